"""Drafts of one sentence that the same words tell: what is bought is not supplied too, a strong frame beats a weak one."""

from __future__ import annotations

from broadsheet.claims.drafts import Draft


def without_goods(drafts: list[Draft]) -> list[Draft]:
    """As in "buys Acme's data center", "sells Acme to Globex": what is taken over is not supplied as well."""
    bought = [d for d in drafts if d.family == "control"]
    return [
        d for d in drafts if d.family != "supply" or not any(overlap(b, d) or _is_sale(b, d) for b in bought)
    ]


def _is_sale(bought: Draft, supplied: Draft) -> bool:
    """Whether the same words tell that somebody buys a company and that somebody else supplies him."""
    if bought.subject is None or supplied.object is None or bought.parties == supplied.parties:
        return False
    is_buyer = bought.subject.party_id == supplied.object.party_id
    return is_buyer and bought.start < supplied.end and supplied.start < bought.end


def overlap(one: Draft, other: Draft) -> bool:
    """Whether two drafts of the same two are told by some of the same words."""
    return one.parties == other.parties and one.start < other.end and other.start < one.end


_SIDES_OF_A_CROSS = 3


def without_crossed_lists(drafts: list[Draft]) -> list[Draft]:
    """As in "A, B and C build servers for D, E and F": of two long lists nobody is told to deal with each of the other."""
    return [d for d in drafts if not _is_crossed([o for o in drafts if (o.start, o.end) == (d.start, d.end)])]


def _is_crossed(told: list[Draft]) -> bool:
    givers = {d.subject.party_id for d in told if d.subject}
    takers = {d.object.party_id for d in told if d.object}
    return min(len(givers), len(takers)) >= _SIDES_OF_A_CROSS


def without_weak(drafts: list[Draft]) -> list[Draft]:
    """A weak frame gives way to a strong one of the same parties, or of the same words."""
    strong = [d for d in drafts if not d.frame.is_weak]
    return [d for d in drafts if not d.frame.is_weak or not any(_overrules(s, d) for s in strong)]


def _overrules(strong: Draft, weak: Draft) -> bool:
    if strong.parties == weak.parties and (weak.family in {strong.family, "alliance"}):
        return True
    if strong.parties == weak.parties and strong.family == "alliance" and weak.relation == "offtake_or_other":
        return True  # "joins forces with Acme to bring its model to all staff": what the text calls it
    if overlap(strong, weak):
        return True
    return strong.family == weak.family and strong.start < weak.end and weak.start < strong.end
