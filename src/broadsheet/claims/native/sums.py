"""Which amount of a sentence belongs to which deal in a native language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from broadsheet.claims.drafts import Draft
from broadsheet.claims.fields.amounts import deal_amounts, is_cumulative, same_bound
from broadsheet.claims.frames.phrases import Phrase
from broadsheet.claims.frames.roles import cast
from broadsheet.claims.frames.scenes import Cast, Scene
from broadsheet.claims.mask import Entity
from broadsheet.claims.native.examples import is_one_of_kind
from broadsheet.claims.reading import Reading
from broadsheet.records import FAMILY_OF, Money


def find_sum(scene: Scene, scenes: list[Scene], reading: Reading) -> str | None:
    """The amount nearest to the trigger in its clause, in the same stretch first; else the sentence's only one.

    An amount that stands nearer to a trigger of another family is that one's.
    """
    mask = scene.masked.mask
    if "D" in scene.trigger.target and any(_tells_round(s) and cast(s) for s in scenes):
        return None
    rivals = [s for s in scenes if _is_other(s, scene) and s.trigger.money != "none" and cast(s)]
    if not scene.trigger.frame.is_weak:
        rivals = [s for s in rivals if not s.trigger.frame.is_weak]
    amounts = [
        (at, sign)
        for at, sign in deal_amounts(scene.masked, reading.lexicon)
        if all(_far(mask, at, scene) <= _far(mask, at, rival) for rival in rivals)
    ]
    if scene.trigger.relation == "funding_round" and not scene.valency.is_unspaced:
        amounts = [(at, sign) for at, sign in amounts if not _is_given(at, scene)]
    inside = [(at, sign) for at, sign in amounts if scene.clause[0] <= at < scene.clause[1]]
    if "D" in scene.trigger.target and scene.valency.language == "zh":
        # as in "A领投,B投入了150亿": what stands in another stretch is the sum of another verb
        inside = [
            (at, sign) for at, sign in inside if scene.stretch.find(sign) >= 0 and not _is_own(at, scene)
        ]
        return min(inside, key=lambda a: _far(mask, a[0], scene))[1] if inside else None
    if not inside and scene.trigger.money == "required":
        inside = [(at, sign) for at, sign in amounts if 0 <= at - scene.end <= _BEHIND]
        inside = [(at, sign) for at, sign in inside if not _ANOTHER_ACTS.search(mask, scene.end, at)]
    is_late = scene.trigger.target == ("K",) and not scene.valency.is_unspaced
    if not inside and is_late:
        return None  # "La inversión se produce después de que A se comprometiera a aportar …"
    if not inside:
        return amounts[0][1] if len(amounts) == 1 and _family(scene) not in {"alliance", "terms"} else None
    nearest = min(inside, key=lambda a: _far(mask, a[0], scene))[1]
    return None if _is_raised_apart(nearest, scene, scenes) or _is_of_another(nearest, scene) else nearest


_ANOTHER_ACTS = re.compile(r" [:;] (?:\S+ ){0,3}?[\ue000-\ue3ff]")
"""As in "Intel bekommt einen Großaktionär: SoftBank kauft für …": behind a colon somebody else pays."""


def _is_of_another(sign: str, scene: Scene) -> bool:
    """As in "A收购B的交易告吹，C随后以24亿获得授权": a stretch that a third party opens tells a sum of its own."""
    roles = cast(scene)
    if scene.valency.language != "zh" or sign in scene.stretch or roles is None:
        return False
    mask, at = scene.masked.mask, scene.masked.mask.find(sign)
    begin = max(mask.rfind(comma, 0, at) for comma in "，,；;。") + 1
    first = next((p for p in scene.phrases if begin <= p.at < at), None)
    if first is None or first.at - begin > _OPENING or first.mark not in {"", "subj"}:
        return False
    sides = {m.party_id for p in (roles.source, roles.target) if p for m in p.entity.mentions}
    named = {m.party_id for m in first.entity.mentions}
    is_own = scene.trigger.relation in _OWN_SUM or _raises_itself(mask, first.at, at, scene)
    return is_own and bool(named) and bool(sides) and not named & sides


_RAISES = re.compile(
    r"(?:公司)?(?:也|亦|则|又|还|近日|已){0,2}(?:宣布|完成|获得?|拿下|融得|募得)[^，。；]{0,8}$"
)


def _raises_itself(mask: str, first: int, at: int, scene: Scene) -> bool:
    """As in "此前只有A拿到多轮融资，近日，B也宣布5亿元新融资": the sum is of the round of whoever opens its stretch."""
    return scene.trigger.relation == "funding_round" and _RAISES.fullmatch(mask, first + 1, at) is not None


_OPENING = 2
_OWN_SUM = frozenset(("acquisition", "investment"))


def _is_raised_apart(sign: str, scene: Scene, scenes: list[Scene]) -> bool:
    """As in "获A投资，并于3月筹集2.5亿": the sum of a round in another stretch is not what A gave."""
    if scene.valency.language != "zh" or scene.trigger.relation != "investment" or sign in scene.stretch:
        return False
    apart = [s for s in scenes if _tells_round(s) and sign in s.stretch and s.trigger.money == "required"]
    return any(_NEW_DEED.search(s.stretch) and cast(s) for s in apart)


_NEW_DEED = re.compile(r"^[，,]?(?:并|此后|随后|又|还|同时|后来|且|而)")


_GIVES = re.compile(
    r"(?:\bque|\bqui|, (?:der|die|das)|котор\w+) (?:[\w-]+ ){0,2}?(?:aport\w*|pone|pondrá|puso|inv(?:ierte|ertirá|irtió|ertido)|apport\w*|inject\w*|investi\w*|вложи\w*|внес\w*|внёс\w*|инвестир\w*) (?:[\w-]+ ){0,2}$"
)


def _is_given(at: int, scene: Scene) -> bool:
    """As in "liderada por X, que aporta 5 millones": what the leader itself gives is not the round."""
    return _GIVES.search(scene.masked.mask, max(0, at - 60), at) is not None


def _is_own(at: int, scene: Scene) -> bool:
    """As in "B以13亿领投": what the leader puts in is not the round."""
    mask = scene.masked.mask
    is_lead = scene.trigger.relation == "funding_round" and mask[at + 1 : scene.start] in {"", "的资金"}
    return is_lead and _WITH.search(mask, max(0, at - 4), at) is not None


_WITH = re.compile(r"以[^，。；]{0,3}$")
_BEHIND = 60
"""Signs behind a verb in which its amount may stand in a clause of its own ("a round that reached $450m")."""


def _tells_round(scene: Scene) -> bool:
    """Whether the scene is a round with its own amount, so that a word of its lead needs none."""
    return scene.trigger.relation == "funding_round" and "D" not in scene.trigger.target


def _family(scene: Scene) -> str:
    relation = scene.trigger.relation
    return next((family for name, family in FAMILY_OF.items() if name == relation), relation)


_TRADE = frozenset(("supply", "rights", "deal"))
"""What a contract is about may stand beside it ("签订165亿美元的芯片代工合同"): one deal and one sum."""


def _is_other(rival: Scene, scene: Scene) -> bool:
    """Whether the words of a sentence tell another kind of deal than a scene does."""
    one, other = _family(rival), _family(scene)
    is_contract = "deal" in {rival.trigger.relation, scene.trigger.relation}
    return one != other and not (is_contract and {one, other} <= _TRADE)


def _far(mask: str, at: int, scene: Scene) -> int:
    between = mask[at : scene.start] if at < scene.start else mask[scene.end : at]
    return len(between) + 40 * len(re.findall(r"[,，]", between))


def _bound_of_list(money: Money | None, scene: Scene, reading: Reading) -> Money | None:
    """As in "up to $5bn and $10bn respectively": the bound of the first holds for all."""
    if money is None or not reading.lexicon.pattern("money", "respectively").search(scene.stretch):
        return money
    amounts = deal_amounts(scene.masked, reading.lexicon)
    return same_bound(money, scene.masked.entity(amounts[0][1]).money) if amounts else money


def is_sum_of_another(draft: Draft, sign: str | None, scene: Scene, reading: Reading) -> bool:
    """As in "une alliance qui prévoit un investissement de 100 milliards": what a tie goes with is no price of it."""
    if draft.relation == "investment" and _is_one_of_many(draft, scene):
        return True
    if draft.relation != "partnership" or sign is None or scene.valency.is_unspaced:
        return False
    before = scene.masked.mask[: scene.masked.mask.find(sign)]
    worth = reading.lexicon.pattern("money", "deal_value").search(before)
    return worth is None and _OF_THE_TIE.search(before) is None


def _is_one_of_many(draft: Draft, scene: Scene) -> bool:
    """As in "invertirá 2.000 millones en empresas como A": the sum is for all of the kind that A is an example of."""
    takers = [p for p in scene.inside if draft.object in p.entity.mentions and p.mark]
    return any(is_one_of_kind(p, scene) for p in takers)


_OF_THE_TIE = re.compile(
    r"(?:[Pp]artnerschaft|[Kk]ooperation|[Aa]llianz|partenariat|alliance|accord|alianza|acuerdo|asociación|партн[её]рств\w+|соглашени\w+|сотрудничеств\w+)"
    r" (?:über|von|in Höhe von|im Wert von|de|d ?'|à|por|valorad[ao] en|на|стоимостью|объемом|объёмом) ?(?:\w+ ){0,2}$"
)


def further_holdings(scene: Scene, roles: Cast) -> list[Phrase]:
    """As in "controla el 10% de A y el 28% de B": the further companies of which somebody holds a part."""
    target = roles.target
    if target is None or target.mark != "capital_de":
        return []
    return [p for p in scene.inside if p.mark == "capital_de" and p.at > target.at and p is not roles.source]


_WITH_ITS_OWN = re.compile(
    r"(?:\bmit|\bavec|\bcon|\baportando|\ben apportant|\bвложив|\bвнеся) (?:\w+ ){0,2}$"
)


def own_share(draft: Draft, sign: str | None, scene: Scene) -> Draft | None:
    """As in "ASML mène l'opération avec 1,3 milliard": what the leader gives is its own part, and no sum of the round."""
    is_lead = draft.relation == "funding_round" and "D" in scene.trigger.target and draft.subject is not None
    if not is_lead or sign is None or draft.money is None or scene.valency.is_unspaced:
        return None
    before = scene.masked.mask[: scene.masked.mask.find(sign)]
    if _WITH_ITS_OWN.search(before) is None:
        return None
    return replace(draft, relation="investment", others=[], said_by=[], evidence=[])


def put_sum(draft: Draft, sign: str | None, scene: Scene, reading: Reading) -> None:
    """Gives a draft its amount, and whether it is a running total or new money."""
    if sign is None:
        return
    at = scene.masked.mask.find(sign)
    draft.money = scene.masked.entity(sign).money
    if draft.family == "capital":
        draft.cumulative = is_cumulative(scene.masked, at, reading.lexicon)
    near = scene.masked.mask[max(0, at - 25) : at]
    draft.money = _bound_of_list(draft.money, scene, reading)
    if draft.money and reading.lexicon.pattern("money", "raised_to").search(scene.masked.mask[:at]):
        draft.money = replace(draft.money, low=draft.money.high, bound="exactly")
    draft.is_new_money = reading.lexicon.pattern("money", "additional").search(near) is not None


def _target_shares(scene: Scene, roles: Cast, amounts: list[tuple[int, str]]) -> Iterator[tuple[Cast, str]]:
    """As in "Xに30億円、Yに12億円を出資", "5 Mio. in X und 3 Mio. in Y": to each who takes its own."""
    target = roles.target
    if target is None or target.mark in {"", "subj"} or scene.trigger.relation not in _SHARED:
        return
    takers = [p for p in scene.inside if p.mark == target.mark and p.entity.kind in {"org", "stranger"}]
    takers = [p for p in takers if p is not roles.source]
    if len(takers) < 2 or len(takers) != len(amounts):
        return
    places = sorted([*((p.at, True) for p in takers), *((at, False) for at, _ in amounts)])
    if any(one[1] == other[1] for one, other in pairwise(places)):
        return  # they do not take turns
    for taker, (_, sign) in zip(takers, amounts, strict=True):
        yield replace(roles, target=taker), sign


def _does_other(phrase: Phrase, amounts: list[tuple[int, str]], scene: Scene) -> bool:
    """As in "A recaudará 20.000 millones, de los que B aportará 2.000": between A and its sum stands another verb."""
    if scene.valency.language == "zh":
        return _acts_otherwise(phrase, scene)
    if scene.valency.is_unspaced or scene.valency.verb_final:
        return False
    at = next((at for at, _ in amounts if at > phrase.at), -1)
    verbs = scene.valency.verbs.finditer(scene.masked.mask, phrase.at + 1, max(at, phrase.at + 1))
    return any(not (m.start() < scene.end and scene.start < m.end()) for m in verbs)


def _acts_otherwise(phrase: Phrase, scene: Scene) -> bool:
    """As in "A向B投入1000亿，C则花400亿采购芯片": the part of a Chinese sentence that C opens has a verb of its own."""
    mask = scene.masked.mask
    begin = max(mask.rfind(comma, 0, phrase.at) for comma in "，,；") + 1
    end = min(
        (at for at in (mask.find(comma, phrase.at) for comma in "，,；。") if at >= 0), default=len(mask)
    )
    if begin <= scene.start < end:
        return False
    others = (t for t in scene.valency.triggers if t.relation not in _GIVING and not t.is_last)
    return any(trigger.words.search(mask, begin, end) for trigger in others)


_GIVING = frozenset(("investment", "funding_round"))


_SHARED = frozenset(("investment", "acquisition", "offtake_or_other"))
_IN_TURN = re.compile(r"分别")
"""In Chinese: the sums of this stretch go to its givers in turn, those of the next are another deal's."""


def find_shares(scene: Scene, roles: Cast, reading: Reading) -> Iterator[tuple[Cast, str]]:
    """As in "A up to $5bn, B up to $10bn into C" and "A and B invest $5bn and $10bn respectively": to each its own."""
    amounts = [
        (at, s)
        for at, s in deal_amounts(scene.masked, reading.lexicon)
        if scene.clause[0] <= at < scene.clause[1]
    ]
    if _IN_TURN.search(scene.stretch):
        amounts = [(at, sign) for at, sign in amounts if sign in scene.stretch]
    if len(amounts) < 2 or roles.source is None or not (roles.target or roles.late_target):
        return
    if own_shares := list(_target_shares(scene, roles, amounts)):
        yield from own_shares
        return
    members = roles.source.entity.mentions if roles.source.entity.kind == "group" else ()
    is_behind = amounts[0][0] > roles.source.at  # "A gives 5, B and C 3 each" shares no list out
    is_list = reading.lexicon.pattern("money", "respectively").search(scene.text) is not None
    if roles.late_target == "D" and scene.trigger.relation == "funding_round" and not is_list:
        return  # as in "A完成17亿C轮融资,B以13亿领投": whose round it is has the other sum
    if is_behind and is_list and len(members) == len(amounts):
        for mention, (_, sign) in zip(members, amounts, strict=True):
            one = Entity("org", roles.source.entity.start, roles.source.entity.end, (mention,))
            yield replace(roles, source=replace(roles.source, entity=one)), sign
        return
    if scene.trigger.relation == "acquisition" and not scene.valency.is_unspaced:
        return  # as in "Tras comprar A por 13, B adquiere C por 10": who was bought before buys nothing
    givers = [
        p
        for p in scene.inside
        if p.mark == roles.source.mark and p.entity.kind in {"org", "stranger", "nominal", "group"}
    ]
    givers = [p for p in givers if p is not roles.target and not _does_other(p, amounts, scene)]
    pairs = [(p, next((s for at, s in amounts if at > p.at), None)) for p in givers]
    own = {s for _, s in pairs if s}
    if len(givers) >= 2 and len(own) == len(givers):
        for phrase, own_sign in pairs:
            if own_sign:
                yield replace(roles, source=phrase), own_sign
