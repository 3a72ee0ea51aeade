"""The doctor's checks: each names what it looked at, what it found, and what to do."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path

from broadsheet.adapters.mail import open_post
from broadsheet.adapters.store import reading, tallies
from broadsheet.adapters.voices import choose_voice
from broadsheet.errors import BroadsheetError
from broadsheet.press.wording import LANGUAGES
from broadsheet.running.outlet_rules import FOLDER, RENEW, all_rules, own_rules
from broadsheet.settings import STORE_FILE, Settings, find_unused_variables
from broadsheet.wiring import choose_extractor, open_store_of, utc_now

ROOM = 1_000_000_000  # bytes; a day of 400 sources takes some 300 MB in the archive
SILENT = timedelta(hours=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing looked at."""

    name: str
    good: bool
    says: str

    def values(self) -> dict[str, object]:
        """The check as plain data."""
        return {"name": self.name, "good": self.good, "says": self.says}


def examine(settings: Settings) -> tuple[Check, ...]:
    """Every check, in the order in which one fault causes another."""
    checks = [_python(), _home(settings), _room(settings)]
    if checks[1].good:
        checks += _try("store", lambda: _store(settings))
    checks += [_search(), _contact(settings), _language(settings), *_parts(settings), _variables(os.environ)]
    return (*checks, _rules(settings.home, datetime.now(UTC).date()))


def _try(name: str, look: Callable[[], list[Check]]) -> list[Check]:
    try:
        return look()
    except BroadsheetError as fault:
        return [Check(name=name, good=False, says=str(fault))]


def _python() -> Check:
    found = ".".join(map(str, sys.version_info[:3]))
    return Check(name="Python", good=sys.version_info >= (3, 11), says=found)


def _home(settings: Settings) -> Check:
    if not settings.home.is_dir():
        why = "is no folder: give another" if settings.home.exists() else "is not there: broadsheet init"
        return Check(name="home", good=False, says=f"{settings.home} {why}")
    good = os.access(settings.home, os.W_OK | os.X_OK)
    says = str(settings.home) + ("" if good else " cannot be written: mend its permissions")
    return Check(name="home", good=good, says=says)


def _room(settings: Settings) -> Check:
    place = settings.home if settings.home.is_dir() else settings.home.parent
    free = shutil.disk_usage(place if place.is_dir() else "/").free
    says = f"{free / 1e9:.1f} GB free" + ("" if free >= ROOM else "; make room, the archive needs it")
    return Check(name="disk", good=free >= ROOM, says=says)


def _store(settings: Settings) -> list[Check]:
    if not settings.database and not (settings.home / STORE_FILE).is_file():
        return [Check(name="store", good=False, says="there is none yet: broadsheet init")]
    open_store_of(settings)
    held = tallies.counts()
    says = ", ".join(f"{count:,} {name}" for name, count in held.items())
    return [Check(name="store", good=True, says=says), *_rebuild(), _cycle()]


def _rebuild() -> list[Check]:
    if not reading.note(reading.REPLAYING):
        return []
    says = "has not come to its end: where it was stopped, run broadsheet rebuild again; articles are missing"
    return [Check(name="rebuild", good=False, says=says)]


def _cycle() -> Check:
    last = reading.note("cycle")
    if not last:
        return Check(name="last cycle", good=True, says="none yet: broadsheet run")
    age = datetime.now(UTC) - datetime.fromisoformat(last)
    note = f"at {last}" + (
        f"; that is {age.days} days ago, is `broadsheet run` running?" if age > SILENT else ""
    )
    return Check(name="last cycle", good=True, says=note)


def _search() -> Check:
    with sqlite3.connect(":memory:") as probe:
        options = {row[0] for row in probe.execute("PRAGMA compile_options")}
    good = "ENABLE_FTS5" in options
    says = f"SQLite {sqlite3.sqlite_version}" + ("" if good else " without FTS5: search finds nothing")
    kinds = [name for name in ("psycopg",) if find_spec(name)]
    return Check(name="search", good=good, says=says + (f"; {', '.join(kinds)} installed" if kinds else ""))


def _rules(home: Path, today: date) -> Check:
    """Rules of outlets: unreadable files and rules that have ended fail; those that soon will are named."""
    rules, faults = all_rules(home), own_rules(home).faults
    ended = [rule.host for rule in rules if rule.expires <= today]
    soon = [rule.host for rule in rules if today < rule.expires <= today + RENEW]
    says = f"{len(rules)} declared"
    says += f", {len(own_rules(home).rules)} of them in {home / FOLDER}" if own_rules(home).rules else ""
    says += f"; ended, no longer applied: {', '.join(ended)}" if ended else ""
    says += f"; end within {RENEW.days} days: {', '.join(soon)}" if soon else ""
    says += "".join(f"; not applied: {fault}" for fault in faults)
    return Check(name="outlet rules", good=not ended and not faults, says=says)


def _language(settings: Settings) -> Check:
    spoken = settings.language.replace("_", "-").split("-", maxsplit=1)[0].lower() in LANGUAGES
    says = settings.language
    says += "" if spoken else f": the paper's own words stay English; it speaks {', '.join(LANGUAGES)}"
    return Check(name="language", good=True, says=says)


def _parts(settings: Settings) -> list[Check]:
    """What settings choose by name or path, opened as a cycle would open it; nothing is sent or asked."""
    voice, model = settings.voice or "espeak-ng", settings.model_name or "the grammar"
    post = "a server is set" if settings.smtp else "no mail server is set"
    return [
        *_try("voice", lambda: _opens("voice", voice, choose_voice(settings.voice))),
        *_try("letter", lambda: _opens("letter", post, open_post(settings, utc_now))),
        *_try("extractor", lambda: _opens("extractor", model, choose_extractor(settings))),
    ]


def _opens(name: str, says: str, opened: object) -> list[Check]:
    close = getattr(opened, "close", None)
    if close is not None:
        close()
    return [Check(name=name, good=True, says=says)]


def _variables(environment: Iterable[str]) -> Check:
    unused = find_unused_variables(environment)
    return Check(name="environment", good=not unused, says="; ".join(unused) or "nothing that is not used")


def _contact(settings: Settings) -> Check:
    says = settings.contact or "not set: put `contact` into broadsheet.toml, some sites refuse strangers"
    return Check(name="contact", good=True, says=says)
