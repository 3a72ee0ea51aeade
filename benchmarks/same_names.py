"""Names of one party that a label and a claim write differently, so that a right deal is not counted as false and missed.

A label keeps a name as its article has it ("Advanced Micro Devices", "Versent Group", "Musk"), and a claim carries the
name of the catalogue, or the longer or shorter one that the reader took up. Before a document is scored, each name of a
claim that no label has is put as the one label's name that means the same party: by the catalogue, or because the two
differ by a word that makes no other company, or by a first name. Two names that the labels of a document keep apart
are never one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from types import ModuleType
from typing import Any

from broadsheet.parties import load_parties
from broadsheet.parties.word_lists import first_names

Claims = list[dict[str, Any]]
Norm = Callable[[Any], str | None]

_SIDES = ("source_party", "target_party")
_NEUTRAL = frozenset(
    [
        "the",
        "group",
        "holding",
        "holdings",
        "software",
        "technology",
        "technologies",
        "systems",
        "labs",
        "lab",
        "ai",
        "network",
        "networks",
        "semi",
        "semiconductor",
        "semiconductors",
        "electronics",
        "industries",
        "international",
        "global",
        "hyperscale",
        "robotics",
        "energy",
        "security",
        "inc",
    ]
)
"""Words that a text leaves out of a company's name, or adds, without meaning another company."""


def with_same_names(scorer: ModuleType) -> ModuleType:
    """The scorer, for which two names of one party are one name."""
    score: Callable[..., tuple[Any, ...]] = scorer.score_document

    def score_document(doc: dict[str, Any], gold: Claims, pred: Claims, *more: Any, **options: Any) -> Any:
        labels = _told_once(gold, scorer.norm)
        named = as_labelled(pred, labels, scorer.norm)
        old = {id(new): own for new, own in zip([*labels, *named], [*gold, *pred], strict=True)}
        matched, *lists = score(doc, labels, named, *more, **options)
        found = [(old[id(label)], old[id(claim)], judged) for label, claim, judged in matched]
        return (found, *([old[id(one)] for one in claims] for claims in lists))

    vars(scorer)["score_document"] = score_document
    return scorer


def as_labelled(pred: Claims, gold: Claims, norm: Norm) -> Claims:
    """The claims of a document with the names that its labels have."""
    labelled = _labelled(gold, norm)

    def label_of(name: str) -> str:
        plain = norm(name)
        if plain is None or plain in labelled:
            return name
        same = [other for own, other in labelled.items() if is_one_party((plain, name), (own, other))]
        return same[0] if len(same) == 1 else name

    return [_renamed(claim, label_of) for claim in pred]


def _told_once(gold: Claims, norm: Norm) -> Claims:
    """The labels, where those of one article write a party of the catalogue in two ways, with the first of the two."""
    first: dict[str, str] = {}
    for name in _labelled(gold, norm).values():
        if party := _party_of(name):
            first.setdefault(party, name)
    return [_renamed(label, lambda name: first.get(_party_of(name) or "", name)) for label in gold]


def _labelled(gold: Claims, norm: Norm) -> dict[str, str]:
    """The names of a document's labels: as the scorer reads them → as the first label writes them."""
    found: dict[str, str] = {}
    for label in gold:
        for name in (*(label.get(side) for side in _SIDES), *(label.get("other_parties") or [])):
            if plain := norm(name):
                found.setdefault(plain, name)
    return found


def _renamed(claim: dict[str, Any], name_of: Callable[[str], str]) -> dict[str, Any]:
    sides = {side: name_of(claim[side]) if claim.get(side) else None for side in _SIDES}
    return {
        **claim,
        **sides,
        "other_parties": [name_of(name) for name in claim.get("other_parties") or [] if name],
    }


def is_one_party(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two names, each as the scorer reads it and as it is written, are those of one party."""
    ids = [{_party_of(name) for name in names} - {None} for names in (one, other)]
    if all(ids):
        return bool(ids[0] & ids[1])
    return _differs_by_little(one[0].split(), other[0].split())


@cache
def _party_of(name: str) -> str | None:
    party = load_parties().find(name) or load_parties().find(name.replace(".", ""))
    return party.id if party else None


def _differs_by_little(one: list[str], other: list[str]) -> bool:
    short, long = sorted((one, other), key=len)
    if not short or len(short) == len(long):
        return False
    if long[: len(short)] == short:
        return _are(long[len(short) :], _NEUTRAL)
    before = long[: -len(short)]
    return long[-len(short) :] == short and (_are(before, _NEUTRAL) or _are(before, _first_names()))


def _are(words: Iterable[str], known: frozenset[str]) -> bool:
    return all(word in known for word in words)


@cache
def _first_names() -> frozenset[str]:
    return frozenset(name.lower() for name in first_names())
