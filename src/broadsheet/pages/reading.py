"""Bytes to an article, or to the findings that say why there is none."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import datetime
from itertools import accumulate
from typing import Final

from broadsheet.pages.authors import find_authors
from broadsheet.pages.body import Body, choose_body, stated_body
from broadsheet.pages.charset import decode_body
from broadsheet.pages.dates import find_published, find_updated
from broadsheet.pages.excerpts import cut_at_sentence, find_standfirst, make_excerpt
from broadsheet.pages.features import Matrix, PageFacts, measure
from broadsheet.pages.images import find_images
from broadsheet.pages.jsonld import text_of
from broadsheet.pages.kinds import (
    find_address,
    find_keywords,
    find_kind,
    find_original,
    find_section,
    stated_address,
)
from broadsheet.pages.limits import MAX_LINES, name_refusal, without_embedded
from broadsheet.pages.markup import Markup, parse_page
from broadsheet.pages.origins import name_origins
from broadsheet.pages.plain import PlainText, read_plain
from broadsheet.pages.publishers import PublisherRule, cut_elements, publisher_rules, rule_for
from broadsheet.pages.refusals import name_absence
from broadsheet.pages.stand_ins import name_data
from broadsheet.pages.stretches import Layout, lay_out
from broadsheet.pages.titles import find_title
from broadsheet.records import Article, Block, Finding, Provider, Reading, article_id, text_id
from broadsheet.records.finding import Level
from broadsheet.text.language import detect_language, primary_tag
from broadsheet.text.urls import canonical_url, domain_of

STEP: Final = "pages@1"
_WORD: Final = re.compile(r"\w+")
_MARKUP: Final = re.compile(
    r"<\s*(?:!doctype|html|head|body|div|p|article|section|main|table|span|h1|meta|script)\b", re.IGNORECASE
)


def read_page(
    body: bytes,
    url: str,
    *,
    at: datetime | None = None,
    content_type: str = "",
    provider: Provider | None = None,
    furniture: frozenset[str] = frozenset(),
    rules: tuple[PublisherRule, ...] = (),
) -> Reading:
    """The article on a page, or findings that name why there is none; never neither.

    `at` is when the page was fetched (for dates such as "two hours ago"), `content_type` the header,
    `provider` what the catalogue knows of the outlet, `furniture` the lines that stand on many pages of
    it (see learn_template), `rules` the newsroom's own for outlets, which go before those declared here.
    Time and memory are bounded by `pages.limits`; nothing is fetched.
    """
    body = without_embedded(body)
    refusal = name_refusal(body, content_type)
    if refusal:
        return _refuse(url, *refusal)
    text = decode_body(body, content_type).text
    data = name_data(text)
    if data:
        return _refuse(url, "wrong_type", f"the body is {data}, not a page")
    if not _MARKUP.search(text[:200_000]):
        if text.count("\n") > MAX_LINES:
            return _refuse(url, "too_large", f"more than {MAX_LINES:,} lines of plain text")
        return _read_plain_page(read_plain(text), url, at, provider)
    page = parse_page(text, url)
    if page is None:
        return _refuse(url, "empty", "nothing in the body is text")
    if page.too_deep:
        return _refuse(url, "too_deep", "elements are nested deeper than 2,000 levels; the page was not read")
    if url.startswith("file:"):
        page.url = stated_address(page) or url  # a saved page names the address that it was saved from
    expired = _apply_rule(page, at, (*rules, *publisher_rules()))
    read = _read_markup(page, page.url, at, provider, furniture)
    return replace(read, findings=(*read.findings, *expired))


def _apply_rule(page: Markup, at: datetime | None, rules: tuple[PublisherRule, ...]) -> tuple[Finding, ...]:
    """Cuts what the outlet's declared rule names; a rule that has ended is told and not applied."""
    rule = rule_for(page.url, rules)
    if rule is None:
        return ()
    if at is None or at.date() < rule.expires:
        cut_elements(page.root, rule)
        return ()
    message = f"the rule for {rule.host} ended on {rule.expires}; look at its pages and renew or remove it"
    return (Finding(level="warning", step=STEP, subject_id=rule.host, code="rule_expired", message=message),)


def _refuse(url: str, code: str, message: str) -> Reading:
    return Reading(
        article=None,
        findings=(Finding(level="error", step=STEP, subject_id=url, code=code, message=message),),
    )


def lay_out_body(body: bytes, url: str) -> tuple[Layout, Matrix]:
    """The stretches of a page and their numbers: what the judge is trained on."""
    page = parse_page(decode_body(body).text, url)
    if page is None:
        raise ValueError(f"{url}: no element in the body")
    layout = lay_out(page.root)
    title = find_title(page, layout)[0]
    return layout, measure(layout, _facts(page, title, find_authors(page, layout, title)[0]))


def _facts(page: Markup, title: str, authors: tuple[str, ...]) -> PageFacts:
    return PageFacts(
        title=title,
        description=page.first("og:description", "description"),
        body=text_of(page.article.get("articleBody")),
        authors=authors,
        site=page.first("og:site_name"),
        is_article="article" in page.first("og:type").lower() or bool(page.article),
    )


_PARTIAL: Final = {"paywall"}  #: findings beside an article; any other stands in place of one


def _read_markup(
    page: Markup, url: str, at: datetime | None, provider: Provider | None, furniture: frozenset[str]
) -> Reading:
    layout = lay_out(page.root)
    title, title_from = find_title(page, layout, provider.name if provider else "")
    authors, authors_from = find_authors(page, layout, title)
    persons = () if authors_from == "house" else authors
    body = choose_body(layout, _facts(page, title, authors), url, furniture, persons)
    if not body.text:
        body = stated_body(text_of(page.article.get("articleBody"), lines=True))
    absence = name_absence(page, layout, body)
    is_article = bool(body.text) and all(code in _PARTIAL for code, _ in absence)
    level: Level = "warning" if is_article else "error"
    findings = tuple(
        Finding(level=level, step=STEP, subject_id=url, code=code, message=message)
        for code, message in absence
    )
    if not is_article:
        return Reading(article=None, findings=findings, lines=body.lines if body.text else ())
    article = _write_article(page, layout, body, (title, title_from), (authors, authors_from), at, provider)
    if any(code == "paywall" for code, _ in absence):
        origins = tuple(row for row in article.origins if row[0] != "kind")
        article = replace(article, kind="teaser", origins=(*origins, ("kind", "paywall")))
    return Reading(article=article, findings=findings, lines=body.lines)


def _write_article(
    page: Markup,
    layout: Layout,
    body: Body,
    headline: tuple[str, str],
    signed: tuple[tuple[str, ...], str],
    at: datetime | None,
    provider: Provider | None,
) -> Article:
    """The article with every field that the page gives; `headline` and `signed` come with their origins.

    It is long because an article has many fields: each is found in a module of its own, and what one needs
    of another (the language for the date, the section for the kind) is handed on here and nowhere else.
    """
    title, declared = headline[0], _declared_language(page)
    language = detect_language(body.text, declared)
    spoken = primary_tag(declared) or language
    published, published_from = find_published(page, layout, title, at, spoken, body.kept)
    updated = find_updated(page)
    address, address_from = find_address(page)
    canonical = canonical_url(address)
    standfirst = find_standfirst(page, layout, title, body.kept)
    excerpt, excerpt_from = make_excerpt(page, body.text, title, standfirst)
    section = find_section(page)
    kind, kind_from = find_kind(page, layout, title, body.text, section, provider)
    origins = (
        ("title", headline[1]), ("authors", signed[1]), ("published", published_from),
        ("url", address_from), ("excerpt", excerpt_from), ("text", body.origin),
        ("kind", kind_from),
    )  # fmt: skip
    article = Article(
        id=article_id(canonical),
        text_id=text_id(title, body.text),
        url=canonical,
        original_url=page.url,
        provider=provider or name_provider(page, page.url),
        title=title,
        text=body.text,
        language=language,
        kind=kind,
        title_language=detect_language(title, language),
        standfirst=standfirst,
        excerpt=excerpt,
        authors=signed[0],
        published=published.at if published else None,
        published_precision=published.precision if published else "unknown",
        updated=updated.at if updated else None,
        section=section,
        keywords=find_keywords(page),
        blocks=_name_languages(body, language),
        images=find_images(page, layout, body.kept),
        links=body.links,
        syndicated_from=find_original(page, layout, body.kept),
        origins=tuple((field, origin) for field, origin in origins if origin),
        made_by=STEP,
        seen_at=at,
    )
    return replace(article, origins=(*article.origins, *name_origins(page, article, provider)))


def _declared_language(page: Markup) -> str:
    """The language that the page gives for itself, as written; "" where it gives none."""
    attribute = page.root.get("lang") or page.root.get("xml:lang")
    return attribute or page.first("og:locale", "content-language", "language")


def name_provider(page: Markup, url: str) -> Provider:
    """The outlet by its own words: the publisher it states, its site name, else its domain."""
    domain = domain_of(url)
    name = (
        page.first("og:site_name") or text_of(page.article.get("publisher")) or page.first("application-name")
    )
    return Provider(name=name if 0 < len(name) < 80 else domain, domain=domain)


_LONG_BLOCK: Final = 160
_FOREIGN: Final = 0.25


def _name_languages(body: Body, language: str) -> tuple[Block, ...]:
    """The blocks, those in another language marked.

    Only a long block whose words hardly occur in the other blocks is asked about: a text in one
    language shares its small words.
    """
    words = [set(_WORD.findall(body.text[block.start : block.end].casefold())) for block in body.blocks]
    spoken = Counter(word for one in words for word in one)
    return tuple(
        _marked(block, body.text[block.start : block.end], language)
        if block.end - block.start >= _LONG_BLOCK
        and sum(spoken[word] > 1 for word in mine) < len(mine) * _FOREIGN
        and len(words) > 1
        else block
        for block, mine in zip(body.blocks, words, strict=True)
    )


def _marked(block: Block, text: str, language: str) -> Block:
    own = detect_language(text, language)
    if own in {language, "und"}:
        return block
    return Block(kind=block.kind, start=block.start, end=block.end, level=block.level, language=own)


def _read_plain_page(plain: PlainText, url: str, at: datetime | None, provider: Provider | None) -> Reading:
    if not plain.paragraphs:
        return _refuse(url, "not_article", "the plain text holds no paragraph of prose")
    text = "\n\n".join(one for _, one in plain.paragraphs)
    canonical = canonical_url(url)
    language = detect_language(text)
    found = {"title": plain.title, "text": text, "excerpt": text, "syndicated_from": plain.original}
    article = Article(
        id=article_id(canonical),
        text_id=text_id(plain.title, text),
        url=canonical,
        original_url=url,
        provider=provider or Provider(name=domain_of(url) or "unknown", domain=domain_of(url)),
        title=plain.title,
        text=text,
        language=language,
        title_language=detect_language(plain.title, language) if plain.title else "",
        excerpt=cut_at_sentence(text),
        blocks=_lay_blocks(plain),
        syndicated_from=plain.original,
        origins=tuple((field, "plain text") for field, value in found.items() if value),
        made_by=STEP,
        seen_at=at,
    )
    return Reading(article=article)


def _lay_blocks(plain: PlainText) -> tuple[Block, ...]:
    """The blocks of a plain text, each paragraph two characters behind the one before."""
    ends = accumulate((len(text) + 2 for _, text in plain.paragraphs), initial=0)
    return tuple(
        Block(kind=kind, start=start, end=start + len(text), level=2 if kind == "heading" else 0)
        for start, (kind, text) in zip(ends, plain.paragraphs, strict=False)
    )
