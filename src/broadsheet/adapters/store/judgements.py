"""Judgements of a few kinds, for pages that need no others."""

from __future__ import annotations

from datetime import datetime

from broadsheet.adapters.store import models as tables
from broadsheet.adapters.store.rows import value_of
from broadsheet.records import Judgement


def judgements_of(*kinds: str) -> tuple[Judgement, ...]:
    """Judgements of these kinds in the order they were made, what takes them back included."""
    rows = tables.JudgementRow.objects.filter(kind__in=kinds).order_by("at", "id")
    return tuple(value_of(Judgement, row) for row in rows)


def has_judgements_since(moment: datetime) -> bool:
    """Some judgement, of whatever kind, was passed at `moment` or later."""
    return bool(tables.JudgementRow.objects.filter(at__gte=moment).exists())


def count_proposals() -> int:
    """How many proposals nobody answered or took back."""
    given = judgements_of("proposal", "proposal_answer")
    gone = {judgement.replaces for judgement in given if judgement.replaces}
    standing = [j for j in given if not j.replaces and j.id not in gone]
    answered = {judgement.left for judgement in standing if judgement.kind == "proposal_answer"}
    return sum(judgement.kind == "proposal" and judgement.id not in answered for judgement in standing)
