"""Judgements as the desk makes them, and which of them stand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Final, cast, get_args

from broadsheet.adapters.store import reading, writing
from broadsheet.errors import InputError
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Judgement, content_id
from broadsheet.records.judgement import JudgementKind

FATES: Final = ("publish", "hold", "drop")
"""A story has one of these at a time: the latest."""
OF_PAIRS: Final = frozenset({"same_story", "same_deal", "same_party"})
LONGEST: Final = 2000


class Overtaken(Exception):  # noqa: N818
    """Somebody else decided in the meantime; `by` says what stands now."""

    def __init__(self, standing: Judgement | None) -> None:
        super().__init__("decided in the meantime")
        self.standing = standing


def standing(judgements: Iterable[Judgement]) -> dict[tuple[str, str, str], Judgement]:
    """What stands, by (kind, left, right): neither replaced nor taken back by a later "no"."""
    given = sorted({j.id: j for j in judgements}.values(), key=lambda j: (j.at, j.id))
    replaced = {j.replaces for j in given if j.replaces}
    found: dict[tuple[str, str, str], Judgement] = {}
    for judgement in given:
        if judgement.id in replaced:
            continue
        for key in _keys_closed_by(judgement):
            found.pop(key, None)
        if judgement.verdict != "no" or judgement.kind in OF_PAIRS or judgement.kind == "claim_holds":
            found[judgement.kind, judgement.left, judgement.right] = judgement
    return found


def _keys_closed_by(judgement: Judgement) -> list[tuple[str, str, str]]:
    if judgement.kind in FATES:
        return [(kind, judgement.left, "") for kind in FATES]
    return [(judgement.kind, judgement.left, judgement.right)]


def fate_of(stands: dict[tuple[str, str, str], Judgement], story_id: str) -> Judgement | None:
    """The publish, hold or drop that stands for a story."""
    return next((stands[kind, story_id, ""] for kind in FATES if (kind, story_id, "") in stands), None)


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
) -> Judgement:
    """Appends a judgement and gives it back.

    `seen` is the id of what the editor saw standing on this question, "" for nothing; where something
    else stands now, Overtaken is raised and nothing is written. Raises InputError for an unknown kind
    or an overlong text.
    """
    if kind not in get_args(JudgementKind):
        raise InputError("there is no such judgement", excerpt=kind)
    if max(map(len, (left, right, verdict, why))) > LONGEST:
        raise InputError(f"a text has more than {LONGEST} characters", remedy="Shorten it.")
    if seen is not None:
        _refuse_if_overtaken(kind, left, right, seen)
    made = Judgement(
        id=content_id("judgement", kind, left, right, verdict, by, at.isoformat()),
        kind=cast("JudgementKind", kind),
        left=left,
        right=right,
        verdict=verdict,
        by=by,
        at=at,
        why=why,
    )
    writing.commit(Outcome(at=at, judgements=(made,)))
    return made


def _refuse_if_overtaken(kind: str, left: str, right: str, seen: str) -> None:
    stands = standing(reading.judgements())
    now = fate_of(stands, left) if kind in FATES else stands.get((kind, left, right))
    if (now.id if now else "") != seen:
        raise Overtaken(now)


def undo(judgement_id: str, *, by: str, at: datetime) -> Judgement:
    """Takes a judgement back by one that replaces it; both stay in the log.

    Raises InputError where there is no such judgement or it was taken back already.
    """
    given = reading.judgements()
    old = next((j for j in given if j.id == judgement_id), None)
    if old is None or any(j.replaces == judgement_id for j in given):
        raise InputError("there is nothing to take back", excerpt=judgement_id)
    # A "no" about a pair says that the two are apart. What takes a pair's judgement back must say
    # nothing about the pair, so it speaks of the judgement instead.
    speaks_of_pair = old.kind in OF_PAIRS or old.kind == "claim_holds"
    made = Judgement(
        id=content_id("judgement", "undo", judgement_id, by, at.isoformat()),
        kind="claim_holds" if speaks_of_pair else old.kind,
        left=old.id if speaks_of_pair else old.left,
        right="",
        verdict="yes" if speaks_of_pair else "no",
        by=by,
        at=at,
        why="taken back",
        replaces=old.id,
    )
    writing.commit(Outcome(at=at, judgements=(made,)))
    return made
