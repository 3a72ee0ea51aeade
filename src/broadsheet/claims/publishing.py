"""Who publishes a document: an outlet that tells of others, or a company that tells of its own deals."""

from __future__ import annotations

import re
from functools import lru_cache

from broadsheet.parties.book import PartyBook
from broadsheet.parties.outlets import outlet_names
from broadsheet.parties.strangers import CapitalName, stranger
from broadsheet.records import Article, Mention

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
    if not name or name in outlet_names():
        return None
    party = book.find(name) or book.find(_ROOM.sub("", name))
    if party is None:
        return _stranger_in_person(name, article.text)
    if party.kind in {"publisher", "wire", "media"}:
        return None
    counted, division = book.counted(party.id)
    owner = book.party(counted) or party
    return Mention(as_written=party.name, party_id=owner.id, name=owner.name, division_id=division, span=None)


def _stranger_in_person(name: str, text: str) -> Mention | None:
    """An unknown publisher that says "we" outside quotation marks and names itself speaks of its own deals."""
    unquoted = re.sub(r"“[^”]*”|\"[^\"]*\"", "", text)
    if not re.search(r"\b(?:[Ww]e|[Oo]ur)\b", unquoted) or not re.search(
        rf"(?<!\w){re.escape(name)}(?!\w)", unquoted
    ):
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
