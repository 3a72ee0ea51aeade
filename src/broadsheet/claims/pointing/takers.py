"""Whom a pronoun or noun means that takes money or is bought: somebody who can be bought, if the text has anybody such."""

from __future__ import annotations

from broadsheet.claims.lexicon import Frame
from broadsheet.claims.mask import Entity, Masked
from broadsheet.claims.names.houses_of_founders import founded_by
from broadsheet.claims.pointing.referents import resolve
from broadsheet.claims.pointing.set_apart import names_of
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_NEAR = 2  # sentences before in which the other one has to be named
_POINTS = frozenset(("nominal", "pronoun"))
_NEVER: dict[str, frozenset[str]] = {
    "funding_round": frozenset(
        (
            "big_tech",
            "investor",
            "sovereign_fund",
            "bank",
            "publisher",
            "media",
            "wire",
            "government",
            "regulator",
        )
    ),
    "acquisition": frozenset(("big_tech", "sovereign_fund", "government", "regulator")),
    "investment": frozenset(("big_tech", "sovereign_fund", "government", "regulator")),
}
"""Kinds of party that hardly take part on that side, where another one can be meant."""


def resolve_taker(
    entity: Entity, frame: Frame, masked: Masked, reading: Reading, avoid: frozenset[str]
) -> tuple[Mention, ...]:
    """As `resolve`, but of those that a text may mean first whoever raises rounds, is invested in or is bought."""
    if entity.kind == "person" and frame.relation == "funding_round":
        return resolve(entity, masked, reading, avoid) or founded_by(entity, reading)
    if frame.relation not in _NEVER or entity.kind not in _POINTS or entity.mentions:
        return resolve(entity, masked, reading, avoid)
    plain = resolve(entity, masked, reading, avoid)
    if _is_here(plain, masked) or not any(_hardly_takes(m.party_id, frame.relation, reading) for m in plain):
        return plain
    unlikely = frozenset(i for i in reading.standing.named if _hardly_takes(i, frame.relation, reading))
    titled = reading.standing.titled
    other = resolve(entity, masked, reading, avoid | unlikely) or _only_taker(
        frame.relation, masked, reading, avoid | unlikely
    )
    if not other or not _is_near(other[0], masked, reading):
        return plain
    needs_title = frame.relation == "investment" or any(m.party_id in titled for m in plain)
    return plain if needs_title and other[0].party_id not in titled else other


def _only_taker(
    relation: str, masked: Masked, reading: Reading, avoid: frozenset[str]
) -> tuple[Mention, ...]:
    """The one company of the title that can take money, where the sentences right before name it and no other such."""
    near = [s for s in reading.sentences[max(0, masked.index - _NEAR) : masked.index] if s.field == "text"]
    fit = {
        m.party_id: m
        for s in near
        for e in names_of(s)
        for m in e.mentions
        if m.party_id not in avoid
        and reading.is_company(m)
        and not _hardly_takes(m.party_id, relation, reading)
    }
    only = [m for i, m in fit.items() if i in reading.standing.titled]
    return tuple(only) if relation != "acquisition" and len(fit) == 1 else ()


def _is_near(mention: Mention, masked: Masked, reading: Reading) -> bool:
    """Whether one of the sentences right before, or the title, names a party."""
    near = [s for s in reading.sentences[max(0, masked.index - _NEAR) : masked.index] if s.field == "text"]
    named = {m.party_id for s in near for e in names_of(s) for m in e.mentions}
    return mention.party_id in named or mention.party_id in reading.standing.titled


def _is_here(mentions: tuple[Mention, ...], masked: Masked) -> bool:
    """Whether the sentence itself names one of them, as in "bought Microsoft, sold it"."""
    here = {m.party_id for e in names_of(masked) for m in e.mentions}
    return any(m.party_id in here for m in mentions)


def _hardly_takes(party_id: str, relation: str, reading: Reading) -> bool:
    """Whether a party is of no kind that takes so, or would take a round or a backer though its shares are traded."""
    party = reading.book.party(party_id)
    is_listed = relation != "acquisition" and party is not None and bool(party.tickers)
    return party is not None and (is_listed or party.kind in _NEVER[relation])
