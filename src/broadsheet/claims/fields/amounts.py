"""Which amount of a sentence is the deal's: never a valuation, a revenue or a price."""

from __future__ import annotations

import re
from dataclasses import replace

from broadsheet.claims.lexicon import Lexicon
from broadsheet.claims.mask import MONEY, E, Masked
from broadsheet.records import Money

_PRICE = re.compile(r"\b(?:for|in an?|worth|für|pour|por|за) $")
_OTHER_CLAUSE = re.compile(
    r" [,;] (?:and|while|but|as|whereas|although|then|before) | , (?:which|who) (?:plans?|expects?|aims?|intends?|wants?|has|had|reported|posted|raised) "
    r"| , whose (?:parent|owner|founder|backers?|investors?|rivals?|partner|chief executive|shareholders?) | after | following | in (?:return|exchange) for "
    r"| and (?:also )?(?:has|have|had|will|is|was|plans|signed|agreed|raised|said) "
    r"| , [\ue000-\ue1ff] (?:(?:also|then|just|has|have|had) )*(?:acquired|bought|purchased|raised|invested|snapped up|acqui-?hired|licensed) "
)
_CLOSED = re.compile(
    r" , (?:whose|which|who) [^,;]{2,80} , (?=(?:for|at|in an? (?:deal|all-stock|all-cash)) )"
)
"""As in "buys Acme, whose backers include Globex, for $5m": behind such words the first clause goes on."""
_WHO_ELSE = re.compile(
    r"[\ue000-\ue4ff] , (?:which|who) (?!will|would|was|were|is|are|has been|came|includes?|covers?)"
)
"""As in "$5m of stock in Acme, which rents out": what Acme does besides has no part in the sum."""
_ASIDE = re.compile(rf"{E} , (?:which|who) [^,;]*$")
"""As in "Acme, which raised $5m, supplies": a sum of what else it did."""
_OF_DEAL = re.compile(
    r"(?: ,)? (?:in|under|through|as part of|with) an? (?:[^\s,;]+ ){0,3}?(?:deal|agreement|contract|transaction|pact|arrangement|order|lease) "
    r"(?:(?:that|which) (?:[^\s,;]+ ){1,8}?)?(?:worth|valued at|of|for|totall?ing|brings? in) (?:[^\s,;]+ ){0,2}$"
)
"""As in "lets Acme use its pages, and more, in a deal worth $5m": the sum of what the sentence tells."""
_OTHER_VERB = re.compile(r" (?:and|but|while) (?!{MONEY})".replace("{MONEY}", MONEY))
_OWN_VALUE = frozenset(("de", "fr", "es", "ru"))
"""Languages in which words of value belong to the first sum behind them ("valorisée 6,6 milliards, vient de lever 330 millions")."""
_LEAST = 50_000  # smaller sums are prices and wages
_MONEY = re.compile(MONEY)


def deal_amounts(masked: Masked, lexicon: Lexicon) -> list[tuple[int, str]]:
    """Offsets in the mask and signs of the amounts that can be a deal's."""
    return [
        (m.start(), m.group())
        for m in _MONEY.finditer(masked.mask)
        if is_deal_amount(masked, m.start(), lexicon)
    ]


def is_deal_amount(masked: Masked, at: int, lexicon: Lexicon) -> bool:
    """Whether the amount at a place of the mask can be what a deal is about."""
    amount = masked.entity(masked.mask[at]).money
    if amount is None or (amount.high or amount.low or 0) < _LEAST:
        return False
    before, after = masked.mask[max(0, at - 90) : at], masked.mask[at + 1 : at + 60]
    before = _VALUED_ASIDE.split(re.split(r"[;:]| , (?:and|but|while) ", before)[-1])[-1]
    if _WORTH_OF_NAME.search(before):
        return False
    if lexicon.pattern("money", "deal_value").search(before):
        return True
    if lexicon.language in _OWN_VALUE:
        before = _MONEY.split(before)[-1]
    if any(lexicon.pattern("money", name).search(before) for name in ("valuation_before", "other_before")):
        return False
    return not any(
        lexicon.pattern("money", name).search(after) for name in ("valuation_after", "other_after")
    )


_VALUED_ASIDE = re.compile(
    rf"{MONEY} (?:[a-z]+ ){{0,3}}, (?=(?:(?:has|have|had|is|was|will|would|also|just|now) )*(?:[a-z]+ed|(?!this|was|its)[a-z]+s|in talks|sold|bought|taken|led|won|sought|raising|buying|selling) )"
)
"""As in "Acme, valued at $5bn last year, is in talks to raise (money)": the remark has its own sum behind it."""
_WORTH_OF_NAME = re.compile(
    rf"{E} , (?:(?:which|who) (?:is|was|were|has been|had been) (?:[a-z]+ ){{0,2}}?|(?:now|last|once|recently|most recently|currently|previously|already) )"
    r"valued (?:[a-z]+ ){0,3}?at (?:[^\s,;]+ ){0,2}$"
)
"""As in "the acquisition of Acme, which was valued at (money)": what a company is worth, not what is paid."""


def is_cumulative(masked: Masked, at: int, lexicon: Lexicon) -> bool:
    """Whether the amount is a running total."""
    before, after = masked.mask[max(0, at - 70) : at], masked.mask[at + 1 : at + 40]
    pattern = lexicon.pattern("money", "cumulative")
    if _RISES_TO.search(before) or _ALTOGETHER.fullmatch(masked.mask, 0, at):
        return True
    near = _PARTS.split(after)[0]
    return pattern.search(_COMMAS.split(before)[-1]) is not None or pattern.search(near) is not None


_ALTOGETHER = re.compile(
    r"(?:[^\w\ue000-\ue8ff]+ )?(?:Altogether|In all|All told|In total|To date|So far) , (?:(?!\bround\b)[^,;])*\b(?:raised|invested|put|poured|secured) (?:[^\s,;]+ ){0,3}"
)
"""As in "Altogether, Acme has raised (money)"."""
_PARTS = re.compile(
    r"[,;—–，；。、(]|\b(?:(?:and|that|which|to|it|as it|round|funding|financing|Series \w|round|raise) )?(?:bring(?:s|ing)?|brought|tak(?:es|ing)|took|lift(?:s|ed|ing)|push(?:es|ed|ing)) (?:(?:its|the|their|[\ue000-\ue3ff](?: 's)?) )?(?:[a-z-]+ ){0,3}?(?:total|funding|raised)\b"
)
"""Where other words begin than those of the sum: "raised $5m (bringing total funding to $8m)"."""
_COMMAS = re.compile(r"[,，；。、(](?!.*[)])")


_RISES_TO = re.compile(
    r"\b(?:brings?|bringing|brought|tak(?:es|ing)|took|lift(?:s|ed|ing)|rais(?:es|ed|ing)|push(?:es|ed|ing)|increas(?:es|ed|ing)|boost(?:s|ed|ing)"
    r"|(?:doubl|tripl|quadrupl)(?:es|ed|ing)) (?:[\ue000-\ue3ff] 's|the) (?:[a-z-]+ ){0,2}?(?:stake|investments?|commitment|outlay|money|backing|bet)"
    r"(?: (?!from\b)[^\s,;]+){0,3} to (?:about |nearly |almost |over |around |more than |some )?$"
)
"""As in "which doubles its stake money to $8bn"."""


def nearest_amount(masked: Masked, start: int, end: int, lexicon: Lexicon, reach: int = 70) -> str | None:
    """The sign of the deal amount nearest to a match, or None where none is within `reach` signs."""
    best: tuple[int, str] | None = None
    for at, sign in deal_amounts(masked, lexicon):
        if at < start and (
            _OTHER_VERB.search(masked.mask[at:start]) or _WHO_ELSE.search(masked.mask[at:start])
        ):
            continue
        if at < start and ";" in masked.mask[at:start]:
            continue  # "won an order worth $5m; it had lost Acme as a customer": a sum of another clause
        if at < end and "," in masked.mask[at:end] and _ASIDE.search(masked.mask[:at]):
            continue
        if at > end and _goes_on_behind(masked, start, end, at):
            continue
        is_named = _OF_DEAL.search(masked.mask, end, at) is not None
        if at > end and not is_named and _OTHER_CLAUSE.search(_CLOSED.sub(" ", masked.mask[end:at])):
            continue
        distance = 0 if start <= at < end else (start - at) * 2 if at < start else at - end
        if at > end and _PRICE.search(masked.mask[max(0, at - 12) : at]):
            distance = min(distance, 30)
        if distance <= reach and (best is None or distance < best[0]):
            best = (distance, sign)
    return best[1] if best else None


_IN_REMARK = re.compile(
    rf"\b(?:acquire[sd]?|acquiring|bought|buy(?:s|ing)?|sold|sells?|selling|sale|purchase\w*|acquisition|takeover|invest\w*|raised|secured) [^;:]*{E} , (?:which|who) [^,;]*$"
)
_SUBJECT_IN_REMARK = re.compile(rf"(?:^|, )(?:[^\s,;]+ ){{0,3}}{E} , (?:which|who) [^,;]*$")
_PRICE_BEHIND = re.compile(r"[^,;]{0,40} , (?:for|in an?) (?:[^\s,;]+ ){0,2}$")
_VERB_BEHIND = re.compile(
    r"[^,;]{0,40} , (?:(?:has|have|had|is|was|will|would|also|now) |said |says |agreed |plans? |wants |offered |paid |(?:[a-z]+ed|[a-z]+s) )"
)
_NEXT_CLAUSE = re.compile(
    rf"[^,;]{{0,40}} , (?:the )?{E} (?:has|have|had|is|was|will|would|said|says|agreed|plans|[a-z]+ed) "
)


def _goes_on_behind(masked: Masked, start: int, end: int, at: int) -> bool:
    """As in "Acme, which bought Globex last year, has sold (for $5m)": behind a remark or an opening another deal goes on."""
    before = masked.mask[:start]
    if _IN_REMARK.search(before) and _PRICE_BEHIND.fullmatch(masked.mask, end, at):
        return True
    if _SUBJECT_IN_REMARK.search(before) and _VERB_BEHIND.match(masked.mask, end, at):
        return True
    return _OPENS.match(before) is not None and _NEXT_CLAUSE.match(masked.mask, end, at) is not None


_OPENS = re.compile(
    r"(?:(?:[Jj]ust )?(?:\w+ ){0,2}(?:after|before)|[Ww]hile|[Aa]s|[Ww]hen|[Aa]lthough|[Tt]hough|[Ss]ince) (?:[^\s,;]+ ){0,6}$",
    re.IGNORECASE,
)


def is_raised(masked: Masked, at: int) -> bool:
    """As in "raised $5m and struck a partnership with": whether the sum at a place is what somebody raised."""
    if _OF_DEAL.search(masked.mask, 0, at) or _BORROWED.search(masked.mask, at, at + 60):
        return False
    return _RAISED.search(masked.mask, 0, at) is not None


_BORROWED = re.compile(r"\b(?:debt|loans?|credit|facilit\w+|borrow\w*|leas\w+|notes|mortgages?)\b")
_RAISED = re.compile(r"\brais(?:e|es|ed|ing) (?:[^\s,;]+ ){0,3}$")
_BEFORE_ROUND = re.compile(rf"({MONEY}) (?:[^\s,;()\ue000-\ue8ff]+ ){{0,3}}$")


def amount_before(masked: Masked, start: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """Offset and sign of the deal amount that a stretch of the mask opens with or stands right behind ("$5m seed round led by")."""
    opens = _MONEY.match(masked.mask, start)
    found = opens or _BEFORE_ROUND.search(masked.mask, 0, start)
    if found is None or not is_deal_amount(masked, found.start(), lexicon):
        return None
    return found.start(), masked.mask[found.start()]


def same_bound(money: Money | None, first: Money | None) -> Money | None:
    """As in "up to $5bn and $10bn": the bound holds for both."""
    if money is None or first is None or money.bound != "exactly" or first.bound == "exactly":
        return money
    low = None if first.bound == "up_to" else money.low
    high = None if first.bound in {"at_least", "more_than"} else money.high
    return replace(money, low=low, high=high, bound=first.bound)
