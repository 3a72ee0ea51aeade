"""Proposals: what a contributor would have decided, for an editor to take over or to decline."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from broadsheet.adapters.store import writing
from broadsheet.adapters.store.judgements import judgements_of
from broadsheet.desk.forms import Act
from broadsheet.desk.judging import FATES, Standing, fate_of, judge, standing
from broadsheet.desk.same_words import judge_copies
from broadsheet.desk.telling import act_meant, tell
from broadsheet.desk.wording import say
from broadsheet.errors import InputError
from broadsheet.records import Judgement

KIND: Final = "proposal"
ANSWER: Final = "proposal_answer"
MAY_BE: Final = frozenset(
    {"hold", "retitle", "summary", "section", "correction", "claim_holds", "claim_corrected"}
)
"""Kinds of act that can be proposed."""
ANSWERS: Final = ("accepted", "declined")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What somebody would decide, beside what stands."""

    made: Judgement
    told: str  #: what would be done, in words
    now: Judgement | None  #: what stands on the question
    path: str  #: where the story or the claim that it is about stands
    now_told: str = ""  #: what stands, in words
    answer: Judgement | None = None

    @property
    def words(self) -> str:
        """A summary as proposed; what others would do is told in a line."""
        return act_meant(self.made).verdict if self.made.right == "summary" else ""

    @property
    def seen(self) -> str:
        """Id of what stands, for telling whether another editor was quicker; "" for nothing."""
        return self.now.id if self.now else ""


def propose(wanted: Act, *, by: str, at: datetime) -> Judgement:
    """Writes a proposal; it decides nothing. Raises InputError for an act that cannot be proposed."""
    if wanted.kind not in MAY_BE:
        raise InputError(say("this is for editors to decide"), excerpt=wanted.kind)
    words = json.dumps({"verdict": wanted.verdict, "right": wanted.right}, ensure_ascii=False, sort_keys=True)
    return judge(KIND, wanted.left, words, right=wanted.kind, by=by, at=at, why=wanted.why)


def accept(proposal_id: str, *, seen: str, by: str, at: datetime) -> tuple[Judgement, ...]:
    """Decides as proposed: the act, the answer, and the same act on reprints of the sentence.

    Raises InputError where it is not open, and Overtaken.
    """
    proposal = _find_open(proposal_id)
    meant = act_meant(proposal)
    why = f"proposed by {proposal.by}" + (f": {proposal.why}" if proposal.why else "")
    with writing.alone():
        made = judge(
            meant.kind, meant.left, meant.verdict, right=meant.right, by=by, at=at, why=why, seen=seen
        )
        return made, judge(ANSWER, proposal.id, ANSWERS[0], by=by, at=at), *judge_copies(made)


def decline(proposal_id: str, *, by: str, at: datetime, why: str = "", own_only: bool = False) -> Judgement:
    """Closes a proposal without deciding. With `own_only`, raises InputError for one by somebody else."""
    proposal = _find_open(proposal_id)
    if own_only and proposal.by != by:
        raise InputError(say("this is for editors to decide"), excerpt=proposal_id)
    return judge(ANSWER, proposal.id, ANSWERS[1], by=by, at=at, why=why)


def list_proposals(judgements: Iterable[Judgement]) -> tuple[list[Proposal], list[Proposal]]:
    """(open, answered): open ones the longest waiting first, answered ones the latest answer first."""
    given = list(judgements)
    stands, answers = standing(given), _answers(given)
    made = _of_kind(given, KIND)
    told = tell([act_meant(proposal) for proposal in made])
    shown = [_shown(proposal, told[proposal.id], stands, answers.get(proposal.id)) for proposal in made]
    told_now = tell([one.now for one in shown if one.now])
    shown = [replace(one, now_told=told_now[one.now.id]) if one.now else one for one in shown]
    waiting = [one for one in shown if one.answer is None]
    closed = [one for one in shown if one.answer is not None]
    closed.sort(key=lambda one: one.answer.at if one.answer else one.made.at, reverse=True)
    return waiting, closed


def _shown(proposal: Judgement, told: str, stands: Standing, answer: Judgement | None) -> Proposal:
    kind, about = proposal.right, act_meant(proposal)
    now = fate_of(stands, about.left) if kind in FATES else stands.get((kind, about.left, about.right))
    path = f"/claims/{about.left}/" if kind.startswith("claim_") else f"/desk/stories/{about.left}/"
    return Proposal(made=proposal, told=told, now=now, path=path, answer=answer)


def who_proposes(judgements: Iterable[Judgement]) -> dict[str, tuple[str, ...]]:
    """Id of a story or a claim → who proposed something about it that nobody answered, each once."""
    given = list(judgements)
    answers = _answers(given)
    found: dict[str, dict[str, None]] = {}
    for proposal in _of_kind(given, KIND):
        if proposal.id not in answers:
            found.setdefault(proposal.left, {})[proposal.by] = None
    return {subject: tuple(names) for subject, names in found.items()}


def _find_open(proposal_id: str) -> Judgement:
    given = judgements_of(KIND, ANSWER)
    found = next((j for j in _of_kind(given, KIND) if j.id == proposal_id), None)
    if found is None or proposal_id in _answers(given):
        raise InputError(say("this proposal is not open"), excerpt=proposal_id)
    return found


def _answers(given: Iterable[Judgement]) -> dict[str, Judgement]:
    return {answer.left: answer for answer in _of_kind(given, ANSWER)}


def _of_kind(given: Iterable[Judgement], kind: str) -> list[Judgement]:
    """Judgements of a kind that nobody took back."""
    given = list(given)
    gone = {j.replaces for j in given if j.replaces}
    return [j for j in given if j.kind == kind and not j.replaces and j.id not in gone]
