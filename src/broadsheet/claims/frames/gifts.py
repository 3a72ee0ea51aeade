"""Money given to a body that nobody owns: a gift or a grant, and no investment."""

from __future__ import annotations

import re

from broadsheet.records import Mention

_OWNED_BY_NOBODY = re.compile(
    r"(?:.* )?(?:Foundation|University|Universit\w+|Institute of Technology|College|Museum|Hospital|Charity|Academy|Society|Red Cross)(?: of .*)?|.*\bUniversity of .*"
)
_OF_OWNERS = re.compile(r"invest|stake|shares|equity|bought|back", re.IGNORECASE)


def is_gift(told: str, taker: Mention) -> bool:
    """As in "pledged $5m to the Acme Foundation": its giver owns no part of it for that."""
    return _OWNED_BY_NOBODY.fullmatch(taker.name) is not None and _OF_OWNERS.search(told) is None
