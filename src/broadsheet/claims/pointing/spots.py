"""Who stands where in a text: each spot that names a party or, by a pointing word, means one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from broadsheet.claims.mask import Entity, Masked
from broadsheet.claims.names.employers import employer
from broadsheet.claims.pointing.set_apart import names_of
from broadsheet.claims.pointing.standing import is_free
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_BETWEEN = (
    r"(?:\s\([^)]{1,40}\))?(?:,\s[^.;]{2,110}?,)?(?:\s(?:on|in|last|this|late|earlier)\s\w+(?:\s\w+)?,?)?\s"
    r"(?:(?:has|had|have|is|was|are|were|will|would|could|can|may|might|must|should|does|did|do|also|recently|now|already|last|this|"
    r"just|still|then|later|reportedly|not|never|only|once|since|first|yesterday|today|earlier|itself)\s)*"
)
_ACTS = re.compile(
    _BETWEEN
    + r"(?!(?:and|or|of|in|for|to|with|by|from|at|on|as|into|over|under|than|the|a|an|its|their)\b)"
    + r"(?:[a-z]+(?:ed|s)|won|struck|took|gave|made|sold|spent|built|got|held|began|chose|drew|lost|wrote|put|let|cut|bought|paid|led|"
    r"said|told|left|set|became|went|came|has|had|have|is|was|are|were|will|would|could|can|may|might|must|should|did|does|do|saw|rose|"
    r"fell|ran|grew|met|lent|lend|hit|kept|broke|found|agree|pay|provide|buy|sell|make|take|use|work|compete|own|hold)\b"
)
_OWNS = re.compile(r"['’]s?\b|['’](?= )")
_OWNING = frozenset(("its", "their", "our"))
_SAYS = re.compile(r",?\s(?:has |had )?(?:said|says|announced|told|added|confirmed)\b")
_WORD = re.compile(r"[\w'’-]+")
_REMARK = re.compile(
    r"(?:\s\([^)]*\))?,\s(?:an?|the|one of)\s([^,.;]{3,80})|\s(?:is|was|remains)\s(?:an?|the|one of)\s([^,.;]{3,80})"
    r"|['’]s?\s((?:\w+\s?){1,3})"
)
PREPOSITIONS = (
    "by with from to in of for at on into against over than like including via under between through as about after before"
).split()


@dataclass(frozen=True, slots=True)
class Spot:
    """A party at `start` to `end` of its field, and how it stands in its sentence."""

    mention: Mention
    sentence: int
    start: int
    end: int
    order: int  #: spots before it in the sentence
    is_meant: bool  #: by a pointing word, not by name
    is_listed: bool  #: one of several in a list
    is_free: bool  #: behind no preposition
    acts: bool  #: a verb follows of which it is the subject
    owns: bool  #: something of it follows
    says: bool
    opens: bool
    preposition: int  #: number of the one before it in `PREPOSITIONS`, from 1; 0 for none


@dataclass(slots=True)
class Cast:
    """Every spot of a text so far, by sentence; those meant are added as they are read."""

    reading: Reading
    spots: dict[int, list[Spot]]
    words: dict[str, set[str]]  #: stems of the words that describe a party, by its id
    meant: list[Spot] = field(default_factory=list)
    _speaking: dict[int, frozenset[str]] = field(default_factory=dict)

    def mean(self, mention: Mention, entity: Entity, masked: Masked) -> None:
        """Adds the spot of a pointing word that means `mention`."""
        before = {p.start for p in self.spots[masked.index] if p.end <= entity.start}
        spot = _spot_of(mention, entity, masked, len(before), is_meant=True)
        self.spots[masked.index] = sorted([*self.spots[masked.index], spot], key=lambda p: p.start)
        self.meant.append(spot)

    def speaking_for(self, masked: Masked) -> frozenset[str]:
        """The companies, by id, of the people whom a sentence names."""
        if masked.index not in self._speaking:
            people = (e for _, e in masked.signs() if e.kind == "person")
            found = (employer(e, self.reading) for e in people)
            self._speaking[masked.index] = frozenset(m.party_id for m in found if m)
        return self._speaking[masked.index]


def read_cast(reading: Reading) -> Cast:
    """The spots of every name of a text."""
    spots = {s.index: list(_spots_of(s)) for s in reading.sentences}
    words: dict[str, set[str]] = {}
    for sentence in reading.sentences:
        for spot in spots[sentence.index]:
            words.setdefault(spot.mention.party_id, set()).update(_described(spot, sentence))
    return Cast(reading, spots, words)


def stems_of(text: str) -> list[str]:
    """Its words in small letters without their endings, as `Cast.words` holds them."""
    return [_stem(w.lower()) for w in _WORD.findall(text)]


def _stem(word: str) -> str:
    return re.sub(r"(?:ing|ed|es|s|e)$", "", word) if len(word) > 4 else word


def _spots_of(masked: Masked) -> Iterable[Spot]:
    for order, entity in enumerate(names_of(masked)):
        for mention in entity.mentions:
            yield _spot_of(mention, entity, masked, order, is_meant=False)


def _spot_of(mention: Mention, entity: Entity, masked: Masked, order: int, *, is_meant: bool) -> Spot:
    before = masked.source[masked.start : entity.start].split()
    last = before[-1].lower().strip("“\"'(,") if before else ""
    owns = _OWNS.match(masked.source, entity.end, masked.end) is not None or entity.word in _OWNING
    free = is_free(entity, masked)
    verb_by = min(masked.end, entity.end + 160)
    return Spot(
        mention, masked.index, entity.start, entity.end, order, is_meant,
        is_listed=len(entity.mentions) > 1,
        is_free=free,
        acts=free and not owns and _ACTS.match(masked.source, entity.end, verb_by) is not None,
        owns=owns,
        says=_SAYS.match(masked.source, entity.end) is not None,
        opens=order == 0 and (not before or before[-1].endswith(",")),
        preposition=PREPOSITIONS.index(last) + 1 if last in PREPOSITIONS else 0,
    )  # fmt: skip


def _described(spot: Spot, masked: Masked) -> Iterable[str]:
    """As in "the hospital operator Acme", "Acme, a hospital operator": stems of the words beside a name."""
    before = masked.source[max(masked.start, spot.start - 60) : spot.start]
    yield from stems_of(re.split(r"[,;:.()]\s", before)[-1])[-4:]
    if remark := _REMARK.match(masked.source, spot.end, min(masked.end, spot.end + 100)):
        yield from stems_of(remark[1] or remark[2] or remark[3])[:9]
