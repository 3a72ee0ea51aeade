"""A sentence as the judge reads it: who stands where, of what it speaks, and what its words are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from broadsheet.claims.drafts import Draft
from broadsheet.claims.fields.amounts import deal_amounts
from broadsheet.claims.judging.cues import PREPOSITIONS, cue_of, stem_of
from broadsheet.claims.mask import Masked
from broadsheet.claims.pointing.referents import resolve
from broadsheet.claims.pointing.subjects import find_subject
from broadsheet.claims.reading import Reading
from broadsheet.claims.refusals.admission import is_refused
from broadsheet.records import Mention

_PARTIES = frozenset(("org", "stranger", "group", "nominal", "pronoun", "person"))
_DEALS = frozenset(("control", "capital", "supply", "rights", "alliance", "terms", "tie"))
_TOPICS = (
    "round", "licensing", "compute_supply", "chip_supply", "power", "debt", "exclusivity", "joint_venture", "partnership",
    "acquisition", "investment",
)  # fmt: skip
_REFUSALS = ("negation", "hypothesis", "own_fund", "offering")
_MOST_PLACES, _MOST_MEMBERS, _MOST_TRIGGERS = 12, 6, 12
_SHORT, _EARLY = 9, 2


@dataclass(frozen=True, slots=True)
class Place:
    """A party at a token of a sentence, or carried into it from elsewhere (`at` is -1)."""

    mention: Mention
    at: int
    how: str  #: kind of the entity; prev1, prev2, last, pointed, title or top for one that is carried
    sign: str = ""


@dataclass(slots=True)
class Scope:
    """What is the same for all pairs of a sentence; token for token where lists run side by side."""

    masked: Masked
    tokens: list[str]
    offsets: list[int]  #: of the tokens in the mask
    stems: list[str]
    classes: list[str]  #: of the words, see `claims.cues`
    places: list[Place] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)  #: what frames tell here
    money_at: list[int] = field(default_factory=list)  #: amounts that can be a deal's
    triggers: list[int] = field(default_factory=list)  #: words that can tell a deal
    subjects: dict[int, str] = field(default_factory=dict)  #: of those words, as signs
    topics: list[str] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)  #: that hold for every pair

    @property
    def tells(self) -> bool:
        """Whether it has any word or sum of a deal."""
        return bool(self.triggers or self.money_at)

    def is_governed(self, at: int) -> bool:
        """Whether a preposition stands before a token, or before the word before it."""
        return any(stem in PREPOSITIONS for stem in self.stems[max(0, at - 2) : at])


def scope_of(masked: Masked, reading: Reading, drafts: Sequence[Draft]) -> Scope:
    """Reads a masked sentence once for all of its pairs."""
    tokens = masked.mask.split(" ")
    offsets, at = [], 0
    for token in tokens:
        offsets.append(at)
        at += len(token) + 1
    scope = Scope(masked, tokens, offsets, [stem_of(t) for t in tokens], [cue_of(t) for t in tokens])
    amounts = {place for place, _ in deal_amounts(masked, reading.lexicon)}
    scope.money_at = [number for number, offset in enumerate(offsets) if offset in amounts]
    scope.triggers = [number for number, name in enumerate(scope.classes) if name in _DEALS][:_MOST_TRIGGERS]
    if scope.tells:
        scope.drafts = [d for d in drafts if d.masked is masked]
        scope.places = _places(scope, reading)
        scope.subjects = {n: find_subject(masked, offsets[n], reading.lexicon) or "" for n in scope.triggers}
        scope.topics = [t for t in _TOPICS if reading.lexicon.pattern("topics", t).search(masked.mask)]
        scope.signs = _shared_signs(scope, reading)
    return scope


def _places(scope: Scope, reading: Reading) -> list[Place]:
    found: list[Place] = []
    for number, token in enumerate(scope.tokens):
        entity = scope.masked.entities.get(token)
        if entity is not None and entity.kind in _PARTIES:
            mentions = resolve(entity, scope.masked, reading)[:_MOST_MEMBERS]
            found.extend(Place(mention, number, entity.kind, token) for mention in mentions)
    return found[:_MOST_PLACES]


def _shared_signs(scope: Scope, reading: Reading) -> list[str]:
    masked = scope.masked
    pattern = reading.lexicon.pattern
    told = {
        "other money": "M" in scope.stems and not scope.money_at,
        "refused": is_refused(masked, reading),
        "question": masked.quote.rstrip().endswith("?"),
        "short": len(scope.tokens) < _SHORT,
        "early": masked.index <= _EARLY,
    }
    return [
        *(f"c:{name}" for name in sorted(set(scope.classes) - {""})),
        *(f"w:{stem}" for stem in sorted({s for s in scope.stems if s.isalpha() and len(s) > 2})),
        *(f"t:{topic}" for topic in scope.topics),
        *(f"no:{name}" for name in _REFUSALS if pattern("refusal", name).search(masked.mask)),
        *(name for name, holds in told.items() if holds),
        f"money{min(len(scope.money_at), 2)}",
        f"field:{masked.field}",
        f"many{min(len({p.mention.party_id for p in scope.places}), 5)}",
    ]
