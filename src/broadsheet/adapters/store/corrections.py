"""The paper's corrections: an editor's shows from the moment it is made, a source's from its edition on."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet import editions
from broadsheet.adapters.store import models as tables
from broadsheet.adapters.store import reading
from broadsheet.adapters.store.rows import value_of
from broadsheet.records import Correction, Judgement


def list_corrections(limit: int) -> Sequence[Correction]:
    """Corrections, newest first. One that an editor took back is gone, whatever was printed of it."""
    rows = tables.JudgementRow.objects.filter(kind="correction").order_by("at", "id")
    given = [value_of(Judgement, row) for row in rows]
    replaced = {judgement.replaces for judgement in given if judgement.replaces}
    made = [judgement for judgement in given if not judgement.replaces]
    stories = {story.id: story for story in reading.stories(sorted({j.left for j in made}))}
    articles = {article.id: article for article in reading.articles(sorted({j.left for j in made}))}
    told = {j.id: editions.tell_correction(j, j.at.date(), stories, articles) for j in made}
    by_editors = {(c.was, c.now) for c in told.values()}
    printed = [c for edition in reading.editions(limit=400) for c in edition.corrections]
    shown = [correction for key, correction in told.items() if key not in replaced]
    shown += [c for c in printed if (c.was, c.now) not in by_editors]
    return sorted(shown, key=lambda c: c.date, reverse=True)[:limit]
