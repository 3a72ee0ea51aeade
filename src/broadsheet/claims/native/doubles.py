"""One company named twice in a native language: in brackets, behind a description, by the first part of its name."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from broadsheet.claims.mask import Entity, EntityKind
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_NAMED = frozenset(("org", "stranger"))


_FIRM = re.compile(
    r"(?:AI|Labs?|Inc|Corp|Group|Holdings?|Capital|Ventures|Robotics|Technolog(?:y|ies)|Systems?|Networks?|Energy|Health|Power|Computing|"
    r"Роботикс|Технолог\w+|Групп|Лаб\w*|キャピタル|ホールディングス|グループ|ロボティクス|テクノロジーズ?)"
)
"""The last part of a company's name. Who is named in short first has a product of the longer name ("Sonio Detect")."""
_PARTS = re.compile(r"[ ・]")
_SHORTEST_PART = 3


def by_first_part(entities: list[Entity], reading: Reading) -> list[Entity]:
    """As in "Habana" beside "Habana Labs", "アンペア" beside "アンペア・コンピューティング": a stranger named in full elsewhere."""
    alone: set[str] = set()
    for entity in sorted((e for e in entities if e.kind in _NAMED), key=lambda e: e.start):
        parts = _PARTS.split(entity.mentions[0].as_written)
        if len(parts) > 1 and (parts[0] not in alone or _FIRM.fullmatch(parts[-1])):
            reading.nicknames.setdefault(parts[0], entity.mentions[0])
        alone |= set(parts) if len(parts) == 1 else set()
    return [_in_full(e, reading) if e.kind == "stranger" else e for e in entities]


def _in_full(entity: Entity, reading: Reading) -> Entity:
    short = entity.mentions[0]
    least = _SHORTEST_PART if short.as_written.isascii() else _SHORTEST_PART - 1
    full = reading.nicknames.get(short.as_written) if len(short.as_written) >= least else None
    if full is None:
        return entity
    mention = replace(full, as_written=short.as_written, span=short.span)
    named: EntityKind = "stranger" if full.party_id.startswith("?") else "org"
    return replace(entity, kind=named, mentions=(mention,))


def without_doubles(entities: list[Entity], text: str) -> list[Entity]:
    """As in "台积电（TSMC）", "dem ChatGPT-Entwickler OpenAI": one party named twice in a row is one mention."""
    kept: list[Entity] = []
    for entity in entities:
        last = kept[-1] if kept else None
        if last is None or not _is_double(last, entity, text):
            kept.append(entity)
        elif entity.kind == "org" and last.kind == "org":
            kept[-1] = Entity("org", last.start, _closed(entity.end, text), entity.mentions)
        elif _SHORT_FOR.fullmatch(text[last.end : entity.start]) or _is_gloss(last, entity):
            kept[-1] = Entity(entity.kind, last.start, _closed(entity.end, text), entity.mentions)
    return kept


_REST_OF_NAME = r"(?:科技|集团|公司|电脑|电子|半导体|技术|国际|控股){1,2}"
"""As in "戴尔科技（Dell Technologies）": what the catalogue leaves out of a name, before the name again."""
_OWN_THING = re.compile(r" (?:[A-ZÄÖÜ][\w-]*[a-zäöü] ){1,2}[„»]?")
"""As in "bei Microsofts Cloudplattform Azure"."""


def _is_double(last: Entity, entity: Entity, text: str) -> bool:
    if last.kind not in _NAMED or entity.kind not in _NAMED or not last.mentions or not entity.mentions:
        return False
    between = text[last.end : entity.start]
    if last.mentions[0].party_id == entity.mentions[0].party_id:
        is_own = _OWN_THING.fullmatch(between) is not None and text[last.end - 1] == "s"
        return is_own or re.fullmatch(rf"\s*[（(,，、]?\s*[«„“「]?|{_REST_OF_NAME}[（(]", between) is not None
    if _SHORT_FOR.fullmatch(between) or (not between.strip() and _is_in_latin(last, entity, text)):
        return True
    return re.fullmatch(r"\s*[（(]\s*", between) is not None and text[entity.end : entity.end + 1] in {
        ")",
        "）",
    }


_ACTS = re.compile(
    r" ?(?:近日|日前|今日|宣布|官宣|正式|已|再|又|连续|成功|完成|获|成立|领投|跟投|，|（|\(|的(?:[A-H天种]|融资|投资)|[A-H]\+*轮|$)"
)


def _is_in_latin(last: Entity, entity: Entity, text: str) -> bool:
    """As in "星澜智行 Rove AI完成…": a name in signs nobody knows and, right behind it, how it is written in Latin letters."""
    return _is_gloss(last, entity) and _ACTS.match(text, entity.end) is not None


_LATIN_NAME = re.compile(r"[A-Z][A-Za-z0-9.&' -]*[a-z][A-Za-z0-9.&' -]*")
"""Not a ticker ("TSLA")."""


def _is_gloss(last: Entity, entity: Entity) -> bool:
    """As in "安晟培（Ampere）", "モザイクML（MosaicML）": a Latin name behind one in signs that nobody knows."""
    unknown = last.kind == "stranger" and not last.mentions[0].as_written.isascii()
    written = entity.mentions[0].as_written
    known = entity.kind == "org" and written.isascii()
    return unknown and (known or _LATIN_NAME.fullmatch(written) is not None)


def in_latin(entities: list[Entity], text: str) -> dict[str, Mention]:
    """By the name in signs, the party that a Latin name in brackets behind it stands for."""
    named: dict[str, Mention] = {}
    for last, entity in pairwise(entities):
        if _is_double(last, entity, text) and _is_gloss(last, entity):
            named.setdefault(last.mentions[0].as_written, entity.mentions[0])
    return named


_ASIDE = re.compile(
    r"[」』”\"]?\s?(?:[（(][^（()）\n]{1,60}[)）]|[<＜〈][A-Z0-9.=: -]{1,14}[>＞〉]){1,2}(?:社)?"
)


def with_asides(entities: list[Entity], text: str, verbs: re.Pattern[str]) -> list[Entity]:
    """As in "ハイレゾ（東京都新宿区）", "X（约有150名工程师）": what describes a company in brackets belongs to its name.

    A bracket that names a sum or tells a deal stays a part of the sentence.
    """
    kept: list[Entity] = []
    sums = {text[e.start : e.end] for e in entities if e.kind == "money"}
    for entity in entities:
        if kept and entity.start < kept[-1].end:
            continue
        aside = _ASIDE.match(text, entity.end) if entity.kind in _NAMED else None
        if aside is None or verbs.search(aside.group()) or any(map(aside.group().count, sums)):
            kept.append(entity)
        else:
            kept.append(replace(entity, end=aside.end()))
    return kept


_SHORT_FOR = re.compile(
    r"(?:股份)?(?:有限)?(?:责任)?(?:公司)?\s*[（(]\s*(?:以下(?:简称|称|、)?|下称|简称|далее|nachfolgend|im Folgenden|ci-après|en adelante)"
    r"\s*[：:,，、–—-]?\s*[“\"「『«„]?\s*"
)
"""As in "某某有限公司（以下简称“X”）", "X GmbH (im Folgenden Y)": the name that the text goes on with."""


def _closed(end: int, text: str) -> int:
    match = re.match(r"\s?[”\"」』»“]?\s?[)）」]", text[end : end + 4])
    return end + match.end() if match else end
