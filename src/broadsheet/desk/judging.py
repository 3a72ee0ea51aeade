"""Judgements as the desk makes them, and which of them stand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final, cast, get_args

from broadsheet.adapters.store import reading, writing
from broadsheet.desk.meantime import FATES, Overtaken, refuse_if_decided_since
from broadsheet.desk.party_names import name_for_both
from broadsheet.desk.wording import say
from broadsheet.errors import InputError
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Judgement, content_id
from broadsheet.records.judgement import JudgementKind

__all__ = ["FATES", "Overtaken", "Standing", "fate_of", "judge", "ruling_on_pair", "standing", "undo"]

OF_PAIRS: Final = frozenset({"same_story", "same_deal", "same_party"})
SAYS_NO: Final = OF_PAIRS | {"claim_holds"}
"""Kinds whose "no" is an answer of its own and takes nothing back."""
LONGEST: Final = 2000

Standing = dict[tuple[str, str, str], Judgement]


def standing(judgements: Iterable[Judgement]) -> Standing:
    """What stands, by (kind, left, right): neither replaced nor taken back by a later "no"."""
    given = sorted({j.id: j for j in judgements}.values(), key=lambda j: (j.at, j.id))
    replaced = {j.replaces for j in given if j.replaces}
    found: Standing = {}
    for judgement in given:
        if judgement.id in replaced or judgement.replaces:
            continue
        for key in _keys_closed_by(judgement):
            found.pop(key, None)
        if judgement.verdict != "no" or judgement.kind in SAYS_NO:
            found[judgement.kind, judgement.left, judgement.right] = judgement
    return found


def _keys_closed_by(judgement: Judgement) -> list[tuple[str, str, str]]:
    if judgement.kind in FATES:
        return [(kind, judgement.left, "") for kind in FATES]
    return [(judgement.kind, judgement.left, judgement.right)]


def ruling_on_pair(stands: Standing, kind: str, left: str, right: str) -> Judgement | None:
    """What stands on two things, whichever of them was named first."""
    return stands.get((kind, left, right)) or stands.get((kind, right, left))


def fate_of(stands: Standing, story_id: str, day: date | None = None) -> Judgement | None:
    """The fate that stands for a story; with `day`, only one that counts for that day's edition."""
    found = next((stands[kind, story_id, ""] for kind in FATES if (kind, story_id, "") in stands), None)
    if found is None or day is None or found.kind != "publish":
        return found
    return found if found.verdict in {"yes", day.isoformat()} else None


def judge(
    kind: str,
    left: str,
    verdict: str,
    *,
    right: str = "",
    by: str,
    at: datetime,
    why: str = "",
    seen: str | None = None,
    mark: str | None = None,
) -> Judgement:
    """Appends a judgement and gives it back.

    `seen` is the id of what the editor saw standing on this question, "" for nothing; where something
    else stands now, Overtaken is raised and nothing is written, however close together two editors
    are. `mark` is the latest judgement there was when the form was made, for questions that no single
    judgement answers: Overtaken is raised too where something of the kind was decided on either side
    since. Raises InputError for an unknown kind or an overlong text.
    """
    if kind not in get_args(JudgementKind):
        raise InputError(say("there is no such judgement"), excerpt=kind)
    if max(map(len, (left, right, verdict, why))) > LONGEST:
        raise InputError(
            say("a text has more than %(most)s characters", most=LONGEST), remedy=say("Shorten it.")
        )
    made = Judgement(
        id=content_id("judgement", kind, left, right, verdict, by, at.isoformat()),
        kind=cast("JudgementKind", kind),
        left=left,
        right=right,
        verdict=verdict,
        by=by,
        at=at,
        why=why,
        called=name_for_both(left, right) if (kind, verdict) == ("same_party", "yes") else "",
    )
    with writing.alone():
        if seen is not None:
            _refuse_if_overtaken(kind, left, right, seen)
        refuse_if_decided_since(mark, kind, {left, right} - {""})
        writing.commit(Outcome(at=at, judgements=(made,)))
    return made


def _refuse_if_overtaken(kind: str, left: str, right: str, seen: str) -> None:
    stands = standing(reading.judgements())
    now = fate_of(stands, left) if kind in FATES else stands.get((kind, left, right))
    if (now.id if now else "") != seen:
        raise Overtaken(now)


def undo(judgement_id: str, *, by: str, at: datetime) -> Judgement:
    """Takes a judgement back by one that replaces it; both stay in the log.

    Raises InputError where there is no such judgement, it was taken back already, or it takes another
    back itself: what was taken back is decided anew.
    """
    with writing.alone():
        given = reading.judgements()
        old = next((j for j in given if j.id == judgement_id), None)
        if (
            old is None
            or old.replaces
            or old.kind == "person"
            or any(j.replaces == judgement_id for j in given)
        ):
            raise InputError(say("there is nothing to take back"), excerpt=judgement_id)
        made = _counter(old, by, at)
        writing.commit(Outcome(at=at, judgements=(made,)))
    return made


def _counter(old: Judgement, by: str, at: datetime) -> Judgement:
    # A "no" about a pair says that the two are apart. What takes a pair's judgement back must say
    # nothing about the pair, so it speaks of the judgement instead.
    speaks_of_itself = old.kind in SAYS_NO
    return Judgement(
        id=content_id("judgement", "undo", old.id, by, at.isoformat()),
        kind="claim_holds" if speaks_of_itself else old.kind,
        left=old.id if speaks_of_itself else old.left,
        right="",
        verdict="yes" if speaks_of_itself else "no",
        by=by,
        at=at,
        why="taken back",
        replaces=old.id,
    )
