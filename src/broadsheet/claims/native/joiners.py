"""Who joins a round without leading it, in Chinese and Japanese, where no blank parts the words.

As in "老股东A、B继续跟投", "投资方包括A、B等机构", "A、Bも参加した": others of the round, says the guide, and no
investments of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.claims.drafts import Draft
from broadsheet.claims.frames.phrases import Phrase
from broadsheet.claims.mask import Masked

_PARTY = r"[\ue000-\ue4ff]"
_AND = {"zh": r"(?:、|和|与|及|以及|，)", "ja": r"(?:、|と|や|及び|および|・)"}
_ETC = r"(?:等(?:[\d一二两三四五六七八九十多数几]+家)?(?:知名|头部|一线|产业|国际|多家)*(?:投资机构|机构|公司|企业|资方|投资方|投资人|股东|基金|产业方|老股东)*)?"
_AS_HOLDER = (
    r"(?:作为(?:公司|现有|原有|既有)?(?:老|新|早期|原|天使|战略|产业|重要)*(?:股东|投资方|投资人|投资者))?"
)
_HOW = (
    _AS_HOLDER
    + r"(?:也|亦|均|都|还|则)?(?:在本轮)?(?:联合|共同|战略|继续|持续|超额|再次|跟随|追加|同步|联手|深度|积极|本轮)*"
)
_BEHIND = {
    "zh": re.compile(
        _ETC
        + _HOW
        + r"(?:跟投|参投|追投|加码|加注|跟进|战略投资|战略入股|参与(?:了)?(?:本轮|此轮|该轮|本次|其中)?(?:投资|融资|认购|跟投)?|入局|位列其中)"
        r"(?:了)?(?=[，,。；;、）)]|$)"
    ),
    "ja": re.compile(
        r"(?:[」』])?(?:など|等)?(?:の(?:既存|新規|著名|有力)?(?:投資家|企業|ファンド|VC|株主|機関投資家)(?:など|ら)?)?(?:など|等|ら|各社|の各社|のほか[^、。]{0,20})?(?:[\d一二三四五六七八九十]社)?(?:も|が|は)(?:今回の|本)?(?:[^、。\ue000-\ue8ff]{0,14}(?:に|へ))?(?:新たに|追加で|引き続き|継続して)?(?:参加|参画|加わ|名を連ね|追加出資)|(?:など|ら)?も(?:新たに)?出資し(?:た|ている)(?=。|$)"
        r"|(?:など|等)(?:の[^、。]{0,10})?を(?:引受先|割当先)"
    ),
}
_TOGETHER = re.compile(_ETC + _HOW + r"(?:联合|共同|追加)?投资(?=[，,。；;、）)]|$)")
"""Beside who leads, those who "invest together" only join."""
_BEFORE = {
    "zh": re.compile(
        r"(?:投资方|投资人|投资者|投资机构|投资(?=名单)|股东(?=名单)|参投方|跟投方|出资方|参与方|投资阵容|老股东|其他股东|参与(?:了)?(?:本轮|此轮|该轮|本次|这轮)?(?:投资|融资|跟投)的(?:机构|投资方|投资人|企业|公司)?)(?:阵容|名单|中|里|上|还|也|主要|则|分别|新){0,4}(?:包括|包含|涵盖|囊括|为|有|：|:|出现|现身|增加?|加入|可见|迎来)(?:了)?"
    ),
    "ja": re.compile(
        r"(?:(?<!リード)(?<!主幹事)投資家|引受先|出資者|出資企業|参加者|参加投資家|株主|ラウンド|シリーズ ?[A-H]|調達)(?:として|に)?(?:は|には|では)、?(?:ほかに|他に|新たに|既存投資家の|既存株主の|主要投資家の)?(?="
        + _PARTY
        + r"[^。]{0,40}(?:が参加|などが|が加わ|が名を連|も参加|が出資|が含まれ))"
    ),
}
_FURTHER = {
    "zh": re.compile(
        rf"(?:投资|资本|基金)?(?:{_AND['zh']})(?:[^、，。；\ue000-\ue8ff]{{0,14}}(?={_PARTY}))?"
    ),
    "ja": re.compile(rf"(?:社)?(?:{_AND['ja']})(?:[^、。\ue000-\ue8ff]{{0,16}}の(?={_PARTY}))?"),
}
"""Between two names of such a list: a word for "and", and what describes the next."""
_OWNER = re.compile(_PARTY + r"(?:公司)?的$")


def find_joiners(masked: Masked, phrases: tuple[Phrase, ...], language: str) -> tuple[Phrase, ...]:
    """The names of a sentence that only join a round; empty where none does."""
    named = {p.at: p for p in phrases if p.entity.kind in {"org", "stranger", "group"}}
    places = {*_before_cue(masked.mask, named, language), *_behind_cue(masked.mask, named, language)}
    return tuple(named[at] for at in sorted(places))


def _before_cue(mask: str, named: dict[int, Phrase], language: str) -> Iterator[int]:
    """As in "A、B等机构跟投": the list that ends where the cue begins."""
    cues = [_BEHIND[language], *([_TOGETHER] if "领投" in mask else [])]
    for at in named:
        if any(cue.match(mask, at + 1) for cue in cues):
            yield at
            while (at := _member_before(mask, at, named, language)) >= 0:
                yield at


def _member_before(mask: str, at: int, named: dict[int, Phrase], language: str) -> int:
    """Where the name stands that a word for "and" joins to the one at `at`; -1 for none."""
    earlier = max((a for a in named if a < at), default=-1)
    joined = re.fullmatch(_AND[language].replace("|，", ""), mask[earlier + 1 : at]) if earlier >= 0 else None
    return earlier if joined else -1


def _behind_cue(mask: str, named: dict[int, Phrase], language: str) -> Iterator[int]:
    """As in "投资方包括A、B": the list that begins where the cue ends."""
    for cue in _BEFORE[language].finditer(mask):
        if _OWNER.search(mask, 0, cue.start()):
            continue
        at = cue.end()
        while at in named:
            yield at
            joined = _FURTHER[language].match(mask, at + 1)
            at = joined.end() if joined else -1


def with_leads(found: list[Draft]) -> list[Draft]:
    """As in "X完成B轮融资，由A领投，B联合领投": who leads belongs to the round of the sentence, each further one to its others."""
    rounds = {d.object.party_id: d for d in found if _is_bare_round(d) and d.object}
    kept: list[Draft] = []
    for draft in found:
        told = rounds.get(draft.object.party_id) if draft.object else None
        if told is None and draft.object is not None and _only_leads(draft):
            rounds[draft.object.party_id] = draft  # the round was told before; who else leads it joins
        if told is None or not _only_leads(draft):
            kept.append(draft)
            continue
        leads = [m for m in (draft.subject, *draft.others) if m]
        told.subject, rest = (told.subject, leads) if told.subject else (leads[0], leads[1:])
        told.others.extend(m for m in rest if m.party_id not in {o.party_id for o in told.others})
    return kept


def _is_bare_round(draft: Draft) -> bool:
    return draft.relation == "funding_round" and draft.subject is None and draft.frame.target != "D"


def _only_leads(draft: Draft) -> bool:
    return draft.relation == "funding_round" and draft.frame.target == "D" and draft.money is None
