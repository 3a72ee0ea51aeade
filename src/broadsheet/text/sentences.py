"""Where the sentences of a text begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import sentencex

_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*|(?<=[^\s#])(?=#{2,6} \S)")
"""The second: a mark of a heading that a page wrote behind a word ("Venture### Acme raised")."""
_BULLET = re.compile(r"[ \t]*(?:[-*•–—·▪◦‣]|\d{1,2}[.)、])[ \t]+")
_CLOSERS = "\"'”’»)]}」』”"
_ENDERS = ".!?…。！？"
_CJK = frozenset(("zh", "ja"))
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen gov sen rep rev st jr sr vs etc inc corp co ltd llc plc no nos vol fig cf al approx dept "
    "est ca bzw z.b u.a d.h ggf inkl sog mio mrd bn mn mln tsd nr evtl vgl usw e.g i.e eg ie u.s u.k u.n e.u a.m p.m "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun "
    "т.е т.д т.п млн млрд трлн тыс руб долл им гл исп г гг p.ej sr sra ee.uu m mme mm".split()
)
"""Words whose full stop says nothing by itself; a capital after them may still begin a sentence."""
_NEVER_LAST = frozenset(
    "mr mrs ms dr prof gen gov sen rep st vs no nos e.g i.e z.b d.h cf fig vol nr им mme".split()
)
"""Words that a sentence never ends with."""
_LETTERED = re.compile(r"\b(?:Series|Class|Plan|Model|Phase|Tier|Type) [A-Z]\.$")
"""As in "raised a Series A. The round …": a letter that counts, and no initial of a name."""
_COUNTRY = frozenset(("u.s", "u.k", "u.n", "e.u", "a.m", "p.m"))
_WEEKDAY_OR_NOUN = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:ET|EST|EDT|PT|PST|PDT|GMT|UTC|CET)\b|"
    r"(?:Department|Government|Army|Navy|Air Force|Senate|Congress|President|Treasury|Supreme|District|Attorney|"
    r"Securities|Federal|Commerce|Dollar|House|Court|Justice|Chamber)"
)
_IN_NAME = re.compile(r"(?<![A-Za-zÀ-ÿ0-9_.])[A-Z][a-z]{1,11}\.[A-Z]$")
"""As in "Mail.Ru", "Sleep.Ink": a stop inside a name."""
_TICKER = re.compile(r"(?<![\w.])[A-Z0-9]{1,6}\.[A-Z]{1,2}(?:[\s,;:)]|$)")
"""As in "NVDA.O", "9984.T": a share's sign, its exchange behind the stop."""
_MONTH_AFTER_DAY = re.compile(
    r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Quartal|Jahrhundert)"
)


def split_sentences(text: str, language: str = "en") -> tuple[tuple[int, int], ...]:
    """Offsets of the sentences of `text`, in order, without the white space around them.

    A sentence never crosses a blank line, unless it is torn there in the middle ("led by⏎⏎Acme"). `language` is a BCP 47 tag; an unknown one is read as English.
    A single line break ends a sentence only where the next line looks like a new one (a list item, or a
    capital after a finished or short line), so that hard-wrapped prose stays whole.
    """
    base = language.split("-", maxsplit=1)[0].lower()
    spans: list[tuple[int, int]] = []
    for start, end in _lines(text):
        spans.extend(_split_line(text, start, end, base))
    return tuple(_mended(text, spans) if base == "en" else spans)


def _lines(text: str) -> list[tuple[int, int]]:
    """Stretches that no sentence crosses: paragraphs, and lines that stand for themselves."""
    stretches: list[tuple[int, int]] = []
    start = 0
    for gap in _BLANK_LINE.finditer(text):
        stretches.extend(_separate_lines(text, start, gap.start()))
        start = gap.end()
    stretches.extend(_separate_lines(text, start, len(text)))
    return stretches


_HANGING = re.compile(
    r"(?:\b(?:by|with|from|of|at|into|to|in|including|include|includes|like|and|the|an?|its|their|between|alongside|than|via)|[a-z]-based|[A-Za-z],)$"
)
_HEAD = re.compile(r"[A-Z][^\n.!?:]{1,60}?(?:,|\.|\n|$| (?:and|with|has|is|was|to|in|for|as)\b)")


def _mended(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """As in "The round was led by⏎⏎Acme Capital, with …": no paragraph ends with such a word, a link stood behind it."""
    last: tuple[int, int] | None = None
    for span in spans:
        if last and _is_torn_apart(text, last, span):
            last = (last[0], span[1])
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


def _is_torn_apart(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    if text.count("\n", before[1], after[0]) < len("\n\n") or _NO_PHRASE.match(text, before[0]):
        return False
    is_open = _HANGING.search(text, max(before[0], before[1] - _TAIL), before[1]) is not None
    return is_open and _HEAD.match(text, after[0]) is not None


_NO_PHRASE = re.compile(r"[#*•-]|(?:What|Whom?|How|Where|Why|Which|When)\b")
"""What opens a heading that may end with such a word ("What robots are made of")."""
_TAIL = 20


def _separate_lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    begin = line = start
    while (cut := text.find("\n", line, end)) >= 0:
        if _stands_alone(text[line:cut], text[cut + 1 : min(end, cut + 60)]):
            pieces.append((begin, cut))
            begin = cut + 1
        line = cut + 1
    pieces.append((begin, end))
    return pieces


def _stands_alone(line: str, following: str) -> bool:
    line, ahead = line.rstrip(), following.lstrip(" \t")
    if _BULLET.match(following) or _BULLET.match(line):
        return not ahead[:1].islower()
    if ahead[:1].islower() or _is_torn(line.lstrip(), ahead):
        return False
    return len(line) < 50 or line.rstrip(_CLOSERS)[-1:] in _ENDERS


_UNFINISHED = re.compile(
    r"(?:,|[’']s|\b(?:and|or|of|the|an?|with|from|to|by|in|on|at|for|through|into|its|their|as|after|before|between|like|than|via|under|against))$"
)
"""How a line ends whose next words stood in a link: some pages put every link on a line of its own."""
_GOES_ON = re.compile(r"[,.;:](?:\s|$)|[’']s ")
_LINK_THEN_ON = re.compile(r"[^\n]{1,50}\n(?:[,.;:](?:\s|$)|[’']s |[a-z])")


def _is_torn(line: str, ahead: str) -> bool:
    """As in "The firm signed a deal with⏎Acme⏎, and it …": a sentence torn at its links goes on in the next line."""
    if _GOES_ON.match(ahead):
        return True
    is_inside = (line[:1].islower() or line[:1] in ",;") and line[-1:].isalpha()
    return (is_inside or _UNFINISHED.search(line) is not None) and _LINK_THEN_ON.match(ahead) is not None


def _split_line(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    stretch = text[start:end]
    if not stretch.strip():
        return []
    merged: list[tuple[int, int]] = []
    pieces = sentencex.get_sentence_boundaries(language, stretch)
    bounds = [(start + piece["start_index"], start + piece["end_index"]) for piece in pieces]
    if language == "en":
        bounds = [own for bound in bounds for own in _behind_countries(text, *bound)]
        bounds = [own for bound in bounds for own in _behind_brackets(text, *bound)]
    if language in _CJK:
        bounds = [own for bound in bounds for own in _before_digits(text, *bound)]
    if language == "de":
        bounds = [own for bound in bounds for own in _before_years(text, *bound)]
    if language == "fr":
        bounds = [own for bound in bounds for own in _behind_quotes(text, *bound)]
    for begin, stop in bounds:
        a, b = _trim(text, begin, stop)
        if a >= b:
            continue
        if merged and (
            (merged[-1][1] == a and _IN_NAME.search(text[max(0, a - 16) : a + 1]))
            or (merged[-1][1] == a and _TICKER.search(text[max(0, a - 8) : a + 3]))
            or _continues(text[merged[-1][0] : merged[-1][1]], text[a:b], language)
        ):
            merged[-1] = (merged[-1][0], b)
        else:
            merged.append((a, b))
    return merged


_COUNTRY_ENDS = re.compile(
    r"\b(?:in|across|throughout|into|to|from|within|outside|inside|over) the (?:U\.S|U\.K|U\.A\.E|E\.U)\.\s+(?=[A-Z][\w&’'-]+(?: [A-Z][\w&’'-]+){0,2}"
    r"(?:, (?:an?|the|its|which|one of|whose|in|for|with|however|meanwhile)\b|(?:['’]s [a-z]+)? (?:has|have|had|is|was|are|were|will|would|said|says|also|shares|plans|announced|declined|did|does|now|already)\b))"
    r"(?!(?:North|South|East|West|Mid|Naval|Federal|Postal)\w*|(?:Gulf|Pacific|Atlantic|Rust|Sun|Virgin|Open|Navy|Army|Air|Marines?|Coast|Space|Steel|Bank|Cellular|Rep|Sen|"
    r"Gen|Food|Patent|Trade|Geological|Census|Customs|Energy|Defen[cs]e|State|Labor|Constitution|Capitol|Central|Copyright|National)\b)"
)


def _behind_countries(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """As in "… in the U.S. Acme, a supplier, …": the stop of a country ends the sentence where a name opens the next one."""
    cuts = (m for m in _COUNTRY_ENDS.finditer(text, start, end) if not _WEEKDAY_OR_NOUN.match(text, m.end()))
    bounds = [start, *(m.end() for m in cuts), end]
    return list(pairwise(bounds))


_BRACKETED = re.compile(r"\s*\([A-Z][^()]*[a-z0-9%][.!?]\)\s+(?=[A-Z][a-z])")


def _behind_brackets(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """As in "(Acme had no comment.) The firm …": a sentence in brackets of its own ends with them."""
    own = _BRACKETED.match(text, start, end)
    return [(start, own.end()), (own.end(), end)] if own and own.end() < end else [(start, end)]


_QUOTE_ENDS = re.compile(r"(?<=[a-zà-ÿ])[.!?]\s?»\s+(?=[A-ZÀ-Þ][a-zà-ÿ'’])")


def _behind_quotes(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """As in "« Nous signons. » Le groupe …": in French a blank parts the closing quote from its stop, and the sentence ends there."""
    cuts = [start, *(m.end() for m in _QUOTE_ENDS.finditer(text, start, end)), end]
    return [pair for pair in pairwise(cuts) if pair[0] < pair[1]]


_ENDS_BEFORE_DIGIT = re.compile(r"[。！？][」』”’）)]*(?=[0-9０-９])")
_OPEN, _CLOSED = re.compile(r"[「『“‘（(]"), re.compile(r"[」』”’）)]")


def _before_digits(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """As in "買収した。2025年に…": signs end a sentence before a digit too, outside quotes and brackets."""
    bounds: list[tuple[int, int]] = []
    begin = start
    for match in _ENDS_BEFORE_DIGIT.finditer(text, start, end):
        said = text[begin : match.end()]
        if len(_OPEN.findall(said)) == len(_CLOSED.findall(said)):
            bounds.append((begin, match.end()))
            begin = match.end()
    return [*bounds, (begin, end)]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


_YEAR_OPENS = re.compile(r"(?<=[a-zäöüß]{4}\.) (?=(?:19|20)\d\d [a-zäöüß]{3,} )")


def _before_years(text: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    """As in "… je Aktie. 2012 kaufte der Konzern": a German sentence may open with a year."""
    for match in _YEAR_OPENS.finditer(text, begin, stop):
        yield begin, match.start()
        begin = match.end()
    yield begin, stop


def _continues(before: str, after: str, language: str) -> bool:
    """Whether what the splitter cut off still belongs to the sentence before it."""
    if language in _CJK:
        return after[0] in _CLOSERS
    if after[0].islower() or after[0] in ",;:)" or after.strip(_CLOSERS + ".!?… ") == "":
        return (
            before[-1] not in "!?"
            or after[0] in ",;:)"
            or not after[0].islower()
            or before[-2:-1] in _CLOSERS
        )
    if not before.endswith("."):
        return False
    if language == "de" and after[0] == "-" and after[1:2].isalpha():
        return True
    words = before[:-1].rsplit(None, 1)
    word = (words[-1] if words else "").lstrip("(\"'“„«").lower()
    is_initial = len(word) == 1 and word.isalpha() and before[-2].isupper() and len(before) > 2
    if word in _NEVER_LAST or (is_initial and _LETTERED.search(before) is None):
        return True
    if language == "de" and word.isdigit() and _MONTH_AFTER_DAY.match(after):
        return True
    if word in _ABBREVIATIONS and after[0].isdigit():
        return True
    return word in _COUNTRY and _WEEKDAY_OR_NOUN.match(after) is not None
