"""First paint as a slow phone sees it, by Chromium's driver over its plain HTTP protocol."""

from __future__ import annotations

import json
import shutil
import socket
import statistics
import subprocess
import time
from collections.abc import Sequence
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
"""Round trips of 150 ms and 1.6 Mbit/s: what is called slow 4G."""
SLOWER = 4  #: times slower than this machine's processor
ROUNDS = 3
OPTIONS = {
    "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=390,844"],
    "mobileEmulation": {"deviceMetrics": {"width": 390, "height": 844, "pixelRatio": 2.0}},
}
PAINT = "const e = performance.getEntriesByName('first-contentful-paint')[0]; return e ? e.startTime : null;"


def first_paints(address: str, paths: Sequence[str]) -> dict[str, float]:
    """Milliseconds to the first contentful paint of each page, the median of three; empty without a browser."""
    driver, browser = shutil.which("chromedriver"), shutil.which("chromium") or shutil.which("chrome")
    if driver is None or browser is None:
        return {}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [driver, f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        return _measure(f"http://127.0.0.1:{port}", browser, address, paths)
    finally:
        process.terminate()
        process.wait()


def _measure(driver: str, browser: str, address: str, paths: Sequence[str]) -> dict[str, float]:
    _wait_for(driver)
    wishes = {"browserName": "chrome", "goog:chromeOptions": OPTIONS | {"binary": browser}}
    session = _post(f"{driver}/session", {"capabilities": {"alwaysMatch": wishes}})["sessionId"]
    here = f"{driver}/session/{session}"
    try:
        return {
            path: statistics.median(_paint(here, address + path) for _ in range(ROUNDS)) for path in paths
        }
    finally:
        urlopen(Request(here, method="DELETE"))


def _paint(here: str, url: str) -> float:
    _post(f"{here}/url", {"url": "about:blank"})
    for command, values in (
        ("Network.enable", {}),
        ("Network.clearBrowserCache", {}),
        ("Network.setBypassServiceWorker", {"bypass": True}),
        ("Network.emulateNetworkConditions", NETWORK),
        ("Emulation.setCPUThrottlingRate", {"rate": SLOWER}),
    ):
        _post(f"{here}/goog/cdp/execute", {"cmd": command, "params": values})
    _post(f"{here}/url", {"url": url})
    for _ in range(100):
        painted = _post(f"{here}/execute/sync", {"script": PAINT, "args": []})
        if painted is not None:
            return float(painted)
        time.sleep(0.1)
    raise RuntimeError(f"{url} was not painted within ten seconds")


def _wait_for(driver: str) -> None:
    for _ in range(100):
        try:
            urlopen(f"{driver}/status", timeout=2)
        except URLError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the browser's driver did not come up")


def _post(url: str, values: dict[str, Any]) -> Any:
    request = Request(url, json.dumps(values).encode(), {"Content-Type": "application/json"})
    with urlopen(request, timeout=60) as answer:
        return json.load(answer)["value"]
