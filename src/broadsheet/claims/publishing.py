"""Who publishes a document: an outlet that tells of others, or a company that tells of its own deals."""

from __future__ import annotations

import re
from functools import lru_cache

from broadsheet.parties.book import PartyBook
from broadsheet.parties.outlets import outlet_names
from broadsheet.parties.strangers import CapitalName, stranger
from broadsheet.records import Article, Mention, Party

_ROOM = re.compile(
    r" (?:Newsroom|News|Blog|Press (?:Center|Centre|Room|Releases?|Office)|Announcements|Media Center|Investor Relations|Stories)$"
)


def is_own_outlet(mention: Mention, article: Article, book: PartyBook) -> bool:
    """Whether a mention is the outlet itself, and no company that speaks of its own deals."""
    return mention.name == article.provider.name and own_company(article, book) is None


@lru_cache(maxsize=8)
def own_company(article: Article, book: PartyBook) -> Mention | None:
    """The company that publishes the document itself ("OpenAI Newsroom", a company's blog); None for an outlet."""
    name = article.provider.name
    if name in outlet_names():
        return None
    party = _company(name, book) if name else None
    if party is None:
        own = _stranger_in_person(name, article.text) if name else None
        return own or _told_by_page(article, book)
    return None if party.kind in _TELL_OF_OTHERS else _whole(party, book)


_TELL_OF_OTHERS = frozenset(("publisher", "wire", "media"))
_TITLE_END = re.compile(
    r".* (?:[|\\·–—-]|::) (?:[A-Z]\w+ (?:by|at) )?(?:the )?([A-Z][^|\\·]{1,40})$", re.DOTALL
)
_AT_HOUSE = re.compile(r"\b(?:At|[Hh]ere at) ([A-Z][\w.&’'-]*(?: [A-Z][\w.&’'-]*){0,3}), (?:we|our)\b")


def _told_by_page(article: Article, book: PartyBook) -> Mention | None:
    """The company whose page it is by what the page says of itself: "… | Acme Blog", "At Acme, we …", and "we" in the text."""
    unquoted = _unquoted(article.text)
    if _WE.search(unquoted) is None:
        return None
    ends, house = _TITLE_END.match(article.title), _AT_HOUSE.search(unquoted)
    for name in (found[1] for found in (ends, house) if found):
        party = _company(name, book)
        if party is not None:
            return None if party.kind in _TELL_OF_OTHERS else _whole(party, book)
        if found := _ROOM.search(name):
            return _stranger_in_person(name[: found.start()], article.text)
    return None


def _company(name: str, book: PartyBook) -> Party | None:
    if site := _SITE.fullmatch(name):
        return book.find(site[1]) or book.find(site[1].capitalize())
    return book.find(name) or book.find(_ROOM.sub("", name))


_SITE = re.compile(r"(?:www\.|blog\.|news\.)?([a-z0-9-]+)\.(?:com|ai|io|dev)")
"""As in "acme.com": a page of which only its address is known."""


def _whole(party: Party, book: PartyBook) -> Mention:
    """A party as a side of deals: a division under its owner."""
    counted, division = book.counted(party.id)
    owner = book.party(counted) or party
    return Mention(as_written=party.name, party_id=owner.id, name=owner.name, division_id=division, span=None)


_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")


def _unquoted(text: str) -> str:
    return re.sub(r"“[^”]*”|\"[^\"]*\"", "", text)


def _stranger_in_person(name: str, text: str) -> Mention | None:
    """An unknown publisher that says "we" outside quotation marks and names itself speaks of its own deals."""
    unquoted = _unquoted(text)
    if _WE.search(unquoted) is None or not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", unquoted):
        return None
    plain = stranger(CapitalName(0, len(name), name, "name"))
    return Mention(as_written=name, party_id=plain.party_id, name=plain.name, span=None)


_PAPER = re.compile(r" (?:Wire|Times|Post|Gazette|Herald|Courier|Tribune|Ledger|Journal|Chronicle|Observer)$")
_TOLD = re.compile(r"\b(?:told|tells|seen by|viewed by|reported by|interview with)(?: the)? $", re.IGNORECASE)
_REPORTS = re.compile(
    r" (?:has |first )?(?:reported|reports|wrote|has learned)\b"
    r"(?! (?:an? |its |the )?(?:[\w-]+ ){0,3}(?:revenues?|sales|turnover|results|earnings|profits?|loss(?:es)?|income|orders|growth|quarter)\b)"
)
"""A company that reports its own figures is no newspaper."""


def is_outlet(name: CapitalName, text: str, own: str) -> bool:
    """A newspaper of no catalogue that reports here: the article's own, or one that is told things."""
    written = name.written.removeprefix("The ")
    if (own and written == own.removeprefix("The ")) or _PAPER.search(written):
        return True
    before, after = text[max(0, name.start - 16) : name.start], text[name.end : name.end + 80]
    return bool(_TOLD.search(before) or _REPORTS.match(after))
