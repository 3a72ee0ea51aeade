"""How near a report is to another and to a story: named numbers, weighed by `joining`."""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from broadsheet.stories.report import Report
from broadsheet.stories.runs import ManyRuns
from broadsheet.stories.unpacked import Meeting, unpack

TITLE: Final = ("words", "runs", "inside", "jointly", "rarest", "second")
AGREE: Final = (
    "happening", "party", "parties differ", "amount", "amounts differ", "number", "numbers differ",
    "subject", "subjects differ", "steps differ", "after", "two parties", "two parties and a release",
)  # fmt: skip
FRAME: Final = ("equal", "template", "same language", "burst", "size", "least size")
TEXT: Final = (
    "both texts", "text words", "title words of texts", "text parties", "other text parties", "text amounts",
    "party and amount", "text amounts differ", "foreign", "foreign words", "foreign parties",
    "foreign party and amount",
)  # fmt: skip
PAIR: Final = TITLE + AGREE + FRAME + TEXT
STORY: Final = (
    "best words", "mean words", "top words", "best runs", "mean runs", "top runs", "best inside",
    "mean inside", "best rarest", "mean rarest", "best second", "mean second",
    *(f"mean {name}" for name in AGREE + TEXT),
    *(f"any {name}" for name in AGREE + TEXT),
    *(f"nearest {name}" for name in PAIR),
    "members", "age", "span", "aged words", "words inside", "words rarest", "rarest burst", "aged top words",
    "aged text words", "aged text parties", "text age", "unheard subject", "fresh parties", "fresh release",
)  # fmt: skip
_AGREE: Final = slice(len(TITLE), len(TITLE) + len(AGREE))
_TEXT: Final = slice(len(PAIR) - len(TEXT), len(PAIR))
_AT: Final = {name: place for place, name in enumerate(PAIR)}
Numbers = NDArray[np.float64]
Row = Sequence[float]


class Likeness(NamedTuple):
    """How alike two titles are spelt, and what two texts say: cosines."""

    runs: float
    texts: float


def liken(report: Report, others: Sequence[Report]) -> list[Likeness]:
    """How alike a report and each of others are, all at once."""
    runs = ManyRuns([other.run_vector for other in others]).cosines(report.run_vector)
    if not report.wording.has_text:
        return [Likeness(spelt, 0.0) for spelt in runs.tolist()]
    texts = ManyRuns([other.text_vector.runs for other in others]).cosines(report.text_vector.runs)
    return list(map(Likeness, runs.tolist(), texts.tolist()))


def compare_reports(
    report: Report, other: Report, meeting: Meeting, alike: Likeness, most: float, burst: float
) -> tuple[float, ...]:
    """The numbers named in PAIR. `most` is the greatest rarity, `burst` how sudden what both share is.

    `meeting` is what the report's title shares with the other's, `alike` how alike the two are.
    """
    mine, yours = report.wording, other.wording
    shared, words = meeting
    telling = unpack(report).telling
    names = sorted([weight for weight, term in shared if term in telling], reverse=True)
    together = sum([weight for weight, _ in shared])
    two = float(len(mine.parties & yours.parties) > 1)
    return (
        words,
        alike.runs,
        together / min(report.total, other.total),
        together / max(report.total, other.total),
        names[0] / most if names else 0.0,
        names[1] / most if len(names) > 1 else 0.0,
        min(4, sum([term[0] == "=" for _, term in shared])) / 4,
        *_agreement(mine.parties, yours.parties),
        *_agreement(mine.amounts, yours.amounts),
        *_agreement(mine.numbers, yours.numbers),
        float(bool(mine.subject) and mine.subject == yours.subject),
        float(bool(mine.subject and yours.subject) and mine.subject != yours.subject),
        float(mine.steps != yours.steps),
        float(mine.is_after and not yours.is_after),
        two,
        two * float(report.is_release or other.is_release),
        float(mine.key == yours.key),
        float((mine.is_template or yours.is_template) and mine.key != yours.key),
        float(report.language == other.language),
        burst,
        math.log1p(mine.size) / 4,
        math.log1p(min(mine.size, yours.size)) / 4,
        *(compare_texts(report, other, words, alike.texts) if mine.has_text and yours.has_text else _NO_TEXT),
    )


_NO_TEXT: Final = (0.0,) * len(TEXT)


def compare_texts(report: Report, other: Report, words: float, text_words: float) -> tuple[float, ...]:
    """The numbers named in TEXT for two reports that both have one.

    `words` and `text_words` are the cosines of their titles and of their texts.
    """
    mine, yours = report.wording, other.wording
    rarities, theirs = unpack(report).party_rarities, yours.text_parties
    both = sum([weight for party, weight in rarities.items() if party in theirs])
    totals = unpack(report).party_total, sum(array("d", other.party_weights))
    either = totals[0] + totals[1] - both
    amounts = len(mine.text_amounts & yours.text_amounts)
    has_amounts = bool(mine.text_amounts and yours.text_amounts)
    parties = both / either if either else 0.0
    foreign = float(report.language != other.language)
    return (
        1.0,
        text_words,
        words,
        parties,
        1.0 - both / max(1e-9, min(totals)) if rarities and theirs else 0.0,
        min(3, amounts) / 3,
        parties * min(1, amounts),
        float(has_amounts and not amounts),
        foreign,
        foreign * text_words,
        foreign * parties,
        foreign * parties * min(1, amounts),
    )


def _agreement(mine: frozenset[str], yours: frozenset[str]) -> tuple[float, float]:
    if not mine or not yours:
        return (0.0, 0.0)
    return (0.0, 1.0) if mine.isdisjoint(yours) else (1.0, 0.0)


def describe_fit(
    pairs: Sequence[tuple[float, ...]], *, members: int, age: float, span: float, is_heard: bool
) -> list[float]:
    """The numbers named in STORY, from a report's numbers beside each member that was compared.

    `members` counts the story's independent texts; `age` and `span` are days since its latest and
    its first report; `is_heard` says that some title of the story names the report's subject.
    """
    mean, best, top, nearest = _over_all(pairs)
    fade, fresh = math.exp(-age / 10), math.exp(-age)
    words, runs, inside, rarest = best[0], best[1], best[2], nearest[4]
    return [
        words, mean[0], top[0], runs, mean[1], top[1], inside, mean[2], best[4], mean[4], best[5], mean[5],
        *mean[_AGREE], *mean[_TEXT], *best[_AGREE], *best[_TEXT], *nearest,
        math.log(members), min(age, 10) / 10, min(span, 14) / 14, words * fade,
        max(words, runs) * inside, words * rarest, rarest * nearest[_AT["burst"]], top[0] * fade,
        best[_AT["text words"]] * fade, best[_AT["text parties"]] * fade,
        best[_AT["both texts"]] * min(age, 10) / 10,
        float(not is_heard),
        best[_AT["two parties"]] * fresh, best[_AT["two parties and a release"]] * fresh,
    ]  # fmt: skip


def _over_all(pairs: Sequence[tuple[float, ...]]) -> tuple[Row, Row, Row, Row]:
    """Of each number the mean and the best, of the first ones the mean of the top three; the nearest's."""
    if len(pairs) == 1:
        return (pairs[0],) * 4
    count, columns = len(pairs), list(zip(*pairs, strict=True))
    mean, best = [sum(column) / count for column in columns], list(map(max, columns))
    top = [sorted(column, reverse=True)[:3] for column in columns[:2]]
    nearest = max(pairs, key=_closeness)
    return mean, best, [sum(values) / len(values) for values in top], nearest


def _closeness(pair: tuple[float, ...]) -> float:
    return pair[0] + pair[1] + 0.5 * pair[2] + pair[_AT["text words"]]
