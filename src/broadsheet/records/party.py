"""A Party is an organisation or person that takes part in deals; a Mention is how a text names one."""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An organisation of the catalogue, or a provisional one found in texts (kind "provisional")."""

    id: str  #: slug
    name: str
    kind: str
    country: str = ""
    aliases: tuple[str, ...] = ()
    parent_id: str = ""
    rolls_up: bool = False  #: a wholly owned division that a ledger counts as its parent
    wikidata: str = ""
    tickers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A party as one text names it."""

    as_written: str
    party_id: str  #: the party a ledger counts (divisions rolled up); "?slug" for a provisional party
    name: str  #: canonical name of that party
    division_id: str = ""  #: the division actually named, such as "amazon-web-services"
    span: Span | None = None
