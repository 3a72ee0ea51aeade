"""Who gives or takes without the name of a company: a pronoun ("lui", "le", "ей") and somebody in person."""

from __future__ import annotations

import re

from broadsheet.claims.frames.phrases import Phrase
from broadsheet.claims.frames.scenes import Scene
from broadsheet.claims.native.subjects import COMMA, is_free

_MONEY = re.compile(r"[\ue600-\ue6ff]")


def by_pronoun(scene: Scene) -> Phrase | None:
    """As in "lui apportent 4 millions", "le concedió un crédito": the receiver is whom the text spoke of last."""
    if scene.trigger.relation not in _HANDED or "subj" in scene.trigger.target:
        return None
    if scene.trigger.relation == "acquisition" and _THING_BOUGHT.match(scene.masked.mask, scene.end):
        return None
    found = scene.valency.taker.search(
        scene.masked.mask, max(scene.clause[0], scene.start - _CLITIC), scene.clause[1]
    )
    if found is None or COMMA.search(scene.masked.mask, found.end(), scene.start):
        return None
    if (given := _given_before(scene)) is not None:
        return given
    behind = next((p for p in scene.phrases if is_free(p) and p.at >= scene.clause[1]), None)
    acting = [p for p in scene.inside if is_free(p)]
    before = [p for p in scene.phrases if is_free(p) and p.at < scene.clause[0]]
    return before[-1] if before and acting else scene.topic or scene.focus or behind


_THING_BOUGHT = re.compile(
    r" (?:la|el|los|las|sus?) (?!(?:participación|parte|acciones|mayoría|control|filial|división|negocio)\w*)[a-záéíóúñ]"
)
"""As in "le comprará la capacidad sobrante": of whom a thing is bought is not bought."""


def seller_by_pronoun(scene: Scene, taken: Phrase | None) -> Phrase | None:
    """As in "A investit dans B, qui lui achète des puces", "B recibe dinero de A y le compra": the other named before."""
    parties = {m.party_id for m in taken.entity.mentions} if taken is not None else set()
    named = [p for p in scene.phrases if p.at < scene.start and p.entity.kind in {"org", "stranger"}]
    others = [p for p in named if not parties & {m.party_id for m in p.entity.mentions}]
    if others or taken is None:
        return others[-1] if others else None
    told = scene.topic or scene.focus
    is_same = told is None or bool(parties & {m.party_id for m in told.entity.mentions})
    return None if is_same else told


def investor_in_person(scene: Scene) -> Phrase | None:
    """As in "Xavier Niel a investi …": somebody who gives and stands for himself, right before the verb."""
    if (
        scene.trigger.relation not in {"investment", "acquisition"}
        or scene.trigger.is_noun
        or "subj" not in scene.trigger.source
    ):
        return None
    people = [p for p in scene.inside if p.entity.kind == "person" and p.mark == "" and p.at < scene.start]
    people = [p for p in people if not p.entity.mentions or not p.entity.mentions[0].party_id.startswith("?")]
    between = scene.masked.mask[people[-1].at + 1 : scene.start] if people else ""
    is_told = _MONEY.search(scene.text) or (people and _AUXILIARY.match(scene.masked.mask, people[-1].at + 1))
    return people[-1] if people and is_told and not COMMA.search(_REMARK.sub("", between)) else None


_AUXILIARY = re.compile(r" (?:hat|hatte|will|wollte|möchte|soll|wird) ")


def is_of_person(phrase: Phrase, scene: Scene) -> bool:
    """As in "Elon Musk hat Twitter gekauft": the one company of a German clause that somebody opens is what he buys."""
    people = [p for p in scene.inside if p.entity.kind == "person" and p.mark == "" and p.at < phrase.at]
    if (
        scene.valency.language != "de"
        or not people
        or scene.trigger.relation not in {"investment", "acquisition"}
    ):
        return False
    return _AUXILIARY.match(scene.masked.mask, people[-1].at + 1) is not None


_GIVEN = frozenset(("investment", "supply", "chip_supply", "compute_supply"))


def giver_of_document(scene: Scene, taker: Phrase) -> Phrase | None:
    """As in "В мае вложили в X ещё 2 млн", told of A: a Russian verb that leaves its subject out goes on about whom the text is about."""
    trigger, giver = scene.trigger, scene.focus
    if scene.valency.language != "ru" or trigger.is_noun or trigger.frame.is_weak or giver is None:
        return None
    is_taker = {m.party_id for m in giver.entity.mentions} & {m.party_id for m in taker.entity.mentions}
    return giver if trigger.relation in _GIVEN and not is_taker else None


_REMARK = re.compile(r" , [^,]* ,")
_HANDED = frozenset(
    (
        "investment",
        "funding_round",
        "acquisition",
        "offtake_or_other",
        "licensing",
        "chip_supply",
        "compute_supply",
        "supply",
    )
)
_CLITIC = 24
"""Signs before a verb in which its pronoun stands ("lui a ensuite apporté")."""
_INTO = frozenset(("en", "in", "dans", "в", "an"))


def _given_before(scene: Scene) -> Phrase | None:
    """As in "Disney invertirá … en OpenAI y le licenciará …": who took the money before in the same clause."""
    between = (p for p in reversed(scene.inside) if p.at < scene.start and p.mark in _INTO)
    return next((p for p in between if p.entity.kind in {"org", "stranger"}), None)
