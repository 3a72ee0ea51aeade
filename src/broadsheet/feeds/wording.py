"""Markup to plain words: titles, names and summaries as a person would read them."""

from __future__ import annotations

import re
from html import unescape

_BLOCKS = (
    "address|article|aside|blockquote|br|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|"
    "h[1-6]|header|hr|iframe|img|input|li|main|nav|noscript|ol|option|p|picture|pre|section|select|source|"
    "summary|table|tbody|td|tfoot|th|thead|tr|ul|video|audio|object|embed"
)
_INLINE = (
    "a|abbr|acronym|b|bdi|bdo|big|body|button|caption|cite|code|col|colgroup|data|del|dfn|em|font|head|html|i|ins|"
    "kbd|label|link|mark|meta|path|q|rp|rt|ruby|s|samp|script|small|span|strike|strong|style|sub|sup|svg|textarea|"
    "time|title|tt|u|var|wbr|xhtml:[a-z]+|html:[a-z]+"
)
# No "<" inside a tag: a tag that is never closed ends the match at the next one, so that the cost
# stays linear on a megabyte of "<".
_BLOCK = re.compile(rf"</?(?:{_BLOCKS})(?:[\s/][^<>]*)?>", re.IGNORECASE)
_TAG = re.compile(rf"</?(?:{_INLINE})(?:[\s/][^<>]*)?>|</?[a-z]+-[^<>]*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"<[^<>]*>")
_HIDDEN = re.compile(r"<(script|style)\b|<!--", re.IGNORECASE)
_MARKUP = re.compile(
    rf"</?(?:{_BLOCKS}|{_INLINE})(?:[\s/][^<>]*)?>|&(?:#\d{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z]\w{{1,30}});",
    re.IGNORECASE,
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_SUMMARY = 2000  #: characters of plain text; the whole stays in the content
_SUMMARY_MARKUP = 12_000


def looks_like_markup(text: str) -> bool:
    """Whether the text holds an HTML tag that browsers know, or a character reference."""
    return ("<" in text or "&" in text) and _MARKUP.search(text) is not None


def read_words(markup: str, *, is_tree: bool = False) -> str:
    """The words of a piece of HTML on one line: no tags, no scripts, references resolved.

    Angle brackets that are no known tag stay: a title may speak of List<T>. With `is_tree` the
    markup was written from elements, and every tag in it is one.
    """
    text = markup
    if "<" in text:
        text = _drop_hidden(text)
        text = (_ANY_TAG if is_tree else _TAG).sub("", _BLOCK.sub(" ", text))
    if "&" in text:
        text = unescape(text)
    if not text.isprintable():
        text = _CONTROL.sub("", text)
    return " ".join(text.split())


def read_summary(markup: str) -> str:
    """The first 2,000 characters of the words, ending with a whole word.

    Only the beginning of long markup is looked at: some feeds carry a book in one description.
    """
    if len(markup) > _SUMMARY_MARKUP:
        markup = markup[:_SUMMARY_MARKUP].rpartition("<")[0] or markup[:_SUMMARY_MARKUP]
    words = read_words(markup)
    return words if len(words) <= _SUMMARY else words[:_SUMMARY].rpartition(" ")[0] or words[:_SUMMARY]


def _drop_hidden(text: str) -> str:
    """Cuts comments, and script and style elements with what is in them; an unclosed one takes the rest."""
    if _HIDDEN.search(text) is None:
        return text
    kept: list[str] = []
    place, low = 0, text.lower()
    while (found := _HIDDEN.search(text, place)) is not None:
        kept.append(text[place : found.start()])
        place = _end_of_hidden(low, found)
        if place < 0:
            return "".join(kept)
    kept.append(text[place:])
    return " ".join(kept)


def _end_of_hidden(low: str, found: re.Match[str]) -> int:
    """The place after the hidden part, -1 where it has no end."""
    if found.group(1) is None:
        end = low.find("-->", found.start() + 2)
        return end + 3 if end >= 0 else -1
    end = low.find(f"</{found.group(1).lower()}", found.end())
    close = low.find(">", end) if end >= 0 else -1
    return close + 1 if close >= 0 else -1
