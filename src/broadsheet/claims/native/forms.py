"""What follows the part of a Chinese or Japanese name that the catalogue knows: its form, or the fund that bears it."""

from __future__ import annotations

import re
from dataclasses import replace

from broadsheet.claims.drafts import Draft
from broadsheet.claims.mask import Entity
from broadsheet.claims.pointing.antecedents import kind_of
from broadsheet.claims.reading import Reading
from broadsheet.parties.native_signs import simplified
from broadsheet.parties.strangers import CapitalName, stranger
from broadsheet.records import Mention

_FORM = re.compile(
    r"(?:科技|智能|技术|信息|网络|集团|控股|机器人){0,3}(?:[（(][\u4e00-\u9fff]{2,6}[)）])?(?:股份)?有限(?:责任)?公司|"
    r" ?(?:Technolog(?:y|ies)|Holdings?|Group|Robotics|Systems|Inc|Corp(?:oration)?|Ltd|LLC|Co)(?![A-Za-z])\.?(?: Ltd\.?)?|"
    r"(?:ホールディングス|コーポレーション|フィナンシャルグループ)(?![ァ-ヴー])"
)

_KANA = re.compile(r"[ァ-ヴ]")


def with_form(entity: Entity, text: str) -> Entity:
    """As in "PKSHA Technologyは", "元戎启行科技有限公司": the rest of a name that the catalogue knows in short."""
    rest = _FORM.match(text, entity.end) if entity.kind == "org" else None
    is_latin = text[entity.end - 1].isascii()
    is_fit = rest is not None and (_KANA.match(rest.group()) or is_latin != rest.group().endswith("公司"))
    return replace(entity, end=rest.end()) if rest and is_fit else entity


_ARM = re.compile(
    r"(?:资本|创投|产投|风投)(?![\u4e00-\u9fff]{0,2}(?:支出|开支|市场|运作|结构|回报))|・?(?:キャピタル|ベンチャーズ|インベストメンツ?)(?![ァ-ヴー])"
)
_FUND = re.compile(r"Capital|Ventures?|Partners|Fund|Investments?|资本|创投|キャピタル|ベンチャーズ")


def with_arm(entity: Entity, text: str, reading: Reading) -> Entity:
    """As in "海尔资本", "三菱UFJキャピタル": the fund of a company that the catalogue knows is a party of its own."""
    rest = _ARM.match(text, entity.end) if entity.kind == "org" else None
    if rest is None or not entity.mentions:
        return entity
    if _FUND.search(entity.mentions[0].name) or kind_of(entity.mentions[0], reading) == "investor":
        return replace(entity, end=rest.end())
    name = CapitalName(entity.start, rest.end(), text[entity.start : rest.end()], "name")
    return Entity("stranger", entity.start, rest.end(), (stranger(name),))


_ARM_IN_LATIN = re.compile(
    r" (?:(?:Strategic|Growth|Corporate|Global) )?(?:Ventures?|Capital|Securities|Expeditions|Asset Management|Equity Partners)(?![\w-])"
)


def with_latin_arm(entity: Entity, text: str, reading: Reading) -> Entity:
    """As in "Samsung Securities", "AXA Strategic Ventures": the same where letters are Latin."""
    rest = _ARM_IN_LATIN.match(text, entity.end) if entity.kind == "org" else None
    if rest is None or not entity.mentions or _FUND.search(text, entity.start, entity.end):
        return entity
    if kind_of(entity.mentions[0], reading) == "investor":
        return replace(entity, end=rest.end())
    name = CapitalName(entity.start, rest.end(), text[entity.start : rest.end()], "name")
    return Entity("stranger", entity.start, rest.end(), (stranger(name),))


def in_own_signs(drafts: list[Draft]) -> list[Draft]:
    """A company that nobody knows under the name that a text in traditional signs gives it."""
    for draft in drafts:
        draft.subject, draft.object = _as_told(draft.subject), _as_told(draft.object)
        draft.others = [_as_told(m) or m for m in draft.others]
    return drafts


def _as_told(mention: Mention | None) -> Mention | None:
    if mention is None or not mention.party_id.startswith("?") or mention.name == mention.as_written:
        return mention
    is_same = simplified(mention.as_written) == mention.name
    return replace(mention, name=mention.as_written) if is_same else mention
