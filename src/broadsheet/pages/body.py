"""From the judged stretches of a page to the article's text, its blocks and its links."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from broadsheet.pages.credits import is_caption
from broadsheet.pages.cues import is_furniture_line
from broadsheet.pages.edges import trim_ends
from broadsheet.pages.features import PageFacts, measure
from broadsheet.pages.intruders import drop_forms, drop_next_articles, drop_teasers
from broadsheet.pages.judge import settle, weigh_stretches
from broadsheet.pages.stretches import Layout, Stretch
from broadsheet.pages.template import line_id
from broadsheet.pages.titles import fold
from broadsheet.records import Block
from broadsheet.records.article import BlockKind
from broadsheet.text.urls import join_url
from broadsheet.text.words import squeeze

_HEADINGS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_KINDS: Final[dict[str, BlockKind]] = {
    "li": "item", "dd": "item", "dt": "item", "td": "table", "th": "table", "tr": "table", "pre": "code",
    "blockquote": "quote",
}  # fmt: skip
_MAX_LINKS: Final = 300


class Body(NamedTuple):
    """The text of an article with its blocks, each with the place where it stands, and its links."""

    text: str
    blocks: tuple[Block, ...]
    links: tuple[tuple[str, str], ...]
    kept: tuple[int, ...]  #: which stretches of the layout it is made of
    origin: str = "page"  #: "page", or "json-ld" where a script would have shown it
    lines: tuple[str, ...] = ()  #: ids of all lines that could have been article


def choose_body(
    layout: Layout,
    facts: PageFacts,
    url: str,
    furniture: frozenset[str] = frozenset(),
    persons: tuple[str, ...] = (),
) -> Body:
    """The article's own text on a laid-out page; an empty one where the judge finds none.

    `persons` are who signs it: lines that only name or introduce them are none of the text.
    """
    if not layout.stretches:
        return Body("", (), (), ())
    chances = weigh_stretches(measure(layout, facts))
    groups = [(id(one.frame.parent), one.frame.signature) for one in layout.stretches]
    chances = level_tables(chances, [len(one.text) for one in layout.stretches], name_tables(layout))
    kept = keep_stretches(layout.stretches, chances, groups, facts.title)
    kept = drop_forms(layout.stretches, drop_next_articles(layout, kept, facts.title))
    kept = drop_teasers(layout.stretches, kept)
    headings = {place for place in kept if layout.stretches[place].frame.tag in _HEADINGS}
    kept = trim_ends([one.text for one in layout.stretches], kept, persons, headings)
    lines = _name_lines(layout.stretches, chances, kept)
    body = _write_body(layout.stretches, drop_furniture(layout.stretches, lines, kept, furniture), url)
    return body._replace(lines=tuple(dict.fromkeys(line for line in lines.values() if line)))


_DOUBTED: Final = 0.05


def _name_lines(
    stretches: list[Stretch], chances: NDArray[np.float32], kept: Sequence[int]
) -> dict[int, str]:
    """The line ids of what is kept and of what came near, by place."""
    near = set(kept) | {place for place, chance in enumerate(chances) if chance > _DOUBTED}
    return {place: line_id(stretches[place].text) for place in sorted(near)}


def drop_furniture(
    stretches: list[Stretch], lines: Mapping[int, str], kept: list[int], furniture: frozenset[str]
) -> list[int]:
    """Without what stands on many pages of the outlet; all of it where that is most of the page."""
    left = [place for place in kept if lines[place] not in furniture]
    whole = sum(len(stretches[place].text) for place in kept)
    return left if 2 * sum(len(stretches[place].text) for place in left) >= whole else kept


_STATED: Final = 250
_TAG: Final = re.compile(r"<[a-zA-Z/][^>]{0,200}>")
_LINE_END: Final = re.compile(r"<(?:/(?:p|h[1-6]|li|div|blockquote|tr)|br\s{0,3}/?)\s{0,3}>", re.IGNORECASE)


def stated_body(text: str) -> Body:
    """The text that JSON-LD states, for a page that shows none; empty where it is too short for one."""
    lines = [squeeze(line) for line in _TAG.sub(" ", _LINE_END.sub("\n", text)).split("\n") if line.strip()]
    if len(text) < _STATED:
        return Body("", (), (), ())
    blocks, place = [], 0
    for line in lines:
        blocks.append(Block(kind="paragraph", start=place, end=place + len(line)))
        place += len(line) + 2
    return Body("\n\n".join(lines), tuple(blocks), (), (), "json-ld")


def keep_stretches(
    stretches: list[Stretch], chances: NDArray[np.float32], groups: Sequence[Hashable], title: str
) -> list[int]:
    """The places of the stretches that are article, after the judge's verdict and the rules for lines."""
    verdict = settle(chances, [one.text for one in stretches], groups)
    kept = [place for place, keep in enumerate(verdict) if keep] or _likeliest(stretches, chances)
    kept = fill_headings(stretches, chances, fill_gaps(stretches, chances, groups, kept))
    kept = drop_cue_lines(stretches, drop_repeats(stretches, kept), title)
    return drop_loose_headings(stretches, drop_beginnings(stretches, kept))


_CELLS: Final = 6
_CELL: Final = 400  #: a longer cell holds a page's layout and no figure
_TABLE: Final = 0.38  #: how likely its cells must be on average; half of them are bare numbers


def name_tables(layout: Layout) -> list[int]:
    """For each stretch the number of the table of figures around it, -1 for none.

    A table whose cells hold several stretches each, or headings, is how old pages are laid out.
    """
    inside, cells = [-1] * len(layout.frames), [-1] * len(layout.frames)
    for number, frame in enumerate(layout.frames):  # parents stand before children
        above = frame.parent.number if frame.parent else number
        inside[number] = number if frame.tag == "table" else inside[above]
        cells[number] = number if frame.tag in {"td", "th"} else cells[above]
    tables = [inside[one.frame.number] for one in layout.stretches]
    held = Counter(tables)
    own = {table: set[int]() for table in held}
    laid_out = {-1}
    for table, one in zip(tables, layout.stretches, strict=True):
        own[table].add(cells[one.frame.number])
        if one.frame.tag in _HEADINGS or table > cells[one.frame.number]:
            laid_out.add(table)
    laid_out |= {table for table in held if held[table] > len(own[table]) * _PER_CELL}
    return [-1 if table in laid_out else table for table in tables]


_PER_CELL: Final = 1.5  #: stretches; a figure with a note below it makes two


def level_tables(
    chances: NDArray[np.float32], lengths: Sequence[int], tables: Sequence[int]
) -> NDArray[np.float32]:
    """The chances with all cells of a table made alike: it is article as a whole or not at all.

    A cell alone says little: a name looks like an author, a figure like a page number.
    """
    levelled = chances.copy()
    cells: dict[int, list[int]] = defaultdict(list)
    for place, table in enumerate(tables):
        if table >= 0:
            cells[table].append(place)
    for places in cells.values():
        if len(places) >= _CELLS and max(lengths[place] for place in places) <= _CELL:
            mean = float(chances[places].mean())
            levelled[places] = min(mean * 0.5 / _TABLE, 1.0)
    return levelled


_LEAST: Final = 200
_SLIM_CHANCE: Final = 0.15


def _likeliest(stretches: list[Stretch], chances: NDArray[np.float32]) -> list[int]:
    """Where nothing passed: the long stretches that came nearest, if together they make a short article."""
    near = [
        place
        for place, chance in enumerate(chances)
        if chance >= _SLIM_CHANCE and len(stretches[place].text) >= _PROSE
    ]
    return near if sum(len(stretches[place].text) for place in near) >= _LEAST else []


_GAP_CHANCE: Final = 0.1
_END_CHANCE: Final = 0.3
_STOP: Final = re.compile(r"[.!?…。！？؟।][\"”’»)\]」』]*$")


def fill_gaps(
    stretches: list[Stretch], chances: NDArray[np.float32], groups: Sequence[Hashable], kept: list[int]
) -> list[int]:
    """With sentences of the same make as the paragraphs around them, or as the one before them.

    A short sentence alone in its paragraph looks like a caption; between two paragraphs of the article,
    in the same element and of the same class, it is none.
    """
    chosen = set(kept)
    for place in kept:
        for behind in range(place + 1, min(place + 3, len(stretches))):
            if behind in chosen or groups[behind] != groups[place] or not _is_sentence(stretches[behind]):
                break
            closed = any(
                n in chosen and groups[n] == groups[place]
                for n in range(behind + 1, min(behind + 3, len(stretches)))
            )
            if chances[behind] < (_GAP_CHANCE if closed else _END_CHANCE):
                break
            chosen.add(behind)
    return sorted(chosen)


_HEADING_CHANCE: Final = 0.2


def fill_headings(stretches: list[Stretch], chances: NDArray[np.float32], kept: list[int]) -> list[int]:
    """With headings that stand right between two stretches of the article and are no link.

    A heading alone looks like that of a box; what follows it decides whose heading it is.
    """
    chosen = set(kept)
    between = (
        place
        for place in range(1, len(stretches) - 1)
        if place not in chosen and place - 1 in chosen and place + 1 in chosen
    )
    return sorted(chosen.union(one for one in between if _may_head(stretches[one], chances[one])))


def _may_head(stretch: Stretch, chance: np.float32) -> bool:
    return stretch.frame.tag in _HEADINGS and not stretch.link_chars and bool(chance >= _HEADING_CHANCE)


def _is_sentence(stretch: Stretch) -> bool:
    return stretch.link_chars * 2 < len(stretch.text) and bool(_STOP.search(stretch.text))


_CUT_OFF: Final = 40
_REPEATED: Final = 3
_PROSE: Final = 60


def drop_repeats(stretches: list[Stretch], kept: list[int]) -> list[int]:
    """Without sentences that stand on the page three times or more: placeholders for what was not loaded."""
    copies = Counter(stretch.text for stretch in stretches if len(stretch.text) >= _PROSE)
    return [place for place in kept if copies[stretches[place].text] < _REPEATED]


def drop_cue_lines(stretches: list[Stretch], kept: list[int], title: str) -> list[int]:
    """Without lines that only announce something else or caption a picture, and the headline said again."""
    left = [
        place
        for place in kept
        if not is_furniture_line(stretches[place].text, stretches[place].link_chars)
        and not is_caption(stretches[place].text, stretches[place].images)
    ]
    while left and title and fold(stretches[left[0]].text) == title:
        left = left[1:]
    return left or kept


def drop_beginnings(stretches: list[Stretch], kept: list[int]) -> list[int]:
    """Without cut-off copies of a paragraph that follows: an introduction that ends in mid-sentence."""
    following = [stretches[place].text for place in kept[1:9]]
    return [
        place
        for number, place in enumerate(kept)
        if number > 2
        or len(stretches[place].text) < _CUT_OFF
        or not any(text.startswith(stretches[place].text.rstrip(" .…")) for text in following[number:])
    ]


def drop_loose_headings(stretches: list[Stretch], kept: list[int]) -> list[int]:
    """Without headings that have nothing of the article behind them before the next heading of the page.

    What stood under such a heading was left out: a box, a list of other articles, a form.
    """
    chosen, left = set(kept), []
    for place in kept:
        tag = stretches[place].frame.tag
        if tag not in _HEADINGS or _has_text_behind(stretches, chosen, place):
            left.append(place)
    return left


def _has_text_behind(stretches: list[Stretch], chosen: set[int], place: int) -> bool:
    """Whether article text follows a heading: inside its own element, where more stands there."""
    parent = stretches[place].frame.parent
    beside = False
    for behind in range(place + 1, min(place + 40, len(stretches))):
        frame = stretches[behind].frame
        if behind in chosen:
            return not beside or frame.parent == parent
        if frame.tag in _HEADINGS:
            return False
        beside = beside or frame.parent == parent
    return False


def _write_body(stretches: list[Stretch], kept: list[int], url: str) -> Body:
    blocks, parts, links, place = [], [], [], 0
    for number in kept:
        stretch = stretches[number]
        level = _HEADINGS.get(stretch.frame.tag, 0)
        kind: BlockKind = "heading" if level else _kind_of(stretch)
        blocks.append(Block(kind=kind, start=place, end=place + len(stretch.text), level=level))
        parts.append(stretch.text)
        links.extend(_links_of(stretch, url))
        place += len(stretch.text) + 2
    return Body("\n\n".join(parts), tuple(blocks), tuple(dict.fromkeys(links))[:_MAX_LINKS], tuple(kept))


def _kind_of(stretch: Stretch) -> BlockKind:
    frame = stretch.frame
    for _ in range(3):
        kind = _KINDS.get(frame.tag)
        if kind or frame.parent is None:
            return kind or "paragraph"
        frame = frame.parent
    return "paragraph"


def _links_of(stretch: Stretch, url: str) -> list[tuple[str, str]]:
    found = []
    for href, text in stretch.anchors:
        address = "" if href.startswith("#") else join_url(url, href)
        words = " ".join(text.split())
        if address and words:
            found.append((address, words))
    return found
