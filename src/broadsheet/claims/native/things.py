"""Names of things that a native text calls somebody's own, or that stand in quotes behind the noun for a thing: no companies."""

from __future__ import annotations

import re

_OWN_THING = {
    "de": re.compile(
        r"(?:[Ss]ein|[Ii]hr|[Uu]nser)(?:e[nmrs]?)? (?:[a-zäöüß-]+ ){0,3}?[\w-]*(?:[Rr]oboters?|[Mm]odells?|Chatbots?|Assistent(?:en)?|Plattform|App) [„»\"]?"
    ),
    "fr": re.compile(
        r"(?<!\w)(?:son|sa|leur) (?:[a-zà-ÿ-]+ ){0,2}?(?:robot|modèle|chatbot|assistant|plateforme|application)(?: [a-zà-ÿ-]+){0,2} [«“\"]?\s?"
    ),
    "es": re.compile(
        r"(?<!\w)su (?:[a-záéíóúñ-]+ ){0,2}?(?:robot|modelo|chatbot|asistente|plataforma|aplicación)(?: [a-záéíóúñ-]+){0,2} [«“\"]?"
    ),
    "ru": re.compile(
        r"(?:сво(?:его|ему|им|ём|ем|ей|ю)|собственн\w+) (?:[а-яё-]+ ){0,2}?(?:робот\w*|модел\w+|чат-бот\w*|ассистент\w*|платформ\w+|приложени\w+) [«„\"]?"
    ),
    "zh": re.compile(r"(?:其|旗下|自家|自研)的?[\u4e00-\u9fff]{0,6}(?:机器人|模型|助手|平台|应用) ?[“「《]?"),
    "ja": re.compile(
        r"(?:自社|同社|独自)(?:の|開発の)[一-龥ァ-ヴーA-Z]{0,10}(?:ロボット|モデル|アシスタント|チャットボット|アプリ)[「『]?"
    ),
}
"""As in "son robot humanoïde Apollo", "ihr Roboter Apollo": whoever has a thing says what it is called."""
_ONE_WORD = re.compile(r"[A-ZÀ-ÞА-ЯЁ][\w-]+(?! [A-ZÀ-Þ])")


def own_things(text: str, language: str) -> frozenset[str]:
    """Names of a robot, model or app that the text calls somebody's own: such a name is no company here."""
    found = (_ONE_WORD.match(text, match.end()) for match in _OWN_THING[language].finditer(text))
    return frozenset(name.group() for name in found if name)


_QUOTED_THING = {
    "zh": re.compile(
        r"(?:计划|项目|工程|模型|机器人|芯片|处理器|超级计算机|超算|系统|园区|品牌)[“「《](?P<name>[^”」》]{2,20})[”」》]|"
        r"[“「](?P<term>[^”」]{2,12})[”」](?=[（(][a-z])"
    ),
    "ja": re.compile(
        r"(?:計画|プロジェクト|事業|構想|枠組み|スパコン|スーパーコンピューター|モデル|ロボット|アプリ|チップ|プロセッサー?|システム|拠点|データセンター|ブランド)"
        r"[「『](?P<name>[^」』]{2,20})[」』]"
    ),
}
"""As in "2000億円規模の計画「ノースハブ」", "“氛围编程”（vibe-coding）": what the noun before the quotes says is no company, nor is a term put into other words."""


def quoted_things(text: str, language: str) -> frozenset[str]:
    """Names that Chinese and Japanese put in quotes right behind the noun for a project, a machine or a place."""
    pattern = _QUOTED_THING.get(language)
    return (
        frozenset(match[match.lastgroup or 0] for match in pattern.finditer(text)) if pattern else frozenset()
    )
