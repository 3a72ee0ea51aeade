"""What one making of an edition has that another has not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from broadsheet.records import Edition, Item

Place = tuple[int, str, Item]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A story whose place differs; a rank counts from 1 through the whole edition, None: it is not in."""

    story_id: str
    headline: str
    before: int | None
    after: int | None
    section: str  #: id of the section it stands in afterwards, or stood in before it left
    why: str = ""  #: why it is left out now


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two makings of the edition of one day."""

    date: date
    entered: tuple[Shift, ...]
    left: tuple[Shift, ...]
    moved: tuple[Shift, ...]
    stayed: int  #: stories at the same rank

    @property
    def same(self) -> bool:
        """Nothing differs but words."""
        return not (self.entered or self.left or self.moved)


def compare_editions(before: Edition, after: Edition) -> Comparison:
    """The stories that enter, leave and change their rank, each by its rank."""
    old, new = _ranked(before), _ranked(after)
    left_out = dict(after.left_out)
    ids = [*new, *(i for i in old if i not in new)]
    shifts = [_shift(i, old.get(i), new.get(i), left_out.get(i, "")) for i in ids]
    return Comparison(
        date=after.date,
        entered=tuple(s for s in shifts if s.before is None),
        left=tuple(s for s in shifts if s.after is None),
        moved=tuple(s for s in shifts if None not in {s.before, s.after} and s.before != s.after),
        stayed=sum(s.before == s.after for s in shifts),
    )


def _ranked(edition: Edition) -> dict[str, Place]:
    return {item.story_id: (rank, section, item) for rank, (section, item) in enumerate(_items(edition), 1)}


def _items(edition: Edition) -> Iterator[tuple[str, Item]]:
    yield from ((section.id, item) for section in edition.sections for item in section.items)


def _shift(story_id: str, old: Place | None, new: Place | None, why: str) -> Shift:
    place = new or old
    assert place is not None, "a shift is of a story in one of the two"
    return Shift(
        story_id=story_id,
        headline=place[2].headline,
        before=old[0] if old else None,
        after=new[0] if new else None,
        section=place[1],
        why=why if new is None else "",
    )
