"""What governs a German name where the word before it does not say so: a genitive article, a relative pronoun."""

from __future__ import annotations

import re

from broadsheet.claims.mask import Entity

_RELATES = re.compile(
    r", im (?:Zuge|Rahmen) (?:derer|dessen|deren) [\ue000-\ue3ff]|, (?:an|in|bei|mit|für|von|hinter|zu) (?:der|dem|den|denen) [\ue000-\ue3ff] (?:[^\s,.;:]+ ){0,8}?[a-zäöüß]+(?:t|en|te|ten|ist|sind|war|würden?|will|soll|kann|habe|sei) (?=[,.;:])"
)


def is_relative(mask: str, at: int) -> bool:
    """As in "die Firma, an der A beteiligt ist": whether what the preposition at `at` governs is the pronoun."""
    return _RELATES.match(mask, max(0, at - 2)) is not None


def is_genitive(entity: Entity, source: str) -> bool:
    """As in "die Runde des Start-ups": a noun for a company behind the article that has no other case."""
    return entity.kind == "nominal" and source.startswith("des ", entity.start)


def is_owner(entity: Entity, source: str) -> bool:
    """As in "Microsofts Beteiligung": a name in the German genitive."""
    return source[entity.end - 1] == "s" and not any(m.name.endswith("s") for m in entity.mentions)


_OWNED = re.compile(
    r" (?:[a-zäöüß]+ )?(?:[Bb]eteiligung|[Ii]nvestition(?:en)?|[Ii]nvestment|[Ee]instieg|[Zz]usammenarbeit|[Kk]ooperation|[Pp]artnerschaft|[Aa]llianz|[Üü]bernahme|[Kk]auf|"
    r"[Aa]nteile?|[Aa]ngebot|[Dd]eal|[Vv]ertrag|[Aa]bkommen|[Aa]nteilspaket)(?![\w-])"
)


def owns_deal(entity: Entity, source: str) -> bool:
    """As in "zu As Investition in B": whose deal, share or technology the noun right behind the name tells of."""
    return is_owner(entity, source) and _OWNED.match(source, entity.end) is not None


_ATTRIBUTE = re.compile(
    r"(?:auf|in|an|mit|von|bei|aus|für|durch|um|zu[mr]?|im|am|vom|beim) (?:[^,.;:()]+ )?(?:[a-zäöüß]+(?:ende|[^e]te|ene|sässige|eimatete|notierte)|ge[a-zäöüß]+ete)[nmrs]? (?:[\w-]+ ){0,4}"
)
_OPENS_ATTRIBUTE = re.compile(r"(?<![\w-])(?:d(?:er|ie|as|em|en|es)|ein(?:e[nmrs]?)?) $", re.IGNORECASE)


def attribute_before(mask: str, place: int, at: int) -> int | None:
    """As in "den auf Logistik spezialisierten Anbieter X": where the article stands that a participle's preposition follows."""
    opened = _OPENS_ATTRIBUTE.search(mask, max(0, place - 7), place)
    return opened.start() if opened and _ATTRIBUTE.fullmatch(mask, place, at) else None
