"""Names that a Chinese or Japanese article goes on using, in full and in short."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from broadsheet.claims.reading import Reading
from broadsheet.parties.native_names import NativeNames
from broadsheet.parties.native_signs import simplified
from broadsheet.parties.repeated_names import find_repeated_names
from broadsheet.parties.strangers import CapitalName, stranger

_TRADE = re.compile(
    r"(?<=[\u4e00-\u9fff][\u4e00-\u9fff])(?:智能|科技|智算|算力|机器人|半导体|微电子|电子|大模型|软件|网络|数据|动力|生物|医疗|芯片|智驾|数科|股份|集团|资本|计算)$"
)
"""What a company does, behind what it is called in short: "墨鱼智能" is "墨鱼" further on."""


def with_repeated(
    names: NativeNames, text: str, reading: Reading, taken: Iterable[tuple[int, int]]
) -> NativeNames:
    """The names and those that the whole article, title and body, shows to be companies."""
    language, article = reading.lexicon.language, reading.article
    whole = f"{article.title}\n{article.text}"
    whole = simplified(whole) if language == "zh" else whole
    found = [*names.names]
    covered = [*taken, *((n.start, n.end) for n in found)]
    more = _free(find_repeated_names(text, whole, language), covered)
    found += more
    covered += [(n.start, n.end) for n in more]
    companies = names.companies | {n.written for n in more}
    if language == "zh":
        short = _free(_in_short(found, companies, text, reading), covered)
        found += short
        companies |= {n.written for n in short}
    return NativeNames(tuple(sorted(found, key=lambda n: n.start)), companies)


def _in_short(
    names: list[CapitalName], companies: frozenset[str], text: str, reading: Reading
) -> Iterator[CapitalName]:
    for name in {n.written: n for n in names if n.written in companies}.values():
        trade = _TRADE.search(name.written)
        if trade is None:
            continue
        stem = name.written[: trade.start()]
        for match in re.finditer(re.escape(stem), text):
            reading.nicknames.setdefault(stem, stranger(name))
            yield CapitalName(match.start(), match.end(), stem, "name")


def _free(names: Iterable[CapitalName], covered: Iterable[tuple[int, int]]) -> list[CapitalName]:
    places = list(covered)
    return [n for n in names if not any(a < n.end and n.start < b for a, b in places)]
