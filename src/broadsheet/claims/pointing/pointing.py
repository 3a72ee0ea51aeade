"""The signs by which "it", "its" or "the company" means a party, as rows of numbers that a forest weighs.

A row is a candidate: first what the pointing word is and how it stands, the same in each row, then how the candidate's
nearest spot stands to it, how much the document speaks of the party, and how well its kind fits the noun. Most signs are those
of S. Lappin and H. Leass, "An Algorithm for Pronominal Anaphora Resolution" (1994), and of V. Ng and C. Cardie, "Improving Machine
Learning Approaches to Coreference Resolution" (2002); see decisions/0224. Rows change meaning with any change here: train anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from broadsheet.claims.mask import Entity, Masked
from broadsheet.claims.names.origins import origin_of, origin_weight
from broadsheet.claims.pointing import antecedents as rules
from broadsheet.claims.pointing.candidates import find_candidates
from broadsheet.claims.pointing.clauses import after_opening, speaker_before
from broadsheet.claims.pointing.likened import is_likened, is_of_wares
from broadsheet.claims.pointing.set_apart import giver_before, named_behind, set_apart
from broadsheet.claims.pointing.spots import PREPOSITIONS, Cast, Spot, stems_of
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

UNKNOWN, NO_SPOT = -1, 10
_IN_TITLE, _BEHIND, _FAR_GAP = 8, -1, 40
_HEADS = ("company startup group firm chipmaker government developer operator maker bank agency").split()
_KINDS = (
    "provisional government regulator investor publisher big_tech chips ai_lab bank sovereign_fund"
).split()
_CLAUSE = re.compile(
    r"[,;:] (?:and|but|while|whereas|although|which|who|as|so)\b|; |: |"
    r"\b(?:after|before|when|while|because|that|if|although|though|since|where|whose|which)\s"
)
_OF_NOTHING = re.compile(
    r"\s(?:is|was|will be|would be|has been|remains|became|becomes|may be|might be|seems|appears|makes sense|takes|took|looks)\s"
    r"(?:(?:not|also|now|still|too|very|more|less|so|quite|far|clear|\w+ly)\s){0,2}\w+\s(?:to|that|whether|how|what|for|if|when|where|who)\b"
    r"|\s(?:seems|appears|turned out|follows|emerged|depends|matters|turns)\b"
    r"|\s(?:is|was)\s(?:the|an?)\s(?:first|second|third|fourth|largest|biggest|sign|way|question|matter|part)"
)
"""Behind "it" that stands for no thing at all, or for a deal: "it is hard to", "it was the first"."""
_THING = re.compile(
    r"[\s“\"*•–-]*(?:The|A|An|This|That|These|Those|Its|Their|Such|Another|Each|One|No|Both|Under the|Part of the|All)\s"
    r"(?:[a-z0-9-]+\s)*?[a-z-]+\b"
)
"""A sentence that opens with a thing, which "it" may mean instead of a party."""
_PLURAL = re.compile(
    r"\b(?!(?:its|this|has|was|is|says|as|his|us|years|months|days|weeks|billions?|percent|always|series|business|news|less|across|plus|"
    r"sales|shares)\b)[a-z-]{3,}s\b"
)
_BE_OR_HAVE = frozenset("is was are were has had will".split())
_VERB = re.compile(r"[a-z]+(?:ed|s)")
_WORDS = re.compile(r"[\w'’-]+")


@dataclass(frozen=True)
class Pointer:
    """A pointing word where it stands, with whom it can mean."""

    entity: Entity
    masked: Masked
    cast: Cast
    candidates: Mapping[str, Sequence[Spot]]

    @property
    def reading(self) -> Reading:
        """The text that it stands in."""
        return self.cast.reading

    @cached_property
    def is_noun(self) -> bool:
        """Whether it is "the company" and the like, no pronoun."""
        return self.entity.kind == "nominal"

    @cached_property
    def before(self) -> str:
        """Its sentence up to it."""
        return self.masked.source[self.masked.start : self.entity.start]

    @cached_property
    def here(self) -> list[Spot]:
        """The spots before it in its sentence."""
        return [p for p in self.cast.spots[self.masked.index] if p.end <= self.entity.start]

    @cached_property
    def actors(self) -> list[str]:
        """Who acts before it in its sentence."""
        return [p.mention.party_id for p in self.here if p.acts]

    @cached_property
    def actors_before(self) -> list[str]:
        """Who acts in the last sentence before that names anybody."""
        earlier = (
            self.cast.spots[s.index]
            for s in reversed(self.reading.sentences[: self.masked.index])
            if s.field == self.masked.field and self.cast.spots[s.index]
        )
        return [p.mention.party_id for p in next(earlier, []) if p.acts]

    @cached_property
    def paragraph(self) -> int:
        """Where its paragraph begins."""
        return self.masked.source.rfind("\n", 0, self.masked.start) + 1

    @cached_property
    def opener(self) -> str:
        """Whom its paragraph names first behind no preposition; empty for nobody."""
        for sentence in self.reading.sentences[: self.masked.index + 1]:
            if sentence.field == self.masked.field and sentence.start >= self.paragraph:
                for spot in self.cast.spots[sentence.index]:
                    if spot.is_free and (sentence is not self.masked or spot.end <= self.entity.start):
                        return spot.mention.party_id
        return ""

    @cached_property
    def clause(self) -> int:
        """Where its clause begins."""
        return self.masked.start + max((m.end() for m in _CLAUSE.finditer(self.before)), default=0)

    @cached_property
    def stems(self) -> list[str]:
        """The words of a noun without "the"."""
        written = self.masked.source[self.entity.start : self.entity.end]
        return stems_of(written)[1:] if self.is_noun else []

    @cached_property
    def wanted(self) -> frozenset[str]:
        """Kinds of party that a noun can mean; empty for any."""
        if not self.is_noun:
            return frozenset()
        return rules.wanted_kinds(self.entity, self.masked, self.reading)

    @cached_property
    def origin(self) -> str:
        """Where a noun says that its party is from."""
        return origin_of(self.entity, self.masked) if self.is_noun else ""

    @cached_property
    def heaviest(self) -> float:
        """The standing of the candidate that the document is most about."""
        return max(self.reading.standing.weight(party) for party in self.candidates)

    @cached_property
    def acting(self) -> frozenset[str]:
        """Who acts in the clause that a noun is an object of."""
        if not self.is_noun:
            return frozenset()
        return rules.acts_in_clause(self.entity, self.masked, self.reading)

    @cached_property
    def apart(self) -> frozenset[str]:
        """Whom the sentence sets apart from the word."""
        word = (self.entity, self.masked)
        return named_behind(*word) | set_apart(*word) | giver_before(*word)

    @cached_property
    def sayer(self) -> list[str]:
        """Who says, right before a pronoun, what it is the subject of."""
        found = None if self.is_noun else speaker_before(self.entity, self.masked, frozenset())
        return [found.party_id] if found else []

    @cached_property
    def ahead(self) -> list[str]:
        """Whom an opening phrase points ahead to."""
        found = None if self.is_noun else after_opening(self.entity, self.masked, lambda _: True)
        return [found.party_id] if found else []

    @cached_property
    def by_rule(self) -> list[str]:
        """Whom the rules of `antecedents` give."""
        found = rules.resolve_by_rule(self.entity, self.masked, self.reading)
        return [found[0].party_id] if len(found) == 1 else []


def signs_of(pointer: Pointer) -> tuple[list[list[float]], list[Mention]]:
    """A row of numbers for each candidate of a pointing word, and the mention that each row is of."""
    if not pointer.candidates:
        return [], []
    shared = [*_signs_of_word(pointer), *_signs_of_sentence(pointer)]
    compare = _Comparison.of(pointer)
    rows: list[list[float]] = []
    mentions: list[Mention] = []
    for party, spots in pointer.candidates.items():
        own = [
            *_signs_of_spot(pointer, spots), *compare.signs(party), *_signs_of_roles(pointer, party),
            *_signs_of_standing(pointer, party, spots), *_signs_of_kind(pointer, spots[0]),
        ]  # fmt: skip
        rows.append([float(sign) for sign in (*shared, *own)])
        mentions.append(spots[0].mention)
    return rows, mentions


def find_pointer(entity: Entity, masked: Masked, cast: Cast) -> Pointer:
    """A pointing word with its candidates."""
    return Pointer(entity, masked, cast, find_candidates(entity, masked, cast))


def _signs_of_word(pointer: Pointer) -> list[float]:
    word, head = pointer.entity.word, rules.singular(pointer.entity.word) if pointer.is_noun else ""
    return [
        word == "it", word == "its", word in {"they", "their", "them"}, word == "they", word in {"their", "its"},
        word == "them", pointer.is_noun, _HEADS.index(head) + 1 if head in _HEADS else 0, bool(pointer.wanted),
        bool(pointer.origin), len(pointer.stems),
    ]  # fmt: skip


def _signs_of_sentence(pointer: Pointer) -> list[float]:
    masked, before = pointer.masked, pointer.before
    words = before.split()
    last = words[-1].lower().strip('“"(') if words else ""
    behind = masked.source[pointer.entity.end : min(masked.end, pointer.entity.end + 80)]
    following = _WORDS.findall(behind)[:1]
    previous = pointer.reading.sentences[masked.index - 1] if masked.index else None
    if previous is not None and previous.field != masked.field:
        previous = None
    since = masked.source[pointer.here[-1].end if pointer.here else masked.start : pointer.entity.start]
    return [
        not before.strip(' \n•*-–"“'), last in PREPOSITIONS, last == "that", last.endswith("ing"),
        last in {"and", "but", "or"}, len(words), _is_quoted(before),
        pointer.entity.word == "it" and _OF_NOTHING.match(behind) is not None,
        bool(following) and following[0] in _BE_OR_HAVE,
        bool(following) and _VERB.fullmatch(following[0]) is not None,
        _THING.match(before) is not None,
        previous is not None and _THING.match(masked.source, previous.start, previous.end) is not None,
        previous is None or not pointer.cast.spots[previous.index],
        _PLURAL.search(since) is not None, _PLURAL.search(before) is not None,
        len(pointer.here), len(pointer.actors), len(pointer.candidates),
        not masked.source[pointer.paragraph : masked.start].strip(), masked.field == "title",
    ]  # fmt: skip


def _is_quoted(before: str) -> bool:
    """Whether a quotation opens before the word and does not end."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _signs_of_spot(pointer: Pointer, spots: Sequence[Spot]) -> list[float]:
    spot, masked = spots[0], pointer.masked
    is_here = spot.sentence == masked.index and spot.end <= pointer.entity.start
    is_behind = spot.sentence == masked.index and not is_here
    between = masked.source[spot.end : pointer.entity.start] if is_here else ""
    named = next((p for p in spots if not p.is_meant), None)
    acted = next((p for p in spots if p.acts), None)
    sentence = pointer.reading.sentences[spot.sentence]
    return [
        _BEHIND if is_behind else _sentences_back(pointer, spot), _sentences_back(pointer, named),
        _sentences_back(pointer, acted), spot.is_meant, is_here or spot.start >= pointer.paragraph, spot.is_free,
        spot.acts, spot.owns, spot.says, spot.is_listed, spot.order, spot.opens, spot.preposition,
        len(between.split()) if is_here else _FAR_GAP, "," in between, " which " in between or " who" in between,
        is_here and spot.start >= pointer.clause, is_here and pointer.entity.start - spot.end < 4,
        is_behind and spot.start - pointer.entity.end < 2,
        is_likened(sentence, spot.start), is_of_wares(sentence, spot.end),
        min(len(spots), 6), sum(p.acts for p in spots),
    ]  # fmt: skip


def _sentences_back(pointer: Pointer, spot: Spot | None) -> int:
    if spot is None:
        return NO_SPOT
    if pointer.reading.sentences[spot.sentence].field != pointer.masked.field:
        return _IN_TITLE
    return min(pointer.masked.index - spot.sentence, 7)


@dataclass(frozen=True)
class _Comparison:
    """How candidates stand to one another."""

    near: Mapping[str, int]
    fitting: Mapping[str, int]
    heavy: Mapping[str, int]

    @classmethod
    def of(cls, pointer: Pointer) -> _Comparison:
        """Ranks of the candidates of a pointing word."""
        first = sorted((spots[0] for spots in pointer.candidates.values()), key=_nearness(pointer))
        fitting = [p for p in first if _fits(p.mention, pointer)]
        weight = pointer.reading.standing.weight
        heavy = sorted(pointer.candidates, key=lambda party: -weight(party))
        return cls(
            {p.mention.party_id: n for n, p in enumerate(first)},
            {p.mention.party_id: n for n, p in enumerate(fitting)},
            {party: n for n, party in enumerate(heavy)},
        )

    def signs(self, party: str) -> list[float]:
        """The ranks of one of them."""
        return [self.near[party], self.fitting.get(party, 9), party in self.fitting, self.heavy[party]]


def _nearness(pointer: Pointer) -> Callable[[Spot], tuple[bool, int, int]]:
    index, end = pointer.masked.index, pointer.entity.end
    return lambda p: (p.sentence == index and p.start >= end, -p.sentence, -p.start)


def _fits(mention: Mention, pointer: Pointer) -> bool:
    if rules.is_bystander(mention, pointer.reading):
        return False
    return not pointer.wanted or rules.kind_of(mention, pointer.reading) in pointer.wanted


def _signs_of_roles(pointer: Pointer, party: str) -> list[float]:
    meant = [p.mention.party_id for p in pointer.cast.meant]
    meant_here = [p.mention.party_id for p in pointer.here if p.is_meant]
    return [
        _is(party, pointer.actors[-1:]), _is(party, pointer.actors[:1]), _is(party, pointer.actors_before[:1]),
        _is(party, pointer.actors_before[-1:]), _is(party, [pointer.opener] if pointer.opener else []),
        _is(party, meant[-1:]), _is(party, meant_here[-1:]), _is(party, pointer.sayer), _is(party, pointer.ahead),
        _is(party, pointer.by_rule), party in pointer.apart, party in pointer.cast.speaking_for(pointer.masked),
    ]  # fmt: skip


def _is(party: str, one: Sequence[str]) -> int:
    """1 for the one, 0 for another, -1 where there is none."""
    return int(one[0] == party) if one else UNKNOWN


def _signs_of_standing(pointer: Pointer, party: str, spots: Sequence[Spot]) -> list[float]:
    standing = pointer.reading.standing
    weight = standing.weight(party)
    titled = 0 if party not in standing.titled else 1 if standing.titled[0] == party else 2
    mention = spots[0].mention
    return [
        weight, weight == pointer.heaviest, titled, pointer.reading.is_company(mention),
        party.startswith("?") and mention.as_written.isupper(),
    ]  # fmt: skip


def _signs_of_kind(pointer: Pointer, spot: Spot) -> list[float]:
    mention, reading = spot.mention, pointer.reading
    kind = rules.kind_of(mention, reading)
    words = pointer.cast.words.get(mention.party_id, set())
    stems = pointer.stems
    near_origin = origin_weight(pointer.origin, mention, reading, pointer.entity) if pointer.is_noun else 0.0
    return [
        _KINDS.index(kind) + 1 if kind in _KINDS else 0,
        rules.is_bystander(mention, reading), rules.is_listed(mention, reading),
        (kind in pointer.wanted) if pointer.wanted else UNKNOWN, rules.fits_noun(mention, pointer.wanted, reading),
        -2.0 if near_origin is None else near_origin, mention.party_id in pointer.acting,
        (stems[-1] in words) if stems else UNKNOWN, len({*stems[:-1]} & words) if stems else UNKNOWN,
        rules.is_outlet_of(mention, reading),
    ]  # fmt: skip
