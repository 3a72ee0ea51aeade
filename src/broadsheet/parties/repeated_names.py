"""Companies that a Chinese or Japanese text names in its own signs and goes on naming, though nothing introduces them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from broadsheet.parties.native_signs import is_common_word, is_never_named
from broadsheet.parties.strangers import CapitalName


@dataclass(frozen=True, slots=True)
class _Places:
    """Where a company stands in a language; every pattern has the group "run"."""

    alone: tuple[re.Pattern[str], ...]  #: places that tell a company by themselves
    acts: tuple[re.Pattern[str], ...]  #: before what companies do
    stands: tuple[re.Pattern[str], ...]  #: where a party of a deal stands
    never: re.Pattern[str]  #: a run that is a common word
    person: re.Pattern[str]  #: what stands before somebody's name


def find_repeated_names(text: str, whole: str, language: str) -> tuple[CapitalName, ...]:
    """Every place of such a name in `text`, in order; `whole` is the title and the body, in which it is told."""
    written = _told(whole, language)
    if not written:
        return ()
    pattern = _any_of(written, language)
    return tuple(CapitalName(m.start(), m.end(), m.group(), "name") for m in pattern.finditer(text))


@lru_cache(maxsize=4)
def _told(whole: str, language: str) -> tuple[str, ...]:
    """The names, the longest first."""
    places = _places(language)
    if places is None:
        return ()
    sure = set(_runs(places.alone, whole, places))
    acting = set(_runs(places.acts, whole, places))
    standing = {run for run in _runs(places.stands, whole, places) if _is_titled(run, whole)}
    twice = {run for run in acting | standing if whole.count(run) > 1}
    named = (run for run in sure | twice if not is_never_named(run, language))
    return tuple(sorted(named, key=lambda run: (-len(run), run)))


def _is_titled(run: str, whole: str) -> bool:
    """Whether the title names it: what a text is about needs no deed of its own."""
    return run in whole.partition("\n")[0]


def _runs(patterns: tuple[re.Pattern[str], ...], whole: str, places: _Places) -> Iterator[str]:
    for pattern in patterns:
        for match in pattern.finditer(whole):
            run = match["run"]
            if places.never.search(run) or is_common_word(run) or _is_of_common_words(run):
                continue
            if not places.person.search(whole, max(0, match.start("run") - 8), match.start("run")):
                yield run


_COMPANY_END = re.compile(
    r"(?<=[一-龥々])(?:ソリューションズ?|システムズ?|テクノロジーズ?|メディア|メディカル|ロボット|ロボティクス|モビリティー?|エナジー|データ|ソフト|ネットワークス?|"
    r"キャピタル|ベンチャーズ|パートナーズ|ラボ|エレクトロニクス|クラウド|デジタル|コンサルティング|サービス)$"
)
_GENERAL = re.compile(
    r"国産|国内|海外|欧州|米国|日本|中国|大型|小型|新型|高性能|次世代|最新|自社|他社|各社|独立|自動|生成|人工|産業|業務|企業|金融|医療|教育|行政|政府|公共|法人|家庭|個人|"
    r"一般|専用|共通|主要|既存|新規|独自|同社|両社|基幹|情報|運用|管理|制御|販売|対話|画像|音声|動画|翻訳|防衛|農業|物流|人型|配膳|清掃|外部|社内|学習|顧客|株式|投資"
)
_KANA = re.compile(r"[ァ-ヴー]+")


def _is_of_common_words(run: str) -> bool:
    """As in "自動運転ソフト", "クラウド大手": no name where a loan word is joined to common signs."""
    kana = _KANA.findall(run)
    is_named = _COMPANY_END.search(run) is not None and _GENERAL.match(run) is None
    return bool(kana) and all(map(is_common_word, kana)) and not is_named


def _any_of(written: tuple[str, ...], language: str) -> re.Pattern[str]:
    names = "|".join(map(re.escape, written))
    return re.compile(rf"(?<![ァ-ヴー])(?:{names})(?![ァ-ヴー])" if language == "ja" else names)


@cache
def _places(language: str) -> _Places | None:
    source = resources.files("broadsheet").joinpath("data", "parties", "native_repeated.toml")
    row = tomllib.loads(source.read_text(encoding="utf-8")).get(language)
    if row is None:
        return None
    kinds = {
        kind: tuple(re.compile(pattern.replace("{S}", row["run"])) for pattern in row[kind])
        for kind in ("alone", "acts", "stands")
    }
    return _Places(**kinds, never=re.compile(row["never"]), person=re.compile(row["person"]))
