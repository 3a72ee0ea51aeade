"""`broadsheet try` on the newsstand's first six days, which the fixture `tried` starts once for all tests.

python try_six_days.py try --no-serve --json --home HOME
"""

from __future__ import annotations

from broadsheet.cli import main
from broadsheet.running import trial
from tests.running.conftest import short_newsstand

trial.load_newsstand = lambda: short_newsstand(6)  # its reading processes come by here too

if __name__ == "__main__":
    main()
