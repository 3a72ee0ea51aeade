"""Who does what around a trigger: by mark first, by place where a party has none."""

from __future__ import annotations

import re
from dataclasses import dataclass

from broadsheet.claims.mask import PRODUCT, Masked
from broadsheet.claims.phrases import Phrase
from broadsheet.claims.valency import Trigger, Valency

LATE = frozenset("DKXY")
"""Roles that hang on deals told before, see `claims.slots`."""


_PRODUCT = re.compile(PRODUCT)
_COMMA = re.compile(r"(?<!\d)[,，]|[,，](?!\d)")
"""A comma, but not that of "63,8 %"."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The phrases that fill the two roles; None for one that the sentence leaves out."""

    source: Phrase | None
    target: Phrase | None
    late_source: str = ""
    late_target: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """A trigger's match with the clause it stands in."""

    masked: Masked
    valency: Valency
    trigger: Trigger
    start: int
    end: int
    clause: tuple[int, int]
    phrases: tuple[Phrase, ...]
    has_ties: bool  #: whether capital was told of before
    topic: Phrase | None  #: subject of the sentence before, for languages that leave it out

    @property
    def text(self) -> str:
        """The clause."""
        return self.masked.mask[self.clause[0] : self.clause[1]]

    @property
    def words(self) -> str:
        """The clause with names of products as written ("TPU" is a product and a kind of chip)."""
        return with_products(self.text, self.masked)

    @property
    def stretch(self) -> str:
        """In Chinese the part of the clause between commas that holds the trigger; else the clause."""
        start, end = self._stretch()
        return self.masked.mask[start:end]

    @property
    def lead(self) -> str:
        """The clause up to the end of the trigger's stretch."""
        return self.masked.mask[self.clause[0] : self._stretch()[1]]

    def _stretch(self) -> tuple[int, int]:
        if self.valency.language != "zh":
            return self.clause
        left, right = self.clause
        mask = self.masked.mask
        start = max(mask.rfind("，", left, self.start), mask.rfind(",", left, self.start), left)
        end = min(
            (e for e in (mask.find("，", self.end, right), mask.find(",", self.end, right)) if e >= 0),
            default=right,
        )
        return start, end

    @property
    def inside(self) -> list[Phrase]:
        """Parties of the clause."""
        return [p for p in self.phrases if self.clause[0] <= p.at < self.clause[1]]


def with_products(text: str, masked: Masked) -> str:
    """Masked text with each product's sign replaced by its name."""
    return _PRODUCT.sub(lambda m: masked.entity(m.group()).word, text)


def cast(scene: Scene) -> Cast | None:
    """The two roles of a trigger; None where one that it needs is missing."""
    trigger = scene.trigger
    target, late_target = _fill(trigger.target, scene, None)
    if trigger.target and target is None and not late_target:
        return None
    source, late_source = _fill(trigger.source, scene, target)
    if source is None and not late_source and trigger.source and "?" not in trigger.source:
        return None
    if source is not None and source is target and not _is_plural(source):
        return None
    return Cast(source, target, late_source, late_target)


def _fill(marks: tuple[str, ...], scene: Scene, taken: Phrase | None) -> tuple[Phrase | None, str]:
    for mark in marks:
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
        return _subject(scene, taken)
    if mark == "obj":
        return _object(scene)
    if mark == "ante":
        return _right_before(scene)
    if mark == "poss":
        return _owner(scene)
    if mark == "gen":
        return _follower(scene)
    if mark == "with":
        return _pair_member(scene)
    fits = [p for p in scene.inside if p.mark == mark and p is not taken]
    if "ante" in scene.trigger.target:  # who did it stands behind the participle
        fits = [p for p in fits if p.at >= scene.end]
    if scene.valency.language == "ja":  # the verb stands last
        fits = [p for p in fits if p.at < scene.start]
        if mark == "no":
            fits = [p for p in fits if "、" not in scene.masked.mask[p.at : scene.start]]
    elif scene.trigger.is_noun and mark != "said":
        after = [p for p in fits if p.at >= scene.start and p.at - scene.end <= _REACH]
        fits = fits if mark == "instr" and not after else after
    return min(fits, key=lambda p: _distance(p, scene), default=None)


_AUXILIARIES = 3
"""Words between a party and its participle ("cuando fue", "a été")."""
_REACH = 100
"""Signs behind a noun such as "compra" in which what is bought is named."""


def _right_before(scene: Scene) -> Phrase | None:
    """As in "DeepMind racheté par Google": the party that a participle belongs to, whatever governs it."""
    found = [p for p in scene.inside if p.at < scene.start]
    between = scene.masked.mask[found[-1].at + 1 : scene.start] if found else ""
    return found[-1] if found and len(between.strip(" ,").split()) <= _AUXILIARIES else None


def _distance(phrase: Phrase, scene: Scene) -> int:
    return phrase.at - scene.end if phrase.at >= scene.end else (scene.start - phrase.at) * 2


def _is_free(phrase: Phrase) -> bool:
    return phrase.mark in {"", "subj"} and phrase.entity.kind != "person"


def _subject(scene: Scene, taken: Phrase | None) -> Phrase | None:
    if scene.valency.language == "ja":
        return _marked_subject(scene, taken)
    free = [p for p in scene.inside if _is_free(p) and p is not taken]
    left = [p for p in free if p.at < scene.start]
    if left:
        near = [p for p in left if not _COMMA.search(scene.masked.mask[p.at : scene.start])] or left
        return _unmodified(near, scene)[0]  # "Nvidia, the chip maker, …" keeps the first
    if scene.valency.language in {"de", "ru", "es"} and not scene.trigger.is_noun:
        right = [
            p for p in free if p.at >= scene.end and not _COMMA.search(scene.masked.mask[scene.end : p.at])
        ]
        if right and _is_inverted(right[0], scene):
            return right[0]
    return _earlier_subject(scene, taken)


_MODIFIES = re.compile(r"(?:的|公司|企业|企業|厂商|廠商|机构|機構|平台|应用|應用|品牌|团队)$")


def _unmodified(near: list[Phrase], scene: Scene) -> list[Phrase]:
    """Without those that only describe the next one ("英伟达支持的初创公司 Reflection AI")."""
    if scene.valency.language != "zh":
        return near
    while len(near) > 1 and _MODIFIES.search(
        scene.masked.mask[near[0].at + 1 : near[1].at].rstrip('「『“"《')
    ):
        near = near[1:]
    return near


def _is_inverted(phrase: Phrase, scene: Scene) -> bool:
    """As in "Im Gegenzug investiert Microsoft": the subject right behind the verb."""
    between = scene.masked.mask[scene.end : phrase.at].split()
    return len(between) <= (4 if scene.valency.language == "de" else 3)


def _earlier_subject(scene: Scene, taken: Phrase | None) -> Phrase | None:
    earlier = [
        p for p in scene.phrases if p.at < scene.clause[0] and p is not taken and p.entity.kind != "person"
    ]
    if scene.valency.language in {"de", "fr", "es", "ru"}:
        opening = scene.masked.mask[scene.clause[0] : scene.clause[0] + 12]
        if earlier and _RELATIVE.match(opening) and _ends_with(earlier[-1], scene):
            return earlier[-1]
    free = [p for p in earlier if _is_free(p)]
    if free:
        return free[0]
    if scene.valency.is_unspaced:
        later = [p for p in scene.inside if p.at >= scene.end and p.mark == "" and p is not taken]
        if later:
            return later[0]
    owned = [p for p in scene.inside if p.mark in {"de", "gen"} and p.at < scene.start and p is not taken]
    if owned:
        return owned[0]
    return scene.topic if scene.valency.drops_subject and scene.topic is not taken else None


_RELATIVE = re.compile(r"[, ]*(?:der|die|das|qui|que|lequel|laquelle|котор\w+) ")


def _ends_with(phrase: Phrase, scene: Scene) -> bool:
    """Whether the party stands right before the clause, so that "que" is its pronoun and not "that"."""
    between = scene.masked.mask[phrase.at + 1 : scene.clause[0]]
    return not between.strip(' ,»”"“)') or (
        scene.valency.language in {"de", "ru"} and len(between.split()) <= 3
    )


def _marked_subject(scene: Scene, taken: Phrase | None) -> Phrase | None:
    left = [p for p in scene.phrases if p.at < scene.start and p is not taken and p.entity.kind != "person"]
    inside = [p for p in left if p.mark == "subj" and p.at >= scene.clause[0]]
    if inside:
        return inside[-1]
    outside = [p for p in left if p.mark == "subj"]
    return outside[0] if outside else scene.topic


def _object(scene: Scene) -> Phrase | None:
    if scene.valency.language == "ja":
        return next((p for p in reversed(scene.inside) if p.mark == "obj" and p.at < scene.start), None)
    mask = scene.masked.mask
    right = [
        p
        for p in scene.inside
        if p.at >= scene.end
        and p.mark == ""
        and not (re.search(r"[；;:：]", mask[scene.end : p.at]) or _COMMA.search(mask[scene.end : p.at]))
    ]
    free = [p for p in scene.inside if _is_free(p) and p.at < scene.start]
    if scene.valency.verb_final:
        verb_second = right and (len(right) > 1 or free)
        if verb_second and free:
            return right[0]
        if len(right) > 1:
            return right[1]
        return free[-1] if len(free) > 1 else (right[0] if right else None)
    return right[0] if right else _relative_object(scene)


def _relative_object(scene: Scene) -> Phrase | None:
    """As in "PA Semi, un fabricante que Apple compró": the last party before a relative clause with a subject of its own."""
    opening = scene.masked.mask[scene.clause[0] : scene.clause[0] + 8]
    if scene.valency.language not in {"es", "fr"} or not re.match(
        r" ?(?:que|qu'|dont) ?[\ue000-\ue4ff]", opening
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
        if phrase.mark not in {"", "subj"} or _has_mark(between, scene.valency):
            return None
        limit = 6 if scene.valency.is_unspaced else 3
        words = between if scene.valency.is_unspaced else between.split()
        return phrase if len(words) <= limit and not re.search(r"[,，。;]", between) else None
    return None


def _has_mark(between: str, valency: Valency) -> bool:
    """Whether a preposition parts the owner from the noun ("laut X über eine Investition")."""
    if valency.is_unspaced:
        return False
    return any(pattern.match(word) for word in between.split() for _, pattern in valency.marks)


def _follower(scene: Scene) -> Phrase | None:
    """The unmarked party right behind a noun ("доля Microsoft")."""
    for phrase in scene.inside:
        if phrase.at >= scene.end:
            between = scene.masked.mask[scene.end : phrase.at].split()
            return phrase if phrase.mark in {"", "gen"} and len(between) <= 4 else None
    return None


def _is_plural(phrase: Phrase) -> bool:
    return phrase.entity.kind == "group" or phrase.entity.word in _BOTH


def _pair_member(scene: Scene) -> Phrase | None:
    """A list of names that act together: the list is both sides."""
    groups = [p for p in scene.inside if _is_plural(p)]
    groups = [p for p in groups if p.mark in {"", "subj", "zwischen", "entre", "между"}]
    return min(groups, key=lambda p: _distance(p, scene), default=None)


_BOTH = frozenset(
    ("beide", "beiden", "konzerne", "unternehmen", "partner", "seiten", "groupes", "fabricants", "partenaires", "sociétés",
     "entreprises", "empresas", "compañías", "partes", "socios", "стороны", "компании", "双方", "雙方", "两家公司", "兩家公司", "両社")
)  # fmt: skip
