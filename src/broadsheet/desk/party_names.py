"""What parties are called at the desk, and what two are called that an editor says are one."""

from __future__ import annotations

from broadsheet.adapters.store.folding import open_sheet


def name_party(party_id: str) -> str:
    """What deals call a party, else the words of its id."""
    return open_sheet().name_of(party_id) or party_id.removeprefix("?").replace("-", " ").title()


def name_for_both(left: str, right: str) -> str:
    """The name that two parties of texts go by once they are one; "" where the catalogue names one.

    It is that of the one with more deals; where they have as many, the fuller one, then the first.
    """
    if not (left.startswith("?") and right.startswith("?")):
        return ""
    sheet = open_sheet()
    named = [(-sheet.count_of(party), -len(name_party(party)), party) for party in (left, right)]
    return name_party(min(named)[-1])
