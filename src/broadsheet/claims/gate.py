"""Evidence or nothing: the one gate every claim passes, whoever extracted it."""

from __future__ import annotations

from collections.abc import Iterable

from broadsheet.records import Article, Claim, Span


def admit(claims: Iterable[Claim], article: Article) -> tuple[Claim, ...]:
    """Claims whose every evidence span stands verbatim in the article, which name a party, once each.

    What fails is dropped, not repaired: an extractor that cannot quote the article has no say.
    """
    admitted: dict[str, Claim] = {}
    for claim in claims:
        if _is_grounded(claim, article) and _has_parties(claim):
            admitted.setdefault(claim.id, claim)
    return tuple(admitted.values())


def _is_grounded(claim: Claim, article: Article) -> bool:
    return bool(claim.evidence) and all(quotes(span, article) for span in claim.evidence)


def quotes(span: Span, article: Article) -> bool:
    """Whether the span quotes this very wording of the article."""
    source = article.title if span.field == "title" else article.text
    same = span.article_id == article.id and span.text_id == article.text_id
    return same and bool(span.quote) and source[span.start : span.end] == span.quote


def _has_parties(claim: Claim) -> bool:
    """Both sides, or a round's target alone; never one party on both sides."""
    if claim.object is None:
        return False
    if claim.subject is None:
        return claim.relation == "funding_round"
    return claim.subject.party_id != claim.object.party_id
