"""What clauses share and say once: one verb of several things, a verb left out.

"O picked up M from O and a contract with O"  ->  "O picked up a contract with O"
"O put M into O and O M into O"               ->  "O put M into O" (the second three)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.claims.mask import MONEY, E
from broadsheet.claims.reduced import Reduced
from broadsheet.claims.turned import tells

_PARTY = re.compile(E)
_NAMED = re.compile(r"[\ue000-\ue2ff\ue400-\ue4ff]")
_MONEY = re.compile(MONEY)
_LEADS = frozenset(  # between a subject and its verb
    "has have had will would could may might can is are was were to also then now recently quietly finally already both plans plan planned "
    "agreed agrees intends intend wants hopes aims expects expected set due promised pledged offered been be being not never said it "
    "that first later soon".split()
)
_ARTICLES = frozenset("a an the its another one two three several new".split())
_PARTICLES = frozenset("up out in over on off into".split())
_PAST = re.compile(
    r"(?:[a-z-]+ed|bought|sold|took|taken|put|won|got|gave|given|struck|made|built|paid|lent|led|sank|sunk|cut|set|drew|drawn|chose|chosen|"
    r"brought|became|began|found|left|met|ran|hit|held|let|spent|sent|shut|split|spun|lost|kept|rose|fell|grew|went|came)"
)
_PRESENT = re.compile(r"[a-z-]{2,}[^s]s")
_NO_VERB = frozenset(
    "its this was is has as plus yes us across gas less shares deals contracts chips models stakes talks rounds sales servers loans funds "
    "investors backers customers licences licenses partners clients orders services systems users employees executives officials analysts "
    "rivals products processors centres centers assets products plants sites customers".split()
)
_SAYING = re.compile(
    r"(?:sa(?:id|ys)|report\w*|told|announc\w+|confirm\w*|disclos\w+|reveal\w*|wrote|writes|emerged|learn\w+|add(?:ed|s))"
)


def shared(reduced: Reduced) -> Iterator[Reduced]:
    """Each thing and pair that a sentence adds behind "and", with the words that it shares."""
    words = reduced.words
    for at in range(3, len(words) - 2):
        if words[at] in {"and", ",", ";", "but"}:
            if words[at] == "and":
                yield from _second_thing(reduced, words, at)
            yield from _left_out(reduced, words, at)


def _form(word: str) -> str:
    if not word.isascii() or not word[:1].islower() or word in _NO_VERB:
        return ""
    if _PAST.fullmatch(word):
        return "past"
    if _PRESENT.fullmatch(word):
        return "present"
    if word.endswith("ing"):
        return "doing"
    return "base" if tells(word) else ""


def _subject_of(words: list[str], at: int) -> tuple[int, int] | None:
    """Where the subject of the clause before `at` stands, and how many helping words follow it: the nearest that acts."""
    for n in range(at - 2, -1, -1):
        if words[n] in {";", ":"}:
            return None
        if not _PARTY.fullmatch(words[n]) or words[n + 1] == "'s":
            continue
        if words[n - 1] in {"that", "which"} and not any(
            map(_SAYING.fullmatch, words[max(0, n - 6) : n - 1])
        ):
            return None  # "the round that Globex led": what is told of the round
        leads = _relative_words(words, n + 1)
        while n + 1 + leads < at and words[n + 1 + leads] in _LEADS:
            leads += 1
        if n + 1 + leads < at and _form(words[n + 1 + leads]):
            return n, leads
        if leads:
            return None
    return None


def _relative_words(words: list[str], at: int) -> int:
    """How many words make what follows a relative clause: ", which", "that"."""
    if words[at : at + 1] == [","]:
        return 2 if words[at + 1] in {"which", "who"} else 0
    return int(words[at] in {"which", "who", "that"})


def _second_thing(reduced: Reduced, words: list[str], at: int) -> Iterator[Reduced]:
    """As in "Acme picked up M and a contract with Globex": the verb belongs to the contract too."""
    end = next((n for n in range(at + 1, len(words)) if words[n] in {";", "."}), len(words))
    begins = words[at + 1] in _ARTICLES or _MONEY.fullmatch(words[at + 1])
    opening = _subject_of(words, at) if begins else None
    if (
        opening is None
        or not any(map(_PARTY.search, words[at + 1 : end]))
        or not any(map(tells, words[at + 1 : end]))
    ):
        return
    subject, leads = opening
    verb = subject + 1 + leads
    verb += words[verb + 1] in _PARTICLES
    if verb + 1 < at and (
        words[verb + 1] in _ARTICLES or _MONEY.fullmatch(words[verb + 1]) or _NAMED.fullmatch(words[verb + 1])
    ):
        yield reduced.arranged([(n, "") for n in (*range(subject, verb + 1), *range(at + 1, end))])


def _left_out(reduced: Reduced, words: list[str], at: int) -> Iterator[Reduced]:
    """As in "Acme put M into Globex and Initech M into Hooli": the verb is said once."""
    giver, sum_at = at + 1, at + 2
    sum_at += words[sum_at] in {"another", "a", "some", "about"}
    if not _NAMED.fullmatch(words[giver]) or not _MONEY.fullmatch(words[sum_at]):
        return
    opening = _subject_of(words, at)
    if opening is None:
        return
    verb = opening[0] + 1 + opening[1]
    if not tells(words[verb]) and words[verb] != "put":
        return
    end = next((n for n in range(sum_at, len(words)) if words[n] in {";", ".", ","}), len(words))
    if not any(map(_PARTY.search, words[sum_at:end])):
        return
    yield reduced.arranged(
        [
            (giver, ""),
            *((n, "") for n in range(opening[0] + 1, verb + 1)),
            *((n, "") for n in range(sum_at, end)),
        ]
    )
