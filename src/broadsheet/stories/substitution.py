"""Whether a report tells another matter in the words of a story: other names and sums in one frame.

"Nvidia invests $5bn in Intel" and "Nvidia invests $200m in Harrowgate" share most of their words, and so
do "Ziff Davis sues OpenAI" and "Reddit sues OpenAI". What differs is what each is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from broadsheet.stories.bags import bag_cosine
from broadsheet.stories.frames import is_of_other_parties, names_more, read_frame, shared_slots
from broadsheet.stories.proper import CURRENCIES
from broadsheet.stories.report import Report
from broadsheet.stories.terms import common_words, owned_names

ALIKE: Final = 0.3  #: cosine of two texts from which they tell one matter whatever their titles say
STRANGE: Final = 0.1  #: cosine of two texts below which they have nothing to do with each other
EXCERPT: Final = 40  #: terms of title and text up to which a text is an excerpt: two or three sentences
FRAME: Final = 0.6  #: share of all words beside names that two titles of one frame have in common
HALF: Final = 0.5  #: the same of the shorter title, where they share nothing but happenings
DETAILS: Final = 3  #: titles that share more words of their own than so many tell one matter
OTHER: Final = 1.6  #: times a sum that is another sum, whatever the currency and however it is rounded
SAME: Final = 0.8  #: the same of two organisations, where nothing else of the titles counts
BOTH: Final = 2  #: names that two titles share from which they tell of the same two sides
WORTH: Final = "=valuation"  #: what a company is worth is no sum that changes hands


def is_other_matter(report: Report, voices: Sequence[Report]) -> bool:
    """Whether the report names others than the story does, with other sums or in the same frame."""
    if _is_other_version(report, voices) or _is_other_quarter(report, voices):
        return True
    if _shares_sum(report, voices):
        return all(_is_of_others(report, voice) for voice in voices)
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


def _is_other_version(report: Report, voices: Sequence[Report]) -> bool:
    """Each names a product that the other names too, in another version."""
    mine = report.wording.versions
    return bool(mine) and all(
        _are_other_versions(mine, voice.wording.versions) and not _is_one_text(report, voice)
        for voice in voices
    )


def _are_other_versions(mine: frozenset[str], yours: frozenset[str]) -> bool:
    products, others = ({version.split(" ")[0] for version in told} for told in (mine, yours))
    return mine.isdisjoint(yours) and not products.isdisjoint(others)


def _is_other_quarter(report: Report, voices: Sequence[Report]) -> bool:
    """They tell in nearly the same words of other quarters of a year: results come with forecasts."""
    mine = report.wording.quarters
    return bool(mine) and all(
        yours and mine.isdisjoint(yours) and read_frame(report, voice).of_all >= FRAME
        for voice in voices
        for yours in (voice.wording.quarters,)
    )


def _is_of_others(report: Report, voice: Report) -> bool:
    """They share a sum, and in one frame each names somebody else: a sum is often a round one."""
    mine, yours = report.wording, voice.wording
    if not (mine.names and yours.names):
        return False
    frame = read_frame(report, voice)
    is_strange = is_of_other_parties(report, voice) and set(mine.names).isdisjoint(yours.names)
    if frame.of_shorter < HALF if is_strange else frame.of_all < FRAME:
        return False
    slots = shared_slots(report, voice) if _names_others(report, voice) else set[tuple[str, str]]()
    return bool(slots) if is_strange else any(not before for before, _ in slots)


def _names_others(report: Report, voice: Report) -> bool:
    """Each title has a name that the other lacks, they share one at most, and their texts differ."""
    if report.language != voice.language or not (names_more(report, voice) and names_more(voice, report)):
        return False
    shared = [name for name in report.wording.name_heads if name in voice.wording.names]
    owned = owned_names()
    is_both = len(shared) >= BOTH and len({owned.get(name, name) for name in shared}) >= BOTH
    return not is_both and not _is_one_text(report, voice)


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
    frame = read_frame(report, voice)
    own = {term for term in frame.shared if term[0] != "="} - common_words() - CURRENCIES
    if not own:
        return _texts_differ(report, voice) and frame.of_shorter >= HALF
    if is_of_other_parties(report, voice):
        is_one = frame.of_all >= SAME or (len(own) <= DETAILS and frame.of_shorter >= HALF)
    else:
        is_one = len(own) <= DETAILS and frame.of_all >= FRAME
    return is_one and bool(shared_slots(report, voice))
