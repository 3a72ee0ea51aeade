"""One sum told in two currencies: the one that it was agreed in, and what an outlet at home made of it."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.ledger.amounts import Amount, compare_amounts
from broadsheet.ledger.clocks import learned_second
from broadsheet.records import Claim

Stated = tuple[Claim, Amount]
"""A claim and the sum that it states."""


def in_one_currency(stated: Sequence[Stated]) -> list[Stated]:
    """The claims without those that give the same sum in a currency that fewer articles use.

    Of two that as many use, the one told first is kept; a sum that is no conversion stays in any currency.
    """
    if len({amount[2] for _, amount in stated}) < 2:
        return list(stated)
    main = _main_currency(stated)
    own = [amount for _, amount in stated if amount[2] == main]
    return [pair for pair in stated if pair[1][2] == main or not _is_conversion(pair[1], own)]


def _main_currency(stated: Sequence[Stated]) -> str:
    articles: dict[str, set[str]] = {}
    first: dict[str, int] = {}
    for claim, amount in stated:
        articles.setdefault(amount[2], set()).add(claim.article_id)
        first[amount[2]] = min(first.get(amount[2], learned_second(claim)), learned_second(claim))
    return max(articles, key=lambda currency: (len(articles[currency]), -first[currency], currency))


def _is_conversion(amount: Amount, own: Sequence[Amount]) -> bool:
    return any(compare_amounts(amount, other) == "same" for other in own)
