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
    "supply": "Supply",
    "rights": "Rights",
    "alliance": "Alliances",
    "terms": "Terms",
}

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

ARTICLE_KINDS: Final = {
    "article": "Article",
    "video": "Video",
    "podcast": "Podcast",
    "press_release": "Press release",
    "live_blog": "Live blog",
    "opinion": "Opinion",
    "teaser": "Teaser",
}

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
