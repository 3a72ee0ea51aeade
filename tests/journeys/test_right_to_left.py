"""A paper that is read from right to left: every kind of page is mirrored, nothing sticks out, axe finds nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from broadsheet.press import render
from tests.journeys.conftest import PICTURES, SIZES
from tests.journeys.test_everyone_can_read import faults
from tests.press import example_paper as paper

PATHS = {
    "front": "/", "story": f"/stories/{next(iter(paper.make_shelf().story_ids()))}/",
    "article": f"/articles/{paper.A['nv3'].id}/", "ledger": "/deals/", "deal": f"/deals/{paper.D['asml'].id}/",
    "map": "/map/", "party": "/parties/openai/", "search": "/search?q=nvidia", "archive": "/archive/",
}  # fmt: skip


class Mirrored(BaseHTTPRequestHandler):
    """The example paper with an interface whose language runs from right to left."""

    language = "ar"

    def do_GET(self) -> None:
        site = replace(paper.make_site(), language=self.language, address="http://127.0.0.1")
        page = render(self.path, paper.make_shelf(), site)
        self.send_response(page.status if page else 404)
        self.send_header("Content-Type", page.media_type if page else "text/plain")
        self.end_headers()
        self.wfile.write(page.body if page else b"")

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def mirrored() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Mirrored)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("size", SIZES)
def test_every_kind_of_page_is_mirrored_and_fits(browser, mirrored, size):
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page, found = context.new_page(), {}
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, path in PATHS.items():
        page.goto(mirrored + path)
        page.screenshot(path=str(PICTURES / f"right-to-left-{name}-{size}.png"))
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found[path] = ["wider than the screen"]
        if seen := faults(page):
            found[path] = seen
        sections = page.locator(".mainnav li").evaluate_all(
            "all => all.map(e => e.getBoundingClientRect().right)"
        )
        assert sections == sorted(sections, reverse=True), "the first section stands at the right"
    assert found == {}
    page.goto(mirrored + PATHS["article"])
    heading = page.locator("h1")
    assert heading.evaluate("e => getComputedStyle(e).direction") == "rtl"
    page.goto(mirrored + "/")
    english = page.locator("h2.headline, h3.headline").first
    assert english.evaluate("e => getComputedStyle(e).direction") == "ltr", (
        "an English headline stays English"
    )
    if size == "desktop":
        box, lead = page.locator(".front .ledger-sheet, .ledger-box").first, page.locator("main h2").first
        assert box.bounding_box()["x"] < lead.bounding_box()["x"] + 1, "the ledger changes sides"
    context.close()
