"""Lines in which a page says that its text was first told elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_LONGEST: Final = 160
_NAME: Final = r"(?P<name>[^\W_][^.,;:()\[\]|→\n]{1,58}?)"
_END: Final = r"\s*(?:[.,;()|]|\bon \d|\bam \d|\ble \d|\bel \d|$)"
_FIRST: Final = r"(?:originally|first) (?:published|posted|appeared)"
_ZUERST: Final = r"(?:zuerst|ursprünglich) (?:erschienen|veröffentlicht)?"
_SAID: Final = (
    rf"(?:(?:this|the) (?:article|story|post|piece|text) )?(?:was )?{_FIRST}(?: \w{{3,12}})? (?:by|in|on|at)",
    rf"(?:dieser (?:text|artikel|beitrag) )?(?:ist |wurde )?{_ZUERST}\s?(?:bei|in|im|auf|von)",
    r"(?:cet article (?:a été )?)?(?:initialement publié|publié initialement|d'abord paru) (?:par|sur|dans)",
    r"(?:publicado originalmente|este artículo se publicó (?:primero|originalmente)) (?:en|por)",
    r"(?:originariamente pubblicato|pubblicato originariamente) (?:da|su|in)",
    r"(?:впервые опубликовано|оригинал опубликован|оригинал статьи)(?: \w{1,2})?",
    r"(?:оригинал|original article|original source|originalartikel|原文|元記事|원문)\s*[:：]",
)
_SENTENCES: Final = re.compile(rf"(?:{'|'.join(_SAID)})\s*{_NAME}{_END}", re.IGNORECASE)
# A link to the original right behind its outlet: "Sound Ledger → original".
_ARROW: Final = re.compile(
    rf"^{_NAME}\s*(?:→|->|⟶|»)\s*(?:original(?:e|es)?(?: \w+)?|оригинал|原文|元記事|원문)$", re.IGNORECASE
)
_AROUND: Final = re.compile(r"^the (?=\S)|\s(?:erschienen|veröffentlicht)$")
_DAY: Final = re.compile(
    r"\d{1,4}(?:\W|$)|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}\b",
    re.IGNORECASE,
)


def name_original(lines: Iterable[str]) -> str:
    """The outlet that one of the lines names as the first to tell the text; "" where none does."""
    for line in lines:
        if len(line) <= _LONGEST:
            found = _ARROW.match(line.strip()) or _SENTENCES.match(line.strip())
            if found:
                name = _AROUND.sub("", found["name"].strip(" «»“”\"'„"))
                return "" if _DAY.match(name) else name
    return ""
