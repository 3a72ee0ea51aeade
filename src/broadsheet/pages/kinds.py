"""What kind of page an article is, and what it names as its origin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.pages.jsonld import text_of, types_of
from broadsheet.pages.kind_words import find_label, find_phrase
from broadsheet.pages.markup import Markup
from broadsheet.pages.originals import name_original
from broadsheet.pages.stretches import Frame, Layout
from broadsheet.pages.titles import headline_place
from broadsheet.records import Provider
from broadsheet.records.article import ArticleKind
from broadsheet.text.urls import domain_of, join_url

_RELEASE_HOSTS = {
    "businesswire.com", "prnewswire.com", "globenewswire.com", "newswire.com", "accesswire.com",
    "prweb.com", "einpresswire.com", "ots.at", "presseportal.de",
}  # fmt: skip
_RELEASE = re.compile(
    r"/(?:press-?releases?|newsroom/press|pressemitteilung(?:en)?|communiques?-de-presse"
    r"|media-releases?)(?:/|$|-)",
    re.IGNORECASE,
)
_OPINION = re.compile(
    r"/(?:opinions?|commentisfree|kommentare?|meinung|columnists?|editorials?|op-ed|tribunes?"
    r"|opinion-\w+)(?:/|$)",
    re.IGNORECASE,
)
_LIVE = re.compile(
    r"/(?:live|liveblog|live-news|ticker|news-ticker)(?:/|-|$)|liveticker|live-updates", re.IGNORECASE
)
_VIDEO = re.compile(r"/(?:videos?|watch)(?:/|$)", re.IGNORECASE)
_PODCAST = re.compile(r"/podcasts?(?:/|$)", re.IGNORECASE)
_MEDIA_TEXT = 1_500  # a page at a video's address with more text than this is an article with a video
_FREE = re.compile(r"^(?:true|yes|1|free|http://schema.org/true)$", re.IGNORECASE)
_TEASER = 1_200


def find_kind(
    page: Markup, layout: Layout, headline: str, text: str, section: str, provider: Provider | None = None
) -> tuple[ArticleKind, str]:
    """The kind of a page and where that stands; ("article", "") where nothing says otherwise.

    Sources are asked in this order and the first that knows decides: the page's own word that it is not
    free, its JSON-LD or Open Graph type, who publishes it, its address, its section, words in or in
    front of the headline, a label beside it, the words a release begins with, the clock times of a live
    blog's entries. What a company puts out about itself is a press release; what a regulator puts out
    is not. A page with a long text is no video and no podcast, whatever is embedded in it.
    """
    if is_locked(page) and len(text) < _TEASER:
        return "teaser", "metadata"
    for kind, origin in _kinds_said(page, layout, headline, text, section, provider):
        if kind and not (kind in _MEDIA and len(text) >= _MEDIA_TEXT):
            return kind, origin
    return "article", ""


_MEDIA = {"video", "podcast"}


def _kinds_said(
    page: Markup, layout: Layout, headline: str, text: str, section: str, provider: Provider | None
) -> Iterator[tuple[ArticleKind | None, str]]:
    by = provider.kind if provider else None
    yield _kind_of_types(page), "metadata"
    yield ("press_release" if by == "company" else None), "provider"
    yield _kind_of_address(page.url, is_regulator=by == "regulator"), "address"
    yield find_label(section), "section"
    yield _kind_of_headline(headline), "title"
    labels = (find_label(label) for label in _labels_beside(layout, headline))
    yield next((kind for kind in labels if kind), None), "label"
    yield (None if by == "regulator" else find_phrase("front", text[:_FRONT])), "text"
    yield ("live_blog" if _has_clock_times(layout) else None), "entries"


def _kind_of_types(page: Markup) -> ArticleKind | None:
    types = " ".join(types_of(page.article)) + " " + page.first("og:type")
    for mark, kind in _TYPES.items():
        if mark in types:
            return kind
    return "video" if types.startswith("VideoObject") or "video" in page.first("og:type") else None


_TYPES: dict[str, ArticleKind] = {
    "LiveBlogPosting": "live_blog", "PressRelease": "press_release", "Opinion": "opinion",
    "Podcast": "podcast",
}  # fmt: skip


def _kind_of_address(url: str, *, is_regulator: bool) -> ArticleKind | None:
    if _LIVE.search(url):
        return "live_blog"
    if domain_of(url) in _RELEASE_HOSTS or (not is_regulator and _RELEASE.search(url)):
        return "press_release"
    for pattern, kind in _ADDRESSES:
        if pattern.search(url):
            return kind
    return None


_ADDRESSES: tuple[tuple[re.Pattern[str], ArticleKind], ...] = (
    (_OPINION, "opinion"), (_PODCAST, "podcast"), (_VIDEO, "video"),
)  # fmt: skip
_PARTS = re.compile(r"\s*[:：|｜]\s*|\s+[–—-]\s+")
_BRACKETED = re.compile(r"^[\[【(（]([^\]】)）]{2,20})[\]】)）]")
_ABOVE, _BELOW = 4, 2  # lines beside the headline in which a label may stand


def _kind_of_headline(headline: str) -> ArticleKind | None:
    """The kind named before a colon or a bar in the headline, in brackets in front, or by a phrase in it."""
    bracketed = _BRACKETED.match(headline)
    parts = _PARTS.split(headline, maxsplit=1)
    front = bracketed.group(1) if bracketed else parts[0] if len(parts) == 2 else ""
    return find_label(front, in_title=True) or find_phrase("title", headline)


def _labels_beside(layout: Layout, headline: str) -> Iterator[str]:
    place = headline_place(layout, headline)
    if place >= 0:
        for stretch in layout.stretches[max(place - _ABOVE, 0) : place + 1 + _BELOW]:
            if len(stretch.text) <= _LABEL and _is_beside(stretch.frame, layout.stretches[place].frame):
                yield stretch.text


def _is_beside(frame: Frame, headline: Frame) -> bool:
    """Whether a line belongs to the headline and not to a menu above it."""
    parent = frame.parent
    return frame.in_top or parent is headline.parent or (parent is not None and parent.count <= _FEW)


_LABEL = 40
_FEW = 3
_FRONT = 400
_CLOCK = re.compile(
    r"^(?:\d{1,2}[:.h]\d\d(?:\s?(?:uhr|h|am|pm|a\.m\.|p\.m\.|gmt|cet|et|bst))?)$", re.IGNORECASE
)
_ENTRIES = 6


def _has_clock_times(layout: Layout) -> bool:
    """Whether the main part is cut into entries, each under its time of day."""
    return sum(one.frame.in_top and bool(_CLOCK.match(one.text)) for one in layout.stretches) >= _ENTRIES


def is_locked(page: Markup) -> bool:
    """Whether the page says that its article is not free to read."""
    free = page.article.get("isAccessibleForFree")
    if free is not None:
        return not _FREE.match(text_of(free) or str(free))
    return page.first("article:content_tier", "content_tier").lower() in {"locked", "metered", "premium"}


def find_section(page: Markup) -> str:
    """The section the page says it stands in; "" where it says none."""
    return text_of(page.article.get("articleSection")) or page.first(
        "article:section", "parsely-section", "section", "category"
    )


def find_keywords(page: Markup) -> tuple[str, ...]:
    """The page's own keywords, each once, at most thirty."""
    stated = page.article.get("keywords")
    words = [text_of(one) for one in stated] if isinstance(stated, list) else text_of(stated).split(",")
    if not any(words):
        words = page.meta.get("article:tag", []) or page.first("news_keywords", "keywords").split(",")
    return tuple(dict.fromkeys(word.strip() for word in words if 1 < len(word.strip()) < 60))[:30]


def find_original(page: Markup, layout: Layout, kept: tuple[int, ...]) -> str:
    """The address or outlet that the page itself names as the origin of its text; "" where it is its own.

    In metadata, as a canonical address on another site, or in a line right around the text.
    """
    stated = page.first("syndication-source", "original-source")
    if stated:
        return stated
    for link in list(page.root.iterfind(".//link[@rel='canonical']"))[:1]:
        address = join_url(page.url, link.get("href") or "")
        if address and domain_of(address) != domain_of(page.url):
            return address
    if isinstance(page.article.get("isBasedOn"), str):
        return text_of(page.article.get("isBasedOn"))
    return name_original(_lines_around(layout, kept))


_AROUND = 12  # lines in front of the text and behind it


def _lines_around(layout: Layout, kept: tuple[int, ...]) -> list[str]:
    """What stands right in front of the text, its last line, and what stands right behind it."""
    if not kept:
        return []
    front = layout.stretches[max(kept[0] - _AROUND, 0) : kept[0] + 1]
    return [one.text for one in (*front, *layout.stretches[kept[-1] : kept[-1] + 1 + _AROUND])]


def find_address(page: Markup) -> tuple[str, str]:
    """The address the page calls its own, if it lies on the same site, else the one it was read from."""
    for link in list(page.root.iterfind(".//link[@rel='canonical']"))[:1]:
        if _may_be_same(join_url(page.url, link.get("href") or ""), page.url):
            return join_url(page.url, link.get("href") or ""), "canonical"
    stated = join_url(page.url, page.first("og:url")) if page.first("og:url") else ""
    return (stated, "og") if _may_be_same(stated, page.url) else (page.url, "address")


def stated_address(page: Markup) -> str:
    """The web address that a page gives as its own, wherever it was read; "" where it gives none."""
    links = [link.get("href") or "" for link in list(page.root.iterfind(".//link[@rel='canonical']"))[:1]]
    given = (*links, page.first("og:url"))
    return next((one for one in given if one.startswith(("https://", "http://"))), "")


def _may_be_same(stated: str, url: str) -> bool:
    """A canonical address on another site, or one that is only the front page, names another page."""
    if not stated or domain_of(stated) != domain_of(url):
        return False
    return (
        len(stated.split("//", 1)[-1].rstrip("/").split("/")) > 1
        or len(url.split("//", 1)[-1].rstrip("/").split("/")) == 1
    )
