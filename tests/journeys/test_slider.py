"""The map's months as a slider, for whoever has no mouse."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer

import pytest

from tests.journeys.conftest import PATIENCE
from tests.journeys.test_right_to_left import Mirrored


class Example(Mirrored):
    """The example paper, whose deals moved in several months, in English."""

    language = "en"


@pytest.fixture(scope="module")
def example() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Example)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_the_slider_is_moved_by_keys_and_shows_its_month_when_entered(browser, example):
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{example}/map/")
    slider = page.get_by_role("slider")
    assert slider.get_attribute("aria-valuetext") == "today"
    slider.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    month = page.locator("#until option").nth(2)
    assert slider.get_attribute("aria-valuetext") == month.inner_text()
    assert "until" not in page.url, "no page comes between two keys"
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith(f"until={month.get_attribute('value')}")
    context.close()


def test_the_map_comes_closer_by_its_buttons_and_goes_back(browser, example):
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(f"{example}/map/")
    width = "document.querySelector('.map').viewBox.baseVal.width"
    whole = page.evaluate(width)
    page.get_by_role("button", name="Closer").press("Enter")
    assert page.evaluate(width) < whole
    page.get_by_role("button", name="Farther").press("Enter")
    assert page.evaluate(width) == pytest.approx(whole)
    context.close()
