"""Whether a report tells another matter in the words of a story: other names and sums in one frame.

"Nvidia invests $5bn in Intel" and "Nvidia invests $200m in Harrowgate" share most of their words, and so
do "Ziff Davis sues OpenAI" and "Reddit sues OpenAI". What differs is what each is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from broadsheet.stories.bags import bag_cosine
from broadsheet.stories.proper import CURRENCIES
from broadsheet.stories.report import Report
from broadsheet.stories.terms import common_words, doubtful_names, owned_names

ALIKE: Final = 0.3  #: cosine of two texts from which they tell one matter whatever their titles say
STRANGE: Final = 0.1  #: cosine of two texts below which they have nothing to do with each other
EXCERPT: Final = 40  #: terms of title and text up to which a text is an excerpt: two or three sentences
FRAME: Final = 0.6  #: share of all words beside names that two titles of one frame have in common
HALF: Final = 0.5  #: the same of the shorter title, where they share nothing but happenings
DETAILS: Final = 3  #: titles that share more words of their own than so many tell one matter
OTHER: Final = 1.6  #: times a sum that is another sum, whatever the currency and however it is rounded
BOTH: Final = 2  #: names that two titles share from which they tell of the same two sides
ACRONYM: Final = 3  #: letters from which a name may be the initials of another's words
WORTH: Final = "=valuation"  #: what a company is worth is no sum that changes hands


def is_other_matter(report: Report, voices: Sequence[Report]) -> bool:
    """Whether the report names others than the story does, with other sums or in the same frame."""
    if _shares_sum(report, voices):
        return False
    if _is_other_round(report, voices):
        return True
    if not report.wording.names:
        return False
    if _tells_other_sum(report, voices):
        return True
    return all(_names_others(report, voice) and _fills_one_frame(report, voice) for voice in voices)


def _is_other_round(report: Report, voices: Sequence[Report]) -> bool:
    mine = report.wording.rounds
    if not mine:
        return False
    rounds = [voice.wording.rounds for voice in voices]
    return all(yours and mine.isdisjoint(yours) for yours in rounds)


def _names_others(report: Report, voice: Report) -> bool:
    """Each title has a name that the other lacks, they share one at most, and their texts differ."""
    if report.language != voice.language or not (_has_more(report, voice) and _has_more(voice, report)):
        return False
    shared = report.wording.name_heads & voice.wording.names
    owned = owned_names()
    is_both = len(shared) >= BOTH and len({owned.get(name, name) for name in shared}) >= BOTH
    return not is_both and not _is_one_text(report, voice)


def _has_more(report: Report, other: Report) -> bool:
    """Whether the title has a name that the other lacks."""
    return next(_lacking(report, other), None) is not None


def _lacking(report: Report, other: Report) -> Iterator[str]:
    """Names in a title that the other does not have: in full, in short, by its initials or a product."""
    terms, wording, short = other.rarity_scale.terms, other.wording, doubtful_names()
    for name in report.wording.names:
        if name in terms or name in wording.owners:
            continue
        party = name if name[0] == "@" else short.get(name)
        if party and (party in wording.owners or party in map(short.get, wording.names, wording.names)):
            continue
        if len(name) < ACRONYM or name not in _initials(other):
            yield name


def _initials(report: Report) -> str:
    return "".join([term.lstrip("@=#")[0] for term in report.rarity_scale.terms])


def _is_one_text(report: Report, voice: Report) -> bool:
    return _tell_enough(report, voice) and bag_cosine(report.text_vector, voice.text_vector) >= ALIKE


def _texts_differ(report: Report, voice: Report) -> bool:
    is_strange = bag_cosine(report.text_vector, voice.text_vector) < STRANGE
    return is_strange or not _tell_enough(report, voice)


def _tell_enough(report: Report, voice: Report) -> bool:
    """Both texts are more than an excerpt, which says the title again and little beside it."""
    return min(len(report.text_vector.terms), len(voice.text_vector.terms)) > EXCERPT


def _shares_sum(report: Report, voices: Sequence[Report]) -> bool:
    mine = report.wording.amounts
    return bool(mine) and not all(mine.isdisjoint(voice.wording.amounts) for voice in voices)


def _tells_other_sum(report: Report, voices: Sequence[Report]) -> bool:
    """The report and one of other names state sums that change hands, none of which could be one."""
    if not report.wording.amounts or WORTH in report.rarity_scale.terms:
        return False
    others = [v for v in voices if v.wording.amounts and WORTH not in v.rarity_scale.terms]
    if not any(_names_others(report, voice) for voice in others):
        return False
    return not any(_tells_near_sum(report, voice) for voice in voices)


def _tells_near_sum(report: Report, voice: Report) -> bool:
    """Some sums of both could be one, rounded or in another currency."""
    mine, yours = ([float(a[2:]) for a in told.wording.amounts] for told in (report, voice))
    return any(one <= OTHER * two and two <= OTHER * one for one in mine for two in yours)


def _fills_one_frame(report: Report, voice: Report) -> bool:
    """Beside names the titles share nothing of their own, or a name stands where the other has its own."""
    mine, yours = _frame_of(report), _frame_of(voice)
    shared = mine & yours
    own = {term for term in shared if term[0] != "="} - common_words() - CURRENCIES
    if not own:
        return _texts_differ(report, voice) and len(shared) >= HALF * min(len(mine), len(yours))
    if len(own) > DETAILS or len(shared) < FRAME * len(mine | yours):
        return False
    return not _slots(report, voice).isdisjoint(_slots(voice, report))


def _frame_of(report: Report) -> set[str]:
    return {term for term in report.rarity_scale.terms if term[0] != "#"} - report.wording.names


def _slots(report: Report, other: Report) -> set[tuple[str, str]]:
    """Where the names that the other lacks stand: between which two terms that both titles have."""
    lacking, others = frozenset(_lacking(report, other)), other.rarity_scale.terms
    slots, before, is_open = set[tuple[str, str]](), "", False
    for term in (*(t for t in report.rarity_scale.terms if t[0] != "#"), ""):
        if term and term not in others:
            is_open = is_open or term in lacking
            continue
        if is_open:
            slots.add((before, term))
        before, is_open = term, False
    return slots
