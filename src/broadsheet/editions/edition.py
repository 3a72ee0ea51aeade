"""Chooses the day's edition from stories, marks and the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, tzinfo
from functools import partial

from broadsheet.editions.candidates import Candidate, gather_candidates
from broadsheet.editions.carrying import carry_stories, earliest_carried, is_quiet, is_worth_carrying
from broadsheet.editions.choosing import Choice, choose_stories, pick_front
from broadsheet.editions.corrections import gather_corrections
from broadsheet.editions.drafts import Drafts
from broadsheet.editions.entries import list_entries
from broadsheet.editions.grounds import state, tell_english
from broadsheet.editions.layout import make_item
from broadsheet.editions.longread import choose_long_read
from broadsheet.editions.moves import list_moved_deals
from broadsheet.editions.rulings import Rulings, read_rulings
from broadsheet.editions.screening import remember_deals, screen_candidate
from broadsheet.editions.sections import SECTIONS, choose_section, is_abroad, titles_in
from broadsheet.editions.weighing import AS_STATED, Weighed, weigh_candidate
from broadsheet.records import (
    Article,
    Edition,
    Ground,
    Item,
    Judgement,
    Ledger,
    Marks,
    Section,
    Story,
    Weights,
    content_id,
)


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
    weights: Weights = AS_STATED,
    until: datetime | None = None,
) -> Edition:
    """The edition of `day`, midnight to midnight in `timezone`: what an attentive editor would choose.

    Mappings are by id, `marks` by article id. `minutes` is the reading time aimed at and not passed,
    unless editors ask for more. The same values give the same edition to the byte; nothing later than
    `day` is used except the ledger, so hand in the ledger as of that day to make an edition again.
    `until` is the instant of printing: what is scheduled for later is not in yet; None is the day's end.

    The body is long because each step names what it takes of the twelve arguments; the steps are in rooms
    of their own, and their order is all that is decided here.
    """
    rulings = read_rulings(judgements, day, timezone=timezone, until=until)
    gather = partial(
        gather_candidates, day, stories=stories, articles=articles, marks=marks, ledger=ledger,
        earlier=earlier, rulings=rulings, language=language, timezone=timezone,
    )  # fmt: skip
    told = remember_deals(earlier, day)
    weigh = partial(_weigh_fit, rulings=rulings, told=told, language=language, weights=weights)
    candidates = gather()
    eligible, news, left_out = weigh(candidates)
    drafts = Drafts(rulings)
    drafts.long_read, drafts.long_seconds = choose_long_read(eligible, minutes * 60)
    choice = choose_stories(eligible, rulings, minutes * 60, drafts)
    if is_quiet(choice, minutes * 60):
        older = [one for one in gather(since=earliest_carried(day)) if is_worth_carrying(one, earlier)]
        carry_stories(choice, weigh(older)[0], minutes * 60, drafts)
        news |= {one.story.id: state("carried", date=one.carried) for one in older}
        candidates += older
    pages = _lay_out(choice, news, rulings, drafts)
    absences = tuple(sorted({**left_out, **choice.left_out}.items(), key=lambda pair: pair[0]))
    titles = titles_in(language)
    moved = list_moved_deals(ledger, day, timezone)
    named = (*moved, *(i for items in pages.values() for item in items for i in item.deal_ids))
    return Edition(
        id=content_id("edition", day.isoformat(), language),
        date=day,
        language=language,
        sections=tuple(Section(id=i, title=titles[i], items=tuple(pages[i])) for i in SECTIONS if pages[i]),
        left_out=tuple((story_id, tell_english(ground)) for story_id, ground in absences),
        corrections=gather_corrections(
            day, rulings, stories=stories, articles=articles, earlier=earlier, timezone=timezone
        ),
        deal_ids=moved,
        long_read_id=drafts.long_read,
        made_from=_made_from(ledger, candidates),
        seconds=choice.seconds,
        absences=absences,
        entries=list_entries(ledger, day, timezone, named),
    )


def _weigh_fit(
    candidates: Iterable[Candidate],
    *,
    rulings: Rulings,
    told: dict[str, date],
    language: str,
    weights: Weights,
) -> tuple[list[Weighed], dict[str, Ground | None], dict[str, Ground]]:
    """(those that can stand, weighed; what moved in each; why the rest is left out)."""
    fit: list[Weighed] = []
    news: dict[str, Ground | None] = {}
    left_out: dict[str, Ground] = {}
    for candidate in candidates:
        reason, moved = screen_candidate(candidate, rulings, told)
        if reason is not None:
            left_out[candidate.story.id] = reason
            continue
        news[candidate.story.id] = moved
        fit.append(weigh_candidate(candidate, section_of(candidate, rulings, language), language, weights))
    return fit, news, left_out


def section_of(candidate: Candidate, rulings: Rulings, language: str) -> str:
    """The section an editor gave the story, else the one its topics weigh most for."""
    ruled = rulings.section.get(candidate.story.id)
    if ruled is not None and ruled.verdict in SECTIONS:
        return ruled.verdict
    topics = candidate.marks.topics if candidate.marks is not None else ()
    abroad = is_abroad(candidate.article, language)
    return choose_section(topics, moves_deal=bool(candidate.moves), abroad=abroad)


def _lay_out(
    choice: Choice, news: Mapping[str, Ground | None], rulings: Rulings, drafts: Drafts
) -> dict[str, list[Item]]:
    """Section id → its items, the weightiest first; the front page takes the best."""
    ranked = sorted(
        choice.chosen,
        key=lambda w: (
            w.candidate.story.id not in rulings.lead,
            w.candidate.carried is not None,
            -w.points,
            w.candidate.story.id,
        ),
    )
    front = pick_front(ranked, rulings)
    pages: dict[str, list[Item]] = {section: [] for section in SECTIONS}
    for weighed in ranked:
        section = "front" if weighed in front else weighed.section
        told = news.get(weighed.candidate.story.id)
        pages[section].append(make_item(weighed, rulings, drafts, news=told))
    return pages


def _made_from(ledger: Ledger, candidates: Iterable[Candidate]) -> str:
    """The ledger's revision and a digest of the wordings of every article that was weighed."""
    texts = sorted({article.text_id for candidate in candidates for article in candidate.told})
    return f"ledger {ledger.revision}; archive {content_id('archive', *texts)}"
