"""Which relation a frame tells, and which side gives."""

from __future__ import annotations

import re

from broadsheet.claims.frames.bare_deals import TOPICS, judge_deal
from broadsheet.claims.frames.directions import direct, with_state
from broadsheet.claims.frames.gifts import is_gift
from broadsheet.claims.frames.givers import BACKERS, CHIPS, LABS, STATES
from broadsheet.claims.frames.majorities import by_part
from broadsheet.claims.frames.sales import buyer_and_sold
from broadsheet.claims.frames.slots import Sides
from broadsheet.claims.frames.supplies import (
    Judged,
    are_makers_chips,
    by_supplier,
    chips_made_together,
    is_anothers_ware,
    is_gear,
    is_purchase,
    is_ware,
    judge_supply,
)
from broadsheet.claims.frames.undertakings import is_shared_with_state, plant_of
from broadsheet.claims.mask import Masked
from broadsheet.claims.pointing.antecedents import kind_of
from broadsheet.claims.reading import Reading
from broadsheet.claims.refusals.bought_things import is_bought_thing
from broadsheet.records import Mention


def judge(
    relation: str, match: re.Match[str], masked: Masked, reading: Reading, sides: Sides
) -> list[Judged]:
    """The relations that a frame's match tells, with giver and receiver; more than one for talks of several things."""
    source, target = sides.source, sides.target
    if relation == "deal" and source and _SELLING_TOGETHER.search(match.group()):
        return [Judged("partnership", source, target)]
    if relation in {"deal", "offtake_or_other"} and _WORKS_WITH_ANOTHER.search(match.group()):
        return []
    if relation == "deal" and source:
        return [judge_deal(match, masked, reading, source, target)]
    if relation == "talks" and source:
        return _judge_talks(match, masked, reading, source, target)
    if relation in {"supply", "payment"} and source:
        return [judge_supply(match, masked, reading, source, target, is_payment=relation == "payment")]
    if source:
        relation = by_part(relation, match.group(), masked.mask[: match.start()])
    if relation == "investment" and is_gift(match.group(), target):
        return [Judged("offtake_or_other", source, target)]
    if relation == "investment" and source and is_purchase(match, source, target, reading):
        return [judge_supply(match, masked, reading, target, source, is_payment=False)]
    if (
        relation == "acquisition"
        and source
        and (is_ware(match, masked) or is_bought_thing(match, masked, reading, source))
    ):
        is_named_after = is_ware(match, masked) and not reading.is_company(target)
        if is_named_after or is_anothers_ware(match, masked):  # "buys 500 K7 vans"
            return []
        return [judge_supply(match, masked, reading, target, source, is_payment=False)]
    if relation == "partnership" and source and (power := plant_of(match, masked, reading, source, target)):
        return [power]
    is_shared = is_shared_with_state(match)
    if (
        relation == "partnership"
        and source
        and (contract := with_state(source, target, reading))
        and not is_shared
    ):
        return [contract]
    if relation == "partnership" and source and (chips := chips_made_together(match, masked, reading, sides)):
        return [chips]
    if relation == "funding_round" and source and _is_debt(match, masked):
        return [Judged("offtake_or_other", source, target)]
    if relation == "licensing" and kind_of(target, reading) in STATES:
        relation = "offtake_or_other"  # what a state may use it has a contract for
    if relation == "offtake_or_other" and source and is_gear(source, match, reading):
        relation = "chip_supply"
    if relation == "compute_supply" and source and are_makers_chips(match, target, reading):
        return []
    if relation in {"chip_supply", "compute_supply"} and source:
        relation = by_supplier(relation, source, reading)
    return [Judged(relation, source, target)]  # type: ignore[arg-type]  # the lexicon's other relations are the guide's


_SELLING_TOGETHER = re.compile(
    r"\b(?:marketing|co-?sell(?:ing)?|go-to-market|resell(?:er|ing)|referral) (?:and [a-z]+ )?(?:deal|agreement|pact|partnership|alliance|arrangement)\b"
)
"""As in "a joint marketing agreement with a cloud": whatever else its sentence tells of."""
_WORKS_WITH_ANOTHER = re.compile(
    r"\b(?:contracts?|awards?|grants?|orders?|tender) (?:[^,;]{0,40} )?to (?:[a-z]+ly )?(?:work|partner|team up|collaborate|co-?operate) (?:[a-z]+ )?(?:with|alongside) "
)
"""As in "won a $5m contract to work with Acme on glasses": whoever gave the contract is another."""
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
    topics = [t for t in TOPICS if reading.lexicon.pattern("topics", t).search(tail)]
    if kind_of(source, reading) in STATES and _TO_MOVE.match(tail):
        return [direct("compute_supply", tail, reading, source, target, is_generic=False)]
    if with_state(source, target, reading) and not _CONTRACT.search(tail):
        return []  # talks with officials are no deal with the state
    if not topics and reading.lexicon.pattern("topics", "round").search(tail):
        return [_joining_round(source, target, reading)]
    if not topics and (backed := _talks_of_round(reading, source, target)):
        return [backed]
    if not topics and (sale := buyer_and_sold(match.start(), masked, reading, source, target)):
        return [Judged("acquisition", *sale)]
    if not topics or (with_state(source, target, reading) and topics[0] != "investment"):
        return [judge_deal(match, masked, reading, source, target)]
    return [direct(t, tail, reading, source, target, is_generic=False) for t in topics[:2]]


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
