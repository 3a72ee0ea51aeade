"""Reports, stories and counts as bytes, and the same again to the last bit.

A piece is JSON and then numbers as they lie in memory. Terms and sets of terms are numbered as they come up,
from one piece of reports to the next, so that they are held once here as they are in the index.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from itertools import islice
from struct import Struct
from sys import intern
from typing import Any, Final

from broadsheet.records import Provider, from_plain, to_plain
from broadsheet.stories.bags import Bag
from broadsheet.stories.counts import NO_COUNTS
from broadsheet.stories.day_counts import DayCounts
from broadsheet.stories.report import Report
from broadsheet.stories.runs import NO_RUNS, Runs
from broadsheet.stories.scales import Scale
from broadsheet.stories.shelves import Held, Shelves
from broadsheet.stories.thread import Thread
from broadsheet.stories.wording import Wording

TOGETHER: Final = 500  #: reports in one piece
_HEAD: Final = Struct("<I")
_COUNTS: Final = frozenset(("title", "text", "runs"))  #: what is let go once a report is weighed
_SETS: Final = tuple(f.name for f in fields(Wording) if f.type == "frozenset[str]")
_TERMS: Final = tuple(f.name for f in fields(Wording) if f.type == "tuple[str, ...]")
_PLAIN: Final = tuple(f.name for f in fields(Wording) if f.name not in {*_SETS, *_TERMS, *_COUNTS})


def frame(plain: object, numbers: bytes = b"") -> bytes:
    """One piece of both."""
    text = json.dumps(plain, separators=(",", ":")).encode("ascii")
    return _HEAD.pack(len(text)) + text + numbers


def unframe(piece: bytes) -> tuple[Any, _Numbers]:
    """The two parts of a piece."""
    (size,) = _HEAD.unpack_from(piece)
    end = _HEAD.size + size
    return json.loads(piece[_HEAD.size : end]), _Numbers(piece, end)


class _Numbers:
    """What is left to read of a piece."""

    def __init__(self, piece: bytes, start: int) -> None:
        self._piece, self._start = piece, start

    def take(self, size: int) -> bytes:
        """The next so many bytes."""
        start = self._start
        self._start = start + size
        return self._piece[start : start + size]


class _Writer:
    """Numbers terms, sets and outlets as they come up."""

    def __init__(self) -> None:
        self._terms: dict[str, int] = {}
        self._sets: dict[frozenset[str], int] = {}
        self._providers: dict[Provider, int] = {}

    def write(self, held: Sequence[Held]) -> bytes:
        """A piece: the reports, and what came up first in them."""
        known = len(self._terms), len(self._sets), len(self._providers)
        numbers = bytearray()
        rows = [self._row(one, numbers) for one in held]
        sets = [self._number_all(sorted(terms)) for terms in islice(self._sets, known[1], None)]
        providers = [to_plain(provider) for provider in islice(self._providers, known[2], None)]
        plain: dict[str, object] = {"rows": rows, "providers": providers, "sets": sets}
        plain["terms"] = list(islice(self._terms, known[0], None))  # sets name some too
        return frame(plain, bytes(numbers))

    def _row(self, held: Held, numbers: bytearray) -> list[object]:
        report = held.report
        title, rarity, text = report.title_scale, report.rarity_scale, report.text_vector
        is_same = title.terms == rarity.terms
        for terms in (title.terms, () if is_same else rarity.terms, text.terms):
            numbers += array("i", self._number_all(terms)).tobytes()
        parties = dict(zip(report.wording.text_parties, array("d", report.party_weights), strict=True))
        weights = array("d", [parties[party] for party in sorted(parties)]).tobytes()
        for packed in (title.packed, rarity.packed, text.runs.packed, report.run_vector.packed, weights):
            numbers += packed
        numbers += report.packed_shingles
        outlet = self._providers.setdefault(report.provider, len(self._providers))
        return [
            report.id, report.title, report.url, outlet, report.language,
            _instant(report.at), _instant(report.first_read), report.length, report.kind,
            report.syndicated_from, report.credits, report.lead_credits, report.has_own_sources,
            [getattr(report.wording, name) for name in _PLAIN],
            [self._sets.setdefault(getattr(report.wording, name), len(self._sets)) for name in _SETS],
            [self._number_all(getattr(report.wording, name)) for name in _TERMS],
            len(title.terms), -1 if is_same else len(rarity.terms), len(text.terms),
            len(report.run_vector.packed), len(report.packed_shingles), report.total, report.most,
            held.copied, held.is_inside, held.is_posted,
        ]  # fmt: skip

    def _number_all(self, terms: Iterable[str]) -> list[int]:
        numbered = self._terms
        return [numbered.setdefault(term, len(numbered)) for term in terms]


class _Reader:
    """Reads pieces in the order they were written."""

    def __init__(self) -> None:
        self._terms: list[str] = []
        self._sets: list[frozenset[str]] = []
        self._providers: list[Provider] = []

    def read(self, piece: bytes) -> Iterator[Held]:
        """The reports of a piece."""
        plain, numbers = unframe(piece)
        self._terms += map(intern, plain["terms"])
        self._providers += [from_plain(Provider, provider) for provider in plain["providers"]]
        self._sets += [frozenset(map(self._terms.__getitem__, terms)) for terms in plain["sets"]]
        for row in plain["rows"]:
            yield self._held(row, numbers)

    def _held(self, row: list[Any], numbers: _Numbers) -> Held:
        (
            key, title, url, outlet, language, at, first_read, length, kind,
            syndicated, credited, leading, own, plain, sets, named,
            in_title, in_rarity, in_text, in_runs, in_shingles, total, most, copied, inside, posted,
        ) = row  # fmt: skip
        terms = self._read_terms(numbers, in_title)
        rarities = terms if in_rarity < 0 else self._read_terms(numbers, in_rarity)
        said = self._read_terms(numbers, in_text)
        wording = self._wording(plain, sets, named)
        instant = datetime.fromisoformat(at) if at else None
        report = Report(
            id=key, title=title, url=url, provider=self._providers[outlet], language=intern(language),
            at=instant, day=instant.timestamp() / 86400 if instant else None,
            first_read=datetime.fromisoformat(first_read) if first_read else None,
            length=length, kind=intern(kind), syndicated_from=syndicated, credits=tuple(credited),
            lead_credits=tuple(leading), has_own_sources=own, wording=wording,
            title_scale=Scale(terms, numbers.take(8 * len(terms))),
            rarity_scale=Scale(rarities, numbers.take(8 * len(rarities))),
            text_vector=Bag(said, Runs(numbers.take(6 * len(said)))),
            run_vector=Runs(numbers.take(in_runs)),
            party_weights=_as_iterated(wording.text_parties, numbers.take(8 * len(wording.text_parties))),
            packed_shingles=numbers.take(in_shingles), total=total, most=most,
        )  # fmt: skip
        return Held(report, tuple(copied), inside, posted)

    def _read_terms(self, numbers: _Numbers, count: int) -> tuple[str, ...]:
        return tuple(map(self._terms.__getitem__, array("i", numbers.take(4 * count))))

    def _wording(self, plain: list[Any], sets: list[int], named: list[list[int]]) -> Wording:
        said: dict[str, Any] = dict(zip(_PLAIN, plain, strict=True))
        said |= zip(_SETS, map(self._sets.__getitem__, sets), strict=True)
        said |= zip(_TERMS, [tuple(map(self._terms.__getitem__, terms)) for terms in named], strict=True)
        return Wording(title=NO_COUNTS, text=NO_COUNTS, runs=NO_RUNS, **said)


def list_pieces(held: Sequence[Held]) -> list[Sequence[Held]]:
    """The reports of each piece."""
    return [held[start : start + TOGETHER] for start in range(0, len(held), TOGETHER)]


def pack_reports(pieces: Iterable[Sequence[Held]]) -> Iterator[bytes]:
    """Reports that were weighed; their counts and what an embedder made of them are left out."""
    writer = _Writer()
    for held in pieces:
        yield writer.write(held)


def unpack_reports(pieces: Iterable[bytes]) -> Iterator[Held]:
    """The reports of all these pieces."""
    reader = _Reader()
    for piece in pieces:
        yield from reader.read(piece)


def pack_shelves(shelves: Shelves, places: Mapping[str, int]) -> bytes:
    """The stories; `places` numbers the reports."""
    rows = [
        [[_story_row(thread, places) for thread in threads] for threads in (shelves.open, shelves.ended)],
        shelves.begun,
    ]
    return frame(rows)


def unpack_shelves(piece: bytes, reports: Sequence[Report]) -> Shelves:
    """The stories of these reports."""
    (threads, begun), _ = unframe(piece)
    opened, ended = (tuple([_read_story(row, reports) for row in rows]) for rows in threads)
    return Shelves(opened, ended, begun)


def _story_row(thread: Thread, places: Mapping[str, int]) -> list[object]:
    members, voices = ([places[report.id] for report in told] for told in (thread.members, thread.voices))
    return [thread.id, thread.number, members, voices, thread.first, thread.latest]


def _read_story(row: list[Any], reports: Sequence[Report]) -> Thread:
    key, number, members, voices, first, latest = row
    return Thread(
        key,
        [reports[place] for place in members],
        [reports[place] for place in voices],
        latest,
        first,
        number,
    )


def pack_near(near: Mapping[str, Scale]) -> bytes:
    """What is near each story."""
    names = {name: place for place, name in enumerate(dict.fromkeys([*near, *_named(near)]))}
    others = array("i", [names[other] for scale in near.values() for other in scale.terms])
    sizes = [len(scale.terms) for scale in near.values()]
    weights = b"".join([scale.packed for scale in near.values()])
    return frame([list(names), sizes], others.tobytes() + weights)


def _named(near: Mapping[str, Scale]) -> Iterator[str]:
    return (other for scale in near.values() for other in scale.terms)


def unpack_near(piece: bytes) -> dict[str, Scale]:
    """The same again."""
    (names, sizes), numbers = unframe(piece)
    names = list(map(intern, names))
    others = array("i", numbers.take(4 * sum(sizes)))
    near, start = dict[str, Scale](), 0
    for name, size in zip(
        names, sizes, strict=False
    ):  # names that have nothing near them come after all that do
        terms = tuple([names[place] for place in others[start : start + size]])
        near[name] = Scale(terms, numbers.take(8 * size))
        start += size
    return near


def pack_days(days: Mapping[int, DayCounts]) -> bytes:
    """What was counted on each day, by its number."""
    rows = [[day, c.articles, len(c.terms), len(c.times), len(c.runs)] for day, c in days.items()]
    return frame(rows, b"".join([part for c in days.values() for part in (c.terms, c.times, c.runs)]))


def unpack_days(piece: bytes) -> dict[int, DayCounts]:
    """The same again."""
    rows, numbers = unframe(piece)
    return {
        day: DayCounts(articles, *(numbers.take(size) for size in sizes)) for day, articles, *sizes in rows
    }


def _as_iterated(parties: frozenset[str], packed: bytes) -> bytes:
    """Weights that were written by name, in the order in which this set is walked through."""
    weights = dict(zip(sorted(parties), array("d", packed), strict=True))
    return array("d", [weights[party] for party in parties]).tobytes()


def _instant(at: datetime | None) -> str:
    return at.isoformat() if at else ""
