"""Banks and funds that a German or French text only quotes: "Analysten der DZ Bank" are not "das Unternehmen" of what follows."""

from __future__ import annotations

from broadsheet.claims.reading import Reading
from broadsheet.parties.native_companies import kind_of_native
from broadsheet.records import Mention

_LANGUAGES = frozenset(("de", "fr"))
_HOUSES = frozenset(("bank", "investor"))


def is_house_of_money(mention: Mention, reading: Reading) -> bool:
    """Whether a party of a German or French text lends or invests by trade and the title does not name it."""
    if reading.lexicon.language not in _LANGUAGES or mention.party_id in reading.standing.titled:
        return False
    party = reading.book.party(mention.party_id)
    return party.kind == "bank" if party else kind_of_native(mention.name) in _HOUSES
