"""How the two sides of a deal stand in its sentence: who is named between them, what breaks off, who only owns another."""

from __future__ import annotations

import re

from broadsheet.claims.drafts import Draft
from broadsheet.claims.mask import Entity
from broadsheet.records import Mention

_PARTY = re.compile(r"[\ue000-\ue5ff\ue800-\ue8ff]")
_OWNS_ONE = re.compile(r" 's (?:[\w-]+ ){0,4}[\ue000-\ue5ff\ue800-\ue8ff]")
"""As in "Acme's partner Globex"."""
_BREAK = re.compile(r" , (?:and|but|while|whereas|as|after|before|which|who|whose) |;")
_OWN_CLAUSE = re.compile(r"^ , (?:which|who) ")
"""What goes on about the first of the two: "Acme, which has signed a deal with Globex"."""
_MANY, _LONG, _COMMAS = 3, 80, 2


def stand_of_sides(draft: Draft) -> list[str]:
    """The signs of where the two stand, as the first sentence that tells of them has them; none of whom it does not name."""
    places = {side: _place(draft, m) for side, m in (("giver", draft.subject), ("taker", draft.object)) if m}
    found = {side: place for side, place in places.items() if place is not None}
    signs = [sign for side, (at, entity) in found.items() for sign in _alone(side, at, entity, draft)]
    return [*signs, *_apart(sorted(at for at, _ in found.values()), draft)]


def _place(draft: Draft, mention: Mention) -> tuple[int, Entity] | None:
    """Where a side stands in the mask, of several places that nearest to the words of the deal."""
    masked = draft.masked
    places = [(at, entity) for at, entity in masked.signs() if _is(entity, mention, draft)]
    return min(places, key=lambda place: max(0, draft.start - place[0], place[0] - draft.end), default=None)


def _is(entity: Entity, mention: Mention, draft: Draft) -> bool:
    if any(m.party_id == mention.party_id for m in entity.mentions):
        return True
    is_pointing = entity.kind in {"nominal", "pronoun"}
    return is_pointing and draft.masked.source[entity.start : entity.end] == mention.as_written


def _alone(side: str, at: int, entity: Entity, draft: Draft) -> list[str]:
    mask = draft.masked.mask
    told = {
        f"{side}_owns_one": _OWNS_ONE.match(mask, at + 1) is not None,
        f"{side}_listed": entity.kind == "group",
        "partner_owns": side == "taker" and draft.family == "alliance" and mask.startswith(" 's", at + 1),
    }
    return [name for name, holds in told.items() if holds]


def _apart(places: list[int], draft: Draft) -> list[str]:
    """What stands between the two."""
    if len(places) < len(("giver", "taker")):
        return []
    between = _OWN_CLAUSE.sub("", draft.masked.mask[places[0] + 1 : places[1]])
    is_broken = _BREAK.search(between) is not None
    told = {
        "many_between": len(_PARTY.findall(between)) >= _MANY,
        "broken": is_broken,
        "supply_broken": is_broken and draft.family == "supply",
        "commas": between.count(" , ") >= _COMMAS,
        "far": len(between) > _LONG,
    }
    return [name for name, holds in told.items() if holds]
