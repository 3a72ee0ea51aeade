"""A chart from its grammar (Vega-Lite), drawn without a browser to an SVG that follows light and dark."""

from __future__ import annotations

import base64
import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final
from unicodedata import east_asian_width
from xml.sax.saxutils import escape

import vl_convert

from broadsheet.press.site import Page
from broadsheet.text.legal_signs import clean

LIGHT: Final = {
    "paper": "#fdfdfb",
    "ink": "#15181a", "soft": "#50565a", "green": "#0a5a42", "ledger": "#eef4ec", "ledger-rule": "#c2d5c5",
    "red": "#a3161b", "capital": "#0a5a42", "control": "#7a2e8a", "credit": "#62690e",
    "supply": "#1c5b9c", "rights": "#9a5a00", "alliance": "#5b6166", "terms": "#a3161b",
}  # fmt: skip
DARK: Final = {
    "paper": "#141615",
    "ink": "#e9e7e0", "soft": "#adaea8", "green": "#86cda9", "ledger": "#1a231e", "ledger-rule": "#34473c",
    "red": "#ff958a", "capital": "#7cc9a2", "control": "#d59ae2", "credit": "#c2c968",
    "supply": "#86b9ee", "rights": "#e0ad5f", "alliance": "#a9aeb0", "terms": "#ff958a",
}  # fmt: skip
"""The inks of paper.css by name; a test keeps the two alike."""

FONT: Final = "Helvetica Neue, Segoe UI, Roboto, Liberation Sans, Arial, Noto Sans, sans-serif"
TYPE: Final = 13  #: size of all that is written in a chart
SIZES: Final = {"full": 1200, "wide": 820, "half": 540, "narrow": 340}  #: pixels from edge to edge
NAMES: Final = {"full": 168, "wide": 168, "half": 132, "narrow": 132}  #: pixels for the names
AXIS: Final = 64  #: pixels for the figures of a scale from bottom to top
BESIDE: Final = 12  #: pixels between a name and its row


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """A chart as data: what is drawn, how high it is, and the same in words."""

    title: str
    words: str  #: what a reader who cannot see it is told
    width: int
    height: int
    spec: Mapping[str, Any]


def ink(name: str) -> str:
    """A colour by its name, light or dark as the page that holds the picture."""
    assert name in LIGHT
    return f"var(--{name})"


def frame(
    layers: Sequence[Mapping[str, Any]], rows: float, step: int, size: str, *, left: int = 0, right: int = 16
) -> tuple[dict[str, Any], int, int]:
    """(spec, width, height): rows of a step's height on one axis; `left` of it names or figures.

    Nothing is measured by fonts: where all stands is said here, so that every machine draws the same.
    """
    width, top, bottom = SIZES[size], 6, 24
    left = left or NAMES[size]
    inner = width - left - right
    height = round(rows * step)
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": inner,
        "height": height,
        "padding": {"left": left, "right": right, "top": top, "bottom": bottom},
        "autosize": {"type": "none"},
        "background": None,
        "config": {
            "aria": False,
            "font": FONT,
            "view": {"stroke": None},
            "text": {"fontSize": TYPE, "color": ink("ink"), "baseline": "middle"},
        },
        "layer": list(layers),
    }
    return spec, width, top + height + bottom


def across(low: float, high: float) -> dict[str, Any]:
    """The axis from left to right, drawn by `ruled`."""
    scale = {"domain": [low, high], "nice": False, "zero": False}
    return {"type": "quantitative", "scale": scale, "axis": None}


def ruled(labels: Mapping[float, str], low: float, high: float, height: float) -> list[dict[str, Any]]:
    """Two layers: a rule at each of these places, and below it what it stands for."""
    data = {"values": [{"at": place, "says": clean(text)} for place, text in labels.items()]}
    x = {"field": "at", **across(low, high)}
    rule = {"type": "rule", "color": ink("ledger-rule")}
    text = {"type": "text", "dy": 14, "fontSize": TYPE - 1, "color": ink("soft")}
    told = {"x": x, "y": {"value": height}, "text": {"field": "says", "type": "nominal"}}
    return [
        {"data": data, "mark": rule, "encoding": {"x": x, "y": {"value": 0}, "y2": {"value": height}}},
        {"data": data, "mark": text, "encoding": told},
    ]


def room_beside(labels: Mapping[float, str], low: float, high: float, inner: float) -> int:
    """Pixels that the last of these labels, written across its place, needs right of an axis so wide."""
    if not labels:
        return 0
    last = max(labels)
    return math.ceil(width_of(labels[last]) / 2 - (high - last) / (high - low) * inner) + 2


def down(rows: int) -> dict[str, Any]:
    """Rows numbered from 0 at the top, without an axis of their own."""
    scale = {"domain": [-0.5, rows - 0.5], "reverse": True, "nice": False, "zero": False}
    return {"type": "quantitative", "scale": scale, "axis": None}


def names_beside(names: Sequence[str], size: str, *, bold: bool = False) -> dict[str, Any]:
    """A layer: the name of each row, at the left of it."""
    room = NAMES[size] - BESIDE
    values = [{"row": n, "name": short(name, room, bold=bold)} for n, name in enumerate(names)]
    return {
        "data": {"values": values},
        "mark": {"type": "text", "align": "right", "dx": -BESIDE, "fontWeight": 600 if bold else 400},
        "encoding": {
            "x": {"value": 0},
            "y": {"field": "row", **down(len(names))},
            "text": {"field": "name", "type": "nominal"},
        },
    }


def short(name: str, room: float, *, bold: bool = False) -> str:
    """A name cut to so many pixels."""
    text = clean(name)
    if width_of(text, bold=bold) <= room:
        return text
    while text and width_of(text + "…", bold=bold) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def width_of(text: str, *, bold: bool = False) -> float:
    """Pixels that a text takes at most in any of the faces; measured once, rounded up, never by fonts."""
    return TYPE * (1.07 if bold else 1.0) * sum(_em(sign) for sign in text)


def _em(sign: str) -> float:
    if east_asian_width(sign) in {"W", "F"}:
        return 1.0
    if sign in "ijlftI.,:;'|()[]- \u00a0":
        return 0.34
    if sign in "mwMWOQшщжмюШЩЖЮМФЫ%—…@":
        return 0.9
    return 0.72 if sign.isupper() else 0.58


def steps_to(largest: float, most: int = 5) -> list[float]:
    """Round figures from 0 to at least the largest, at most so many steps apart."""
    if largest <= 0:
        return [0.0]
    rough = largest / most
    power = 10 ** math.floor(math.log10(rough))
    step = next(power * n for n in (1, 2, 2.5, 5, 10) if power * n >= rough)
    return [float(Decimal(repr(step)) * n) for n in range(math.ceil(largest / step) + 1)]


def print_plot(plot: Plot | None) -> Page | None:
    """The picture at an address of its own."""
    if plot is None:
        return None
    body = draw(plot)
    return Page(body=body, media_type="image/svg+xml")


def draw(plot: Plot) -> bytes:
    """The picture: titled, told in words, the same bytes for the same figures."""
    drawn = _draw(json.dumps(plot.spec, ensure_ascii=False, sort_keys=True))
    inner = drawn[drawn.index(">") + 1 :]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{plot.width}" height="{plot.height}" '
        f'viewBox="0 0 {plot.width} {plot.height}" role="img" aria-labelledby="t d">'
        f'<title id="t">{escape(clean(plot.title))}</title><desc id="d">{escape(clean(plot.words))}</desc>'
        f"<style>{inks_sheet()}</style>"
    )
    return (head + inner).encode("utf-8", "replace")


@lru_cache(maxsize=512)
def _draw(spec: str) -> str:
    """A chart whose figures did not change is not drawn again, whatever else changed in the paper."""
    return str(vl_convert.vegalite_to_svg(json.loads(spec), vl_version="6.4"))


def style_digest() -> str:
    """The digest of the one style sheet that a picture holds, as a policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(inks_sheet().encode()).digest()).decode()


@lru_cache(maxsize=1)
def inks_sheet() -> str:
    """The one style sheet of a picture: its inks by day and by night."""
    light, dark = (";".join(f"--{k}:{v}" for k, v in inks.items()) for inks in (LIGHT, DARK))
    return f":root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}"
