"""A longer name that the text says belongs to the bearer of the shorter one: "Acme's start-up, Acme Labs" is not Acme."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.parties.strangers import CapitalName


def without_own_parts(names: Sequence[CapitalName], text: str) -> list[CapitalName]:
    """The names but those that another of them owns by its first words."""
    return [name for name in names if not _is_part(name, text)]


def _is_part(name: CapitalName, text: str) -> bool:
    first, _, rest = name.written.partition(" ")
    if not rest:
        return False
    owned = rf"\b{re.escape(first)}['’]s (?:[\w-]+ ){{0,4}}[\w-]+(?: called| named)?,? {re.escape(name.written)}\b"
    return re.search(owned, text) is not None
