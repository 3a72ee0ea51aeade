"""The front page of a day, and the archive of days."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby, islice
from typing import Final

from broadsheet.press import addresses
from broadsheet.press.cards import StoryCard, card_of, cards_of, headline_of
from broadsheet.press.grounds import tell_absences
from broadsheet.press.linked_data import edition_data
from broadsheet.press.pictures import LEAD_WIDTH, picture_of_reports
from broadsheet.press.placards import story_placard
from broadsheet.press.plots.grammar import print_plot
from broadsheet.press.plots.picture import Picture
from broadsheet.press.printer import HOUSE_PLACARD, Printer
from broadsheet.press.recordings import player_of
from broadsheet.press.sheets.moves import moved_before, moved_on
from broadsheet.press.sheets.set_right import corrected_later, set_right_since
from broadsheet.press.sheets.story import spread_of
from broadsheet.press.shelf import Shelf
from broadsheet.press.site import Page
from broadsheet.records import Edition, Section

FULL: Final = 6  #: stories that fill a front page; a thinner day also shows what came before it
BEFORE: Final = 6  #: stories of earlier days on a thin day
BOX: Final = 9  #: deals in the box beside the lead
BESIDE: Final = 4  #: deals of earlier weeks more, where stories under the lead make the page longer
LOOK_BACK: Final = 12  #: days that may be quiet before the paper says that nothing comes in


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A section of the paper with its cards."""

    id: str
    title: str
    cards: tuple[StoryCard, ...]


def print_front(printer: Printer, shelf: Shelf, day: date | None = None) -> Page | None:
    """The edition of a day, or the latest one; before the first edition the latest stories."""
    days = shelf.editions() if day is None else ()
    if not days and day is None:
        return _print_without_edition(printer, shelf)
    edition = shelf.edition(day or _latest_with_news(shelf, days))
    if edition is None:
        return None
    return _print_edition(printer, shelf, edition, newest=None if day else days[0])


def _latest_with_news(shelf: Shelf, days: Sequence[date]) -> date:
    """The latest day that has something to read; the latest of all where the last days are all quiet."""
    editions = (shelf.edition(day) for day in days[:LOOK_BACK])
    return next((e.date for e in editions if e is not None and _has_news(e)), days[0])


def _has_news(edition: Edition) -> bool:
    return any(section.items for section in edition.sections)


def _print_edition(printer: Printer, shelf: Shelf, edition: Edition, newest: date | None) -> Page:
    """An edition at its own address; with `newest`, the latest day of all, at the front door."""
    is_home = newest is not None
    columns = [_column(section, shelf, edition) for section in edition.sections if section.items]
    cards = [card for column in columns for card in column.cards]
    lead = cards[0] if cards else None
    seconds = _seconds(columns)
    rest = _without(columns, {card.story.id for card in cards[:1]} | {card.story.id for card in seconds})
    day = printer.day(edition.date, "full")
    moved = moved_on(edition, shelf)
    place = shelf.place_of(edition.date)
    room = BOX - 3 + (BESIDE if seconds else 0) - len(moved)
    before = moved_before(edition, shelf, moved, room)
    return printer.html(
        "front.html",
        title=printer.site.title if is_home else f"{day} · {printer.site.title}",
        description=lead.headline if lead else day,
        section="front" if is_home or place.newer is None else "archive",
        feeds=(("/feed.atom", printer.site.title),),
        ld=edition_data(printer, edition, cards),
        canonical=addresses.edition_path(edition.date),
        placard=story_placard(lead.story.id) if lead else HOUSE_PLACARD,
        edition=edition,
        lead=lead,
        picture=picture_of_reports(printer.site, lead.originals, LEAD_WIDTH) if lead else None,
        spread=_spread(printer, shelf, edition, lead) if lead and len(cards) < FULL and not seconds else None,
        player=player_of(printer, shelf, edition.date),
        seconds=seconds,
        rows=_rows(rest),
        lines=moved[:BOX],
        moved=len(moved),
        earlier_lines=before,
        set_right=set_right_since(printer, shelf, edition, (*moved[:BOX], *before)),
        corrected_later=corrected_later(edition, shelf),
        revision=_revision(edition),
        before=list(islice(_before(shelf, place.before), BEFORE)) if len(cards) < FULL else [],
        quiet_since=newest if newest != edition.date else None,
        stories=len(cards),
        number=place.number,
        older=place.older,
        newer=place.newer,
        is_home=is_home,
        left_out=[
            (s, why) for i, why in tell_absences(printer, edition) if (s := shelf.story(i)) is not None
        ],
        long_read=_long_read(edition, shelf),
        headline_of=partial(headline_of, shelf=shelf),
    )


def _print_without_edition(printer: Printer, shelf: Shelf) -> Page:
    return printer.html(
        "latest.html",
        title=printer.site.title,
        section="front",
        feeds=(("/feed.atom", printer.site.title),),
        cards=cards_of(shelf.latest_stories(20), shelf),
    )


def _column(section: Section, shelf: Shelf, edition: Edition) -> Column:
    pairs = [(item, shelf.story(item.story_id)) for item in section.items]
    cards = tuple(card_of(story, shelf, item, edition) for item, story in pairs if story is not None)
    return Column(id=section.id, title=section.title, cards=cards)


def _seconds(columns: list[Column]) -> tuple[StoryCard, ...]:
    """The stories under the lead: the whole front section, else two of a section that has more."""
    first = columns[0].cards[1:] if columns else ()
    if columns and columns[0].id == "front":
        return first[:4]
    return first[:2] if len(first) >= 2 else ()


def _without(columns: list[Column], placed: set[str]) -> list[Column]:
    """The columns without the stories that stand elsewhere on the page."""
    rest = [
        Column(id=c.id, title=c.title, cards=tuple(x for x in c.cards if x.story.id not in placed))
        for c in columns
    ]
    return [column for column in rest if column.cards]


def _rows(columns: list[Column]) -> list[list[Column]]:
    """Sections as rows of the page: up to three neighbours with a single story share one."""
    rows: list[list[Column]] = []
    for column in columns:
        last = rows[-1] if rows else []
        if len(column.cards) == 1 and last and len(last) < 3 and len(last[0].cards) == 1:
            last.append(column)
        else:
            rows.append([column])
    return rows


def draw_spread(printer: Printer, shelf: Shelf, day: date, size: str) -> Page | None:
    """The chart beside the lead of a day: with the reports that the day's paper counts, and no later ones."""
    edition = shelf.edition(day)
    columns = [_column(s, shelf, edition) for s in edition.sections if s.items] if edition else []
    if edition is None or not columns or not columns[0].cards:
        return None
    picture = _spread(printer, shelf, edition, columns[0].cards[0])
    return print_plot(picture.sized(size) if picture else None)


def _spread(printer: Printer, shelf: Shelf, edition: Edition, lead: StoryCard) -> Picture | None:
    """How a lead that stands alone was told."""
    reports = shelf.articles(lead.story.article_ids)
    return spread_of(printer, lead.story, reports, addresses.edition_path(edition.date))


def _before(shelf: Shelf, days: Sequence[date]) -> Iterator[tuple[date, StoryCard]]:
    """The stories of these days, latest day first, a story at its latest day only."""
    seen: set[str] = set()
    for earlier in days:
        edition = shelf.edition(earlier)
        for item in (i for s in edition.sections for i in s.items) if edition else ():
            story = shelf.story(item.story_id)
            if story is not None and not story.merged_into and story.id not in seen:
                seen.add(story.id)
                yield earlier, card_of(story, shelf, item, edition)


def _revision(edition: Edition) -> str:
    """The ledger's revision that the edition was made from, as the edition cites it."""
    found = re.match(r"ledger (\w+)", edition.made_from)
    return found[1] if found else ""


def _long_read(edition: Edition, shelf: Shelf) -> StoryCard | None:
    story = shelf.story(edition.long_read_id) if edition.long_read_id else None
    return card_of(story, shelf) if story is not None else None


def print_archive(printer: Printer, shelf: Shelf, year: int | None = None) -> Page | None:
    """The editions of a year by month, each with its lead; of the latest year where none is asked."""
    years = years_of(shelf)
    shown = year if year is not None else max(years, default=None)
    if year is not None and year not in years:
        return None
    days = [_told_day(shelf, day) for day in shelf.editions() if day.year == shown]
    months = [(m, list(rows)) for m, rows in groupby(days, key=lambda row: row[0].replace(day=1))]
    return printer.html(
        "archive.html",
        title=printer.say("Archive") if year is None else f"{printer.say('Archive')} {year}",
        description=printer.say("Every edition at its permanent address."),
        section="archive",
        months=months,
        years=[(n, addresses.archive_path(n), count) for n, count in years.items()],
        shown=shown,
        is_year=year is not None,
    )


def years_of(shelf: Shelf) -> dict[int, int]:
    """Year → how many editions it has, latest year first."""
    return dict(sorted(Counter(day.year for day in shelf.editions()).items(), reverse=True))


def _told_day(shelf: Shelf, day: date) -> tuple[date, str, int, int]:
    """(day, headline of its lead, stories, deals that moved)."""
    edition = shelf.edition(day)
    if edition is None:
        return day, "", 0, 0
    items = [item for section in edition.sections for item in section.items]
    return day, items[0].headline if items else "", len(items), len(edition.deal_ids)
