"""Settings in, a Newsroom out: the only place that composes.

What only one of the functions puts together is imported there: a listing of the command line neither
reads pages nor claims.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from broadsheet.adapters.store.connect import open_store
from broadsheet.errors import SettingsError
from broadsheet.settings import STORE_FILE, Settings, read_settings

if TYPE_CHECKING:
    from broadsheet.adapters.store.shelf import StoreShelf
    from broadsheet.ports import Archive, Clock, Extractor, Fetcher, Post, Voice
    from broadsheet.press import Site
    from broadsheet.records import Judgement
    from broadsheet.stories import Standing

SETTINGS_FILE = "broadsheet.toml"
KEY_FILE = "secret.key"


class Progress(Protocol):
    """Told how far a step is: for bars and logs."""

    def __call__(self, step: str, done: int, total: int) -> None:
        """`done` of `total` pieces of work (0: not known); called often, must be quick."""
        ...


def say_nothing(step: str, done: int, total: int) -> None:
    """A Progress for tests and quiet runs."""


@dataclass(slots=True, kw_only=True)
class Slate:
    """What a process remembers of its last telling, so that it tells on from there; empty at first."""

    standing: Standing | None = None
    told: str = ""  #: the note that the telling left: another one means that somebody else told since
    since: datetime | None = None  #: the begin of the window that was told
    rated: datetime | None = None  #: when everything that is young was last rated
    looks: dict[str, datetime] = field(default_factory=dict)  #: story → when its heat is looked at again
    judgements: tuple[Judgement, ...] = ()
    wordings: dict[str, int] = field(default_factory=dict)  #: article → a mark of the wording that was told
    is_taken_up: bool = False  #: the standing is that of another process, and was not told by this one yet
    preview: tuple[str, ...] = ()  #: what the last preview of an edition was made from


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """The parts a cycle works with. A bundle, not an actor: it has no methods of its own."""

    settings: Settings
    fetcher: Fetcher
    archive: Archive
    pool: Executor  #: reads what strangers wrote, under limits
    extractor: Extractor
    clock: Clock
    progress: Progress
    voice: Voice | None = None  #: reads editions aloud
    post: Post | None = None  #: takes letters
    slate: Slate = field(default_factory=Slate, compare=False)


def utc_now() -> datetime:
    """The present instant."""
    return datetime.now(UTC)


def load_settings(home: Path | None = None) -> Settings:
    """Settings of the given home, else $BROADSHEET_HOME, else this folder if one, else ./broadsheet-home.

    Raises SettingsError where the file cannot be used.
    """
    place = home or _usual_home()
    file = place / SETTINGS_FILE
    try:
        text = file.read_text(encoding="utf-8") if file.exists() else None
    except (OSError, UnicodeDecodeError) as fault:
        why = getattr(fault, "strerror", None) or "it is no text in UTF-8"
        raise SettingsError(
            f"cannot be read: {why.lower()}",
            place=str(file),
            remedy="Mend it, or put it aside: broadsheet init writes a new one.",
        ) from fault
    environment = dict(os.environ)
    if (place / KEY_FILE).is_file():
        environment.setdefault("BROADSHEET_SECRET_KEY_FILE", str(place / KEY_FILE))
    return read_settings(home=place.resolve(), environment=environment, text=text, place=str(file))


def _usual_home() -> Path:
    if given := os.environ.get("BROADSHEET_HOME"):
        return Path(given)
    is_here = any(Path(name).is_file() for name in (SETTINGS_FILE, STORE_FILE))
    return Path() if is_here else Path("broadsheet-home")


@contextmanager
def open_newsroom(
    settings: Settings, pool: Executor, *, clock: Clock = utc_now, progress: Progress = say_nothing
) -> Iterator[Newsroom]:
    """A Newsroom on the web, archive and store of `settings`, closed at the end; the pool stays open."""
    from broadsheet.adapters.archive import WarcArchive
    from broadsheet.adapters.mail import open_post
    from broadsheet.adapters.voices import choose_voice
    from broadsheet.adapters.web import WebFetcher

    open_store_of(settings)
    fetcher = WebFetcher(settings, clock=clock)
    archive = WarcArchive(settings.home / "archive")
    voice, post = choose_voice(settings.voice), open_post(settings, clock)
    try:
        yield Newsroom(
            settings=settings,
            fetcher=fetcher,
            archive=archive,
            pool=pool,
            extractor=choose_extractor(settings),
            clock=clock,
            progress=progress,
            voice=voice,
            post=post,
        )
    finally:
        for opened in (voice, post):
            if opened is not None:
                opened.close()
        archive.close()
        fetcher.close()


def choose_extractor(settings: Settings) -> Extractor:
    """The grammar, or the model behind `model_url` where one is set. Raises SettingsError without a name."""
    if not settings.model_url:
        from broadsheet.claims import GrammarExtractor

        return GrammarExtractor()
    if not settings.model_name:
        raise SettingsError("model_url is set and model_name is not", remedy="Name the model to ask.")
    from broadsheet.adapters.models.chat import ChatExtractor

    return ChatExtractor(settings.model_url, settings.model_name, key=settings.model_key)


def open_store_of(settings: Settings) -> None:
    """Opens the store with the paper's addresses, so that one process can both cycle and serve."""
    open_store(settings, urls="broadsheet.paper.urls")


def open_shelf() -> StoreShelf:
    """The shelf as the store stands now."""
    from broadsheet.adapters.store.shelf import StoreShelf

    return StoreShelf()


def pictures_of(settings: Settings) -> Path:
    """The folder of the pictures that are kept."""
    return settings.home / "pictures"


def site_of(settings: Settings, now: datetime) -> Site:
    """What the press must know of the paper as a whole."""
    from broadsheet.adapters.archive import shown_pictures
    from broadsheet.pipeline.recounting import recount_story
    from broadsheet.press import Site

    parts = urlsplit(settings.address)
    return Site(
        title=settings.title,
        address=f"{parts.scheme}://{parts.netloc}",
        base=parts.path.rstrip("/"),
        now=now,
        language=settings.language,
        zone=ZoneInfo(settings.timezone),
        contact=settings.contact,
        pictures=shown_pictures(pictures_of(settings)) if settings.pictures else None,
        recount=recount_story,
    )
