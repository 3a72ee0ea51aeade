"""Drafts from triggers: the sentence of a native language read clause by clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from broadsheet.claims.drafts import Draft
from broadsheet.claims.fields.amounts import deal_amounts
from broadsheet.claims.frames.phrases import Phrase, find_phrases
from broadsheet.claims.frames.raisers import can_raise
from broadsheet.claims.frames.roles import cast
from broadsheet.claims.frames.scenes import Cast, Scene
from broadsheet.claims.frames.slots import Sides, Slots, pair_sides, unroll
from broadsheet.claims.frames.valency import Valency, load_valency
from broadsheet.claims.mask import Entity, Masked
from broadsheet.claims.native.again import again_by_another, in_pairs
from broadsheet.claims.native.bought_products import with_bought_products
from broadsheet.claims.native.conflicts import is_fund, without_contradictions, without_loose_ties
from broadsheet.claims.native.consortia import with_leaders
from broadsheet.claims.native.ends import put_end
from broadsheet.claims.native.examples import with_examples
from broadsheet.claims.native.focus import (
    as_topic,
    find_heads,
    find_subject_of_document,
    is_digest,
    is_only_subject,
    opens_item,
)
from broadsheet.claims.native.forms import in_own_signs
from broadsheet.claims.native.gaps import find_further_givers, find_further_takers, find_shared_verbs
from broadsheet.claims.native.heads import find_focus, name_headed
from broadsheet.claims.native.joiners import with_leads
from broadsheet.claims.native.kinds import judge_native
from broadsheet.claims.native.nominals import WE, name_described, name_latter
from broadsheet.claims.native.objects import find_listed_objects
from broadsheet.claims.native.own import find_own_firm
from broadsheet.claims.native.participants import find_participants, join
from broadsheet.claims.native.prices import add_price, is_other_figure
from broadsheet.claims.native.profiles import with_customer
from broadsheet.claims.native.reports import only_reports
from broadsheet.claims.native.returns import OTHER, is_return, name_returner
from broadsheet.claims.native.scenes import find_scenes
from broadsheet.claims.native.sides_apart import not_a_giver, not_a_taker, taker_of_giver
from broadsheet.claims.native.speakers import (
    again,
    carry_back,
    find_native_speakers,
    own_word,
    quoted_firm,
    speaking_firm,
)
from broadsheet.claims.native.stages import told_stage
from broadsheet.claims.native.sums import (
    find_shares,
    find_sum,
    further_holdings,
    is_sum_of_another,
    own_share,
    put_sum,
)
from broadsheet.claims.native.ventures import as_one_venture
from broadsheet.claims.native.ways import with_ways
from broadsheet.claims.reading import Reading, Tie
from broadsheet.claims.refusals.admission import is_admissible
from broadsheet.parties.declined import stem
from broadsheet.records import Mention, Stage


def find_native_drafts(reading: Reading) -> list[Draft]:
    """Every deal that the sentences of an article tell, in reading order."""
    valency = load_valency(reading.lexicon.language)
    drafts: list[Draft] = []
    topic: Phrase | None = None
    heads, lines = with_customer(find_heads(reading), reading), is_digest(reading)
    subject = find_own_firm(reading) or (None if lines else find_subject_of_document(reading))
    for masked in reading.sentences:
        name_latter(masked, reading)
        name_described(masked, reading)
        name_headed(masked, heads[masked.index], reading)
        named = with_bought_products(find_phrases(masked, valency), masked, valency)
        named = with_examples(named, masked.mask, valency)
        phrases = tuple(with_leaders(named, masked.mask, valency))
        if lines and opens_item(masked) and topic and not _is_titled(topic, reading):
            topic = None
        focus = find_focus(heads[masked.index], subject, masked)
        if heads[masked.index] and topic is None:
            topic = focus
        if (speaker := quoted_firm(masked, reading)) is not None:
            topic = as_topic(speaker)
        found: list[Draft] = []
        joined: tuple[Phrase, ...] = ()
        may_tell = _may_tell(masked, valency)
        if not may_tell and valency.is_unspaced:
            joined = find_participants(masked, phrases, drafts, reading)
            join(joined, masked, drafts)
        if may_tell:
            speakers = find_native_speakers(masked, reading)
            phrases = tuple(p for p in phrases if not only_reports(p, masked, speakers, reading))
            joined = find_participants(masked, phrases, drafts, reading)
            rest = tuple(p for p in phrases if p not in joined)
            found = list(_of_sentence(masked, rest, topic, focus, valency, reading))
            if joined and not join(joined, masked, [*drafts, *found]):
                found = list(_of_sentence(masked, phrases, topic, focus, valency, reading))
            speakers = speakers or again(masked, drafts, reading)
            for draft in found:
                draft.said_by = list(speakers) or own_word(draft, reading)
            found = [draft for draft in found if not is_other_figure(draft, drafts)]
        if not found:
            carry_back(masked, drafts, reading)
        if not any(draft.money for draft in found):
            add_price(
                masked, [*drafts, *found], reading, [] if found else find_native_speakers(masked, reading)
            )
        drafts.extend(found)
        free = [p for p in phrases if p not in joined and _can_be_topic(p, reading)]
        free = free if not (topic or subject) else [p for p in free if not is_only_subject(p, masked)]
        if free and not (topic and _goes_on_with_noun(phrases, free[0])):
            topic = replace(free[0], sign="", at=-1)  # its sign means nothing there
    drafts = with_ways(drafts, reading)
    return in_own_signs(drafts) if valency.language == "zh" else drafts


_SIDE_OR_SUM = re.compile(r"[\ue000-\ue6ff]")


def _may_tell(masked: Masked, valency: Valency) -> bool:
    """Whether a sentence has a word of deals; in Chinese and Japanese a party or a sum beside it."""
    if valency.is_unspaced and _SIDE_OR_SUM.search(masked.mask) is None:
        return False
    return valency.verbs.search(masked.mask) is not None or valency.last.search(masked.mask) is not None


def _is_titled(phrase: Phrase, reading: Reading) -> bool:
    return any(m.party_id in reading.standing.titled for m in phrase.entity.mentions)


def _goes_on_with_noun(phrases: tuple[Phrase, ...], named: Phrase) -> bool:
    """As in "L'hébergeur a quitté VMware": who acts is only a noun, and who is named behind it is not what the text is about."""
    first = next((p for p in phrases if p.mark in {"", "subj"}), None)
    return first is not None and first.at < named.at and first.entity.kind in {"nominal", "pronoun"}


def _can_be_topic(phrase: Phrase, reading: Reading) -> bool:
    """Whether the next sentence may leave the party out: it is a company and free of prepositions."""
    named = phrase.entity.kind in {"org", "stranger", "group"}
    free = {"subj"} if reading.lexicon.language == "ja" else {"", "subj"}
    return named and phrase.mark in free and reading.is_company(phrase.entity.mentions[0])


def _of_sentence(
    masked: Masked,
    phrases: tuple[Phrase, ...],
    topic: Phrase | None,
    focus: Phrase | None,
    valency: Valency,
    reading: Reading,
) -> Iterator[Draft]:
    if reading.lexicon.pattern("refusal", "any").search(masked.mask):
        return
    drafts = _of_scenes(find_scenes(masked, phrases, topic, focus, valency, reading), reading)
    if not drafts and valency.last.search(masked.mask):
        last = find_scenes(masked, phrases, topic, focus, valency, reading, is_last=True)
        drafts = _of_scenes(last, reading)
    drafts = with_leads(drafts) if valency.is_unspaced else without_loose_ties(drafts, reading)
    yield from as_one_venture(without_contradictions(_strong(drafts)))


def _of_scenes(scenes: list[Scene], reading: Reading) -> list[Draft]:
    drafts: list[Draft] = []
    for scene in scenes:
        for draft in _drafts(scene, scenes, reading):
            drafts.append(draft)
            if draft.object:
                givers = (
                    (*draft.others, draft.subject) if draft.relation == "investment" else (draft.subject,)
                )
                reading.ties.extend(Tie(giver, draft.object, draft.family) for giver in givers)
    return drafts


def _drafts(scene: Scene, scenes: list[Scene], reading: Reading) -> Iterator[Draft]:
    roles = cast(scene)
    if roles is None:
        return
    shares: list[tuple[Cast, str | None]] = [*find_shares(scene, roles, reading)] or [(roles, None)]
    shares += [(replace(roles, target=p), None) for p in further_holdings(scene, roles)]
    for one, sign in shares:
        yield from _drafts_of(scene, one, sign or find_sum(scene, scenes, reading), reading)


def _drafts_of(scene: Scene, roles: Cast, sign: str | None, reading: Reading) -> Iterator[Draft]:
    if roles.late_source == "Y" and (giver := _named_giver(scene, reading)) is not None:
        roles = replace(roles, source=as_topic(giver), late_source="")
    if (taker := taker_of_giver(roles.target, scene, reading)) is not None:
        roles = replace(roles, target=as_topic(taker))
    frame = replace(
        scene.trigger.frame,
        source=roles.late_source or ("S" if roles.source else ""),
        target=roles.late_target or "O",
    )
    slots = Slots(
        roles.source.entity if roles.source else None,
        roles.target.entity if roles.target else None,
        scene.start,
        is_plural=scene.trigger.relation == "deal" and roles.source is not roles.target,
        has_money=sign is not None and scene.trigger.money != "none",
    )
    if any(side is not None and side.word == WE for side in (slots.source, slots.target)):
        slots.source, slots.target = (_quoted(side, scene, reading) for side in (slots.source, slots.target))
        if (slots.source is None and roles.source) or slots.target is None:
            return
    if OTHER in {roles.late_source, roles.late_target} and is_return(scene):
        slots.source = name_returner(slots.source, reading) if slots.source else None
        slots.target = name_returner(slots.target, reading) if slots.target else None
    elif (roles.late_target or scene.trigger.relation == "acquisition") and slots.source is not None:
        slots.source = not_a_taker(slots.source, scene, reading)
    if _is_raised_by_giver(scene, roles, reading):
        return
    if scene.trigger.relation == "funding_round" and slots.target is not None:
        slots.target = not_a_giver(slots.target, scene, reading)
    for sides in pair_sides(slots, frame, scene.masked, reading):
        apart = unroll(sides)
        draft = _draft(scene, apart, sign, reading) if apart else None
        if draft and (_is_telling(scene) or _vouches(draft, scene, reading)):
            reading.companies |= {_known_as(m, reading) for m in (draft.subject, draft.object) if m}
        if draft and _is_same(draft):
            continue  # as in "谷歌与A签署的合同，将提供谷歌…": nobody has a deal with itself
        if draft and not is_fund(draft) and is_admissible(draft, scene.masked, reading):
            own = own_share(draft, sign, scene)
            draft.money = None if own else draft.money
            yield from _to_each(draft, scene, reading)
            yield from (own,) if own else ()
            yield from find_further_givers(draft, sign, scene)
            yield from find_further_takers(draft, scene)
            yield from find_shared_verbs(draft, scene)
            yield from again_by_another(draft, scene)
            yield from find_listed_objects(draft, scene)
            yield from in_pairs(draft, scene)


def _is_same(draft: Draft) -> bool:
    """Whether both sides are one, or a house and its own arm that would be partners."""
    one, other = draft.subject, draft.object
    if one is None or other is None:
        return False
    is_arm = other.name.startswith(f"{one.name} ") or one.name.startswith(f"{other.name} ")
    is_arm = is_arm or bool(
        {one.party_id, one.division_id} & {other.party_id, other.division_id} - {None, ""}
    )
    return one.name == other.name or (draft.relation == "partnership" and is_arm)


def _named_giver(scene: Scene, reading: Reading) -> Mention | None:
    """As in "La contribution d'A se fera en deux temps": of those who gave before, the one that the sentence names."""
    named = {m.party_id for _, e in scene.masked.signs() for m in e.mentions}
    givers = [tie.source for tie in reversed(reading.ties) if tie.family == "capital" and tie.source]
    return next((giver for giver in givers if giver.party_id in named), None)


def _is_raised_by_giver(scene: Scene, roles: Cast, reading: Reading) -> bool:
    """Whether a round that names nobody would be that of a fund or a bank, because the text spoke of it last."""
    if scene.trigger.relation != "funding_round" or roles.target is None or roles.target is not scene.topic:
        return False
    return not all(can_raise(m, reading) for m in roles.target.entity.mentions)


def _quoted(entity: Entity | None, scene: Scene, reading: Reading) -> Entity | None:
    """As in "« Nous allons apporter … », a déclaré …, directrice de X": whom "we" stands for; None where nobody is told."""
    if entity is None or entity.word != WE:
        return entity
    own = scene.focus.entity if scene.focus and scene.valency.is_unspaced else None
    return speaking_firm(scene.masked, reading) or own


def _is_telling(scene: Scene) -> bool:
    """Whether the words alone make an unknown name a company: who raises a round is one."""
    return scene.trigger.is_telling or (
        scene.trigger.relation == "funding_round" and not scene.trigger.frame.is_weak
    )


def _vouches(draft: Draft, scene: Scene, reading: Reading) -> bool:
    """Whether a deal that is told outright has one side that is known: then the other is a company too."""
    sides = [m for m in (draft.subject, draft.object) if m]
    is_plain = not scene.trigger.frame.is_weak and not scene.valency.is_unspaced  # signs make no sure names
    return is_plain and len(sides) > 1 and any(map(reading.is_company, sides))


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


def _draft(scene: Scene, sides: Sides, sign: str | None, reading: Reading) -> Draft | None:
    judged = judge_native(scene, sides, reading)
    if judged is None:
        return None
    stage = told_stage(scene, judged.relation, reading.lexicon)
    stated = "" if stage == "planned" else scene.trigger.frame.stage
    is_lead = scene.trigger.relation == "funding_round" and "K" in scene.trigger.target
    leads = is_lead or "D" in scene.trigger.target  # whose round it is, the sentences before tell
    late = "D" if leads else "K" if scene.trigger.source == ("Y",) else ""
    frame = replace(scene.trigger.frame, stage=stated, target=late or scene.trigger.frame.target)
    draft = Draft(
        relation=judged.relation, subject=_by_catalogue(judged.source, reading), object=_by_catalogue(judged.target, reading), stage=stage, masked=scene.masked,
        frame=frame, start=0 if leads else scene.start, end=scene.end, others=list(sides.others), is_generic=judged.is_generic,
    )  # fmt: skip
    put_end(draft, scene)
    if (
        scene.trigger.money != "none"
        and not sides.is_bundle
        and not is_sum_of_another(draft, sign, scene, reading)
    ):
        put_sum(draft, sign, scene, reading)
    lacks = scene.trigger.money == "required" and draft.money is None
    return None if lacks and not (sides.is_bundle and sign) else draft


def _by_catalogue(mention: Mention | None, reading: Reading) -> Mention | None:
    """A division that stands apart under the name that readers of other scripts expect ("ワッツアップ" is WhatsApp)."""
    party = reading.book.party(mention.party_id) if mention and not mention.name.isascii() else None
    return replace(mention, name=party.name) if mention and party else mention


def _strong(drafts: list[Draft]) -> list[Draft]:
    """A weak trigger gives way to a strong one of the same parties, or of the same buyer ("agreed with A to buy B")."""
    strong = [d for d in drafts if not d.frame.is_weak]
    for draft in strong:
        draft.stage = _signed_beside(draft, drafts)
    told = {d.parties for d in strong}
    tied = {d.parties for d in strong if d.relation != "exclusivity"}  # "kauft Chips nur bei A" is two deals
    buyers = {d.subject.party_id for d in strong if d.relation == "acquisition" and d.subject}
    weak = [
        d
        for d in drafts
        if d.frame.is_weak
        and (d.parties not in (tied if d.relation in _OF_GOODS else told) or _is_apart(d, strong))
    ]
    return [*strong, *(d for d in weak if not (d.relation == "acquisition" and _id(d.subject) in buyers))]


_OF_GOODS = frozenset(("chip_supply", "compute_supply"))


def _signed_beside(draft: Draft, drafts: list[Draft]) -> Stage:
    """As in "A已与B签署合同，将购买算力": of one deal that a sentence tells twice, the contract tells the stage."""
    signed = (
        d for d in drafts if d.frame.is_weak and (d.parties, d.relation) == (draft.parties, draft.relation)
    )
    is_signed = draft.stage == "announced" and any(d.stage == "agreed" for d in signed)
    return "agreed" if is_signed else draft.stage


def _is_apart(weak: Draft, strong: list[Draft]) -> bool:
    """As in "A kauft B-Aktien; zudem arbeiten beide zusammen": what stands behind a semicolon is another deal of the two."""
    same = [d for d in strong if d.parties == weak.parties]
    begins = sorted((weak.start, min(d.start for d in same)))
    between = weak.masked.mask[slice(*begins)]
    if weak.frame.target == "K" and weak.money is not None:
        return all(d.money is not None and d.money != weak.money for d in same)  # a part of the sum
    has_own_sum = weak.money is not None and all(d.money not in {None, weak.money} for d in same)
    has_own_sum = has_own_sum and weak.frame.name[:3] in {"zh:", "ja:"}
    return weak.family not in {d.family for d in same} and (
        has_own_sum or _BESIDES.search(between) is not None
    )


_BESIDES = re.compile(
    r"[;；]|作为(?:回报|交换|对价)|[，,](?:同时|此外|另外|双方还|还将)|見返り|引き換えに|あわせて"
)


def _id(mention: Mention | None) -> str:
    return mention.party_id if mention else ""
