"""What lies among the stretches of a text and is none of it: boxes that ask readers, other articles."""

from __future__ import annotations

from typing import Final

from lxml import etree

from broadsheet.pages.cues import find_cue
from broadsheet.pages.stretches import IN_ARTICLE, Frame, Layout, Stretch
from broadsheet.pages.titles import headline_place

_MOST: Final = 6  #: stretches of a box around a field; an article inside a form holds more
_SHARE: Final = 3  #: such a box holds at most this part of the text
_FIELDS: Final = etree.XPath("boolean(.//input[@type='email' or @type='radio'])")


def drop_forms(stretches: list[Stretch], kept: list[int]) -> list[int]:
    """Without small boxes that hold a field for an address or a choice: letters to order, votes to cast."""
    most = sum(stretches[place].size for place in kept) // _SHARE
    asked: dict[int, bool] = {}
    return [place for place in kept if not _asks_readers(stretches[place].frame, most, asked)]


def _asks_readers(frame: Frame, most: int, asked: dict[int, bool]) -> bool:
    """Whether a frame around a stretch, of `most` characters, holds such a field; `asked` keeps answers."""
    around: Frame | None = frame
    while around is not None and around.count <= _MOST and around.chars <= most:
        if around.number not in asked:
            asked[around.number] = bool(_FIELDS(around.element))
        if asked[around.number]:
            return True
        around = around.parent
    return False


def drop_next_articles(layout: Layout, kept: list[int], title: str) -> list[int]:
    """Without the articles that a page which scrolls on puts behind its own, each under an h1 of its own."""
    head = headline_place(layout, title)
    own = _article_around(layout.stretches[head].frame) if head >= 0 else None
    if own is None:
        return kept
    under_heads = (_article_around(one.frame) for one in layout.stretches if one.frame.tag == "h1")
    others = {frame.number for frame in under_heads if frame is not None} - {own.number}
    around = [(place, _article_around(layout.stretches[place].frame)) for place in kept]
    left = [place for place, frame in around if frame is None or frame.number not in others]
    return left if any(frame is own for _, frame in around) else kept


def _article_around(frame: Frame) -> Frame | None:
    """The outermost article element around a frame."""
    found, around = None, frame if frame.around & IN_ARTICLE else None
    while around is not None:
        found = around if around.tag == "article" else found
        around = around.parent
    return found


_ITEM: Final = 4  #: stretches of a teaser at most: its headline, a summary, a date, a section
_HEADED: Final = 3  #: frames between a teaser and the box that is headed "Related news"
_LINK: Final = 0.9  #: of a headline that leads elsewhere, how much is link


def drop_teasers(stretches: list[Stretch], kept: list[int]) -> list[int]:
    """Without the summaries of other articles in a box that its first line says to hold such."""
    items = {place: item for place in kept if (item := _item_around(stretches[place].frame)) is not None}
    if not items:
        return kept
    first = _first_places(stretches)
    left = [place for place in kept if place not in items or not _is_teaser(items[place], stretches, first)]
    return left or kept


def _item_around(frame: Frame) -> Frame | None:
    """The smallest frame around a stretch that holds another too; None where it holds more than an item."""
    around: Frame | None = frame
    while around is not None and around.count < 2:
        around = around.parent
    return around if around is not None and around.count <= _ITEM else None


def _first_places(stretches: list[Stretch]) -> dict[int, int]:
    """For the number of each frame the place of the first stretch in it."""
    first: dict[int, int] = {}
    for place, stretch in enumerate(stretches):
        around: Frame | None = stretch.frame
        while around is not None and around.number not in first:
            first[around.number] = place
            around = around.parent
    return first


def _is_teaser(item: Frame, stretches: list[Stretch], first: dict[int, int]) -> bool:
    """Whether a small frame begins with a headline that leads elsewhere, in a box of such."""
    head = stretches[first[item.number]]
    if not head.links or head.link_chars < _LINK * head.size:
        return False
    box = item.parent
    for _ in range(_HEADED):
        if box is not None and find_cue(stretches[first[box.number]].text) == ("teaser", True):
            return True
        box = box.parent if box is not None else None
    return False
