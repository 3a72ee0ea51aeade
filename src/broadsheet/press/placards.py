"""Placards: the picture that stands for a page where its address is shared, set like a newsagent's."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Final
from xml.sax.saxutils import escape

import vl_convert

from broadsheet.press import addresses
from broadsheet.press.cards import StoryCard, card_of, line_of
from broadsheet.press.line_breaks import tie_numbers
from broadsheet.press.printer import Printer
from broadsheet.press.shelf import Shelf
from broadsheet.press.sides import tell_entry, tell_sides, tell_voices
from broadsheet.press.site import Page
from broadsheet.text.legal_signs import clean

WIDTH, HEIGHT = 1200, 630  #: what the services that show them ask for
SVG: Final = "http://www.w3.org/2000/svg"
MARGIN: Final = 72
FACE: Final = "Source Serif Pro"  #: from the package font-source-serif-pro, SIL Open Font License
SIZES: Final = (92, 80, 70, 60, 52)  #: of a headline, the largest that fits
TOP, BOTTOM = 142, 482  #: of the room for the headline
LEAD: Final = 1.06  #: from line to line, in sizes
EMS: Final = {"narrow": 0.32, "lower": 0.54, "upper": 0.66, "wide": 0.89, "figure": 0.545}
"""Widths of the bold face, rounded up: a line is rather too short than too long."""
DOTS: Final = 18  #: reports shown as dots


@dataclass(frozen=True, slots=True, kw_only=True)
class Placard:
    """What is set: a headline, who stands behind it, and the deal it moved, if it moved one."""

    title: str  #: of the paper
    day: str
    headline: str
    voices: str = ""
    roots: int = 0
    reports: int = 0
    entry: str = ""  #: a line of the ledger


def print_story_placard(printer: Printer, shelf: Shelf, story_id: str) -> Page | None:
    """The placard of a story; None where there is no such story."""
    story = shelf.story(story_id)
    if story is None or story.merged_into:
        return None
    card = card_of(story, shelf)
    return _page(_of_card(printer, card, printer.day(card.at) if card.at else ""))


def print_deal_placard(printer: Printer, shelf: Shelf, deal_id: str) -> Page | None:
    """The placard of a deal."""
    deal = shelf.deal(deal_id)
    if deal is None or deal.merged_into:
        return None
    line = line_of(deal)
    return _page(
        Placard(
            title=printer.site.title,
            day=printer.day(deal.last_moved) if deal.last_moved else "",
            headline=tell_sides(printer, line),
            voices=tell_voices(printer, len(deal.roots), deal.reports),
            roots=len(deal.roots),
            reports=deal.reports,
            entry=tell_entry(printer, line, named=False),
        )
    )


def print_house_placard(printer: Printer) -> Page:
    """The placard of every other page: the paper's name."""
    return _page(Placard(title=printer.site.title, day="", headline=printer.site.title))


def _of_card(printer: Printer, card: StoryCard, day: str) -> Placard:
    return Placard(
        title=printer.site.title,
        day=day,
        headline=card.headline,
        voices=tell_voices(printer, card.roots, card.reports),
        roots=card.roots,
        reports=card.reports,
        entry=tell_entry(printer, card.lines[0], named=True) if card.lines else "",
    )


def placard_path(page: str) -> str:
    """Where the placard of a story's or a deal's page stands."""
    return page + "placard.png"


def story_placard(story_id: str) -> str:
    """Where the placard of a story stands."""
    return placard_path(addresses.story_path(story_id))


def deal_placard(deal_id: str) -> str:
    """Where the placard of a deal stands."""
    return placard_path(addresses.deal_path(deal_id))


def _page(placard: Placard) -> Page:
    return Page(body=_draw(compose(placard)), media_type="image/png")


def compose(placard: Placard) -> str:
    """The placard as SVG. A headline in letters the face does not have gives way to the paper's name."""
    headline = clean(placard.headline)
    shown = headline if can_set(headline) else clean(placard.title)
    size, lines = fit(shown, WIDTH - 2 * MARGIN)
    top = (TOP + BOTTOM - len(lines) * size * LEAD) / 2 + 0.82 * size
    return "".join(
        (
            f'<svg xmlns="{SVG}" width="{WIDTH}" height="{HEIGHT}" font-family="{FACE}">',
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fdfdfb"/>',
            _text(MARGIN, 92, 50, placard.title if shown != clean(placard.title) else "", bold=True),
            _text(WIDTH - MARGIN, 92, 28, placard.day, end=True, fill="#50565a"),
            '<path d="M72 118h1056M72 124h1056" stroke="#15181a" stroke-width="2.5"/>',
            *(_text(MARGIN, top + n * size * LEAD, size, text, bold=True) for n, text in enumerate(lines)),
            _foot(placard),
            "</svg>",
        )
    )


def _foot(placard: Placard) -> str:
    parts = []
    if placard.reports:
        shown = min(placard.reports, DOTS)
        parts += [_dot(MARGIN + 10 + 26 * n, n < placard.roots) for n in range(shown)]
        parts.append(_text(MARGIN + 26 * shown + 12, 519, 30, placard.voices, fill="#50565a"))
    if placard.entry and can_set(placard.entry):
        parts.append('<path d="M0 550h1200v80H0z" fill="#eef4ec"/>')
        parts.append('<path d="M0 550h1200" stroke="#0a5a42" stroke-width="4"/>')
        text = _cut(placard.entry, 30, WIDTH - 2 * MARGIN)
        parts.append(_text(MARGIN, 601, 30, text, bold=True, fill="#1b3b2f"))
    return "".join(parts)


def _dot(x: float, filled: bool) -> str:
    fill, stroke = ("#0a5a42", "#0a5a42") if filled else ("none", "#50565a")
    return f'<circle cx="{x:g}" cy="509" r="8.5" fill="{fill}" stroke="{stroke}" stroke-width="2"/>'


def _text(
    x: float,
    y: float,
    size: float,
    text: str,
    *,
    bold: bool = False,
    end: bool = False,
    fill: str = "#15181a",
) -> str:
    if not text or not can_set(clean(text)):
        return ""
    weight, anchor = (700 if bold else 400), ("end" if end else "start")
    look = f'font-size="{size:g}" font-weight="{weight}" text-anchor="{anchor}" fill="{fill}"'
    return f'<text x="{x:g}" y="{y:.1f}" {look}>{escape(clean(text))}</text>'


def can_set(text: str) -> bool:
    """Whether the face has every letter: Latin, Greek, Cyrillic, and the signs that go with them."""
    return bool(text.strip()) and all(
        ord(ch) < 0x250 or 0x370 <= ord(ch) < 0x530 or 0x1E00 <= ord(ch) < 0x2070 or ch in "€₽₹™←→↔−"
        for ch in unicodedata.normalize("NFC", text)
    )


def fit(headline: str, width: float) -> tuple[int, list[str]]:
    """(size, lines): the largest size at which the headline fits its room; one too long for all is cut."""
    text = tie_numbers(" ".join(headline.split()))
    for size in SIZES:
        lines = _wrap(text, size, width)
        if len(lines) * size * LEAD <= BOTTOM - TOP and all(_width(line, size) <= width for line in lines):
            return size, lines
    most = int((BOTTOM - TOP) / (SIZES[-1] * LEAD))
    kept = lines[: most - 1] + ([" ".join(lines[most - 1 :])] if len(lines) >= most else [])
    return SIZES[-1], [_cut(line, SIZES[-1], width) for line in kept]


def _wrap(text: str, size: float, width: float) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _width(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _cut(text: str, size: float, width: float) -> str:
    if _width(text, size) <= width:
        return text
    while text and _width(text + "…", size) > width:
        text = text[:-1]
    return text.rstrip(" ,;:-") + "…"


def _width(text: str, size: float) -> float:
    return size * sum(EMS[_kind(ch)] for ch in text)


def _kind(ch: str) -> str:
    if ch in "ijlft.,:;'’!|()[]- \u00a0":
        return "narrow"
    if ch in "mwMWшщжмюШЩЖЮМФ%—…→←↔@":
        return "wide"
    return "figure" if ch.isdigit() else "upper" if ch.isupper() else "lower"


@lru_cache(maxsize=64)
def _draw(svg: str) -> bytes:
    _bring_face()
    return bytes(vl_convert.svg_to_png(svg, scale=1.0))


@cache
def _bring_face() -> None:
    vl_convert.register_font_directory(str(resources.files("font_source_serif_pro").joinpath("files")))
