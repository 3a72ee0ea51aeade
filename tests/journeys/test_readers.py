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


def focused(page):
    """What has the focus, in a word or two."""
    return page.evaluate(
        "(e => (e.getAttribute('aria-label') || e.innerText || e.name || '').trim())(document.activeElement)"
    )


def test_a_reader_walks_the_paper_by_keyboard_alone(open_page, keep):
    page = open_page()
    page.goto("/2025/11/03/")
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the content"
    keep(page, "skip-link")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px", "the focus is seen"
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = focused(page)
    page.keyboard.press("k")
    first = focused(page)
    assert first and second and first != second
    page.keyboard.press("s")
    with page.expect_navigation():
        page.keyboard.press("o")
    assert first in page.locator("h1").inner_text()
    with page.expect_popup() as original:
        page.keyboard.press("v")
    original.value.close()  # there is no such outlet; that a page of its own opens is enough
    for key, place in (
        ("l", "/deals/"),
        ("m", "/map/"),
        ("c", "/parties/"),
        ("a", "/archive/"),
        ("s", "/marked/"),
    ):
        page.keyboard.press("g")
        with page.expect_navigation():
            page.keyboard.press(key)
        assert page.url.endswith(place)
    assert first in page.locator("main").inner_text(), "what was marked is found again"
    page.keyboard.press("?")
    assert page.locator("dialog[open]").count() == 1
    keep(page, "keys")
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    page.keyboard.press("/")
    page.keyboard.type("tractor")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "Mistral" in page.locator("main").inner_text()


@pytest.mark.parametrize(
    "path", ["/2025/11/03/", "/deals/", "/map/", "/search?q=OpenAI", "/letter/", "/archive/"]
)
def test_every_control_is_reached_by_tab_once_and_in_the_order_it_is_seen(open_page, path):
    page = open_page()
    page.goto(path)
    seen, tops = [], []
    for _ in range(400):
        page.keyboard.press("Tab")
        at = page.evaluate(
            "(e => e === document.body ? null : {i: [...document.querySelectorAll('*')].indexOf(e),"
            " ring: getComputedStyle(e).outlineStyle !== 'none'})(document.activeElement)"
        )
        if at is None or at["i"] in seen:
            break
        seen.append(at["i"])
        tops.append(at["ring"])
    assert seen == sorted(seen) and len(seen) > 10
    assert all(tops), "whatever has the focus shows it"


def test_a_suggestion_stays_chosen_when_a_later_answer_still_has_it(open_page):
    page = open_page()
    page.goto("/search")
    held = []
    page.route("**/suggest.json?q=nvid", lambda route: held.append(route))  # noqa: PLW0108 - it marks what it is given
    page.locator("#q").type("nv")
    chosen = page.locator("#q-suggested [aria-selected=true]")
    page.locator("#q-suggested [role=option]").first.wait_for()
    page.locator("#q").press("ArrowDown")
    assert chosen.count() == 1
    with page.expect_request("**/suggest.json?q=nvid"):
        page.locator("#q").type("id")
    assert chosen.count() == 0
    page.locator("#q").press("ArrowDown")
    with page.expect_response("**/suggest.json?q=nvid"):
        held[0].continue_()
    page.wait_for_function("document.querySelectorAll('#q-suggested [role=option]').length > 0")
    assert chosen.count() == 1
    with page.expect_navigation():
        page.locator("#q").press("Enter")
    assert re.search(r"/(parties|deals)/", page.url)


@pytest.mark.parametrize("size", SIZES)
def test_nothing_shines_through_what_is_suggested_over_a_page(open_page, size):
    page = open_page(size)
    page.goto("/deals/")
    page.keyboard.press("/")
    page.keyboard.type("nvid", delay=20)
    suggested = page.locator("#find-suggested")
    suggested.locator("[role=option]").first.wait_for()
    assert suggested.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(253, 253, 251)"


@pytest.mark.parametrize("size", SIZES)
def test_a_reader_finds_while_typing_and_narrows_what_was_found(open_page, keep, size):
    page = open_page(size)
    page.goto("/search")
    page.locator("#q").type("nvid", delay=20)
    page.locator("#q-suggested [role=option]").first.wait_for()
    keep(page, f"suggested-{size}")
    page.locator("#q").press("ArrowDown")
    with page.expect_navigation():
        page.locator("#q").press("Enter")
    assert re.search(r"/(parties|deals|stories|articles)/", page.url)
    for query, there in (
        ("party:nvidia kind:deal", "Intel"), ("outlet:post.example", "OpenAI"), ("relation:investment kind:deal", "Intel"),
        ("stage:completed kind:deal", "Anthropic"), ('"small language models"', "Mistral"), ("before:2025-11-04 court", "Hamburg"),
        ("after:2025-11-04 robots", "Lyon"), ("openai -amazon", ""),
    ):  # fmt: skip
        page.goto("/search?q=" + query)
        text = page.locator("main").inner_text()
        assert there in text and "Not understood" not in text, query
    page.goto("/search?q=nvidia")
    feed = page.get_by_role("link", name="keep this search as a feed").get_attribute("href")
    assert "<entry>" in page.request.get(feed).text()
    page.locator(".facet a").first.click()
    page.wait_for_url("**/search?q=nvidia+*")


@pytest.mark.parametrize("size", SIZES)
def test_a_reader_follows_a_company_and_a_pair_and_leaves_again(open_page, keep, size):
    page = open_page(size)
    page.goto("/parties/openai/")
    page.locator("[data-act=follow]").first.click()
    page.goto("/deals/")
    page.locator("main a[href*='/deals/']", has_text=re.compile("Intel")).first.click()
    page.get_by_role("button", name="Follow the pair").click()
    with page.expect_navigation(url=re.compile("follow=")):
        page.goto("/mine/")
    page.locator(".followed").wait_for()
    assert page.locator(".followed li").count() == 2
    assert AMAZON in page.locator("main").inner_text()
    keep(page, size)
    page.locator("[data-unfollow]").first.click()
    page.wait_for_url(re.compile("follow="))
    assert page.locator(".followed li").count() == 1


def test_the_map_is_filtered_set_back_in_time_and_read_as_a_table(open_page, keep):
    page = open_page()
    page.goto("/map/")
    roads = page.locator(".map .road").count()
    keep(page, "all")
    page.get_by_role("link", name="Capital").click()
    page.wait_for_url("**family=capital**")
    assert 0 < page.locator(".map .road").count() < roads
    page.locator(".as-table > summary").focus()
    page.keyboard.press("Enter")
    assert "Intel" in page.locator("table").inner_text()
    page.locator(".map .road").first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert re.search(r"/deals/[0-9a-f]{16}/", page.url), "each line leads to its evidence"


@pytest.mark.parametrize("size", SIZES)
def test_the_ledger_is_sorted_filtered_and_taken_along(open_page, keep, size):
    page = open_page(size)
    page.goto("/deals/")
    page.get_by_label("Relation").select_option("investment")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**relation=investment**")
    assert "Intel" in page.locator("table").inner_text()
    keep(page, size)
    link = page.get_by_role("link", name="these deals as CSV").get_attribute("href")
    rows = page.request.get(link).text().splitlines()
    assert len(rows) > 1 and all("investment" in row for row in rows[1:])


def test_a_reader_reacts_and_comments_on_a_phone_and_sees_what_is_kept(open_page, keep):
    page = open_page("phone")
    page.goto("/2025/11/04/")
    page.get_by_role("link", name=re.compile("Anthropic raises")).first.tap()
    page.get_by_role("link", name="React or comment").tap()
    page.wait_for_url("**/comment/**")
    form = page.url
    with page.expect_navigation():
        page.get_by_role("button", name="Useful").tap()
    page.goto(form)
    page.get_by_label("Name").fill("Bea")
    page.get_by_role("textbox", name="Comment").fill("Thirteen billion is a lot.")
    page.wait_for_timeout(4200)  # what is sent sooner than a person can write is sent back
    with page.expect_navigation():
        page.get_by_role("button", name="Send to the editors").tap()
    keep(page, "sent")
    page.goto("/own-data/")
    assert "Thirteen billion is a lot." in page.locator("main").inner_text()
    keep(page, "own-data")


def test_the_last_editions_are_read_without_a_network(open_page, keep):
    page = open_page("phone", offline=True)
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function(
        "caches.keys().then(names => Promise.all(names.map(n => caches.open(n).then(c => c.keys())))).then(all => all.flat().length > 10)"
    )
    page.context.set_offline(True)
    for path in ("/2025/11/03/", "/2025/11/04/", "/deals/"):
        page.goto(path)
        assert page.locator("main h1, main h2").count(), path
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Broadsheet Serif"')
    keep(page, "ledger")
    page.goto("/topics/")
    assert page.locator(".front").count() == 1, "what was never read leads to today's paper"
    page.context.set_offline(False)


def test_the_paper_can_be_installed(open_page):
    page = open_page("phone")
    page.goto("/")
    found = page.request.get(page.locator("link[rel=manifest]").get_attribute("href"))
    manifest = found.json()
    assert found.headers["content-type"].startswith("application/manifest+json")
    assert (
        manifest["name"] == "The Trial Post"
        and manifest["display"] == "standalone"
        and manifest["start_url"] == "/"
    )
    sizes = {icon["sizes"] for icon in manifest["icons"]}
    assert {"any", "192x192"} <= sizes
    assert all(page.request.get(icon["src"]).ok for icon in manifest["icons"])


@pytest.mark.parametrize("path", ["/2025/11/03/", "/deals/", "/map/", "/parties/openai/"])
def test_a_printed_page_has_the_news_and_nothing_to_press(open_page, path):
    page = open_page()
    page.goto(path)
    page.emulate_media(media="print")
    for selector in (".mainnav", ".find", ".filters", ".exports", "button"):
        assert not any(one.is_visible() for one in page.locator(selector).all()), selector
    assert page.locator("main").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def send_comment(page, name, words):
    """Fills the form that is open and sends it."""
    page.get_by_label("Name").fill(name)
    page.get_by_role("textbox", name="Comment").fill(words)
    page.wait_for_timeout(4200)  # what is sent sooner than a person can write is sent back
    with page.expect_navigation():
        page.get_by_role("button", name="Send to the editors").click()


def approve_first(editor):
    editor.goto("/desk/moderation/")
    editor.locator(".queue").first.locator("> li[tabindex]").last.focus()
    with editor.expect_navigation():
        editor.keyboard.press("y")


def test_what_stands_beside_a_text_comes_after_it_on_paper(open_page):
    page = open_page()
    page.goto("/deals/")
    deal = page.locator(".ledger .c-open a").first.get_attribute("href")
    page.goto("/2025/11/03/")
    story = page.locator("main a[href^='/stories/']").first.get_attribute("href")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 690, "height": 1000})
    for path in (deal, story):
        page.goto(path)
        main, beside = (page.locator(f".story-{part}").bounding_box() for part in ("main", "side"))
        assert beside["y"] >= main["y"] + main["height"] - 1, path
        assert path in page.locator(".printed-from").inner_text()


def test_a_table_that_goes_on_beyond_a_phone_is_shaded_where_it_does(open_page, keep):
    page = open_page("phone")
    page.goto("/sources/")
    table = page.locator(".table-scroll").last
    assert table.evaluate("e => getComputedStyle(e).backgroundAttachment").count("local") == 2
    table.scroll_into_view_if_needed()
    keep(page, "shaded")


def test_a_comment_is_answered_and_both_stand_as_a_thread(open_page, keep):
    reader, editor = open_page("phone"), open_page(as_="eve")
    reader.goto("/2025/11/04/")
    reader.get_by_role("link", name=re.compile("Power for AI")).first.tap()
    reader.wait_for_url("**/stories/**")
    story = reader.url
    reader.get_by_role("link", name="React or comment").tap()
    reader.wait_for_url("**/comment/**")
    send_comment(reader, "Ida", "Cables take longer than data centres.")
    approve_first(editor)
    until(reader, story, lambda: "Cables take longer" in reader.locator("main").inner_text())
    reader.get_by_role("link", name="Reply to Ida").tap()
    reader.wait_for_url("**/comment/?to=**")
    assert "Cables take longer" in reader.locator("blockquote").inner_text()
    send_comment(reader, "Tom", "Wind farms wait as well.")
    approve_first(editor)
    until(reader, story, lambda: "Wind farms wait" in reader.locator("main").inner_text())
    assert "to Ida" in reader.locator(".comments ol .comment").inner_text()
    reader.locator(".comments").scroll_into_view_if_needed()
    keep(reader, "thread")


@pytest.mark.parametrize("size", SIZES)
def test_a_reader_follows_a_relation_and_takes_it_along_as_a_feed(open_page, keep, size):
    page = open_page(size)
    page.goto("/deals/?relation=investment")
    page.get_by_role("button", name="Follow").click()
    with page.expect_navigation(url=re.compile("follow=relation")):
        page.goto("/mine/")
    followed = page.locator(".followed li")
    assert followed.count() == 1 and "Investment" in followed.inner_text()
    assert "Intel" in page.locator("main").inner_text()
    keep(page, size)
    feeds = page.locator("main a[href*='feed.atom']").evaluate_all(
        "all => all.map(a => a.getAttribute('href'))"
    )
    assert any("<entry>" in page.request.get(feed).text() for feed in feeds)


def test_on_a_phone_the_sections_stand_in_one_row_and_the_glass_opens_over_them(open_page, keep):
    page = open_page("phone")
    page.goto("/archive/")
    tops = page.locator(".mainnav li a, .find button").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect()).map(r => Math.round((r.top + r.bottom) / 8))"
    )
    assert len(set(tops)) == 1
    page.locator("#find").tap()
    page.keyboard.type("mistral")
    page.locator("#find-suggested [role=option]").first.wait_for()
    keep(page, "open")
    page.keyboard.press("Escape")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "q=mistral" in page.url
