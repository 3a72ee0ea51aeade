"""Who does what around a trigger: by mark first, by place where a party has none."""

from __future__ import annotations

import re

from broadsheet.claims.frames.phrases import Phrase
from broadsheet.claims.frames.scenes import Cast, Scene
from broadsheet.claims.frames.valency import Valency
from broadsheet.claims.native.beside import another, find_beside, may_be_marked, of_two, sole
from broadsheet.claims.native.examples import is_example
from broadsheet.claims.native.generalities import is_spread
from broadsheet.claims.native.givers import (
    by_pronoun,
    giver_of_document,
    investor_in_person,
    is_of_person,
    seller_by_pronoun,
)
from broadsheet.claims.native.goods import as_object, is_equipping, maker_of_goods, without_makers
from broadsheet.claims.native.heads import before_colon, partner
from broadsheet.claims.native.left_out import find_left_out
from broadsheet.claims.native.likewise import taker_before
from broadsheet.claims.native.parts import inside_of, owner_of_part
from broadsheet.claims.native.profiles import with_elided_customer
from broadsheet.claims.native.relatives import find_relative
from broadsheet.claims.native.returns import OTHER, is_return
from broadsheet.claims.native.subjects import (
    COMMA,
    find_predicate,
    find_subject_phrase,
    is_free,
    is_next_clause,
    is_object_too,
    is_of_other_deed,
    is_predicate,
)
from broadsheet.claims.native.together import acts_together, distance, is_plural, pair_member

MONEY = re.compile(r"[\ue600-\ue6ff]")
LATE = frozenset("DKXY")
"""Roles that hang on deals told before, see `claims.slots`."""


def cast(scene: Scene) -> Cast | None:
    """The two roles of a trigger; None where one that it needs is missing."""
    trigger = scene.trigger
    if (relative := find_relative(scene)) is not None:
        return Cast(*relative)
    target, late_target = _fill(trigger.target, scene, None)
    if late_target == "X" and scene.valency.is_unspaced and (customer := partner(scene)) is not None:
        target, late_target = customer, ""
    if trigger.target and target is None and not late_target:
        target = by_pronoun(scene) or partner(scene) or (scene.focus if _may_be_left_out(scene) else None)
    if target is None and not late_target and (head := before_colon(scene, None)):
        target = head if _fill(trigger.source, scene, head)[0] not in {None, head} else None
    if trigger.target and target is None and not late_target:
        late_target = OTHER if is_return(scene) else ""
    if trigger.target and target is None and not late_target:
        return None
    source, late_source = _fill(trigger.source, scene, target)
    if target is not None and acts_together(target, scene):
        source, late_source = target, ""
    if source and target and "?" in trigger.source and _is_same(source, target):
        source = None
    if source is None and not late_source and target is not None and "?" not in trigger.source:
        source = before_colon(scene, target)
    if source is None and not late_source and target is not None:
        source = investor_in_person(scene) or giver_of_document(scene, target)
    if source is None and not late_source and trigger.source and "?" not in trigger.source:
        if target is not None and is_return(scene):
            late_source = OTHER
        elif target is scene.focus or not _may_be_left_out(scene):
            return None
        else:
            source = scene.focus
    if target is not None and target is scene.focus and source and _is_one_house(source, target):
        return None
    if (elided := with_elided_customer(Cast(source, target), scene, partner(scene))) is not None:
        return elided
    if source is not None and source is target and not _may_be_both(source, scene):
        return None
    if source and target and scene.trigger.relation in _OF_GOODS and _is_one_firm(source, target):
        return None
    if late_target == OTHER and source is not None and _is_pair(source, scene):
        return None
    return Cast(source, target, late_source, late_target)


_OF_GOODS = frozenset(("chip_supply", "compute_supply", "supply"))


def _is_one_house(one: Phrase, other: Phrase) -> bool:
    """As in "アマゾンは…13億ドルを投じ" where the text is about AWS: nobody pays into its own division."""
    owners = {m.party_id for m in one.entity.mentions}
    return bool(owners & {m.party_id for m in other.entity.mentions})


def _is_one_firm(one: Phrase, other: Phrase) -> bool:
    """As in "Microsofts Cloudplattform Azure": a company supplies nothing to what is its own."""
    return one.entity.kind != "group" and _is_one_house(one, other)


def _may_be_both(phrase: Phrase, scene: Scene) -> bool:
    """Whether a list may be both sides of a deal: of one that several make together, not "customers include A and B"."""
    is_together = (
        "with" in (*scene.trigger.source, *scene.trigger.target) or scene.trigger.relation in _MUTUAL
    )
    return is_together and is_plural(phrase) and not is_example(phrase, scene)


def _is_pair(phrase: Phrase, scene: Scene) -> bool:
    """As in "快手与墨鱼的授权合作": of two that a Chinese or Japanese text names together each is the other's other side."""
    return scene.valency.is_unspaced and phrase.entity.kind == "group" and len(phrase.entity.mentions) == _TWO


_TWO = 2
_MUTUAL = frozenset(("partnership", "joint_venture", "deal"))


_LEFT_OUT = frozenset(("investment", "funding_round"))
"""Deals whose receiver a text names once and then leaves out."""


def _may_be_left_out(scene: Scene) -> bool:
    """Whether a role that the clause leaves empty may be whom the document is about: only where money is named."""
    return (
        scene.focus is not None
        and scene.trigger.relation in _LEFT_OUT
        and not scene.trigger.frame.is_weak
        and not scene.trigger.is_either
        and (scene.valency.is_unspaced or not scene.has_ties)
        and MONEY.search(scene.masked.mask, *scene.clause) is not None
        and not (_goes_elsewhere(scene) if scene.valency.is_unspaced else _names_another(scene))
    )


_INTO_THINGS = re.compile(
    r"[，,]?(?:以便?|来|去|用于|用来|在[\u4e00-\u9fff]{2,12})?(?:扩大|扩建|建设|建造|兴建|打造|升级|改善|研发|开发|购买|采购|建立|设立)"
)
"""As in "投资4亿美元扩大合作": what the money goes into is no company."""


def _goes_elsewhere(scene: Scene) -> bool:
    """Whether a Chinese or Japanese sentence names somebody else who may take the money, or a thing that it is for."""
    mask = scene.masked.mask
    named = [p for p in scene.phrases if p.entity.kind in {"org", "stranger"}]
    parties = {p.entity.mentions[0].party_id for p in named}
    is_thing = any(_INTO_THINGS.match(mask, m.end()) for m in MONEY.finditer(mask, *scene.clause))
    return is_thing or (scene.trigger.relation == "investment" and len(parties) > _ALONE)


_ALONE = 1
"""Companies in a sentence that tells who gives and leaves out who takes."""


def _names_another(scene: Scene) -> bool:
    """As in "steckt das Geld in Kühlhäuser": a preposition of the role governs something that is no party."""
    marks = [pattern for name, pattern in scene.valency.marks if name in scene.trigger.target]
    begins = [m.start() for m in re.finditer(r"(?<!\w)\w", scene.text)]
    return any(pattern.match(scene.text, at) for pattern in marks for at in begins)


def _is_same(one: Phrase, other: Phrase) -> bool:
    """As in "the firm of Elon Musk, xAI": the person and the company are one party."""
    return bool(one.entity.mentions and other.entity.mentions) and (
        one is not other and one.entity.mentions[0].party_id == other.entity.mentions[0].party_id
    )


def _fill(marks: tuple[str, ...], scene: Scene, taken: Phrase | None) -> tuple[Phrase | None, str]:
    for mark in marks:
        if mark == OTHER and any(p.mark == "rival" for p in scene.inside):
            continue
        if mark in LATE and taker_before(scene) is not None:
            continue
        if mark in LATE and (scene.has_ties or mark not in {"K", "Y"}):
            return None, mark
        if mark in LATE:
            continue
        if mark == "?":
            continue
        if found := _find(mark, scene, taken):
            return found, ""
    return None, ""


def _find(mark: str, scene: Scene, taken: Phrase | None) -> Phrase | None:
    if mark == "subj":
        return find_subject_phrase(scene, taken)
    if mark == "obj":
        found = _object(scene)
        is_taken = found is not None and found is taken and not is_plural(found)
        return as_object(scene, taken) if found is None or is_taken else found
    if mark == "goods":
        return maker_of_goods(scene, taken)
    if mark == "ante":
        return _right_before(scene)
    if mark == "before":
        before = (
            p for p in scene.inside if scene.masked.mask[p.at + 1 : scene.start] in {"", " ", " - ", "社"}
        )
        return next((p for p in before if p.at < scene.start and p is not taken), None)
    if mark == "predicate":
        return find_predicate(scene, taken)
    if mark in _BESIDE:
        return find_beside(mark, scene, taken)
    if mark in {"one", "other"}:
        return of_two(mark, scene)
    if mark in {"sole", "another"}:
        return sole(scene) if mark == "sole" else another(scene)
    if mark in {"only", "absent"}:
        return find_left_out(mark, scene)
    if mark == "pronoun":
        return seller_by_pronoun(scene, taken)
    if mark == "told":
        return next((p for p in (scene.topic, scene.focus) if p is not None and p is not taken), None)
    if mark == "part":
        return owner_of_part(scene, taken)
    if mark == "focus":
        return scene.focus if scene.focus is not taken else None
    if mark == "prior":
        return taker_before(scene)
    if mark == "main":
        return _subject_of_main(scene)
    if mark == "poss":
        return _owner(scene)
    if mark == "gen":
        return _follower(scene) or as_object(scene, taken)
    if mark == "with":
        member = pair_member(scene)
        return None if member is not None and member is taken and is_spread(member, scene) else member
    fits = [p for p in scene.inside if p.mark == _MARKS.get(mark, mark) and p is not taken]
    if mark == "de" and scene.trigger.relation in _LEFT_OUT and not scene.trigger.is_noun:
        fits = [p for p in fits if p.at >= scene.end]  # "Fundada por gente de Google, X levanta …"
    fits = [p for p in fits if may_be_marked(p, scene)] or inside_of(mark, scene, taken)
    fits = without_makers(fits, scene) if "subj" in scene.trigger.source else fits
    if "ante" in scene.trigger.target:  # who did it stands behind the participle
        fits = [p for p in fits if p.at >= scene.end]
    if scene.valency.language == "zh" and mark in _TOLD_BEHIND:
        fits = [p for p in fits if p.at < scene.start] or fits
    if scene.valency.language == "ja":  # the verb stands last
        fits = [p for p in fits if p.at < scene.start and not is_of_other_deed(p, scene)]
        if mark == "no":
            fits = [p for p in fits if not _CUT_OFF_OWNER.search(scene.masked.mask, p.at, scene.start)]
    elif scene.trigger.is_noun and mark != "said":
        mask = scene.masked.mask
        after = [p for p in fits if p.at >= scene.start and not _is_far(mask[scene.end : p.at])]
        fits = fits if mark in {"instr", "led"} and not after else after
    return min(fits, key=lambda p: distance(p, scene), default=None)


_CUT_OFF_OWNER = re.compile(r"(?<!は)、|は、(?=[^、]*、)")
"""A comma between an owner and the verb, but not the one behind a topic: "XのチップはYに、" but "Xのチップは、Yに採用される"."""
_BESIDE = frozenset(
    "behind first left head described later chosen chooser modifier whose both giver following apposed".split()
)
_MARKS = {"case": "gen", "aside": "other"}
"""A role by the case of its noun alone, wherever the party stands; "gen" asks for the place behind a noun. "aside" is who stands
behind a word of another use ("среди инвесторов X")."""


def _is_far(between: str) -> bool:
    """Whether what stands behind a noun belongs to something else: behind a comma, or too many words on."""
    return len(between) > _REACH or COMMA.search(between) is not None


_TOLD_BEHIND = frozenset(("领", "跟"))
"""Marks that a Chinese verb right behind its party makes ("红杉领投")."""
_AUXILIARIES = 3
"""Words between a party and its participle ("cuando fue", "a été")."""
_REACH = 100
"""Signs behind a noun such as "compra" in which what is bought is named."""


def _right_before(scene: Scene) -> Phrase | None:
    """As in "DeepMind racheté par Google": the party that a participle belongs to, whatever governs it."""
    found = [p for p in scene.inside if p.at < scene.start]
    between = scene.masked.mask[found[-1].at + 1 : scene.start] if found else ""
    return found[-1] if found and len(between.strip(" ,").split()) <= _AUXILIARIES else None


def _subject_of_main(scene: Scene) -> Phrase | None:
    """As in "Racheté par Google en 2014, DeepMind …": who the sentence is about that a participle opens."""
    mask = scene.masked.mask
    if _AMONG.sub("", mask[: scene.start]).strip(_BLANKS) and not _OPENED.fullmatch(mask[: scene.start]):
        return None
    return next((p for p in scene.phrases if is_free(p) and COMMA.search(mask[scene.end : p.at])), None)


_AMONG = re.compile(r"\b(?:Parmi les|Entre (?:los|sus)|Среди|Zu den|Unter den)\b")
_OPENED = re.compile(
    r"[ «„“\"]*(?:Con|Avec|Mit|Tras|Après|Nach|Gracias a|Grâce à|Dank|Depuis|Desde|Seit)(?= )[^,;:\ue000-\ue4ff]*"
)
"""As in "Con los 12 millones aportados por A, B …"."""
_BLANKS = ' ,*#>«„“"-–—'


def _object(scene: Scene) -> Phrase | None:
    if scene.valency.language == "ja":
        left = [p for p in scene.inside if p.at < scene.start and not is_of_other_deed(p, scene)]
        return next((p for p in reversed(left) if p.mark == "obj" or is_object_too(p, left, scene)), None)
    mask = scene.masked.mask
    right = [
        p
        for p in scene.inside
        if p.at >= scene.end and p.mark == "" and not _is_cut_off(mask[scene.end : p.at], scene.valency)
    ]
    free = [p for p in scene.inside if is_free(p) and p.at < scene.start]
    if scene.valency.verb_final:
        verb_second = right and (len(right) > 1 or free)
        if verb_second and free:
            return right[0]
        if len(right) > 1:
            return right[1]
        if len(free) == 1 and not right and (_is_own_object(free[0], scene) or is_of_person(free[0], scene)):
            return free[0]
        return free[-1] if len(free) > 1 else (right[0] if right else None)
    return right[0] if right else _relative_object(scene)


_WITH_ZU = re.compile(r"(?:\bzu |\w+zu\w+(?:en|rn|ln)$)")
_ZU_BEHIND = re.compile(r" zu (?:wollen|können|dürfen|müssen|lassen)")
_ACCUSATIVE = re.compile(r"\b(?:den|das|die|einen|eine|ein) (?:[\w-]+ )*$")
_PRONOUN = re.compile(r" ?, (?:der|die|das) ")


def _is_own_object(phrase: Phrase, scene: Scene) -> bool:
    """As in "A plant, das Start-up B zu kaufen", "A, das 2021 das Start-up B kaufte": who acts is named before the clause."""
    mask, begin = scene.masked.mask, scene.clause[0]
    if not begin:
        return False
    if _WITH_ZU.search(mask[max(begin, scene.start - 3) : scene.end]) or _ZU_BEHIND.match(mask, scene.end):
        return True
    opened = _PRONOUN.match(mask, begin)
    return opened is not None and _ACCUSATIVE.search(mask[opened.end() : phrase.at]) is not None


def _is_cut_off(between: str, valency: Valency) -> bool:
    """Whether a comma or colon parts a verb from a party, so that it is no object of it."""
    if valency.listing.search(between):
        return False
    return re.search(r"[；;:：|]| [-–—] ", between) is not None or COMMA.search(between) is not None


def _relative_object(scene: Scene) -> Phrase | None:
    """As in "PA Semi, un fabricante que Apple compró": the last party before a relative clause with a subject of its own."""
    opening = scene.masked.mask[scene.clause[0] : scene.clause[0] + 8]
    if (
        scene.valency.language not in {"es", "fr"}
        or not re.match(r" ?(?:que|qu'|dont) ?[\ue000-\ue4ff]", opening)
        or is_equipping(scene)
    ):
        return None
    before = [p for p in scene.phrases if p.at < scene.clause[0] and p.entity.kind in {"org", "stranger"}]
    return before[-1] if before else None


def _owner(scene: Scene) -> Phrase | None:
    """As in "Microsofts Beteiligung", "微软的投资": the party right before a noun."""
    for phrase in reversed(scene.inside):
        if phrase.at >= scene.start:
            continue
        between = scene.masked.mask[phrase.at + 1 : scene.start]
        if (
            phrase.entity.kind == "person"
            or phrase.mark not in {"", "subj", "owner"}
            or _has_mark(between, scene.valency)
        ):
            return None
        limit = 6 if scene.valency.is_unspaced else 3
        words = between if scene.valency.is_unspaced else between.split()
        return phrase if len(words) <= limit and not re.search(r"[,，。;]", between) else None
    return None


_PREDICATES = re.compile(r"(?:仍|也|已|将|还|正|拟|曾|均|都|则|不再|继续|依然|一直)|.*(?:成为|跻身|晋升)")


def _has_mark(between: str, valency: Valency) -> bool:
    """Whether a preposition parts the owner from the noun ("laut X über eine Investition"), or a Chinese adverb ("微软仍独家拥有")."""
    if valency.is_unspaced:
        return valency.language == "zh" and _PREDICATES.match(between) is not None
    return any(pattern.match(word) for word in between.split() for _, pattern in valency.marks)


def _follower(scene: Scene) -> Phrase | None:
    """The unmarked party right behind a noun ("доля Microsoft")."""
    for phrase in scene.inside:
        if phrase.at >= scene.end:
            begin = phrase.head if phrase.mark == "gen" and phrase.head >= scene.end else phrase.at
            between = scene.masked.mask[scene.end : begin].split()
            is_near = (
                phrase.mark in {"", "gen", "obl"} and len(between) <= 6 and not is_next_clause(between, scene)
            )
            return phrase if is_near and not is_predicate(phrase, scene) else None
    return None
