"""Front matter as record files write it: chunks, scalars and the rules of quoting.

The dialect is the part of YAML that the records in the wild use. What lies outside it is read with
PyYAML under YAML 1.2's rules for plain scalars ("no" is text, a date stays text), and kept as it is.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import yaml

from broadsheet.errors import RecordError

QUOTED_KEYS = frozenset({"title", "excerpt", "secured", "featuredContent", "url"})
"""Keys whose text is always quoted; so is every key that ends in "Url"."""
SPACED_KEYS = frozenset({"featuredContent", "provider", "topics", "images", "related", "secured"})
"""Top-level keys with a blank line before them."""

_KEY = re.compile(r"([^\W\d][\w.-]*):(?: (.*))?$", re.DOTALL)
_LINE = re.compile(r"( *)(- )?(?:([^\W\d][\w.-]*):(?: (.*))?|(.*))$", re.DOTALL)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,3999})\Z")  # Python reads no longer ones
_FRACTION = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+\Z")
_DEEPEST = 64  # levels of a value; records have three
_MOST = 100_000  # values in one chunk, those that aliases repeat counted each time
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None}
_PLAIN = re.compile(r"[^\W_][\w .,/+()'’&%$€£!?;–—…-]*(?::[\w/][\w .,/+()'’&%$€£!?;–—…-]*)*\Z")
_RESERVED = re.compile(r"(?i)(?:true|false|null|yes|no|on|off|y|n|[\d.][\d_.,:eox+a-f-]*)\Z")
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)\Z")
_TO_ESCAPE = re.compile(
    r'[\\"\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff\ud800-\udfff]'
)
_NAMED = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


class _Loader(yaml.SafeLoader):
    """PyYAML's safe loader with the plain scalars of YAML 1.2's core schema, and no values but these.

    What a tag can ask for besides (instants, sets, merged mappings, numbers to base sixty) is no part of
    a record; some of it PyYAML makes without end or fails on by other errors than its own.
    """

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012
    yaml_constructors = {  # noqa: RUF012
        tag: make
        for tag, make in yaml.SafeLoader.yaml_constructors.items()
        if tag is None or tag.rpartition(":")[2] in {"null", "bool", "str", "seq", "map"}
    }

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        """Merges nothing: merges of merges multiply."""

    def read_whole(self, node: yaml.ScalarNode) -> int:
        """A whole number. Raises ValueError."""
        return int(self.construct_scalar(node))

    def read_fraction(self, node: yaml.ScalarNode) -> float:
        """A fraction. Raises ValueError, for what is no number too."""
        value = float(self.construct_scalar(node))
        if not math.isfinite(value):
            raise ValueError(f"{value} is no number")
        return value


_Loader.add_constructor("tag:yaml.org,2002:int", _Loader.read_whole)
_Loader.add_constructor("tag:yaml.org,2002:float", _Loader.read_fraction)


for _tag, _pattern, _first in (
    ("tag:yaml.org,2002:bool", r"(?:true|false)\Z", "tf"),
    ("tag:yaml.org,2002:null", r"(?:null|~|)\Z", ["n", "~", ""]),
    ("tag:yaml.org,2002:int", r"-?(?:0|[1-9][0-9]*)\Z", "-0123456789"),
    ("tag:yaml.org,2002:float", r"-?(?:0|[1-9][0-9]*)\.[0-9]+\Z", "-0123456789"),
):
    _Loader.add_implicit_resolver(_tag, re.compile(_pattern), list(_first))


def split_chunks(text: str, place: str) -> Iterator[tuple[str, str, int]]:
    """(key, lines of the chunk, line number in the file) for each top-level key of `text`.

    Blank lines and comments belong to the key below them. Raises RecordError for a line that is
    neither a key nor indented.
    """
    key, at = "", 0
    current: list[str] = []
    pending: list[str] = []
    for number, line in enumerate(_lines(text), start=2):
        bare = line.rstrip("\r\n")
        if not bare.strip() or bare[0] == "#":
            pending.append(line)
        elif bare[0] == " " or bare.startswith("- "):
            current += [*pending, line]
            pending = []
        elif found := _KEY.match(bare):
            if key:
                yield key, "".join(current), at
            key, at, current, pending = found[1], number, [*pending, line], []
        else:
            raise RecordError(
                "expected a key, an indented line or ---",
                place=f"{place}:{number}",
                excerpt=bare,
                remedy="Indent continued text, or quote it behind its key.",
            )
    if key:
        yield key, "".join(current + pending), at


def _lines(text: str) -> list[str]:
    return [line for line in re.split(r"(?<=\n)", text) if line]


def read_chunk(key: str, text: str, place: str) -> Any:
    """The value that the lines of one chunk hold. Raises RecordError where they hold none."""
    lines = [line.rstrip("\r") for line in text.split("\n") if line.strip() and line[0] != "#"]
    first = _KEY.match(lines[0])
    if first and len(lines) == 1 and first[2] is not None:
        simple, value = read_scalar(first[2])
        if simple:
            return value
    elif first and first[2] is None:
        rows = [row for row in map(_LINE.match, lines[1:]) if row]
        if any(len(row[1]) > 2 * _DEEPEST for row in rows):
            raise _too_much(key, place)
        simple, value, end = _read_block(rows, 0)
        if simple and end == len(lines) - 1:
            return value
    return _read_foreign(key, text, place)


def _read_foreign(key: str, text: str, place: str) -> Any:
    try:
        value = yaml.load(text, _Loader)[key]  # noqa: S506 - a subclass of the safe loader
        return _copy_plain(value, 0, iter(range(_MOST)))
    except StopIteration:
        raise _too_much(key, place) from None
    except (yaml.YAMLError, ValueError, TypeError, KeyError, RecursionError) as fault:
        raise RecordError(
            f"{key} holds no value that can be read",
            place=place,
            excerpt=text.strip().split("\n")[0],
            remedy=str(fault).split("\n")[0],
        ) from fault


def _too_much(key: str, place: str) -> RecordError:
    return RecordError(
        f"{key} is nested deeper than {_DEEPEST} levels or repeats itself without end", place=place
    )


def _copy_plain(value: Any, depth: int, budget: Iterator[int]) -> Any:
    """The value in plain types, aliases written out; StopIteration where that takes too much."""
    next(budget)
    if depth > _DEEPEST:
        raise StopIteration
    if isinstance(value, dict):
        return {str(k): _copy_plain(v, depth + 1, budget) for k, v in value.items()}
    if isinstance(value, list):
        return [_copy_plain(item, depth + 1, budget) for item in value]
    if value is None or isinstance(value, (str, int, float)):
        return value
    raise TypeError(f"records have no {type(value).__name__}")


def _read_block(rows: list[re.Match[str]], at: int) -> tuple[bool, Any, int]:
    """(understood, value, next row) of the mapping or list that begins at row `at`."""
    if at >= len(rows):
        return True, None, at
    if rows[at][2]:
        return _read_list(rows, at)
    return _read_mapping(rows, at, len(rows[at][1]))


def _read_list(rows: list[re.Match[str]], at: int) -> tuple[bool, Any, int]:
    items: list[Any] = []
    indent = len(rows[at][1])
    while at < len(rows) and rows[at][2] and len(rows[at][1]) == indent:
        if rows[at][3]:
            understood, value, at = _read_mapping(rows, at, indent + 2)
        else:
            understood, value = read_scalar(rows[at][5])
            at += 1
        if not understood:
            return False, None, at
        items.append(value)
    return True, items, at


def _read_mapping(rows: list[re.Match[str]], at: int, indent: int) -> tuple[bool, Any, int]:
    values: dict[str, Any] = {}
    start = at
    while at < len(rows):
        row = rows[at]
        column = len(row[1]) + (2 if row[2] and at == start else 0)
        if column != indent or (row[2] and at != start) or not row[3]:
            break
        if row[4] is not None:
            understood, value = read_scalar(row[4])
            at += 1
        else:
            deeper = at + 1 < len(rows) and len(rows[at + 1][1]) + (0 if rows[at + 1][2] else -1) >= indent
            understood, value, at = _read_block(rows, at + 1) if deeper else (True, None, at + 1)
        if not understood or row[3] in values:
            return False, None, at
        values[row[3]] = value
    return at > start, values, at


def read_scalar(raw: str) -> tuple[bool, Any]:
    """(understood, value) of a scalar as written behind a key or a dash."""
    if raw.startswith('"'):
        try:
            return True, json.loads(raw, strict=False)
        except ValueError:
            return False, None
    if raw in _CONSTANTS:
        return True, _CONSTANTS[raw]
    if _NUMBER.match(raw):
        return True, int(raw)
    if _FRACTION.match(raw):
        return True, float(raw)
    if _PLAIN.match(raw) and not raw.endswith((" ", ":")):
        return True, raw
    return False, None


def write_scalar(value: Any, *, quoted: bool = False) -> str:
    """A scalar as the records write it: plain where that reads back the same, else double-quoted."""
    if isinstance(value, str):
        stamp = not quoted and _STAMP.match(value)
        plain = not quoted and _PLAIN.match(value) and not value.endswith((" ", ":"))
        if stamp or (plain and not _RESERVED.match(value)):
            return value
        return '"' + _TO_ESCAPE.sub(_escape, value) + '"'
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _write_float(value)
    return str(value)


def _write_float(value: float) -> str:
    """All its digits and no exponent. Raises ValueError for what is no number."""
    if not math.isfinite(value):
        raise ValueError(f"{value} has no form in a record")
    text = format(Decimal(repr(value)), "f")
    return text if "." in text else f"{text}.0"


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    return _NAMED.get(sign) or f"\\u{ord(sign):04x}"


def write_chunk(key: str, value: Any) -> str:
    """A top-level key with its value in the records' layout, the blank line before it included."""
    lines = [""] if key in SPACED_KEYS else []
    lines += _write_member(key, value, 0)
    return "\n".join(lines) + "\n"


def _write_member(key: str, value: Any, indent: int) -> Iterator[str]:
    pad = " " * indent
    if isinstance(value, dict) and value:
        yield f"{pad}{key}:"
        for name, inner in value.items():
            yield from _write_member(name, inner, indent + 2)
    elif isinstance(value, (list, tuple)) and value:
        yield f"{pad}{key}:"
        for item in value:
            yield from _write_item(item, indent + 2)
    elif isinstance(value, (dict, list, tuple)):
        yield f"{pad}{key}: {'{}' if isinstance(value, dict) else '[]'}"
    else:
        quoted = key in QUOTED_KEYS or key.endswith("Url")
        yield f"{pad}{key}: {write_scalar(value, quoted=quoted and isinstance(value, str))}"


def _write_item(item: Any, indent: int) -> Iterator[str]:
    pad = " " * indent
    if not isinstance(item, dict):
        yield f"{pad}- {write_scalar(item)}"
        return
    for number, (name, inner) in enumerate(item.items()):
        for line in _write_member(name, inner, indent + 2):
            first = number == 0 and line.startswith(f"{pad}  {name}:")
            yield f"{pad}- {line[indent + 2 :]}" if first else line
