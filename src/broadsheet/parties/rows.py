"""The organisation catalogue as shipped, read once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from broadsheet.errors import CatalogueError
from broadsheet.records import Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One organisation with everything that texts may call it."""

    party: Party
    metonyms: tuple[str, ...]
    weak_metonyms: tuple[str, ...]
    local_names: tuple[tuple[str, str], ...]  #: (language, name)
    people: tuple[str, ...]
    products: tuple[str, ...]
    ambiguous: frozenset[str]
    is_beside: bool = False  #: of the companies that only English texts are searched for


@cache
def read_rows() -> tuple[Row, ...]:
    """The rows of `data/organisations.jsonl`, then other trades. Raises CatalogueError for a line that is no row."""
    display = read_display_names()
    lines = _data("organisations.jsonl").splitlines()
    rows = tuple(_row(number, line, display) for number, line in enumerate(lines, 1) if line.strip())
    others = (_other_trade(*fields) for fields in read_table("companies.tsv"))
    beside = (_other_trade(*fields[:6], is_beside=True) for fields in read_table("english_companies.tsv"))
    return (*rows, *others, *beside)


def _other_trade(
    party_id: str,
    name: str,
    kind: str,
    country: str,
    ticker: str = "",
    also: str = "",
    *,
    is_beside: bool = False,
) -> Row:
    """A company beside the catalogue; of its names, set apart by ";", those behind "~" are common words too.

    The kind "company" decides nothing and is no trade to show: such a party has none.
    """
    names = tuple(also.split(";")) if also else ()
    party = Party(
        id=party_id,
        name=name,
        kind="" if kind == "company" else kind,
        country=country,
        aliases=tuple(dict.fromkeys((name, *(n.removeprefix("~") for n in names)))),
        tickers=(ticker,) if ticker else (),
    )
    common = frozenset(n[1:] for n in names if n.startswith("~"))
    return Row(
        party=party,
        metonyms=(),
        weak_metonyms=(),
        local_names=(),
        people=(),
        products=(),
        ambiguous=common,
        is_beside=is_beside,
    )


@cache
def read_display_names() -> dict[str, str]:
    """Names under which readers expect a party where the catalogue has a longer one, by id."""
    lines = _data("parties/display.tsv").splitlines()[1:]
    return dict(line.split("\t", 1) for line in lines if line)


@cache
def read_more_names() -> dict[str, tuple[str, ...]]:
    """Further names by id, found missing in the catalogue."""
    more: dict[str, tuple[str, ...]] = {}
    for line in _data("parties/more_names.tsv").splitlines()[1:]:
        party_id, name, _ = line.split("\t")
        more[party_id] = (*more.get(party_id, ()), name)
    return more


@cache
def read_left_out() -> frozenset[tuple[str, str]]:
    """(id, form) pairs of the catalogue that are places, or stand for another party, far more often."""
    lines = _data("parties/left_out.tsv").splitlines()[1:]
    return frozenset((line.split("\t")[0], line.split("\t")[1]) for line in lines)


@cache
def read_own_names() -> frozenset[str]:
    """Ids of bought companies whose deals are told under their own name."""
    return frozenset(read_words("own_names.txt"))


@cache
def read_investor_names() -> frozenset[str]:
    """Names of investment firms that the catalogue does not have."""
    return frozenset(name.strip() for line in read_words("investors.txt") for name in line.split(","))


@cache
def read_more_local_names() -> dict[str, tuple[tuple[str, str], ...]]:
    """Further (language, name) pairs by id: other scripts, inflected and longer forms."""
    more: dict[str, tuple[tuple[str, str], ...]] = {}
    for line in _data("parties/local_names.tsv").splitlines()[1:]:
        party_id, language, name = line.split("\t")
        more[party_id] = (*more.get(party_id, ()), (language, name))
    return more


def read_table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table under `data/parties`, without its header."""
    return tuple(tuple(line.split("\t")) for line in _data(f"parties/{name}").splitlines()[1:] if line)


def read_words(name: str) -> tuple[str, ...]:
    """The lines of a word list under `data/parties`, without comments and blank lines."""
    lines = (line.strip() for line in _data(f"parties/{name}").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def _data(name: str) -> str:
    return resources.files("broadsheet").joinpath("data", *name.split("/")).read_text(encoding="utf-8")


def _row(number: int, line: str, display: dict[str, str]) -> Row:
    try:
        data: dict[str, Any] = json.loads(line)
        return _build_row(data, display)
    except (ValueError, KeyError) as broken:
        raise CatalogueError(
            "an organisation row cannot be read",
            place=f"organisations.jsonl:{number}",
            excerpt=line,
            remedy="Each line is one JSON object with the fields that ORGANISATIONS names.",
        ) from broken


def _aliases(data: dict[str, Any]) -> tuple[str, ...]:
    names = (data["name"], *data["aliases"], *read_more_names().get(data["id"], ()))
    return tuple(dict.fromkeys(n for n in names if (data["id"], n) not in read_left_out()))


def _build_row(data: dict[str, Any], display: dict[str, str]) -> Row:
    party = Party(
        id=data["id"],
        name=display.get(data["id"], data["name"]),
        kind=data["kind"],
        country=data["country"] or "",
        aliases=_aliases(data),
        parent_id=data["parent"] or "",
        rolls_up=bool(data["rolls_up"]) and data["id"] not in read_own_names(),
        wikidata=data["wikidata"] or "",
        tickers=tuple(data["tickers"]),
    )
    return Row(
        party=party,
        metonyms=tuple(data["metonyms"]),
        weak_metonyms=tuple(data["weak_metonyms"]),
        local_names=(
            *((lang, name) for lang, names in data["local_names"].items() for name in names),
            *read_more_local_names().get(data["id"], ()),
        ),
        people=tuple(p for p in data["people"] if (data["id"], p) not in read_left_out()),
        products=tuple(data["products"]),
        ambiguous=frozenset(entry["alias"] for entry in data["ambiguous"]),
    )
