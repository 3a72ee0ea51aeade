"""What talks are about, where the same words go on to say it: "in talks with Acme about Acme buying 5% of Globex"."""

from __future__ import annotations

import re

from broadsheet.claims.drafts import Draft

_ABOUT = re.compile(
    r"\b(?:talks|discussions|negotiations|conversations) [^,;]{0,30}(?:about|on|over|in which) (?:the |letting |having )?$"
)
_NEAR = 60  # signs between the talks and what they are about


def without_bare_talks(drafts: list[Draft]) -> list[Draft]:
    """The drafts without talks whose subject a draft right behind them tells of the same two."""
    return [d for d in drafts if d.frame.relation != "talks" or not any(_goes_on(d, o) for o in drafts)]


def _goes_on(talks: Draft, other: Draft) -> bool:
    is_behind = 0 <= other.start - talks.end <= _NEAR
    is_other = (
        talks.family == "supply"
        and other.frame.relation != "talks"
        and other.family in {"capital", "control"}
    )
    return is_behind and is_other and other.parties == talks.parties


def with_talks(before: str, lead: str) -> str:
    """The words `before` a deal's verb from its subject on, with the talks that the subject is named in."""
    return f"talks {before}" if _ABOUT.search(lead) else before
