"""What readers do, at a desk and on a phone."""

from __future__ import annotations

import re

import pytest

SIZES = ("desktop", "phone")
AMAZON = "Amazon supplies OpenAI with $38 billion of computing"


def until(page, path, is_so):
    """Looks again until it is so: the paper may be as old as half a second."""
    for _ in range(40):
        page.goto(path)
        if is_so():
            return
    raise AssertionError(f"{path} did not change")


@pytest.mark.parametrize("size", SIZES)
def test_a_reader_goes_from_the_front_page_to_the_original_report(open_page, keep, size):
    page = open_page(size)
    page.goto("/2025/11/03/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    keep(page, size)
    page.get_by_role("link", name=AMAZON).first.click()
    page.wait_for_url("**/stories/**")
    assert "Northern Post" in page.locator("main").inner_text()
    keep(page, f"story-{size}")
    page.locator("main a[href^='/articles/']").first.click()
    page.wait_for_url("**/articles/**")
    original = page.locator(
        "main a[href^='https://quay.example/'], main a[href^='https://post.example/']"
    ).first
    assert "noopener" in (original.get_attribute("rel") or "")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    keep(page, f"article-{size}")


@pytest.mark.parametrize("size", SIZES)
def test_a_reader_opens_a_deal_down_to_the_sentence_that_says_it(open_page, keep, size):
    page = open_page(size)
    page.goto("/deals/")
    page.locator("main a[href*='/deals/']", has_text=re.compile("Intel")).first.click()
    page.wait_for_url(re.compile(r"/deals/[0-9a-f]{16}/"))
    text = page.locator("main").inner_text()
    assert "Nvidia invests $5 billion in Intel" in text
    assert "Nvidia invests $4 billion in Intel" in text
    keep(page, size)


def test_a_reader_finds_by_words(open_page, keep):
    page = open_page()
    page.goto("/search?q=tractor")
    assert "Mistral" in page.locator("main").inner_text()
    keep(page, "found")


def test_a_comment_waits_for_an_editor_and_then_stands_under_the_article(open_page, keep):
    reader, editor = open_page("phone"), open_page(as_="eve")
    editor.goto("/desk/moderation/")
    assert "Seven years is long." in editor.locator("main").inner_text()
    link = editor.locator(".queue a[href*='/articles/']").first.get_attribute("href")
    reader.goto(link)
    assert "Seven years is long." not in reader.content()
    editor.keyboard.press("j")
    with editor.expect_navigation():
        editor.keyboard.press("y")
    keep(editor, "approved")
    until(reader, link, lambda: "Seven years is long." in reader.locator("main").inner_text())
    assert "ann@mail.example" not in reader.content()
    with editor.expect_navigation():
        editor.keyboard.press("z")
    until(reader, link, lambda: "Seven years is long." not in reader.content())


def test_a_correction_reaches_the_page_and_the_feed_and_leaves_when_taken_back(open_page, keep):
    reader, editor = open_page(), open_page(as_="eve")
    editor.goto("/desk/?day=2025-11-03")
    with editor.expect_navigation():
        editor.get_by_role("link", name=AMAZON).click()
    editor.keyboard.press("c")
    for words in ("over seven years", "over eight years, with a pause", "We counted wrong."):
        editor.keyboard.type(words)
        editor.keyboard.press("Tab")
    with editor.expect_navigation():
        editor.keyboard.press("Enter")
    until(reader, "/corrections/", lambda: "over eight years, with a pause" in reader.content())
    keep(reader, "corrections")
    feed = reader.request.get("/corrections/feed.atom").text()
    assert "over eight years, with a pause" in feed
    with editor.expect_navigation():
        editor.keyboard.press("z")
    until(reader, "/corrections/", lambda: "over eight years, with a pause" not in reader.content())
