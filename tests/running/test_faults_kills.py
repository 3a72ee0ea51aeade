"""kill -9 at random moments of real cycles, with servers that misbehave: nothing is lost, nothing doubled.

`make test` kills four times; `make attack` (BROADSHEET_KILLS=50) fifty times.
"""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from broadsheet.adapters.archive import WarcArchive
from broadsheet.adapters.store import models as tables
from broadsheet.adapters.store import reading, writing
from broadsheet.pipeline.outcome import Outcome
from broadsheet.running.feed_reading import read_feed
from broadsheet.running.limited_pool import InlineExecutor
from broadsheet.running.polling import poll_sources
from broadsheet.settings import Settings
from broadsheet.testing.newsstand import Fault, NewsstandServer, load_newsstand, sources_of
from broadsheet.wiring import open_newsroom

KILLS = int(os.environ.get("BROADSHEET_KILLS", "4"))
SEED = 20261122
WORKER = Path(__file__).with_name("kill_a_poll.py")
FAULTS = (
    Fault.SLOW,
    Fault.TRUNCATED,
    Fault.ERROR_500,
    Fault.GZIP_BOMB,
    Fault.HANG,
    Fault.TOO_MANY,
    Fault.MOVED,
)


def set_faults(server, chance):
    """Every third outlet misbehaves in a way of its own; a slow one still answers."""
    for outlet in server.newsstand.outlets:
        is_bad = chance.random() < 0.33
        server.fault(outlet.id, chance.choice(FAULTS) if is_bad else None, only="feed")


def kill_one(home, server, now, part, seconds):
    """Starts a round and kills it so many seconds after it began, or lets it end before; was it killed?"""
    words = [sys.executable, str(WORKER), str(home), server.address, now.isoformat(), part]
    child = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, start_new_session=True)
    try:
        assert child.stdout.readline() == "ready\n"
        ended, _, _ = select.select([child.stdout], [], [], seconds)
        return not ended
    finally:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def archived_entries(home, known):
    """The ids of all entries in all feeds that the archive holds."""
    by_address = {source.feed_url: source for source in known}
    by_address |= {source.feed_url.replace(".example/", ".example/moved/", 1): source for source in known}
    archive, found = WarcArchive(home / "archive"), set()
    for fetched, body in archive.responses():
        source = by_address.get(fetched.url)
        if source is not None and fetched.status == 200 and body:
            feed = read_feed(source, body, fetched.final_url, fetched.media_type, fetched.at)
            found |= {entry.id for entry in feed.entries}
    damaged = archive.findings
    archive.close()
    return found, damaged


def warcio_reads(folder):
    """How many records another tool reads, each to its end and matching its digest."""
    count = 0
    for path in sorted(folder.glob("*.warc.gz")):
        with path.open("rb") as file:
            for record in ArchiveIterator(file, check_digests="raise"):
                record.content_stream().read()
                count += 1
    return count


@pytest.mark.slow
@pytest.mark.timeout(60 + 30 * KILLS)
def test_a_cycle_killed_at_random_moments_under_faults_loses_no_entry_and_doubles_none(tmp_path):
    """Law: what was archived is in the store, once, although the feeds have moved on since."""
    chance = random.Random(SEED)
    stand = load_newsstand()
    known, days = sources_of(stand), stand.days
    with NewsstandServer(stand) as server:
        here = Settings(home=tmp_path, workers=1, newsstand=server.address)
        with open_newsroom(here, InlineExecutor()):
            writing.commit(Outcome(at=stand.start, sources=known))
            reading.close()
        killed = 0
        for number in range(KILLS):
            now = days[number * (len(days) - 1) // KILLS].replace(hour=23, minute=59)
            server.now = now
            set_faults(server, chance)
            part = "cycle" if number % 5 == 4 else "poll"
            killed += kill_one(tmp_path, server, now, part, chance.uniform(0.0, 0.9))
        for outlet in stand.outlets:
            server.fault(outlet.id, None)
        last = server.now + timedelta(minutes=1)
        with open_newsroom(here, InlineExecutor(), clock=lambda: last) as newsroom:
            poll_sources(newsroom, last, all_of_them=True)
            held = Counter(tables.EntryRow.objects.values_list("id", flat=True))
            urls = Counter(tables.EntryRow.objects.exclude(url="").values_list("source_id", "url"))
            reading.close()
    archived, damaged = archived_entries(tmp_path, known)
    assert killed > KILLS / 3, "the moments were too late to mean anything"
    assert archived - held.keys() == set()
    assert held.keys() - archived == set(), "an entry in the store whose response is not archived"
    assert [key for key, count in urls.items() if count > 1] == []
    assert damaged == ()
    assert warcio_reads(tmp_path / "archive") >= len(known)
