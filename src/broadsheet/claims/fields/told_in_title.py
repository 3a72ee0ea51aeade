"""The sentence of the body that goes with a deal which only the headline was read to tell."""

from __future__ import annotations

import re
from typing import Final

from broadsheet.claims.drafts import Draft, Place
from broadsheet.claims.mask import Masked
from broadsheet.claims.reading import Reading

_NEAR: Final = 4  #: sentences of the body in which news tells what its headline says
_DEED = re.compile(
    r"\b(?:deals?|partner\w*|agree\w*|contracts?|acqui\w+|b[ou]y\w*|bought|invest\w*|stakes?|rounds?|rais\w+|suppl\w+|collaborat\w+|allianc\w*|join\w*"
    r"|licen[sc]\w*|merg\w+|takeover|purchase\w*|customers?|team\w*|tie-up|orders?|chips|capacity|back\w*|fund\w*|sign\w*)\b"
)
_KINDS: Final = frozenset(("org", "stranger", "group"))
_SIGNS = re.compile(r"[\W_]+")


def in_body(group: list[Draft], reading: Reading) -> Place | None:
    """Where the body names both sides of a deal of the headline, or the one side of a round with its sum; else None."""
    if any(not _says_again(d.masked, reading.article.title) for d in group):
        return None
    body = [s for s in reading.sentences if s.field == "text" and not _says_again(s, reading.article.title)]
    found = next((s for s in body[:_NEAR] if _tells(s, group)), None)
    return (found.field, found.start, found.end) if found else None


def _tells(sentence: Masked, group: list[Draft]) -> bool:
    named = {m.party_id for _, e in sentence.signs() if e.kind in _KINDS for m in e.mentions}
    sums = {e.money.high for _, e in sentence.signs() if e.money is not None}
    told = group[0]
    is_whole = told.parties <= named
    if told.relation == "funding_round":
        own = {d.money.high for d in group if d.money}
        is_whole = told.object is not None and told.object.party_id in named and bool(own & sums)
    return is_whole and _DEED.search(sentence.mask) is not None


def _says_again(masked: Masked, title: str) -> bool:
    if masked.field == "title":
        return True
    told, headline = (_SIGNS.sub(" ", words).strip().lower() for words in (masked.quote, title))
    return bool(told) and told in headline
