"""A Claim: one deal as a single document tells it, with the sentence that tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from broadsheet.records.identity import content_id
from broadsheet.records.money import Money
from broadsheet.records.party import Mention
from broadsheet.records.span import Span
from broadsheet.records.when import When

Relation = Literal[
    "investment", "funding_round", "acquisition", "compute_supply", "chip_supply", "licensing",
    "partnership", "exclusivity", "renegotiation", "termination", "joint_venture", "credit",
    "offtake_or_other",
]  # fmt: skip
Stage = Literal[
    "rumoured", "in_talks", "planned", "announced", "agreed", "completed",
    "amended", "lapsed", "denied", "terminated",
]  # fmt: skip
Family = Literal["capital", "control", "credit", "supply", "rights", "alliance", "terms"]

FAMILY_OF: dict[Relation, Family] = {
    "investment": "capital",
    "funding_round": "capital",
    "acquisition": "control",
    "credit": "credit",
    "compute_supply": "supply",
    "chip_supply": "supply",
    "offtake_or_other": "supply",
    "licensing": "rights",
    "partnership": "alliance",
    "joint_venture": "alliance",
    "exclusivity": "terms",
    "renegotiation": "terms",
    "termination": "terms",
}
"""Which family a relation belongs to: claims of one family can be about one deal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says so. An empty `said_by` of a claim means that the document says it in its own voice."""

    kind: Literal["outlet", "company", "filing", "person", "anonymous", "regulator"]
    name: str  #: "CNBC", "Microsoft"; "anonymous sources" for unnamed people
    count: int | None = None  #: "four people familiar" is 4; None where not said
    party_id: str = ""  #: where the speaker is a party or speaks for one
    relayed_by: str = ""  #: the outlet that carries the word of the first, one hop further


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One deal as one document tells it.

    `subject` gives the money, capacity, chips, licence, service or loan, and is the buyer in an
    acquisition; `object` receives. For alliances and terms the first named is the subject.
    The first span of `evidence` is the main one: a verbatim sentence or clause.
    """

    id: str  #: from what was said (article, quote, relation, parties as written), see `claim_id`
    article_id: str
    text_id: str
    relation: Relation
    subject: Mention | None  #: None: a round without a named lead
    object: Mention | None
    stage: Stage
    evidence: tuple[Span, ...]
    others: tuple[Mention, ...] = ()
    money: Money | None = None
    unnamed_givers: str = ""  #: who gives beside those named, as written: "and eight other banks"
    quantity: str = ""  #: "6 GW", "49% stake", as written
    when: When | None = None  #: when it happened or will
    denied: bool = False
    cumulative: bool = False  #: a running total, never to be added to its parts
    said_by: tuple[Attribution, ...] = ()
    language: str = ""
    outlet: str = ""  #: domain of the provider that carries the article
    root: str = ""  #: family or domain that counts as one voice; of the original where it is a copy
    reported_at: datetime | None = None  #: publication of the article
    first_seen: datetime | None = None
    last_seen: datetime | None = None
    confidence: float | None = None  #: None where the extractor does not say
    note: str = ""
    made_by: str = ""


def claim_id(
    article_id: str, quote: str, relation: str, subject: str, target: str, money_as_written: str = ""
) -> str:
    """The id of a claim: what was said and where, never who extracted it or when."""
    return content_id("claim", article_id, quote, relation, subject, target, money_as_written)
