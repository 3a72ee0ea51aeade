"""Parties whose names are so alike that they may be one: pure comparison of names, with the reason told."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Final, Literal

from broadsheet.parties.rows import read_words

Likeness = Literal["letters", "part", "surname", "initials", "slip"]

LIKENESSES: Final[dict[Likeness, str]] = {
    "letters": "the same letters",
    "part": "one name holds the other",
    "surname": "one name ends with the other",
    "initials": "one name may be the initials of the other",
    "slip": "one letter apart",
}
"""Why two names are asked about, the surest first."""
SHORTEST_PART: Final = 4  #: letters of a name that can stand for a longer one
SHORTEST_SLIP: Final = 6  #: letters below which one letter makes another name
INITIALS: Final = range(3, 7)  #: how many initials make a name
SURNAMED: Final = (2, 3)  #: words of a name whose last is a surname
MOST_SURNAMED: Final = 3  #: names that end with one word; more of them and it says what they are: "Labs"
MOST_ALIKE: Final = 12  #: longer names that begin with one name; more of them share a common word


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Two parties by id; `left` is one that only texts name."""

    left: str
    right: str
    likeness: Likeness


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A party's name taken apart."""

    id: str
    words: tuple[str, ...]  #: all of them
    parts: tuple[str, ...]  #: without legal forms

    @property
    def letters(self) -> str:
        """The name without spaces and legal forms."""
        return "".join(self.parts)


def find_lookalikes(parties: Iterable[tuple[str, str]]) -> list[Alike]:
    """Pairs of (id, name) that may be one party, the surest first; two of the catalogue never are.

    An id that begins with "?" is of a party that only texts name. Each pair is told once, for its
    surest reason. Names meet by what they share, never each with each.
    """
    names = [_take_apart(party_id, name) for party_id, name in parties if party_id]
    found: dict[frozenset[str], Alike] = {}
    for likeness, meet in MEET.items():
        for one, other in meet(names):
            left, right = sorted((one.id, other.id), key=lambda i: (not i.startswith("?"), i))
            if left.startswith("?") and left != right:
                found.setdefault(frozenset((left, right)), Alike(left=left, right=right, likeness=likeness))
    order = list(MEET)
    return sorted(found.values(), key=lambda pair: (order.index(pair.likeness), pair.left, pair.right))


@cache
def _legal_forms() -> frozenset[str]:
    """Words that say what a company is in law and nothing of who it is."""
    return frozenset(read_words("legal_forms.txt"))


def _take_apart(party_id: str, name: str) -> Name:
    plain = unicodedata.normalize("NFKD", name).casefold().replace(".", "")
    words = tuple(re.findall(r"[^\W_]+", "".join(s for s in plain if not unicodedata.combining(s))))
    return Name(id=party_id, words=words, parts=tuple(w for w in words if w not in _legal_forms()) or words)


def _by_letters(names: list[Name]) -> Iterator[tuple[Name, Name]]:
    for alike in _gather((name.letters, name) for name in names).values():
        yield from combinations(alike, 2)


def _by_part(names: list[Name]) -> Iterator[tuple[Name, Name]]:
    """A name and those longer ones that begin with it; a name that begins many is a common word."""
    whole = _gather((" ".join(name.parts), name) for name in names)
    beginnings = ((" ".join(n.parts[:at]), n) for n in names for at in range(1, len(n.parts)))
    for key, longer in _gather(beginnings).items():
        if len(key) >= SHORTEST_PART and len(longer) <= MOST_ALIKE:
            yield from ((short, long) for short in whole.get(key, ()) for long in longer)


def _by_surname(names: list[Name]) -> Iterator[tuple[Name, Name]]:
    """A single word and the names of two or three that end with it; one that ends many is a common word."""
    short = _gather((n.letters, n) for n in names if len(n.words) == 1 and len(n.letters) >= SHORTEST_PART)
    longer = _gather((n.words[-1], n) for n in names if len(n.words) in SURNAMED)
    for key, ones in short.items():
        if len(longer.get(key, ())) <= MOST_SURNAMED:
            yield from ((one, long) for one in ones for long in longer.get(key, ()))


def _by_initials(names: list[Name]) -> Iterator[tuple[Name, Name]]:
    short = _gather((n.letters, n) for n in names if len(n.words) == 1 and len(n.letters) in INITIALS)
    for long in names:
        if len(long.words) in INITIALS:
            yield from ((one, long) for one in short.get("".join(w[0] for w in long.words), ()))


def _by_slip(names: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Names that become one when a letter of either is left out."""
    shortened = ((key, name) for name in names for key in _shortened(name.letters))
    for alike in _gather(shortened).values():
        if len(alike) <= MOST_ALIKE:
            yield from ((a, b) for a, b in combinations(alike, 2) if _is_one_apart(a.letters, b.letters))


def _shortened(letters: str) -> set[str]:
    if len(letters) < SHORTEST_SLIP:
        return set()
    return {letters} | {letters[:at] + letters[at + 1 :] for at in range(len(letters))}


def _is_one_apart(left: str, right: str) -> bool:
    """One letter more, less, other, or two changed places; a figure makes another name."""
    begin = next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), None)
    begin = min(len(left), len(right)) if begin is None else begin
    a, b = left[begin:], right[begin:]
    if any(sign.isdigit() for sign in a[:1] + b[:1]):
        return False
    swapped = a[:2] == b[1::-1] and a[2:] == b[2:]
    return a != b and (a[1:] == b or a == b[1:] or a[1:] == b[1:] or swapped)


def _gather(pairs: Iterable[tuple[str, Name]]) -> dict[str, list[Name]]:
    found: dict[str, list[Name]] = defaultdict(list)
    for key, name in pairs:
        if key:
            found[key].append(name)
    return found


MEET: Final[dict[Likeness, Callable[[list[Name]], Iterator[tuple[Name, Name]]]]] = {
    "letters": _by_letters, "part": _by_part, "surname": _by_surname, "initials": _by_initials,
    "slip": _by_slip,
}  # fmt: skip
"""How names come together, the surest way first."""
