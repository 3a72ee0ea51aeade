"""A Judgement is an editor's decision: appended, never changed, replaced only by a later one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

JudgementKind = Literal[
    "same_party", "same_deal", "same_story", "claim_holds", "claim_corrected",
    "publish", "hold", "drop", "retitle", "summary", "section", "lead", "correction",
    "deal_asserted", "comment", "schedule", "dispute", "weights", "learning", "source", "person",
    "proposal", "proposal_answer",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """`verdict` is "yes" or "no" for questions, "approve" or "reject" for a comment, else the new value.

    What was added for the desk: "schedule" (the instant from which a story may be printed), "dispute"
    (two claims that contradict each other and are let stand), "weights" and "learning" (how scores
    count), "source" and "person" (what was done to a source or an account: the act itself is in its own
    table, this is the log of it), "proposal" (what a contributor would decide: `right` is the kind, the
    verdict its words as JSON; decides nothing) and "proposal_answer" (`left` is the proposal; "accepted"
    or "declined").
    """

    id: str
    kind: JudgementKind
    left: str  #: id of what it is about
    right: str  #: second id for a pair; empty otherwise
    verdict: str
    by: str
    at: datetime
    why: str = ""
    replaces: str = ""  #: id of the judgement it takes the place of
    called: str = ""  #: of a same_party between two that no catalogue has: the name of both from then on
