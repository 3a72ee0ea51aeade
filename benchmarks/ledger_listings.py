"""How fast the ledger's listings answer from a store of many claims: part of benchmarks/ledger.py.

Claims are written to a SQLite store, folded from there into the ledger's book, and every listing is
asked: of the present, and of a past day. Then a day's claims come in through the store.
"""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from django.db import connection

from broadsheet.adapters.store import folding, reading, rows, writing
from broadsheet.adapters.store import models as tables
from broadsheet.adapters.store.latest import latest_claims
from broadsheet.adapters.store.sheets import Sheet
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Claim
from broadsheet.wiring import load_settings, open_store_of

PAST, LATER = date(2020, 1, 1), date(2020, 2, 1)
BIG, SMALL = "firm-0", "firm-500"  #: the party with most deals, and one with few


def measure_listings(claims: Iterable[Claim], fresh: tuple[Claim, ...]) -> dict[str, float]:
    """Milliseconds of each question, and seconds of what is done once."""
    with tempfile.TemporaryDirectory() as folder:
        open_store_of(load_settings(Path(folder)))
        watch = _Clock()
        fill_store(claims)
        watch.note("store_fill_seconds")
        sheet = folding.open_sheet()
        watch.note("store_fold_seconds")
        sheet.prepare()
        watch.note("store_prepare_seconds")
        figures = _ask_all("", sheet)
        held = dict(folding._OPEN)
        folding._OPEN.clear()  # the command line asks in a process that has no ledger open
        watch.start()
        past = folding.open_sheet(PAST)
        watch.note("as_of_first_seconds")
        folding.open_sheet(PAST, clock="effective")
        watch.note("effective_first_seconds")
        folding._OPEN.update(held)
        past.prepare()
        figures |= _ask_all("as_of_", past)
        figures["as_of_open_ms"] = _ask(lambda: folding.open_sheet(PAST))
        later = folding.open_sheet(LATER)
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
        listed = [value for name, value in figures.items() if name.endswith("_ms")]
        held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        connection.close()
        return {**watch.figures, **figures, "slowest_listing_ms": max(listed), "store_peak_megabytes": held}


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
        "deal": lambda: (sheet.deals_beginning(latest.id[:8]), reading.claims_named(latest.claim_ids)),
        "party": lambda: (sheet.deals(60, BIG), sheet.count_of(BIG)),
        "dependence": lambda: sheet.leaning(BIG, claims=False),
        "dependence_of_small": lambda: sheet.leaning(SMALL, claims=False),
        "loops": lambda: sheet.rings(20),
        "loops_of_party": lambda: sheet.rings(20, BIG),
        "contradictions": lambda: sheet.contradictions(20),
    }
    return {f"{mark}{name}_ms": _ask(question) for name, question in asked.items()}


def _ask(question: Callable[[], object]) -> float:
    """Milliseconds of processor time of the first asking."""
    start = time.process_time()
    question()
    return round((time.process_time() - start) * 1000, 1)


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
