"""The ledger as folded from what the store holds, kept until something it was folded from changes."""

from __future__ import annotations

import gc
import os
import tempfile
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from django.db import connection

from broadsheet import ledger
from broadsheet.adapters.store import changes, reading, replaced
from broadsheet.adapters.store.book import Book, Entered
from broadsheet.adapters.store.first_fold import read_all_rooted, roots_of, with_root
from broadsheet.adapters.store.glance import Glance
from broadsheet.adapters.store.judgements import has_judgements_since
from broadsheet.adapters.store.kept import knows_later, read_in_force, read_present
from broadsheet.adapters.store.past_sheet import LookAt, PastSheet
from broadsheet.adapters.store.sheets import Sheet
from broadsheet.ledger.past import Past, look_back
from broadsheet.ledger.rulings import read_rulings
from broadsheet.records import Claim, Deal, Judgement, Ledger, content_id

_LOCK: Final = threading.RLock()
_OPEN: dict[int, Opened] = {}
_KEPT: dict[str, Folded] = {}
BOOK: Final = "ledger-book.sqlite3"
MANY: Final = 100_000  #: claims


@dataclass(slots=True, kw_only=True)
class Opened:
    """The ledger of one store, kept open by this process: what changes is folded in, not all again."""

    folder: ledger.Folder
    ledger: Ledger
    position: int  #: of the last change that it knows
    revision: str
    judgements: tuple[Judgement, ...]
    entered: Entered | None = None  #: the book's present edition, where this process wrote `written` into it
    written: Ledger | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """One folded ledger with the ways into it that pages need."""

    ledger: Ledger
    deals: dict[str, Deal]
    claims: dict[str, Claim]
    deals_of_party: dict[str, tuple[Deal, ...]]
    deals_of_claim: dict[str, Deal]
    claims_of_article: dict[str, tuple[Claim, ...]]


def fold_ledger(*, until: datetime | None = None) -> Ledger:
    """The ledger from what was reported before `until`, copies counted under their original's root."""
    if until is None or not reading.has_claims_since(until):
        return open_ledger().ledger
    return ledger.fold(rooted(reading.claims(until=until)), reading.judgements())


def open_ledger() -> Opened:
    """The ledger at the store's present revision; only what changed since the last call is folded."""
    with _LOCK:
        store = changes.store_mark()
        position, revision = changes.position(), reading.note(reading.LEDGER_REVISION)
        kept = _OPEN.get(store)
        if kept is not None and (kept.position, kept.revision) == (position, revision):
            return kept
        changed = None if kept is None or position < kept.position else changes.changed_since(kept.position)
        if kept is None or changed is None:
            _OPEN.clear()
            _OPEN[store] = _open_anew(position, revision)
        else:
            _fold_in(kept, changed)
            kept.position, kept.revision = position, revision
        return _OPEN[store]


def _open_anew(position: int, revision: str) -> Opened:
    judgements = reading.judgements()
    with _undisturbed():
        folder = ledger.Folder(read_all_rooted(), judgements)
        folded = folder.ledger()
        _set_aside(folded)
    return Opened(
        folder=folder,
        ledger=folded,
        position=position,
        revision=revision,
        judgements=judgements,
    )


def _fold_in(kept: Opened, changed: frozenset[str]) -> None:
    fresh = rooted(reading.claims_named(changed))
    if kept.folder.replace(fresh, gone=changed - {claim.id for claim in fresh}):
        kept.ledger = kept.folder.ledger()


def open_sheet(day: date | None = None, *, clock: ledger.ClockName = "known") -> Sheet:
    """The ledger's book as it stands, or as of the end of a day (UTC) by either clock.

    "known": from what was reported and ruled by then; "effective": what was in force then as far as
    is known now. What the book does not hold yet is folded and entered; a day after which nothing was
    learned is the present itself.
    """
    path, mark = _book_path(), changes.store_mark()
    if day is not None and clock == "known":
        with Book(path, mark) as book:
            present = _present_of(book)
            if present is not None and _ends_with(book, present, day):
                return Sheet(path, mark, present)
            if present is not None and not _is_entered(book, day):
                return PastSheet(path, mark, _glance_at(present, day), lambda: _enter_day(day, clock))
    return Sheet(path, mark, _enter_day(day, clock))


def _present_of(book: Book) -> Entered | None:
    """The book's present edition where it is up to date."""
    found = book.find("")
    now = (changes.position(), reading.note(reading.LEDGER_REVISION))
    return found if found is not None and (found.position, found.revision) == now else None


def _is_entered(book: Book, day: date) -> bool:
    """Whether the book holds what was known on a day, and nothing known by then changed since."""
    found = book.find(_name_of(day, "known"))
    return found is not None and not changes.changed_by(found.position, day)


def _name_of(day: date | None, clock: ledger.ClockName) -> str:
    return "" if day is None else f"{clock} {day.isoformat()}"


def _enter_day(day: date | None, clock: ledger.ClockName) -> Entered:
    """The edition of a day, or of the present, brought up to date."""
    name = _name_of(day, clock)
    position, revision = changes.position(), reading.note(reading.LEDGER_REVISION)
    with Book(_book_path(), changes.store_mark()) as book:
        entered = book.find(name)
        if entered is None or (entered.position, entered.revision) != (position, revision):
            return _enter(book, name, entered, day, clock, position, revision)
        if name:
            book.use(entered.number)
        return entered


def _glance_at(present: Entered, day: date) -> LookAt:
    """Looks at a past day from the present edition, as far as it is asked."""
    end = _end_of(day)

    def look_at(book: Book) -> Glance:
        def find_known(ids: Iterable[str]) -> tuple[Claim, ...]:
            return _find_rooted(ids, until=end)

        taken_back = rooted(replaced.replaced_since(end))
        return Glance(book, present, day, reading.judgements(), taken_back, find_known)

    return look_at


def _ends_with(book: Book, present: Entered, day: date) -> bool:
    """Whether nothing was reported, ruled or taken back after a day."""
    end = _end_of(day)
    if knows_later(book.base, present.number, day) or has_judgements_since(end):
        return False
    return not replaced.was_replaced_since(end)


def keep_book() -> None:
    """Brings the book's present edition up to date, and works out ahead what listings would wait for."""
    sheet = open_sheet()
    with _LOCK:
        opened = _OPEN.get(changes.store_mark())
        if opened is not None and opened.entered == sheet.entered and opened.written is opened.ledger:
            sheet.prepare(opened.ledger)
            _set_aside(opened.ledger, sweep=True)
        else:
            sheet.prepare()


def _enter(
    book: Book, name: str, old: Entered | None, day: date | None, clock: ledger.ClockName,
    position: int, revision: str,
) -> Entered:  # fmt: skip
    if day is None:
        return _enter_present(book, old)
    if clock == "known" and old is not None and not changes.changed_by(old.position, day):
        return book.confirm(old, position, revision)
    present = book.find("")
    if present is not None and (present.position, present.revision) == (position, revision):
        with book.unchanging(), _undisturbed():
            past = _look_back(book, present, day, clock)
        entered = book.enter_past(name, present, past)
        if entered is not None:
            return entered
    if clock == "effective":
        return book.enter(name, ledger.in_force_on(open_ledger().ledger, day), position, revision)
    return book.enter(name, _known_by(day), position, revision)


def _enter_present(book: Book, old: Entered | None) -> Entered:
    opened = open_ledger()
    now = (opened.ledger, opened.position, opened.revision, opened.folder)
    if opened.written is not None and opened.entered is not None and opened.entered == old:
        entered = book.amend(old, opened.written, *now)
    else:
        with _undisturbed():
            entered = book.enter("", *now)
    opened.entered, opened.written = entered, opened.ledger
    return entered


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Many values are made at once and none of them is rubbish: memory is not swept meanwhile."""
    swept = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if swept:
            gc.enable()


def _set_aside(whole: Ledger, *, sweep: bool = False) -> None:
    """A ledger of many claims stays: no sweep of the memory looks through its millions of values again.

    `sweep` first clears away what is rubbish by now: what is set aside is never swept.
    """
    if len(whole.claims) >= MANY:
        if sweep:
            gc.collect()
        gc.freeze()


def _look_back(book: Book, present: Entered, day: date, clock: ledger.ClockName) -> Past:
    """The past day as told from the present edition: only what differs is folded."""
    judgements = reading.judgements()
    if clock == "effective":
        rulings = read_rulings(judgements)

        def find_as_they_count(ids: Iterable[str]) -> list[Claim]:
            counted = (rulings.apply(claim) for claim in _find_rooted(ids))
            return [claim for claim in counted if claim is not None]

        return read_in_force(book.base, present.number, day, find_as_they_count)
    end = _end_of(day)

    def find_known(ids: Iterable[str]) -> tuple[Claim, ...]:
        return _find_rooted(ids, until=end)

    kept = read_present(book.base, present.number, day, find_known)
    return look_back(kept, judgements, day, rooted(replaced.replaced_since(end)))


def _find_rooted(ids: Iterable[str], *, until: datetime | None = None) -> tuple[Claim, ...]:
    return rooted(reading.claims_named(set(ids), until=until))


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min, UTC)


def _known_by(day: date) -> Ledger:
    """The ledger from what was known by the end of a day, what a later wording took back included."""
    end = _end_of(day)
    taken_back = rooted(replaced.replaced_since(end))
    opened = _OPEN.get(changes.store_mark())
    if opened is not None and opened.position == changes.position():
        return ledger.as_of((*opened.folder.claims(), *taken_back), opened.judgements, day)
    told = rooted(reading.claims(until=end, undated=True))
    return ledger.as_of((*told, *taken_back), reading.judgements(), day)


def _book_path() -> Path:
    """Beside a SQLite store; for another database in this machine's folder for what can be lost."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return Path(name).with_name(BOOK)
    folder = Path(tempfile.gettempdir()) / f"broadsheet-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / f"{content_id('store', name, str(connection.settings_dict['HOST']))}-{BOOK}"


def rooted(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with the root of the family of copies that their article belongs to."""
    roots = roots_of(reading.stories_of(sorted({claim.article_id for claim in claims})))
    return tuple(with_root(claim, roots.get(claim.article_id, "")) for claim in claims)


def folded(revision: str) -> Folded:
    """The whole ledger at the store's present revision; folded once and then kept."""
    with _LOCK:
        if revision not in _KEPT:
            kept = _arrange(open_ledger().ledger)
            _KEPT.clear()
            _KEPT[revision] = kept
        return _KEPT[revision]


def _arrange(whole: Ledger) -> Folded:
    moved = sorted(whole.deals, key=lambda d: (d.last_moved is not None, d.last_moved, d.id), reverse=True)
    of_party: dict[str, list[Deal]] = {}
    of_claim: dict[str, Deal] = {}
    for deal in moved:
        for party_id in dict.fromkeys(role.party_id for role in deal.roles if role.party_id):
            of_party.setdefault(party_id, []).append(deal)
        of_claim.update((claim_id, deal) for claim_id in deal.claim_ids)
    of_article: dict[str, list[Claim]] = {}
    for claim in whole.claims:
        of_article.setdefault(claim.article_id, []).append(claim)
    return Folded(
        ledger=whole,
        deals={deal.id: deal for deal in moved},
        claims={claim.id: claim for claim in whole.claims},
        deals_of_party={party_id: tuple(deals) for party_id, deals in of_party.items()},
        deals_of_claim=of_claim,
        claims_of_article={article_id: tuple(claims) for article_id, claims in of_article.items()},
    )
