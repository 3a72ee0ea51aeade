"""Judgements told in words: for the log, and for saying what was just done."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Final, cast

from broadsheet.adapters.store import reading
from broadsheet.desk.party_names import name_party
from broadsheet.desk.wording import language_now, printer_now, say
from broadsheet.editions import titles_in
from broadsheet.press.labels import RELATIONS, STAGES
from broadsheet.records import Judgement
from broadsheet.records.judgement import JudgementKind

TELLS: Final = {
    "publish": "published %(about)s",
    "hold": "held %(about)s",
    "drop": "dropped %(about)s",
    "schedule": "scheduled %(about)s for %(time)s",
    "retitle": "retitled %(about)s: “%(verdict)s”",
    "summary": "wrote the summary of %(about)s",
    "section": "moved %(about)s to %(section)s",
    "lead": "made %(about)s the lead of %(day)s",
    "correction": "corrected %(about)s: “%(right)s” is “%(verdict)s”",
    "same_story yes": "merged the stories of %(about)s and %(other)s",
    "same_story no": "split %(other)s off the story of %(about)s",
    "same_deal yes": "joined two deals",
    "same_deal no": "kept two deals apart",
    "same_party yes": "said that %(left)s is %(right)s",
    "same_party no": "said that %(left)s is not %(right)s",
    "claim_holds yes": "said that %(about)s holds",
    "claim_holds no": "said that %(about)s does not hold",
    "claim_corrected": "read %(about)s otherwise",
    "dispute": "let a contradiction stand",
    "comment approve": "approved a comment",
    "comment reject": "rejected a comment",
    "weights": "set how scores count",
    "learning on": "switched learning on",
    "learning off": "switched learning off",
    "source add": "added the source %(left)s",
    "source pause": "paused the source %(left)s",
    "source resume": "resumed the source %(left)s",
    "source remove": "removed the source %(left)s",
    "deal_asserted": "asserted a deal",
    "proposal_answer accepted": "took over a proposal",
    "proposal_answer declined": "declined a proposal",
}
"""By kind, or by kind and verdict, what was done."""
PERSON_TELLS: Final = {
    "was added as ": "let %(left)s in as %(role)s",
    "was made ": "made %(left)s %(role)s",
    "was locked": "locked %(left)s out",
    "was unlocked": "let %(left)s in again",
    "was offered a new password": "offered %(left)s a new password",
    "set a new password": "set a new password",
    "changed the password": "changed the password",
    "added the passkey": "added a passkey",
    "removed a passkey": "removed a passkey",
}
"""By the beginning of what the log holds, what was done with an account."""
KINDS: Final = {
    "publish": "publishing",
    "hold": "holding",
    "drop": "dropping",
    "schedule": "scheduling",
    "retitle": "headlines",
    "summary": "summaries",
    "section": "moves between sections",
    "lead": "leads",
    "correction": "corrections",
    "same_story": "merging and splitting stories",
    "same_deal": "joining deals",
    "same_party": "joining parties",
    "claim_holds": "rulings on claims",
    "claim_corrected": "readings of claims",
    "dispute": "contradictions",
    "comment": "comments",
    "weights": "weights",
    "learning": "learning",
    "source": "sources",
    "person": "accounts",
    "deal_asserted": "asserted deals",
    "proposal": "proposals",
    "proposal_answer": "answers to proposals",
}
"""What an act of a kind is about, for choosing among them."""
FATES: Final = {
    "publish": "chosen by %(by)s",
    "hold": "held by %(by)s",
    "drop": "dropped by %(by)s",
    "schedule": "scheduled by %(by)s for %(at)s",
}
"""What stands on a story, and by whom."""
READ: Final = {
    "relation": "What",
    "stage": "Stage",
    "subject": "Gives",
    "object": "Takes",
    "money": "Sum",
    "quantity": "Quantity",
    "denied": "denied",
    "cumulative": "a running total",
}
"""Fields of an editor's reading of a claim, as its form names them."""
PARTIES: Final = "same_party"
QUOTES: Final = '"“”„«»'


def tell(judgements: Iterable[Judgement]) -> dict[str, str]:
    """Judgement id → what was done, without who did it."""
    given = list(judgements)
    by_id = {j.id: j for j in reading.judgements()} if any(j.replaces for j in given) else {}
    meant = {j.id: by_id.get(j.replaces, j) for j in given}
    names = name_subjects(i for j in meant.values() for i in _subjects_of(j))
    told = {key: _tell(judgement, names) for key, judgement in meant.items()}
    return {j.id: say("took back: %(told)s", told=told[j.id]) if j.replaces else told[j.id] for j in given}


def _tell(judgement: Judgement, names: dict[str, str]) -> str:
    if judgement.kind == "proposal":
        return say("proposed: %(told)s", told=_tell(act_meant(judgement), names))
    kind, verdict = judgement.kind, judgement.verdict
    if kind == "person":
        return _tell_person(judgement.left, verdict)
    wording = TELLS.get(f"{kind} {verdict}") or TELLS.get(kind) or "%(kind)s: %(verdict)s"
    return say(
        wording,
        about=names.get(judgement.left, judgement.left),
        other=names.get(judgement.right, judgement.right),
        left=name_party(judgement.left) if kind == PARTIES else judgement.left,
        right=name_party(judgement.right) if kind == PARTIES else judgement.right,
        verdict=verdict,
        kind=say(KINDS.get(kind, kind)),
        section=titles_in(language_now()).get(verdict, verdict),
        day=_day_or(verdict),
        time=_minute_or(verdict),
    )


def _subjects_of(judgement: Judgement) -> tuple[str, ...]:
    """What is told by its name."""
    return (judgement.left, judgement.right) if judgement.kind == "same_story" else (judgement.left,)


def _tell_person(name: str, what: str) -> str:
    wording, begin = next(((PERSON_TELLS[b], b) for b in PERSON_TELLS if what.startswith(b)), ("", ""))
    return say(wording, left=name, role=say(what.removeprefix(begin))) if wording else f"{name}: {what}"


def words_meant(kind: str, verdict: str) -> str:
    """The words of an act that telling it leaves out: a summary, a reading, weights."""
    if kind == "summary":
        return verdict
    if kind == "claim_corrected":
        rows = json.loads(verdict).items()
        return "\n".join(f"{say(READ[name])}: {_plain(value)}" for name, value in rows)
    if kind == "weights":
        scores = json.loads(verdict).items()
        return "\n".join(f"{say(part)}: {weight}" for _, parts in scores for part, weight in parts)
    return ""


def _plain(value: object) -> str:
    """A field of a reading as one line: names and sums as they were written."""
    if isinstance(value, dict):
        return str(value.get("name") or value.get("as_written") or "")
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    known: dict[str, str] = {**RELATIONS, **STAGES}  # type: ignore[dict-item]
    return say(known.get(str(value), str(value)))


def tell_fate(fate: Judgement) -> str:
    """What stands on a story, by whom, and for when."""
    return say(FATES[fate.kind], by=fate.by, at=_minute_or(fate.verdict))


def _day_or(text: str) -> str:
    try:
        return printer_now().day(date.fromisoformat(text))
    except ValueError:
        return text


def _minute_or(text: str) -> str:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return text
    return printer_now().instant(at) if at.tzinfo else text


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
            names[subject] = say("the claim “%(quote)s”", quote=claim.evidence[0].quote.strip(QUOTES))
    return names
