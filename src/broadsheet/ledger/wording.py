"""What the words of a claim say about which deal it means: a series letter, a tranche, "another"."""

from __future__ import annotations

import re
from functools import lru_cache

from broadsheet.records import Claim

SERIES = re.compile(
    r"\b(?:series|serie|runde|раунда?)[ -]([a-k])\b(?:\s*[-+]?\s*(\d|ext\w*))?|\b([a-k])\s?(?:轮|輪)"
    r"|\b(pre-seed|seed)\b", re.IGNORECASE,
)  # fmt: skip
FURTHER = re.compile(
    r"\b(?:additional(?:ly)?|another|a further|further [$€£\d]|new investment|more than before|on top of|"
    r"follow-on|second (?:investment|round)|zusätzlich\w*|weitere[nrsm]?|de plus|supplémentaires?|"
    r"nouvel investissement|adicional(?:es)?|otr[oa]s? \d|mais \d|дополнительн\w+|ещ[её])\b"
    r"|追加|另外|再向|再投|再次|さらに", re.IGNORECASE,
)  # fmt: skip
TRANCHE = re.compile(
    r"\b(?:tranche|initial(?:ly)?|at first|instal+ment|upfront|up front|of which|of it is|"
    r"due (?:now|at once)|first (?:\w+ )?(?:instal+ment|payment|part|portion|slice|phase|gigawatt)|"
    r"first (?:[A-Z]{0,3}[$€£] ?)?\d|"
    r"(?:is|be) (?:due|deployed|paid|put to work) (?:now|at once)|zunächst|sofort|erste[nr]? tranche|"
    r"premi(?:er|ère) (?:tranche|versement)|tout de suite|primer (?:desembolso|pago|tramo)|primeira parcela|"
    r"первый транш|сначала)(?!\w)|首期|首批|第一弾|最初の払|当初|まず", re.IGNORECASE,
)  # fmt: skip


def series_of(claim: Claim) -> str:
    """The round's own name, such as "c", or "" where the words give none."""
    return _series(claim.evidence[0].quote) if claim.evidence else ""


def says_further(claim: Claim) -> bool:
    """The claim speaks of money beside what was given before."""
    return bool(claim.evidence) and _further(claim.evidence[0].quote)


def says_tranche(claim: Claim) -> bool:
    """The claim speaks of a part of a larger sum."""
    return "tranche" in claim.note or (bool(claim.evidence) and _tranche(claim.evidence[0].quote))


@lru_cache(maxsize=8192)
def _series(quote: str) -> str:
    found = SERIES.search(quote)
    if found is None:
        return ""
    letter = found.group(1) or found.group(3) or found.group(4)
    return letter.lower() + ("+" if found.group(2) else "")


@lru_cache(maxsize=8192)
def _further(quote: str) -> bool:
    return FURTHER.search(quote) is not None


@lru_cache(maxsize=8192)
def _tranche(quote: str) -> bool:
    return TRANCHE.search(quote) is not None
