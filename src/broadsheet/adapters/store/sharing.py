"""Claims as read from rows, with what they have in common held once: a million of them fit in memory."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import cast

from broadsheet.records import Attribution, Claim, Mention, Money, Relation, Span, Stage


class Pool:
    """Gives, for equal values, always the same object."""

    def __init__(self) -> None:
        self._mentions: dict[Mention, Mention] = {}
        self._attributions: dict[tuple[Attribution, ...], tuple[Attribution, ...]] = {}
        self._sums: dict[Money, Money] = {}
        self._instants: dict[datetime, datetime] = {}

    def share(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """The claims, equal to those given."""
        for claim in claims:
            yield replace(
                claim,
                text_id=_same(claim.text_id, claim.article_id),
                relation=cast("Relation", sys.intern(claim.relation)),
                stage=cast("Stage", sys.intern(claim.stage)),
                subject=self._mention(claim.subject, claim),
                object=self._mention(claim.object, claim),
                others=tuple(m for m in (self._mention(other, claim) for other in claim.others) if m),
                evidence=tuple(_span(span, claim) for span in claim.evidence),
                money=self._sum(claim.money),
                said_by=self._attributions.setdefault(claim.said_by, claim.said_by),
                language=sys.intern(claim.language),
                outlet=sys.intern(claim.outlet),
                root=sys.intern(claim.root),
                made_by=sys.intern(claim.made_by),
                reported_at=self._instant(claim.reported_at),
                first_seen=self._instant(claim.first_seen),
                last_seen=self._instant(claim.last_seen),
            )

    def _mention(self, mention: Mention | None, claim: Claim) -> Mention | None:
        if mention is None:
            return None
        if mention.span is None:
            return self._mentions.setdefault(mention, mention)
        return replace(
            mention,
            as_written=sys.intern(mention.as_written),
            party_id=sys.intern(mention.party_id),
            name=sys.intern(mention.name),
            span=_span(mention.span, claim),
        )

    def _sum(self, money: Money | None) -> Money | None:
        return None if money is None else self._sums.setdefault(money, money)

    def _instant(self, at: datetime | None) -> datetime | None:
        return None if at is None else self._instants.setdefault(at, at)


def _same(text: str, other: str) -> str:
    return other if text == other else text


def _span(span: Span, claim: Claim) -> Span:
    return replace(
        span, article_id=_same(span.article_id, claim.article_id), text_id=_same(span.text_id, claim.text_id)
    )
