"""What stands settled, kept for the next process: taken up where it fits the store, else that is said."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any, Final

from broadsheet import stories
from broadsheet.adapters.store import reading, writing
from broadsheet.adapters.store.sheet_of_standing import SheetWriter, find_sheet, read_pieces
from broadsheet.pipeline.outcome import Outcome
from broadsheet.pipeline.steps import STORIES
from broadsheet.records import Finding, Judgement
from broadsheet.running.method import weights_at, write_weights
from broadsheet.running.ruling import ties_of
from broadsheet.running.storing import TOLD
from broadsheet.wiring import Newsroom, Slate

SHEET: Final = "standing"  #: a note: the file of what stood settled then
FORMAT: Final = 3  #: of these files; one of another format is not read
_LISTS: Final = ("data/organisations.jsonl", "data/topics.yaml")


def write_standing(sheet: SheetWriter, slate: Slate, judgements: Iterable[Judgement], now: datetime) -> None:
    """Writes what stands settled on the slate, before anything of the running day is placed."""
    assert slate.standing is not None, "what is written stands"
    assert slate.since is not None, "what stands has a window"
    head = {
        "made": made_by(),
        "told": now.isoformat(),
        "since": slate.since.isoformat(),
        "rulings": list(ties_of(judgements)),
        "weights": write_weights(weights_at(judgements, now)),
        "wordings": {key: mark for key, mark in slate.wordings.items() if slate.standing.tells(key)},
    }
    sheet.put([json.dumps(head).encode()])
    sheet.put(slate.standing.pack())


def write_looks(sheet: SheetWriter, slate: Slate) -> None:
    """Adds, at the end, when the heat of each story is looked at again."""
    sheet.put([json.dumps({key: at.isoformat() for key, at in slate.looks.items()}).encode()])


def take_up(newsroom: Newsroom, judgements: tuple[Judgement, ...], now: datetime) -> None:
    """Fills the slate with what stood settled last; where nothing fits the store it stays empty."""
    name, told, slate = reading.note(SHEET), reading.note(TOLD), newsroom.slate
    if not name or not told:  # nothing was told, or it is to be told anew
        return
    path = find_sheet(newsroom.settings.home, name)
    if path is None:
        _say(now, f"{newsroom.settings.home / 'standing' / name} is not there or damaged")
        return
    pieces = read_pieces(path)
    head = json.loads(next(pieces))
    if why := _find_fault(head, told, judgements, now):
        _say(now, why)
        return
    fresh = ties_of(judgements).keys() - set(head["rulings"])
    before = tuple(judgement for judgement in judgements if judgement.id not in fresh)
    slate.standing = stories.Standing.restore(pieces, before)
    slate.looks = {key: datetime.fromisoformat(at) for key, at in json.loads(next(pieces)).items()}
    slate.told, slate.judgements, slate.is_taken_up = told, before, True
    slate.since, slate.wordings = datetime.fromisoformat(head["since"]), head["wordings"]
    slate.rated = now if head["weights"] == write_weights(weights_at(judgements, now)) else None


def _find_fault(head: dict[str, Any], told: str, judgements: Iterable[Judgement], now: datetime) -> str:
    if head["made"] != made_by():
        return "what stood was grouped by another version of the program or of its lists"
    if head["told"] != told:
        return f"what stood is of {head['told']}, the store was told at {told}"
    if head["rulings"] != list(ties_of(judgements))[: len(head["rulings"])]:
        return "what editors ruled on stories then was forgotten since"
    if datetime.fromisoformat(told) > now:
        return f"the clock shows an earlier time than {told}"
    return ""


def _say(now: datetime, why: str) -> None:
    message = f"The whole window is grouped anew, which takes some minutes where it is large: {why}."
    finding = Finding(
        level="info", step=STORIES.mark, subject_id="standing", code="grouped_anew", message=message
    )
    writing.commit(Outcome(at=now, findings=(finding,)))


@lru_cache(maxsize=1)
def made_by() -> str:
    """The code and the lists that stories are grouped by: what was grouped by others is not taken up."""
    ours = files("broadsheet")
    folders = [ours.joinpath(name).iterdir() for name in ("stories", "data/stories")]
    paths = [*(ours.joinpath(name) for name in _LISTS), *(path for held in folders for path in held)]
    said = blake2b(digest_size=16)
    for path in sorted((path for path in paths if path.is_file()), key=lambda path: path.name):
        said.update(path.read_bytes())
    return f"{FORMAT} {STORIES.mark} {said.hexdigest()}"
