"""Makes an item of the paper: headline, summary, reasons."""

from __future__ import annotations

from broadsheet.editions.drafts import Drafts
from broadsheet.editions.rulings import Rulings
from broadsheet.editions.summaries import MOST_WORDS, count_words
from broadsheet.editions.weighing import Weighed
from broadsheet.records import Item, Judgement, SummarySentence


def make_item(weighed: Weighed, rulings: Rulings, drafts: Drafts, *, moved: str) -> Item:
    """The story's place in the paper, with every reason for it."""
    candidate = weighed.candidate
    story_id = candidate.story.id
    summary = drafts.summary_of(candidate)
    ruled = [shelf[story_id] for shelf in (rulings.retitle, rulings.summary) if story_id in shelf]
    own_words = _own_words(summary, rulings.summary.get(story_id))
    retitled = rulings.retitle.get(story_id)
    return Item(
        story_id=story_id,
        headline=retitled.verdict if retitled is not None else candidate.article.title,
        summary=summary,
        reasons=(*_editor_reasons(weighed, rulings), *(r.text for r in weighed.reasons)),
        seconds=drafts.seconds_of(candidate),
        moved=moved,
        deal_ids=candidate.news,
        edited_by=", ".join(sorted({j.by for j in ruled})),
        editors_words=own_words,
    )


def _own_words(summary: tuple[SummarySentence, ...], ruled: Judgement | None) -> str:
    """An editor's summary where it is not made of sentences of the reports; "" where it is too long."""
    if ruled is None or " ".join(s.text for s in summary) == ruled.verdict.strip():
        return ""
    return ruled.verdict.strip() if count_words(ruled.verdict) <= MOST_WORDS else ""


def _editor_reasons(weighed: Weighed, rulings: Rulings) -> list[str]:
    story_id = weighed.candidate.story.id
    said: list[str] = []
    if story_id in rulings.lead:
        said.append(f"made the lead by {rulings.lead[story_id].by}")
    if story_id in rulings.publish:
        said.append(f"chosen by {rulings.publish[story_id].by}")
    ruled = rulings.summary.get(story_id)
    if ruled is not None and count_words(ruled.verdict) > MOST_WORDS:
        said.append(f"the summary by {ruled.by} is not used: it is longer than {MOST_WORDS} words")
    return said
