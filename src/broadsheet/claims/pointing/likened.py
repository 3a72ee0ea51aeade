"""Names that a text only likens somebody to, or whose wares it speaks of: hardly whom "it" means behind them."""

from __future__ import annotations

import re

from broadsheet.claims.mask import Masked

_LIKENED = re.compile(
    r"\b(?:the next|[Ll]ike|[Uu]nlike|than|versus|vs\.?|akin to|similar to|compared (?:to|with)|(?:answer|alternative|challenger|rival) to|"
    r"(?:compet(?:es?|ing)|vying) with|(?:beyond|besides|away from|(?:reliance|dependence) on))\s$"
)
LIKENED = re.compile(
    r"\b(?:akin|similar|comparable|equivalent|identical|analogous|superior|inferior) to (?:the |an? |that of |those of )?(?:[a-z]+ )?$"
)
"""What stands before the one to whom something is likened, in words that mean nothing else."""
_WARES = re.compile(
    r" (?:[A-Z][\w-]* ){0,2}(?:chips?|GPUs?|TPUs?|processors?|accelerators?|cards|servers?|racks|systems|models?|hardware|software|shares|stock|stake|holding|bonds)\b"
)
"""As in "sold its Acme shares", "runs on Acme chips": whose thing it is, and hardly who is spoken of."""


def is_likened(masked: Masked, at: int) -> bool:
    """Whether somebody is only likened to the name that begins at `at`."""
    return _LIKENED.search(masked.source, masked.start, at) is not None


def is_of_wares(masked: Masked, at: int) -> bool:
    """Whether the name that ends at `at` only tells whose wares something is."""
    return _WARES.match(masked.source, at) is not None
