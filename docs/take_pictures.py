"""Takes the pictures of the documentation from a paper that is being served.

broadsheet try                     # in another terminal
python docs/take_pictures.py       # writes docs/pictures/*.png with the chromium it finds
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urljoin
from urllib.request import urlopen  # noqa: TID251 - asks the paper on this machine

HERE = Path(__file__).parent / "pictures"
DAYS = re.compile(r'href="(/\d{4}/\d\d/\d\d/)"(.*?)</a>', re.DOTALL)
FOREIGN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # Japanese, Chinese, Korean
STORIES, DEALS = re.compile(r"(\d+) stor"), re.compile(r"(\d+) deal")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip


def main() -> int:
    """Takes each picture; 2 where there is no browser or no paper."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--address", default="http://127.0.0.1:8700")
    arguments.add_argument("--browser", default=shutil.which("chromium") or shutil.which("chrome") or "")
    asked = arguments.parse_args()
    if not asked.browser:
        sys.stderr.write("No browser was found. On Debian: apt-get install chromium\n")
        return 2
    if not answers(asked.address):
        sys.stderr.write(f"No paper answers at {asked.address}. Serve one: broadsheet try\n")
        return 2
    HERE.mkdir(exist_ok=True)
    for name, path, width, height, dark in plan(asked.address):
        take(asked.browser, urljoin(asked.address, path), HERE / f"{name}.png", (width, height), dark=dark)
        sys.stdout.write(f"{name}.png  {path}\n")
    return 0


def plan(address: str) -> list[tuple[str, str, int, int, bool]]:
    """(name, path, width, height, dark) of each picture: the fullest day, its lead, the most disputed deal."""
    days = fullest_days(address)
    leads = (lead for path in days for lead in links(address, path, "stories")[:1])
    day = first_drawn(address, days, until="The days before")
    story = first_drawn(address, leads, until="story-side", has="spread.svg")
    deal = first_drawn(
        address, links(address, "/deals/?disputed=1&sort=roots", "deals"), until='id="evidence"'
    )
    return [
        ("front", day, 1280, 1560, False),
        ("front-dark", day, 1280, 1000, True),
        ("front-phone", day, 500, 1100, False),
        ("story", story, 1280, 1000, False),
        ("ledger", "/deals/", 1280, 1000, False),
        ("deal", deal, 1280, 1200, False),
        ("party", "/parties/openai/", 1280, 1300, False),
        ("map", "/map/?firm=agreed", 1280, 1300, False),
    ]


def fullest_days(address: str) -> list[str]:
    """The editions, those with the most to read first; a story counts as much as two moves of deals."""
    years = re.findall(r'href="(/archive/\d{4}/)"', read(address, "/archive/"))
    rows = [row for year in years for row in DAYS.findall(read(address, year))]
    counted = ((2 * _counted(STORIES, text) + _counted(DEALS, text), path) for path, text in rows)
    return [path for _, path in sorted(counted, reverse=True)]


def _counted(what: re.Pattern[str], text: str) -> int:
    found = what.search(text)
    return int(found[1]) if found else 0


def links(address: str, path: str, kind: str) -> list[str]:
    """The addresses of stories or deals that a page leads to, in its order."""
    return re.findall(rf'href="(/{kind}/[0-9a-f]{{16}}/)"', read(address, path))


def first_drawn(address: str, paths: Iterable[str], *, until: str, has: str = "") -> str:
    """The first page that has something and, as far as it is shown, no signs that few machines have a face for.

    The front page where there is none.
    """
    shown = ((path, read(address, path).partition(until)[0]) for path in paths)
    return next((path for path, page in shown if has in page and not FOREIGN.search(page)), "/")


def answers(address: str) -> bool:
    """Whether the paper answers within a minute: it may have been started just now."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            read(address, "/healthz")
        except URLError:
            time.sleep(0.5)
        else:
            return True
    return False


def read(address: str, path: str) -> str:
    """A page of the paper."""
    with urlopen(urljoin(address, path), timeout=30) as answer:  # noqa: S310 - the address is the caller's own
        return str(answer.read().decode())


def take(browser: str, url: str, place: Path, size: tuple[int, int], *, dark: bool) -> None:
    """One picture, by a browser with an empty profile."""
    with tempfile.TemporaryDirectory() as profile:
        theme = ["--blink-settings=preferredColorScheme=0"] if dark else []
        window = f"--window-size={size[0]},{size[1]}"
        command = [
            browser,
            *FLAGS,
            *theme,
            f"--user-data-dir={profile}",
            window,
            f"--screenshot={place}",
            url,
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    sys.exit(main())
