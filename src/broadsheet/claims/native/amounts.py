"""Amounts in languages that leave the currency out once it is known ("por 11.900 millones")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from broadsheet.records import Article, Money
from broadsheet.text.money import read_amounts

_HOME = {"SG": "SGD", "AU": "AUD", "CA": "CAD", "HK": "HKD", "NZ": "NZD", "TW": "TWD"}
_EURO = frozenset("AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK".split())
_BARE = {
    "fr": (re.compile(r"(?<![\w.,])(?:\d[\d.,   ]*\s?|(?:[Dd]eux|[Tt]rois|[Qq]uatre|[Cc]inq|[Ss]ix|[Ss]ept|[Hh]uit|[Nn]euf|[Dd]ix|[Dd]ouze|[Qq]uinze|[Vv]ingt|[Tt]rente|[Qq]uarante|[Cc]inquante|[Ss]oixante|[Cc]ent) )(?:milliards?|millions?)\b(?!\s+(?:de\s+(?!la part)[a-zà-ÿ]|d['’]\s?[a-zà-ÿ]|en\b))"), "de dollars", "d'euros"),
    "es": (re.compile(r"(?<![\w.,])(?:\d[\d.,]*\s?(?:mil\s)?|(?:[Dd]os|[Tt]res|[Cc]uatro|[Cc]inco|[Ss]eis|[Ss]iete|[Oo]cho|[Nn]ueve|[Dd]iez|[Dd]oce|[Qq]uince|[Vv]einte|[Tt]reinta|[Cc]uarenta|[Cc]incuenta|[Ss]esenta|[Cc]ien) )millones\b(?!\s+(?:de|del)\s+(?!la mano|manos|(?:la|el|l) [a-záéíóúñ-]+ [A-Z]|(?:la|el) [A-Z])[a-záéíóúñ])"), "de dólares", "de euros"),
    "ru": (re.compile(r"(?<![\w.,$€])\d[\d.,]*\s?(?:млрд|млн)\b\.?(?!\s*(?:[а-яё]{3,}|[€$₽]|USD|GPU|TPU|CPU))(?=[.,;:)\s]|$)"), "долларов", "евро"),
    "de": (re.compile(r"(?<![\w.,])(?:\d[\d.,]*\s?|(?:[Zz]wei|[Dd]rei|[Vv]ier|[Ff]ünf|[Ss]echs|[Ss]ieben|[Aa]cht|[Nn]eun|[Zz]ehn|[Zz]wölf|[Zz]wanzig|[Dd]reißig|[Vv]ierzig|[Ff]ünfzig|[Hh]undert|[Ee]ine) )(?:Milliarden?|Million(?:en)?|Mrd\.|Mio\.)(?!\s*(?:(?!(?:und|davon|sowie|an|in|von|für|bei|aus|ein|auf|ab|zu|bereit|wert|schwer|gezahlt|geboten|gesteckt|investiert|(?:ein|aus|be|zu|auf|bei|nach)?(?:gezahlt|gesammelt|gesteckt|geschossen|gesteuert|geworben|genommen|gesagt|gelegt))\b)[A-ZÄÖÜa-zäöü]\w+|[€$]))"), "Dollar", "Euro"),
}  # fmt: skip


def read_native_amounts(article: Article, text: str, language: str) -> list[Money]:
    """Amounts in order of place; a bare "500 millions" takes the currency of the amount before it.

    Without any amount that names its currency it takes the outlet's where that is the euro; "millones"
    of an outlet elsewhere (pesos, dollars) stay a number.
    """
    home = _HOME.get(article.provider.country, "USD")
    text = _GLUED.sub("・", text) if language == "ja" else text
    stated = [
        part
        for money in read_amounts(text, language=language, home_currency=home)
        for part in _apart(money, text, language)
    ]
    if language not in _BARE:
        stated = [m for m in stated if not _is_rate(m, text)]
        further = [*_joined(text, language, stated), *_of_one(text, language, stated)]
        return sorted([*stated, *further], key=lambda m: m.start)
    known = stated or list(read_amounts(article.text, language=language, home_currency=home))
    own = "EUR" if article.provider.country in _EURO else ""
    return sorted([*stated, *_bare(text, language, stated, known, own)], key=lambda m: m.start)


_GLUED = re.compile(r"(?<=[A-Za-z]{2})[A-Za-z](?=\d[\d.,億兆万千]*(?:ドル|円|ユーロ|元|ポンド|ウォン))")
"""As in "Amazon500億ドル": the last letter of a name that a sum follows without a blank."""
_RATE = re.compile(r"\s?[=＝]\s?約?\d")


def _is_rate(money: Money, text: str) -> bool:
    """As in "1ドル=150円換算": what a currency costs is no amount of a deal."""
    return _RATE.match(text, money.end) is not None or text[max(0, money.start - 1) : money.start] in {
        "=",
        "＝",
    }


_JOINED = re.compile(
    r"(?:最多|最高|至多|约|逾|超)?\d[\d.,]*(?:万亿|亿|万|億|兆)(?=(?:与|和|及|と|、)(?:最多|最高|至多)?$)"
)


def _joined(text: str, language: str, stated: list[Money]) -> Iterator[Money]:
    """As in "50亿与100亿美元": what is joined to an amount and leaves its currency out has the same."""
    for money in stated:
        written = re.search(r"[^\d.,万亿億兆]+$", money.as_written)
        match = _JOINED.search(text, max(0, money.start - _NUMBER), money.start)
        if match is None or written is None or any(m.start <= match.start() < m.end for m in stated):
            continue
        for part in read_amounts(match.group() + written.group(), language=language)[:1]:
            yield replace(part, as_written=match.group(), start=match.start(), end=match.end())


_OF_ONE = re.compile(
    r"(?P<bound>超过?|逾|过|近|约|達|达)(?P<size>千万|亿|十亿|百亿|千亿)(?:级)?(?P<unit>(?:人民币|美|欧|日|港)?元|人民币|英镑)(?:人民币)?"
)
_SIZES = {"千万": "1000万", "亿": "1亿", "十亿": "10亿", "百亿": "100亿", "千亿": "1000亿"}


def _of_one(text: str, language: str, stated: list[Money]) -> Iterator[Money]:
    """As in "完成超亿元A轮融资": Chinese leaves the number out where it is one."""
    if language != "zh":
        return
    for match in _OF_ONE.finditer(text):
        if any(m.start < match.end() and match.start() < m.end for m in stated):
            continue
        bound = {"过": "超", "達": "", "达": ""}.get(match["bound"], match["bound"])
        written = f"{bound}{_SIZES[match['size']]}{match['unit']}"
        for money in read_amounts(written, language=language)[:1]:
            yield replace(money, as_written=match.group(), start=match.start(), end=match.end())


_NUMBER = 14
"""Signs that such a number takes at most."""
_TWO = re.compile(
    r"(\d[\d.,]*) ?(?:et|und|y|и|和|与|、) ?(?:jusqu'à |bis zu |hasta |до |至多)?(\d[\d.,]*)(.+)"
)
_EACH_ITS_OWN = re.compile(r"respecti|jeweils|соответственно|分别|それぞれ")
_NEAR = 120
"""Signs around two numbers in which "respectively" may stand."""


def _apart(money: Money, text: str, language: str) -> Iterator[Money]:
    """As in "respectivement 10 et 5 milliards": two amounts that share their magnitude."""
    match = _TWO.search(money.as_written)
    if match is None or not _EACH_ITS_OWN.search(text, max(0, money.start - _NEAR), money.end + _NEAR):
        yield money
        return
    middle = money.start + match.start(2)
    for number, (start, end) in ((match[1], (money.start, middle)), (match[2], (middle, money.end))):
        for part in read_amounts(f"{number}{match[3]}", language=language)[:1]:
            yield replace(
                part,
                as_written=text[start:end].strip(),
                start=start,
                end=start + len(text[start:end].rstrip()),
            )


def _bare(text: str, language: str, stated: list[Money], known: list[Money], own: str) -> Iterator[Money]:
    pattern, dollars, euros = _BARE[language]
    currencies = {"USD": dollars, "EUR": euros}
    for match in pattern.finditer(text):
        if any(m.start < match.end() and match.start() < m.end for m in stated):
            continue
        before = [m for m in stated if m.end <= match.start()] or known[:1]
        currency = before[-1].currency if before else own
        if currency not in currencies:
            continue
        begin = max(0, match.start() - 30)
        probe = f"{text[begin : match.end()]} {currencies[currency]}"
        for money in read_amounts(probe, language=language)[-1:]:
            end = match.end()
            start = begin + money.start
            yield replace(money, as_written=text[start:end], start=start, end=end)
