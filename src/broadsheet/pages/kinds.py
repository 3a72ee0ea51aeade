"""What kind of page an article is, and what it names as its origin."""

from __future__ import annotations

import re

from broadsheet.pages.jsonld import text_of, types_of
from broadsheet.pages.markup import Markup
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
_OPINION_SECTION = re.compile(
    r"^(?:opinion|opinions|op-ed|editorial|comment|kommentar|meinung|tribune|opinión|мнение|мнения|コラム|社説)$",
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


def find_kind(page: Markup, text: str, section: str, provider: Provider | None = None) -> ArticleKind:
    """The kind of a page: what its JSON-LD type says, else its address, its section and its provider.

    What a company puts out about itself is a press release; what a regulator puts out is not.
    """
    kinds = " ".join(types_of(page.article)) + " " + page.first("og:type")
    if is_locked(page) and len(text) < _TEASER:
        return "teaser"
    if "LiveBlogPosting" in kinds or _LIVE.search(page.url):
        return "live_blog"
    by = provider.kind if provider else None
    if (
        by == "company"
        or "PressRelease" in kinds
        or domain_of(page.url) in _RELEASE_HOSTS
        or (by != "regulator" and _RELEASE.search(page.url))
    ):
        return "press_release"
    if "Opinion" in kinds or _OPINION.search(page.url) or _OPINION_SECTION.match(section):
        return "opinion"
    if "Podcast" in kinds or (_PODCAST.search(page.url) and len(text) < _MEDIA_TEXT):
        return "podcast"
    if (
        kinds.startswith("VideoObject") or "video" in page.first("og:type") or _VIDEO.search(page.url)
    ) and len(text) < _MEDIA_TEXT:
        return "video"
    return "article"


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


def find_original(page: Markup) -> str:
    """The address or outlet that the page itself names as the origin of its text; "" where it is its own."""
    stated = page.first("syndication-source", "original-source")
    if stated:
        return stated
    for link in list(page.root.iterfind(".//link[@rel='canonical']"))[:1]:
        address = join_url(page.url, link.get("href") or "")
        if address and domain_of(address) != domain_of(page.url):
            return address
    return text_of(page.article.get("isBasedOn")) if isinstance(page.article.get("isBasedOn"), str) else ""


def find_address(page: Markup) -> tuple[str, str]:
    """The address the page calls its own, if it lies on the same site, else the one it was read from."""
    for link in list(page.root.iterfind(".//link[@rel='canonical']"))[:1]:
        if _may_be_same(join_url(page.url, link.get("href") or ""), page.url):
            return join_url(page.url, link.get("href") or ""), "canonical"
    stated = join_url(page.url, page.first("og:url")) if page.first("og:url") else ""
    return (stated, "og") if _may_be_same(stated, page.url) else (page.url, "address")


def _may_be_same(stated: str, url: str) -> bool:
    """A canonical address on another site, or one that is only the front page, names another page."""
    if not stated or domain_of(stated) != domain_of(url):
        return False
    return (
        len(stated.split("//", 1)[-1].rstrip("/").split("/")) > 1
        or len(url.split("//", 1)[-1].rstrip("/").split("/")) == 1
    )
