"""Sides that are no two houses: a company and what is its own, a company and a thing that the text describes."""

from __future__ import annotations

import re
from functools import lru_cache

from broadsheet.claims.drafts import Draft
from broadsheet.claims.names.wares import WARES
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_FAMILIES = frozenset(("alliance", "supply", "rights"))
_NOT_OWNED = (
    r"(?![\w’'-])(?! (?:\S+ ){0,2}?(?:deals?|partnerships?|agreements?|contracts?|stakes?|shares|investments?|alliances?|tie-?ups?|collaborations?|relationship|"
    r"pacts?|integrations?|commitments?|orders?|bets?|bids?|purchases?|acquisition|takeover|merger|case|lawsuit|suit|feud|rivals?|venture|partners?|customers?)\b)"
)
"""Behind "Acme's Globex" what makes it no property: "Acme's Globex deal"."""
_PART = r"(?:part|unit|subsidiary|division|arm|brand|property|affiliate|spin-?off)"
_BY_THE_WAY = r"(?:which is |that is |is |was |itself |now |also |formerly )*(?:an? |the )?(?:[\w-]+ ){0,3}?"
_EVENTS = r"(?:competition|conference|contest|event|festival|award|prize|convention|summit|scheme|pilot)s?"
_THING = rf"(?:{WARES}|{_EVENTS})\b(?! (?:company|maker|start-?up|firm|provider|developer)\b)"
_COMMON = frozenset(
    "American Bank Blue British China Department Digital Deutsche First General Global Great Green Indian International Japan Korea London National "
    "North Open Royal South State United University Union Western World".split()
)
_SHORTEST = 5  #: letters of a word that makes two names those of one house


def is_of_one_house(draft: Draft, reading: Reading) -> bool:
    """Whether the text says that one side is the other's own, or that a side of no catalogue is a thing."""
    if draft.family not in _FAMILIES or draft.subject is None or draft.object is None:
        return False
    text = f"{reading.article.title}\n{reading.article.text}"
    sides = (draft.subject, draft.object)
    return (
        _owns(draft.subject, draft.object, text)
        or _owns(draft.object, draft.subject, text)
        or _share_a_name(*sides)
        or any(m.party_id.startswith("?") and _is_thing(m.as_written, text) for m in sides)
    )


def _owns(owner: Mention, other: Mention, text: str) -> bool:
    """As in "Acme's Globex", "Globex, a unit of Acme", "Acme-owned Globex", "Acme, which owns Globex"."""
    return any(
        mine in text and its in text and _says_owned(mine, its, text)
        for mine in {owner.as_written, owner.name}
        for its in {other.as_written, other.name}
    )


@lru_cache(maxsize=512)
def _says_owned(owner: str, owned: str, text: str) -> bool:
    mine, its = re.escape(owner), re.escape(owned)
    ways = (
        rf"\b{mine}['’]s (?:own )?{its}{_NOT_OWNED}",
        rf"\b{its}(?:,| [—–(-]| is| was) ?{_BY_THE_WAY}(?:{_PART} of|owned by) {mine}\b",
        rf"\b{mine}(?:-owned| subsidiary| division| unit),? {its}\b",
        rf"\b{mine}(?:,| [—–(-]) ?(?:which|that|who) (?:also )?(?:owns|runs) {its}\b",
        rf"\b{its}(?:['’]s)? (?:parent|owner)(?: company)?,? {mine}\b",
    )
    return any(re.search(way, text) for way in ways)


def _share_a_name(one: Mention, other: Mention) -> bool:
    """As in "Bramble Lab" and "Bramble Studio", both of no catalogue: the maker and what it makes."""
    if not (one.party_id.startswith("?") and other.party_id.startswith("?")):
        return False
    first = one.name.split()[0]
    return first == other.name.split()[0] and len(first) >= _SHORTEST and first not in _COMMON


@lru_cache(maxsize=512)
def _is_thing(name: str, text: str) -> bool:
    """As in "Bramble is Acme's main platform", "1,279 Brambles", "a tracking system (BRTS)", "Project Bramble"."""
    it = re.escape(name)
    ways = (
        rf"\b{it},? (?:is|was) (?:[A-Z][\w.&-]*['’]s|its|the company['’]s|our) (?:[\w-]+ ){{0,4}}?{_THING}",
        rf"\b(?:technology|system|programme?|protocol|standard|method|mission|project) \({it}\)",
        rf"(?<![\d,.$€£-])(?!(?:19|20)\d\d )\d[\d,]* {it}(?<=[a-z]s)\b",
    )
    return name.startswith("Project ") or f"Project {name}" in text or any(re.search(w, text) for w in ways)
