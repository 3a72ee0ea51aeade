"""What is supplied and by whom: chips by a chip maker, computing by a cloud, something else by others."""

from __future__ import annotations

import re
from dataclasses import dataclass

from broadsheet.claims.frames.givers import BUYERS, CHIPS, CLOUDS, CONTENT, LABS, is_for_model, is_stake
from broadsheet.claims.frames.licence_fees import is_for_use
from broadsheet.claims.frames.slots import Sides
from broadsheet.claims.mask import PRODUCT, Masked
from broadsheet.claims.names.trades import trade_of
from broadsheet.claims.pointing.antecedents import kind_of
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention, Relation


@dataclass(frozen=True, slots=True)
class Judged:
    """A relation with its giver and receiver; `is_generic` where the words name no kind."""

    relation: Relation
    source: Mention | None
    target: Mention
    is_generic: bool = False


_GEAR = re.compile(
    r"\W*(?:[a-z-]+ ){0,2}(?:equipment|hardware|gear|systems|kit|machines|racks|servers|processors)\b"
)


def is_gear(source: Mention, match: re.Match[str], reading: Reading) -> bool:
    """As in "buy $5m of Nvidia equipment": what a chip maker's goods are, whatever they are called."""
    return kind_of(source, reading) in CHIPS and _GEAR.match(match.string, match.end()) is not None


_SPENDING = re.compile(
    r"\b(?:commit(?:s|ted|ting|ments?)?|pledg(?:e|es|ed|ing)|spend(?:s|ing)?|spent|contracts?|orders?|purchases)\b"
)


_GOODS = (
    r"(?:chips?|GPUs?|TPUs?|CPUs?|processors?|accelerators?|servers?|racks|cards|turbines|modules|wafers|supercomputers?|robots|drones|machines|"
    r"vehicles|vans|trucks|cars|robotaxis|taxis|SUVs|EVs|minivans|pickups|jets|scooters|buses|satellites|rockets|headsets|phones|laptops)"
    r"\b(?! (?:(?!(?:for|in|to|and|or|with|at|by|from|as|its|of|on|that|the)\b)[a-z]\S* ){0,2}?"
    r"(?:business(?:es)?|units?|arms?|divisions?|operations|makers?|compan(?:y|ies)|start-?ups?|assets|subsidiary|firms?|teams?|designers?|lines?|portfolio|plants?|factor(?:y|ies))\b)"
)
_WARE = re.compile(
    rf" (?:{PRODUCT} ){{0,2}}(?:(?:AI|[A-Z]+\d+\w*|next - generation|advanced) ){{0,2}}{_GOODS}"
    rf"| 's (?:{PRODUCT} |- |(?!(?:and|or|to|for|in|from|of|with|as|by|stakes?|shares?)\b)[A-Za-z\d][\w-]* ){{0,4}}?{_GOODS}"
)


def is_ware(match: re.Match[str], masked: Masked) -> bool:
    """As in "would buy Acme H9 chips", "buys Acme's new chips": what is bought is of the party, and not the party."""
    return _WARE.match(masked.mask, match.end()) is not None


_FROM = re.compile(rf"[^,;.\ue000-\ue4ff]{{0,40}}\b{_GOODS} (?:from|built by|made by|produced by) ")


def is_anothers_ware(match: re.Match[str], masked: Masked) -> bool:
    """As in "buys 500 Acme vans from Globex": whoever sells them is told behind, and the name before is the goods'."""
    return _FROM.match(masked.mask, match.end()) is not None


def is_purchase(match: re.Match[str], source: Mention, target: Mention, reading: Reading) -> bool:
    """As in "Acme's commitment to a cloud": money promised to a supplier by its customer buys, where no stake is told."""
    is_supplier = kind_of(target, reading) in CLOUDS | CHIPS and kind_of(source, reading) in BUYERS
    told = match.group()
    return (
        is_supplier
        and _SPENDING.search(told) is not None
        and not re.search(r"invest|stake|equity|shares", told)
    )


_CHIPS_MADE = re.compile(
    r"^ (?:to|on|for) (?:[^\s,;]+ ){0,9}?(?:custom|gigawatts?|in-house|own)(?: [^\s,;]+){0,5}? (?:chips?|accelerators?|processors?|silicon)\b"
)


def chips_made_together(
    match: re.Match[str], masked: Masked, reading: Reading, sides: Sides
) -> Judged | None:
    """As in "is teaming up with Broadcom to deploy 10 gigawatts of custom accelerators": chips are supplied."""
    if sides.source is None or not _CHIPS_MADE.match(masked.mask[match.end() :]):
        return None
    kinds = (kind_of(sides.source, reading), kind_of(sides.target, reading))
    if (kinds[0] in CHIPS) == (kinds[1] in CHIPS):
        return None
    pair = (sides.source, sides.target) if kinds[0] in CHIPS else (sides.target, sides.source)
    return Judged("chip_supply", *pair)


def by_supplier(relation: str, source: Mention, reading: Reading) -> str:
    """What a chip maker gives is chips, what a cloud gives is computing; of an unknown house its name tells the trade."""
    kind, trade = kind_of(source, reading), trade_of(source, reading)
    is_chips, is_cloud = kind in CHIPS or trade == "chips", kind in CLOUDS or trade == "cloud"
    if is_chips and _is_of_software(reading.article.text):
        return "offtake_or_other"
    return "chip_supply" if is_chips else "compute_supply" if is_cloud else relation


_CHIP_WORDS = re.compile(
    r"chip|semiconduct|\bGPU|\bTPU|processor|accelerator|silicon|wafer|\bmemory|\bHBM|server|\bNAND|\bDRAM|hardware|gigawatt",
    re.IGNORECASE,
)
_SOFTWARE_WORDS = re.compile(r"\bsoftware|\blicen[sc]e|\bsubscription|\bvirtual|\bcloud", re.IGNORECASE)


def _is_of_software(text: str) -> bool:
    """Whether a text speaks of software and never of chips: a chip maker that owns a software house sells that."""
    return _CHIP_WORDS.search(text) is None and len(_SOFTWARE_WORDS.findall(text)) > 1


_CHIPS_OF = re.compile(
    r"[\ue000-\ue1ff] (?:'s )?(?:[^\s,;\ue000-\ue8ff]+ ){0,3}?(?:chips?|GPUs?|TPUs?|CPUs?|processors?|accelerators?)\b"
)
_RUNS = re.compile(r"(?:run|ran|operat|deploy|install)")
_ON_CLOUD = re.compile(r"\b(?:on|in|through|via) (?:Azure|AWS|Bedrock|Google Cloud|Vertex|OCI)\b")


def are_makers_chips(match: re.Match[str], target: Mention, reading: Reading) -> bool:
    """As in "Acme runs Globex's chips in its halls", Globex making them: nobody supplies computing to Globex there."""
    return kind_of(target, reading) in CHIPS and _CHIPS_OF.search(match.group()) is not None


def judge_supply(
    match: re.Match[str],
    masked: Masked,
    reading: Reading,
    source: Mention,
    target: Mention,
    *,
    is_payment: bool,
) -> Judged:
    """Chips from a chip maker, computing from a cloud, something else from others."""
    near = masked.mask[max(0, match.start() - 60) : match.end() + 60]
    if not is_payment and _RUNS.match(match.group()) and are_makers_chips(match, target, reading):
        return Judged("chip_supply", target, source)
    if is_payment and (
        reading.lexicon.pattern("topics", "licensing").search(masked.mask) or is_for_use(masked, reading)
    ):
        return Judged("licensing", source, target)
    if is_payment and is_stake(source, target, near, reading):
        return Judged("investment", target, source)
    is_chip = reading.lexicon.pattern("topics", "chip_supply").search(near)
    is_cloud = reading.lexicon.pattern("topics", "compute_supply").search(near) or _ON_CLOUD.search(
        masked.quote
    )
    kind = kind_of(source, reading)
    if kind in CONTENT and (is_payment or is_content(near)):
        return Judged("licensing", source, target)
    if (
        is_payment
        and kind in LABS | {"big_tech"}
        and is_for_model(masked.mask[match.start() : match.end() + 60])
    ):
        return Judged("licensing", source, target)
    if kind == "energy" or (kind not in CHIPS | CLOUDS and _POWER_GOODS.search(match.group())):
        return Judged("offtake_or_other", source, target)
    if _LEASE.search(match.group()) and kind in CLOUDS and kind_of(target, reading) in _LANDLORDS - {kind}:
        source, target, kind = target, source, kind_of(target, reading)
    if kind in CHIPS:
        return Judged(by_supplier("chip_supply", source, reading), source, target)  # type: ignore[arg-type]
    if kind == "big_tech" and _COMPUTERS.search(match.group()):
        return Judged("compute_supply", source, target)
    if (
        kind in CLOUDS
        or is_cloud
        or reading.lexicon.pattern("topics", "compute_supply").match(source.as_written)
    ):
        return Judged("compute_supply", source, target)
    return Judged("chip_supply" if is_chip else "offtake_or_other", source, target, is_generic=is_payment)


_ARTICLES = re.compile(
    r"\b(?:articles?|content|archives?|journalism|stories|reporting|photos|images?|pictures|music|catalogu?e)\b"
)


_POWER_GOODS = re.compile(
    r"\b(?:turbines?|generators?|fuel cells?|batteries|reactors?|transformers?|electricity)\b"
)
_COMPUTERS = re.compile(r"\b(?:machines|computers|supercomputers?|servers|data[ -]cent(?:er|re)s)\b")
_LEASE = re.compile(r"\bleases? ")
_LANDLORDS = frozenset(("data_center", "miner"))
"""Who lets halls to clouds, rather than the other way round."""


def is_content(told: str) -> bool:
    """Whether words speak of what publishers and picture agencies license."""
    return _ARTICLES.search(told) is not None
