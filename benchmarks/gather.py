"""Gathering from many sources at once: one loopback server, first cycle and idle cycle, peers beside us.

    .venv/bin/python -m benchmarks.gather [--sources 500] [--entries 50] [--peers] [--peers-python PATH]
                                          [--growth] [--stores 10000,1000000] [--only NAME,NAME] [--repeats 3]

Rows, each in a process of its own:
    gather       our fetcher, archive and parser, entries kept in memory
    cycle        the whole poll of the product: the same with its store and its worker processes
    slow         gather again, with 5 % of the hosts dripping, hanging, failing or sending bombs; in the idle
                 cycle they are in backoff and not asked
    slow_cycle   the same 5 % against the product's own poll; its idle cycles ask what is due, as it would
    reader       the package `reader`, update_feeds with one worker
    reader_many  the same with as many workers as we have threads; the ratios take its better figure of the two
    feedparser   feedparser on the bodies alone, no network, no store: what parsing costs it
--growth polls 100, 1,000 and 4,000 sources by the product; --stores fills the product's store beforehand and
compares the idle cycles. Peak memory of the product is that of the main process and its workers together.
Every row is measured `--repeats` times, turn by turn with the others; a figure is the median of its runs,
and the idle cycle of a run the median of seven.
The server makes its feeds itself: RSS and Atom by turns, gzip where asked, ETag and 304.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

WORDS = "model chip cloud deal data centre power supply agent licence stake round search open weights talks".split()  # noqa: SIM905
DAY = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def title_of(feed: int, entry: int) -> str:
    return f"Outlet {feed}: {WORDS[entry % len(WORDS)]} & {WORDS[(feed + entry) % len(WORDS)]} number {entry}"


def make_feed(feed: int, entries: int) -> bytes:
    """A feed of about 700 bytes an entry; odd ones are Atom."""
    return (make_atom if feed % 2 else make_rss)(feed, entries)


def make_rss(feed: int, entries: int) -> bytes:
    items = [
        f"<item><title>{title_of(feed, n).replace('&', '&amp;')}</title><link>http://h{feed}.example/story/{n}</link>"
        f"<guid isPermaLink='false'>{feed}-{n}</guid><pubDate>{(DAY - timedelta(hours=n)).strftime('%a, %d %b %Y %H:%M:%S +0000')}</pubDate>"
        f"<description><![CDATA[<p>{' '.join(WORDS)}. {' '.join(WORDS[::-1])}.</p><p><a href='/x'>more</a> {feed} {n}</p>]]></description>"
        f"<dc:creator>Ann Lee</dc:creator><category>AI</category></item>"
        for n in range(entries)
    ]
    head = f"<title>Outlet {feed}</title><link>http://h{feed}.example/</link><description>d</description>"
    return f'<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>{head}{"".join(items)}</channel></rss>'.encode()


def make_atom(feed: int, entries: int) -> bytes:
    items = [
        f"<entry><title>{title_of(feed, n).replace('&', '&amp;')}</title><link href='http://h{feed}.example/story/{n}'/><id>tag:h{feed}.example,2026:{n}</id>"
        f"<updated>{(DAY - timedelta(hours=n)).isoformat()}</updated><author><name>Bo Chu</name></author>"
        f"<content type='html'>&lt;p&gt;{' '.join(WORDS)}. {' '.join(WORDS[::-1])}.&lt;/p&gt;&lt;p&gt;more {feed} {n}&lt;/p&gt;</content></entry>"
        for n in range(entries)
    ]
    head = f"<title>Outlet {feed}</title><link href='http://h{feed}.example/'/><id>tag:h{feed}.example,2026:feed</id><updated>{DAY.isoformat()}</updated>"
    return f"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>{head}{''.join(items)}</feed>".encode()


class Server(asyncio.Protocol):
    """Answers /feed/N; with `bad`, every twentieth feed misbehaves in one of five ways."""

    feeds: list[tuple[bytes, bytes]]
    bad: bool = False

    def connection_made(self, transport):
        self.transport, self.buffer = transport, b""

    def data_received(self, data):
        self.buffer += data
        while b"\r\n\r\n" in self.buffer:
            head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
            self.answer(int(head.split(b" ", 2)[1].rsplit(b"/", 1)[1]), head.lower())

    def answer(self, n, head):
        if self.bad and n % 20 == 7:
            self.misbehave(n // 20 % 5)
            return
        tag = b'"v%d"' % n
        if b"if-none-match: " + tag in head:
            self.transport.write(b"HTTP/1.1 304 Not Modified\r\nETag: " + tag + b"\r\n\r\n")
            return
        is_packed = b"gzip" in head
        body = self.feeds[n][is_packed]
        lines = [
            b"HTTP/1.1 200 OK",
            b"Content-Type: application/xml",
            b"ETag: " + tag,
            b"Content-Length: %d" % len(body),
        ]
        lines += [b"Content-Encoding: gzip"] if is_packed else []
        self.transport.write(b"\r\n".join(lines) + b"\r\n\r\n" + body)

    def misbehave(self, how):
        if how == 0:
            self.transport.write(b"HTTP/1.1 200 OK\r\n\r\n")
            self.drip()
        elif how == 1:
            return  # never says a word
        elif how == 2:
            self.transport.write(b"HTTP/1.1 503 Busy\r\nRetry-After: 60\r\nContent-Length: 0\r\n\r\n")
        elif how == 3:
            bomb = BOMB
            self.transport.write(
                b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(bomb) + bomb
            )
        else:
            self.transport.close()

    def drip(self):
        if not self.transport.is_closing():
            self.transport.write(b"x")
            asyncio.get_running_loop().call_later(0.3, self.drip)


BOMB = b""


def serve(count: int, entries: int, bad: bool) -> None:
    global BOMB
    bodies = [make_feed(n, entries) for n in range(count)]
    Server.feeds = [(b, gzip.compress(b, 6)) for b in bodies]
    Server.bad = bad
    BOMB = gzip.compress(b"\0" * 60_000_000) if bad else b""

    async def run():
        server = await asyncio.get_running_loop().create_server(Server, "127.0.0.1", 0, backlog=2048)
        print(server.sockets[0].getsockname()[1], flush=True)
        await server.serve_forever()

    asyncio.run(run())


def our_settings(port: int, home: str):
    from broadsheet.settings import Settings

    return Settings(home=Path(home), newsstand=f"127.0.0.1:{port}", contact="bench@paper.example")


def run_gather(port: int, count: int, cycles: int, bad: bool) -> dict:
    """Our fetcher, archive and parser with a sink in memory."""
    from broadsheet.adapters.archive import WarcArchive
    from broadsheet.adapters.web import FetchRequest, WebFetcher, fetch_in_groups
    from broadsheet.feeds import parse_feed
    from broadsheet.records import SourceState
    from broadsheet.sources import PollOutcome, plan_next_poll, usual_gap

    with tempfile.TemporaryDirectory() as home:
        settings = our_settings(port, home)
        fetcher, archive = WebFetcher(settings), WarcArchive(Path(home) / "archive")
        states = {str(n): SourceState(source_id=str(n)) for n in range(count)}
        entries: dict[str, object] = {}

        def cycle() -> int:
            now = datetime.now(UTC)
            requests = [  # a source that failed waits twice as long: it is not due with the others
                FetchRequest(url=f"http://h{k}.example/feed/{k}", key=k, etag=s.etag)
                for k, s in states.items()
                if not s.failures
            ]
            answered = 0
            for result in archived_first(archive, fetch_in_groups(fetcher, requests, settings.fetchers)):
                key, feed, new = result.request.key, None, 0
                if result.fetched is not None and result.fetched.status == 200:
                    feed = parse_feed(
                        result.body,
                        result.fetched.final_url,
                        result.fetched.media_type,
                        source_id=key,
                        now=now,
                    )
                    new = sum(e.id not in entries for e in feed.entries)
                    entries.update((e.id, e) for e in feed.entries)
                gap = usual_gap(e.published for e in feed.entries) if feed else None
                outcome = PollOutcome(
                    fetched=result.fetched, entries=len(feed.entries) if feed else 0, new=new, gap_seconds=gap
                )
                states[key] = plan_next_poll(states[key], outcome, now)
                answered += outcome.is_success
            return answered

        times = time_cycles(cycle, cycles)
        rows = sorted((e.guid, e.title, e.url, e.published.isoformat()) for e in entries.values())
        archived = sum(1 for _ in archive.responses())
        archive.close()
        fetcher.close()
    return report(times, rows) | {"archived": archived}


def archived_first(archive, groups):
    """The results one by one, each group in the archive before."""
    for group in groups:
        archive.put_all([(r.fetched, r.body) for r in group if r.fetched is not None])
        yield from group


def run_cycle(port: int, count: int, cycles: int, bad: bool, held: int = 0) -> dict:
    """The product's own poll: store, archive, worker processes; `held` entries are in the store before."""
    from broadsheet.pipeline.outcome import Outcome
    from broadsheet.records import Provider, Source
    from broadsheet.running.opening import staffed_newsroom
    from broadsheet.running.polling import poll_sources

    given = tuple(
        Source(
            id=str(n), provider=Provider(name=f"Outlet {n}", domain=f"h{n}.example"), kind="wire", language="en",
            feed_url=f"http://h{n}.example/feed/{n}", site_url=f"http://h{n}.example/",
        )
        for n in range(count)
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as home, staffed_newsroom(our_settings(port, home)) as newsroom:
        from broadsheet.adapters.store import reading, writing  # the store opens with the newsroom

        writing.commit(Outcome(at=DAY, sources=given))
        fill_store(held)
        first = iter([True])

        def cycle() -> int:
            is_first = next(first, False)
            polled = poll_sources(newsroom, datetime.now(UTC), all_of_them=is_first or not bad)
            return polled.asked - polled.failed

        times = time_cycles(cycle, cycles)
        peak = peak_with_workers()
        entries = reading.entries_without("nothing@0", count * 1000) if not held else ()
        rows = sorted((e.guid, e.title, e.url, e.published.isoformat()) for e in entries)
        reading.close()
    return report(times, rows) | {"peak_mb": peak}


def peak_with_workers() -> int:
    """MB that this process and its children have held at most, all together (Linux)."""
    children = [c for t in Path("/proc/self/task").iterdir() for c in (t / "children").read_text().split()]
    kilobytes = 0
    for process in ("self", *children):
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
        kilobytes += next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)
    return round(kilobytes / 1024)


def fill_store(count: int) -> None:
    """Entries of earlier days, of sources that are not asked any more."""
    from broadsheet.adapters.store import writing
    from broadsheet.pipeline.outcome import Outcome
    from broadsheet.pipeline.slips import EntrySlip

    for start in range(0, count, 10_000):
        slips = tuple(
            EntrySlip(
                id=f"{n * 2654435761 % 2**64:016x}", source_id=f"old{n % 500}", url=f"http://old.example/{n}",
                page=f"{n * 40503 % 2**64:016x}", published=DAY - timedelta(minutes=n), payload='{"id":"x"}' + " " * 600,
            )
            for n in range(start, min(start + 10_000, count))
        )  # fmt: skip
        writing.commit(Outcome(at=DAY, slips=slips))


def run_reader(port: int, count: int, cycles: int, bad: bool, workers: int = 1) -> dict:
    import reader

    with tempfile.TemporaryDirectory() as home:
        made = reader.make_reader(str(Path(home) / "db.sqlite"))
        for n in range(count):
            made.add_feed(f"http://127.0.0.1:{port}/feed/{n}")

        def cycle() -> int:
            made.update_feeds(scheduled=False, workers=workers)
            return count

        times = time_cycles(cycle, cycles)
        rows = sorted(
            (e.id, e.title, e.link, (e.published or e.updated).isoformat()) for e in made.get_entries()
        )
    return report(times, rows)


def run_reader_many(port: int, count: int, cycles: int, bad: bool) -> dict:
    return run_reader(port, count, cycles, bad, workers=16)


def run_feedparser(port: int, count: int, cycles: int, bad: bool) -> dict:
    import urllib.request

    import feedparser

    bodies = [urllib.request.urlopen(f"http://127.0.0.1:{port}/feed/{n}").read() for n in range(count)]
    rows = []

    def cycle() -> int:
        rows.clear()
        for body in bodies:
            rows.extend((e.id, e.title, e.link) for e in feedparser.parse(body).entries)
        return count

    return report(time_cycles(cycle, 1), rows)


def time_cycles(cycle, cycles: int) -> list[tuple[float, float, int]]:
    """Wall and CPU seconds and answers of each cycle; the first is the first, the others are idle."""
    times = []
    for _ in range(cycles):
        wall, cpu = time.perf_counter(), time.process_time()
        answered = cycle()
        times.append((time.perf_counter() - wall, time.process_time() - cpu, answered))
    return times


def report(times: list[tuple[float, float, int]], rows: list) -> dict:
    import hashlib

    idle = [median(figures) for figures in zip(*times[1:], strict=True)]
    digest = hashlib.sha256(json.dumps(rows).encode()).hexdigest()[:12]
    return {
        "entries": len(rows), "digest": digest, "first_s": round(times[0][0], 3), "first_cpu_s": round(times[0][1], 3),
        "idle_s": round(idle[0], 4) if idle else None, "idle_cpu_s": round(idle[1], 3) if idle else None, "answered": times[0][2],
        "per_second": round(len(rows) / times[0][0]), "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }  # fmt: skip


PEERS = ("reader", "reader_many", "feedparser")
ROLES = {
    "gather": run_gather,
    "slow": run_gather,
    "cycle": run_cycle,
    "slow_cycle": run_cycle,
    "reader": run_reader,
    "reader_many": run_reader_many,
    "feedparser": run_feedparser,
}


def measure(role: str, count: int, entries: int, python: str, cycles: int = 8, held: int = 0) -> dict:
    """One row: a server and a worker, each in a process of its own."""
    bad = role.startswith("slow")
    command = [
        sys.executable,
        "-m",
        "benchmarks.gather",
        "--role",
        "serve",
        "--sources",
        str(count),
        "--entries",
        str(entries),
    ]
    server = subprocess.Popen([*command, *(["--bad"] if bad else [])], stdout=subprocess.PIPE, text=True)
    try:
        port = server.stdout.readline().strip()
        work = [
            python,
            __file__,
            "--role",
            role,
            "--port",
            port,
            "--sources",
            str(count),
            "--cycles",
            str(cycles),
            *(["--held", str(held)] if held else []),
        ]
        if python == sys.executable:
            work[1:2] = ["-m", "benchmarks.gather"]
        done = subprocess.run(work, capture_output=True, text=True, check=False)
    finally:
        server.kill()
        server.wait()
    lines = done.stdout.strip().splitlines()
    return json.loads(lines[-1]) if done.returncode == 0 and lines else {"error": done.stderr.strip()[-300:]}


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--sources", type=int, default=500)
    options.add_argument("--entries", type=int, default=50, help="of each source")
    options.add_argument("--peers", action="store_true")
    options.add_argument(
        "--peers-python", default=sys.executable, help="an interpreter that has the peers installed"
    )
    options.add_argument(
        "--growth", action="store_true", help="the product with 100, 1,000 and 4,000 sources"
    )
    options.add_argument("--only", default="", help="names of rows, separated by commas")
    options.add_argument(
        "--stores", default="", help="numbers of entries in the store, such as 10000,1000000"
    )
    for hidden in ("--role", "--port"):
        options.add_argument(hidden, help=argparse.SUPPRESS)
    options.add_argument("--held", type=int, default=0, help=argparse.SUPPRESS)
    options.add_argument("--repeats", type=int, default=1, help="runs of each row")
    options.add_argument("--cycles", type=int, default=8, help=argparse.SUPPRESS)
    options.add_argument("--bad", action="store_true", help=argparse.SUPPRESS)
    options.add_argument("--data", help="accepted like everywhere; this benchmark makes its own feeds")
    options.add_argument("--predictions", type=Path, help="write the figures there too")
    asked = options.parse_args()
    if asked.role == "serve":
        serve(asked.sources, asked.entries, asked.bad)
        return 0
    if asked.role:
        held = {"held": asked.held} if asked.held else {}
        bad = asked.role.startswith("slow")
        print(json.dumps(ROLES[asked.role](int(asked.port), asked.sources, asked.cycles, bad, **held)))
        return 0
    return compare(asked)


def compare(asked) -> int:
    names = [n for n in asked.only.split(",") if n] or [
        "gather",
        "slow",
        "cycle",
        "slow_cycle",
        *(["reader", "reader_many", "feedparser"] if asked.peers else []),
    ]
    rows = {}
    keys = (
        "entries",
        "first_s",
        "per_second",
        "idle_s",
        "first_cpu_s",
        "idle_cpu_s",
        "peak_mb",
        "answered",
        "digest",
    )
    print(
        f"{asked.sources} sources of {asked.entries} entries\n{'':12}" + "".join(f"{k:>13}" for k in keys),
        flush=True,
    )
    runs: dict[str, list[dict]] = {name: [] for name in names}
    for _ in range(asked.repeats):
        for name in names:
            python = asked.peers_python if name in PEERS else sys.executable
            runs[name].append(measure(name, asked.sources, asked.entries, python))
    for name in names:
        rows[name] = typical(runs[name])
        show(name, rows[name], keys)
    if asked.growth:
        for count in (100, 1000, 4000):
            rows[f"growth {count}"] = measure("cycle", count, 10, sys.executable)
            show(f"{count}x10", rows[f"growth {count}"], keys)
    for held in (int(n) for n in asked.stores.split(",") if n):
        rows[f"store {held}"] = measure("cycle", asked.sources, 10, sys.executable, held=held)
        show(f"of {held}", rows[f"store {held}"], keys)
    figures = {"rows": rows} | ratios(rows)
    if asked.predictions:
        asked.predictions.write_text(json.dumps(figures))
    print(json.dumps(figures))
    return 0


def typical(runs: list[dict]) -> dict:
    """The median of each figure over the runs of a row; the error of the first run that failed."""
    failed = next((run for run in runs if "error" in run), None)
    if failed:
        return failed
    return {
        key: round(median(run[key] for run in runs), 4) if isinstance(value, float) else value
        for key, value in runs[len(runs) // 2].items()
    }


def show(name: str, row: dict, keys: tuple[str, ...]) -> None:
    print(
        f"{name:12}" + (row["error"] if "error" in row else "".join(f"{row.get(k)!s:>13}" for k in keys)),
        flush=True,
    )


def ratios(rows: dict[str, dict]) -> dict:
    """How many times faster than `reader`, and whether the same entries came out."""
    out: dict[str, object] = {}
    peers = [rows[name] for name in ("reader", "reader_many") if "first_s" in rows.get(name, {})]
    peer = {key: min(row[key] for row in peers) for key in ("first_s", "idle_s", "digest")} if peers else {}
    for name in ("gather", "cycle"):
        row = rows.get(name, {})
        if "first_s" in row and "first_s" in peer:
            out[f"{name}_first_times_reader"] = round(peer["first_s"] / row["first_s"], 1)
            out[f"{name}_idle_times_reader"] = round(peer["idle_s"] / row["idle_s"], 1)
            out[f"{name}_same_entries"] = row["digest"] == peer["digest"]
    if "first_s" in rows.get("slow", {}) and "first_s" in rows.get("gather", {}):
        out["slow_first_against_clean"] = round(rows["slow"]["first_s"] / rows["gather"]["first_s"], 2)
        out["slow_idle_against_clean"] = round(rows["slow"]["idle_s"] / rows["gather"]["idle_s"], 2)
    if "first_s" in rows.get("slow_cycle", {}) and "first_s" in rows.get("cycle", {}):
        out["slow_cycle_against_clean"] = round(rows["slow_cycle"]["first_s"] / rows["cycle"]["first_s"], 2)
    grown = {int(name.split()[1]): row for name, row in rows.items() if name.startswith("growth")}
    if len(grown) > 1 and all("first_s" in row for row in grown.values()):
        few, many = min(grown), max(grown)
        for part in ("first", "idle"):
            times = {n: row[f"{part}_s"] / n for n, row in grown.items()}
            out[f"{part}_each_at_{many}_against_{few}"] = round(times[many] / times[few], 2)
    stores = {int(name.split()[1]): row for name, row in rows.items() if name.startswith("store")}
    if len(stores) > 1 and all("idle_s" in row for row in stores.values()):
        out["idle_large_store_against_small"] = round(
            stores[max(stores)]["idle_s"] / stores[min(stores)]["idle_s"], 2
        )
    return out


if __name__ == "__main__":
    sys.exit(main())
