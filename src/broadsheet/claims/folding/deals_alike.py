"""Deals that take kind and one side from the deal told before: "A similar contract exists with Acme", "Globex followed in May"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from broadsheet.claims.drafts import Draft
from broadsheet.claims.fields.amounts import nearest_amount
from broadsheet.claims.fields.reach import speakers_of
from broadsheet.claims.fields.speakers import find_voices
from broadsheet.claims.fields.stages import read_stage
from broadsheet.claims.lexicon import Frame
from broadsheet.claims.mask import MONEY, NAMED, Masked
from broadsheet.claims.pointing.referents import resolve
from broadsheet.claims.pointing.topics import passage_before
from broadsheet.claims.reading import Reading
from broadsheet.claims.refusals.admission import is_admissible, is_musing, is_negated, is_refused
from broadsheet.records import Mention, Relation

_BACK = 3  # sentences of the paragraph that are looked back at
_REACH = 60  # signs of the mask in which the sum stands
_NEWS = frozenset(("renegotiation", "termination"))
"""What happens to one tie and is hardly repeated with another company."""
_W = r"(?:\d+[.,][\d.,]*\d|[^\s\ue000-\ue8ff,;:.!?()\"“”]+)"
_STOP = (
    r"(?:in|of|for|with|by|that|to|from|and|as|at|on|which|who|is|was|are|were|has|have|had|will|or|but|than|after|over|"
    r"between|because|if|when|while|into|would|could|may|might|said|says|where|whose|through|via|under|without|during|about|against)"
)
_NAME = rf"(?P<N>{NAMED})(?! 's)"
_N = rf"(?:(?!{_STOP} )(?:{_W}|[\ue000-\ue1ff\ue300-\ue3ff\ue700-\ue7ff] 's|[\ue700-\ue7ff]) ){{0,6}}?{_NAME}"
_NOUN = (
    r"(?:contracts?|deals?|agreements?|pacts?|arrangements?|accords?|orders?|pilots?|licen[cs]es?|partnerships?|memorand(?:um|a|ums)|"
    r"alliances?|tie-ups?|co-?operations?|collaborations?|commitments?|leases?|loans?|investments?|offers?|purchases?|letters? of intent|"
    r"trials?|undertakings?|guarantees?|options?|understandings?)"
)
_LIKE = r"(?:similar|comparable|equivalent|parallel|identical|corresponding|analogous|matching)"
_AUX = r"(?:(?:has|have|had|is|are|was|were|will|would|be|been|also|now|then|since|already|later|soon|recently|both|each|too|to) ){0,4}?"
_ASIDE = r"(?:, [^,;]{3,90} , )?"
_ALONE = r"(?=[^\ue000-\ue1ff\ue400-\ue4ff;:]*(?:$|[;:]|, (?:and|while|but|which|who|whose) |, an? |, the ))"
_WHEN = r"(?=(?: (?:in|on|at|last|this|for|since|early|late|earlier|later|a|the|two|three|four|six|under|over|and|with|when|after|before|soon|as)\b)| ?[.,;:]| ?$)"
_RANKED = rf"(?! with (?:{_W} ){{0,4}}?(?:%|per ?cent|points|votes|shares?)(?: |$))"
"""As in "Acme follows with 9 percent": a place in a ranking."""
_NO_OWNER = rf"(?! (?:of|for|in|at) (?:{_W} ){{0,6}}?[\ue000-\ue4ff])"


Side = Literal["giver", "taker"]


@dataclass(frozen=True, slots=True)
class Link:
    """One way to tell a deal by the one before, and whose place the company that it names takes."""

    word: re.Pattern[str]  #: what a sentence must hold, quick to look for
    pattern: re.Pattern[str]
    side: Side | None = None  #: None: by the preposition, else of whom the text speaks less
    families: frozenset[str] = frozenset(("supply", "rights", "alliance", "capital"))


_WORD_OF_LIKENESS = re.compile(rf"\b(?:{_LIKE}|same)\b")
_LINKS = (
    Link(_WORD_OF_LIKENESS, re.compile(rf"(?<!\b[Nn]o )\b{_LIKE} (?:{_W} ){{0,3}}?{_NOUN} (?:{_W} ){{0,7}}?(?P<prep>with|by|from|to|for|at|between) {_N}")),
    Link(
        _WORD_OF_LIKENESS,
        re.compile(
            rf"{_NAME} {_ASIDE}{_AUX}(?:has|have|signed|struck|got|made|holds?|concluded|reached|placed|took|runs?|gets?|enjoys?|agreed(?: to)?|"
            rf"announced|gave|had|bought|won|received|inked) (?:an? |the )?(?:{_LIKE}|same) (?:{_W} ){{0,3}}?{_NOUN}{_ALONE}"
        )
    ),
    Link(
        re.compile(r"\bfollow"),
        re.compile(
            rf"{_NAME} {_ASIDE}{_AUX}(?:followed|follows?)(?: suit)?{_RANKED}(?! (?:by|that|the|up|it|its|a|an|this|these|him|them|her|[\ue000-\ue5ff])\b){_WHEN}"
        )
    ),
    Link(
        re.compile(r"\b(?:customer|client|tenant|buyer|licensee|user|subscriber|offtaker)"),
        re.compile(
            rf"{_NAME} {_ASIDE}(?:is|was|are|were|remains?|became|has been|have been|had been)(?: also| now| still| already)? (?:also )?"
            rf"(?:another|an?|the|one of (?:the|[\ue300-\ue3ff] 's)|[\ue300-\ue3ff] 's)? ?(?:{_W} |[\ue300-\ue3ff] 's ){{0,4}}?"
            rf"(?:customers?|clients?|tenants?|buyers?|licensees?|users?|subscribers?|offtakers?)\b{_NO_OWNER}"
        ),
        "taker",
        frozenset(("supply", "rights", "alliance")),
    ),
    Link(
        re.compile(r"(?:\b[Rr]est|\b[Rr]emainder|half|part|[Bb]alance|remaining|nother|further|additional|more) "),
        re.compile(
            rf"(?:[Rr]est|[Rr]emainder|other half|second half|other part|[Bb]alance|remaining (?:{_W}|{MONEY})(?: {_W})?|"
            rf"(?:[Aa]nother|[Aa] further|[Aa]n additional) (?:{MONEY}|\d[\d.,]*|half|third|quarter)(?: {_W}){{0,3}}?|{MONEY} more) "
            rf"{_AUX}(?:comes?|came|coming|provided|supplied|lent|contributed|put up|invested|financed|given|added) (?:from|by) {_N}"
        ),
        "giver",
    ),
)  # fmt: skip
_SIDES: dict[str, Side] = {"from": "giver", "by": "giver", "to": "taker", "for": "taker"}


def find_deals_alike(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """A draft for each company that a sentence puts into the place of a side of the deal told before in its paragraph."""
    told = sorted((d for d in drafts if d.masked.field == "text"), key=lambda d: (d.masked.index, d.end))
    found: list[Draft] = []
    for masked in reading.sentences:
        matches = [
            (link, m)
            for link in _LINKS
            if link.word.search(masked.mask)
            for m in link.pattern.finditer(masked.mask)
        ]
        if (
            matches
            and masked.field == "text"
            and not (is_refused(masked, reading) or is_musing(masked, reading))
        ):
            for link, match in matches:
                found.extend(_told_by(link, match, masked, reading, [*told, *found]))
    return found


def _told_by(
    link: Link, match: re.Match[str], masked: Masked, reading: Reading, told: Sequence[Draft]
) -> Iterator[Draft]:
    last = _last(link, match, masked, reading, told)
    if last is None or is_negated(match.start(), match.end(), masked, reading):
        return
    here = {party for d in told if d.masked is masked for party in d.parties} | _everybody(last)
    for mention in masked.entity(match["N"]).mentions:
        draft = _draft(link, match, masked, reading, last, mention)
        if mention.party_id not in here and draft and is_admissible(draft, masked, reading):
            here.add(mention.party_id)
            yield draft


def _everybody(draft: Draft) -> frozenset[str]:
    return draft.parties | {m.party_id for m in draft.others}


def _last(
    link: Link, match: re.Match[str], masked: Masked, reading: Reading, told: Sequence[Draft]
) -> Draft | None:
    """The deal told last, in the sentence or before it in the paragraph; None where another company stands between."""
    names = {m.party_id for m in masked.entity(match["N"]).mentions}
    own = [d for d in told if d.masked is masked and d.end <= match.start("N") and not d.parties & names]
    if fitting := [d for d in own if d.subject and d.family in link.families]:
        return fitting[-1]
    between: set[str] = set()
    for sentence in reversed(passage_before(masked, reading)[-_BACK:]):
        if of_it := [d for d in told if d.masked is sentence]:
            fitting = [
                d
                for d in of_it
                if d.subject and d.object and d.family in link.families and d.relation not in _NEWS
            ]
            return fitting[-1] if fitting and not between - _everybody(fitting[-1]) - names else None
        between |= _named(sentence)
    return None


def _named(sentence: Masked) -> set[str]:
    kinds = {"org", "stranger", "group"}
    return {m.party_id for _, e in sentence.signs() if e.kind in kinds for m in e.mentions}


def _draft(
    link: Link, match: re.Match[str], masked: Masked, reading: Reading, last: Draft, mention: Mention
) -> Draft | None:
    """The deal told before with `mention` in the place of one side; None where it is open whose place that is."""
    side = link.side or _side(match, last, reading)
    if side is None or last.subject is None or last.object is None:
        return None
    kept = last.object if side == "giver" else last.subject
    if not _can_keep(kept, mention, match, masked, reading, last):
        return None
    relation: Relation = "investment" if last.relation == "funding_round" else last.relation
    before, after = masked.mask[max(0, match.start() - 45) : match.start()], masked.mask[match.end() :][:60]
    draft = Draft(
        relation=relation, subject=mention if side == "giver" else kept, object=kept if side == "giver" else mention,
        stage=read_stage(before, match.group(), after, relation, reading.lexicon), masked=masked,
        frame=Frame(relation=relation, source="", target="", written="(?!)", is_weak=True, name="en:told before"),
        start=match.start(), end=match.end(),
    )  # fmt: skip
    draft.said_by = speakers_of(find_voices(masked, reading), masked.mask, draft.start)
    if sign := nearest_amount(masked, draft.start, draft.end, reading.lexicon, _REACH):
        draft.money = masked.entity(sign).money
    return draft


def _side(match: re.Match[str], last: Draft, reading: Reading) -> Side | None:
    """Whose place a newcomer takes: the preposition says it, else it is his of whom the text speaks less."""
    by_word = _SIDES.get(match.groupdict().get("prep") or "")
    if by_word and last.family != "alliance":
        return by_word
    assert last.subject is not None
    assert last.object is not None
    giver, taker = (reading.standing.weight(m.party_id) for m in (last.subject, last.object))
    return None if giver == taker else "giver" if giver < taker else "taker"


_ACTING = frozenset(("org", "stranger", "nominal", "pronoun"))


def _can_keep(
    kept: Mention, mention: Mention, match: re.Match[str], masked: Masked, reading: Reading, last: Draft
) -> bool:
    """Whether who stands before the newcomer in the sentence is nobody, or the side that stays."""
    before = [e for at, e in masked.signs() if at < match.start("N") and e.kind in _ACTING]
    acting = {m.party_id for e in before for m in resolve(e, masked, reading)} - {mention.party_id}
    return not acting or (kept.party_id in acting and acting <= _everybody(last))
