"""How sure a claim is: a sum of small weights, one for each sign that claims found this way are often right or wrong."""

from __future__ import annotations

import math
import tomllib
from functools import cache
from importlib import resources

from broadsheet.claims.drafts import Draft
from broadsheet.claims.lexicon import LATE
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_POINTED = ("the ", "this ", "that ", "both ", "his ", "her ")
_PRONOUNS = frozenset("it its they their them we us our".split())


def confidence_of(group: list[Draft], reading: Reading) -> float:
    """The share of claims with the same signs that were right where it was measured, 0 to 1.

    Weights: logistic regression on the newsstand's own prose, see `benchmarks/claims_confidence.py`.
    """
    weights = read_weights()
    total = weights["bias"] + sum(weights.get(sign, 0.0) for sign in signs_of(group, reading))
    return round(1 / (1 + math.exp(-total)), 2)


def signs_of(group: list[Draft], reading: Reading) -> frozenset[str]:
    """What speaks for or against the deal that the drafts of a group tell."""
    sides = [m for d in group[:1] for m in (d.subject, d.object) if m]
    told = {
        "told_twice": len({d.place for d in group}) > 1,
        "in_title": any(d.masked.field == "title" for d in group),
        "weak": all(d.frame.is_weak for d in group),
        "generic": all(d.is_generic for d in group),
        "late": all({d.frame.source, d.frame.target} & LATE for d in group),
        "money": any(d.money for d in group),
        "pointed": any(_is_pointed(m) for m in sides),
        "provisional": any(m.party_id.startswith("?") for m in sides),
        "doubtful": any(not reading.is_company(m) for m in sides),
        "standing": all(d.frame.stage for d in group),
        group[0].family: True,
    }
    return frozenset(name for name, holds in told.items() if holds)


def _is_pointed(mention: Mention) -> bool:
    """Whether a side is only pointed at ("the company", "it")."""
    written = mention.as_written.lower()
    return written in _PRONOUNS or written.startswith(_POINTED)


@cache
def read_weights() -> dict[str, float]:
    """The weight of each sign, and the bias."""
    sheet = resources.files("broadsheet").joinpath("data", "claims", "confidence.toml")
    return {k: float(v) for k, v in tomllib.loads(sheet.read_text(encoding="utf-8"))["weights"].items()}
