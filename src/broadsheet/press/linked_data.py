"""What pages say to machines: schema.org values, every story based on the reports it names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from broadsheet.press import addresses
from broadsheet.press.cards import StoryCard
from broadsheet.press.placards import story_placard
from broadsheet.press.printer import Printer
from broadsheet.records import Article, Deal, Edition

CONTEXT = "https://schema.org"


def _publisher(printer: Printer) -> dict[str, Any]:
    return {"@type": "NewsMediaOrganization", "name": printer.site.title, "url": printer.absolute("/")}


def original_of(article: Article) -> dict[str, Any]:
    """The report as the work that ours is based on."""
    return {
        "@type": "NewsArticle",
        "headline": article.title,
        "url": addresses.outward(article.original_url) or addresses.outward(article.url),
        "publisher": {"@type": "Organization", "name": article.provider.name},
        "datePublished": article.published.isoformat() if article.published else "",
        "inLanguage": article.language,
        "author": [{"@type": "Person", "name": name} for name in article.authors],
    }


def story_data(printer: Printer, card: StoryCard) -> dict[str, Any]:
    """A story as a NewsArticle based on its reports."""
    story = card.story
    return {
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "headline": card.headline[:110],
        "description": card.deck,
        "url": printer.absolute(addresses.story_path(story.id)),
        "mainEntityOfPage": printer.absolute(addresses.story_path(story.id)),
        "image": [printer.absolute(story_placard(story.id))],
        "inLanguage": story.language,
        "datePublished": story.first_seen.isoformat() if story.first_seen else "",
        "dateModified": story.last_seen.isoformat() if story.last_seen else "",
        "publisher": _publisher(printer),
        "author": _publisher(printer),
        "isBasedOn": [original_of(article) for article in card.originals[:20]],
    }


def article_data(printer: Printer, article: Article) -> dict[str, Any]:
    """An article's record: a page about a work that stands elsewhere."""
    return {
        "@context": CONTEXT,
        "@type": "WebPage",
        "url": printer.absolute(addresses.article_path(article.id)),
        "name": article.title,
        "isBasedOn": original_of(article),
        "about": original_of(article),
        "publisher": _publisher(printer),
    }


def edition_data(printer: Printer, edition: Edition, cards: Sequence[StoryCard]) -> dict[str, Any]:
    """An edition as a collection of its stories."""
    return {
        "@context": CONTEXT,
        "@type": "CollectionPage",
        "name": f"{printer.site.title}, {printer.day(edition.date)}",
        "url": printer.absolute(addresses.edition_path(edition.date)),
        "inLanguage": edition.language,
        "datePublished": edition.date.isoformat(),
        "publisher": _publisher(printer),
        "hasPart": [
            {
                "@type": "NewsArticle",
                "headline": card.headline[:110],
                "url": printer.absolute(addresses.story_path(card.story.id)),
            }
            for card in cards
        ],
    }


def deal_data(printer: Printer, deal: Deal, title: str) -> dict[str, Any]:
    """A deal as an entry of the ledger."""
    return {
        "@context": CONTEXT,
        "@type": "WebPage",
        "name": title,
        "url": printer.absolute(addresses.deal_path(deal.id)),
        "dateModified": deal.last_moved.isoformat() if deal.last_moved else "",
        "about": [{"@type": "Organization", "name": role.name} for role in deal.roles if role.name],
        "publisher": _publisher(printer),
    }
