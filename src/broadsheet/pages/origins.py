"""Where the lesser fields of an article come from; title, authors and date tell it where they are read."""

from __future__ import annotations

from broadsheet.pages.images import lead_image
from broadsheet.pages.jsonld import text_of
from broadsheet.pages.markup import Markup
from broadsheet.records import Article, Provider


def name_origins(page: Markup, article: Article, known: Provider | None) -> tuple[tuple[str, str], ...]:
    """(field, where it stands) of every field that was found; the order of sources is that of the readers."""
    node = page.article
    origins = (
        ("provider", _provider_from(page, article, known)),
        ("updated", _said_in(node.get("dateModified")) if article.updated else ""),
        ("section", _said_in(node.get("articleSection")) if article.section else ""),
        ("keywords", _said_in(node.get("keywords")) if article.keywords else ""),
        ("standfirst", "visible" if article.standfirst else ""),
        ("images", _pictures_from(page, article)),
        ("syndicated_from", _original_from(page, article) if article.syndicated_from else ""),
        ("language", "text" if article.language != "und" else ""),
    )
    return tuple((field, origin) for field, origin in origins if origin)


def _said_in(stated: object) -> str:
    return "json-ld" if text_of(stated) or (isinstance(stated, list) and stated) else "meta"


def _provider_from(page: Markup, article: Article, known: Provider | None) -> str:
    name = article.provider.name
    if known is not None:
        return "catalogue"
    if name == page.first("og:site_name"):
        return "og"
    if name == text_of(page.article.get("publisher")):
        return "json-ld"
    return "meta" if name == page.first("application-name") else "address"


def _pictures_from(page: Markup, article: Article) -> str:
    if not article.images:
        return ""
    return "metadata" if lead_image(page) else "visible"


def _original_from(page: Markup, article: Article) -> str:
    if page.first("syndication-source", "original-source"):
        return "meta"
    if isinstance(page.article.get("isBasedOn"), str):
        return "json-ld"
    return "canonical" if article.syndicated_from.startswith(("https://", "http://")) else "visible"
