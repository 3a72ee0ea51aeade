"""Well-known companies that the catalogue lacks, by the names that Chinese, Japanese and Russian texts give them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from broadsheet.parties.rows import read_table
from broadsheet.parties.strangers import stranger_id
from broadsheet.records import Mention, Span


def find_native_companies(text: str, language: str) -> Iterator[Mention]:
    """Mentions with a provisional id and the name that readers of other languages expect, in order of place."""
    pattern, names = _spelled(language)
    for match in pattern.finditer(text):
        name = names[match[1]]
        span = Span(article_id="", text_id="", start=match.start(), end=match.end(), quote=match.group())
        yield Mention(as_written=match.group(), party_id=stranger_id(name), name=name, span=span)


@cache
def _spelled(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    names = {written: name for code, written, name in read_table("native_companies.tsv") if code == language}
    if not names:
        return re.compile("(?!)()"), {}
    names = {_stem(written, language): name for written, name in names.items()}
    words = "|".join(re.escape(w) for w in sorted(names, key=lambda w: (-len(w), w)))
    edges = {"ru": (r"(?<![\w-])", r"[а-яё]{0,3}(?![\w-])"), "ja": (r"(?<![ァ-ヴー・])", r"(?![ァ-ヴー])")}
    before, after = edges.get(language, ("", ""))
    return re.compile(f"{before}({words}){after}"), names


def _stem(written: str, language: str) -> str:
    """Russian names without a vowel at the end, so that their cases are found as well."""
    return re.sub(r"[аеоыья]$", "", written) if language == "ru" else written
