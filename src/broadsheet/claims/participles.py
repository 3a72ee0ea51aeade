"""Clauses without a verb of their own time ("…, signing a contract with O", "Backed by O, …") as plain ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.claims.mask import PERSON, E
from broadsheet.claims.reduced import Reduced
from broadsheet.claims.turned import tells

_PARTY = re.compile(E)
_ACTOR = re.compile(f"{E}|{PERSON}")
_IRREGULAR = {
    "buying": "bought", "taking": "took", "giving": "gave", "putting": "put", "paying": "paid", "selling": "sold",
    "winning": "won", "getting": "got", "leading": "led", "making": "made", "bringing": "brought", "lending": "lent",
    "becoming": "became", "striking": "struck", "spending": "spent", "building": "built", "setting": "set", "using": "used",
    "leaving": "left", "choosing": "chose", "drawing": "drew", "cutting": "cut", "sinking": "sank", "letting": "let",
    "handing": "handed", "raising": "raised", "leasing": "leased", "closing": "closed", "securing": "secured",
}  # fmt: skip
_DOING = re.compile(r"[a-z]{2,}ing")
_DONE = re.compile(
    r"(?:Backed|Funded|Financed|Owned|Led|Bought|Acquired|Chosen|Picked|Selected|Hired|Seeded|Bankrolled|Supplied|Signed|Licensed|Co-led)"
)
_NO_VERB = frozenset(
    "during including excluding regarding concerning according depending beginning starting following leading joining".split()
)
_AHEAD = re.compile(
    r"\b(?:will|would|could|may|might|plans?|wants?|hopes?|intends?|aims?|if|not|never)\b|n't\b",
    re.IGNORECASE,
)
_MAX_OPENING = 24


def participles(reduced: Reduced) -> Iterator[Reduced]:
    """What a participle tells in a sentence, as a clause with the subject of the clause that it hangs on."""
    words = reduced.words
    if words[0] == "Having" or _DONE.fullmatch(words[0]):
        yield from _opening(reduced, words)
    for at in range(3, len(words) - 1):
        if words[at - 1] in {",", "and"} and _is_doing(words[at]):
            yield from _behind(reduced, words, at)


def past_of(doing: str) -> str:
    """The past form of a verb's -ing form: "acquiring" is "acquired", "supplying" is "supplied"."""
    stem = doing[:-3]
    if doing in _IRREGULAR:
        return _IRREGULAR[doing]
    return f"{stem[:-1]}ied" if re.search(r"[^aeiou]y$", stem) else f"{stem}ed"


def _is_doing(word: str) -> bool:
    return _DOING.fullmatch(word) is not None and word not in _NO_VERB


def _opening(reduced: Reduced, words: list[str]) -> Iterator[Reduced]:
    """As in "Backed by Acme, Globex builds ships", "Having signed with Acme, Globex …"."""
    comma = next((n for n in range(2, min(len(words), _MAX_OPENING)) if words[n] == ","), 0)
    actor = next((n for n in range(comma + 1, min(len(words), comma + 6)) if _PARTY.fullmatch(words[n])), 0)
    if (
        not comma
        or not actor
        or words[actor + 1 : actor + 2] == ["'s"]
        or not any(map(_PARTY.search, words[:comma]))
    ):
        return
    first = [] if words[0] == "Having" else [(0, f"was {words[0].lower()}")]
    yield reduced.arranged([(actor, ""), *first, *((n, "") for n in range(1, comma))])


def _behind(reduced: Reduced, words: list[str], at: int) -> Iterator[Reduced]:
    """As in "Acme widened its search, signing a contract with Globex"."""
    opens = max((n + 1 for n in range(at - 1) if words[n] in {";", ":"}), default=0)
    actor = next(
        (n for n in range(opens, at - 1) if _ACTOR.fullmatch(words[n]) and words[n + 1] != "'s"), None
    )
    if actor is None or _AHEAD.search(" ".join(words[opens:at])):
        return
    end = next((n for n in range(at + 1, len(words)) if words[n] in {",", ";", "."}), len(words))
    if any(tells(word) for word in words[at:end]) and any(map(_PARTY.search, words[at:end])):
        yield reduced.arranged(
            [(actor, ""), (at, past_of(words[at])), *((n, "") for n in range(at + 1, end))]
        )
