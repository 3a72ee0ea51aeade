"""Who does what a deal is for, and what goods somebody asks about: "the firm that signed a deal to (build)", "which Acme chips will (get)"."""

from __future__ import annotations

import re

_SIGNED_TO = re.compile(
    r"\b(?:that|which|who) (?:(?:has|have|had|also|just|already|recently|newly|reportedly|last|this|earlier|year|month|week) )*"
    r"([a-z]+) (?:an?|the|its) (?:(?!to )[^\s,;:\ue000-\ue4ff]+ ){0,6}?(?:deals?|agreements?|contracts?|pacts?|orders?|commitments?|leases?)(?: worth [\ue600-\ue6ff])? to $"
)
_ASKED_GOODS = re.compile(
    r"\b(?:what|which|how many|whether|if) ([\ue000-\ue1ff]) (?:'s )?(?:[a-z-]+ ){0,2}[a-z]+s $"
)


def signing_verb(left: str) -> int | None:
    """Where the verb of the clause stands whose deal is what the verb behind `left` is about; None without one."""
    found = _SIGNED_TO.search(left)
    return found.start(1) if found else None


def owner_of_goods_asked_about(left: str) -> str | None:
    """As in "it is unclear which Acme phones (will get)": whose goods the clause is about, and not who wonders."""
    found = _ASKED_GOODS.search(left)
    return found[1] if found else None
