"""Who acts in a clause of a native language."""

from __future__ import annotations

import re

from broadsheet.claims.frames.phrases import Phrase
from broadsheet.claims.frames.scenes import Scene
from broadsheet.claims.native.people import acting_officer, owner_beside
from broadsheet.claims.native.permitted import told_to

COMMA = re.compile(r"(?<!\d)[,，]|[,，](?!\d)")
"""A comma, but not that of "63,8 %"."""
_BARRIER = re.compile(r"(?<!\d)[,，]|[,，](?!\d)|[:;]")
"""What no subject behind its verb stands beyond."""


def is_free(phrase: Phrase) -> bool:
    """Whether a party has no mark, so that its place alone gives it a role."""
    return phrase.mark in {"", "subj"} and phrase.entity.kind != "person"


def find_subject_phrase(scene: Scene, taken: Phrase | None) -> Phrase | None:
    """The party that acts: by its particle in Japanese, elsewhere by its place; of an earlier clause where this has none."""
    if scene.valency.language == "ja":
        return _marked_subject(scene, taken)
    free = [p for p in scene.inside if is_free(p) and p is not taken]
    left = [p for p in free if p.at < scene.start and not _is_bought(p, scene)]
    if (owner := owner_beside(scene)) is not None and owner is not taken:
        return owner
    if (told := told_to(scene)) is not None and told is not taken:
        return told
    if left and (giver := _of_which(scene)) is not None and giver is not taken:
        return giver
    if left:
        near = [p for p in left if not COMMA.search(scene.masked.mask[p.at : scene.start])] or left
        return _unmodified(near, scene)[0]  # "Nvidia, the chip maker, …" keeps the first
    if scene.valency.language in {"de", "ru", "es"} and not scene.trigger.is_noun:
        right = [
            p for p in free if p.at >= scene.end and not _BARRIER.search(scene.masked.mask[scene.end : p.at])
        ]
        if right and _is_inverted(right[0], scene):
            return right[0]
    if (means := _through(scene)) is not None and means is not taken:
        return means
    if (actor := _behind_opening(scene, free)) is not None:
        return actor
    if not scene.trigger.is_noun and _PRODUCT_ACTS.search(scene.masked.mask, scene.clause[0], scene.start):
        return None
    if scene.trigger.is_noun and _FOR_WHOM.match(scene.masked.mask, scene.clause[0]):
        whose = next((p for p in scene.inside if p.at < scene.start and p is not taken), None)
        behind = [p for p in free if p.at >= scene.end and p is not taken]
        return whose or (
            behind[0] if behind and not COMMA.search(scene.masked.mask, scene.end, behind[0].at) else None
        )
    if scene.trigger.is_noun and _MEANS.match(scene.masked.mask, scene.clause[0]):
        behind = [p for p in free if p.at >= scene.end]
        if behind:
            return behind[0]
    return acting_officer(scene, taken) or _earlier_subject(scene, taken)


_OF_WHICH = re.compile(r"(?:из котор\w+|из них|de (?:los|las) (?:que|cuales)|dont) [^,;:.\ue000-\ue4ff]*$")


def _of_which(scene: Scene) -> Phrase | None:
    """As in "привлечёт $20 млрд, из которых $2 млрд вложит X": who stands right behind the verb gives."""
    mask = scene.masked.mask
    if scene.trigger.is_noun or not _OF_WHICH.search(mask, scene.clause[0], scene.start):
        return None
    behind = (p for p in scene.inside if p.at >= scene.end and is_free(p))
    return next((p for p in behind if not _BARRIER.search(mask, scene.end, p.at)), None)


_VIA = re.compile(
    r"(?:a través de|por medio de|par (?:l ?'intermédiaire|le biais) d(?:e|u| ?')|via|über (?:die|seine|ihre|den) [\w-]+|через) (?:[\w'-]+ ){0,4}$",
    re.IGNORECASE,
)


def _through(scene: Scene) -> Phrase | None:
    """As in "El fondo soberano, a través de QIA, invertirá …": through whom somebody acts that is no party."""
    mask = scene.masked.mask
    left = [p for p in scene.inside if p.at < scene.start and p.entity.kind in {"org", "stranger"}]
    return next(
        (p for p in left if not scene.trigger.is_noun and _VIA.search(mask, max(0, p.at - 60), p.at)), None
    )


_OPENING = re.compile(
    r"[.,;: «„“\"]*(?:(?:\w+ ){1,3}?(?=après|después|depués))?(?:Après (?:avoir|s ?'être)|Pour|En|Tras (?:haber )?|Al|Después de|Luego de|Para|Um|Ohne|Sans|Sin) ?(?=\S)",
    re.IGNORECASE,
)


def _behind_opening(scene: Scene, free: list[Phrase]) -> Phrase | None:
    """As in "Après avoir acquis A, B …": who does what an infinitive tells is named behind the comma."""
    mask = scene.masked.mask
    if scene.trigger.is_noun or scene.clause[0] or not _OPENING.match(mask):
        return None
    if not _FIRST_VERB.fullmatch(mask[: scene.end].strip()):
        return None
    return next((p for p in free if p.at >= scene.end and COMMA.search(mask, scene.end, p.at)), None)


_FIRST_VERB = re.compile(r"[^,;:\ue000-\ue4ff]*")
"""Nobody stands between the opening and the verb."""
_PRODUCT_ACTS = re.compile(r"(?:^|[.:;!?,–—] )(?:\w+ ){0,2}[\ue800-\ue8ff] $")
"""As in "Claude übernimmt Excel": what a product does is no deal of the company named before."""
_FOR_WHOM = re.compile(r"[.,;: ]*(?:Für|Pour|Para|Для) [^.,;:]{0,40}?[\ue000-\ue4ff]")
"""As in "Für Intel wäre es die größte Übernahme seit dem Kauf von X", and not "Für die Übernahme von X zahlt Intel"."""
_MEANS = re.compile(
    r"[.,;: ]*(?:(?:Denn|Doch|Aber|Auch|Schon|Erst|Bereits|Und) )?(?:Mit|Durch|Nach|Dank|Avec|Par|Après|Grâce|Con|Tras|Mediante|С|После|Благодаря) ",
    re.IGNORECASE,
)
"""How a sentence begins that names the deal before who does it: "Mit der Übernahme von X will Y …"."""


_SAME_SUBJECT = re.compile(
    r"(?: [»“”\"])?(?: (?:por|за|pour|für) (?:[\w-]+ ){0,2}[\ue600-\ue6ff])? (?:y|e|et|und|и) (?:[a-zà-ÿа-яё-]+ ){0,4}$"
)


def _is_object_before(phrase: Phrase, scene: Scene) -> bool:
    """As in "A ha comprado B y negocia con C": right behind a verb, and not who acts with the next."""
    mask = scene.masked.mask
    if scene.trigger.is_noun or _SAME_SUBJECT.search(mask[phrase.at + 1 : scene.start]) is None:
        return False
    begin = max(scene.clause[0], phrase.at - _VERB_REACH)
    return any(
        _DESCRIBED.fullmatch(mask, m.end(), phrase.at)
        for m in scene.valency.verbs.finditer(mask, begin, phrase.at)
    )


_VERB_REACH = 40
_DESCRIBED = re.compile(r" (?:[^\s,;:.\ue000-\ue8ff]+ ){0,3}")


def _is_bought(phrase: Phrase, scene: Scene) -> bool:
    """As in "收购了A，将B收入囊中": who is the object of an earlier verb does not act in what follows."""
    mask = scene.masked.mask
    if scene.valency.language in {"es", "fr", "ru"}:
        return _is_object_before(phrase, scene)
    if scene.valency.language != "zh" or not COMMA.match(mask, phrase.at + 1):
        return False
    begin = max(mask.rfind("，", 0, phrase.at), mask.rfind(",", 0, phrase.at)) + 1
    return scene.valency.verbs.search(mask, begin, phrase.at) is not None


_NAMED = re.compile(r"[\ue000-\ue8ff]")
_MODIFIES = re.compile(
    r"(?:的|旗下|公司|企业|企業|厂商|廠商|机构|機構|平台|应用|應用|品牌|团队|批准|允许|允許|同意|要求|阻止|叫停|审查|審查|调查|調查|无条件批准)$"
)


def _unmodified(near: list[Phrase], scene: Scene) -> list[Phrase]:
    """Without those that only describe the next one ("英伟达支持的初创公司 Reflection AI")."""
    if scene.valency.language != "zh":
        return near
    while len(near) > 1 and _modifies(scene.masked.mask[near[0].at + 1 : near[1].at]):
        near = near[1:]
    return near


def _modifies(between: str) -> bool:
    if _NAMED.search(between):  # "A承诺向B购买300亿的C": A does not describe C
        return False
    return COMMA.search(between) is None and _MODIFIES.search(between.rstrip('「『“"《')) is not None


def _is_inverted(phrase: Phrase, scene: Scene) -> bool:
    """As in "Im Gegenzug investiert Microsoft": the subject right behind the verb."""
    if is_predicate(phrase, scene):
        return True
    between = [w for w in scene.masked.mask[scene.end : phrase.at].split() if not _NO_WORD.fullmatch(w)]
    return len(between) <= (4 if scene.valency.language == "de" else 3)


def is_predicate(phrase: Phrase, scene: Scene) -> bool:
    """As in "Лид-инвестором раунда X на $5 млн выступил Y", "Права на X получил Y": who follows the verb acts."""
    if scene.valency.language != "ru" or phrase.at < scene.end:
        return False
    return _COPULA.search(scene.masked.mask, scene.end, phrase.at) is not None


def is_next_clause(between: list[str], scene: Scene) -> bool:
    """As in "«A» сам покупает, «B» тоже": who stands behind a comma is not bought."""
    return "," in between and scene.trigger.relation == "acquisition" and not scene.trigger.is_noun


def find_predicate(scene: Scene, taken: Phrase | None) -> Phrase | None:
    """The party behind the verb that a Russian sentence puts behind its object."""
    return next((p for p in scene.inside if p is not taken and is_free(p) and is_predicate(p, scene)), None)


_COPULA = re.compile(
    r" (?:ста(?:л|не)\w*|выступ\w+|явля\w+|ока(?:зал|ж)\w+|получ\w+|приобр\w+|доста\w+) (?:[^\s\ue000-\ue4ff]+ ){0,2}$"
)
_NO_WORD = re.compile(r"[«»„“”\"\ue000-\ue4ff]")
"""Quotes, and the party that the verb or noun takes: "Новым акционером «X» стала Y"."""


def _earlier_subject(scene: Scene, taken: Phrase | None) -> Phrase | None:
    owned = [p for p in scene.inside if p.mark in {"de", "gen"} and p.at < scene.start and p is not taken]
    if owned and scene.trigger.is_noun:
        return owned[-1]
    earlier = [
        p for p in scene.phrases if p.at < scene.clause[0] and p is not taken and p.entity.kind != "person"
    ]
    if scene.valency.language in {"de", "fr", "es", "ru"}:
        opening = scene.masked.mask[scene.clause[0] : scene.clause[0] + 12]
        if earlier and _RELATIVE.match(opening) and _ends_with(earlier[-1], scene):
            return earlier[-1]
    free = [p for p in earlier if is_free(p)]
    if free:
        return free[0]
    if (ahead := _ahead(scene)) is not None and ahead is not taken:
        return ahead
    if scene.valency.language == "zh" and (told := _topic(scene)) is not None and told is not taken:
        return told
    if scene.valency.is_unspaced:
        later = [p for p in scene.inside if p.at >= scene.end and p.mark == "" and p is not taken]
        if later:
            return later[0]
    if owned:
        return owned[0]
    told = scene.focus or scene.topic if _is_unowned(scene) else scene.topic
    return told if scene.valency.drops_subject and told is not taken else None


_OWNED = re.compile(r"(?<![\w-])(?:su|sus|esta|dicha|la citada) (?:\w+ ){0,2}$", re.IGNORECASE)


def _is_unowned(scene: Scene) -> bool:
    """As in "en la adquisición de X": whose deed a noun is that nobody is named for, the document tells sooner than the sentence before."""
    return scene.trigger.is_noun and _OWNED.search(scene.masked.mask, 0, scene.start) is None


_FRONTED = re.compile(
    r"[「“]?(?:加上|连同|連同|除了?|根据|根據|依据|按照|基于|基於|随着|隨著|继|繼|通过|凭借|借助)"
)


def _ahead(scene: Scene) -> Phrase | None:
    """As in "加上与A的协议，B共有三份合同": whom a phrase at the head of a Chinese sentence is told of."""
    mask = scene.masked.mask
    if scene.valency.language != "zh" or not _FRONTED.match(mask):
        return None
    if COMMA.search(mask, 0, scene.start):
        return None
    return next(
        (p for p in scene.phrases if p.at >= scene.end and is_free(p) and COMMA.fullmatch(mask[p.at - 1])),
        None,
    )


_RELATIVE = re.compile(r"[, ]*(?:der|die|das|qui|que|lequel|laquelle|котор\w+) ")


def _ends_with(phrase: Phrase, scene: Scene) -> bool:
    """Whether the party stands right before the clause, so that "que" is its pronoun and not "that"."""
    between = scene.masked.mask[phrase.at + 1 : scene.clause[0]]
    if _APPOSED_FIRM.fullmatch(between):
        return True
    return not between.strip(' ,»”"“)') or (
        scene.valency.language in {"de", "ru"} and len(between.split()) <= 3
    )


_APPOSED_FIRM = re.compile(
    r"(?: [»“”\"])? , (?:(?:une? |una |la |el |le )?(?:empresa|compañía|firma|start-?up|tecnológica|plataforma|emergente|entreprise|société|firme|jeune pousse)(?: (?:[a-zà-ÿ-]+|[(][^()]{1,12}[)])){0,9})"
)
"""As in "Anthropic, empresa que ha recaudado …": a noun for the party before its relative clause."""


def _before_bracket(scene: Scene) -> Phrase | None:
    """As in "Sakana AI（シリーズBで200億円を調達）": whom a remark in brackets is about."""
    mask = scene.masked.mask
    opened = max(mask.rfind("（", 0, scene.start), mask.rfind("(", 0, scene.start))
    closed = max(mask.rfind("）", 0, scene.start), mask.rfind(")", 0, scene.start))
    return next((p for p in scene.phrases if p.at == opened - 1), None) if opened > closed else None


DEED_ENDS = re.compile(
    r"(?:を)?(?:し|済みの|実施し|完了し|主導し|予定の|する)?(?:た|ている|ていた|てきた|する)?(?:[米英仏独中韓台]|[一-龥ァ-ヴー]{1,8}(?:大手|企業|会社)の?)?(?=[\ue000-\ue1ff\ue400-\ue4ff])"
)


def _modified(scene: Scene) -> Phrase | None:
    """As in "90億ユーロを投じているサクラ電算は": who is described by a clause that names no subject."""
    if any(p.mark == "subj" and scene.clause[0] <= p.at < scene.start for p in scene.phrases):
        return None
    end = DEED_ENDS.match(scene.masked.mask, scene.end)
    return next((p for p in scene.phrases if end and p.at == end.end() and p.mark in {"subj", "no"}), None)


_EMBEDDED = re.compile(
    r"[」』]?(?:社)?が[^、。]{0,16}?(?:した|する|している|された|てる|いる|いた|んだ|った|える|れた)(?=[一-龥ァ-ヴーA-Za-z「\ue000-\ue8ff])"
)
"""As in "富士通は、同社が開発したCPUを": who acts in words that only describe a thing."""
_TOO = re.compile(r"[」』]?(?:社)?も")


def is_object_too(phrase: Phrase, left: list[Phrase], scene: Scene) -> bool:
    """As in "KDDIは…イライザも傘下に収める": behind a topic も adds another object of the same deed."""
    mask = scene.masked.mask
    if not _TOO.match(mask, phrase.at + 1) or scene.trigger.relation != "acquisition":
        return False
    return any(
        p.at < phrase.at and re.match(r"[」』]?(?:社)?[はが]", mask[p.at + 1 : p.at + 4]) for p in left
    )


_DEED_BEFORE = re.compile(
    r"(?:提携|協業|連携|買収|出資|投資|調達|締結|供給|提供|取得|設立|融資|合意|採用|購入|子会社化|売却|統合|参画|受注|発注|契約を結|立ち上げ|導入)"
    r"(?:を)?(?:し|んで|び|て|して|しており|したほか|するほか|した後|した上で|する一方)、?"
)


def is_of_other_deed(phrase: Phrase, scene: Scene) -> bool:
    """As in "Bと提携し、Cと合意した": a party before an earlier verb of the chain, where the later one has its own."""
    if phrase.mark in {"", "subj"}:
        return False
    mask = scene.masked.mask
    closed = [m.end() for m in _DEED_BEFORE.finditer(mask, phrase.at, scene.start)]
    return bool(closed) and any(
        closed[-1] <= p.at < scene.start and p.mark not in {"", "subj"} for p in scene.inside
    )


_BARE = re.compile(r"(?:HD|ＨＤ|FG|ホールディングス|グループ)?、")
"""Behind a name without a particle: a headline's topic, or one of a list ("ジャフコグループ、SBIなどから")."""


_OWNS_TIE = re.compile(r"[」』]?(?:社)?の「?")


def _owner_of_tie(scene: Scene, taken: Phrase | None) -> Phrase | None:
    """As in "AのBとの提携拡大に対抗": whose tie it is stands right before the one it is with."""
    if taken is None or taken.mark != "to":
        return None
    mask = scene.masked.mask
    owners = [p for p in scene.inside if p.at < taken.at and p.mark in {"no", "subj"}]
    is_owned = bool(owners) and _OWNS_TIE.fullmatch(mask, owners[-1].at + 1, taken.at) is not None
    return owners[-1] if is_owned and owners[-1].entity.kind != "person" else None


def _marked_subject(scene: Scene, taken: Phrase | None) -> Phrase | None:
    for found in (_before_bracket(scene), _modified(scene), _owner_of_tie(scene, taken)):
        if found is not None and found is not taken:
            return found
    left = [p for p in scene.phrases if p.at < scene.start and p is not taken and p.entity.kind != "person"]
    inside = [p for p in left if p.mark == "subj" and p.at >= scene.clause[0]]
    inside = [p for p in inside if not is_object_too(p, inside, scene)]
    if len(inside) > 1 and re.match(r"[」』]?(?:社)?は", scene.masked.mask[inside[0].at + 1 :]):
        inside = [
            p for p in inside if not _EMBEDDED.match(scene.masked.mask, p.at + 1, scene.start)
        ] or inside
    if inside:
        acting = [p for p in inside if not _BARE.match(scene.masked.mask, p.at + 1)]
        return (acting or inside)[-1]
    outside = [p for p in left if p.mark == "subj"]
    return outside[0] if outside else None if _has_other_topic(scene) else _topic(scene)


_OTHER_TOPIC = re.compile(
    r"(?:^|[、。」）])(?:[^、。「」\ue000-\ue4ff]{0,12}?)(?:(?:ビッグ・?テック|Big ?Tech|テック大手|ハイパースケーラー|大手各社|クラウド大手)(?:の[^、。]{0,8})?|省|庁|政府|当局|委員会|委|議会|協会|連盟|財団|大学|病院|組合|警察|市場|業界|各社|陣営|氏|社長|会長)[はが]|(?<![\d.])\d社(?:は|が|で|合計)"
)
"""As in "インド政府はAとの提携で…": who acts there is no company known, but it is not whom the text spoke of before."""


def _has_other_topic(scene: Scene) -> bool:
    return _OTHER_TOPIC.search(scene.masked.mask, scene.clause[0], scene.start) is not None


def _topic(scene: Scene) -> Phrase | None:
    """Whom the text spoke of last; what the document is about before a list, which raises no round at all."""
    if scene.topic is None:
        return scene.focus
    if scene.topic.entity.kind != "group":
        return scene.topic
    return scene.focus if scene.focus or scene.trigger.relation == "funding_round" else scene.topic
