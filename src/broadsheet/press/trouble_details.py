"""What exactly troubles a source, in the reader's language: findings say it in English sentences of our own.

A sentence is known by its pattern and told by it; one of another kind, such as what a strange server says of
itself, stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

SENTENCES: Final = (
    "the server answered %(status)s",
    "no answer",
    "robots.txt asks not to",
    "robots.txt could not be had",
    "redirects in a circle",
    "redirects more than %(n)s times",
    "gave no connection in time",
    "gave no whole answer in time",
    "no connection: %(why)s",
    "no whole answer: %(why)s",
    "refused",
    "there is no host of this name",
    "the name has no address",
    "the name could not be looked up just now",
    "the host takes no connection",
    "the host broke the connection off",
    "the connection was broken off",
    "no way leads to the host",
    "no way leads to the host's network",
    "the host did not answer in time",
    "the host's certificate does not hold: %(why)s",
    "the host asks for a pause: it answered %(status)s to another request",
    "robots.txt asks for %(seconds)s seconds between two pages, and others were before it",
    "the server says it is gone for good: remove it or find its new address",
    "%(n)s entries a week, %(expected)s expected",
    "%(n)s of %(polls)s polls failed",
    "silent for %(n)s days",
    "silent for %(n)s days, never longer than %(before)s before",
    "silent for %(n)s days, usually every %(gap)s days",
    "silent for %(n)s days, usually every %(gap)s hours",
    "%(field)s is filled in %(share)s of entries",
    "The selector %(selector)s picks no link",
    "was still answering when all others were done",
)
"""As `sources`, `running` and `adapters.web` say them; values that change are named."""
BETWEEN: Final = "; "  #: between the sentences of one report

_NAMED = re.compile(r"%\\\((\w+)\\\)s")


def tell_detail(text: str, say: Callable[[str], str]) -> tuple[str, bool]:
    """(the sentences in the language of `say`, whether all of them were known)."""
    told = [_tell(part, say) for part in text.rstrip(".").split(BETWEEN)] if text else []
    return BETWEEN.join(part or was for part, was in told), all(part for part, _ in told)


def _tell(part: str, say: Callable[[str], str]) -> tuple[str, str]:
    """(the sentence told, or "" where it is not known; as it was)."""
    plain = part.rstrip(".")
    for sentence, pattern in _patterns():
        if found := pattern.fullmatch(plain):
            values = {name: _tell(value, say)[0] or value for name, value in found.groupdict().items()}
            return say(sentence) % values, part
    return "", part


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The longer sentences first: "silent for 9 days" begins another."""
    ranked = sorted(SENTENCES, key=len, reverse=True)
    return tuple((s, re.compile(_NAMED.sub(r"(?P<\1>.+?)", re.escape(s)))) for s in ranked)
