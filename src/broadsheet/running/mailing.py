"""The day's letter to everyone who asked for it: each gets it once, whatever stops in between."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.core.signing import BadSignature, Signer

from broadsheet.adapters.store import reading, subscribers, writing
from broadsheet.errors import PostError
from broadsheet.pipeline.outcome import Outcome
from broadsheet.ports import Post
from broadsheet.press import Site
from broadsheet.press.letter import address_letter, print_letter
from broadsheet.press.printer import Printer
from broadsheet.press.sheets.letters import PATH
from broadsheet.records import Finding, Letter
from broadsheet.settings import Settings
from broadsheet.wiring import Newsroom, Progress, open_shelf, say_nothing, site_of

STEP: Final = "letter@1"
NOTE: Final = "letter"  #: the day whose letter went out last


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailed:
    """What one sending did."""

    day: date
    sent: int
    refused: int  #: addresses that do not take letters
    left: int  #: readers who still wait, because the mail server stopped


def letter_address(site: Site, act: str, subscriber: str) -> str:
    """The address at which the reader with that id confirms ("confirm") or leaves ("leave")."""
    return f"{site.address}{site.base}{PATH}{act}/{sign_reader(act, subscriber)}/"


def sign_reader(act: str, subscriber: str) -> str:
    """The word that lets a reader do one act and no other."""
    return str(Signer(salt=f"broadsheet.letter.{act}").sign(subscriber))


def read_reader(act: str, word: str) -> str:
    """The reader whom `sign_reader` signed for that act; "" for a word that is not ours."""
    try:
        return str(Signer(salt=f"broadsheet.letter.{act}").unsign(word))
    except BadSignature:
        return ""


def mail_when_due(newsroom: Newsroom, now: datetime) -> Mailed | None:
    """Yesterday's edition, complete, at the hour that is set; None while nothing is due.

    A mail server that cannot be used is a Finding; readers left over get the letter at a later cycle
    of the same day.
    """
    day = due_day(newsroom.settings, now)
    if newsroom.post is None or day is None:
        return None
    site, shelf = site_of(newsroom.settings, now), open_shelf()
    letter = print_letter(Printer(site, "/"), shelf, day)
    mailed = Mailed(day=day, sent=0, refused=0, left=0)
    if letter is not None:
        mailed = send_letter(letter, day, newsroom.post, site, now, progress=newsroom.progress)
    if mailed.left == 0:
        writing.commit(Outcome(at=now, notes=((NOTE, day.isoformat()),)))
    return mailed


def due_day(settings: Settings, now: datetime) -> date | None:
    """The day whose letter should go out at this instant."""
    here = now.astimezone(ZoneInfo(settings.timezone))
    if settings.letter_hour < 0 or here.hour < settings.letter_hour:
        return None
    day = here.date() - timedelta(days=1)
    return None if reading.note(NOTE) >= day.isoformat() else day


def send_letter(
    letter: Letter, day: date, post: Post, site: Site, now: datetime, *, progress: Progress = say_nothing
) -> Mailed:
    """The letter to all who have not had that day's. Killed in between, it goes on with the next reader.

    The one reader whose letter was taken just before the end may get it twice, under one Message-ID.
    """
    waiting = subscribers.waiting_for(day)
    taken: list[bool] = []
    for reader in waiting:
        leave = letter_address(site, "leave", reader.id)
        try:
            post.send(address_letter(letter, to=reader.email, leave=leave))
        except PostError as fault:
            _tell(fault, reader.id, now)
            if not fault.for_good:
                break
            taken.append(False)
        else:
            taken.append(True)
        subscribers.note_delivery(day, reader.id, now, taken=taken[-1])
        progress("letters", len(taken), len(waiting))
    return Mailed(day=day, sent=sum(taken), refused=taken.count(False), left=len(waiting) - len(taken))


def _tell(fault: PostError, reader: str, now: datetime) -> None:
    """A Finding under the reader's id: an address stands in no listing."""
    shown = PostError(fault.message, place=fault.place, remedy=fault.remedy)
    finding = Finding(
        level="warning", step=STEP, subject_id=reader, code="letter_refused", message=str(shown)
    )
    writing.commit(Outcome(at=now, findings=(finding,)))
