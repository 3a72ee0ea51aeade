"""What the attack of test_telling_kills starts and kills: three days told hour by hour, then a paper of them.

    python kill_a_telling.py HOME COUNT

COUNT articles of an invented world come hour by hour; an hour is noted once it is told. Says "ready"
when the newsroom is open and "done" when the site is written.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from benchmarks.stories_scale import START, World
from broadsheet.adapters.store import reading, writing
from broadsheet.pipeline.outcome import Outcome
from broadsheet.running import editing, going_over, publishing, telling
from broadsheet.running.opening import staffed_newsroom
from broadsheet.settings import Settings

DAYS = 3
HOUR = timedelta(hours=1)
HOURS = (DAYS + 1) * 24  #: the last telling is the first of a day: it marks everything as of one instant


def main() -> None:
    home, count = Path(sys.argv[1]), int(sys.argv[2])
    settings = Settings(home=home, workers=1)
    going_over.LEARNT = 1  # so that nights go over what stands, as where many articles come
    world = World(5)
    articles = [article for day in range(DAYS) for article in world.day(day, count // DAYS)]
    with staffed_newsroom(settings) as newsroom:
        print("ready", flush=True)  # noqa: T201 - the attack waits for it
        for hour in range(int(reading.note("hour") or 0), HOURS):
            begin, end = START + hour * HOUR, START + (hour + 1) * HOUR
            came = tuple(replace(a, seen_at=end) for a in articles if begin <= a.published < end)
            writing.commit(Outcome(at=end, articles=came))
            telling.tell_stories(newsroom, end)
            writing.commit(Outcome(at=end, notes=(("hour", str(hour + 1)),)))
        for day in editing.days_without_edition(settings, START + HOURS * HOUR):
            editing.make_edition(settings, day)
        publishing.publish_files(settings, home / "site")
        print("done", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
