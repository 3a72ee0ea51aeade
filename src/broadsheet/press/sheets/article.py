"""The page of an article: the record of it, never the whole text."""

from __future__ import annotations

from typing import Final

from broadsheet.press.cards import cards_of, line_of
from broadsheet.press.linked_data import article_data
from broadsheet.press.pictures import picture_of_reports
from broadsheet.press.printer import Printer
from broadsheet.press.sheets.taking_part import voices_of
from broadsheet.press.shelf import Shelf
from broadsheet.press.site import Page
from broadsheet.records import Article

EXCERPT: Final = 420  #: characters shown of an article without an excerpt of its own


def print_article(printer: Printer, shelf: Shelf, article_id: str) -> Page | None:
    """The record: excerpt, link to the original, topics, scores with reasons, claims with evidence."""
    article = shelf.article(article_id)
    if article is None:
        return None
    claims = shelf.claims_of_article(article_id)
    deals = shelf.deals_of_article(article_id)
    lines = {i: line_of(d) for d in deals for i in d.claim_ids}
    marks = shelf.marks(article_id)
    return printer.html(
        "article.html",
        title=f"{article.title} · {article.provider.name}",
        description=excerpt_of(article),
        section="story",
        ld=article_data(printer, article),
        modified=article.updated or article.published,
        article=article,
        excerpt=excerpt_of(article),
        picture=picture_of_reports(printer.site, [article]),
        words=len(article.text.split()),
        marks=marks,
        claims=[(claim, lines.get(claim.id)) for claim in claims],
        cards=cards_of(shelf.stories_of_article(article_id), shelf),
        changes=shelf.changes(article_id),
        corrections=[c for c in shelf.corrections() if c.article_id == article_id],
        voices=voices_of(printer, shelf, "article", article_id),
    )


def excerpt_of(article: Article) -> str:
    """The article's own excerpt, else its beginning, cut at a word."""
    text = article.excerpt or article.standfirst or article.text
    flat = " ".join(text.split())
    if len(flat) <= EXCERPT:
        return flat
    return flat[:EXCERPT].rsplit(" ", 1)[0].rstrip(",;:–— ") + " …"
