"""Noun phrases made plain: a name without the description before it and the remark behind it."""

from __future__ import annotations

import re

from broadsheet.claims.reduced import Reduced, Stretch

_BRACKETED = re.compile(r"(?<=[\ue000-\ue5ff] )[(] [^()\ue000-\ue4ff]{1,60}? [)] ?")
"""As in "Acme (a maker of lenses)": a remark that names nobody."""


def plain_phrases(reduced: Reduced) -> Reduced:
    """The sentence with its parties named without descriptions and remarks."""
    return reduced.without(_brackets(reduced.masked.mask))


def _brackets(mask: str) -> list[Stretch]:
    return [found.span() for found in _BRACKETED.finditer(mask)]
