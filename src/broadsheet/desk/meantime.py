"""Two editors at once: what was decided after a page was made, and who decided over whose head."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from broadsheet.adapters.store import reading, writing
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Judgement

FATES: Final = ("publish", "hold", "drop", "schedule")
"""A story has one of these at a time: the latest."""
HEARD: Final = "heard of"  #: key of the session: the judgement up to which its person was told
AT_FIRST: Final = timedelta(days=1)  #: how far back somebody is told who comes in
MOST: Final = 5


class Overtaken(Exception):  # noqa: N818
    """Somebody else decided in the meantime; `standing` says what stands now, None for nothing."""

    def __init__(self, standing: Judgement | None) -> None:
        super().__init__("decided in the meantime")
        self.standing = standing


def mark_of(given: Sequence[Judgement]) -> str:
    """What a form carries to say upon what it was filled in: the latest judgement; "" for none."""
    return given[-1].id if given else ""


def refuse_if_decided_since(mark: str | None, kind: str, subjects: Collection[str]) -> None:
    """Raises Overtaken where something of that kind was decided on one of the subjects after the mark.

    None is no mark, and refuses nothing. A mark that no judgement has counts as the very beginning.
    """
    if mark is None:
        return
    given = reading.judgements()
    latest = _latest_about(_after(given, mark), given, kind, subjects)
    if latest is not None:
        raise Overtaken(latest)


def commit_alone(outcome: Outcome, *, mark: str | None, kind: str, subjects: Collection[str]) -> None:
    """Writes where nothing was decided since the mark, however close together two editors are."""
    with writing.alone():
        refuse_if_decided_since(mark, kind, subjects)
        writing.commit(outcome)


def _after(given: Sequence[Judgement], mark: str) -> Sequence[Judgement]:
    at = next((n for n, j in enumerate(given) if j.id == mark), -1)
    return given[at + 1 :]


def _latest_about(
    fresh: Sequence[Judgement], given: Iterable[Judgement], kind: str, subjects: Collection[str]
) -> Judgement | None:
    """The latest of the fresh ones that decides, or takes back what decided, on one of the subjects."""
    by_id = {j.id: j for j in given}
    for judgement in reversed(fresh):
        meant = by_id.get(judgement.replaces, judgement)
        if (
            meant.kind == kind
            and not _is_of_oneself(meant)
            and not {meant.left, meant.right}.isdisjoint(subjects)
        ):
            return judgement
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overruled:
    """What somebody decided, and what another put in its place."""

    yours: Judgement
    theirs: Judgement


def overruled(given: Sequence[Judgement], name: str, mark: str | None, now: datetime) -> list[Overruled]:
    """What others put in the place of this person's decisions since the mark, latest first.

    Without a mark, of the last day.
    """
    fresh = _after(given, mark) if mark else [j for j in given if j.at > now - AT_FIRST]
    ids = {j.id for j in fresh}
    by_id = {j.id: j for j in given}
    standing: dict[tuple[str, ...], Judgement] = {}
    found: list[Overruled] = []
    for judgement in (j for j in given if not _is_of_oneself(j)):
        meant = by_id.get(judgement.replaces, judgement)
        key = _question(meant)
        before = meant if judgement.replaces else standing.get(key)
        if before and before.by == name != judgement.by and judgement.id in ids:
            found.append(Overruled(yours=before, theirs=judgement))
        if judgement.replaces:
            standing.pop(key, None)
        else:
            standing[key] = judgement
    return found[::-1][:MOST]


def _is_of_oneself(judgement: Judgement) -> bool:
    """What somebody did to the own account decides nothing over anybody's head."""
    return judgement.kind == "person" and judgement.by == judgement.left


def _question(judgement: Judgement) -> tuple[str, ...]:
    """What two judgements have in common where the later takes the place of the earlier."""
    if judgement.kind in FATES:
        return ("fate", judgement.left)
    if judgement.kind in {"source", "person"}:
        return (judgement.kind, judgement.left)
    return (judgement.kind, *sorted((judgement.left, judgement.right)))
