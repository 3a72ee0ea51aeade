"""Drafts from triggers: the sentence of a native language read clause by clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from broadsheet.claims.admission import is_admissible
from broadsheet.claims.amounts import deal_amounts, is_cumulative, same_bound
from broadsheet.claims.antecedents import kind_of, resolve
from broadsheet.claims.drafts import Draft
from broadsheet.claims.mask import Entity, Masked
from broadsheet.claims.native_kinds import judge_native
from broadsheet.claims.native_prices import add_price
from broadsheet.claims.native_speakers import find_native_speakers, organisation
from broadsheet.claims.native_subjects import COMMA
from broadsheet.claims.native_stages import read_native_stage
from broadsheet.claims.phrases import Phrase, find_phrases
from broadsheet.claims.reading import Reading, Tie
from broadsheet.claims.roles import cast
from broadsheet.claims.scenes import Cast, Scene, with_products
from broadsheet.claims.slots import Sides, Slots, pair_sides, unroll
from broadsheet.claims.valency import Valency, load_valency
from broadsheet.parties.declined import stem
from broadsheet.records import FAMILY_OF, Attribution, Mention, Money

_OUTLETS = frozenset(("publisher", "wire", "media"))


def find_native_drafts(reading: Reading) -> list[Draft]:
    """Every deal that the sentences of an article tell, in reading order."""
    valency = load_valency(reading.lexicon.language)
    drafts: list[Draft] = []
    topic: Phrase | None = None
    for masked in reading.sentences:
        phrases = tuple(find_phrases(masked, valency))
        found: list[Draft] = []
        if valency.verbs.search(masked.mask):
            speakers = find_native_speakers(masked, reading)
            phrases = tuple(p for p in phrases if not _only_reports(p, masked, speakers, reading))
            found = list(_of_sentence(masked, phrases, topic, valency, reading))
            for draft in found:
                draft.said_by = list(speakers) or _own_word(draft, reading)
        if not found:
            _carry_back(masked, drafts, reading)
        if not any(draft.money for draft in found):
            add_price(masked, [*drafts, *found], reading)
        drafts.extend(found)
        free = [p for p in phrases if _can_be_topic(p, reading)]
        topic = replace(free[0], sign="", at=-1) if free else topic  # its sign means nothing there
    return drafts


def _own_word(draft: Draft, reading: Reading) -> list[Attribution]:
    """As in "dans un communiqué": who does the deal says so, where nobody else is named."""
    speaker = draft.subject or draft.object
    if speaker is None or reading.lexicon.pattern("attribution", "own").search(draft.masked.mask) is None:
        return []
    return [organisation(speaker, reading, is_outlet=False)]


def _carry_back(masked: Masked, drafts: list[Draft], reading: Reading) -> None:
    """As in "Об этом сообщает X": who reports what the sentence before tells."""
    if reading.lexicon.pattern("attribution", "carried").search(masked.mask) is None:
        return
    speakers = find_native_speakers(masked, reading)
    for draft in drafts:
        if draft.masked.field == masked.field and draft.masked.index == masked.index - 1:
            draft.said_by = list(dict.fromkeys((*draft.said_by, *speakers)))


_DATELINE = re.compile(r"[ )）]*(?:\||[–—-]|\) ?[.–—-])")


def _only_reports(phrase: Phrase, masked: Masked, speakers: list[Attribution], reading: Reading) -> bool:
    """As in "彭博社报道", "Paris | AFP | …": a known outlet that is quoted has no part in what it reports."""
    outlets = [m for m in phrase.entity.mentions if kind_of(m, reading) in _OUTLETS]
    if outlets and _DATELINE.match(masked.mask, phrase.at + 1):
        return True
    quoted = {key for a in speakers if a.kind == "outlet" for key in (a.name, a.party_id) if key}
    return any(quoted.intersection((m.name, m.party_id, m.division_id)) for m in outlets)


def _can_be_topic(phrase: Phrase, reading: Reading) -> bool:
    """Whether the next sentence may leave the party out: it is a company and free of prepositions."""
    named = phrase.entity.kind in {"org", "stranger", "group"}
    return named and phrase.mark in {"", "subj"} and reading.is_company(phrase.entity.mentions[0])


def _of_sentence(
    masked: Masked, phrases: tuple[Phrase, ...], topic: Phrase | None, valency: Valency, reading: Reading
) -> Iterator[Draft]:
    if reading.lexicon.pattern("refusal", "any").search(masked.mask):
        return
    scenes = _scenes(masked, phrases, topic, valency, reading)
    drafts: list[Draft] = []
    for scene in scenes:
        for draft in _drafts(scene, scenes, reading):
            drafts.append(draft)
            if draft.object:
                reading.ties.append(Tie(draft.subject, draft.object, draft.family))
    yield from _strong(drafts)


def _scenes(  # what a scene is made of
    masked: Masked, phrases: tuple[Phrase, ...], topic: Phrase | None, valency: Valency, reading: Reading
) -> list[Scene]:
    has_ties = any(tie.family == "capital" for tie in reading.ties)
    scenes: list[Scene] = []
    for trigger in valency.triggers:
        for match in trigger.words.finditer(masked.mask):
            clause = _clause(masked.mask, match.start(), match.end(), valency)
            if trigger.is_noun and not valency.is_unspaced:
                clause = _own_stretch(masked.mask, match.start(), match.end(), clause)
            scene = Scene(
                masked, valency, trigger, match.start(), match.end(), clause, phrases, has_ties, topic
            )
            if _applies(scene, reading):
                scenes.append(scene)
    return scenes


def _clause(mask: str, start: int, end: int, valency: Valency) -> tuple[int, int]:
    left = max((m.start() for m in valency.clause.finditer(mask, 0, start)), default=0)
    right = valency.clause.search(mask, end)
    return left, right.start() if right else len(mask)


_SIDES = re.compile(r"[\ue000-\ue0ff\ue400-\ue4ff]")


def _own_stretch(mask: str, start: int, end: int, clause: tuple[int, int]) -> tuple[int, int]:
    """Of a list of deals ("la compra de A por B, la inversión de C en D") the part that names both sides of this one."""
    left = max((m.end() for m in COMMA.finditer(mask, clause[0], start)), default=clause[0])
    right = COMMA.search(mask, end, clause[1])
    stop = right.start() if right else clause[1]
    return (left, stop) if len(_SIDES.findall(mask, end, stop)) >= 2 else clause


def _applies(scene: Scene, reading: Reading) -> bool:
    trigger, text = scene.trigger, with_products(scene.stretch, scene.masked)
    if trigger.needs and not trigger.needs.search(
        with_products(scene.masked.mask, scene.masked) if "D" in trigger.target else text
    ):
        return False
    if trigger.without and trigger.without.search(_undescribed(_behind(scene, text), scene)):
        return False
    if trigger.near and trigger.near.match(scene.masked.mask, scene.end):
        return False
    negation = reading.lexicon.pattern("refusal", "negation")
    return (
        negation.search(text) is None
        and reading.lexicon.pattern("refusal", "hypothesis").search(text) is None
    )


def _undescribed(text: str, scene: Scene) -> str:
    """The text without nouns right before a name: "den Cloud-Spezialisten X" is no cloud."""
    if scene.valency.is_unspaced:
        return text
    return _APPOSED.sub(lambda m: " " if scene.valency.heads.fullmatch(m[1]) else m[0], text)


_APPOSED = re.compile(r"(?<![\w-])([\w-]+) (?=[\ue000-\ue4ff])")
_OBJECT_LAST = frozenset(("fr", "es", "ru"))
_HANDED_OVER = frozenset(("acquisition", "investment"))
_PASSIVE = 12
"""Signs before a verb that hold its auxiliary ("a été rachetée")."""
_OBJECT_MARKS = frozenset(("", "acc", "gen", "a", "de"))


def _behind(scene: Scene, text: str) -> str:
    """The words that say what is bought or paid into: in French, Spanish and Russian those between verb and name."""
    trigger = scene.trigger
    if scene.valency.language not in _OBJECT_LAST or trigger.relation not in _HANDED_OVER:
        return text
    marks = {*trigger.target, *(_OBJECT_MARKS if trigger.relation == "acquisition" else ())}
    named = [p for p in scene.inside if p.at >= scene.end and p.mark in marks]
    if not named and trigger.relation == "investment":
        return text
    stop = (
        max(scene.end, (named[0].head if named[0].head >= 0 else named[0].at)) if named else scene.clause[1]
    )
    return with_products(scene.masked.mask[max(scene.clause[0], scene.start - _PASSIVE) : stop], scene.masked)


def _drafts(scene: Scene, scenes: list[Scene], reading: Reading) -> Iterator[Draft]:
    roles = cast(scene)
    if roles is None:
        return
    shares: list[tuple[Cast, str | None]] = [*_shares(scene, roles, reading)] or [(roles, None)]
    for one, sign in shares:
        yield from _drafts_of(scene, one, sign or _amount(scene, scenes, reading), reading)


def _drafts_of(scene: Scene, roles: Cast, sign: str | None, reading: Reading) -> Iterator[Draft]:
    frame = replace(
        scene.trigger.frame,
        source=roles.late_source or ("S" if roles.source else ""),
        target=roles.late_target or "O",
    )
    slots = Slots(
        roles.source.entity if roles.source else None,
        roles.target.entity if roles.target else None,
        scene.start,
        is_plural=scene.trigger.relation == "deal",
    )
    if roles.late_target and slots.source is not None:
        slots.source = _not_a_taker(slots.source, scene, reading)
    if scene.trigger.relation == "funding_round" and slots.target is not None:
        slots.target = _not_a_giver(slots.target, scene, reading)
    for sides in pair_sides(slots, frame, scene.masked, reading):
        apart = unroll(sides)
        draft = _draft(scene, apart, sign, reading) if apart else None
        if draft and scene.trigger.is_telling:
            reading.companies |= {_known_as(m, reading) for m in (draft.subject, draft.object) if m}
        if draft and is_admissible(draft, scene.masked, reading):
            yield from _to_each(draft, scene, reading)


def _to_each(draft: Draft, scene: Scene, reading: Reading) -> Iterator[Draft]:
    """As in "A und B je 5 Milliarden": one sum for each of the givers, none of them shared."""
    amounts = deal_amounts(scene.masked, reading.lexicon)
    at = next((at for at, sign in amounts if scene.masked.entity(sign).money is draft.money), -1)
    mask = scene.masked.mask
    near = f"{mask[max(0, at - 12) : at]}§{mask[at + 1 : at + 16]}"
    each = reading.lexicon.pattern("money", "each")
    if draft.subject is None or not draft.others or at < 0 or each.search(near) is None:
        yield draft
        return
    for giver in (draft.subject, *draft.others):
        yield replace(draft, subject=giver, others=[], said_by=[], evidence=[])


def _known_as(mention: Mention, reading: Reading) -> str:
    return stem(mention.name) if reading.lexicon.language == "ru" else mention.name


def _not_a_giver(entity: Entity, scene: Scene, reading: Reading) -> Entity:
    """As in "The company raises …" behind "ASML invests in Mistral" is Mistral: who gave the money does not take it."""
    if entity.kind not in {"nominal", "pronoun"} or entity.mentions:
        return entity
    givers = frozenset(tie.source.party_id for tie in reading.ties if tie.family == "capital" and tie.source)
    found = resolve(entity, scene.masked, reading, givers)
    return Entity("org", entity.start, entity.end, found[:1]) if found else entity


def _not_a_taker(entity: Entity, scene: Scene, reading: Reading) -> Entity:
    """As in "The maker put in …" behind "Mistral raised …, led by ASML": who takes the money does not give it."""
    if entity.kind != "nominal" or entity.mentions:
        return entity
    takers = frozenset(tie.target.party_id for tie in reading.ties if tie.family == "capital")
    found = resolve(entity, scene.masked, reading, takers)
    return Entity("org", entity.start, entity.end, found[:1]) if found else entity


def _draft(scene: Scene, sides: Sides, sign: str | None, reading: Reading) -> Draft | None:
    judged = judge_native(scene, sides, reading)
    if judged is None:
        return None
    stage = scene.trigger.frame.stage or read_native_stage(scene, judged.relation, reading.lexicon)
    draft = Draft(
        relation=judged.relation, subject=judged.source, object=judged.target, stage=stage, masked=scene.masked,  # type: ignore[arg-type]
        frame=scene.trigger.frame, start=0 if "D" in scene.trigger.target else scene.start, end=scene.end, others=list(sides.others), is_generic=judged.is_generic,
    )  # fmt: skip
    if scene.trigger.money != "none" and not sides.is_bundle:
        _fill_money(draft, sign, scene, reading)
        draft.money = _bound_of_list(draft.money, scene, reading)
    return None if scene.trigger.money == "required" and draft.money is None else draft


def _amount(scene: Scene, scenes: list[Scene], reading: Reading) -> str | None:
    """The amount nearest to the trigger in its clause, in the same stretch first; else the sentence's only one.

    An amount that stands nearer to a trigger of another family is that one's.
    """
    mask = scene.masked.mask
    if "D" in scene.trigger.target and any(_tells_round(s) for s in scenes):
        return None
    rivals = [s for s in scenes if _family(s) != _family(scene) and s.trigger.money != "none" and cast(s)]
    amounts = [
        (at, sign)
        for at, sign in deal_amounts(scene.masked, reading.lexicon)
        if all(_far(mask, at, scene) <= _far(mask, at, rival) for rival in rivals)
    ]
    inside = [(at, sign) for at, sign in amounts if scene.clause[0] <= at < scene.clause[1]]
    if not inside and scene.trigger.money == "required":
        inside = [(at, sign) for at, sign in amounts if 0 <= at - scene.end <= _BEHIND]
    if not inside:
        return amounts[0][1] if len(amounts) == 1 and _family(scene) not in {"alliance", "terms"} else None
    return min(inside, key=lambda a: _far(mask, a[0], scene))[1]


_BEHIND = 60
"""Signs behind a verb in which its amount may stand in a clause of its own ("a round that reached $450m")."""


def _tells_round(scene: Scene) -> bool:
    """Whether the scene is a round with its own amount, so that a word of its lead needs none."""
    return scene.trigger.relation == "funding_round" and "D" not in scene.trigger.target


def _family(scene: Scene) -> str:
    relation = scene.trigger.relation
    return next((family for name, family in FAMILY_OF.items() if name == relation), relation)


def _far(mask: str, at: int, scene: Scene) -> int:
    between = mask[at : scene.start] if at < scene.start else mask[scene.end : at]
    return len(between) + 40 * len(re.findall(r"[,，]", between))


def _bound_of_list(money: Money | None, scene: Scene, reading: Reading) -> Money | None:
    """As in "up to $5bn and $10bn respectively": the bound of the first holds for all."""
    if money is None or not reading.lexicon.pattern("money", "respectively").search(scene.text):
        return money
    amounts = deal_amounts(scene.masked, reading.lexicon)
    return same_bound(money, scene.masked.entity(amounts[0][1]).money) if amounts else money


def _fill_money(draft: Draft, sign: str | None, scene: Scene, reading: Reading) -> None:
    if sign is None:
        return
    at = scene.masked.mask.find(sign)
    draft.money = scene.masked.entity(sign).money
    if draft.family == "capital":
        draft.cumulative = is_cumulative(scene.masked, at, reading.lexicon)
    near = scene.masked.mask[max(0, at - 25) : at]
    draft.is_new_money = reading.lexicon.pattern("money", "additional").search(near) is not None


def _shares(scene: Scene, roles: Cast, reading: Reading) -> Iterator[tuple[Cast, str]]:
    """As in "A up to $5bn, B up to $10bn into C" and "A and B invest $5bn and $10bn respectively": to each its own."""
    amounts = [
        (at, s)
        for at, s in deal_amounts(scene.masked, reading.lexicon)
        if scene.clause[0] <= at < scene.clause[1]
    ]
    if len(amounts) < 2 or roles.source is None or not (roles.target or roles.late_target):
        return
    members = roles.source.entity.mentions if roles.source.entity.kind == "group" else ()
    if len(members) == len(amounts) and reading.lexicon.pattern("money", "respectively").search(scene.text):
        for mention, (_, sign) in zip(members, amounts, strict=True):
            one = Entity("org", roles.source.entity.start, roles.source.entity.end, (mention,))
            yield replace(roles, source=replace(roles.source, entity=one)), sign
        return
    givers = [
        p
        for p in scene.inside
        if p.mark == roles.source.mark and p.entity.kind in {"org", "stranger", "nominal"}
    ]
    givers = [p for p in givers if p is not roles.target]
    pairs = [(p, next((s for at, s in amounts if at > p.at), None)) for p in givers]
    own = {s for _, s in pairs if s}
    if len(givers) >= 2 and len(own) == len(givers):
        for phrase, own_sign in pairs:
            if own_sign:
                yield replace(roles, source=phrase), own_sign


def _strong(drafts: list[Draft]) -> list[Draft]:
    """A weak trigger gives way to a strong one of the same parties."""
    strong = [d for d in drafts if not d.frame.is_weak]
    told = {d.parties for d in strong}
    return [*strong, *(d for d in drafts if d.frame.is_weak and d.parties not in told)]
