"""How fast the ledger folds, with claims made up by a fixed seed.

    .venv/bin/python -m benchmarks.ledger [--claims 1000000] [--day 2000] [--predictions FILE]
    .venv/bin/python -m benchmarks.ledger --gold

The same claims are then written to a store, folded from there, and every listing is asked (processor
time, so that a busy machine changes little); --no-store leaves that out. With --gold only the newsstand's balance sheet is checked: its truth folded, against its gold ledger.
Prints a table and, as its last line, one JSON object. The claims are of deals between 800 parties
over eleven years; how often a party trades and how often a deal is told follow power laws, as in news.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from benchmarks.ledger_listings import fill_store, measure_listings
from broadsheet.ledger import Folder, dependence, fold, loops
from broadsheet.records import Claim, Mention, Money, Span, content_id, to_plain
from broadsheet.testing.newsstand.balance import find_differences, gold_lines, told_claims
from broadsheet.wiring import load_settings, open_store_of

V = TypeVar("V")

START = datetime(2015, 1, 1, tzinfo=UTC)
DAYS = 4000
STAGES = ("rumoured", "in_talks", "planned", "announced", "agreed", "completed")
RELATIONS = (
    "investment", "funding_round", "acquisition", "compute_supply", "chip_supply", "licensing", "partnership",
)  # fmt: skip


def make_claims(count: int, *, seed: int = 7) -> Iterator[Claim]:
    """`count` claims of made-up deals, in no order; the same for the same seed."""
    dice = random.Random(seed)
    parties = [Mention(as_written=f"Firm {i}", party_id=f"firm-{i}", name=f"Firm {i}") for i in range(800)]
    weights = [1 / (i + 8) for i in range(800)]
    outlets = [f"outlet{i}.example" for i in range(400)]
    made = 0
    while made < count:
        giver, taker = dice.choices(parties, weights, k=2)
        if giver is taker:
            continue
        relation = dice.choice(RELATIONS)
        born = dice.random() * DAYS
        amount = dice.choice((None, Decimal(dice.randint(1, 400)) * 10 ** dice.choice((6, 7, 8))))
        for _ in range(min(count - made, int(dice.paretovariate(0.9)), 400)):
            made += 1
            yield _tell(dice, made, giver, taker, relation, born, amount, dice.choice(outlets))


def _tell(dice, number, giver, taker, relation, born, amount, outlet) -> Claim:
    age = min(dice.expovariate(1 / 20), 900)
    at = START + timedelta(days=born + age)
    article = content_id("article", str(number))
    stage = STAGES[min(5, int(age / 15) + dice.randint(0, 2))]
    quote = f"{giver.name} and {taker.name}: report {number} of a {relation}, told at length and in order by {outlet}."
    stated = amount if amount is not None and dice.random() < 0.7 else None
    lead = None if relation == "funding_round" and dice.random() < 0.5 else giver
    return Claim(
        id=content_id("claim", str(number)), article_id=article, text_id=article, relation=relation,
        subject=lead, object=taker, stage=stage,
        evidence=(Span(article_id=article, text_id=article, start=0, end=len(quote), quote=quote),),
        money=None if stated is None else Money(
            low=stated, high=stated, currency="USD", bound="exactly", as_written="a sum"),
        cumulative=stated is not None and dice.random() < 0.02,
        denied=dice.random() < 0.005,
        language="en", outlet=outlet, root=outlet, reported_at=at, first_seen=at, made_by="made-up@1",
    )  # fmt: skip


def main() -> int:
    """Measures and prints."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--claims", type=int, default=1_000_000)
    options.add_argument("--day", type=int, default=2_000)
    options.add_argument("--data", default="", help="not used: the claims are made up")
    options.add_argument(
        "--peers", action="store_true", help="no other program folds claims; said in the table"
    )
    options.add_argument("--predictions", default="", help="write the deals as JSON lines")
    options.add_argument("--gold", action="store_true", help="only the newsstand's gold ledger")
    options.add_argument("--no-store", action="store_true", help="only the fold in memory")
    given = options.parse_args()
    if given.gold:
        return check_gold()
    figures = in_own_process(measure, given.claims, given.day)
    if not given.no_store:
        figures |= measure_store(given.claims, given.day)
    figures["gold_differences"] = len(find_differences(fold(told_claims())))
    if given.predictions:
        write_deals(given.predictions, min(given.claims, 20_000))
    width = max(map(len, figures))
    for name, value in figures.items():
        print(f"{name:<{width}}  {value}")
    if given.peers:
        print("peers: none; no open program folds claims into deals")
    print(json.dumps({"benchmark": "ledger", **figures}))
    return 0


def check_gold() -> int:
    """Prints every line in which the fold of the newsstand's truth differs from its gold ledger."""
    claims, gold = told_claims(), gold_lines()
    found = find_differences(fold(claims))
    for line in found:
        print(line)
    counts = {part: len(lines) for part, lines in gold.items()}
    print(
        f"{len(claims)} claims; the gold ledger has " + ", ".join(f"{n} {part}" for part, n in counts.items())
    )
    print(json.dumps({"benchmark": "ledger", "gold": counts, "gold_differences": len(found)}))
    return 0


def in_own_process(task: Callable[..., V], *given: object) -> V:
    """What the task gives in a fresh process: the memory that it takes at most is its own."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as processes:
        return processes.submit(task, *given).result()


def measure_store(count: int, day: int) -> dict[str, float]:
    """What a store of as many claims costs: filled, then folded and asked by another process."""
    with tempfile.TemporaryDirectory() as folder:
        filled = in_own_process(_fill, folder, count)
        return {"store_fill_seconds": filled, **in_own_process(_list, folder, day)}


def _fill(folder: str, count: int) -> float:
    open_store_of(load_settings(Path(folder)))
    start = time.process_time()
    fill_store(make_claims(count))
    return round(time.process_time() - start, 2)


def _list(folder: str, day: int) -> dict[str, float]:
    open_store_of(load_settings(Path(folder)))
    return measure_listings(tuple(make_day(day)))


def measure(count: int, day: int) -> dict[str, float]:
    """Seconds (of the clock, and of this process's processor time) and megabytes of each step."""
    claims = list(make_claims(count))
    fresh = make_day(day)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    watch = Watch()
    folder = Folder(claims)
    ledger = folder.ledger()
    watch.note("fold")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    folder.add(fresh)
    later = folder.ledger()
    watch.note("day")
    dependence(later, max(ledger.deals, key=lambda d: len(d.claim_ids)).party("object"))
    watch.note("dependence")
    found = loops(later, longest=4)
    watch.note("loops")
    sizes = {"claims_megabytes": held, "fold_peak_megabytes": peak}
    counts = {"claims": count, "day_claims": day, "deals": len(ledger.deals), "loops": len(found)}
    return {**counts, **watch.figures, **sizes}


class Watch:
    """Notes how long each step took since the one before."""

    def __init__(self) -> None:
        self.figures: dict[str, float] = {}
        self._start = (time.perf_counter(), time.process_time())

    def note(self, step: str) -> None:
        """Ends a step and begins the next."""
        now = (time.perf_counter(), time.process_time())
        self.figures[f"{step}_seconds"] = round(now[0] - self._start[0], 2)
        self.figures[f"{step}_cpu_seconds"] = round(now[1] - self._start[1], 2)
        self._start = (time.perf_counter(), time.process_time())


def make_day(count: int) -> list[Claim]:
    """`count` claims of one day after all others."""
    return [_shift(claim, number) for number, claim in enumerate(make_claims(count, seed=8))]


def _shift(claim: Claim, number: int) -> Claim:
    """The claim as one of the day after the last."""
    at = START + timedelta(days=DAYS + 901, seconds=number)
    return replace(claim, id=content_id("claim", "day", str(number)), reported_at=at, first_seen=at)


def write_deals(path: str, count: int) -> None:
    """Deals of a smaller fold, one JSON object a line."""
    with Path(path).open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(to_plain(deal)) + "\n" for deal in fold(make_claims(count)).deals)


if __name__ == "__main__":
    sys.exit(main())
