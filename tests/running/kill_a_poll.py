"""What the attack of test_faults_kills starts and kills: cycles over the newsstand, one after another.

    python kill_a_poll.py HOME ADDRESS INSTANT PART

PART is "poll" or "cycle". Says "ready" when the newsroom is open and "done" after each round.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from broadsheet.running.cycle import run_cycle
from broadsheet.running.opening import staffed_newsroom
from broadsheet.running.polling import poll_sources
from broadsheet.settings import Settings


def main() -> None:
    home, address, instant, part = sys.argv[1:5]
    now = datetime.fromisoformat(instant)
    settings = Settings(home=Path(home), workers=1, newsstand=address)
    with staffed_newsroom(settings, clock=lambda: now) as newsroom:
        print("ready", flush=True)  # noqa: T201 - the attack waits for it
        if part == "poll":
            poll_sources(newsroom, now, all_of_them=True)
        else:
            run_cycle(newsroom, now, poll_all=True)
        print("done", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
