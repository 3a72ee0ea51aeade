"""What "a deal with Acme" is about, by the words around it and by the trades of its parties."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from broadsheet.claims.frames.directions import direct, with_state
from broadsheet.claims.frames.givers import (
    BUYERS,
    CHIPS,
    CLOUD_OWNERS,
    CLOUDS,
    CONTENT,
    is_with_chip_maker,
    is_with_cloud,
    names_deal,
    wins_order,
)
from broadsheet.claims.frames.supplies import Judged, by_supplier, is_content
from broadsheet.claims.frames.undertakings import (
    deal_named,
    halls_built,
    is_joint,
    is_shared_with_state,
    plant_of,
)
from broadsheet.claims.mask import MONEY, E, Masked
from broadsheet.claims.names.trade_words import without_trades
from broadsheet.claims.pointing.antecedents import kind_of
from broadsheet.claims.pointing.referents import resolve
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention, Relation

_BY_VERB = frozenset(
    ("acquisition", "investment")
)  # after the noun they count only as what the deal is to do
_REACH = 140  # characters of the mask
TOPICS = (
    "joint_venture",
    "licensing",
    "power",
    "debt",
    "chip_supply",
    "compute_supply",
    "acquisition",
    "investment",
)
"""What a deal may be about; of several words the first kind here counts."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A deal between two as the sentence tells it; `tail` is what follows in the same clause."""

    match: re.Match[str]
    masked: Masked
    reading: Reading
    source: Mention
    target: Mention
    tail: str

    @property
    def words(self) -> str:
        return self.match.group()

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset((kind_of(self.source, self.reading), kind_of(self.target, self.reading)))

    @property
    def is_pair(self) -> bool:
        """Whether both are named as equals ("Acme and Globex signed …")."""
        return bool(self.match.groupdict().get("A"))

    def between(self, relation: Relation) -> Judged:
        return Judged(relation, self.source, self.target)


_UNDERSTANDING = re.compile(
    r"\b(?:memorand(?:um|a|ums)|protocols? of|declaration of intent)\b", re.IGNORECASE
)
"""What is signed before anything is bought: with a state too it orders nothing."""
_OF_WORK = re.compile(r" (?:on|about|to (?:explore|study|examine|co-?operate|collaborate|work|develop)) ")


def judge_deal(
    match: re.Match[str], masked: Masked, reading: Reading, source: Mention, target: Mention
) -> Judged:
    """The relation of a deal that its sentence calls no more than that, and who gives: each rule yields to those before it."""
    told = _Told(match, masked, reading, source, target, _tail(match, masked))
    if signed := _signed_with_state(told):
        return signed
    topic, is_generic = _topic_told(told)
    if work := _common_work(told, topic):
        return work
    if told.is_pair and topic == "partnership" and (called := deal_named(told.tail)):
        topic = _topic(called, "", reading)[0]
    if _builds_together(told, topic):
        return told.between("partnership")  # what two build together neither supplies
    if is_generic and topic == "partnership" and _is_about_power(told):
        topic, is_generic = "power", False
    if won := _order_won(told, topic):
        return won
    if topic in {"compute_supply", "chip_supply"} and _IS_INCOME.search(told.words):
        return told.between(topic)  # type: ignore[arg-type]
    if topic == "partnership" and _pays_neocloud(told):
        topic, is_generic = "compute_supply", False
    if is_generic and topic == "partnership" and _CONTRACT_ONLY.search(told.words):
        found = _under_contract(source, target, told.tail, reading)
        return replace(found, is_generic=True) if _HAVE_ONE.search(told.words) else found
    if topic == "partnership" and _sells_content(told):
        topic, is_generic = "licensing", False
    if topic == "licensing" and (licence := _licence_of_owner(told)):
        return licence
    if topic == "compute_supply" and (halls := halls_built(told.words + told.tail, reading, source, target)):
        return halls
    return direct(topic, told.tail, reading, source, target, is_generic=is_generic and topic == "partnership")


def _tail(match: re.Match[str], masked: Masked) -> str:
    clause = re.split(
        r" [.;](?: |$)| , (?:and|but|while|as) | after | following ", masked.mask[match.end() :]
    )[0][:_REACH]
    return clause if names_deal(match.group()) else _REMARK.split(clause)[0]


def _signed_with_state(told: _Told) -> Judged | None:
    """What a state signs: work in common where it is called so, else its contract or its aid."""
    contract = with_state(told.source, told.target, told.reading)
    if contract and is_shared_with_state(told.match):
        return told.between("partnership")
    is_of_work = contract or _OF_WORK.match(told.masked.mask, told.match.end())
    if _UNDERSTANDING.search(told.words) and is_of_work:
        return told.between("partnership")
    is_aid = contract and told.reading.lexicon.pattern("topics", "aid").search(told.words)
    if contract and is_aid and contract.source:
        return Judged("offtake_or_other", contract.target, contract.source)
    return contract


def _topic_told(told: _Told) -> tuple[str, bool]:
    """The topic, and whether only the parties and their surroundings tell it."""
    topic, is_generic = _topic(told.words, told.tail, told.reading)
    if not is_generic:
        return topic, False
    if _among_publishers(told.match, told.masked, told.reading):
        return "licensing", False
    if is_with_cloud(told.words, told.source, told.target, told.reading):
        return "compute_supply", False
    if is_with_chip_maker(told.match, told.source, told.target, told.reading):
        return "chip_supply", False
    by_trade = _by_trade(told.masked, told.reading, told.source, told.target)
    return by_trade or _told_next(told.masked, told.reading) or topic, True


def _common_work(told: _Told, topic: str) -> Judged | None:
    """As in "Acme and Globex signed a deal to run chips jointly", or to build a power plant."""
    if not told.is_pair:
        return None
    if topic in {"compute_supply", "chip_supply"} and is_joint(told.tail):
        return told.between("partnership")
    return plant_of(told.match, told.masked, told.reading, told.source, told.target)


def _builds_together(told: _Told, topic: str) -> bool:
    is_work = _TO_BUILD.match(told.tail) and not _PAID_WORK.search(told.words)
    return told.is_pair and topic != "joint_venture" and bool(is_work)


def _is_about_power(told: _Told) -> bool:
    is_deal = _POWER_DEAL.search(told.words) is not None
    return is_deal and "energy" in told.kinds and len(told.kinds) > 1


def _order_won(told: _Told, topic: str) -> Judged | None:
    """As in "won an order for chips from Acme": the subject delivers."""
    if topic not in {"chip_supply", "compute_supply", "power"} or not wins_order(told.words):
        return None
    kind = "offtake_or_other" if topic == "power" else by_supplier(topic, told.source, told.reading)
    return told.between(kind)  # type: ignore[arg-type]


_IS_INCOME = re.compile(
    r"\b(?:(?:new|fresh|further|additional|steady|lucrative) (?:[a-z]+ )?(?:revenue|income)|(?:revenue|income) (?:streams?|sources?)|sources? of (?:revenue|income)|as customers)\b"
)
"""As in "has added revenue streams in the form of computing deals with Acme": what brings the subject money it sells."""


def _pays_neocloud(told: _Told) -> bool:
    """Whether money goes to a cloud that has nothing else to sell."""
    is_paid = re.search(MONEY, told.words + told.tail) is not None
    return is_paid and "neocloud" in told.kinds and bool(told.kinds & {"ai_lab", "big_tech"})


def _sells_content(told: _Told) -> bool:
    return bool(told.kinds & CONTENT) and "ai_lab" in told.kinds and is_content(told.tail)


def _licence_of_owner(told: _Told) -> Judged | None:
    """As in "a licensing agreement with Acme for Globex's technology": the owner licenses, unless one side is a publisher."""
    pair = (told.source, told.target)
    if len([m for m in pair if kind_of(m, told.reading) in CONTENT]) == 1:
        return None
    owner = _owner_of_goods(told.tail, told.masked, told.reading)
    if owner not in {m.party_id for m in pair}:
        return None
    return Judged("licensing", *(pair if owner == told.source.party_id else pair[::-1]))


def _among_publishers(match: re.Match[str], masked: Masked, reading: Reading) -> bool:
    """As in "agreements with The Herald, People and CNN": most of a list of counterparties sell articles."""
    sign = match.groupdict().get("O")
    members = masked.entity(sign).mentions if sign else ()
    sellers = [m for m in members if kind_of(m, reading) in CONTENT]
    return len(members) > 1 and len(sellers) * 2 >= len(members)


_REMARK = re.compile(r" (?:that|which) ")
"""As in "work together on cooling that runs on steam": what is told of a thing is no kind of the deal."""
_CONTRACT_ONLY = re.compile(r"\bcontracts?\b")


_HAVE_ONE = re.compile(r"\b(?:have|has|had|got) (?:an?|their|its) (?:[a-z]+ )?contract$")
"""As in "the two have a contract": what it is about is told by the other sentences, if by any."""


def _under_contract(source: Mention, target: Mention, tail: str, reading: Reading) -> Judged:
    """A contract of which nothing else is said: chips of a chip maker, computing of a cloud, else a service of the subject."""
    kinds = (kind_of(source, reading), kind_of(target, reading))
    for trade, topic in ((CHIPS, "chip_supply"), (CLOUDS, "compute_supply")):
        if (kinds[0] in trade) != (kinds[1] in trade):
            return direct(topic, tail, reading, source, target, is_generic=False)
    if (source.party_id in CLOUD_OWNERS) != (target.party_id in CLOUD_OWNERS):
        return direct("compute_supply", tail, reading, source, target, is_generic=False)
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
    for topic in TOPICS:
        if lexicon.pattern("topics", topic).search(inner):
            return topic, False
    if lexicon.pattern("topics", "partnership").search(inner):
        return "partnership", False
    for topic in TOPICS:
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
