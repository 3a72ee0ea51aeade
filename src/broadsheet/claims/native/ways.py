"""Which way a contract goes that its own sentence leaves open: "XはYとの間でクラウド契約を結んだ。XはYに対し…を提供する"."""

from __future__ import annotations

import re

from broadsheet.claims.drafts import Draft
from broadsheet.claims.mask import Masked
from broadsheet.claims.reading import Reading

_NAME = r"[\ue000-\ue1ff\ue400-\ue4ff]"
_GIVES = {
    "ja": re.compile(
        rf"(?:^|[、。])[^、。\ue000-\ue4ff]{{0,12}}[「]?(?P<giver>{_NAME})[」]?(?:社|側)?[はが][^。\ue000-\ue4ff]{{0,20}}?"
        rf"[「]?(?:(?P<taker>{_NAME})[」]?(?:社|側)?|同社)に(?:対し|対して|向けて|は)?、?[^。]*(?:提供|供給|納入|貸し出)"
    ),
    "zh": re.compile(
        rf"(?:^|[，。；])[^，。；\ue000-\ue4ff]{{0,12}}[“]?(?P<giver>{_NAME})[”]?(?:公司)?(?:将|会|负责|则)?[^，。；\ue000-\ue4ff]{{0,8}}?"
        rf"(?:向|为|给)[“]?(?P<taker>{_NAME})[”]?[^。；]{{0,30}}?(?:提供|供应|交付|出租|供货)"
    ),
}
_CONTRACT = re.compile(r"契約|合意|合同|合约|协议|签")
_OF_SUPPLY = frozenset(("compute_supply", "chip_supply"))
_REACH = 2
"""Sentences behind a contract in which its way may be told."""


def with_ways(drafts: list[Draft], reading: Reading) -> list[Draft]:
    """Turns round each contract whose giver and taker a sentence right behind it names the other way."""
    pattern = _GIVES.get(reading.lexicon.language)
    if pattern is None:
        return drafts
    for draft in drafts:
        is_contract = draft.relation in _OF_SUPPLY and _CONTRACT.search(draft.told) is not None
        if is_contract and _is_turned(draft, pattern, reading):
            draft.subject, draft.object = draft.object, draft.subject
    return drafts


def _is_turned(draft: Draft, pattern: re.Pattern[str], reading: Reading) -> bool:
    begin = draft.masked.index
    for masked in reading.sentences[begin : begin + _REACH + 1]:
        if masked.field == draft.masked.field and (match := pattern.search(masked.mask)):
            return _tells_other_way(draft, match, masked)
    return False


def _tells_other_way(draft: Draft, match: re.Match[str], masked: Masked) -> bool:
    """Whether the receiver of the draft is the giver there, and its giver the one who takes."""
    if draft.subject is None or draft.object is None:
        return False
    giver = _party(match["giver"], masked)
    taker = _party(match["taker"], masked) if match["taker"] else draft.subject.party_id
    return (giver, taker) == (draft.object.party_id, draft.subject.party_id)


def _party(sign: str, masked: Masked) -> str:
    mentions = masked.entity(sign).mentions
    return mentions[0].party_id if len(mentions) == 1 else ""
