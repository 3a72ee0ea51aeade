"""axe finds nothing on any kind of page, by day and by night, wide and narrow."""

from __future__ import annotations

import re

import pytest

PAPER = ("/2025/11/03/", "/archive/", "/deals/", "/parties/", "/parties/openai/", "/map/", "/search?q=OpenAI",
         "/topics/", "/topics/openai/", "/corrections/", "/sources/", "/about/", "/feeds/", "/marked/", "/letter/", "/own-data/",
         "/", "/archive/2025/", "/deals/?disputed=1", "/deals/?party=openai&with=amazon", "/search", "/search?q=zzzxq",
         "/mine/?follow=party:openai", "/scoops/", "/scoops/2025-11/", "/nothing-here/")  # fmt: skip
DESK = ("/desk/?day=2025-11-03", "/desk/preview/2025-11-03/", "/desk/claims/", "/desk/claims/?show=decided", "/desk/merges/",
        "/desk/same-party/", "/desk/disputes/", "/desk/proposals/", "/desk/people/",
        "/desk/moderation/", "/desk/sources/", "/desk/sources/preview/", "/desk/method/", "/desk/log/", "/desk/you/")  # fmt: skip
LOOKS = (("desktop", False), ("desktop", True), ("phone", False), ("phone", True))
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


def faults(page):
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options=RULES).response["violations"]
    return [
        (v["id"], v["nodes"][0]["html"][:160], v["nodes"][0].get("failureSummary", "")[:300]) for v in found
    ]


def first(page, path, pattern):
    """The first address on a page that fits."""
    page.goto(path)
    return re.search(pattern, page.content())[0]


@pytest.mark.parametrize(("size", "dark"), LOOKS)
def test_axe_finds_nothing_in_the_paper(open_page, size, dark):
    page = open_page(size, dark=dark)
    story = first(page, "/2025/11/03/", r"/stories/[0-9a-f]{16}/")
    article = first(page, story, r"/articles/[0-9a-f]{16}/")
    deal = first(page, "/deals/", r"/deals/[0-9a-f]{16}/")
    found = {}
    for path in (*PAPER, story, article, article + "comment/", deal):
        page.goto(path)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found[path] = ["wider than the screen"]
        if seen := faults(page):
            found[path] = seen
    assert found == {}


@pytest.mark.parametrize(("size", "dark"), LOOKS)
def test_axe_finds_nothing_at_the_desk(open_page, size, dark):
    page = open_page(size, dark=dark)
    page.goto("/desk/enter/")
    found = {"/desk/enter/": seen} if (seen := faults(page)) else {}
    page.close()
    page = open_page(size, dark=dark, as_="olga")
    story = first(page, "/desk/?day=2025-11-03", r"/desk/stories/[0-9a-f]{16}/")
    for path in (*DESK, story):
        page.goto(path)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found[path] = ["wider than the screen"]
        if seen := faults(page):
            found[path] = seen
    page.goto("/desk/")
    page.keyboard.press("?")
    page.wait_for_selector("dialog[open]")
    if seen := faults(page):
        found["?"] = seen
    assert found == {}
