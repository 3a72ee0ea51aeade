"""Deals that no frame tells and of which the judge is sure, as drafts like those of the frames."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from broadsheet.claims.drafts import Draft
from broadsheet.claims.fields.amounts import is_cumulative, nearest_amount
from broadsheet.claims.fields.outcomes import read_outcomes
from broadsheet.claims.fields.reach import speakers_of
from broadsheet.claims.fields.speakers import find_voices
from broadsheet.claims.fields.stages import read_stage
from broadsheet.claims.judging.relations import relation_of
from broadsheet.claims.judging.verdicts import Verdict, Weighing, find_verdicts
from broadsheet.claims.judging.words_for_a_pair import is_borne_out
from broadsheet.claims.lexicon import Frame
from broadsheet.claims.mask import E
from broadsheet.claims.reading import Reading
from broadsheet.claims.refusals.admission import is_admissible, is_musing, is_negated, is_refused
from broadsheet.records import Mention, Relation

SURE = 0.62
_REACH = 110  # signs of the mask in which a deal's sum stands
_LEAD = 40
_REFUSED = ("negation", "offering")
"""What the lexicon refuses, here anywhere in a sentence; sales of shares where the deal would be one of capital."""
_OPEN = re.compile(
    r"\b(?:not clear|unclear|unknown) (?:if|whether)\b|\b(?:has|have|had|did|does|do)(?: not|n't)(?: yet| so far)? (?:indicate|say|said|confirm|agree|signal|suggest|show)\w*\b"
)


def find_judged(
    reading: Reading, drafts: Sequence[Draft], weighing: Weighing, sure: float = SURE
) -> list[Draft]:
    """A draft for each pair with a chance of `sure` or more that neither a frame nor a surer pair has told."""
    added: list[Draft] = []
    for verdict in find_verdicts(weighing, sure):
        if _are_listed_beside(verdict) or any(_is_told(verdict, draft) for draft in [*drafts, *added]):
            continue
        draft = _draft(verdict, reading)
        if any(_is_same_telling(draft, other) for other in drafts):
            continue
        if not read_outcomes([draft], draft.masked, reading.lexicon):
            continue  # it did not end
        if is_borne_out(verdict, draft) and _is_deal(draft, reading):
            added.append(draft)
    return _with_long_lists(_without_bundled_sums(added))


def _without_bundled_sums(drafts: list[Draft]) -> list[Draft]:
    """As in "commitments of $5bn across A, B and C": what several get together is the sum of none of them (guide)."""
    told = [(d.masked.index, d.relation, d.money) for d in drafts]
    return [
        replace(d, money=None) if d.family != "capital" and d.money and told.count(one) > 1 else d
        for d, one in zip(drafts, told, strict=True)
    ]


_LONG = 4  # a longer list of counterparties is one claim, says the guide


def _with_long_lists(drafts: list[Draft]) -> list[Draft]:
    """As in "links up with partners like A, B, C, D and E": one claim with the first, the rest are its others."""
    kept: list[Draft] = []
    for draft in drafts:
        members = _long_list_of(draft)
        home = next((d for d in kept if members and _is_told_of_list(d, draft, members)), None)
        if home is None:
            others = [m for m in members if m.party_id not in draft.parties]
            kept.append(replace(draft, object=members[0], others=[*members[1:]]) if others else draft)
    return kept


def _long_list_of(draft: Draft) -> tuple[Mention, ...]:
    """The members of the long list in which its taker stands; empty where it stands in none."""
    lists = (e.mentions for _, e in draft.masked.signs() if e.kind == "group" and len(e.mentions) > _LONG)
    taker = draft.object.party_id if draft.object and draft.family != "capital" else ""
    return next((ms for ms in lists if taker in {m.party_id for m in ms}), ())


def _is_told_of_list(told: Draft, draft: Draft, members: tuple[Mention, ...]) -> bool:
    is_here = told.masked is draft.masked and told.relation == draft.relation
    return is_here and told.subject == draft.subject and told.object in members


_RUN = re.compile(rf"{E}(?: (?:,|and|or|&|, and|, or|,? as well as) {E})*")
_WHOSE_LIST = re.compile(
    r"\b(?:with|including|includes?|like|as|from|for|to|by|at|among|alongside|are|namely) (?:the )?$|[:(] $"
)


def _are_listed_beside(verdict: Verdict) -> bool:
    """As in "works with partners including A, B and C": the deal of each is with somebody else."""
    mask, offsets = verdict.scope.masked.mask, verdict.offsets
    if len(offsets) < _BOTH:
        return False
    low, high = min(offsets), max(offsets)
    if _are_examples(mask, low, high):
        return True
    runs = (run for run in _RUN.finditer(mask) if run.start() <= low and high < run.end())
    return any(_WHOSE_LIST.search(mask, 0, run.start()) is not None for run in runs)


_BOTH = 2
_EXAMPLE = re.compile(rf"\b(?:like|such as|including) (?:{E}|,|and|or|&| )*$")


def _are_examples(mask: str, low: int, high: int) -> bool:
    """As in "from makers of chips like A and B to labs such as C": of two sorts an example each, and no pair."""
    return _EXAMPLE.search(mask, 0, low) is not None and _EXAMPLE.search(mask, low, high) is not None


def _is_deal(draft: Draft, reading: Reading) -> bool:
    """Whether the guide counts it: both are companies, and the sentence tells no lawsuit and leaves nothing open."""
    if not all(reading.is_company(m) for m in (draft.subject, draft.object) if m):
        return False
    refusals = _REFUSED if draft.family == "capital" else _REFUSED[:1]
    patterns = [_OPEN, *(reading.lexicon.pattern("refusal", name) for name in refusals)]
    if is_musing(draft.masked, reading) or is_negated(draft.start, draft.end, draft.masked, reading):
        return False
    if is_refused(draft.masked, reading) or any(p.search(draft.masked.mask) for p in patterns):
        return False
    return is_admissible(draft, draft.masked, reading)


def _is_same_telling(draft: Draft, other: Draft) -> bool:
    """Whether one sentence gives one pair one sum: what it buys is told once, by the frame."""
    is_here = draft.masked is other.masked and draft.parties == other.parties
    return is_here and draft.money == other.money and draft.family != "terms"


def _is_told(verdict: Verdict, draft: Draft) -> bool:
    """Whether a draft is the deal that the judge means, or another one told by the same words."""
    everybody = {*draft.parties, *(m.party_id for m in draft.others)}
    if verdict.pair <= everybody and _is_one_deal(verdict.family, draft.family):
        return True
    if verdict.family != draft.family:
        return False
    if draft.masked is verdict.scope.masked and not _is_listed_with(verdict, draft):
        return True
    is_round = verdict.family == "capital" and verdict.source is None
    return is_round and draft.object is not None and draft.object.party_id == verdict.target.mention.party_id


def _is_one_deal(mine: str, theirs: str) -> bool:
    """Whether two of one pair are told of one deal: what is supplied, or worked on together, has other names too."""
    return mine == theirs or mine in {"alliance", "supply"} or theirs == "alliance"


def _is_listed_with(verdict: Verdict, draft: Draft) -> bool:
    """As in "A, B and C each put money into D": one side is the same, the other stands in one list with the draft's."""
    if verdict.source is None or draft.subject is None or draft.object is None:
        return False
    for mine, theirs, shared, own in (
        (verdict.source, draft.subject, verdict.target, draft.object),
        (verdict.target, draft.object, verdict.source, draft.subject),
    ):
        entity = verdict.scope.masked.entities.get(mine.sign)
        is_list = entity is not None and any(m.party_id == theirs.party_id for m in entity.mentions)
        if is_list and shared.mention.party_id == own.party_id:
            return True
    return False


def _draft(verdict: Verdict, reading: Reading) -> Draft:
    masked, mask = verdict.scope.masked, verdict.scope.masked.mask
    relation = relation_of(verdict, reading)
    start, end = verdict.trigger
    before = mask[max([at for at in verdict.offsets if at < start], default=max(0, start - _LEAD)) : start]
    after = re.split(r"[,;]", mask[end : end + 60])[0]
    draft = Draft(
        relation=relation, subject=verdict.source.mention if verdict.source else None, object=verdict.target.mention,
        stage=read_stage(before, mask[start:end], after, relation, reading.lexicon), masked=masked,
        frame=_frame(relation), start=start, end=end, chance=verdict.chance,
    )  # fmt: skip
    if draft.stage == "announced" and _HELD.search(mask, 0, end) and _IS.match(mask, end):
        draft.stage = "completed"
    if sign := nearest_amount(masked, start, end, reading.lexicon, _REACH):
        draft.money = masked.entity(sign).money
        is_total = is_cumulative(masked, mask.find(sign), reading.lexicon)
        draft.cumulative = draft.family == "capital" and is_total
    draft.said_by = speakers_of(find_voices(masked, reading), mask, start)
    return draft


_HELD = re.compile(r" 's (?:[a-z]+ ){0,2}(?:money|backing|capital|cash|stake|shares|holding|investment)$")
_IS = re.compile(r" (?:is|are|was|were|has been|have been|makes|made|buys|gives)\b")
"""As in "its money is called essential": money that is there already."""


def _frame(relation: Relation) -> Frame:
    """What stands in a judged draft where others have the frame that found them."""
    return Frame(relation=relation, source="", target="", written="(?!)", name=f"judge:{relation}")
