"""Values to plain JSON data and back, by their own type hints: one form for store, files and --json."""

from __future__ import annotations

import dataclasses
import types
import typing
from base64 import b64decode, b64encode
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, Union

V = TypeVar("V")

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]


def to_plain(value: Any) -> Any:
    """A value as JSON data: dates as ISO 8601, Decimals as text, tuples as lists, bytes as base64."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, bytes):
        return b64encode(value).decode("ascii")
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    raise TypeError(f"{type(value).__name__} has no plain form")


def from_plain(kind: type[V], data: Any) -> V:
    """The value of type `kind` that `to_plain` wrote as `data`.

    Keys that the type does not know raise TypeError: a newer writer is a fault to be told.
    """
    return typing.cast("V", _build(kind, data))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _build(hint: Any, data: Any) -> Any:
    if hint is Any:
        return data
    origin = typing.get_origin(hint)
    if origin in (Union, types.UnionType):
        return _build_union(typing.get_args(hint), data)
    if origin is typing.Literal:
        return data
    if origin is tuple:
        return _build_tuple(typing.get_args(hint), data)
    return _build_plain(hint, data)


def _build_union(choices: tuple[Any, ...], data: Any) -> Any:
    if data is None:
        return None
    return _build(next(c for c in choices if c is not type(None)), data)


def _build_tuple(args: tuple[Any, ...], data: Any) -> Any:
    if len(args) == 2 and args[1] is Ellipsis:
        return tuple(_build(args[0], item) for item in data)
    return tuple(_build(arg, item) for arg, item in zip(args, data, strict=True))


def _build_plain(hint: Any, data: Any) -> Any:
    if dataclasses.is_dataclass(hint):
        hints = _hints(typing.cast("type", hint))
        unknown = set(data) - set(hints)
        if unknown:
            raise TypeError(f"{getattr(hint, '__name__', hint)} has no field {min(unknown)!r}")
        return typing.cast("Any", hint)(**{k: _build(hints[k], v) for k, v in data.items()})
    if hint is datetime:
        return datetime.fromisoformat(data)
    if hint is date:
        return date.fromisoformat(data)
    if hint is Decimal:
        return Decimal(data)
    if hint is bytes:
        return b64decode(data)
    if hint is float and isinstance(data, int):
        return float(data)
    return data
