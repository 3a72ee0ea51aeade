"""The trial run: the same rows whatever happens to it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path

import pytest

from broadsheet.adapters.store import reading, recordings, subscribers
from broadsheet.errors import StoreError
from broadsheet.running import cycle, rebuild, trial
from broadsheet.running.opening import staffed_newsroom
from broadsheet.testing.memory_post import MemoryPost
from broadsheet.testing.rows import rows_of
from broadsheet.testing.tone_voice import ToneVoice
from broadsheet.wiring import open_store_of
from tests.running.conftest import settings_of

RUN = """
import sys
from pathlib import Path
from broadsheet.running import trial
from tests.running.conftest import settings_of, short_newsstand
trial.load_newsstand = lambda: short_newsstand(6)
if __name__ == "__main__":
    trial.run_trial(settings_of(Path(sys.argv[1])))
"""


@pytest.fixture(scope="module")
def undisturbed(tried):
    """The rows of a run that nothing disturbed."""
    return rows_of(tried.home)


@pytest.fixture
def home(tried, tmp_path):
    """The home of a run that nothing disturbed, to work on."""
    return tried.copy_to(tmp_path / "home")


def start(home: Path) -> subprocess.Popen[bytes]:
    script = home / "run.py"
    script.write_text(RUN, "utf-8")
    root = Path(__file__).resolve().parents[2]
    return subprocess.Popen(
        [sys.executable, str(script), str(home)],
        env=os.environ | {"PYTHONPATH": str(root)},
        start_new_session=True,
    )


def kill(process: subprocess.Popen[bytes]) -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [1.7, 3.1])
def test_a_trial_killed_at_any_moment_ends_with_the_rows_of_an_undisturbed_one(
    undisturbed, tmp_path, seconds
):
    first = start(tmp_path)
    deadline = time.monotonic() + seconds
    while first.poll() is None and time.monotonic() < deadline:
        os.sched_yield()
    kill(first)
    assert start(tmp_path).wait(110) == 0
    assert rows_of(tmp_path) == undisturbed


@pytest.mark.slow
def test_rebuilding_from_the_archive_gives_the_same_rows(undisturbed, home):
    with staffed_newsroom(settings_of(home)) as newsroom:
        rebuild.rebuild(newsroom, step="feeds")
    assert rows_of(home) == undisturbed


@pytest.mark.slow
def test_a_rebuild_that_was_stopped_is_begun_anew_and_gives_the_same_rows(undisturbed, home):
    def stop_half_way(step: str, done: int, total: int) -> None:
        if step == "archive" and done == 9:
            raise KeyboardInterrupt

    with (
        pytest.raises(KeyboardInterrupt),
        staffed_newsroom(settings_of(home), progress=stop_half_way) as newsroom,
    ):
        rebuild.rebuild(newsroom)
    with staffed_newsroom(settings_of(home)) as newsroom:
        with pytest.raises(StoreError, match="has not come to its end"):
            cycle.run_cycle(newsroom, newsroom.clock())
        rebuild.rebuild(newsroom)
    assert rows_of(home) == undisturbed
    assert not reading.note(reading.REPLAYING)


@pytest.mark.slow
def test_a_second_trial_fetches_only_what_changed(few_days, tried, home):
    few_days(6)
    first = json.loads(tried.printed)
    second = trial.run_trial(settings_of(home))
    assert second.articles == first["articles"]
    assert second.not_modified > 0
    assert second.fetched < first["fetched"] / 3


@pytest.mark.slow
def test_every_claim_quotes_the_wording_that_the_store_holds(home):
    open_store_of(settings_of(home))
    claims = reading.claims()
    assert claims
    for claim in claims:
        article = reading.article(claim.article_id)
        assert article is not None
        for span in claim.evidence:
            span.check(article.title if span.field == "title" else article.text)


@pytest.mark.slow
def test_the_command_prints_its_table_as_json(tried):
    table = json.loads(tried.printed)
    assert table["articles"] > 0
    assert table["editions"] > 0


def test_a_newsroom_that_runs_reads_its_edition_aloud_and_sends_the_letter(home):
    settings = replace(settings_of(home), contact="desk@paper.example", letter_hour=0)
    open_store_of(settings)
    at = datetime.combine(reading.edition_days()[0] + timedelta(days=1), time_of_day(9), UTC)
    reader = subscribers.ask("ann@reader.example", at)
    subscribers.confirm(reader.id, at)
    post, stop, voice = MemoryPost(), threading.Event(), ToneVoice()
    with staffed_newsroom(settings, clock=lambda: at) as staffed:
        newsroom = replace(staffed, voice=voice, post=post, progress=lambda *_: None)
        cycle.run_for_good(newsroom, _Once(stop))
    assert recordings.recordings()
    assert [letter.to for letter in post.taken] == ["ann@reader.example"]


class _Once:
    """An event that is set when it is first waited for: one round and no more."""

    def __init__(self, event):
        self._event = event

    def is_set(self):
        return self._event.is_set()

    def wait(self, _):
        self._event.set()
