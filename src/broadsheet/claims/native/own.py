"""Who writes a Chinese or Japanese text that says "we"."""

from __future__ import annotations

import re

from broadsheet.claims.frames.raisers import can_raise
from broadsheet.claims.mask import Masked
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_NAME = r"([\ue000-\ue1ff\ue400-\ue4ff])"
_WE = {
    "ja": re.compile(
        rf"(?:わたしたち|私たち|わたしども|私ども|われわれ|我々|僕たち|ぼくたち|僕ら|ぼくら|弊社|当社|うちの会社|うち)(?:、|の(?:会社|合成音声|サービス|製品)?)?[「『]?{_NAME}[」』]?(?:社)?(?:は|が|も|を|に|の|です|、)"
        rf"|^{_NAME}(?:社)?の(?:代表|社長|創業者|CEO|広報|中の人)(?:の[^、。]{{1,10}})?です"
    ),
    "zh": re.compile(
        rf"(?:我们|我司|本公司|敝司|咱们)(?:这家|公司|团队|的公司|创办的)?(?:——|—)?[“「]?{_NAME}[”」]?(?:今|已|将|是|在|也|又|再|从|与|和|，|的|宣|正)"
        rf"|我(?:是|创办了|们做的)[“「]?{_NAME}[”」]?的?(?:创始人|CEO|联合创始人|创办人)?"
    ),
}
_SAYS_WE = {
    "ja": re.compile(r"わたしたち|私たち|わたしども|私ども|僕たち|ぼくたち|僕ら|ぼくら|うちの|弊社|われわれ"),
    "zh": re.compile(r"我们|我司|本公司|敝司|咱们"),
}


def find_own_firm(reading: Reading) -> Mention | None:
    """As in "わたしたちX計算は": the company that the text speaks for; None where it says "we" for nobody it names."""
    pattern = _WE.get(reading.lexicon.language)
    if pattern is None or _SAYS_WE[reading.lexicon.language].search(reading.article.text) is None:
        return None
    for masked in reading.sentences:
        if masked.field == "text" and (found := _named(pattern, masked, reading)):
            return found
    return None


def _named(pattern: re.Pattern[str], masked: Masked, reading: Reading) -> Mention | None:
    match = pattern.search(masked.mask)
    sign = next((g for g in match.groups() if g), None) if match else None
    mentions = masked.entity(sign).mentions if sign else ()
    return mentions[0] if mentions and can_raise(mentions[0], reading) else None
