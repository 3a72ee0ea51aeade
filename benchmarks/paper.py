"""The paper under readers: answers in time, weight of pages, first paint on a slow phone.

    python -m benchmarks.paper [--data HOME] [--articles N] [--readers N] [--seconds N]
                               [--peers] [--predictions FILE]

Serves a newsroom from a process of its own on the loopback: the newsstand's trial, filled up with articles of made-up
words. Readers ask for a page, read it for a second or so and ask for the next one. "cached" pages were printed
before, "uncached" ones are each asked for once; "search" asks no question twice, in words as common as articles have
them. First paint is taken by Chromium with the network and the processor of a slow phone, where a browser and its
driver are installed. There are no peers. The predictions are JSON lines {phase, path, milliseconds}.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import json
import random
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.slow_phone import first_paints
from broadsheet.records import Article, Family, Provider, Story, article_id, content_id, text_id

ALWAYS = ("/", "/deals/", "/map/", "/parties/", "/topics/", "/archive/", "/sources/", "/feeds/")
HEAVIEST = 100_000  #: bytes of a page, its style sheet, scripts and faces, as they travel
SYLLABLES = [
    first + second for first, second in zip("bcdfghjklmnpqrstvwxyz", "aoiueioauoieauiouaeio", strict=True)
]


def fill(home: Path, articles: int) -> int:
    """The trial's newsroom with made-up articles up to the number wished for; how many there are then."""
    from broadsheet.adapters.store import tallies, writing
    from broadsheet.pipeline.outcome import Outcome
    from broadsheet.running.trial import run_trial
    from broadsheet.wiring import load_settings, open_store_of

    settings = load_settings(home)
    if not (home / "broadsheet.sqlite3").is_file():
        run_trial(settings)
    open_store_of(settings)
    there = tallies.counts()["articles"]
    for start in range(there, articles, 1000):
        made = list(made_up(start, min(start + 1000, articles)))
        articles_made, stories_made = zip(*made, strict=True)
        writing.commit(Outcome(at=datetime.now(UTC), articles=articles_made, stories=stories_made))
    return max(there, articles)


def made_up(start: int, end: int) -> Iterator[tuple[Article, Story]]:
    """Articles with a story each, in words of nobody."""
    for number in range(start, end):
        chance = random.Random(number)
        words = [word(chance) for _ in range(140)]
        domain = f"outlet{number % 400}.example"
        title, text = " ".join(words[:8]).capitalize(), " ".join(words).capitalize() + "."
        url = f"https://{domain}/{number}"
        at = datetime(2026, 2, 1, tzinfo=UTC) - timedelta(minutes=7 * number)
        article = Article(
            id=article_id(url), text_id=text_id(title, text), url=url, original_url=url, title=title, text=text,
            provider=Provider(name=f"Outlet {number % 400}", domain=domain), excerpt=text[:160], language="en",
            published=at, published_precision="minute", seen_at=at, made_by="benchmark",
        )  # fmt: skip
        yield (
            article,
            Story(
                id=content_id("benchmark", url), article_ids=(article.id,), lead_id=article.id, first_id=article.id,
                title=title, language="en", first_seen=at, last_seen=at, roots=(domain,),
                families=(Family(root=domain, head_id=article.id, copy_ids=()),),
            ),
        )  # fmt: skip


def word(chance: random.Random) -> str:
    """A word of two to four syllables; some are far more common than others, as in any language."""
    rank = int(chance.paretovariate(0.6)) % 9000
    parts = [SYLLABLES[rank % 21], SYLLABLES[rank // 21 % 21], SYLLABLES[rank // 441 % 21]]
    return "".join(parts[: 2 + rank % 2]) + ("n" if rank % 3 else "")


def questions(chance: random.Random) -> Iterator[str]:
    """Searches for one to three words, each asked once, in words as common as articles have them."""
    asked = set()
    while True:
        words = {word(chance) for _ in range(chance.choice((1, 1, 2, 3)))}
        question = "+".join(sorted(words))
        if question not in asked:
            asked.add(question)
            yield question


class Server:
    """The paper in a process of its own."""

    def __init__(self, home: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = [sys.executable, "-m", "broadsheet", "serve", "--home", str(home), "--port", str(self.port)]
        self._process = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

    def __enter__(self) -> Server:
        for _ in range(300):
            try:
                ask(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30), "/healthz")
            except OSError:
                time.sleep(0.2)
            else:
                return self
        raise SystemExit("the paper did not come up")

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()


def ask(connection: http.client.HTTPConnection, path: str) -> bytes:
    """A page as it travels; raises where it is not there."""
    connection.request("GET", path, headers={"Accept-Encoding": "br, gzip"})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise SystemExit(f"{path} answers {answer.status}")
    return body


def read_together(
    port: int, readers: int, seconds: float, next_path: Callable[[], str]
) -> list[tuple[str, float]]:
    """(path, seconds to the last byte) of everything that so many readers asked for in that time."""
    taken: list[tuple[str, float]] = []
    end = time.perf_counter() + seconds

    def read(number: int) -> None:
        chance = random.Random(number)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        time.sleep(chance.random())  # they do not come through the door at once
        while time.perf_counter() < end:
            path = next_path()
            start = time.perf_counter()
            ask(connection, path)
            taken.append((path, time.perf_counter() - start))
            time.sleep(chance.uniform(0.5, 1.5))

    threads = [threading.Thread(target=read, args=(n,)) for n in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken


def percentile(taken: Sequence[tuple[str, float]], share: float) -> float:
    """Milliseconds within which that share of the answers came."""
    ordered = sorted(seconds for _, seconds in taken)
    return round(1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))], 1)


def weights(port: int, paths: Sequence[str]) -> dict[str, int]:
    """Bytes of each page with its style sheets, scripts and Latin faces, as they travel, pictures left out."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    found = {}
    for path in paths:
        connection.request("GET", path)
        page = connection.getresponse().read().decode("utf-8", "replace")
        parts = set(re.findall(r'(?:src|href)="(/static/[^"]+\.(?:css|js))"', page))
        found[path] = len(ask(connection, path)) + sum(len(ask(connection, part)) for part in parts)
        found[path] += sum(weigh_faces(connection, part) for part in parts if part.endswith(".css"))
    return found


def weigh_faces(connection: http.client.HTTPConnection, sheet: str) -> int:
    """Bytes of the faces that a style sheet names for Latin letters: a browser fetches them for any page."""
    connection.request("GET", sheet)
    named = re.findall(r'url\("([^"]*-latin[^"]*)"\)', connection.getresponse().read().decode())
    return sum(len(ask(connection, f"/static/{name}")) for name in named)


def addresses(home: Path, most: int) -> tuple[list[str], list[str]]:
    """(pages that everybody reads, pages that are each read once)."""
    from broadsheet.adapters.store import reading
    from broadsheet.wiring import load_settings, open_shelf, open_store_of

    open_store_of(load_settings(home))
    shelf = open_shelf()
    days = [f"/{day:%Y/%m/%d}/" for day in shelf.editions()[:20]]
    deals = [f"/deals/{deal.id}/" for deal in shelf.ledger().deals if not deal.merged_into]
    parties = [f"/parties/{party.id}/" for party in shelf.parties() if party.id[0] != "?"]
    ids = itertools.islice(reading.article_ids(), most)
    stories = itertools.islice(reading.story_ids(), most)
    once = [f"/articles/{i}/" for i in ids] + [f"/stories/{i}/" for i in stories] + deals + parties
    random.Random(5).shuffle(once)
    return [*ALWAYS, *days, *deals[:6], *parties[:6]], once[:most]


def main() -> int:
    """Runs all phases; the last line is the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=15)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--predictions", type=Path)
    asked = parser.parse_args()
    scratch = None if asked.data else tempfile.mkdtemp()
    home = asked.data or Path(str(scratch))
    articles = fill(home, asked.articles)
    often, once = addresses(home, 6000)
    chance, lock = random.Random(11), threading.Lock()
    seldom, unasked = iter(once), questions(random.Random(11))

    def next_once() -> str:
        with lock:
            return next(seldom)

    def next_search() -> str:
        with lock:
            return "/search?q=" + next(unasked)

    phases: dict[str, list[tuple[str, float]]] = {}
    with Server(home) as server:
        heavy = weights(server.port, often)
        phases["cached"] = read_together(
            server.port, asked.readers, asked.seconds, lambda: chance.choice(often)
        )
        phases["uncached"] = read_together(server.port, asked.readers, asked.seconds, next_once)
        phases["search"] = read_together(server.port, asked.readers, asked.seconds, next_search)
        paints = first_paints(f"http://127.0.0.1:{server.port}", ["/", "/deals/", once[0]])
    if asked.predictions:
        rows = [{"phase": n, "path": p, "milliseconds": 1000 * s} for n, t in phases.items() for p, s in t]
        asked.predictions.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    if scratch:
        shutil.rmtree(scratch)
    figures: dict[str, object] = {"articles": articles, "readers": asked.readers}
    for name, taken in phases.items():
        half, most = percentile(taken, 0.5), percentile(taken, 0.95)
        sys.stdout.write(
            f"{name:9} {len(taken):6} pages   half within {half:7.1f} ms   95 of 100 within {most:7.1f} ms\n"
        )
        figures[name] = {"p50": half, "p95": most}
    worst = max(heavy, key=lambda path: heavy[path])
    sys.stdout.write(f"heaviest page {worst}: {heavy[worst]:,} bytes of {HEAVIEST:,}\n")
    figures["heaviest"] = heavy[worst]
    if not paints:
        sys.stderr.write(
            "No first paint: that takes Chromium and its driver (apt-get install chromium-driver)\n"
        )
    if paints:
        told = ", ".join(f"{path} {ms:.0f} ms" for path, ms in paints.items())
        sys.stdout.write(f"first paint on a slow phone: {told}\n")
        figures["first_paint"] = round(statistics.median(paints.values()))
    sys.stdout.write(json.dumps(figures) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
