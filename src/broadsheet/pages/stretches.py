"""A page as its stretches: runs of text between block boundaries, in reading order, each with its place.

One walk over the tree, without recursion, gives every stretch and the frames (block elements) around
it. What is article and what is not is decided elsewhere, from numbers that these carry.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple, cast

from broadsheet.pages.hints import HINTS, find_hints
from broadsheet.pages.markup import Element, plain_text
from broadsheet.text.words import squeeze

_SKIPPED: Final = frozenset(
    ["script", "style", "noscript", "template", "svg", "select", "iframe", "object", "canvas", "head",
     "math-jax", "textarea",
     "video", "audio", "map", "datalist", "progress", "meter", "dialog", "link", "meta", "amp-ad",
     "amp-analytics"]
)  # fmt: skip
_INLINE: Final = frozenset(
    ["a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
     "i", "ins", "kbd",
     "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
     "tt", "u", "var", "wbr",
     "ruby", "rb", "rt", "rp", "input", "img", "amp-img", "picture", "source", "button", "tspan", "o:p"]
)  # fmt: skip
TAGS: Final = (
    "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "td", "th", "figcaption", "pre",
    "dd", "dt",
    "section", "article", "header", "body", "other",
)  # fmt: skip
_TAG_CODE: Final = {tag: code for code, tag in enumerate(TAGS)}
AROUND: Final = (
    "article", "main", "nav", "footer", "aside", "header", "form", "figure", "table", "ul", "ol",
    "blockquote", "section", "a",
    "button", "figcaption", "dl", "details",
)  # fmt: skip
_AROUND_BIT: Final = {tag: 1 << place for place, tag in enumerate(AROUND)}
# Containers of consent managers: their text is never the page's.
_CONSENT: Final = re.compile(
    r"onetrust|didomi|usercentrics|cookiebot|cybotcookie|qc-cmp|sp_message|truste|cmpbox"
    r"|cookie-?(?:consent|notice|banner|law|bar|policy-?modal)|gdpr-?(?:consent|banner|modal)"
    r"|consent-?(?:banner|modal|manager|popup)|borlabs|cky-|iubenda|osano|fc-consent|ketch|termly",
    re.IGNORECASE,
)
IN_ARTICLE: Final = _AROUND_BIT["article"]  #: in `Frame.around` of an article element and all inside
_IN_LINK: Final = _AROUND_BIT["a"]
_TEXT_AROUND: Final = _AROUND_BIT["article"] | _AROUND_BIT["main"] | _AROUND_BIT["blockquote"]
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
FAR: Final = 30  #: levels; stands for never
MAX_STRETCHES: Final = 12_000
_PLACE_OF: Final = {hint: place for place, hint in enumerate(HINTS)}


@dataclass(slots=True, eq=False)
class Frame:
    """A block element around stretches, with sums over everything inside it."""

    tag: str
    parent: Frame | None
    depth: int
    around: int  #: bits of AROUND among itself and its ancestors
    marks: str  #: its class, id and similar attributes
    is_hidden: bool
    element: Element
    signature: tuple[str, str]
    chars: int = 0
    link_chars: int = 0
    count: int = 0
    long_chars: int = 0  #: characters of long stretches with few links
    score: float = 0.0  #: long text right inside, and less of it the deeper it stands
    in_top: bool = False  #: whether it is, or stands in, the frame with the highest score
    number: int = 0  #: its place among the frames of the page
    known_hints: tuple[int, ...] | None = None  #: what `hinted` found, once it was asked

    @property
    def hinted(self) -> tuple[int, ...]:
        """The depth at which each hint stood last, -1 for never; read when asked, for most are menus."""
        unread, frame = [], self
        while frame.known_hints is None:
            unread.append(frame)
            if frame.parent is None:
                break
            frame = frame.parent
        known = frame.known_hints or _NEVER
        for frame in reversed(unread):
            known = frame.known_hints = _renew(known, frame)
        return known


_NEVER: Final = (-1,) * len(HINTS)


def _renew(known: tuple[int, ...], frame: Frame) -> tuple[int, ...]:
    """What the parent knows of its hints, with those of the frame's own marks."""
    places = _hint_places(frame.marks) if frame.marks else ()
    if not places:
        return known
    changed = list(known)
    for place in places:
        changed[place] = frame.depth
    return tuple(changed)


@dataclass(slots=True, eq=False)
class Stretch:
    """A run of text between block boundaries."""

    text: str
    frame: Frame
    size: int = 0  #: characters; one that writes a word or half of one counts three
    link_chars: int = 0  #: of the size, how much is in links
    links: int = 0
    bold_chars: int = 0
    inline_marks: list[str] = field(default_factory=list)  #: classes of inline elements inside
    breaks: int = 0
    time_tags: int = 0
    times: list[str] = field(default_factory=list)  #: machine-readable values of time elements
    images: int = 0
    anchors: list[tuple[str, str]] = field(default_factory=list)  #: (href, text)


class Layout(NamedTuple):
    """A page as stretches and the frames around them, parents before children."""

    stretches: list[Stretch]
    frames: list[Frame]


def lay_out(root: Element) -> Layout:
    """Every stretch of text under the page's body, at most MAX_STRETCHES of them, and all frames.

    Where next to nothing stands there but in noscript elements, what a browser without scripts shows.
    """
    body = root.find("body")
    body = body if body is not None else root
    walk = _Walk(body, _SKIPPED)
    walk.run()
    if sum(one.size for one in walk.stretches) < _NOTHING and _holds_unscripted(body):
        walk = _Walk(body, _SKIPPED - {"noscript"})
        walk.run()
    _sum_frames(walk.frames, walk.stretches)
    return Layout(walk.stretches, walk.frames)


_NOTHING: Final = 250  #: characters
_UNSCRIPTED: Final = 500  #: characters; a request to turn scripts on is shorter


def _holds_unscripted(body: Element) -> bool:
    return sum(len(plain_text(one)) for one in body.iter("noscript")) >= _UNSCRIPTED


_MARKS: Final = ("class", "id", "itemprop", "data-testid", "data-component", "role")


def _is_own_inline(element: Element, tag: object) -> bool:
    """Whether it is an element of the site's own making around words only, such as a link's wrapper."""
    return isinstance(tag, str) and "-" in tag and all(child.tag in _INLINE for child in element)


def _is_hidden(attributes: dict[str, str]) -> bool:
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style) and bool(_HIDDEN.search(style or ""))


@lru_cache(maxsize=20_000)
def _hint_places(marks: str) -> tuple[int, ...]:
    bits = find_hints(marks)
    return tuple(place for place in range(len(HINTS)) if bits >> place & 1)


class _Walk:
    """The state of one walk: open elements, the stretch being gathered, and what was found."""

    def __init__(self, body: Element, skipped: frozenset[str]) -> None:
        self.skipped = skipped
        self.stretches: list[Stretch] = []
        self.frames: list[Frame] = [Frame("body", None, 0, 0, "", False, body, ("body", ""))]
        self.frame = self.frames[0]
        self.parts: list[str] = []
        self.in_link = self.in_bold = 0
        self.current: Stretch | None = None
        self.last_break = False

    def run(self) -> None:
        """Walks the whole tree with a stack of its own, so that no depth can exhaust Python's."""
        body = self.frame.element
        self._add(body.text or " ")
        stack = [(body, iter(body), False)]
        while stack and len(self.stretches) < MAX_STRETCHES:
            element, children, is_block = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                self._leave(element, is_block)
                text = element.tail if stack else None
            elif (tag := child.tag) == "br":
                self._break()
                text = child.tail
            elif tag in _INLINE or _is_own_inline(child, tag):
                self._enter(child, tag)
                stack.append((child, iter(child), False))
                text = child.text
            elif self._is_skipped(child, tag):
                text = child.tail
            else:
                self._open(child, tag)
                stack.append((child, iter(child), True))
                text = child.text
            if text:
                self._add(text)
        self._flush()

    def _is_skipped(self, element: Element, tag: object) -> bool:
        """Whether a block holds none of the page's text: code, a consent manager, the page's footer."""
        if not isinstance(tag, str) or tag in self.skipped:
            return not (tag == "template" and element.get("shadowrootmode"))  # that one is shown
        name = element.get("id")
        if name and _CONSENT.search(name):
            return True
        # A footer inside an article may hold its last words.
        return tag == "footer" and not self.frame.around & _TEXT_AROUND

    def _now(self) -> Stretch:
        """The stretch being gathered; most elements never begin one."""
        if self.current is None:
            self.current = Stretch("", self.frame)
        return self.current

    def _add(self, text: str) -> None:
        if text.isspace():
            if self.parts or self.current is not None:  # blanks between blocks begin no stretch
                self.parts.append(text)
            return
        self.parts.append(text)
        self.last_break = False
        if self.in_link:
            self._now().link_chars += len(text)
        if self.in_bold:
            self._now().bold_chars += len(text)

    def _break(self) -> None:
        if self.last_break:
            self._flush()
        else:
            self.parts.append("\n")
            self._now().breaks += 1
            self.last_break = True

    def _enter(self, element: Element, tag: str) -> None:
        if tag == "a":
            self.in_link += 1
            self._now().links += 1
        elif tag in ("b", "strong"):
            self.in_bold += 1
        elif tag == "time":
            self._now().time_tags += 1
            if element.get("datetime"):
                self._now().times.append(element.get("datetime", ""))
        elif tag in ("img", "amp-img", "picture"):
            self._now().images += 1
        marks = element.get("class")
        if marks:
            self._now().inline_marks.append(marks)

    def _leave(self, element: Element, is_block: bool) -> None:
        if is_block:
            if self.parts or self.last_break:
                self._flush()
            self.frame = self.frame.parent or self.frame
            self.current = None
        elif element.tag == "a":
            self.in_link -= 1
            href = element.get("href")
            if href and len(self._now().anchors) < 100:
                self._now().anchors.append((href, plain_text(element)[:300]))
        elif element.tag in ("b", "strong"):
            self.in_bold -= 1

    def _open(self, element: Element, tag: str) -> None:
        if self.parts or self.last_break:
            self._flush()
        parent = self.frame
        attributes = cast("dict[str, str]", dict(element.items()))
        marks, hidden = "", parent.is_hidden
        if attributes:
            marks = " ".join([attributes[name] for name in _MARKS if name in attributes])
            hidden = hidden or _is_hidden(attributes)
        around = parent.around | _AROUND_BIT.get(tag, 0) | (_IN_LINK if self.in_link else 0)
        frame = Frame(
            tag, parent, parent.depth + 1, around, marks, hidden, element, (tag, attributes.get("class", ""))
        )
        frame.number = len(self.frames)
        self.frames.append(frame)
        self.frame = frame
        self.current = None

    def _flush(self) -> None:
        if self.parts:
            text = squeeze("".join(self.parts))
            self.parts = []
            if text:
                current = self._now()
                _measure(current, text)
                self.stretches.append(current)
            self.current = None
        self.last_break = False


def _measure(stretch: Stretch, text: str) -> None:
    """Gives a stretch its text and sizes; what stands in links and in bold was counted with its blanks."""
    length = len(text)
    wide = 0 if text.isascii() else len(_WIDE.findall(text))
    stretch.text, stretch.size = text, length + 2 * wide
    if stretch.link_chars:
        stretch.link_chars = min(stretch.link_chars, length) * stretch.size // length
    if stretch.bold_chars:
        stretch.bold_chars = min(stretch.bold_chars, length) * stretch.size // length


_WIDE: Final = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def _sum_frames(frames: list[Frame], stretches: list[Stretch]) -> None:
    """Sums upwards: frames were opened parents first, so one backward pass is enough."""
    for stretch in stretches:
        frame, length = stretch.frame, stretch.size
        frame.chars += length
        frame.link_chars += stretch.link_chars
        frame.count += 1
        if length >= 80 and stretch.link_chars * 3 < length and not _stands_aside(frame):
            frame.long_chars += length
            weight = min(length, 600)
            for share in (0.1, 1.0, 0.5, 0.25):
                frame.score += weight * share
                if frame.parent is None:
                    break
                frame = frame.parent
    for frame in reversed(frames):
        if frame.parent is not None:
            frame.parent.chars += frame.chars
            frame.parent.link_chars += frame.link_chars
            frame.parent.count += frame.count
            frame.parent.long_chars += frame.long_chars


def _stands_aside(frame: Frame) -> bool:
    """Whether the frame belongs to readers' comments or to what stands beside the text."""
    return bool(frame.around & (_AROUND_BIT["nav"] | _AROUND_BIT["aside"])) or is_comment(frame)


def is_comment(frame: Frame) -> bool:
    """Whether the frame belongs to readers' comments."""
    comment = frame.hinted[_PLACE_OF["comment"]]
    return comment > 1 and comment > frame.hinted[_PLACE_OF["body"]]


def tag_code(tag: str) -> int:
    """The place of a tag among TAGS; unknown ones count as "other"."""
    return _TAG_CODE.get(tag, len(TAGS) - 1)


def hint_distance(frame: Frame, hint: int) -> int:
    """How many levels above the frame the hint stood last; a large number for never."""
    depth = frame.hinted[hint]
    return frame.depth - depth if depth >= 0 else FAR


def hint_named(frame: Frame, hint: str) -> int:
    """The same by the hint's name."""
    return hint_distance(frame, _PLACE_OF[hint])
