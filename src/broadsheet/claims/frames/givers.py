"""Which side of a deal gives: by who is in that trade, then by the words that follow."""

from __future__ import annotations

import re

from broadsheet.claims.mask import E
from broadsheet.claims.pointing.antecedents import kind_of
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

CLOUDS = frozenset(("cloud", "neocloud", "data_center", "miner"))
CHIPS = frozenset(("chips",))
CONTENT = frozenset(("publisher", "media", "wire"))
STATES = frozenset(("government", "regulator"))
BACKERS = frozenset(("big_tech", "investor", "sovereign_fund", "chips", "conglomerate", "bank", "government"))
CLOUD_OWNERS = frozenset(
    ("alphabet", "microsoft", "amazon", "oracle", "alibaba", "tencent", "baidu", "huawei", "ibm")
)
LANDLORDS = frozenset(("spacex",))
"""Houses of another trade that let out halls of computers, to clouds too."""
LENDERS_AND_UTILITIES = frozenset(("energy", "bank", "investor", "sovereign_fund"))
LABS = frozenset(("ai_lab", "ai_app", "robotics", "provisional"))
BUYERS = frozenset(("ai_lab", "ai_app", "big_tech", "neocloud", "cloud", "provisional"))
LARGER = frozenset(
    "big_tech chips conglomerate cloud software ai_lab aerospace auto telecom hardware".split()
)
"""Kinds of house that buy the others rather than are bought by them."""
TO_SUPPLY = re.compile(
    r" (?:(?:last|this|next|in|on|over|for) (?:\S+ ){1,3}?)?to (?:supply|provide|sell|deliver|host|lease out)\b"
)
TO_BUY = re.compile(r" to (?:use|buy|purchase|order|procure|acquire|source|obtain|rent|lease)\b(?! out)")


def licensor_first(
    source: Mention, target: Mention, kinds: tuple[str, str], tail: str
) -> tuple[Mention, Mention]:
    """Who owns the content or technology: a publisher, else whose it is said to be."""
    if re.match(
        r" for (?:its|their|the) (?:content|archive|technology|models?)|'s (?:content|technology|models?)",
        tail,
    ):
        return target, source
    return giver_first(source, target, kinds, CONTENT, tail)


def buyer_first(
    source: Mention, target: Mention, kinds: tuple[str, str], tail: str
) -> tuple[Mention, Mention]:
    """Who buys in "an acquisition agreement with": the larger kind of house, else the subject."""
    if kinds[0] not in LARGER and kinds[1] in LARGER:
        return target, source
    del tail
    return source, target


def is_stake(paid: Mention, payer: Mention, near: str, reading: Reading) -> bool:
    """Money spent on a lab by a backer, with no word of what it buys, is money put into it."""
    goods = any(
        reading.lexicon.pattern("topics", t).search(near) for t in ("chip_supply", "compute_supply", "power")
    )
    return kind_of(paid, reading) in LABS and kind_of(payer, reading) in BACKERS and not goods


def giver_first(
    source: Mention, target: Mention, kinds: tuple[str, str], wanted: frozenset[str], tail: str
) -> tuple[Mention, Mention]:
    """The giver and the receiver: by who is in that trade, then by the verb that follows."""
    if kinds[0] in {"provisional", *CLOUDS} and TO_SUPPLY.match(tail):
        return source, target
    if TO_BUY.match(tail):
        return target, source
    fits = (kinds[0] in wanted, kinds[1] in wanted)
    if fits[0] != fits[1]:
        return (source, target) if fits[0] else (target, source)
    if wanted & (CHIPS | CLOUDS) and (kinds[0] == "ai_lab") != (kinds[1] == "ai_lab"):
        return (target, source) if kinds[0] == "ai_lab" else (source, target)
    if re.match(r" to (?:supply|provide|sell|deliver|offer|host|license|give|build|lease out)", tail):
        return source, target
    return target, source


_CALLED = re.compile(
    r"\b(?:deal|agreement|contract|pact|accord|arrangement|alliance|partnership|memorandum|letter|tie-?up)"
)
_WON_FROM = re.compile(rf"^(?:w[io]n|land|clinch|bag|book|award|receiv)\w* .*\bfrom (?:\S+ )*?{E}$")
_OTHER_TRADES = frozenset(("nvidia", "intel", "arm", "samsung"))
_SOLD_OTHERWISE = re.compile(
    r"\b(?:distribution|marketing|research|software|data|advertising|revenue|peace|tentative)\b"
)
_CLOUD_NAME = re.compile(r"\b(?:Cloud|AWS|Azure|Amazon Web Services|OCI)\b")
_SOLD_BY = re.compile(r"\b(?:deal|contract|agreement|commitment)\b")
_FOR_MODEL = re.compile(
    r"\bfor (?:[^\s,;]+ ){0,4}?(?:models?|(?:version|use|copy) of|technology|licen[sc]es?)\b"
)


def names_deal(told: str) -> bool:
    """Whether a deal is called one, as in "signed an agreement" and not in "works with"."""
    return _CALLED.search(told) is not None


def is_with_cloud(told: str, source: Mention, target: Mention, reading: Reading) -> bool:
    """As in "a $10 billion deal with Acme Cloud": a house that the text names as a cloud has computing to sell."""
    clouds = [_CLOUD_NAME.search(m.as_written) is not None for m in (source, target)]
    states = [kind_of(m, reading) in STATES for m in (source, target)]
    return clouds[0] != clouds[1] and not any(states) and _SOLD_BY.search(told) is not None


def is_with_chip_maker(match: re.Match[str], source: Mention, target: Mention, reading: Reading) -> bool:
    """As in "jumped on a deal with Acme": one that sells chips, and neither takes stakes nor has sold its own."""
    kinds = {kind_of(source, reading), kind_of(target, reading)}
    is_pair = kinds & CHIPS and kinds & BUYERS and _SOLD_BY.search(match.group())
    if not is_pair or _SOLD_OTHERWISE.search(match.group()):
        return False
    return not {source.party_id, target.party_id} & _OTHER_TRADES


def wins_order(told: str) -> bool:
    """As in "won a hosting contract from Acme": whoever wins it supplies."""
    return _WON_FROM.search(told) is not None


def is_for_model(told: str) -> bool:
    """As in "pays Acme $5m for a version of its model": what is paid for is technology."""
    return _FOR_MODEL.search(told) is not None
