"""What kind of deal "a deal with X" is, and which side gives."""

from __future__ import annotations

import re

from broadsheet.claims.antecedents import kind_of
from broadsheet.claims.bought_things import is_bought_thing
from broadsheet.claims.givers import (
    BACKERS,
    BUYERS,
    CHIPS,
    CLOUD_OWNERS,
    CLOUDS,
    CONTENT,
    LABS,
    LENDERS_AND_UTILITIES,
    STATES,
    TO_BUY,
    buyer_first,
    giver_first,
    is_with_chip_maker,
    is_with_cloud,
    licensor_first,
    names_deal,
    wins_order,
)
from broadsheet.claims.majorities import by_part
from broadsheet.claims.mask import MONEY, E, Masked
from broadsheet.claims.reading import Reading
from broadsheet.claims.referents import resolve
from broadsheet.claims.sales import buyer_and_sold
from broadsheet.claims.slots import Sides
from broadsheet.claims.supplies import (
    Judged,
    by_supplier,
    chips_made_together,
    is_content,
    is_purchase,
    is_ware,
    judge_supply,
)
from broadsheet.claims.trade_words import without_trades
from broadsheet.claims.undertakings import deal_named, halls_built, is_joint, is_shared_with_state, plant_of
from broadsheet.records import Mention

_BY_VERB = frozenset(
    ("acquisition", "investment")
)  # after the noun they count only as what the deal is to do
_ORDER = (
    "joint_venture",
    "licensing",
    "power",
    "debt",
    "chip_supply",
    "compute_supply",
    "acquisition",
    "investment",
)


def judge(
    relation: str, match: re.Match[str], masked: Masked, reading: Reading, sides: Sides
) -> list[Judged]:
    """The relations that a frame's match tells, with giver and receiver; more than one for talks of several things."""
    source, target = sides.source, sides.target
    if relation == "deal" and source:
        return [_judge_deal(match, masked, reading, source, target)]
    if relation == "talks" and source:
        return _judge_talks(match, masked, reading, source, target)
    if relation in {"supply", "payment"} and source:
        return [judge_supply(match, masked, reading, source, target, is_payment=relation == "payment")]
    if source:
        relation = by_part(relation, match.group(), masked.mask[: match.start()])
    if relation == "investment" and source and is_purchase(match, source, target, reading):
        return [judge_supply(match, masked, reading, target, source, is_payment=False)]
    if (
        relation == "acquisition"
        and source
        and (is_ware(match, masked) or is_bought_thing(match, masked, reading, source))
    ):
        return [judge_supply(match, masked, reading, target, source, is_payment=False)]
    if relation == "partnership" and source and (power := plant_of(match, masked, reading, source, target)):
        return [power]
    is_shared = is_shared_with_state(match)
    if (
        relation == "partnership"
        and source
        and (contract := _with_state(source, target, reading))
        and not is_shared
    ):
        return [contract]
    if relation == "partnership" and source and (chips := chips_made_together(match, masked, reading, sides)):
        return [chips]
    if relation == "funding_round" and source and _is_debt(match, masked):
        return [Judged("offtake_or_other", source, target)]
    if relation in {"chip_supply", "compute_supply"} and source:
        relation = by_supplier(relation, source, reading)
    return [Judged(relation, source, target)]  # type: ignore[arg-type]  # the lexicon's other relations are the guide's


_DEBT = re.compile(
    r"\b(?:in loans?|loans?|in debt|debt (?:facility|financing|package|deal|round)|credit (?:facility|line)?|revolving credit|term loan|banks) "
    r"(?:(?:of|worth|totalling|totaling|with|from|,|which|was|that|is|a|the|group|banks|lenders|[\ue600-\ue6ff]) )*$"
)


def _is_debt(match: re.Match[str], masked: Masked) -> bool:
    """As in "$5m in loans led by Acme": lenders lead it, not investors."""
    led = re.search(r"\bled\b", match.group())
    return led is not None and _DEBT.search(masked.mask, 0, match.start() + led.start()) is not None


_CONTRACT = re.compile(
    r"\b(?:deals?|contracts?|agreements?|stakes?|invest\w*|supply\w*|sell\w*|buy\w*|loans?)\b"
)
_TO_MOVE = re.compile(
    r"(?: ,[^,;]*,)? (?:to|on|about) (?:mov\w+|migrat\w+|transition\w*|transfer\w*|host\w*|shift\w*|switch\w*) (?:[^\s,;]+ ){0,4}?(?:cloud|data|workloads|servers|services|systems)\b"
)


def _judge_talks(
    match: re.Match[str], masked: Masked, reading: Reading, source: Mention, target: Mention
) -> list[Judged]:
    """Each kind of deal that the talks are said to be about."""
    tail = re.split(
        r" [.;](?: |$)| , (?:and|but|while|as) | ahead of | after | before | following ",
        masked.mask[match.end() :],
    )[0][:140]
    topics = [t for t in _ORDER if reading.lexicon.pattern("topics", t).search(tail)]
    if kind_of(source, reading) in STATES and _TO_MOVE.match(tail):
        return [_direct("compute_supply", tail, reading, source, target, is_generic=False)]
    if _with_state(source, target, reading) and not _CONTRACT.search(tail):
        return []  # talks with officials are no deal with the state
    if not topics and reading.lexicon.pattern("topics", "round").search(tail):
        return [_joining_round(source, target, reading)]
    if not topics and (backed := _talks_of_round(reading, source, target)):
        return [backed]
    if not topics and (sale := buyer_and_sold(match.start(), masked, reading, source, target)):
        return [Judged("acquisition", *sale)]
    if not topics or (_with_state(source, target, reading) and topics[0] != "investment"):
        return [_judge_deal(match, masked, reading, source, target)]
    return [_direct(t, tail, reading, source, target, is_generic=False) for t in topics[:2]]


def _joining_round(source: Mention, target: Mention, reading: Reading) -> Judged:
    """As in "Acme is in talks with Globex for a $5m round": whose trade it is gives, else whom the talks are with."""
    is_backer = kind_of(source, reading) in BACKERS and kind_of(target, reading) not in BACKERS - CHIPS
    return Judged("investment", source, target) if is_backer else Judged("investment", target, source)


def _talks_of_round(reading: Reading, source: Mention, target: Mention) -> Judged | None:
    """Talks between a backer and a company whose round was told just before are about joining it."""
    for company, backer in ((source, target), (target, source)):
        is_raising = any(
            t.family == "capital" and t.target.party_id == company.party_id for t in reading.ties[-3:]
        )
        if is_raising and kind_of(backer, reading) in BACKERS - CHIPS and kind_of(company, reading) in LABS:
            return Judged("investment", backer, company)
    return None


_UNDERSTANDING = re.compile(
    r"\b(?:memorand(?:um|a|ums)|protocols? of|declaration of intent)\b", re.IGNORECASE
)
"""What is signed before anything is bought: with a state too it orders nothing."""
_OF_WORK = re.compile(r" (?:on|about|to (?:explore|study|examine|co-?operate|collaborate|work|develop)) ")


def _judge_deal(
    match: re.Match[str], masked: Masked, reading: Reading, source: Mention, target: Mention
) -> Judged:
    contract = _with_state(source, target, reading)
    if contract and is_shared_with_state(match):
        return Judged("partnership", source, target)
    if _UNDERSTANDING.search(match.group()) and (contract or _OF_WORK.match(masked.mask, match.end())):
        return Judged("partnership", source, target)
    if contract:
        is_aid = reading.lexicon.pattern("topics", "aid").search(match.group())
        return (
            Judged("offtake_or_other", contract.target, contract.source)
            if is_aid and contract.source
            else contract
        )
    tail = re.split(r" [.;](?: |$)| , (?:and|but|while|as) | after | following ", masked.mask[match.end() :])[
        0
    ][:140]
    if not names_deal(match.group()):
        tail = _REMARK.split(tail)[0]
    topic, is_generic = _topic(match.group(), tail, reading)
    if is_generic and _among_publishers(match, masked, reading):
        topic, is_generic = "licensing", False
    if is_generic and is_with_cloud(match.group(), source, target, reading):
        topic, is_generic = "compute_supply", False
    if is_generic and is_with_chip_maker(match, source, target, reading):
        topic, is_generic = "chip_supply", False
    if is_generic:
        topic = _by_trade(masked, reading, source, target) or _told_next(masked, reading) or topic
    kinds = {kind_of(source, reading), kind_of(target, reading)}
    is_pair = bool(match.groupdict().get("A"))
    if is_pair and topic in {"compute_supply", "chip_supply"} and is_joint(tail):
        return Judged("partnership", source, target)
    if is_pair and (power := plant_of(match, masked, reading, source, target)):
        return power
    if is_pair and topic == "partnership" and (called := deal_named(tail)):
        topic = _topic(called, "", reading)[0]
    if (
        topic != "joint_venture"
        and is_pair
        and _TO_BUILD.match(tail)
        and not _PAID_WORK.search(match.group())
    ):
        return Judged("partnership", source, target)  # what two build together neither supplies
    if (
        is_generic
        and topic == "partnership"
        and _POWER_DEAL.search(match.group())
        and (kinds & {"energy"})
        and len(kinds) == 2
    ):
        topic, is_generic = "power", False
    if topic in {"chip_supply", "compute_supply", "power"} and wins_order(match.group()):
        kind = "offtake_or_other" if topic == "power" else by_supplier(topic, source, reading)
        return Judged(kind, source, target)  # type: ignore[arg-type]
    is_paid = re.search(MONEY, match.group() + tail) is not None
    if topic == "partnership" and is_paid and "neocloud" in kinds and kinds & {"ai_lab", "big_tech"}:
        topic, is_generic = "compute_supply", False  # it has nothing else to sell
    if is_generic and topic == "partnership" and _CONTRACT_ONLY.search(match.group()):
        return _under_contract(source, target, tail, reading)
    if topic == "partnership" and kinds & CONTENT and "ai_lab" in kinds and is_content(tail):
        topic, is_generic = "licensing", False
    is_between = len([k for k in (kind_of(source, reading), kind_of(target, reading)) if k in CONTENT]) != 1
    if topic == "licensing" and is_between and (owner := _owner_of_goods(tail, masked, reading)):
        pair = (source, target) if owner == source.party_id else (target, source)
        if owner in {m.party_id for m in pair}:
            return Judged("licensing", *pair)
    if topic == "compute_supply" and (halls := halls_built(match.group() + tail, reading, source, target)):
        return halls
    return _direct(topic, tail, reading, source, target, is_generic=is_generic and topic == "partnership")


def _among_publishers(match: re.Match[str], masked: Masked, reading: Reading) -> bool:
    """As in "agreements with The Herald, People and CNN": most of a list of counterparties sell articles."""
    sign = match.groupdict().get("O")
    members = masked.entity(sign).mentions if sign else ()
    sellers = [m for m in members if kind_of(m, reading) in CONTENT]
    return len(members) > 1 and len(sellers) * 2 >= len(members)


_REMARK = re.compile(r" (?:that|which) ")
"""As in "work together on cooling that runs on steam": what is told of a thing is no kind of the deal."""
_CONTRACT_ONLY = re.compile(r"\bcontracts?\b")


def _under_contract(source: Mention, target: Mention, tail: str, reading: Reading) -> Judged:
    """A contract of which nothing else is said: chips of a chip maker, computing of a cloud, else a service of the subject."""
    kinds = (kind_of(source, reading), kind_of(target, reading))
    for trade, topic in ((CHIPS, "chip_supply"), (CLOUDS, "compute_supply")):
        if (kinds[0] in trade) != (kinds[1] in trade):
            return _direct(topic, tail, reading, source, target, is_generic=False)
    if (source.party_id in CLOUD_OWNERS) != (target.party_id in CLOUD_OWNERS):
        return _direct("compute_supply", tail, reading, source, target, is_generic=False)
    return Judged("offtake_or_other", source, target)


_TO_BUILD = re.compile(
    r" to (?:jointly |together |co-?)?(?:build|develop|construct|create|set up|establish|design)\b"
)
_PAID_WORK = re.compile(r"\b(?:contracts?|deals?|lease|order)\b")
_POWER_DEAL = re.compile(r"\b(?:agreements?|deals?|contracts?|pacts?)\b")
_GOODS_OF = re.compile(rf"^[^,;]{{0,40}}\b(?:for|to|of|covering) (?:use )?({E}) 's ")


def _owner_of_goods(tail: str, masked: Masked, reading: Reading) -> str:
    """As in "a licensing agreement with Nvidia for Groq's technology": whose it is; "" where nobody is named."""
    match = _GOODS_OF.match(tail)
    owners = resolve(masked.entity(match[1]), masked, reading) if match else ()
    return owners[0].party_id if len(owners) == 1 else ""


def _topic(inner: str, tail: str, reading: Reading) -> tuple[str, bool]:
    """The first kind whose words stand by the noun, then in what follows; a partnership stays what it is called."""
    lexicon = reading.lexicon
    inner, tail = without_trades(inner), without_trades(tail)
    for topic in _ORDER:
        if lexicon.pattern("topics", topic).search(inner):
            return topic, False
    if lexicon.pattern("topics", "partnership").search(inner):
        return "partnership", False
    for topic in _ORDER:
        if lexicon.pattern("topics", f"{topic}_tail" if topic in _BY_VERB else topic).search(tail):
            return topic, False
    return "partnership", True


_NEXT = re.compile(
    r"\b(?:[Tt]his|[Tt]he) (?:(?P<acquisition>acquisition|takeover|buyout)|(?P<investment>investment))\b"
)


def _told_next(masked: Masked, reading: Reading) -> str:
    """As in "… a deal with Acme. This acquisition …": the kind of a bare deal, told in the sentence behind it."""
    for later in reading.sentences[masked.index + 1 : masked.index + 2]:
        if masked.field == "text" and (found := _NEXT.match(later.mask)):
            return found.lastgroup or ""
    return ""


def _by_trade(masked: Masked, reading: Reading, source: Mention, target: Mention) -> str:
    """A bare "deal" between a lab and a chip maker or cloud, where the sentence speaks of that trade."""
    kinds = {kind_of(source, reading), kind_of(target, reading)}
    if kinds & CONTENT and kinds & {"ai_lab", "big_tech", "ai_app"}:
        told = reading.article.title + " " + reading.article.text
        return "licensing" if reading.lexicon.pattern("topics", "content").search(told) else ""
    if not kinds & BUYERS:
        return ""
    is_contract = re.search(r"\bcontracts?\b|\bcommitment\b", masked.mask) is not None
    if (
        is_contract
        and kinds & {"ai_lab", "ai_app"}
        and (kinds & CLOUDS or "oracle" in {source.party_id, target.party_id})
    ):
        return "compute_supply"
    if "neocloud" in kinds and kinds & {"ai_lab", "big_tech", "ai_app"}:
        return "compute_supply"  # it has nothing else to sell
    for trade, topic in ((CHIPS, "chip_supply"), (CLOUDS, "compute_supply")):
        words = (
            reading.lexicon.pattern("topics", "compute_supply"),
            reading.lexicon.pattern("topics", "chip_supply"),
        )
        if kinds & trade and any(w.search(masked.mask) for w in words):
            return topic
    return ""


def _direct(
    topic: str, tail: str, reading: Reading, source: Mention, target: Mention, *, is_generic: bool
) -> Judged:
    kinds = (kind_of(source, reading), kind_of(target, reading))
    if topic in {"power", "debt"}:
        return Judged("offtake_or_other", *giver_first(source, target, kinds, LENDERS_AND_UTILITIES, tail))
    if topic == "licensing":
        return Judged("licensing", *licensor_first(source, target, kinds, tail))
    if topic == "compute_supply" and not CLOUDS & set(kinds) and (kinds[0] in CHIPS) != (kinds[1] in CHIPS):
        topic = "chip_supply"  # what a chip maker builds out is filled with its chips
    if topic == "compute_supply":
        wanted = CLOUDS if CLOUDS & set(kinds) else frozenset(("big_tech",))
        if kinds[0] == kinds[1] and (source.party_id in CLOUD_OWNERS) != (target.party_id in CLOUD_OWNERS):
            owner, client = (source, target) if source.party_id in CLOUD_OWNERS else (target, source)
            return Judged("compute_supply", owner, client)
        return Judged("compute_supply", *giver_first(source, target, kinds, wanted, tail))
    if topic == "chip_supply" and TO_BUY.match(tail):
        return Judged(by_supplier("chip_supply", target, reading), target, source)  # type: ignore[arg-type]
    if topic == "chip_supply" and not CHIPS & set(kinds) and (kinds[0] in CLOUDS) != (kinds[1] in CLOUDS):
        return Judged("compute_supply", *((source, target) if kinds[0] in CLOUDS else (target, source)))
    if topic == "chip_supply":
        giver, taker = giver_first(source, target, kinds, CHIPS, tail)
        return Judged(by_supplier("chip_supply", giver, reading), giver, taker)  # type: ignore[arg-type]
    if topic == "acquisition":
        return Judged("acquisition", *buyer_first(source, target, kinds, tail))
    if topic == "investment":
        return Judged("investment", *giver_first(source, target, kinds, BACKERS, tail))
    return Judged(topic, source, target, is_generic)  # type: ignore[arg-type]


def _with_state(source: Mention, target: Mention, reading: Reading) -> Judged | None:
    """A deal with a government is its contract with a supplier."""
    states = (kind_of(source, reading) in STATES, kind_of(target, reading) in STATES)
    if states[0] == states[1]:
        return None
    return Judged("offtake_or_other", *((source, target) if states[1] else (target, source)))
