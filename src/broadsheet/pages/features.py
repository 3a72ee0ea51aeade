"""Each stretch of a page as numbers: what it looks like, where it stands, what the page says of itself.

Nothing here depends on a site or on a language's words but the cue phrases; the judge reads only these.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from broadsheet.pages.credits import is_credit_line
from broadsheet.pages.cues import KINDS, find_cue
from broadsheet.pages.hints import HINTS, find_hints
from broadsheet.pages.stretches import AROUND, FAR, Frame, Layout, Stretch, tag_code
from broadsheet.pages.titles import fold

Matrix = NDArray[np.float32]

_WORD: Final = re.compile(r"\w+")
_STOPS: Final = re.compile(r"[.!?…。！？؟।](?=\s|$|[\"”’»)\]」])|[。！？]")
_CAPITAL: Final = re.compile(r"\b[^\W\d_a-zа-яà-ÿ]\w*")
_CJK: Final = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_DATE: Final = re.compile(
    r"\b(?:19|20)\d\d\b.{0,12}\d{1,2}|\d{1,2}[./ -]\w{1,9}[./ ,-]{1,2}(?:19|20)\d\d\b"
    r"|\b\d{1,2}[:h.]\d\d\b|\bago\b"
)
_ODD: Final = re.compile(r"[©|»›→▶▸•·]")
_ENDS: Final = {
    ".": 1,
    "!": 1,
    "?": 1,
    "。": 1,
    "！": 1,
    "？": 1,
    "؟": 1,
    "।": 1,
    "…": 2,
    ":": 3,
    "：": 3,
    ",": 4,
    ";": 4,
    ")": 5,
}
_OWN_COLUMNS: Final = 30
_QUOTES: Final = "\"'”’»“」』)"
_START_KINDS: Final = {kind: place + 1 for place, kind in enumerate(KINDS)}
_HEADING: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


# Columns that the judge looks at itself.
LENGTH: Final = 0
LINKED: Final = 2
IN_TOP: Final = 37


class PageFacts:
    """What the metadata says, in the form that stretches are compared with."""

    def __init__(
        self,
        *,
        title: str = "",
        description: str = "",
        body: str = "",
        authors: tuple[str, ...] = (),
        site: str = "",
        is_article: bool = False,
    ) -> None:
        self.is_article = is_article
        self.title = fold(title)
        self.title_words = set(self.title.split())
        self.description = fold(description)
        self.body = fold(body)
        self.authors = [fold(name) for name in authors]
        self.site = fold(site)


def measure(layout: Layout, facts: PageFacts) -> Matrix:
    """One row of numbers for each stretch; the columns are what the judge was trained on."""
    stretches = layout.stretches
    _mark_top(layout.frames)
    top = max(layout.frames, key=lambda frame: frame.score)
    groups = _group_by_signature(stretches)
    copies = Counter(stretch.text for stretch in stretches)
    rows = [
        [
            *_own_numbers(stretch, facts),
            copies[stretch.text],
            *groups[_signature(stretch.frame)],
        ]
        for stretch in stretches
    ]
    own = np.array(rows, dtype=np.float32).reshape(len(rows), -1)
    return np.hstack(
        [
            own,
            _frame_numbers(layout, top),
            _order_numbers(stretches, own, facts),
            _neighbour_numbers(own),
            _section_numbers(stretches, own),
            _topic_numbers(stretches, facts),
        ]
    )


def _mark_top(frames: list[Frame]) -> None:
    top = max(frames, key=lambda frame: frame.score)
    for frame in frames:
        frame.in_top = frame is top or (frame.parent is not None and frame.parent.in_top)


def _signature(frame: Frame) -> tuple[Any, ...]:
    return (frame.signature, frame.parent.signature if frame.parent else None)


def _group_by_signature(stretches: list[Stretch]) -> dict[tuple[Any, ...], list[float]]:
    sums: dict[tuple[Any, ...], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    for stretch in stretches:
        row = sums[_signature(stretch.frame)]
        row[0] += 1
        row[1] += stretch.size
        row[2] += stretch.link_chars
        row[3] += stretch.size >= 80
    return {
        key: [math.log1p(count), math.log1p(chars / count), links / chars, long / count]
        for key, (count, chars, links, long) in sums.items()
    }


def _own_numbers(stretch: Stretch, facts: PageFacts) -> list[float]:
    """What a stretch looks like by itself, a line a column: their order is what the judge was trained on."""
    text, frame = stretch.text, stretch.frame
    length = stretch.size
    if _is_menu_entry(stretch):
        return _menu_numbers(stretch)
    cue, at_start = find_cue(text)
    found = _WORD.findall(text)
    words = len(found) or 1
    folded = " ".join(found).casefold() if length < 600 else ""
    end = text.rstrip(_QUOTES)[-1:] or text[-1]
    first = text[0]
    return [
        math.log1p(length),
        math.log1p(words),
        stretch.link_chars / length,
        stretch.links,
        stretch.bold_chars / length,
        stretch.breaks,
        stretch.time_tags,
        stretch.images,
        _ENDS.get(end, 0),
        text.count(",") / words,
        len(_STOPS.findall(text)),
        sum(map(str.isdigit, text[:400])) / min(len(text), 400),
        len(_CAPITAL.findall(text[:600])) / words,
        0
        if first.islower()
        else 1
        if first.isupper()
        else 2
        if first.isdigit()
        else 3
        if first.isalpha()
        else 4,
        text.isupper(),
        bool(_CJK.search(text[:60])),
        bool(_ODD.search(text)),
        bool(length < 120 and _DATE.search(text)),
        _START_KINDS.get(cue, 0) if at_start else 0,
        _START_KINDS.get(cue, 0) if not at_start else 0,
        2 if is_credit_line(text) else text.endswith((":", "：")),
        tag_code(frame.tag),
        _HEADING.get(frame.tag, 0),
        find_hints(*stretch.inline_marks).bit_count() if stretch.inline_marks else 0,
        *_agreement(folded, text, facts),
    ]


_MENU: Final = 60


def _is_menu_entry(stretch: Stretch) -> bool:
    """Whether it is short, nearly all link, and outside the frame with the most text: never judged."""
    return stretch.link_chars > 0.8 * stretch.size and stretch.size < _MENU and not stretch.frame.in_top


def _menu_numbers(stretch: Stretch) -> list[float]:
    """The same columns for a menu's entry, which is never judged: only what its neighbours see of it."""
    text = stretch.text
    numbers = [0.0] * _OWN_COLUMNS
    numbers[0], numbers[2], numbers[4] = (
        math.log1p(stretch.size),
        stretch.link_chars / stretch.size,
        stretch.bold_chars / stretch.size,
    )
    numbers[5], numbers[8], numbers[16] = stretch.breaks, _ENDS.get(text[-1], 0), bool(_ODD.search(text))
    numbers[21], numbers[22] = tag_code(stretch.frame.tag), _HEADING.get(stretch.frame.tag, 0)
    return numbers


def _agreement(folded: str, text: str, facts: PageFacts) -> list[float]:
    words = set(folded.split())
    title_share = len(words & facts.title_words) / max(len(words | facts.title_words), 1) if words else 0.0
    body = -1.0
    if facts.body:
        probe = folded or fold(text[:400])
        body = float(probe[:160].rsplit(" ", 1)[0] in facts.body)
    return [
        bool(folded) and folded == facts.title,
        title_share,
        bool(folded)
        and len(folded) > 20
        and bool(facts.description)
        and (folded in facts.description or facts.description[:80] in folded),
        body,
        bool(folded) and len(folded) < 150 and any(name and name in folded for name in facts.authors),
        bool(folded) and bool(facts.site) and folded == facts.site,
    ]


def _frame_numbers(layout: Layout, top: Frame) -> Matrix:
    """Where each stretch stands: its frame, the frame's parent and grandparent, the marks around it."""
    frames = layout.frames
    parents = np.array([frame.parent.number if frame.parent else 0 for frame in frames])
    sums = np.array(
        [
            (
                frame.chars, frame.link_chars, frame.count, frame.long_chars, frame.score,
                tag_code(frame.tag), frame.depth, frame.is_hidden, frame.in_top,
            )
            for frame in frames
        ],
        dtype=np.float32,
    )  # fmt: skip
    chars, links, count, long, score, tag, depth, hidden, in_top = sums.T
    sizes = np.stack(
        [
            np.log1p(chars), links / np.maximum(chars, 1), count, long / np.maximum(chars, 1),
            chars / max(chars[0], 1),
            long / max(long[0], 1), score / max(top.score, 1.0), tag,
        ],
        axis=1,
    )  # fmt: skip
    bits = np.array([frame.around for frame in frames])[:, np.newaxis] >> np.arange(len(AROUND)) & 1
    judged = {one.frame.number: one.frame for one in layout.stretches if not _is_menu_entry(one)}
    hinted = np.full((len(frames), len(HINTS)), -1, dtype=np.float32)
    if judged:
        hinted[list(judged)] = [frame.hinted for frame in judged.values()]
    far = np.where(hinted < 0, FAR, depth[:, np.newaxis] - hinted)
    here = np.array([stretch.frame.number for stretch in layout.stretches])
    parent, grand = parents[here], parents[parents[here]]
    place = np.stack(
        [
            depth[here], hidden[here], in_top[here], in_top[parent], depth[here] - top.depth,
            here == top.number, parent == top.number,
            grand == top.number,
        ],
        axis=1,
    )  # fmt: skip
    numbers: Matrix = np.hstack(
        [place, bits[here], far[here], sizes[here], sizes[parent], sizes[grand]]
    ).astype(np.float32)
    return numbers


def _order_numbers(stretches: list[Stretch], own: Matrix, facts: PageFacts) -> Matrix:
    count = len(stretches)
    place = np.arange(count, dtype=np.float32)
    lengths = np.array([stretch.size for stretch in stretches], dtype=np.float32)
    in_top = np.array([stretch.frame.in_top for stretch in stretches], dtype=bool)
    long = (lengths >= 80) & (own[:, 2] < 0.33)
    main = long & in_top
    chars = np.cumsum(lengths)
    good = np.cumsum(np.where(main, lengths, 0))
    heading = _title_place(stretches, facts)
    columns = [
        place, place / count, chars / chars[-1], good / max(good[-1], 1),
        (good[-1] - good) / max(good[-1], 1),
        _since(main), _since(main[::-1])[::-1], _since(long), _since(long[::-1])[::-1],
        np.clip(place - heading, -50, 300) if heading >= 0 else np.full(count, -99.0),
        np.full(count, count), np.full(count, math.log1p(good[-1])),
        np.full(count, float(bool(facts.body))), np.full(count, float(facts.is_article)),
        np.full(count, good[-1] / max(float(np.where(long, lengths, 0).sum()), 1.0)),
    ]  # fmt: skip
    return np.stack(columns, axis=1).astype(np.float32)


def _title_place(stretches: list[Stretch], facts: PageFacts) -> int:
    """Where the headline stands: the last h1 or heading that equals the title; -1 for nowhere."""
    best = -1
    for place, stretch in enumerate(stretches):
        tag = stretch.frame.tag
        says_it = tag in _HEADING and stretch.size < 300 and fold(stretch.text) == facts.title
        if says_it or (tag == "h1" and best < 0):
            best = place
    return best


def _since(marks: NDArray[np.bool_]) -> NDArray[np.float32]:
    """How many places back the last mark stands, at most 60."""
    places = np.where(marks, np.arange(len(marks)), -1_000)
    return np.minimum(np.arange(len(marks)) - np.maximum.accumulate(places), 60).astype(np.float32)


# Columns of a stretch that its neighbours see: length, links, end, cue, tag, heading, in_top.
_SEEN: Final = (0, 2, 8, 18, 21, 22, 5, 4, 17, 16)


def _neighbour_numbers(own: Matrix) -> Matrix:
    seen = own[:, _SEEN]
    return np.hstack([shift(seen, step) for step in (-3, -2, -1, 1, 2, 3)])


def shift(rows: Matrix, step: int) -> Matrix:
    """Rows moved so that each place shows the row `step` places on; -1 where there is none."""
    moved = np.full_like(rows, -1)
    if step > 0:
        moved[:-step] = rows[step:]
    else:
        moved[-step:] = rows[:step]
    return moved


def _section_numbers(stretches: list[Stretch], own: Matrix) -> Matrix:
    """About the section a stretch stands in (from one heading to the next), and what was announced before."""
    count = len(stretches)
    heads = own[:, 22] > 0
    number = np.cumsum(heads)
    lengths = np.array([stretch.size for stretch in stretches], dtype=np.float32)
    links = own[:, 2] * lengths
    chars = np.bincount(number, weights=lengths)[number]
    linked = np.bincount(number, weights=links)[number]
    size = np.bincount(number)[number]
    cue = own[:, 18]
    head_cue = np.zeros(int(number[-1]) + 1, dtype=np.float32)
    head_cue[number[heads]] = cue[heads]
    columns = [
        _since(heads), np.log1p(chars), linked / np.maximum(chars, 1), size, head_cue[number],
        own[:, 22][np.maximum(np.searchsorted(number, number), 0)],
        _since(cue == _START_KINDS["teaser"]), _since(cue == _START_KINDS["reply"]),
        _since(cue == _START_KINDS["legal"]),
        _since(cue == _START_KINDS["letter"]), _since((cue == _START_KINDS["teaser"])[::-1])[::-1],
        np.cumsum(cue == _START_KINDS["reply"]),
        np.full(count, heads.sum()),
    ]  # fmt: skip
    return np.stack(columns, axis=1).astype(np.float32)


_LONG_WORD: Final = re.compile(r"[^\W\d_]{5,}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}")


def _topic_numbers(stretches: list[Stretch], facts: PageFacts) -> Matrix:
    """How much of a stretch's vocabulary the headline and the rest of the main text share."""
    sets = [set(_LONG_WORD.findall(stretch.text[:1_500].lower())) for stretch in stretches]
    spoken = Counter(
        word
        for words, stretch in zip(sets, stretches, strict=True)
        if stretch.frame.in_top and stretch.size >= 80
        for word in words
    )
    headline = {word for word in facts.title_words | set(facts.description.split()) if len(word) >= 5}
    rows = []
    for words, stretch in zip(sets, stretches, strict=True):
        mine = 1 if stretch.frame.in_top and stretch.size >= 80 else 0
        size = max(len(words), 1)
        rows.append(
            (
                len(words),
                sum(spoken[word] > mine for word in words) / size,
                len(words & headline) / size,
                len(words & headline),
            )
        )
    return np.array(rows, dtype=np.float32).reshape(len(rows), 4)
