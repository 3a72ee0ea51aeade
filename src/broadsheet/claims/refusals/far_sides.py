"""Sides that neither a deal's own sentences nor its paragraph name: whom a far mention leaves to be guessed is no side."""

from __future__ import annotations

from broadsheet.records import Article, Claim, Mention

_PARTED = "\n\n"


def names_its_sides(claim: Claim, article: Article) -> bool:
    """Whether each side stands in the words of the claim, in their paragraph or in the title.

    In "Acme raised $5m. … (another paragraph) It was backed by Globex" a sentence without a subject of its own is
    seldom about whom the paragraph before was about; a title tells what the whole text is about.
    """
    return all(_is_near(side, claim, article) for side in (claim.subject, claim.object) if side is not None)


def _is_near(side: Mention, claim: Claim, article: Article) -> bool:
    name = side.as_written
    if name not in article.text:
        return True  # whom a person acts for
    if name in article.title or any(name in span.quote for span in claim.evidence):
        return True
    told = claim.evidence[0]
    if told.field == "title":
        return True
    end = article.text.find(_PARTED, told.end)
    return name in article.text[article.text.rfind(_PARTED, 0, told.start) + 1 : end if end >= 0 else None]
