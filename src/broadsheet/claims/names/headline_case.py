"""Headlines with Capitals Everywhere, read as a sentence: only what can be a name keeps its capital.

"Nvidia to Buy Chip Design Firm Quillon" becomes "Nvidia to buy chip design firm Quillon", letter for letter of
the same length, so that places in it are places in the article. The rules for sentences then read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from broadsheet.claims.names.heading_names import HEADLINE_VERB, PARTNERS_WITH, SMALL_WORDS
from broadsheet.parties.book import PartyBook
from broadsheet.parties.common_words import is_common
from broadsheet.parties.name_kinds import COMPANY_ENDINGS
from broadsheet.parties.rows import read_investor_names
from broadsheet.parties.word_lists import first_names, place_names
from broadsheet.text.tokens import Token, tokens

Place = tuple[int, int]

_FEWEST: Final = 5  #: words of a line from which its capitals tell that it is a headline
_LONG: Final = 4  #: letters from which a word is written with a capital
_SHARE: Final = 0.75  #: of the common words that have one
_LONGEST: Final = 240  #: letters; what is longer is no headline
_LONGEST_ITEM: Final = 6  #: words and marks that can be a name before the sum of an item
_LONGEST_NAME: Final = 3  #: words that can be a name behind "startup"
_HEAD = re.compile(
    r"(?:startup|start-up|firm|company|group|maker|chipmaker|automaker|carmaker|drugmaker|developer|builder|provider|operator|platform|"
    r"consultancy|giant|lab|studio|miner|specialist|unicorn|neocloud|vendor|supplier|distributor|integrator|marketplace|agency|lender|"
    r"insurer|broker|retailer|publisher|broadcaster|manufacturer|designer|rival|subsidiary|unit|outfit|parent|owner|backer|investor|"
    r"bank|fund|spinoff|spin-off|spinout|upstart|challenger|contractor|foundry|fab|hyperscaler|utility|label|app|tool|service|site)s?",
    re.IGNORECASE,
)
"""Nouns of a headline behind which a name stands."""
_NO_NAME = re.compile(
    r"(?:deals?|shares?|stocks?|funding|financing|rounds?|stakes?|investments?|investors?|acquisitions?|mergers?|partnerships?|valuations?|"
    r"customers?|clients?|employees|workers|founders?|executives?|bosses|chiefs?|users?|jobs|layoffs|talks|plans?|bids?|contracts?|"
    r"agreements?|sales?|revenues?|profits?|earnings|results|reports?|news|market|sector|industry|business|race|boom|bubble|ecosystem|"
    r"solutions?|services?|products?|platforms?|technology|technologies|tools?|models?|systems?|team|unit|division|arm|assets|operations|"
    r"based|backed|owned|led|built|founded|run|and|or|of|to|in|on|at|by|for|with|from|as|but|is|are|was|will|has|says|said"
    r"|under|over|after|amid|through|into|via|without|within|during|before|since|despite|worth|against|between|valued|offering|using|that|which|who)",
    re.IGNORECASE,
)
"""What follows such a noun without being a name."""
_BODIES: Final = frozenset(("Foundation", "Institute", "Association", "Trust", "Society", "Consortium"))
"""Last words of names whose middle is common ("Tyne Software Foundation")."""
_FUNDS: Final = frozenset(("Capital", "Ventures", "Holdings"))
"""As in "NIO Capital", "CVS Health Ventures": another party than the one whose name it bears."""
_SUM = re.compile(r"(?:[\d.,]+|[$€£¥]\S*|Series|No\.?)[ -]?$")
_COUNTED = re.compile(
    r"[A-Z]|(?:[BbMmTt]illion|Thousand|Percent|Per|(?:Giga|Mega|Kilo)watt|GPU|Chip|Stake|Year|Month|Share)s?"
)
"""What a number counts: it is part of an amount, which is told as it is written."""


def in_sentence_case(text: str, lines: Iterable[Place], known: Iterable[str], book: PartyBook) -> str:
    """The text with common words of its headlines in small letters; every other letter as it was.

    `lines` are the title, or the sentences of a body. What keeps its capital: names that the catalogue sees, words
    that are a name to it although the line does not show that it means them ("Scale"), and the names `known` from
    the body of the document.
    """
    headlines = [(place, words) for place in lines if (words := _words_of_headline(text[slice(*place)]))]
    if not headlines:
        return text
    letters, known, single = list(text), [*known, *_PLACES, *read_investor_names()], book.names_of_one_word()
    for (start, end), words in headlines:
        line = text[start:end]
        kept = [(s.start, s.end) for s in book.sightings(line) if s.form.kind != "product"]
        kept.extend(_known_places(line, known))
        for word in _lowered(line, words, kept):
            if word.text not in single:
                letters[start + word.start] = word.text[0].lower()
    return "".join(letters)


def _words_of_headline(line: str) -> list[Token]:
    """The words of a line whose common words begin with a capital; none for a sentence that only has many names."""
    words = tokens(line) if len(line) <= _LONGEST else []
    if sum(w.text.isalpha() for w in words) < _FEWEST:
        return []
    bodies = [m.span() for m in _BODY.finditer(line)] if line.rstrip().endswith((".", ".”")) else []
    words_of_bodies = {w.start for w in words if any(a <= w.start < b for a, b in bodies)}
    long = [w for w in words[1:] if len(w.text) >= _LONG and w.text not in SMALL_WORDS and is_common(w.text)]
    long = [w for w in long if w.start not in words_of_bodies]
    return words if len(long) > 1 and sum(w.is_capital for w in long) >= _SHARE * len(long) else []


_BODY = re.compile(
    r"(?:[A-Z][\w’'-]+ (?:of |and |for |& )?(?:the )?){0,6}(?:Fund|Agency|University|College|School|Institute|Department|Ministry|Commission|Council|Foundation|"
    r"Laboratory|Association|Authority|Office|Administration|Bank|Centre|Center)\b(?: (?:of|for)(?: the)?(?: [A-Z][\w’'-]+(?: and(?= [A-Z]))?)+)?"
)
"""As in "the National Bureau of Weights Investment Fund": its capitals tell of no headline in a sentence that ends as one."""

_PLACES: Final = ("New York", "Wall Street", "White House", "San Francisco", "Supreme Court", "Hong Kong")


def _known_places(line: str, known: Iterable[str]) -> Iterator[Place]:
    for name in known:
        at = line.find(name)
        while at >= 0:
            yield at, at + len(name)
            at = line.find(name, at + 1)


def _lowered(line: str, words: list[Token], kept: Sequence[Place]) -> Iterator[Token]:
    names = {w.start for w in _names(line, words, kept)}
    for index, word in enumerate(words):
        if index and word.start not in names and _is_plain(word) and not _is_kept(word, line, kept):
            yield word


def _is_plain(word: Token) -> bool:
    """Whether it is written "Word", and common."""
    return word.text[:1].isupper() and (word.text[1:].islower() or word.text == "A") and is_common(word.text)


def _is_kept(word: Token, line: str, kept: Sequence[Place]) -> bool:
    is_counted = _COUNTED.fullmatch(word.text) is not None and _SUM.search(line, 0, word.start) is not None
    if is_counted or any(a <= word.start < b for a, b in kept):
        return True
    return word.text in place_names() or (word.text in first_names() and word.text != "Will")


def _names(line: str, words: list[Token], kept: Sequence[Place]) -> Iterator[Token]:
    """Common words that are part of a name for what stands around them."""
    yield from _opening(line, words)
    for index, word in enumerate(words[:-1]):
        following = words[index + 1]
        if line[word.end : following.start] != " " or not following.is_capital:
            continue
        if _HEAD.fullmatch(word.text) and not any(a <= following.start < b for a, b in kept):
            yield from _behind_head(line, words[index + 1 :])
        elif following.text in _FUNDS and _opens_fund(line, word):
            yield from (word, following)
        elif (
            following.text.lower() in COMPANY_ENDINGS
            and _is_strange(word, kept)
            and not PARTNERS_WITH.match(line, following.start)
        ):
            yield following
            yield from (w for w in words[index + 2 : index + 3] if w.text in _BODIES)


def _opens_fund(line: str, word: Token) -> bool:
    """As in "Bond Capital", and not "Raises Capital" or "Venture Capital"."""
    is_part = _NO_NAME.fullmatch(word.text) or _KIND_OF_CAPITAL.fullmatch(word.text) or _is_verb(line, word)
    return word.is_capital and not is_part


_KIND_OF_CAPITAL = re.compile(
    r"(?:venture|growth|human|working|raise[sd]?|raising|new|fresh|more|private|risk|patient|foreign|global|its|their|the|an?|joint|"
    r"corporate|social|additional|extra|seek[s]?|attracts?|gets?|into|than)",
    re.IGNORECASE,
)


def _is_strange(word: Token, kept: Sequence[Place]) -> bool:
    """A capitalised word that is no common one, and none that the catalogue knows as somebody's whole name."""
    is_named = any(a <= word.start < b for a, b in kept)
    return word.is_capital and not is_named and not is_common(word.text) and word.text not in place_names()


_ITEM = re.compile(r":(?= ?[$€£¥]\d)")
"""As in the item of a list "Silver Anchor: $30 million Series B"."""


def _opening(line: str, words: list[Token]) -> Iterator[Token]:
    """The words before the verb that a headline opens with, or before the sum of an item, where they are few enough to be a name."""
    verb = HEADLINE_VERB.search(line) or _ITEM.search(line)
    before = [w for w in words if verb and w.end <= verb.start()]
    if verb is not None and verb.group() == ":":
        yield from before[:_LONGEST_ITEM]
    elif 0 < len(before) <= _LONGEST_NAME and not any(_HEAD.fullmatch(w.text) for w in before):
        yield from before


def _behind_head(line: str, words: Sequence[Token]) -> Iterator[Token]:
    """The name behind "startup": up to three capitalised words, the first of which goes on no other phrase."""
    name: list[Token] = []
    for word in words:
        if name and line[name[-1].end : word.start] != " ":
            break
        if not word.is_capital or _NO_NAME.fullmatch(word.text) or _is_verb(line, word):
            break
        if (
            name
            and not is_common(name[0].text)
            and _is_plain(word)
            and word.text.lower() not in COMPANY_ENDINGS
        ):
            break
        name.append(word)
    is_odd = any(not is_common(w.text) and not w.text.isupper() for w in name)
    if len(name) <= (_LONGEST_NAME if is_odd else 1) and not any(_HEAD.fullmatch(w.text) for w in name):
        yield from name


def _is_verb(line: str, word: Token) -> bool:
    found = HEADLINE_VERB.match(line, word.start)
    return found is not None and found.end() == word.end
