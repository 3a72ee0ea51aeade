"""Lists of names that act together: the list is both sides of what its clause tells."""

from __future__ import annotations

import re

from broadsheet.claims.frames.phrases import Phrase
from broadsheet.claims.frames.scenes import Scene
from broadsheet.claims.native.examples import is_rival
from broadsheet.claims.native.subjects import COMMA, is_free


def acts_together(target: Phrase, scene: Scene) -> bool:
    """Whether a list is both sides: it alone acts in its clause."""
    if "with" not in scene.trigger.source or "with" not in scene.trigger.target or not is_plural(target):
        return False
    others = [p for p in scene.inside if is_free(p) and p is not target and p.at < scene.start]
    return target.mark in _TOGETHER and not others


def distance(phrase: Phrase, scene: Scene) -> int:
    """How far a party stands from the trigger; before it counts double."""
    return phrase.at - scene.end if phrase.at >= scene.end else (scene.start - phrase.at) * 2


def is_plural(phrase: Phrase) -> bool:
    """Whether a list, or a word for both sides, stands there."""
    return phrase.entity.kind == "group" or phrase.entity.word in _BOTH


def pair_member(scene: Scene) -> Phrase | None:
    """A list of names that act together: the list is both sides."""
    groups = [p for p in scene.inside if is_plural(p) and not is_rival(p, scene)]
    if _WITH_UNNAMED.search(scene.text):
        return None
    groups = [p for p in groups if _may_be_both(p, scene) and not _deals_with_another(p, scene)]
    groups = groups or _of_clause_before(scene)
    return min(groups, key=lambda p: distance(p, scene), default=None)


def _may_be_both(phrase: Phrase, scene: Scene) -> bool:
    """As in "A und B gründen …", "la coentreprise d'A et de B": a list without a mark, or right behind the noun for the tie."""
    if phrase.mark in _OF and scene.trigger.relation == "joint_venture":
        return _RIGHT_BEHIND.fullmatch(scene.masked.mask, scene.end, phrase.at) is not None
    return phrase.mark in _TOGETHER or (phrase.mark in _OF and _is_tie_of(phrase, scene))


def _is_tie_of(phrase: Phrase, scene: Scene) -> bool:
    """As in "die Zusammenarbeit von A und B ist beendet": the tie is theirs, and no third has a part in it."""
    if scene.valency.language not in _TIE_OF or not (_ends(scene) or _lasts(phrase, scene)):
        return False
    if any(p.mark in _WITH_ANOTHER for p in scene.inside):
        return False
    mask = scene.masked.mask
    return _TIE_OF[scene.valency.language].search(mask, scene.clause[0], phrase.at) is not None


def _ends(scene: Scene) -> bool:
    told = scene.masked.mask[scene.end : scene.end + _REACH]
    return scene.trigger.frame.stage == "terminated" or (
        scene.trigger.relation == "acquisition" and _FAILED.search(told) is not None
    )


_FAILED = re.compile(r"gescheitert|scheiterte?|geplatzt|untersagt|abgesagt|vom Tisch")
_REACH = 120


def _lasts(phrase: Phrase, scene: Scene) -> bool:
    """As in "Die Kooperation von A und B soll …": a tie that is to do something, and no bare mention of one."""
    is_tie = scene.valency.language == "de" and scene.trigger.relation == "partnership"
    return is_tie and _LASTS.match(scene.masked.mask, phrase.at + 1) is not None


_LASTS = re.compile(
    r" (?:soll(?:te)?|beg[ao]nn|umfasst|sieht|sah|läuft|startet|startete|besteht|zielt|hat zum Ziel|wird (?:[^\s,]+ ){0,4}?(?:vertieft|erweitert|ausgebaut|ausgeweitet|verlängert))(?!\w)"
)


_OF = frozenset(("von", "gen", "de"))
_TIE_OF = {
    "de": re.compile(
        r"(?:[Zz]usammenarbeit|[Pp]artnerschaft|[Kk]ooperation|[Aa]llianz|[Bb]ündnis(?:ses)?|[Vv]ertrag|[Aa]bkommens?|[Zz]usammenschluss(?:es)?|[Ff]usion) (?:von|der|des) (?:(?:der|den) )?$"
    ),
    "fr": re.compile(
        r"(?:partenariat|collaboration|alliance|coopération|accord) (?:historique |stratégique )?(?:de |d ?['’] ?|du |des )(?:la |le |l ?['’] ?)?$"
    ),
    "es": re.compile(
        r"(?:alianza|colaboración|acuerdo|asociación|cooperación) (?:histórica |estratégica )?de(?:l| la| los)? $"
    ),
}
"""A noun for a tie right before those whose tie it is."""
_RIGHT_BEHIND = re.compile(r" (?:von|de|du|der|des|d ['’])? ?(?:la |le |l ?['’] ?|de[nmrs] )?")


def _of_clause_before(scene: Scene) -> list[Phrase]:
    """As in "A et B se réconcilient et signent un accord": who acts together goes on to act in a clause that names nobody."""
    goes_on = _GOES_ON.match(scene.masked.mask, scene.clause[0])
    if goes_on is None or any(p.entity.kind != "person" for p in scene.inside):
        return []
    before = [p for p in scene.phrases if p.at < scene.clause[0] and p.entity.kind != "person"]
    return before if len(before) == 1 and is_plural(before[0]) and is_free(before[0]) else []


_GOES_ON = re.compile(r" (?:et|und|y) [a-zà-ÿ]+(?:en|nt|n)\b")
"""A verb in the plural right behind "and"."""


def _deals_with_another(phrase: Phrase, scene: Scene) -> bool:
    """As in "A y B rompen su alianza con C": those of a list have the deal with a third, not with each other."""
    others = (p for p in scene.inside if p.at >= scene.end and p.mark in _WITH_ANOTHER)
    near = next(others, None)
    return (
        scene.trigger.is_noun
        and phrase.at < scene.start
        and near is not None
        and COMMA.search(scene.masked.mask, scene.end, near.at) is None
    )


_WITH_UNNAMED = re.compile(
    r"(?:mit den|con los|avec les|с) (?:Gewerkschaft|Betriebsr|Arbeitnehmer|sindicat|trabajador|syndicat|salari|профсоюз|работник)"
)
"""As in "A, B y C negocian con los sindicatos": those of a list deal with somebody who is no company."""
_WITH_ANOTHER = frozenset(("con", "avec", "mit", "с"))
_TOGETHER = frozenset(("", "subj", "zwischen", "entre", "между"))
_BOTH = frozenset(
    ("beide", "beiden", "konzerne", "unternehmen", "partner", "seiten", "groupes", "fabricants", "partenaires", "sociétés",
     "entreprises", "empresas", "compañías", "partes", "socios", "стороны", "компании", "双方", "雙方", "两家公司", "兩家公司", "両社")
)  # fmt: skip
