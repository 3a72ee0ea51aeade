"""Takes the README's picture of the front page from the trial run: `make picture` (needs Chromium)."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import threading
from dataclasses import replace
from pathlib import Path

from waitress.server import create_server

from broadsheet.paper.app import make_application
from broadsheet.wiring import load_settings, open_shelf, open_store_of, site_of, utc_now

PICTURE = Path(__file__).resolve().parent / "pictures" / "front.png"
HOME = Path("broadsheet-home/trial")
DAY = "/2025/10/28/"
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


def main() -> int:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        sys.stderr.write("Chromium is not installed. On Debian: apt-get install chromium\n")
        return 2
    if not (HOME / "broadsheet.sqlite3").is_file():
        sys.stderr.write("There is no trial yet. Run: broadsheet try --no-serve\n")
        return 2
    settings = replace(load_settings(HOME), port=0)
    open_store_of(settings)
    server = create_server(
        make_application(open_shelf, lambda: site_of(settings, utc_now()), settings), host="127.0.0.1", port=0
    )
    threading.Thread(target=server.run, daemon=True).start()
    with tempfile.TemporaryDirectory() as profile:
        address = f"http://127.0.0.1:{server.effective_port}{DAY}"
        size = ("--window-size=1280,1150", f"--user-data-dir={profile}", f"--screenshot={PICTURE}")
        subprocess.run([browser, *FLAGS, *size, address], check=True, capture_output=True)
    sys.stdout.write(f"{PICTURE}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
