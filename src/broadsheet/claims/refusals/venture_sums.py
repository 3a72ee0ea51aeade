"""What a venture's owners told it to spend is no supply by the venture: "the venture will spend $5m on halls for Acme"."""

from __future__ import annotations

from broadsheet.claims.drafts import Draft


def without_venture_sums(groups: list[list[Draft]]) -> list[list[Draft]]:
    """The deals without a supply to a party of a joint venture over the very sum that the venture is told of."""
    ventures = [d for g in groups for d in g if d.relation == "joint_venture" and d.money]
    return [g for g in groups if not any(_is_same_spending(g[0], venture) for venture in ventures)]


def _is_same_spending(supply: Draft, venture: Draft) -> bool:
    if supply.family != "supply" or supply.money is None or venture.money is None:
        return False
    owners = {m.party_id for m in (venture.subject, venture.object, *venture.others) if m}
    is_to_owner = supply.object is not None and supply.object.party_id in owners
    is_by_other = supply.subject is not None and supply.subject.party_id not in owners
    same = (supply.money.low, supply.money.high, supply.money.currency) == (
        venture.money.low, venture.money.high, venture.money.currency,
    )  # fmt: skip
    return is_to_owner and is_by_other and same
