"""How fast the ledger's listings answer from a store of many claims: part of benchmarks/ledger.py.

What was written to a SQLite store is folded from there into the ledger's book, and every question is
asked: of the present; of past days that nobody asked for before, a day of its own for each question, by a
process that holds no ledger; and of a past day that was asked for before. Then a day's claims come in
through the store. Milliseconds and seconds are of processor time.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from functools import partial

from django.db import connection

from broadsheet.adapters.store import folding, reading, rows, writing
from broadsheet.adapters.store import models as tables
from broadsheet.adapters.store.latest import latest_claims
from broadsheet.adapters.store.sheets import ALL, Sheet
from broadsheet.ledger import dependence, without
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Claim, Ledger
from broadsheet.running.exporting import FORMS

PAST, LATER = date(2020, 1, 1), date(2020, 2, 1)
BIG, OTHER, MIDDLING, SMALL = "firm-0", "firm-1", "firm-100", "firm-500"  #: from most deals to few
WHOLE = ("whole_", "first_")  #: figures that are told apart from those of listings


def measure_listings(fresh: tuple[Claim, ...]) -> dict[str, float]:
    """Milliseconds of each question to the open store, and seconds of what is done once.

    The peak of the fold is of this process alone; what it holds later is larger by the pages of the
    files that questions look at.
    """
    watch, begun = _Clock(), time.perf_counter()
    sheet = folding.open_sheet()
    watch.note("store_fold_seconds")
    watch.figures["store_fold_wall_seconds"] = round(time.perf_counter() - begun, 2)
    watch.figures["store_fold_peak_megabytes"] = _peak_megabytes()
    sheet.prepare()
    watch.note("store_prepare_seconds")
    figures = _ask_all("", sheet) | _ask_whole("", sheet)
    held = dict(folding._OPEN)
    folding._OPEN.clear()  # the command line asks in a process that has no ledger open
    figures |= _ask_firsts()
    past = folding.open_sheet(PAST)
    watch.start()
    past.entered  # noqa: B018 - what questions begin with that look at the whole day
    watch.note("as_of_enter_seconds")
    folding.open_sheet(PAST, clock="effective")
    watch.note("effective_enter_seconds")
    folding._OPEN.update(held)
    past.prepare()
    figures |= _ask_all("as_of_", past) | _ask_whole("as_of_", past)
    figures["as_of_open_ms"] = _ask(lambda: folding.open_sheet(PAST))
    later = folding.open_sheet(LATER)
    later.entered  # noqa: B018 - so that the comparison alone is measured
    figures["diff_ms"] = _ask(lambda: later.changes(past, 100))
    figures["diff_to_now_ms"] = _ask(lambda: sheet.changes(past, 100))
    watch.start()
    writing.commit(Outcome(at=datetime.now(UTC), claims=fresh))
    watch.note("store_day_commit_seconds")
    folding.open_sheet()
    watch.note("store_day_seconds")
    folding.keep_book()
    watch.note("store_day_prepare_seconds")
    figures |= _ask_all("after_day_", folding.open_sheet())
    listed = [value for name, value in figures.items() if name.endswith("_ms") and not name.startswith(WHOLE)]
    peak = _peak_megabytes()
    ledger = folding.open_ledger().ledger
    watch.start()
    for _, compose in FORMS:
        compose(ledger)
    watch.note("export_seconds")  # of what is folded already
    connection.close()
    return {**watch.figures, **figures, "slowest_listing_ms": max(listed), "store_peak_megabytes": peak}


def fill_store(claims: Iterable[Claim]) -> None:
    """Writes claims as the store does, in one transaction."""
    fields = list(tables.ClaimRow._meta.concrete_fields)
    marks = ", ".join(["%s"] * len(fields))
    words = f"INSERT INTO store_claimrow ({', '.join(f.column for f in fields)}) VALUES ({marks})"
    prepare = [field.get_db_prep_save for field in fields]
    names = [field.attname for field in fields]
    made = (rows.claim_row(claim) for claim in claims)
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.executemany(
            words,
            ([p(getattr(row, n), connection) for p, n in zip(prepare, names, strict=True)] for row in made),
        )
        cursor.execute("COMMIT")


def _ask_all(mark: str, sheet: Sheet) -> dict[str, float]:
    (latest,) = sheet.deals(1)
    asked: dict[str, Callable[[], object]] = {
        "claims": lambda: latest_claims(30),
        "claims_of_party": lambda: latest_claims(30, party_id=BIG),
        "deals": lambda: sheet.deals(40),
        "deals_of_party": lambda: sheet.deals(40, BIG),
        "parties": sheet.parties,
        "deal": lambda: (sheet.deals_beginning(latest.id[:8]), reading.claims_named(latest.claim_ids)),
        "party": lambda: (sheet.deals(60, BIG), sheet.count_of(BIG)),
        "dependence": lambda: sheet.leaning(BIG, claims=False),
        "party_small": lambda: (sheet.deals(60, SMALL), sheet.count_of(SMALL)),
        "dependence_of_small": lambda: sheet.leaning(SMALL, claims=False),
        "loops": lambda: sheet.rings(20),
        "loops_of_party": lambda: sheet.rings(20, BIG),
        "contradictions": lambda: sheet.contradictions(20),
        "standing": sheet.standing_in_all,
    }
    return {f"{mark}{name}_ms": _ask(question) for name, question in asked.items()}


def _ask_firsts() -> dict[str, float]:
    """Each question for a day that nobody asked for; some need an edition of it, which is entered first."""
    asked: dict[str, Callable[[Sheet], object]] = {
        "deals": lambda sheet: sheet.deals(40),
        "deal": lambda sheet: sheet.deals_beginning(latest.id[:8]),
        "party_middling": lambda sheet: (sheet.deals(60, MIDDLING), sheet.count_of(MIDDLING)),
        "party_small": lambda sheet: (sheet.deals(60, SMALL), sheet.count_of(SMALL)),
        "dependence": lambda sheet: sheet.leaning(BIG, claims=False),
        "dependence_of_middling": lambda sheet: sheet.leaning(MIDDLING, claims=False),
        "dependence_of_small": lambda sheet: sheet.leaning(SMALL, claims=False),
        "loops": lambda sheet: sheet.rings(20),
        "contradictions": lambda sheet: sheet.contradictions(20),
        "standing": lambda sheet: sheet.standing_in_all(),
    }
    figures = {}
    for number, (name, question) in enumerate(asked.items()):
        day = PAST - timedelta(days=10 + number)
        (latest,) = folding.open_sheet(day).deals(1)
        figures[f"first_as_of_{name}_ms"] = _ask(lambda: question(folding.open_sheet(day)))  # noqa: B023
    return figures


def _ask_whole(mark: str, sheet: Sheet) -> dict[str, float]:
    """Questions that look through much or all of the ledger each time."""
    of_party = partial(sheet.deals, ALL, BIG)
    asked: dict[str, Callable[[], object]] = {
        "without": lambda: dependence(without(Ledger(deals=of_party(), claims=()), OTHER), BIG),
    }
    return {f"whole_{mark}{name}_ms": _ask(question) for name, question in asked.items()}


def _ask(question: Callable[[], object]) -> float:
    """Milliseconds of processor time of the first asking."""
    start = time.process_time()
    question()
    return round((time.process_time() - start) * 1000, 1)


def _peak_megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


class _Clock:
    """Notes seconds of processor time of each step since the one before."""

    def __init__(self) -> None:
        self.figures: dict[str, float] = {}
        self.start()

    def start(self) -> None:
        """Begins a step."""
        self._begun = time.process_time()

    def note(self, name: str) -> None:
        """Ends a step and begins the next."""
        self.figures[name] = round(time.process_time() - self._begun, 2)
        self.start()
