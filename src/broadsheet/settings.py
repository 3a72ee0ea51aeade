"""One frozen Settings from one TOML file and the environment."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from broadsheet.errors import SettingsError

PREFIX = "BROADSHEET_"
STORE_FILE = "broadsheet.sqlite3"
"""In the home, where no other database is set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that can be set; what is not here is a constant with a reason.

    Every key is also an environment variable, BROADSHEET_<KEY>; a secret, the database and the proxy may
    be given as the path of a file that holds it, BROADSHEET_<KEY>_FILE.
    """

    home: Path  #: where state lives: store, archive, keys, editions
    title: str = "Broadsheet"  #: the paper's name
    language: str = "en"  #: language of the edition
    timezone: str = "UTC"  #: the edition's day begins at midnight there
    address: str = "http://127.0.0.1:8700"  #: where readers reach the paper; used in feeds and mails
    host: str = "127.0.0.1"  #: interface to listen on
    port: int = 8700
    contact: str = ""  #: mail address in the User-Agent, so that a site can reach us; letters come from it
    proxy: str = field(default="", repr=False)  #: proxy for all fetching
    database: str = field(default="", repr=False)  #: database URL; empty: SQLite in `home`
    workers: int = 2  #: processes that read pages
    fetchers: int = 16  #: hosts asked at the same time
    body_limit: int = 15_000_000  #: bytes of a body after decompression
    page_seconds: float = 10.0  #: processor time to read one page before its worker is killed
    page_memory: int = 1_000_000_000  #: bytes of memory a reading worker may use
    minutes: int = 12  #: reading time an edition aims at
    pictures: int = 0  #: lead pictures fetched in a cycle at most, and pictures shown; 0: neither
    secret_key: str = field(default="", repr=False)  #: signs sessions; made at init
    model_url: str = ""  #: OpenAI-compatible endpoint for a second extractor
    model_name: str = ""
    model_key: str = field(default="", repr=False)
    voice: str = ""  #: "" espeak-ng, "none", or the path of a Piper model (.onnx)
    smtp: str = field(default="", repr=False)  #: takes letters: smtp://user:password@host:587 or smtps://…
    letter_hour: int = 7  #: hour in `timezone` at which the day's letter goes out; -1: only by command
    newsstand: str = ""  #: "127.0.0.1:PORT" of the newsstand in a trial run; empty for the real web


SECRETS = frozenset({"secret_key", "model_key", "smtp"})
ADDRESSES = frozenset({"database", "proxy", "model_url"})  #: shown, but for the password in them
FROM_FILES = SECRETS | {"database", "proxy"}  #: may be the path of a file, BROADSHEET_<KEY>_FILE
BOUNDS = {
    "port": (0, 65535),
    "workers": (0, 256),
    "fetchers": (1, 256),
    "body_limit": (10_000, 1_000_000_000),
    "page_seconds": (0.1, 3600),
    "page_memory": (50_000_000, 1_000_000_000_000),
    "minutes": (1, 120),
    "pictures": (0, 10_000),
    "letter_hour": (-1, 23),
}
_PASSWORD = re.compile(r"(?<=:)[^:/@][^/@]*(?=@)")


def read_settings(
    *, home: Path, environment: Mapping[str, str], text: str | None = None, place: str = "broadsheet.toml"
) -> Settings:
    """Settings from TOML `text` and `environment`, the environment winning.

    Raises SettingsError that names every unknown key, wrong type and value out of range, each with the
    place where it was given.
    """
    given = _parse(text or "", place)
    known = {f.name: str(f.type) for f in fields(Settings) if f.name != "home"}
    faults = [_unknown(key, known, place) for key in given if key not in known]
    values: dict[str, Any] = {}
    for name, kind in known.items():
        try:
            raw, where = _given(name, environment, given, place)
            if raw is not None:
                values[name] = _checked(name, _typed(name, kind, raw, where), where)
        except SettingsError as fault:
            faults.append(fault)
    if len(faults) == 1:
        raise faults[0]
    if faults:
        raise SettingsError("\n".join([f"{len(faults)} settings cannot be used", *map(str, faults)]))
    return Settings(home=home, **values)


def describe_settings(settings: Settings) -> dict[str, Any]:
    """Every setting for showing: secrets as whether they are set, addresses without their passwords."""
    shown: dict[str, Any] = {}
    for spec in fields(Settings):
        value = getattr(settings, spec.name)
        if spec.name in SECRETS:
            value = "set" if value else "not set"
        elif spec.name in ADDRESSES:
            value = _PASSWORD.sub("…", value)
        shown[spec.name] = str(value) if isinstance(value, Path) else value
    return shown


def find_unused_variables(environment: Iterable[str]) -> tuple[str, ...]:
    """Names of variables that look like settings and set nothing, each with what to do."""
    known = {PREFIX + spec.name.upper() for spec in fields(Settings)}
    files = {PREFIX + name.upper() + "_FILE" for name in FROM_FILES}
    said = []
    for name in sorted(set(environment) - known - files):
        stem = name.removesuffix("_FILE")
        if not name.startswith(PREFIX):
            continue
        if stem != name and stem in known:
            said.append(f"{name} is not used: only secrets are read from files, set {stem}")
        elif near := get_close_matches(name, known | files, 1, 0.85):
            said.append(f"{name} is not used: did you mean {near[0]}?")
    return tuple(said)


def _parse(text: str, place: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise SettingsError(
            f"is no valid TOML: {fault}",
            place=place,
            excerpt=_line_named(text, str(fault)),
            remedy='A line is: name = "text" or name = 5.',
        ) from fault


def _line_named(text: str, fault: str) -> str:
    """The line that an error of the TOML reader names; the last one where it names the end."""
    named, lines = re.search(r"at line (\d+)", fault), text.splitlines()
    number = int(named[1]) if named else len(lines)
    return lines[number - 1].strip() if 0 < number <= len(lines) else ""


def _unknown(key: str, known: Iterable[str], place: str) -> SettingsError:
    if key == "home":
        remedy = "The home is given by --home or $BROADSHEET_HOME."
    elif near := get_close_matches(key, list(known), 1):
        remedy = f"Did you mean {near[0]!r}?"
    else:
        remedy = f"Known: {', '.join(sorted(known))}."
    return SettingsError(f"unknown setting {key!r}", place=place, remedy=remedy)


def _given(
    name: str, environment: Mapping[str, str], given: Mapping[str, Any], place: str
) -> tuple[Any, str]:
    """The value as given and where; None where it is not."""
    key = PREFIX + name.upper()
    if key in environment:
        return environment[key], f"${key}"
    if name in FROM_FILES and key + "_FILE" in environment:
        return _read_secret(environment[key + "_FILE"], f"${key}_FILE"), f"${key}_FILE"
    return given.get(name), place


def _read_secret(file: str, place: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as fault:
        raise SettingsError(
            f"cannot be read: {getattr(fault, 'strerror', None) or 'it is no text'}",
            place=place,
            excerpt=file,
            remedy="Name a file that holds nothing but the value.",
        ) from fault


def _typed(name: str, kind: str, value: Any, place: str) -> Any:
    if kind == "str":
        if not isinstance(value, str):
            remedy = f'Write it in quotes: {name} = "…".'
            raise SettingsError(f"{name} must be text", place=place, excerpt=repr(value), remedy=remedy)
        return value
    convert, taken = {"int": (int, (int, str)), "float": (float, (int, float, str))}[kind]
    what = "a whole number" if kind == "int" else "a number"
    remedy = f"Left out it is {Settings.__dataclass_fields__[name].default}."
    wrong = SettingsError(f"{name} must be {what}", place=place, excerpt=repr(value), remedy=remedy)
    if isinstance(value, bool) or not isinstance(value, taken):
        raise wrong
    try:
        return convert(value)
    except ValueError as fault:
        raise wrong from fault


def _checked(name: str, value: Any, place: str) -> Any:
    """The value, where it can be used. Raises SettingsError."""
    if name in BOUNDS:
        low, high = BOUNDS[name]
        if not low <= value <= high:
            raise SettingsError(
                f"{name} must be between {low:,} and {high:,}",
                place=place,
                excerpt=str(value),
                remedy=f"Left out it is {Settings.__dataclass_fields__[name].default}.",
            )
    elif name == "timezone":
        _check_zone(value, place)
    elif name == "address":
        _check_address(name, value, place, "Write it as https://paper.example or https://example.org/paper.")
    elif name == "proxy" and value:
        _check_address(name, value, place, "Write it as http://user:password@proxy.example:3128.")
    elif name == "host" and not value.strip():
        remedy = "Write 127.0.0.1 for this machine alone, 0.0.0.0 for all that reach it."
        raise SettingsError("host names no interface", place=place, excerpt=repr(value), remedy=remedy)
    elif name in {"title", "contact"} and not value.isprintable():
        raise SettingsError(f"{name} must be one line of text", place=place, excerpt=repr(value))
    return value


def _check_zone(value: str, place: str) -> None:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError) as fault:  # an unknown name, one that is a path, a folder
        raise SettingsError(
            "timezone is not known", place=place, excerpt=value, remedy="Write it as Europe/Berlin or UTC."
        ) from fault


def _check_address(name: str, value: str, place: str, remedy: str) -> None:
    try:
        parts = urlsplit(value)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        good = False
    if not good:
        raise SettingsError(
            f"{name} must be an http or https address",
            place=place,
            excerpt=_PASSWORD.sub("…", value),
            remedy=remedy,
        )
