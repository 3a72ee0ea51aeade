"""Values in words, for tables and for `read`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from broadsheet.records import MUTUAL, Claim, Deal, Money, Relation

BOUNDS = {
    "exactly": "{}",
    "about": "about {}",
    "up_to": "up to {}",
    "at_least": "at least {}",
    "more_than": "more than {}",
    "range": "{}",
}
UNNAMED = "(unnamed)"
SCALES = ((Decimal(10) ** 12, "tn"), (Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"))


def counted(number: int, one: str, many: str = "") -> str:
    """How many there are of something, such as "1 claim" or "2,000 claims"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def money_words(money: Money | None) -> str:
    """An amount with its bound, such as "up to 4bn USD"; empty where none is known."""
    if money is None or (money.low is None and money.high is None):
        return ""
    if money.bound == "range" and money.low is not None and money.high is not None:
        figure = f"{number_words(money.low)}-{number_words(money.high)}"
    else:
        known = money.high if money.bound == "up_to" or money.low is None else money.low
        figure = number_words(known if known is not None else Decimal(0))
    words = f"{BOUNDS[money.bound].format(figure)} {money.currency}"
    return f"{words} a {money.period}" if money.period else words


def number_words(number: Decimal) -> str:
    """A number at its scale: 13000000000 is "13bn"."""
    for scale, letter in SCALES:
        if abs(number) >= scale:
            return f"{(number / scale).normalize():f}{letter}"
    return f"{number.normalize():,f}"


def claim_words(claim: Claim) -> str:
    """A claim in one line: who, what, whom, how much, how far."""
    parts = [claim_parties(claim), claim.relation.replace("_", " ")]
    if words := money_words(claim.money):
        parts.append(words)
    parts.append(claim.stage.replace("_", " ") + (", denied" if claim.denied else ""))
    if claim.cumulative:
        parts.append("running total")
    return ", ".join(parts)


def claim_parties(claim: Claim) -> str:
    """The parties of a claim, giver first; an arrow both ways where neither gives."""
    giver = claim.subject.name if claim.subject else UNNAMED
    taker = claim.object.name if claim.object else UNNAMED
    others = [mention.name for mention in claim.others]
    return _name_sides(claim.relation, giver, taker, [*others, "others"] if claim.unnamed_givers else others)


def deal_parties(deal: Deal) -> str:
    """The parties of a deal, giver first; an arrow both ways where neither gives."""
    names = {role.part: role.name for role in deal.roles if role.part != "other"}
    others = [role.name for role in deal.roles if role.part == "other"]
    others += ["others"] if deal.has_unnamed_givers else []
    giver, taker = names.get("subject", UNNAMED), names.get("object", UNNAMED)
    return _name_sides(deal.relation, giver, taker, others)


def _name_sides(relation: Relation, giver: str, taker: str, others: Sequence[str]) -> str:
    line = f"{giver} {'↔' if relation in MUTUAL else '→'} {taker}"
    return line + (f" (with {', '.join(others)})" if others else "")
