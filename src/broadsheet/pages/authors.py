"""Who wrote it: persons, without roles, outlets and "By"."""

from __future__ import annotations

import re
from typing import Any, Final, cast

from lxml import etree

from broadsheet.pages.jsonld import Node, text_of, types_of
from broadsheet.pages.limits import MAX_TITLE
from broadsheet.pages.markup import Element, Markup, plain_text, text_in
from broadsheet.pages.stretches import Layout, Stretch, hint_named
from broadsheet.pages.titles import fold, headline_place
from broadsheet.pages.written_dates import find_dates

_BY_WORDS: Final = (
    r"(?:(?:written|posted|published|story|text|reporting|words|article|report|analysis|opinion"
    r"|edited|created)\s+by|by|von|par|por"
    r"|autor(?:a|en|in)?|author|auteur|автор|текст|tekst|szerző|yazan|yazar|penulis|oleh|作者|記者|文|글"
    r"|di|da|door|av|af|przez|od)"
)
_BY: Final = re.compile(rf"^\W*{_BY_WORDS}\s*[:：]?\s+(?=\S)", re.IGNORECASE)
_BY_STRICT: Final = re.compile(
    r"^\W*(?:this (?:post|article|story|piece) was )?"
    r"(?:(?:written|posted|published|story|text|reporting|words|article|report|created"
    r"|authored)\s+by|by|von|par|por|author|autor|автор|auteur)(?:\s*[:：]\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
_BY_ALONE: Final = re.compile(r"\W*(?:by|von|par|por|written by|author|posted by|автор)\W*", re.IGNORECASE)
_DATED_BY: Final = re.compile(
    r"^(?:published|posted|created|written|updated|am\b|on\b|\d|(?:jan|feb|mar|apr|may|jun|jul|aug"
    r"|sep|oct|nov|dec)[a-z]*\b).{0,50}?\b(?:by|von|par)\s+(?=\S)",
    re.IGNORECASE,
)
_SPLIT: Final = re.compile(
    r"\s*(?:[;|/&\n•·]|,|，|、|(?<=\w)\s+(?:and|und|et|y|e|и|og|och|en|with|mit|con|avec)\s+(?=\w))\s*"
    r"|\s+[-–—]\s+",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(
    r"\s*(?:\(.*|\[.*|(?:on|in|am|le|el|il)\s+\w+\s+\d.*|\b(?:updated|published|posted|last|for|is"
    r"|was|has|contributed|reviewed|medically)\b.*"
    r"|\d.*|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s+\d.*)$"
)
_ROLE: Final = re.compile(
    r"\b(?:editor|reporter|correspondent|writer|journalist|staff|contributor|columnist|producer"
    r"|director|ceo|founder|author|analyst"
    r"|manager|specialist|redakt\w*|redaktion|korrespondent\w*|team|desk|newsroom|news|times|post"
    r"|media|magazine|press|agency|agentur"
    r"|editorial|admin\w*|webmaster|guest|group|inc|llc|ltd|gmbh|association|clinic|university"
    r"|institute|department|office|bureau|company"
    r"|today|network|journal|daily|weekly|gazette|herald|tribune|online|digital|photo\w*|image|getty"
    r"|istock\w*|reuters|dpa|afp|ap)\b",
    re.IGNORECASE,
)
_DEGREE: Final = re.compile(
    r"(?:[A-Z]\.){2,4}|[A-Z]{2,7}[®™]?(?:-[A-Z]{1,4})?|Ph\.?\s?D\.?|[JS]r\.?|MPhil|[MB]Sc|M\.?Ed"
    r"|Pharm\.?D\.?|Esq\.?"
)
_PERSON: Final = re.compile(r"[^\W\d_]")
_AUTHOR_LINK: Final = re.compile(
    r"/(?:authors?|autor(?:en|es)?|people|person|staff|profiles?|contributors?|by|team|journalist\w*"
    r"|reporters?|auteurs?|users?)/|/@[\w.-]+/?(?:\?|$)",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"\s+(?:in|à|aus|en|from)\s+[^\W\d_a-zà-ÿ][\w.-]+(?:\s[^\W\d_a-zà-ÿ][\w.-]+)?(?=,|\s+(?:and|und|et|y)\s|$)"
)
_ACCOUNT: Final = re.compile(r"[A-Za-z][\w.-]{2,24}")
_ADDRESS: Final = re.compile(r"https?:|www\.|\S@\S")
_MAX_NAMES: Final = 20


def find_authors(page: Markup, layout: Layout | None = None, title: str = "") -> tuple[tuple[str, ...], str]:
    """The persons named as authors and where: "json-ld", "meta", "og" or "byline"; ((), "") where none are.

    Statements count before what is visible, but a statement that names only the outlet, an account or
    an address names nobody, and then the byline is read. Where no person is named anywhere, the house
    that the page states as author signs, and the origin is "house".
    """
    outlets = outlet_names(page)
    weak: tuple[tuple[str, ...], str] = ((), "")
    house: tuple[str, ...] = ()
    for names, origin in _stated_authors(page):
        persons = clean_names(names, outlets)
        if persons and any(map(_is_account, persons)):
            weak = weak if weak[0] else (persons, origin)
        elif persons:
            return persons, origin
        house = house or _house_in(names)
    visible = clean_names(find_bylines(page, layout, title), outlets) if layout else ()
    if visible:
        return visible, "byline"
    return weak if weak[0] else (house, "house") if house else ((), "")


def _house_in(names: list[str]) -> tuple[str, ...]:
    bare = [name for name in names if 1 < len(name) < 60 and not _ADDRESS.search(name)]
    return tuple(dict.fromkeys(bare))[:3]


def outlet_names(page: Markup) -> set[str]:
    """What the outlet calls itself, folded."""
    publisher = page.article.get("publisher")
    is_person = isinstance(publisher, dict) and "Person" in types_of(publisher)
    named = [text_of(publisher)] if publisher and not is_person else []
    named += (
        page.meta.get("og:site_name", [])
        + page.meta.get("application-name", [])
        + page.meta.get("twitter:site", [])
    )
    named += [
        text_of(node.get("name"))
        for node in page.nodes
        if "Organization" in str(node.get("@type")) or node.get("@type") == "WebSite"
    ]
    folded = {fold(name) for name in named if name}
    host = page.url.split("//")[-1].split("/")[0].removeprefix("www.")
    return (
        folded
        | {fold(host), fold(host.split(".")[0]), *(fold(host.rsplit(".", 1)[0]),)}
        | {name.replace(" ", "") for name in folded}
    )


def _is_outlet(node: Node) -> bool:
    kinds = types_of(node)
    return "Person" not in kinds and any(kind.endswith("Organization") or kind == "WebSite" for kind in kinds)


def _stated_authors(page: Markup) -> list[tuple[list[str], str]]:
    ids = {
        str(node["@id"]): text_of(node.get("name"))
        for node in page.nodes
        if node.get("@id") and node.get("name")
    }
    meta = page.meta
    return [
        (_json_names(page.article.get("author") or page.article.get("creator"), ids), "json-ld"),
        (meta.get("citation_author", []), "meta"),
        (meta.get("parsely-author", []), "meta"),
        (meta.get("author", []), "meta"),
        (meta.get("article:author", []), "og"),
        (
            meta.get("sailthru.author", []) or meta.get("dc.creator", []) or meta.get("dcterms.creator", []),
            "meta",
        ),
    ]


def _json_names(value: Any, ids: dict[str, str]) -> list[str]:
    names: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            name = item.get("name") or ids.get(str(item.get("@id")), "")
            names.extend(text_of(one) for one in (name if isinstance(name, list) else [name]))
        elif isinstance(item, str):
            names.append(text_of(item))
    return names[:_MAX_NAMES]


def clean_names(names: list[str], outlets: set[str] | frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Names of persons out of bylines, each once, in order: without "By", role, degree, outlet or date."""
    found: dict[str, str] = {}
    for name in names[:_MAX_NAMES]:
        for part in _parts(name):
            cleaned = _TAIL.sub("", _BY.sub("", part)).strip(" .,:;-–—|@*\"'“”")
            cleaned = re.sub(r"(?<=[\s.][A-Z])$", ".", cleaned)
            if (
                is_name(cleaned)
                and fold(cleaned) not in outlets
                and fold(cleaned).replace(" ", "") not in outlets
            ):
                found.setdefault(fold(cleaned), cleaned)
    return tuple(found.values())


def _parts(name: str) -> list[str]:
    bare = _BY.sub("", " ".join(name[:MAX_TITLE].split()))
    if _ADDRESS.search(bare):
        return []
    swapped = re.fullmatch(r"([^\W\d_][\w'’-]+),\s*((?:[^\W\d_][\w'’-]*\.?\s?){1,3})", bare)
    if swapped and not _DEGREE.fullmatch(swapped.group(2)) and not _ROLE.search(swapped.group(2)):
        return [f"{swapped.group(2).strip()} {swapped.group(1)}"]
    parts = [part for part in _SPLIT.split(bare) if part]
    return [
        part
        for place, part in enumerate(parts)
        if place == 0
        or not (_DEGREE.fullmatch(part) or _ROLE.search(part) or part.lower().startswith("the "))
    ]


def is_name(text: str) -> bool:
    """Whether a text can be a person's name."""
    words = text.split()
    if not 1 < len(text) < 50 or len(words) > 6 or not _PERSON.search(text):
        return False
    if re.search(r"https?|www\.|@|\d{2}|[<>{}=?!:©]", text) or text.lower() in {
        "admin",
        "staff",
        "editor",
        "redaktion",
        "unknown",
        "none",
        "null",
        "editorial team",
        "guest",
    }:
        return False
    return not (len(words) > 1 and _ROLE.fullmatch(words[-1]) and _ROLE.fullmatch(words[0]))


def _is_account(name: str) -> bool:
    return " " not in name and (name.islower() or bool(re.search(r"[\d._]", name)))


def find_bylines(page: Markup, layout: Layout | None, title: str) -> list[str]:
    """Names that the page shows as its author's: marked up as such, linked as such, or behind a "By"."""
    marked = _marked_names(page)
    if marked or layout is None:
        return marked
    near = _near_title(layout, title)
    return (
        _names_behind_by(near)
        or _linked_names(near)
        or _hinted_names(near)
        or _names_behind_by(layout.stretches[-60:], strict=True)
    )


# Microdata, RDFa and microformats.
_AUTHORS: Final = etree.XPath(
    ".//*[@itemprop='author' or @property='schema:author' or @property='author' or @property='dc:creator'"
    " or (contains(@class, 'p-author')"
    " and contains(concat(' ', normalize-space(@class), ' '), ' p-author '))][not(self::meta)]"
)


def _marked_names(page: Markup) -> list[str]:
    found = []
    for element in cast("list[Element]", _AUTHORS(page.root))[:5]:
        named = element.find(".//*[@itemprop='name']")
        text = text_in(named if named is not None else element) or (
            named.get("content", "") if named is not None else ""
        )
        if _looks_personal(text):
            found.append(text)
    if not found:
        links = [
            link
            for link in list(page.root.iterfind(".//a[@rel]"))[:200]
            if "author" in (link.get("rel") or "").split()
        ]
        found = [
            text
            for text in (" ".join(plain_text(link).split()) for link in links[:3])
            if _looks_personal(text)
        ][:1]
    return found


def _near_title(layout: Layout, title: str) -> list[Stretch]:
    """The stretches right before and after the headline; without one, the first of the page."""
    best = headline_place(layout, title)
    if best < 0:
        return layout.stretches[:25]
    return layout.stretches[best + 1 : best + 18] + layout.stretches[max(best - 4, 0) : best]


def _names_behind_by(near: list[Stretch], *, strict: bool = False) -> list[str]:
    for place, stretch in enumerate(near):
        text = stretch.text
        if len(text) > 160:
            continue
        if _BY_ALONE.fullmatch(text) and place + 1 < len(near):
            text = f"by {near[place + 1].text}"
        found = _BY_STRICT.match(text) or _DATED_BY.match(text)
        if found:
            name = _first_name(text[found.end() :]) or _account(text[found.end() :], stretch)
            if name and (not strict or len(name.split()) > 1):
                return [name]
    return []


def _account(text: str, stretch: Stretch) -> str:
    """The single word by which a member of a site signs, where it stands as an author's or links to one."""
    is_author = hint_named(stretch.frame, "author") <= 1 or any(
        _AUTHOR_LINK.search(href) for href, _ in stretch.anchors
    )
    return text if is_author and _ACCOUNT.fullmatch(text) else ""


def _first_name(text: str) -> str:
    """The words at the beginning that can be names: "Ann Lee, Bo Day | 3 May" gives "Ann Lee, Bo Day".

    What follows names behind a comma is an office where it is no name: "Ann Lee, Head of Grids at Harbour".
    """
    text = _without_date(re.split(r"\s+[|•·—–-]\s+|\s{2,}|\s*[|•·;]\s*", text[:120])[0])
    text = _PLACE.sub("", _TAIL.sub("", text)).strip(" ,.-–—")
    if _looks_personal(text):
        return text
    before = text.partition(",")[0].strip()
    return before if " " in before and _looks_personal(before) else ""


def _without_date(text: str) -> str:
    """The text before or behind a date that stands in it; a page's markup may leave no blank between."""
    for date in find_dates(text)[:1]:
        return text[date.end :].strip(" ,") if not text[: date.start].strip(" ,") else text[: date.start]
    return text


_SMALL: Final = frozenset(
    (
        "and", "und", "et", "y", "e", "de", "da", "di", "von", "van", "der", "den", "la", "le", "bin", "al",
        "el", "dos", "del", "ten", "ter", "af", "zu", "zur", "ibn",
    )
)  # fmt: skip
_NO_NAME: Final = frozenset(
    (
        "the", "a", "an", "our", "this", "how", "in",
    )
)  # fmt: skip


def _looks_personal(text: str) -> bool:
    """Whether all words are written as those of names are, and the last is no role."""
    words = [word for word in re.split(r"[\s,]+", _BY.sub("", " ".join(text.split()))) if word]
    if not 1 <= len(words) <= 9 or len(text) > 110 or _ROLE.fullmatch(words[-1].strip(".,")):
        return False
    is_written_so = all(not word[0].islower() or word in _SMALL for word in words)
    return is_written_so and words[0].lower() not in _NO_NAME


def _linked_names(near: list[Stretch]) -> list[str]:
    for stretch in near:
        if len(stretch.text) > 200:
            continue
        names = [
            text
            for href, text in stretch.anchors
            if _AUTHOR_LINK.search(href) and _looks_personal(text) and 2 <= len(text.split()) <= 4
        ]
        if names:
            return names
    return []


def _hinted_names(near: list[Stretch]) -> list[str]:
    """Names in elements marked as an author's: all that follow the first in elements of the same make."""
    names: list[str] = []
    first: Stretch | None = None
    for stretch in near:
        if first is not None and stretch.frame.signature != first.frame.signature:
            break
        if len(stretch.text) >= 60 or hint_named(stretch.frame, "author") > 1:
            continue
        name = _first_name(_BY.sub("", stretch.text))
        if 2 <= len(name.split()) <= 4:
            names.append(name)
            first = first or stretch
    return names
