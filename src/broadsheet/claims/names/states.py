"""A country named for its government where it owns a part of a company: "Washington could take a stake in Acme"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from broadsheet.claims.mask import Entity
from broadsheet.parties.book import PartyBook

_COUNTRY = r"(?:(?:[Tt]he )?(?:US|U\.S\.|United States|America)|Washington)"
_PART = r"(?:an?|the|its|up to|about|as much as|some) (?:[\w.,%-]+ ){0,4}?(?:stakes?|shareholding|piece|slice)\b(?! in the (?:outcome|future|race|game|matter|result|debate|market)\b)"
_OWNS = re.compile(
    rf"\b({_COUNTRY})(?= (?:(?:potentially|possibly|to|would|could|will|may|might|can|should|is|was|has|had|also|now|then|be|"
    r"been|weighing|considering|mulling|planning|looking|wants|wanted|plans|hopes|agreed) ){0,4}(?:acquir\w+|t(?:ake|akes|aking|ook)|own(?:s|ed|ing)?|"
    rf"h(?:old|olds|olding|eld)|b(?:uy|uys|uying|ought)|g(?:et|ets|etting|ot)|receiv\w+|seek\w*|sought|demand\w*) {_PART})"
)
_IS_GIVEN = re.compile(
    rf"\b(?:offer|giv|gave|grant|hand|s[eo]ll?d?|promis|issu)\w* ({_COUNTRY})(?= {_PART}| [\d.]+ ?(?:%|per ?cent))"
)
_GOVERNMENT = "US government"


def state_entities(text: str, book: PartyBook) -> Iterator[Entity]:
    """The places where a text means a country's government as one that holds, buys or is given a part of a company."""
    named = next((s for s in book.sightings(_GOVERNMENT) if s.form.kind == "name"), None)
    if named is None:
        return
    party = book.mention(named, _GOVERNMENT)
    for pattern in (_OWNS, _IS_GIVEN):
        for match in pattern.finditer(text):
            start, end = match.span(1)
            span = replace(party.span, start=start, end=end, quote=text[start:end]) if party.span else None
            yield Entity("org", start, end, (replace(party, as_written=text[start:end], span=span),))
