"""Judgements told in words: for the log, and for saying what was just done."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Final, cast

from broadsheet.adapters.store import reading
from broadsheet.editions import TITLES
from broadsheet.records import Judgement
from broadsheet.records.judgement import JudgementKind

TELLS: Final = {
    "publish": "published {about}",
    "hold": "held {about}",
    "drop": "dropped {about}",
    "schedule": "scheduled {about} for {time} UTC",
    "retitle": "retitled {about}: “{verdict}”",
    "summary": "wrote the summary of {about}",
    "section": "moved {about} to {section}",
    "lead": "made {about} the lead of {verdict}",
    "correction": "corrected {about}: “{right}” is “{verdict}”",
    "same_story yes": "merged the story of {about} with another",
    "same_story no": "split an article off the story of {about}",
    "same_deal yes": "joined two deals",
    "same_deal no": "kept two deals apart",
    "same_party yes": "said that {left} is {right}",
    "same_party no": "said that {left} is not {right}",
    "claim_holds yes": "said that {about} holds",
    "claim_holds no": "said that {about} does not hold",
    "claim_corrected": "read {about} otherwise",
    "dispute": "let a contradiction stand",
    "comment approve": "approved a comment",
    "comment reject": "rejected a comment",
    "weights": "set how scores count",
    "learning": "switched learning {verdict}",
    "source add": "added the source {left}",
    "source pause": "paused the source {left}",
    "source resume": "resumed the source {left}",
    "person": "{left}: {verdict}",
    "deal_asserted": "asserted a deal",
    "source remove": "removed the source {left}",
    "proposal_answer accepted": "took over a proposal",
    "proposal_answer declined": "declined a proposal",
}
"""By kind, or by kind and verdict, what was done."""
QUOTES: Final = '"“”„«»'


def tell(judgements: Iterable[Judgement]) -> dict[str, str]:
    """Judgement id → what was done, without who did it."""
    given = list(judgements)
    by_id = {j.id: j for j in reading.judgements()} if any(j.replaces for j in given) else {}
    meant = {j.id: by_id.get(j.replaces, j) for j in given}
    names = name_subjects(j.left for j in meant.values())
    back = {j.id: "took back: " if j.replaces else "" for j in given}
    return {key: back[key] + _tell(judgement, names) for key, judgement in meant.items()}


def _tell(judgement: Judgement, names: dict[str, str]) -> str:
    if judgement.kind == "proposal":
        return "proposed: " + _tell(act_meant(judgement), names)
    kind, verdict = judgement.kind, judgement.verdict
    wording = TELLS.get(f"{kind} {verdict}") or TELLS.get(kind) or f"{kind}: {{verdict}}"
    return wording.format(
        about=names.get(judgement.left, judgement.left),
        left=judgement.left,
        right=judgement.right,
        verdict=verdict,
        section=TITLES.get(verdict, verdict),
        time=verdict[:16].replace("T", " "),
    )


def act_meant(proposal: Judgement) -> Judgement:
    """The judgement that a proposal asks for, as if its author had made it."""
    words = json.loads(proposal.verdict)
    kind = cast("JudgementKind", proposal.right)
    return replace(proposal, kind=kind, right=words["right"], verdict=words["verdict"])


def name_subjects(ids: Iterable[str]) -> dict[str, str]:
    """Id → headline in quotation marks, for stories and articles; "the claim" and its sentence for claims."""
    wanted = sorted(set(ids))
    names = {story.id: f"“{story.title}”" for story in reading.stories(wanted)}
    names |= {article.id: f"“{article.title}”" for article in reading.articles(wanted)}
    for subject in wanted:
        claim = None if subject in names else reading.claim(subject)
        if claim is not None:
            names[subject] = f"the claim “{claim.evidence[0].quote.strip(QUOTES)}”"
    return names
