"""Chooses the day's edition from stories, marks and the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, tzinfo

from broadsheet.editions.candidates import Candidate, gather_candidates
from broadsheet.editions.choosing import Choice, choose_stories, pick_front
from broadsheet.editions.corrections import gather_corrections
from broadsheet.editions.items import item_seconds, make_item, summarise_candidate
from broadsheet.editions.longread import choose_long_read
from broadsheet.editions.moves import list_moved_deals
from broadsheet.editions.news import find_news
from broadsheet.editions.rulings import Rulings, read_rulings
from broadsheet.editions.sections import TITLES, choose_section, is_ours
from broadsheet.editions.weighing import Weighed, weigh_candidate
from broadsheet.records import (
    Article,
    Edition,
    Judgement,
    Ledger,
    Marks,
    Section,
    Story,
    SummarySentence,
    content_id,
)

Summaries = dict[str, tuple[SummarySentence, ...]]


def choose_edition(
    day: date,
    *,
    stories: Mapping[str, Story],
    articles: Mapping[str, Article],
    marks: Mapping[str, Marks],
    ledger: Ledger,
    judgements: Iterable[Judgement] = (),
    earlier: Sequence[Edition] = (),
    language: str = "en",
    minutes: int = 12,
    timezone: tzinfo = UTC,
) -> Edition:
    """The edition of `day`, midnight to midnight in `timezone`: what an attentive editor would choose.

    Mappings are by id, `marks` by article id. `minutes` is the reading time aimed at and not passed,
    unless editors ask for more. The same values give the same edition to the byte; nothing later than
    `day` is used except the ledger, so hand in the ledger as of that day to make an edition again.
    """
    rulings = read_rulings(judgements, day)
    candidates = gather_candidates(
        day, stories=stories, articles=articles, marks=marks, ledger=ledger, earlier=earlier,
        rulings=rulings, language=language, timezone=timezone,
    )  # fmt: skip
    left_out: dict[str, str] = {}
    news: dict[str, str] = {}
    eligible: list[Weighed] = []
    for candidate in candidates:
        reason, moved = _screen(candidate, rulings)
        if reason:
            left_out[candidate.story.id] = reason
            continue
        news[candidate.story.id] = moved
        eligible.append(weigh_candidate(candidate, _section_of(candidate, rulings), language))
    summaries: Summaries = {w.candidate.story.id: summarise_candidate(w.candidate, rulings) for w in eligible}
    cost = {
        w.candidate.story.id: item_seconds(w.candidate, summaries[w.candidate.story.id]) for w in eligible
    }
    long_read, extra = choose_long_read(eligible, minutes * 60)
    if long_read:
        cost[long_read] += extra
    choice = choose_stories(eligible, rulings, minutes * 60, cost, keep=long_read)
    sections = _lay_out(choice, news, summaries, rulings, cost)
    return Edition(
        id=content_id("edition", day.isoformat(), language),
        date=day,
        language=language,
        sections=sections,
        left_out=tuple(sorted({**left_out, **choice.left_out}.items())),
        corrections=gather_corrections(
            day, rulings, stories=stories, articles=articles, earlier=earlier, timezone=timezone
        ),
        deal_ids=list_moved_deals(ledger, day, timezone),
        long_read_id=long_read,
        made_from=_made_from(ledger, candidates),
        seconds=choice.seconds,
    )


def _screen(candidate: Candidate, rulings: Rulings) -> tuple[str, str]:
    """(why it is left out before any weighing, what moved since an earlier edition)."""
    story_id = candidate.story.id
    for verdict, shelf in (("dropped", rulings.drop), ("held", rulings.hold)):
        if story_id in shelf:
            ruling = shelf[story_id]
            return f"{verdict} by {ruling.by}" + (f": {ruling.why}" if ruling.why else ""), ""
    moved = find_news(candidate)
    if story_id in rulings.publish or story_id in rulings.lead:
        return "", moved
    if candidate.before is not None and not moved:
        return f"was in the edition of {candidate.before} and has not moved since", ""
    if candidate.marks is not None and not is_ours(candidate.marks.topics):
        return "is not about the AI industry", ""
    return "", moved


def _section_of(candidate: Candidate, rulings: Rulings) -> str:
    ruled = rulings.section.get(candidate.story.id)
    if ruled is not None and ruled.verdict in TITLES:
        return ruled.verdict
    topics = candidate.marks.topics if candidate.marks is not None else ()
    return choose_section(topics, moves_deal=bool(candidate.moves))


def _lay_out(
    choice: Choice, news: Mapping[str, str], summaries: Summaries, rulings: Rulings, cost: Mapping[str, int]
) -> tuple[Section, ...]:
    """The front page first, then the sections in the paper's order, each with its weightiest first."""
    ranked = sorted(
        choice.chosen,
        key=lambda w: (w.candidate.story.id not in rulings.lead, -w.points, w.candidate.story.id),
    )
    front = pick_front(ranked, rulings)
    pages: dict[str, list[Weighed]] = {section: [] for section in TITLES}
    for weighed in ranked:
        pages["front" if weighed in front else weighed.section].append(weighed)
    return tuple(
        Section(
            id=section,
            title=TITLES[section],
            items=tuple(
                make_item(w, summaries[i], rulings, moved=news.get(i, ""), seconds=cost[i])
                for w in page
                for i in (w.candidate.story.id,)
            ),
        )
        for section, page in pages.items()
        if page
    )


def _made_from(ledger: Ledger, candidates: Iterable[Candidate]) -> str:
    """The ledger's revision and a digest of the wordings of every article that was weighed."""
    texts = sorted({article.text_id for candidate in candidates for article in candidate.told})
    return f"ledger {ledger.revision}; archive {content_id('archive', *texts)}"
