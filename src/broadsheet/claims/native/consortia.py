"""Groups of investors told by who leads them: the leader stands where the group does."""

from __future__ import annotations

import re
from dataclasses import replace

from broadsheet.claims.frames.phrases import Phrase, mark_before, mark_behind
from broadsheet.claims.frames.valency import Valency

_BEFORE = {
    "de": r"[\w-]*(?:[Kk]onsortiums?|[Gg]ruppe|[Bb]ündnis(?:ses)?|[Aa]llianz)(?: (?:aus|von) \w+)? (?:unter (?:der )?(?:Führung|Leitung) (?:von|des|der)|(?:rund )?um|angeführt von)",
    "fr": r"(?:consortium|groupement|groupe|pool|alliance)(?: (?:d ?['’] ?|de )\w+)? (?:mené|emmené|conduit|piloté|dirigé)e? par",
    "es": r"(?:consorcio|grupo|alianza)(?: (?:de )?\w+)? (?:(?:liderad|encabezad|dirigid|comandad|formad|integrad|compuest|constituid)[oa] por|(?:que forman|de))",
    "ru": r"(?:консорциум\w*|групп[аыуе]|группой|пул\w*|альянс\w*|[\ue200-\ue2ff])(?: \w+)? (?:во главе с|под (?:руководством|началом|управлением))",
}
"""The noun for the group up to the word that names its leader."""
_WORDS = r"(?: [\w-]+){0,5} [«„“\"]?(?: )?$"
_OPENS = {
    code: re.compile(rf"(?<![\w-])(?P<noun>{words}){_WORDS}", re.IGNORECASE)
    for code, words in _BEFORE.items()
}
_GERMAN_LEAD = re.compile(
    r"(?<![\w-])(?P<noun>(?:(?:[Ee]in(?:e[nmrs]?)?|[Dd](?:as|ie|em|en|er)) )?)von(?: [\w-]+){0,5} $"
)
_GERMAN_GROUP = re.compile(
    r" (?:an)?geführte[nmrs]? (?:[a-z]\w+ )?[\w-]*(?:[Kk]onsortiums?|[Gg]ruppe|[Bb]ündnis|[Aa]llianz)(?!\w)"
)
_CLOSES = {
    "zh": re.compile(
        r"(?:为首|牵头|领衔|主导|带领|领头)的[\u4e00-\u9fff]{0,6}(?:财团|联合体|投资团|买家团|集团)"
    ),
    "ja": re.compile(
        r"(?:を(?:中心|筆頭)とする|(?:など)?が(?:率いる|主導する)|主導の|など(?:の|でつくる))[一-龥]{0,6}(?:連合|グループ|コンソーシアム|投資家団)"
    ),
}
_LED = re.compile(r"以$")
_WIDTH = 110


def with_leaders(phrases: list[Phrase], mask: str, valency: Valency) -> list[Phrase]:
    """As in "Ein Konsortium um EQT kauft …", "以高瓴为首的财团", "KKRを中心とする連合は": the leader has the group's mark."""
    return [_of_group(phrase, mask, valency) for phrase in phrases]


def _of_group(phrase: Phrase, mask: str, valency: Valency) -> Phrase:
    if valency.is_unspaced:
        return _of_group_behind(phrase, mask, valency)
    before = mask[max(0, phrase.at - _WIDTH) : phrase.at]
    found = _OPENS[valency.language].search(before)
    if found is None and valency.language == "de" and _GERMAN_GROUP.match(mask, phrase.at + 1):
        found = _GERMAN_LEAD.search(before)
    if found is None:
        return phrase
    begin = phrase.at - len(before) + found.start("noun")
    mark, head = mark_before(mask, begin, valency)
    return replace(phrase, mark=mark, head=head if mark else begin)


def _of_group_behind(phrase: Phrase, mask: str, valency: Valency) -> Phrase:
    closed = _CLOSES[valency.language].match(mask, phrase.at + 1)
    if closed is None:
        return phrase
    if valency.language == "ja":
        return replace(phrase, mark=mark_behind(mask, closed.end(), valency))
    begin = phrase.at - 1 if _LED.search(mask[: phrase.at]) else phrase.at
    mark, head = mark_before(mask, begin, valency)
    return replace(phrase, mark=mark, head=head)
