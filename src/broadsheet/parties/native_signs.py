"""Companies that Chinese and Japanese texts name in their own signs, by what stands around them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from broadsheet.parties.rows import read_words
from broadsheet.parties.strangers import CapitalName


@dataclass(frozen=True, slots=True)
class _Cues:
    """What a language puts before and after the name of a company."""

    acts: re.Pattern[str]  #: "run" right before a verb that companies do
    taken: re.Pattern[str]  #: "run" right behind a verb that is done to companies
    led: re.Pattern[str]  #: "run" whose round somebody leads or joins
    lists: re.Pattern[str]  #: "run" of several names, then what they do together
    quoted: re.Pattern[str]  #: "run" in quotes between words that make it a company
    legal: re.Pattern[str]  #: "run" before a legal form
    head: re.Pattern[str]  #: what describes a company before its name
    tail: re.Pattern[str]  #: what follows a name and is none of it
    never: re.Pattern[str]  #: a run that is no name
    between: re.Pattern[str]  #: what parts the names of a list
    plain: re.Pattern[str]  #: "run" in signs that loan words share, in a sentence of deals
    deals: re.Pattern[str]  #: what makes a sentence one of deals
    length: re.Pattern[str]  #: how long a name may be
    common: re.Pattern[str]  #: a run made of loan words, which no company is called by


def find_sign_names(text: str, language: str) -> tuple[CapitalName, ...]:
    """Names of companies in Han signs or kana, in order of place, none inside another."""
    cues = _cues(language)
    if cues is None:
        return ()
    found: list[CapitalName] = []
    for start, end in (*_quoted(text, cues), *_runs(text, cues)):
        name = _name(text, start, end, cues)
        if name and not any(name.start < other.end and other.start < name.end for other in found):
            found.append(name)
    return tuple(sorted((*found, *_again(text, found)), key=lambda n: n.start))


def _quoted(text: str, cues: _Cues) -> Iterator[tuple[int, int]]:
    for match in cues.quoted.finditer(text):
        yield _span(match)


def _span(match: re.Match[str]) -> tuple[int, int]:
    """Where the name stands: a pattern may have a group "run" for each of its ways to tell one."""
    return next(match.span(name) for name, run in match.groupdict().items() if run is not None)


def _runs(text: str, cues: _Cues) -> Iterator[tuple[int, int]]:
    for pattern in (cues.legal, cues.acts, cues.taken, cues.led):
        for match in pattern.finditer(text):
            yield _span(match)
    for match in cues.plain.finditer(text):
        if _tells_deals(text, match.start(), cues):
            yield _span(match)
    for match in cues.lists.finditer(text):
        at, end = _span(match)
        for part in cues.between.split(text[at:end]):
            begin = text.find(part, at)
            yield begin, begin + len(part)
            at = begin + len(part)


_NEAR = 90
"""Signs on both sides of a name in which a sentence of deals says so."""


def _tells_deals(text: str, at: int, cues: _Cues) -> bool:
    begin = max(text.rfind("。", 0, at), text.rfind("\n", 0, at), at - _NEAR, 0)
    ends = [end for end in (text.find("。", at), text.find("\n", at)) if end >= 0]
    return cues.deals.search(text, begin, min([*ends, at + _NEAR])) is not None


def _name(text: str, start: int, end: int, cues: _Cues) -> CapitalName | None:
    """The name in a run of signs, without the words that describe the company and those that follow it."""
    run = text[start:end]
    if tail := cues.tail.search(run):
        end = start + tail.start()
    heads = [m.end() for m in cues.head.finditer(text, start, end) if m.end() < end]
    start = max(heads, default=start)
    written = text[start:end].strip()
    start += len(text[start:end]) - len(text[start:end].lstrip())
    written, start = written.lstrip("・＝"), start + len(written) - len(written.lstrip("・＝"))
    if _LATIN_BEFORE.search(text, max(0, start - 2), start) and written[:1].isascii():
        return None  # as in "Ruvia AI周二宣布": the end of a name in Latin letters
    is_company = _COMPANY_BEFORE.search(text, max(0, start - 4), start) or _COMPANY_END.search(written)
    is_common = cues.common.fullmatch(written) and not (len(written) >= _COMPOUND and is_company)
    if not cues.length.fullmatch(written) or cues.never.search(written) or is_common:
        return None
    return CapitalName(start, start + len(written), written, "name")


def is_never_named(run: str, language: str) -> bool:
    """Whether a run of Chinese or Japanese signs holds what no name does ("建立了", "大統領")."""
    cues = _cues(language) if language in {"zh", "ja"} else None
    return cues is not None and not run.isascii() and cues.never.search(run) is not None


def is_common_word(run: str) -> bool:
    """Whether loan words that no company is called by make up all of a Japanese run."""
    cues = _cues("ja")
    return cues is not None and cues.common.fullmatch(run) is not None


_COMPANY_BEFORE = re.compile(r"(?:会社|企業)「?$")
_COMPANY_END = re.compile(
    r"(?:グループ|ホールディングス|テクノロジーズ|システムズ|ネットワークス|ラボラトリーズ)$"
)
_COMPOUND = 7
"""Signs from which loan words behind "会社" make a name ("投資会社デジタルブリッジ")."""
_LATIN_BEFORE = re.compile(r"[A-Za-z0-9] ?$")


def _again(text: str, found: list[CapitalName]) -> Iterator[CapitalName]:
    """Every other place where a name found once is written."""
    for written in dict.fromkeys(n.written for n in found if len(n.written) >= 3):
        for match in re.finditer(re.escape(written), text):
            if not any(match.start() < n.end and n.start < match.end() for n in found):
                yield CapitalName(match.start(), match.end(), written, "name")


def simplified(text: str) -> str:
    """Chinese text in simplified signs, each in its place, so that offsets stay what they were."""
    return text.translate(_simpler())


@cache
def _simpler() -> dict[int, str]:
    return {ord(pair[0]): pair[1] for line in read_words("simplified.txt") for pair in line.split()}


@cache
def _cues(language: str) -> _Cues | None:
    source = resources.files("broadsheet").joinpath("data", "parties", "native_signs.toml")
    row = tomllib.loads(source.read_text(encoding="utf-8")).get(language)
    if row is None:
        return None
    patterns = {name: row[name].replace("{S}", row["signs"]) for name in _Cues.__slots__ if name in row}
    words = sorted(row["common"].split(), key=lambda w: (-len(w), w))
    patterns["common"] = (
        rf"[A-Za-z0-9]{{0,8}}(?:(?:{'|'.join(words)})[ズー]?・?)+[A-Z]{{0,4}}[一-龥]{{0,4}}"
        if words
        else "(?!)"
    )
    return _Cues(**{name: re.compile(pattern) for name, pattern in patterns.items()})
