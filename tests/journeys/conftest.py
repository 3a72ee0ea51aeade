"""A browser in front of a served newsroom: `make journeys` walks all of it and keeps the pictures.

The newsroom is served by another process, as in real life; what a journey does stays for the next one,
so that a journey uses stories of its own or takes back what it did.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "build" / "journeys"
PASSWORD = "a long walk by the river"
SIZES = {"desktop": (1280, 900), "phone": (390, 844)}
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or ""
PATIENCE = 15_000  #: milliseconds; a busy machine is no fault


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Says why, where the journeys cannot be walked."""
    why = ""
    if not os.environ.get("BROADSHEET_JOURNEYS"):
        why = "journeys take a minute or two in a browser: make journeys"
    elif not BROWSER:
        why = "no browser: apt-get install chromium"
    elif not (find_spec("playwright") and find_spec("axe_playwright_python")):
        why = "Playwright or axe is missing: make dev"
    for item in items:
        if why and Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.skip(reason=why))


@dataclass(frozen=True)
class Served:
    """A newsroom behind an address."""

    address: str
    home: Path


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Two days of news, three people, one comment that waits; served from a process of its own."""
    home = tmp_path_factory.mktemp("newsroom")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://localhost:{port}"
    subprocess.run(
        [sys.executable, str(Path(__file__).parent / "newsroom.py"), str(home), address],
        check=True,
        timeout=90,
    )
    environment = {k: v for k, v in os.environ.items() if not k.startswith("BROADSHEET_")}
    server = subprocess.Popen(
        [sys.executable, "-m", "broadsheet", "serve", "--home", str(home)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(address)
        yield Served(address, home)
    finally:
        server.terminate()
        server.wait(20)


def wait_for(address: str) -> None:
    """Returns when the paper answers."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            with urlopen(f"{address}/healthz", timeout=5):
                return
        except (URLError, ConnectionError):
            time.sleep(0.1)
    raise TimeoutError(address)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium, without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture
def open_page(newsroom: Served, browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens a fresh browser of a size and theme; the console must stay silent in all of them."""
    contexts: list[Any] = []
    complaints: list[str] = []

    def start(size: str = "desktop", *, dark: bool = False, as_: str = "", offline: bool = False) -> Any:
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            base_url=newsroom.address,
            has_touch=size == "phone",
            service_workers="allow" if offline else "block",
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda m: complaints.append(m.text) if m.type == "error" and not _expected(m.text) else None,
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request", lambda r: complaints.append(r.url) if not _is_ours(r.url, newsroom.address) else None
        )
        if as_:
            enter(page, as_)
        return page

    yield start
    for context in contexts:
        context.close()
    assert complaints == []


def _expected(text: str) -> bool:
    """Chromium writes every answer of 400 and above into the console, wanted or not."""
    return "Failed to load resource" in text


def _is_ours(url: str, address: str) -> bool:
    """No request leaves the site."""
    return url.startswith((address + "/", "data:", "blob:"))


def enter(page: Any, name: str) -> None:
    """Through the door, by keyboard."""
    page.goto("/desk/enter/")
    page.wait_for_function("document.activeElement.name === 'name'")  # the browser sets it after the load
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/")


@pytest.fixture
def keep(request: pytest.FixtureRequest) -> Callable[[Any, str], None]:
    """Keeps a picture of a page in build/journeys."""
    PICTURES.mkdir(parents=True, exist_ok=True)

    def take(page: Any, name: str) -> None:
        page.screenshot(path=str(PICTURES / f"{request.node.name.removeprefix('test_')[:60]}-{name}.png"))

    return take
