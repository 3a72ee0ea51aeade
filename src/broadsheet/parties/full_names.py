"""Where the full name of a company ends: "Acme Technology Solutions (NASDAQ: ACME)", "Arm Ltd."."""

from __future__ import annotations

import re

_REST = (
    r"(?: (?:Technology|Technologies|Solutions|Systems|Group|Holdings?|Industries|International|Platforms|Networks|Electronics|Semiconductors?|"
    r"Worldwide|Devices|Software|Services))"
)
_LISTED_AS = r"\s?\((?:[A-Z][A-Za-z]{1,9}: ?)?[A-Z]{1,6}(?:\.[A-Z]{1,2})?\)"
_REST_OF_NAME = re.compile(
    rf"{_REST}{{1,3}}(?={_LISTED_AS})|{_REST}{{0,2}}? (?:Technologies|Solutions|Group|Holdings|Industries|International|Electronics)(?= (?:[a-z]|\()|['’][s ]|[.,;:)]|$)"
)
"""As in "Acme Technology Solutions (NASDAQ: ACME)": words that say what a known company is in full."""


def with_rest_of_name(text: str, end: int) -> int:
    """Where the full name of a company ends whose short name ends at `end`."""
    rest = _REST_OF_NAME.match(text, end)
    return with_legal_form(text, rest.end() if rest else end)


_FORM_AFTER = re.compile(
    r",? (?:Inc|Corp|Corporation|Ltd|Limited|LLC|LLP|PLC|Plc|plc|NV|N\.V|SE|AG|SA|S\.A|Co|KK|GmbH|and Co)\b\.?"
)


def with_legal_form(text: str, end: int) -> int:
    """Where a name that ends at `end` ends with its legal form ("Arm Ltd.")."""
    form = _FORM_AFTER.match(text, end)
    return form.end() if form else end
