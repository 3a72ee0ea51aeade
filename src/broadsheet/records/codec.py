"""Values to plain JSON data and back, by their own type hints: one form for store, files and --json."""

from __future__ import annotations

import dataclasses
import types
import typing
from base64 import b64decode, b64encode
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, Union

V = TypeVar("V")

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]


def to_plain(value: Any) -> Any:
    """A value as JSON data: dates as ISO 8601, Decimals as text, tuples as lists, bytes as base64."""
    kind: Any = type(value)
    if kind in _SCALARS:
        return value
    if kind is tuple or kind is list:
        return [item if type(item) in _SCALARS else to_plain(item) for item in value]
    names = _field_names(kind)
    if names is None:
        return _plain_of_other(value)
    plain = {name: getattr(value, name) for name in names}
    for name, item in plain.items():
        if type(item) not in _SCALARS:
            plain[name] = to_plain(item)
    return plain


def plain_layer(value: Any) -> Any:
    """The outermost layer of a value as JSON data, for an encoder that comes back for what lies within."""
    kind: Any = type(value)
    names = _field_names(kind)
    return _plain_of_other(value) if names is None else {name: getattr(value, name) for name in names}


_SCALARS = frozenset({str, int, float, bool, type(None)})


@cache
def _field_names(kind: Any) -> tuple[str, ...] | None:
    """Names of a value's fields, None where the type is no dataclass; asked once for each type."""
    return tuple(f.name for f in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else None


def _plain_of_other(value: Any) -> Any:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, bytes):
        return b64encode(value).decode("ascii")
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    if isinstance(value, (bool, int, float, str)):
        return value
    raise TypeError(f"{type(value).__name__} has no plain form")


def from_plain(kind: type[V], data: Any) -> V:
    """The value of type `kind` that `to_plain` wrote as `data`.

    Keys that the type does not know raise TypeError: a newer writer is a fault to be told.
    """
    build = _builder(typing.cast("Any", kind))
    return typing.cast("V", build(data) if build else data)


Build = Callable[[Any], Any]


@cache
def _builder(hint: Any) -> Build | None:
    """What makes a value of this type from plain data; None where the data is the value already."""
    origin = typing.get_origin(hint)
    if origin in (Union, types.UnionType):
        return _optional(_builder(next(c for c in typing.get_args(hint) if c is not type(None))))
    if origin is tuple:
        return _tuple_builder(typing.get_args(hint))
    if dataclasses.is_dataclass(hint):
        return _value_builder(typing.cast("type", hint))
    return _LEAVES.get(hint)


_LEAVES: dict[Any, Build] = {
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
    Decimal: Decimal,
    bytes: b64decode,
    float: float,
}


def _optional(build: Build | None) -> Build | None:
    if build is None:
        return None
    return lambda data: None if data is None else build(data)


def _tuple_builder(args: tuple[Any, ...]) -> Build:
    if len(args) == 2 and args[1] is Ellipsis:
        each = _builder(args[0])
        return tuple if each is None else lambda data: tuple([each(item) for item in data])
    builders = [_builder(arg) for arg in args]
    if not any(builders):
        return _tuple_of(len(args))
    return lambda data: tuple(
        build(item) if build else item for build, item in zip(builders, data, strict=True)
    )


def _tuple_of(length: int) -> Build:
    def build(data: Any) -> Any:
        if len(data) != length:
            raise ValueError(f"{len(data)} values where {length} belong")
        return tuple(data)

    return build


def _value_builder(kind: type) -> Build:
    hints = typing.get_type_hints(kind)
    found = ((name, _builder(hint)) for name, hint in hints.items())
    builders = {name: make for name, make in found if make is not None}

    def build(data: dict[str, Any]) -> Any:
        unknown = data.keys() - hints.keys()
        if unknown:
            raise TypeError(f"{kind.__name__} has no field {min(unknown)!r}")
        values = dict(data)
        for name, make in builders.items():
            if name in values:
                values[name] = make(values[name])
        return kind(**values)

    return build
