"""One frozen Settings from one TOML file and the environment."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from broadsheet.errors import SettingsError

PREFIX = "BROADSHEET_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that can be set; what is not here is a constant with a reason.

    Every key is also an environment variable, BROADSHEET_<KEY>; a secret may be given as the path of
    a file that holds it, BROADSHEET_<KEY>_FILE.
    """

    home: Path  #: where state lives: store, archive, keys, editions
    title: str = "Broadsheet"  #: the paper's name
    language: str = "en"  #: language of the edition
    timezone: str = "UTC"  #: the edition's day begins at midnight there
    address: str = "http://127.0.0.1:8700"  #: where readers reach the paper; used in feeds and mails
    host: str = "127.0.0.1"  #: interface to listen on
    port: int = 8700
    contact: str = ""  #: mail address in the User-Agent, so that a site can reach us; letters come from it
    proxy: str = ""  #: proxy for all fetching
    database: str = ""  #: database URL; empty: SQLite in `home`
    workers: int = 2  #: processes that read pages
    fetchers: int = 16  #: hosts asked at the same time
    body_limit: int = 15_000_000  #: bytes of a body after decompression
    page_seconds: float = 10.0  #: time to read one page before its worker is killed
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


def read_settings(
    *, home: Path, environment: Mapping[str, str], text: str | None = None, place: str = "broadsheet.toml"
) -> Settings:
    """Settings from TOML `text` and `environment`, the environment winning.

    Raises SettingsError for an unknown key, a wrong type or a value out of range.
    """
    given = _parse(text or "", place)
    known = {f.name: f for f in fields(Settings)}
    for key in given:
        if key not in known or key == "home":
            raise SettingsError(
                f"unknown setting {key!r}", place=place, remedy=f"Known: {', '.join(sorted(known))}."
            )
    values: dict[str, Any] = {"home": home}
    for name, spec in known.items():
        if name == "home":
            continue
        raw = _from_environment(name, environment)
        value = raw if raw is not None else given.get(name)
        if value is not None:
            values[name] = _typed(name, str(spec.type), value, place)
    settings = Settings(**values)
    _check(settings, place)
    return settings


def describe_settings(settings: Settings) -> dict[str, Any]:
    """Every setting for showing; secrets are replaced by whether they are set."""
    shown: dict[str, Any] = {}
    for spec in fields(Settings):
        value = getattr(settings, spec.name)
        if spec.name in SECRETS:
            value = "set" if value else "not set"
        shown[spec.name] = str(value) if isinstance(value, Path) else value
    return shown


def _parse(text: str, place: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise SettingsError(f"is no valid TOML: {fault}", place=place) from fault


def _from_environment(name: str, environment: Mapping[str, str]) -> str | None:
    key = PREFIX + name.upper()
    if key in environment:
        return environment[key]
    if name in SECRETS and key + "_FILE" in environment:
        return Path(environment[key + "_FILE"]).read_text(encoding="utf-8").strip()
    return None


def _typed(name: str, kind: str, value: Any, place: str) -> Any:
    convert = {"int": int, "float": float, "str": str}[kind]
    if kind == "str" and not isinstance(value, str):
        raise SettingsError(f"{name} must be text", place=place, excerpt=repr(value))
    try:
        return convert(value)
    except (TypeError, ValueError) as fault:
        raise SettingsError(f"{name} must be a number", place=place, excerpt=repr(value)) from fault


def _check(settings: Settings, place: str) -> None:
    bounds = {
        "port": (0, 65535),
        "workers": (0, 256),
        "fetchers": (1, 256),
        "minutes": (1, 120),
        "pictures": (0, 10_000),
        "letter_hour": (-1, 23),
    }
    for name, (low, high) in bounds.items():
        value = getattr(settings, name)
        if not low <= value <= high:
            raise SettingsError(f"{name} must be between {low} and {high}", place=place, excerpt=str(value))
