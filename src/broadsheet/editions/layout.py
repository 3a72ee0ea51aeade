"""Makes an item of the paper: headline, summary, reasons."""

from __future__ import annotations

from broadsheet.editions.drafts import Drafts
from broadsheet.editions.grounds import state, tell_english
from broadsheet.editions.rulings import Rulings
from broadsheet.editions.summaries import MOST_WORDS
from broadsheet.editions.weighing import Weighed
from broadsheet.editions.wording import count_words
from broadsheet.records import Ground, Item, Judgement, SummarySentence


def make_item(weighed: Weighed, rulings: Rulings, drafts: Drafts, *, news: Ground | None) -> Item:
    """The story's place in the paper, with every reason for it."""
    candidate = weighed.candidate
    story_id = candidate.story.id
    summary = drafts.summary_of(candidate)
    ruled = [shelf[story_id] for shelf in (rulings.retitle, rulings.summary) if story_id in shelf]
    own_words = _own_words(summary, rulings.summary.get(story_id))
    grounds = (*_editor_grounds(weighed, rulings), *(r.ground for r in weighed.reasons))
    retitled = rulings.retitle.get(story_id)
    return Item(
        story_id=story_id,
        headline=retitled.verdict if retitled is not None else candidate.article.title,
        summary=summary,
        reasons=tuple(map(tell_english, grounds)),
        seconds=drafts.seconds_of(candidate),
        moved=tell_english(news) if news is not None and news.code == "moved" else "",
        deal_ids=candidate.news,
        edited_by=", ".join(sorted({j.by for j in ruled})),
        editors_words=own_words,
        grounds=grounds,
        news=news,
    )


def _own_words(summary: tuple[SummarySentence, ...], ruled: Judgement | None) -> str:
    """An editor's summary where it is not made of sentences of the reports; "" where it is too long."""
    if ruled is None or " ".join(s.text for s in summary) == ruled.verdict.strip():
        return ""
    return ruled.verdict.strip() if count_words(ruled.verdict) <= MOST_WORDS else ""


def _editor_grounds(weighed: Weighed, rulings: Rulings) -> list[Ground]:
    story_id = weighed.candidate.story.id
    said: list[Ground] = []
    if story_id in rulings.lead:
        said.append(state("lead", editor=rulings.lead[story_id].by))
    if story_id in rulings.publish:
        said.append(state("chosen", editor=rulings.publish[story_id].by))
    ruled = rulings.summary.get(story_id)
    if ruled is not None and count_words(ruled.verdict) > MOST_WORDS:
        said.append(state("long_summary", editor=ruled.by, words=MOST_WORDS))
    return said
