"""Whether a run of Chinese signs is wording rather than a name, by the words that the language is made of."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import rjieba

_PROPER: Final = frozenset(("nr", "nt", "nz", "nrt", "nrfg"))  #: tags of names in the dictionary
_SMALL: Final = frozenset("ucprfmqdyeokxz")  #: first letters of the tags of words that only join and count
_BARE: Final = frozenset("是有在为被使让将会能可出供化性者型式其该此使做并即仍大小新老多少再更最")
"""Single signs that every sentence has."""
_CLAUSE_END: Final = re.compile(r"[，。！？；：、,;:!?()（）\s“”‘’「」《》\"]")
_NEAR: Final = 24  #: signs of the clause on either side that words are looked for in
_OPENING: Final = frozenset('“‘「『《"')
_FIRM: Final = re.compile(
    r"(?:科技|智能|集团|机器人|汽车|半导体|微电子|光电|生物|医药|医疗|银行|大学|证券|传媒|控股|实验室|网络|软件|能源|航天|动力|创新)$"
)
_TOLD_AS_FIRM: Final = re.compile(
    r"(?:公司|企业|厂商|初创|独角兽|团队|品牌|旗下|巨头|机构|开发商|制造商|供应商|竞争对手|创企|平台)$|(?:^|[。！？\n])[ \t>*#\d.、-]*$"
)
_ACTS: Final = re.compile(
    r"(?:近日|日前|今日|昨日|周[一二三四五六日])?(?:于\d|于近日|于日前|完成|宣布|获|官宣|拿下|收购|入股|领投|跟投|参投|追加|继续|联合|共同|参与|新增|增资|签署|签订|达成|中标|等机构|等跟投|等参投)"
)
_DOES_AS_HOUSE: Final = re.compile(
    r"(?:共同|联合|等)*(?:领投|跟投|参投)|(?:宣布)?(?:完成|获(?!得的)得?|拿下)[^，。；]{0,24}(?:融资|轮|投资)|被[^，。；]{1,12}收购|IPO|上市"
)
"""What none but a company does, whatever it is called."""
_HOUSE: Final = re.compile(r"(?:资本|创投|基金|投资|资产|控股|证券)$")
_LISTED_BEHIND: Final = re.compile(r"(?:^|由|、|和|及|与|包括|股东|投资方|来自|为|[，,：:。\n])$")
_LISTED_BEFORE: Final = re.compile(r"\d{4}年|、|等|和|及|与|[，,。；;）)\n]|$")
_GROUP: Final = re.compile(r"..集团")
_GOES_ON: Final = re.compile(
    r"初创|公司|企业|领域|行业|巨头|基金|产业|市场|赛道|方面|方向|技术|产品|的|和|与|等|及|或|上|中|投资"
)


def is_wording(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]`, in Chinese signs, cuts a word in two or is made of common words alone.

    What stands in quotes and what holds a Latin letter is left to others. A run of common words with the ending
    of a firm ("面壁智能") is a name where the text calls it one or begins a sentence with it. Words are those of
    jieba's dictionary.
    """
    run = text[start:end]
    if any(sign.isascii() for sign in run) or text[start - 1 : start] in _OPENING:
        return False
    if _cuts_a_word(text, start, end):
        return True
    return not _holds_a_name(run) and not _is_called_a_firm(text, start, end)


def _cuts_a_word(text: str, start: int, end: int) -> bool:
    begin = max(0, start - _NEAR)
    for mark in _CLAUSE_END.finditer(text, begin, start):
        begin = mark.end()
    stop = _CLAUSE_END.search(text, end, end + _NEAR)
    clause = text[begin : stop.start() if stop else end + _NEAR]
    edges, at = {begin}, begin
    for word in _words(clause):
        at += len(word)
        edges.add(at)
    return start not in edges or end not in edges


def _holds_a_name(run: str) -> bool:
    """Whether a piece of it is a name in the dictionary, or a sign that makes no word there with its neighbours."""
    pieces = _tagged(run)
    if len(pieces) == 1 and pieces[0][1] == "ns":
        return False  # a place
    return any(
        tag in _PROPER if len(piece) > 1 else tag[:1] not in _SMALL and piece not in _BARE
        for piece, tag in pieces
    )


def _is_called_a_firm(text: str, start: int, end: int) -> bool:
    if _DOES_AS_HOUSE.match(text, end) is not None:
        return True
    before = text[max(0, start - 8) : start]
    if _HOUSE.search(text, start, end) and not _HOUSE.fullmatch(text, start, end):
        is_listed = _LISTED_BEHIND.search(before) is not None and _LISTED_BEFORE.match(text, end) is not None
        return is_listed or _ACTS.match(text, end) is not None
    if not _FIRM.search(text, start, end) or _FIRM.fullmatch(text, start, end):
        return False
    if _ACTS.match(text, end) is not None or _GROUP.fullmatch(text, start, end):
        return True
    return _TOLD_AS_FIRM.search(before) is not None and _GOES_ON.match(text, end) is None


@lru_cache(maxsize=4096)
def _words(clause: str) -> tuple[str, ...]:
    return tuple(rjieba.cut(clause, False))


@lru_cache(maxsize=4096)
def _tagged(run: str) -> tuple[tuple[str, str], ...]:
    return tuple(rjieba.tag(run, False))
