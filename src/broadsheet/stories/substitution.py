"""Whether a report tells another matter in the words of a story: other names and sums in one frame.

"Nvidia invests $5bn in Intel" and "Nvidia invests $200m in Harrowgate" share most of their words, and so
do "Ziff Davis sues OpenAI" and "Reddit sues OpenAI". What differs is what each is about.
"""

from __future__ import annotations

from collections.abc import Sequence
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
    if any(_shares_sum(report, voice) for voice in voices):
        return False
    if all(_is_other_round(report, voice) for voice in voices):
        return True
    named = [voice for voice in voices if _names_others(report, voice)]
    if not named:
        return False
    if len(named) == len(voices) and all(_fills_one_frame(report, voice) for voice in voices):
        return True
    return any(_tells_other_sum(report, voice) for voice in named) and not any(
        _tells_near_sum(report, voice) for voice in voices
    )


def _is_other_round(report: Report, voice: Report) -> bool:
    mine, yours = report.wording.rounds, voice.wording.rounds
    return bool(mine and yours) and mine.isdisjoint(yours)


def _names_others(report: Report, voice: Report) -> bool:
    """Each title has a name that the other lacks, they share one at most, and their texts differ."""
    if report.language != voice.language or _is_one_text(report, voice):
        return False
    if not (_lacking(report, voice) and _lacking(voice, report)):
        return False
    shared = report.wording.name_heads & voice.wording.names
    owned = owned_names()
    return len({owned.get(name, name) for name in shared}) < BOTH


def _lacking(report: Report, other: Report) -> frozenset[str]:
    """Names in a title that the other does not have: in full, in short, by its initials or a product."""
    lacking = report.wording.names - other.rarities.keys() - other.wording.owners
    if not lacking:
        return lacking
    short = doubtful_names()
    parties = {short.get(name, name) for name in other.wording.names} | other.wording.owners
    initials = "".join([term.lstrip("@=#")[0] for term in other.rarities])
    return frozenset(
        name
        for name in lacking
        if name not in parties
        and short.get(name) not in parties
        and not (len(name) >= ACRONYM and name in initials)
    )


def _is_one_text(report: Report, voice: Report) -> bool:
    return _tell_enough(report, voice) and bag_cosine(report.text_vector, voice.text_vector) >= ALIKE


def _texts_differ(report: Report, voice: Report) -> bool:
    is_strange = bag_cosine(report.text_vector, voice.text_vector) < STRANGE
    return is_strange or not _tell_enough(report, voice)


def _tell_enough(report: Report, voice: Report) -> bool:
    """Both texts are more than an excerpt, which says the title again and little beside it."""
    return min(len(report.text_vector.terms), len(voice.text_vector.terms)) > EXCERPT


def _shares_sum(report: Report, voice: Report) -> bool:
    return not report.wording.amounts.isdisjoint(voice.wording.amounts)


def _tells_other_sum(report: Report, voice: Report) -> bool:
    """Both state sums that change hands."""
    is_worth = WORTH in report.rarities or WORTH in voice.rarities
    return bool(report.wording.amounts and voice.wording.amounts) and not is_worth


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
    return {term for term in report.rarities if term[0] != "#"} - report.wording.names


def _slots(report: Report, other: Report) -> set[tuple[str, str]]:
    """Where the names that the other lacks stand: between which two terms that both titles have."""
    lacking = _lacking(report, other)
    slots, before, is_open = set[tuple[str, str]](), "", False
    for term in (*(t for t in report.rarities if t[0] != "#"), ""):
        if term and term not in other.rarities:
            is_open = is_open or term in lacking
            continue
        if is_open:
            slots.add((before, term))
        before, is_open = term, False
    return slots
