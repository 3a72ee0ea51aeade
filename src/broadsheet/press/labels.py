"""Names for what the records hold as codes: relations, stages, bounds, kinds.

Each text is an English original of the catalogue; the printer translates it where it is shown.
"""

from __future__ import annotations

from typing import Final

from broadsheet.records import MUTUAL, Relation, Stage

RELATIONS: Final[dict[Relation, str]] = {
    "investment": "Investment",
    "funding_round": "Funding round",
    "acquisition": "Acquisition",
    "credit": "Credit",
    "compute_supply": "Compute supply",
    "chip_supply": "Chip supply",
    "licensing": "Licence",
    "partnership": "Partnership",
    "exclusivity": "Exclusivity",
    "renegotiation": "Renegotiation",
    "termination": "Termination",
    "joint_venture": "Joint venture",
    "offtake_or_other": "Other supply",
}

STAGES: Final[dict[Stage, str]] = {
    "rumoured": "Rumoured",
    "in_talks": "In talks",
    "planned": "Planned",
    "announced": "Announced",
    "agreed": "Agreed",
    "completed": "Completed",
    "amended": "Amended",
    "lapsed": "Lapsed",
    "denied": "Denied",
    "terminated": "Terminated",
}

STAGE_STRENGTH: Final[dict[Stage, int]] = {
    "rumoured": 1, "in_talks": 2, "planned": 3, "announced": 4, "agreed": 5, "completed": 6,
    "amended": 5, "lapsed": 0, "denied": 0, "terminated": 0,
}  # fmt: skip
"""How firm a stage is, for sorting and for the six-step gauge; 0 is a deal that is off."""

CONTRADICTIONS: Final = {
    "amount": "the amount",
    "stage": "the stage",
    "kind": "the kind of deal",
    "direction": "who gives and who receives",
    "date": "the date",
    "denial": "whether there is a deal at all",
}

FAMILIES: Final = {
    "capital": "Capital",
    "control": "Control",
    "credit": "Credit",
    "supply": "Supply",
    "rights": "Rights",
    "alliance": "Alliances",
    "terms": "Terms",
}

TIES: Final = {
    "capital": "Capital",
    "control": "Control",
    "credit": "Credit",
    "compute": "Computing",
    "chips": "Chips",
    "distribution": "Distribution",
    "exclusivity": "Exclusivity",
    "other": "Other supply",
}

PARTY_KINDS: Final = {
    "aerospace": "Aerospace", "ai_app": "AI application", "ai_infra": "AI infrastructure",
    "ai_lab": "AI laboratory", "analyst": "Analyst", "auto": "Car maker", "autonomous": "Self-driving",
    "bank": "Bank", "big_tech": "Big technology company", "chip_equipment": "Chip equipment",
    "chips": "Chips", "cloud": "Cloud", "company": "Company", "conglomerate": "Conglomerate",
    "construction": "Construction", "consultancy": "Consultancy", "data_center": "Data centres",
    "data_infra": "Data infrastructure", "defense": "Defence", "eda": "Chip design software",
    "energy": "Energy", "government": "Government",
    "hardware": "Hardware", "investor": "Investor", "media": "Media", "medtech": "Medical technology",
    "miner": "Crypto miner", "neocloud": "AI cloud", "nonprofit": "Non-profit", "person": "Person",
    "publisher": "Publisher", "quantum": "Quantum computing", "real_estate": "Real estate",
    "regulator": "Regulator", "research": "Research", "robotics": "Robotics", "software": "Software",
    "sovereign_fund": "Sovereign fund", "telecom": "Telecommunications", "wire": "Wire",
}  # fmt: skip
"""Kinds of the catalogue of parties."""

NOTES: Final[dict[str, str]] = {**PARTY_KINDS, **RELATIONS, **STAGES}  # type: ignore[dict-item]
"""Codes that stand beside a search result."""

SOURCE_KINDS: Final = {
    "wire": "Wire",
    "newspaper": "Newspaper",
    "tech_press": "Technology press",
    "business_press": "Business press",
    "company": "Company",
    "regulator": "Regulator",
    "newsletter": "Newsletter",
    "analyst": "Analyst",
    "research": "Research",
    "community": "Community",
    "aggregator": "Aggregator",
}

TROUBLES: Final = {
    "below_floor": "gives less than it should",
    "binary": "answers with something that is no feed",
    "crashed": "its feed could not be read",
    "empty": "answers with nothing",
    "gone": "is gone for good, says its server",
    "http_error": "its server answers with an error",
    "not_a_feed": "answers with something that is no feed",
    "rate_limited": "asks us to come back later",
    "redirect_loop": "leads in circles",
    "refused_address": "its address is not on the open web",
    "robots": "asks not to be fetched",
    "timed_out": "its feed could not be read in time",
    "too_large": "its feed is too large",
    "too_slow": "does not answer in time",
    "unreachable": "cannot be reached",
    "wrong_type": "answers with something that is no feed",
}
"""By the code of a finding, what troubles a source."""

ANY_TROUBLE: Final = "something is wrong with it"

ARTICLE_KINDS: Final = {
    "article": "Article",
    "video": "Video",
    "podcast": "Podcast",
    "press_release": "Press release",
    "live_blog": "Live blog",
    "opinion": "Opinion",
    "teaser": "Teaser",
}

SCORE_PARTS: Final = {
    part: part
    for part in (
        "own reporting", "length", "named sources", "figures", "headline against body", "outlet's record",
        "claims with evidence", "byline and date", "boilerplate", "padding", "form", "copy",
        "quality", "independent voices", "speed", "spread", "size of the matter",
    )
}  # fmt: skip
"""Parts of quality and of heat."""

TOPICS: Final = {
    "models": "Models", "chips": "Chips", "cloud": "Cloud and compute", "funding": "Funding",
    "deals": "Deals", "policy": "Policy and law", "safety": "Safety", "robotics": "Robotics",
    "research": "Research", "products": "Products", "labour": "Work", "energy": "Energy",
    "media": "Media and copyright", "ai": "AI",
}  # fmt: skip
"""Topics of the taxonomy that are no companies."""

HIT_KINDS: Final = {
    "story": "Stories",
    "article": "Articles",
    "deal": "Deals",
    "party": "Companies",
    "claim": "Claims",
}

HIT_KIND: Final = {
    "story": "Story",
    "article": "Article",
    "deal": "Deal",
    "party": "Company",
    "claim": "Claim",
}

SYMMETRIC: Final = MUTUAL
"""Relations in which neither side gives to the other: shown with a double arrow."""
