"""Whom "it", "its" and "the company" mean: rules name one, a forest weighs all who can be meant, and nobody.

English pronouns and nouns are weighed in reading order, each with those before it settled. The six other languages, first
persons and words for two go by the rules of `antecedents` alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.claims.mask import Entity, Masked
from broadsheet.claims.pointing.antecedents import (
    SURELY,
    THAT,
    as_meant,
    is_somebodys,
    opens_sentence,
    resolve_by_rule,
    singular,
)
from broadsheet.claims.pointing.centres import said_before
from broadsheet.claims.pointing.clauses import acting_before_bracket
from broadsheet.claims.pointing.descriptions import ruled_out
from broadsheet.claims.pointing.forest import load_forest, weigh_rows
from broadsheet.claims.pointing.headings import subject_of_heading
from broadsheet.claims.pointing.own_clauses import owner_in_clause
from broadsheet.claims.pointing.parallel_clauses import parallel_object
from broadsheet.claims.pointing.people_before import house_of_people
from broadsheet.claims.pointing.pointing import find_pointer, signs_of
from broadsheet.claims.pointing.set_apart import told_before, told_behind
from broadsheet.claims.pointing.spots import Cast, read_cast
from broadsheet.claims.pointing.standing import is_free
from broadsheet.claims.reading import Reading, Weighed
from broadsheet.records import Mention

LIKELY = {"pronoun": 0.35, "nominal": 0.15}
"""The chance from which a candidate is meant, by kind of pointing word; below it is nobody. Measured: decisions/0224."""
LEAST = 0.09
"""Nobody below it is meant, however likely those are whom the word cannot mean."""
_FIRST_PERSON = frozenset(("we", "us", "our"))


def resolve(
    entity: Entity, masked: Masked, reading: Reading, avoid: frozenset[str] = frozenset()
) -> tuple[Mention, ...]:
    """The mentions that an entity stands for; empty where nobody fits. `avoid` holds ids it cannot be."""
    if entity.kind == "nominal" and (own := told_behind(entity, masked) or told_before(entity, masked)):
        return as_meant(entity, masked, own)
    if said := said_before(entity, masked, reading, avoid):
        return as_meant(entity, masked, (said,))
    if not is_weighed(entity, masked, reading):
        return resolve_by_rule(entity, masked, reading, avoid)
    acting = acting_before_bracket(entity, masked, is_free) or parallel_object(entity, masked)
    if acting and acting.party_id not in avoid:
        return as_meant(entity, masked, (acting,))
    if owner := owner_in_clause(entity, masked):
        return () if owner.party_id in avoid else as_meant(entity, masked, (owner,))
    found = _likeliest(entity, weighed(reading).get((masked.field, entity.start), ()), avoid)
    if found is None:
        return ()
    if singular(entity.word) in SURELY and reading.standing.opens.get(found.party_id):
        reading.companies |= {found.name}
    return as_meant(entity, masked, (found,))


def surer_of(entity: Entity, other: Entity, masked: Masked, reading: Reading) -> frozenset[str]:
    """Whom `other` means by id, where it and `entity` point to the same and it does so more surely; else nobody."""
    if entity is other or not (is_weighed(entity, masked, reading) and is_weighed(other, masked, reading)):
        return frozenset()
    mine, theirs = (_first_choice(e, masked, reading) for e in (entity, other))
    is_same = mine is not None and theirs is not None and mine[1].party_id == theirs[1].party_id
    return (
        frozenset((theirs[1].party_id,))
        if is_same and theirs and mine and theirs[0] > mine[0]
        else frozenset()
    )


def _first_choice(entity: Entity, masked: Masked, reading: Reading) -> tuple[float, Mention] | None:
    options = weighed(reading).get((masked.field, entity.start), ())
    return max(options, key=lambda option: option[0], default=None)


def is_weighed(entity: Entity, masked: Masked, reading: Reading) -> bool:
    """Whether an entity is a pointing word that the forest knows."""
    return (
        reading.lexicon.language == "en"
        and entity.kind in {"nominal", "pronoun"}
        and not entity.mentions
        and entity.word not in _FIRST_PERSON
        and entity.word not in reading.lexicon.words.get("plural_heads", ())
        and not is_somebodys(entity, masked)
        and THAT.match(masked.source, entity.start, entity.end) is None
    )


def weighed(reading: Reading) -> dict[tuple[str, int], Weighed]:
    """By field and start of each pointing word: whom it can mean, with chances. Weighed once, when first asked for."""
    if reading.weighed is None:
        reading.weighed = _weigh_all(reading)
    return reading.weighed


def _weigh_all(reading: Reading) -> dict[tuple[str, int], Weighed]:
    cast = read_cast(reading)
    found: dict[tuple[str, int], Weighed] = {}
    for masked in reading.sentences:
        for _, entity in masked.signs():
            if is_weighed(entity, masked, reading):
                found[masked.field, entity.start] = _weigh(entity, masked, cast)
    return found


def _weigh(entity: Entity, masked: Masked, cast: Cast) -> Weighed:
    """The chances of all who can be meant; who is, is settled for the words behind."""
    told = subject_of_heading(entity, masked, cast.reading) or house_of_people(entity, masked, cast.reading)
    options = ((1.0, told),) if told else _by_forest(entity, masked, cast)
    if meant := _likeliest(entity, options, frozenset()):
        cast.mean(meant, entity, masked)
        if opens_sentence(entity, masked):
            cast.reading.pointed[masked.index] = meant
    return options


def _by_forest(entity: Entity, masked: Masked, cast: Cast) -> Weighed:
    rows, mentions = signs_of(find_pointer(entity, masked, cast))
    if not rows:
        return ()
    chances = weigh_rows(rows, load_forest("pointers"))
    return _without(ruled_out(entity, masked, mentions, cast.reading), chances.tolist(), mentions)


def _without(gone: frozenset[str], chances: Sequence[float], mentions: Sequence[Mention]) -> Weighed:
    """Those left of whom a word can mean, to whom the chances of those ruled out go in proportion."""
    left = 1.0 - sum(c for c, m in zip(chances, mentions, strict=True) if m.party_id in gone)
    return tuple(
        (c / max(left, LEAST), m) for c, m in zip(chances, mentions, strict=True) if m.party_id not in gone
    )


def _likeliest(entity: Entity, options: Weighed, avoid: frozenset[str]) -> Mention | None:
    """The likeliest of those left, whose chances grow by what those to avoid had; None where nobody is likely."""
    gone = sum(chance for chance, mention in options if mention.party_id in avoid)
    left = [(chance, mention) for chance, mention in options if mention.party_id not in avoid]
    chance, mention = max(left, key=lambda option: option[0], default=(0.0, None))
    return mention if chance >= max(LIKELY[entity.kind] * (1 - gone), LEAST) else None
