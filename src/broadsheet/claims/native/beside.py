"""Who stands right beside a trigger in Chinese and Japanese, where no word between them says the role."""

from __future__ import annotations

import re
from dataclasses import replace

from broadsheet.claims.frames.phrases import Phrase
from broadsheet.claims.frames.scenes import Scene

_DESCRIBES = re.compile(
    r"(?:等)?(?:[去今前]年|上月|此前|早前|刚刚?|新近|\d+年|\d+月)*[\u4e00-\u9fff]{1,4}的[^，。；]{0,12}$"
)
"""As in "O投资的", "O去年收购的芯片公司": from who did it to the name of what it was done to."""
_CHOOSES = re.compile(r"(?:选择|选定|选用|指定|敲定)$")


def find_beside(mark: str, scene: Scene, taken: Phrase | None) -> Phrase | None:
    """The party that `mark` names by its place.

    "first" opens the sentence, "left" stands nearest before the trigger, "behind" stands where the trigger ends, "head" the name that the clause describes, "later" is the subject named after it ("Xの買収をめぐり、ソニーは"), "described" is the name that the words behind that party lead to
    ("腾讯投资的X"), "following" the next name behind a participle ("das von A finanzierte Start-up X"), "apposed" the one that a noun
    behind a comma describes ("A, ein früher Geldgeber von X"), "chosen" and "chooser" are the two sides of "A选择B为供应商" (None for "A成为B的供应商"),
    "modifier" belongs to a noun by 的 before the trigger ("O的独家"), "whose" by の before the name in front of it
    ("ソニーのX買収"), "giver" is whom money comes from ("Xから", "von X", not "Xなどから"), and "both" is a list that ends where the trigger begins ("AとBの合弁会社").
    """
    behind = next((p for p in scene.inside if p.at == scene.end and p is not taken), None)
    if mark == "behind":
        return behind
    if mark == "first":
        return next(
            (p for p in scene.phrases if p.at < scene.start and p.mark in {"", "subj"} and p is not taken),
            None,
        )
    if mark == "left":
        left = (p for p in reversed(scene.phrases) if p.at < scene.start and p.mark in {"", "subj"})
        return next((p for p in left if p is not taken and p.entity.kind != "person"), None)
    if mark == "head":
        return _head(scene)
    if mark == "later":
        return next((p for p in scene.inside if p.at >= scene.end and p.mark == "subj"), None)
    if mark == "described":
        return _described(scene)
    if mark == "modifier":
        return _modifier(scene, taken)
    if mark == "following":
        return _following(scene)
    if mark == "apposed":
        return _apposed(scene)
    if mark == "giver":
        return _giver(scene, taken)
    if mark in {"whose", "both"}:
        return _before_noun(mark, scene, taken)
    if _CHOOSES.search(scene.masked.mask, scene.start, scene.end) is None:
        return None
    if mark == "chosen":
        return behind
    return next((p for p in reversed(scene.inside) if p.at < scene.start and p is not taken), None)


def _head(scene: Scene) -> Phrase | None:
    """As in "Aが出資する英自動運転のBは": whom a Japanese clause before a name describes."""
    first = next((p for p in scene.inside if p.at >= scene.end), None)
    between = scene.masked.mask[scene.end : first.at] if first else "、"
    return first if len(between) <= _DESCRIBED and not re.search(r"[、。]", between) else None


_DESCRIBED = 16
"""Signs between a clause and the name that it describes."""


def _described(scene: Scene) -> Phrase | None:
    if not scene.valency.is_unspaced:
        return _behind_participle(scene)
    first = next((p for p in scene.inside if p.at == scene.end), None)
    following = next((p for p in scene.inside if first is not None and p.at > first.at), None)
    if first is None or following is None:
        return None
    between = scene.masked.mask[first.at + 1 : following.at]
    return following if _DESCRIBES.fullmatch(between) or between == "的" else None


def _behind_participle(scene: Scene) -> Phrase | None:
    """As in "Поддержанная O компания X": the second name behind a participle, no comma between."""
    named = [p for p in scene.inside if p.at >= scene.end][:2]
    if len(named) < 2 or "," in scene.masked.mask[scene.end : named[1].at]:
        return None
    return named[1]


_ONE_OF = re.compile(
    r"(?<![\w-])(?:dem|das|des|eine?[ms]?|einer) von (?:[\w-]+ )*[\ue000-\ue4ff] (?:[a-zäöüß]+ )?$",
    re.IGNORECASE,
)
_OF_APPOSED = re.compile(
    r"([\ue000-\ue1ff\ue400-\ue4ff]) (?:[)»“”\"] )?, (?:eine?[rn]?|das|der|die|dem|den) von (?:[\w-]+ ){0,3}[\ue000-\ue4ff] (?:[a-zäöüß]+ )?$"
)
"""As in "Groq, ein von Samsung unterstützter Entwickler": whom the participle tells of stands before the comma."""
_NAME_REACH = 6


def _following(scene: Scene) -> Phrase | None:
    """The name that a participle describes: of a list the first alone where the article is singular."""
    mask = scene.masked.mask
    if (apposed := _OF_APPOSED.search(mask, 0, scene.start)) is not None:
        return next((p for p in scene.phrases if p.at == apposed.start(1)), None)
    found = next((p for p in scene.phrases if p.at >= scene.end), None)
    if found is None or not found.entity.mentions or found.entity.kind == "person":
        return None
    between = mask[scene.end : found.at]
    if re.search(r"[,.;:]", between) or len(between.split()) > _NAME_REACH:
        return None
    if found.entity.kind == "group" and _ONE_OF.search(mask, 0, scene.start):
        return replace(found, entity=replace(found.entity, kind="org", mentions=found.entity.mentions[:1]))
    return found


_APPOSES = re.compile(r"(?: [)»“”\"])? ,[^,;:.\ue000-\ue8ff]{0,40}$")


def _apposed(scene: Scene) -> Phrase | None:
    before = [p for p in scene.phrases if p.at < scene.start]
    between = scene.masked.mask[before[-1].at + 1 : scene.start] if before else ""
    return before[-1] if before and _APPOSES.fullmatch(between) else None


_OF = re.compile(r"(?:社)?の(?:[米英仏独中韓台印])?")


def _before_noun(mark: str, scene: Scene, taken: Phrase | None) -> Phrase | None:
    last = next((p for p in scene.inside if p.at == scene.start - 1), None)
    if last is None or mark == "both":
        return last if last is not None and last.entity.kind == "group" else None
    owners = [p for p in scene.inside if p.at < last.at and p is not taken]
    owned = owners and _OF.fullmatch(scene.masked.mask[owners[-1].at + 1 : last.at])
    return owners[-1] if owned else None


def _modifier(scene: Scene, taken: Phrase | None) -> Phrase | None:
    owners = [p for p in scene.inside if p.at < scene.start and p is not taken]
    owned = [p for p in owners if scene.masked.mask[p.at + 1 : scene.start] == "的"]
    return owned[-1] if owned else None


_FROM = frozenset(("von", "kara"))
_AMONG_OTHERS = re.compile(r" (?:und|sowie) (?:anderen|weiteren)|[」』]?(?:など|ら)")


def _giver(scene: Scene, taken: Phrase | None) -> Phrase | None:
    """As in "X hat von A und B 5 Millionen bekommen", "XはAから5億円を調達": behind who takes it, or at the very beginning."""
    mask, begin = scene.masked.mask, scene.clause[0]
    for phrase in scene.inside:
        if phrase.mark not in _FROM or phrase is taken or phrase.entity.kind == "person":
            continue
        behind = taken is not None and begin <= taken.at < phrase.at
        opens = scene.valency.language == "de" and not mask[begin : max(phrase.head, begin)].strip(
            _PUNCTUATION
        )
        if (behind or opens) and not _AMONG_OTHERS.match(mask, phrase.at + 1):
            return phrase
    return None


_PUNCTUATION = ' .,;:«»„“"'


_GETS = re.compile(r"compr|adqui|absor|incorp|recompr")
_ACTIVE = re.compile(r"[а-яё]+(?:л|ла|ло|ли|[еёи]т|[юуая]т)")


def may_be_marked(phrase: Phrase, scene: Scene) -> bool:
    """Whether a marked party belongs to the verb: by no active Russian one an agent, and what is bought "con", "por" follows."""
    if scene.trigger.relation == "funding_round" and _gives_a_part(phrase, scene):
        return False
    if scene.trigger.is_noun or scene.valency.is_unspaced:
        return True
    verb = scene.masked.mask[scene.start : scene.end].lower()
    if phrase.mark == "instr":
        return _ACTIVE.fullmatch(verb) is None
    is_bought = scene.trigger.relation == "acquisition" and phrase.mark in {"con", "por"}
    if is_bought and phrase.mark == "con" and _GETS.match(verb) and not verb.endswith("con"):
        return False
    return phrase.at >= scene.end or not (is_bought and phrase.mark in scene.trigger.target)


_PART = re.compile(
    r"(?:\b(?:con|incluid[oa]s?|de (?:los|las) (?:cuales|que)|dont|davon|в том числе|включая|из них|из которых)) (?:[\w-]+ ){0,2}[\ue600-\ue6ff] (?:[\w-]+ ){0,3}$"
)


def _gives_a_part(phrase: Phrase, scene: Scene) -> bool:
    """As in "capta 120 millones (con 40 millones de X)": whom a part of the sum comes from leads no round."""
    return _PART.search(scene.masked.mask, max(0, phrase.at - 60), phrase.at) is not None


_SPEAKS = frozenset(("said", "other"))


def of_two(mark: str, scene: Scene) -> Phrase | None:
    """The first or the second company of a sentence that names two and no more."""
    if scene.trigger.is_either and any(p.entity.kind == "nominal" for p in scene.phrases):
        return None  # "the deal includes money for the start-up: A gives …"
    if _HEADED.match(scene.masked.mask):
        return None  # "A : B investit …": whom a headline is about is no side of all that it tells
    kinds = {"org", "stranger", "group"} if scene.trigger.is_either else {"org", "stranger"}
    named = [p for p in scene.phrases if p.entity.kind in kinds and p.mark not in _SPEAKS]
    named = [p for phrase in named for p in _members(phrase)]
    parties = list({p.entity.mentions[0].party_id: p for p in reversed(named)}.values())[::-1]
    return (parties[0] if mark == "one" else parties[1]) if len(parties) == _PAIR else None


_PAIR = 2
_HEADED = re.compile(r"[\s•*–#«„“\"-]*[\ue000-\ue1ff] : ")


_PARTIES = frozenset(("org", "stranger", "group"))
_BASIS = re.compile(r"[」』]?(?:計画|構想|プロジェクト)?(?:に基づ|の一環|によると|に続|と同様|に対抗)")
"""As in "「スターゲート」に基づくもので": what a deal rests on is no side of it."""


def another(scene: Scene) -> Phrase | None:
    """As in "OpenAIが進める計画を支えるため、NVIDIAは10億ドルを投じる": beside who acts, the one other company of the sentence."""
    mask = scene.masked.mask
    named = [p for p in scene.phrases if p.entity.kind in _PARTIES and p.mark not in _SPEAKS]
    named = [p for p in named if not _BASIS.match(mask, p.at + 1)]
    acting = [p for p in named if p.at < scene.start and p.mark in {"", "subj"}]
    own = {m.party_id for m in acting[-1].entity.mentions} if acting else set()
    others = {
        p.entity.mentions[0].party_id: p
        for p in named
        if p.entity.kind != "group" and p.entity.mentions[0].party_id not in own
    }
    found = next(iter(others.values())) if acting and len(others) == 1 else None
    if found is not None and _gives_too(found, scene):
        return None
    return None if found is not None and scene.has_ties and _opens_stretch(found, scene) else found


_OWN_SUM = re.compile(
    r"[」』”]?(?:社|側)?(?:は|が|も|则|也|亦|再|则是)?(?:、|，)?(?:(?!完成|获|募|融|筹|拿|得|調達)[^、。，；\ue000-\ue4ff]){0,12}[\ue600-\ue6ff]"
)


def _gives_too(phrase: Phrase, scene: Scene) -> bool:
    """As in "アマゾンは80億ドルを投じ、グーグルは30億ドルを出した": who acts with a sum of its own takes none."""
    return phrase.mark in {"", "subj"} and _OWN_SUM.match(scene.masked.mask, phrase.at + 1) is not None


def _opens_stretch(phrase: Phrase, scene: Scene) -> bool:
    """As in "亚马逊洽谈投资500亿，软银则商议300亿": who opens a stretch of its own gives as well, where the taker was told before."""
    before = scene.masked.mask[: phrase.at].rstrip("「“《") if scene.valency.language == "zh" else "-"
    return not before or before[-1] in "，,。；;、"


def _members(phrase: Phrase) -> list[Phrase]:
    """A list as its members, each of which may be a side."""
    if phrase.entity.kind != "group":
        return [phrase]
    entity = phrase.entity
    return [replace(phrase, entity=replace(entity, kind="org", mentions=(m,))) for m in entity.mentions]


def sole(scene: Scene) -> Phrase | None:
    """The company of a sentence that names one and no more."""
    named = [p for p in scene.phrases if p.entity.kind in {"org", "stranger"} and p.mark not in _SPEAKS]
    return named[0] if len({p.entity.mentions[0].party_id for p in named}) == 1 else None
