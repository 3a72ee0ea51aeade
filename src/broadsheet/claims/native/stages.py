"""How far a deal has come, by the words of its clause in a native language."""

from __future__ import annotations

import re

from broadsheet.claims.frames.scenes import Scene
from broadsheet.claims.lexicon import Lexicon
from broadsheet.claims.native.deeds import other_deeds
from broadsheet.claims.native.scenes import relative_clause
from broadsheet.records import Relation, Stage

_STANDS = re.compile(
    r"\b(?:seit|depuis|desde(?: hace)?) (?:\S+ ){0,3}?(?:(?:19|20)\d\d|Jahren|Monaten|Längerem|langem|ans|années|mois|longtemps|años|meses|tiempo)\b"
)
"""As in "kooperieren seit vier Jahren", "partenaire depuis 2023": a tie that stands was never just announced."""
_CLOSED = frozenset(("acquisition", "funding_round", "investment"))
"""Deals that close; a contract that is closed is only signed."""
_CUES = ("terminated", "in_talks", "rumoured", "planned", "future", "agreed", "completed", "announced")
_ORDER: tuple[Stage, ...] = ("terminated", "in_talks", "rumoured", "planned")


def told_stage(scene: Scene, relation: Relation, lexicon: Lexicon) -> Stage:
    """The stage that a trigger's row states, unless somebody only means to become a holder; else what the clause says."""
    if _becomes_holder(scene) and (stage := read_native_stage(scene, relation, lexicon)) == "planned":
        return stage
    return scene.trigger.frame.stage or read_native_stage(scene, relation, lexicon)  # type: ignore[return-value]


_HOLDER = re.compile(
    r"\S*(?:aktionär|anteilseigner|gesellschafter)\w*|actionnaire.*|accionista.*|акционер.*", re.IGNORECASE
)
_BECOMES = re.compile(
    r"(?<!\w)(?:devenir|devien\w+|devenant|wird|werden|wurde|convert\w+|conviert\w+|станет|стал\w*|становит\w+) (?:[^\s,]+ ){0,5}(?:l ?['’] ?)?$"
)


def _becomes_holder(scene: Scene) -> bool:
    """As in "s'apprête à devenir actionnaire de X", "wird Aktionär von X": shares that are taken now, not held since long."""
    told = _HOLDER.fullmatch(scene.masked.mask[scene.start : scene.end])
    return told is not None and _BECOMES.search(scene.masked.mask, scene.clause[0], scene.start) is not None


def read_native_stage(scene: Scene, relation: Relation, lexicon: Lexicon) -> Stage:
    """The stage that the clause says: an end beats talks, rumours, plans, signatures and the deed."""
    if _came_to_nothing(scene, lexicon):
        return "terminated"
    if scene.trigger.relation in _CLOSED and (_is_past(scene, lexicon) or _is_apposed(scene)):
        return "completed"
    if relation == "acquisition" and _SIGNED.search(scene.masked.mask, scene.end, scene.clause[1]):
        return "agreed"
    near = _without_aside(scene.stretch, scene)
    if (
        relation == "acquisition"
        and _APPROVED.search(near)
        and not lexicon.pattern("stages", "closed").search(near)
    ):
        return "terminated" if lexicon.pattern("stages", "terminated").search(near) else "announced"
    if relation in _CLOSED and _goes_on(scene) and not _is_ahead(near, lexicon):
        return "completed"
    if near != _without_aside(scene.text, scene) and any(
        lexicon.pattern("stages", name).search(near) for name in _CUES
    ):
        return _stage(near, relation, lexicon)
    stage = _stage(relative_clause(scene) or _without_aside(scene.lead, scene), relation, lexicon)
    if stage == "announced" and relation not in _CLOSED and _STANDS.search(near):
        return "completed"
    return "completed" if stage == "announced" and _is_perfect(scene, lexicon) else stage


def _without_aside(text: str, scene: Scene) -> str:
    """As in "A, qui lorgnait le dossier, a acquis B": what a closed relative clause says is not said of the deal."""
    aside = scene.masked.mask[scene.aside[0] : scene.aside[1]] if scene.aside[0] >= 0 else ""
    text = text.replace(aside, " , ") if aside else text
    for part in other_deeds(scene):
        text = text.replace(part, " ")
    return text


_PARTICIPLE = re.compile(r"(?:comprad|adquirid|absorbid)[oa]s?|(?:racheté|acquis|absorbé|reprise?)e?s?")
_APPOSES = re.compile(r"[\ue000-\ue1ff\ue400-\ue4ff] (?:[)»“”\"] )?, $")


def _is_apposed(scene: Scene) -> bool:
    """As in "Wiz, adquirida por Google, abre …": a participle behind a name and its comma tells what is over."""
    told = _PARTICIPLE.fullmatch(scene.masked.mask[scene.start : scene.end])
    return told is not None and _APPOSES.search(scene.masked.mask, 0, scene.start) is not None


def _is_past(scene: Scene, lexicon: Lexicon) -> bool:
    """As in "Nach dem Einstieg von A", "tras la compra de B", "quedó cerrada": told as over, whatever follows."""
    mask = scene.masked.mask
    if lexicon.pattern("stages", "since").search(mask, max(0, scene.start - 40), scene.start):
        return True
    return lexicon.pattern("stages", "done").search(mask, *scene.clause) is not None


_SIGNED = re.compile(
    r"[，,](?:目前|现)?(?:双方|两家公司)?(?:均|都)?(?:已|已经)(?:就此)?(?:签署|签订|达成)(?:了)?[^，。；]{0,8}(?:协议|合同|意向书)"
)
"""As in "将收购X，双方已签署最终协议"."""
_BEFORE = 30
"""Signs before a trigger in which its auxiliary or its verb stands ("ont créé une coentreprise")."""


def _is_perfect(scene: Scene, lexicon: Lexicon) -> bool:
    """As in "a racheté", "ont créé une coentreprise": the deed itself is told in the perfect tense."""
    perfect = lexicon.pattern("stages", "perfect")
    begin = max(scene.clause[0], scene.start - _BEFORE)
    if lexicon.pattern("stages", "future").search(scene.text) or lexicon.pattern(
        "stages", "announced"
    ).search(scene.text):
        return False
    return perfect.search(scene.masked.mask, begin, min(scene.end + 1, len(scene.masked.mask))) is not None


_APPROVED = re.compile(
    r"(?:grünes Licht|Freigabe|genehmig\w+|Genehmigung|feu vert|approbation|approuv\w+|gebilligt|autorisation d|luz verde|visto bueno|aprobación|autoriza(?:ción|do|da)\b|"
    r"одобр(?:ил|ен|ени)\w*|разрешени\w+)"
)
_CHAIN = re.compile(r"(?:し(?!た)|して|しており|受け(?!た)|投じ(?!た)|、|（)")
_ONLY_SIGNED = re.compile(r"合意し?た$|締結し?た$|契約を結んだ$|決めた$")
_SAID = re.compile(r"[」』]?と(?:\d+日に?)?(?:発表|明らか|公表|述べ|説明|伝え|報じ)[^。]*$")


def _goes_on(scene: Scene) -> bool:
    """As in "株式を取得し、子会社とした": a Japanese chain of verbs has the tense of its last."""
    if scene.valency.language != "ja" or not _CHAIN.match(scene.masked.mask, scene.end):
        return False
    rest = _SAID.sub("", scene.masked.mask[scene.end : scene.clause[1]])
    return rest.endswith(("た", "ている", "ています")) and _ONLY_SIGNED.search(rest) is None


def _is_ahead(text: str, lexicon: Lexicon) -> bool:
    return any(lexicon.pattern("stages", stage).search(text) for stage in _ORDER)


_BUT = re.compile(
    r" ?[;–,] (?:doch )?(?:der|die|das|l ?['’]|le|la|cette|ce) ?(?:Kauf|Deal|Übernahme|Fusion|Vorhaben|Transaktion|Geschäft|Plan|Verkauf|Angebot|Einstieg|opération|rachat|fusion|projet|offre|accord|vente)\b|"
    r"[ ,，]*(?:doch|aber|allerdings|jedoch|mais|cependant|pero|sin embargo|aunque|но|однако|"
    r"(?:но )?(?:в итоге|в результате|в конце концов|позже|впоследствии)|但|不过|然而|(?:最后|最终|结果|后来|随后)(?:却|又|也)?)"
)
_FELL = re.compile(
    r"[，,](?:但|不过|然而|最终|最后|结果|后来|随后|可)[^。；]{0,40}(?:告吹|告终|泡汤|搁浅|夭折|流产|作罢|破裂|终止|取消|放弃|失败|未能成行|无疾而终|不了了之|叫停)"
)
_REST = 90
"""Signs behind a clause in which "but the deal fell through" may stand."""


def _came_to_nothing(scene: Scene, lexicon: Lexicon) -> bool:
    """As in "OpenAI wollte X kaufen, doch der Deal platzte"."""
    if scene.valency.language == "zh":
        return _FELL.search(scene.masked.mask, scene.end, scene.clause[1]) is not None
    end = scene.clause[1]
    return (
        _BUT.match(scene.masked.mask, end) is not None
        and lexicon.pattern("stages", "terminated").search(scene.masked.mask, end, end + _REST) is not None
    )


def _stage(text: str, relation: Relation, lexicon: Lexicon) -> Stage:
    for stage in _ORDER:
        if lexicon.pattern("stages", stage).search(text):
            return stage
    if relation in _CLOSED and lexicon.pattern("stages", "closed").search(text):
        return "completed"
    if lexicon.pattern("stages", "future").search(text):
        return "agreed" if lexicon.pattern("stages", "pledged").search(text) else "announced"
    if lexicon.pattern("stages", "agreed").search(text):
        return "agreed"
    if lexicon.pattern("stages", "completed").search(text):
        return "completed"
    if lexicon.pattern("stages", "announced").search(text):
        return "announced"
    return "completed" if relation == "funding_round" else "announced"
