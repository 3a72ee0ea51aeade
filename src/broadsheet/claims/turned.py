"""Phrases put where a plain clause has them: what stands in front of its clause, and relative clauses as clauses.

"With O , O has signed a contract for ships"   ->  "O has signed a contract with O for ships"
"O , in which O put M last year , is growing"  ->  "O put M in O last year"
"the firm O that O agreed to buy for M lost"   ->  "O agreed to buy O for M"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from broadsheet.claims.cues import cue_of
from broadsheet.claims.mask import MONEY, E
from broadsheet.claims.reduced import Reduced

_DEALS = frozenset(("control", "capital", "supply", "rights", "alliance", "terms", "tie"))
_PARTY = re.compile(E)
_THING = re.compile(f"{E}|{MONEY}")
_PRONOUN = re.compile(r"[\ue300-\ue3ff]")
_NOMINAL = re.compile(r"[\ue200-\ue2ff]")
_FRONTED = frozenset(("With", "For", "From", "To", "Through"))
_HUNG = frozenset(("with", "for", "from", "to", "in", "into", "by", "through"))
_PREPOSITIONS = frozenset(
    "for in on at by with from into over under as until through worth after before to across via since".split()
)
_MARKS = frozenset((",", ";", ".", ":", "(", ")", "–", "—", '"', "“", "”"))
_BREAKS = frozenset("and but or that which who whose where while when because".split())
_HELPING = frozenset("will would has have had is are was were can could may might".split())
_ARTICLES = frozenset(("a", "an", "the", "one"))
_LONGEST = 9
_GIVES = frozenset(
    "give gives gave given giving promise promises promised hand hands handed pay pays paid earmarked".split()
)


def tells(word: str) -> bool:
    """Whether a word can tell a deal."""
    return cue_of(word) in _DEALS or word in _GIVES


def turned(reduced: Reduced) -> Iterator[Reduced]:
    """The clauses of a sentence that stand in another order than plain ones do, each put right and alone."""
    words = reduced.words
    if not any(tells(word) for word in words):
        return
    yield from _fronted(reduced, words)
    for at in range(1, len(words) - 3):
        if words[at] in {"which", "whom", "that"}:
            yield from _relative(reduced, words, at)


def _fronted(reduced: Reduced, words: list[str]) -> Iterator[Reduced]:
    """As in "For Acme, Globex will build a data centre"."""
    if words[0] not in _FRONTED or "," not in words[2:_LONGEST]:
        return
    comma = words.index(",", 2)
    phrase, rest = range(comma), range(comma + 1, len(words))
    if not _PARTY.search(words[comma - 1]) or not any(_PARTY.search(words[n]) for n in rest):
        return
    put = _place_for(words, comma + 1)
    if put is not None:
        first = (0, words[0].lower())
        yield reduced.arranged(
            [*_same(range(comma + 1, put)), first, *_same(phrase[1:]), *_same(range(put, len(words)))]
        )


def _relative(reduced: Reduced, words: list[str], at: int) -> Iterator[Reduced]:
    """As in "Acme, with which Globex signed a contract", "Acme, which Globex agreed to buy"."""
    hung = at - 1 if words[at - 1] in _HUNG and words[at] != "that" else at
    before = _described(words, hung - 1)
    if before < 0 or not _THING.fullmatch(words[before]) or not _acts(words, at + 1):
        return
    end = _end(words, at + 1)
    put = _place_for(words, at + 1, end, helps=hung == at)
    if put is None:
        return
    phrase = [*_same(range(hung, at)), (before, "")]
    actor = [(at + 1, "")] if not _PRONOUN.fullmatch(words[at + 1]) else _first_to_act(words, before)
    yield reduced.arranged([*actor, *_same(range(at + 2, put)), *phrase, *_same(range(put, end))])


def _described(words: list[str], at: int) -> int:
    """Where the party stands that a relative clause behind the word at `at` is about: "Acme, a fund from which"."""
    if words[at] == ",":
        return at - 1
    if _PARTY.fullmatch(words[at]) and not _NOMINAL.fullmatch(words[at]):
        return at
    for comma in range(at - 1, max(0, at - _LONGEST), -1):
        if words[comma] == "," and (_NOMINAL.fullmatch(words[comma + 1]) or words[comma + 1] in _ARTICLES):
            return comma - 1 if _PARTY.fullmatch(words[comma - 1]) else at
        if words[comma] in _MARKS or (_PARTY.fullmatch(words[comma]) and comma + 1 != at):
            break
    return at


def _first_to_act(words: list[str], before: int) -> list[tuple[int, str]]:
    """As in "Acme works with Globex, from which it ordered ships": whoever acts in the clause around it."""
    free = (n for n in range(before) if _PARTY.fullmatch(words[n]) and words[n + 1] != "'s")
    return [(n, "") for n in islice(free, 1)]


def _same(numbers: range) -> list[tuple[int, str]]:
    return [(n, "") for n in numbers]


def _acts(words: list[str], at: int) -> bool:
    """Whether a clause begins with whoever acts in it: a party after three words at the most."""
    for n in range(at, min(at + 4, len(words))):
        if _PARTY.fullmatch(words[n]):
            return n + 1 < len(words) and words[n + 1] != "'s"
        if words[n] in _MARKS or words[n] in _HELPING or cue_of(words[n]) in _DEALS - {"supply"}:
            return False
    return False


def _end(words: list[str], at: int) -> int:
    """Where the clause that begins at `at` ends."""
    return next((n for n in range(at + 2, len(words)) if words[n] in {",", ";", "."}), len(words))


def _place_for(words: list[str], at: int, end: int = 0, *, helps: bool = False) -> int | None:
    """Before which word what belongs to the verb of a clause is put; None for a clause that tells no deal.

    That is where the first preposition, mark or conjunction stands behind a word of a deal; for what the verb
    has as its object (`helps`) also where the next verb stands.
    """
    stop = end or _end(words, at)
    stops = _PREPOSITIONS | _MARKS | _BREAKS | (_HELPING if helps else frozenset())
    told = next((n for n in range(at, stop) if tells(words[n])), None)
    if told is None:
        return None
    for n in range(told + 1, stop):
        is_infinitive = words[n] == "to" and n + 1 < stop and tells(words[n + 1])
        if words[n] in stops and not is_infinitive:
            return n
    return stop
