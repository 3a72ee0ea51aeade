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
from pathlib import Path
from urllib.parse import urljoin
from urllib.request import urlopen  # noqa: TID251 - asks the paper on this machine

HERE = Path(__file__).parent / "pictures"
DAYS = re.compile(r'href="(/\d{4}/\d\d/\d\d/)"(.*?)</a>', re.DOTALL)
STORIES, DEALS = re.compile(r"(\d+) stor"), re.compile(r"(\d+) deal")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip


def main() -> int:
    """Takes each picture; 2 where there is no browser."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--address", default="http://127.0.0.1:8700")
    arguments.add_argument("--browser", default=shutil.which("chromium") or shutil.which("chrome") or "")
    asked = arguments.parse_args()
    if not asked.browser:
        sys.stderr.write("No browser was found. On Debian: apt-get install chromium\n")
        return 2
    HERE.mkdir(exist_ok=True)
    for name, path, width, height, dark in plan(asked.address):
        take(asked.browser, urljoin(asked.address, path), HERE / f"{name}.png", (width, height), dark=dark)
        sys.stdout.write(f"{name}.png  {path}\n")
    return 0


def plan(address: str) -> list[tuple[str, str, int, int, bool]]:
    """(name, path, width, height, dark) of each picture: the fullest day, the most disputed deal."""
    day = fullest_day(address)
    deal = first_link(read(address, "/deals/?disputed=1&sort=roots"), r"/deals/[0-9a-f]{16}/")
    story = first_link(read(address, day), r"/stories/[0-9a-f]{16}/")
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


def fullest_day(address: str) -> str:
    """The edition with the most to read, the latest of those; a story counts as much as two moves of deals."""
    years = re.findall(r'href="(/archive/\d{4}/)"', read(address, "/archive/"))
    rows = [row for year in years for row in DAYS.findall(read(address, year))]
    return max((2 * _counted(STORIES, text) + _counted(DEALS, text), path) for path, text in rows)[1]


def _counted(what: re.Pattern[str], text: str) -> int:
    found = what.search(text)
    return int(found[1]) if found else 0


def first_link(page: str, pattern: str) -> str:
    """The first address on a page that fits; the front page where none does."""
    found = re.search(rf'href="({pattern})"', page)
    return found[1] if found else "/"


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
