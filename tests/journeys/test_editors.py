"""What editors do on a morning, with the keys and on the phone."""

from __future__ import annotations

import re

from tests.journeys.conftest import PASSWORD

AMAZON = "Amazon supplies OpenAI with $38 billion of computing"
NVIDIA = "Nvidia invests $5 billion in Intel"
MISTRAL = "Mistral opens a laboratory for small language models in Berlin"
COURT = "A court asks how chatbots learned from books"
ROBOTS = "Warehouse robots near Lyon trade notes at night"
IRELAND = "Power for AI data centres runs short in Ireland"
FIRST, SECOND = "/desk/?day=2025-11-03", "/desk/?day=2025-11-04"


def press(page, *keys):
    """Keys one after the other; one that leads to another page is waited for."""
    for key in keys:
        page.keyboard.press(key)


def press_and_go(page, key):
    with page.expect_navigation():
        page.keyboard.press(key)


def click_and_go(page, control):
    with page.expect_navigation():
        control.click()


def tap_and_go(page, control):
    with page.expect_navigation():
        control.tap()


def to_row(page, title):
    """Moves with j until the row of that story has the focus."""
    page.locator("body").evaluate("document.activeElement.blur()")
    for _ in range(30):
        page.keyboard.press("j")
        if title in (page.evaluate("document.activeElement.innerText") or ""):
            return
    raise AssertionError(f"{title!r} is not in the queue")


def row(page, title):
    return page.locator(".queue > li", has=page.get_by_role("link", name=title))


def told(page):
    return page.locator(".done p").inner_text()


def test_a_morning_by_keyboard_alone(open_page, keep):
    page = open_page(as_="eve")
    page.goto(FIRST)
    keep(page, "queue")
    to_row(page, COURT)
    press_and_go(page, "h")
    assert told(page) == f"You held “{COURT}”."
    assert "held by eve" in row(page, COURT).inner_text()
    press_and_go(page, "z")
    assert "took back" in told(page)
    assert row(page, COURT).locator(".by").count() == 0
    to_row(page, COURT)
    press_and_go(page, "d")
    to_row(page, MISTRAL)
    press_and_go(page, "l")
    assert "the lead of 3 November 2025" in told(page)
    to_row(page, MISTRAL)
    press_and_go(page, "r")
    press(page, "Control+a")
    page.keyboard.type("Mistral teaches tractors in Berlin")
    press_and_go(page, "Control+Enter")
    assert page.get_by_role("heading", level=1).inner_text() == "Mistral teaches tractors in Berlin"
    press(page, "e", "Control+a")
    page.keyboard.type("A model for the field, made in a back yard of Kreuzberg.")
    press_and_go(page, "Control+Enter")
    press(page, "s")
    page.keyboard.type("Prod")
    press_and_go(page, "Control+Enter")
    keep(page, "story")
    press_and_go(page, "b")
    press_and_go(page, "v")
    assert "Leaves" in page.locator("main").inner_text()
    keep(page, "preview")
    press_and_go(page, "v")
    assert "Readers do not see it yet" in page.locator(".edition-preview").inner_text()
    assert "Mistral teaches tractors in Berlin" in page.content()
    keep(page, "as-readers-will-see-it")
    page.go_back()
    press_and_go(page, "i")
    page.goto("/2025/11/03/")
    main = page.locator("main").inner_text()
    assert "Mistral teaches tractors in Berlin" in main
    assert "back yard of Kreuzberg" in main
    assert COURT not in main
    keep(page, "printed")


def test_what_is_marked_is_merged_and_split_again(open_page, keep):
    page = open_page(as_="eve")
    page.goto(SECOND)
    to_row(page, ROBOTS)
    press(page, "x")
    to_row(page, IRELAND)
    press(page, "x")
    press_and_go(page, "m")
    assert "merged" in told(page)
    left = page.locator(".queue > li").all_inner_texts()
    assert sum(ROBOTS in text or IRELAND in text for text in left) == 1
    keep(page, "merged")
    press_and_go(page, "z")
    left = page.locator(".queue > li").all_inner_texts()
    assert sum(ROBOTS in text or IRELAND in text for text in left) == 2


def test_a_report_is_split_off_its_story_and_comes_back(open_page):
    page = open_page(as_="eve")
    page.goto(FIRST)
    to_row(page, AMAZON)
    press_and_go(page, "o")
    reports = page.locator(".reports > li")
    assert reports.count() == 2
    reports.filter(has_text="Northern Post").focus()
    press_and_go(page, "x")
    assert page.locator(".reports > li").count() == 1
    press_and_go(page, "z")
    assert page.locator(".reports > li").count() == 2


def test_a_story_is_scheduled_for_tomorrow_and_tomorrow_s_preview_has_it(open_page, keep):
    page = open_page(as_="eve")
    page.goto(SECOND)
    to_row(page, IRELAND)
    press_and_go(page, "o")
    press(page, "t")
    page.locator("#when").fill("2025-11-05T06:00")
    press_and_go(page, "Control+Enter")
    assert "scheduled" in told(page)
    page.goto("/desk/preview/2025-11-05/")
    assert IRELAND in page.locator("main").inner_text()
    page.goto("/desk/preview/2025-11-05/paper/")
    assert IRELAND in page.locator("main").inner_text()
    keep(page, "tomorrow")
    page.goto("/desk/preview/2025-11-04/")
    assert "scheduled by eve for 5 Nov 2025" in page.locator("main").inner_text()
    page.goto(SECOND)
    to_row(page, IRELAND)
    press_and_go(page, "u")
    page.goto("/desk/preview/2025-11-05/")
    assert IRELAND not in page.locator("main").inner_text()


def test_two_editors_at_once_see_both_versions(open_page, keep):
    eve, olga = open_page(as_="eve"), open_page(as_="olga")
    for page in (eve, olga):
        page.goto(FIRST)
        to_row(page, NVIDIA)
        press_and_go(page, "r")
    for page, headline in ((eve, "Nvidia buys into Intel"), (olga, "Intel sells a share of itself")):
        press(page, "Control+a")
        page.keyboard.type(headline)
        press_and_go(page, "Control+Enter")
    shown = olga.locator("main").inner_text()
    assert "Nvidia buys into Intel" in shown
    assert "Intel sells a share of itself" in shown
    keep(olga, "both-versions")
    press_and_go(olga, "i")
    assert olga.get_by_role("heading", level=1).inner_text() == "Intel sells a share of itself"
    press_and_go(olga, "z")


def test_claims_are_ruled_on_with_two_keys_and_read_otherwise(open_page, keep):
    page = open_page(as_="eve")
    page.goto("/desk/claims/")
    waiting = page.locator(".queue > li").count()
    press(page, "j")
    press_and_go(page, "y")
    assert "holds" in told(page)
    assert page.locator(".queue > li").count() == waiting - 1
    press_and_go(page, "z")
    assert page.locator(".queue > li").count() == waiting
    press(page, "j", "c")
    details = page.locator(".queue > li details[open]")
    details.locator("[name=read_money]").fill("up to $7 billion")
    details.locator("[name=read_money]").focus()
    keep(page, "reading")
    press_and_go(page, "Control+Enter")
    assert "read the claim" in told(page)
    page.goto("/desk/claims/?show=decided")
    readings = page.locator(".queue > li").first.locator(".reading").all_inner_texts()
    assert len(readings) == 2
    assert "up to $7 billion" in readings[1]
    assert "up to $7 billion" not in readings[0]
    keep(page, "side-by-side")
    click_and_go(page, page.get_by_role("button", name="Undo the reading").first)


def test_a_contradiction_is_let_stand_and_settled(open_page, keep):
    page = open_page(as_="eve")
    page.goto("/desk/disputes/")
    press(page, "j")
    press_and_go(page, "y")
    assert "eve lets it stand" in page.locator(".queue").inner_text()
    keep(page, "let-stand")
    press_and_go(page, "z")
    press(page, "j")
    press_and_go(page, "2")
    assert "does not hold" in told(page)
    assert "Nothing contradicts" in page.locator(".queue").inner_text()
    press_and_go(page, "z")
    assert "Nothing contradicts" not in page.locator(".queue").inner_text()


def test_a_weight_shows_at_once_what_it_would_do_and_is_set_and_taken_back(open_page, keep):
    page = open_page(as_="olga")
    page.goto("/desk/method/")
    page.locator("[id='quality.own reporting']").focus()
    with page.expect_response(lambda answer: "/desk/method/?" in answer.url):
        press(page, "Home")
    page.wait_for_selector(".shift")
    keep(page, "preview")
    click_and_go(page, page.get_by_role("button", name="Set these weights"))
    assert "set how scores count" in told(page)
    assert page.locator("[id='quality.own reporting']").input_value() == "0"
    press_and_go(page, "z")
    assert page.locator("[id='quality.own reporting']").input_value() == "1"
    click_and_go(page, page.get_by_role("button", name="Switch learning off"))
    assert page.get_by_role("button", name="Switch learning on").count() == 1
    press_and_go(page, "z")


def test_a_passkey_is_made_opens_the_door_and_is_removed(open_page, keep):
    page = open_page(as_="carl")
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
                "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
            }
        },
    )  # fmt: skip
    page.goto("/desk/you/")
    page.get_by_label("Name of the key").fill("this laptop")
    page.get_by_role("button", name="Add a passkey").click()
    page.get_by_role("button", name="Remove this laptop").wait_for()
    keep(page, "made")
    page.get_by_role("button", name="Leave", exact=True).click()
    page.wait_for_url("**/desk/enter/")
    page.get_by_role("button", name="Enter with a passkey").click()
    page.wait_for_url("**/desk/")
    assert "carl, contributor" in page.locator("header").inner_text()
    page.goto("/desk/you/")
    assert "used" in page.locator(".set").first.inner_text()
    page.get_by_role("button", name="Remove this laptop").click()
    page.get_by_text("None yet.").wait_for()
    page.get_by_role("button", name="Leave", exact=True).click()
    page.get_by_role("button", name="Enter with a passkey").click()
    page.locator("#key-fault", has_text=re.compile(r"\w")).wait_for()
    assert page.url.endswith("/desk/enter/")


def test_sources_are_paused_and_taken_in_and_the_log_finds_it(open_page, keep, tmp_path):
    page = open_page(as_="eve")
    page.goto("/desk/sources/?show=quiet")
    assert "at least 20 are usual" in page.locator("table").inner_text()
    click_and_go(page, page.get_by_role("button", name="Pause Quay Wire"))
    assert "paused the source quay" in told(page)
    press_and_go(page, "z")
    file = tmp_path / "mine.opml"
    file.write_text(
        '<opml version="2.0"><body><outline type="rss" text="Far Away" xmlUrl="https://far.example/feed"/></body></opml>'
    )
    page.goto("/desk/sources/")
    page.locator("#file").set_input_files(str(file))
    click_and_go(page, page.get_by_role("button", name="Take them in"))
    assert "Far Away" in page.locator("table").inner_text()
    keep(page, "sources")
    press_and_go(page, "z")
    assert "Far Away" not in page.locator("table").inner_text()
    page.goto("/desk/log/?by=eve&kind=source")
    assert "paused the source quay" in page.locator("table").inner_text()
    assert "taken back by eve" in page.locator("table").inner_text()
    keep(page, "log")


def test_an_editor_on_a_phone_publishes_and_rewrites_a_summary_marked_as_the_editor_s(open_page, keep):
    page = open_page("phone", dark=True, as_="eve")
    page.goto(SECOND)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    tap_and_go(page, row(page, ROBOTS).get_by_role("button", name="Publish"))
    keep(page, "queue")
    row(page, ROBOTS).get_by_role("link", name=ROBOTS).tap()
    page.get_by_label("Summary").fill(
        "Boxes fall less often there, since the machines talk while people sleep."
    )
    tap_and_go(page, page.get_by_role("button", name="Set summary"))
    keep(page, "story")
    page.goto("/desk/preview/2025-11-04/")
    tap_and_go(page, page.get_by_role("button", name="Print it"))
    page.goto("/2025/11/04/")
    assert "the machines talk while people sleep" in page.locator("main").inner_text()
    keep(page, "printed")


def test_a_source_is_removed_after_a_second_question_and_undo_polls_it_again(open_page, keep):
    page = open_page(as_="eve")
    page.goto("/desk/sources/")
    page.get_by_text("Remove Byte Weekly").first.click()
    keep(page, "second-question")
    click_and_go(page, page.get_by_role("button", name="Remove Byte Weekly"))
    assert "Byte Weekly" not in page.locator("table").inner_text()
    press_and_go(page, "z")
    assert "Byte Weekly" in page.locator("table").inner_text()


def test_a_proposal_of_a_contributor_is_done_with_one_key_and_declined_with_another(open_page, keep):
    carl, eve = open_page("phone", as_="carl"), open_page(as_="eve")
    for title in (IRELAND, ROBOTS):
        carl.goto(SECOND)
        tap_and_go(carl, row(carl, title).get_by_role("button", name=re.compile("hold", re.IGNORECASE)))
    eve.goto("/desk/proposals/")
    waiting = eve.locator(".queue > li")
    assert waiting.count() == 2 and IRELAND in waiting.first.inner_text()
    keep(eve, "waiting")
    press(eve, "j")
    press_and_go(eve, "y")
    press(eve, "j")
    press_and_go(eve, "n")
    assert "carl would have" in eve.locator(".set").inner_text()
    keep(eve, "answered")
    eve.goto(SECOND)
    assert (
        "held by eve" in row(eve, IRELAND).inner_text()
        and "held" not in row(eve, ROBOTS).locator(".facts").inner_text()
    )
    to_row(eve, IRELAND)
    press_and_go(eve, "u")


def test_an_owner_lets_somebody_in_who_sets_a_password_once(open_page, keep):
    olga, nina = open_page(as_="olga"), open_page("phone")
    olga.goto("/desk/people/")
    olga.get_by_label("Name").fill("nina")
    click_and_go(olga, olga.get_by_role("button", name="Add", exact=True))
    link = olga.locator("#link").input_value()
    keep(olga, "link")
    nina.goto(link)
    nina.get_by_label("New password").fill("four grey geese on a pond")
    tap_and_go(nina, nina.get_by_role("button", name="Set it"))
    nina.goto(link)
    assert nina.locator("#password").count() == 0, "the link works once"
    nina.goto("/desk/enter/")
    nina.get_by_label("Name").fill("nina")
    nina.get_by_label("Password").fill("four grey geese on a pond")
    nina.keyboard.press("Enter")
    nina.wait_for_url("**/desk/")
    keep(nina, "in")
    olga.goto("/desk/people/")
    click_and_go(olga, olga.get_by_role("button", name="Lock nina"))
    nina.goto("/desk/")
    assert "/desk/enter/" in nina.url, "a locked account is out at once"


def test_a_contributor_sees_everything_and_can_only_propose(open_page):
    page = open_page(as_="carl")
    for path in (
        "/desk/",
        "/desk/claims/",
        "/desk/disputes/",
        "/desk/method/",
        "/desk/sources/",
        "/desk/log/",
    ):
        page.goto(path)
        aims = page.locator("main form[method=post]").evaluate_all(
            "all => all.map(f => f.getAttribute('action'))"
        )
        assert set(aims) <= {"/desk/propose/"}, path


def test_names_that_look_alike_are_answered_with_one_key(open_page, keep):
    page = open_page(as_="eve")
    page.goto("/desk/same-party/")
    waiting = page.locator(".queue > li")
    waiting.filter(has_text="Harrowgate Systems").focus()
    keep(page, "asked")
    press_and_go(page, "y")
    assert "said that" in told(page)
    assert "one party, says eve" in page.locator(".queue").inner_text()
    press_and_go(page, "z")
    assert "one party, says eve" not in page.locator(".queue").inner_text()


def test_whoever_is_overruled_is_told_and_a_merge_from_an_old_page_shows_both(open_page, keep):
    eve, olga = open_page(as_="eve"), open_page(as_="olga")
    for page in (eve, olga):
        page.goto(SECOND)
        for title in (ROBOTS, IRELAND):
            to_row(page, title)
            press(page, "x")
    press_and_go(eve, "m")
    press_and_go(olga, "m")
    assert "Somebody was quicker" in olga.locator("h1").inner_text()
    keep(olga, "merged-in-the-meantime")
    press_and_go(olga, "b")
    olga.goto("/desk/log/")
    click_and_go(olga, olga.get_by_role("button", name=re.compile("Undo.*merged the stories")).first)
    eve.goto(SECOND)
    assert "Since then, olga" in eve.locator(".overruled").inner_text()
    keep(eve, "overruled")
    click_and_go(eve, eve.get_by_role("button", name="I have seen it"))
    assert eve.locator(".overruled").count() == 0


def test_one_s_own_page_changes_the_password_and_leaves_in_another_browser(open_page, keep):
    here, phone = open_page(as_="carl"), open_page("phone", as_="carl")
    here.goto("/desk/you/")
    assert "Chrome, " in here.locator("main").inner_text()
    keep(here, "browsers")
    click_and_go(here, here.get_by_role("button", name=re.compile("^Leave there")).first)
    phone.goto("/desk/")
    assert "/desk/enter/" in phone.url
    for old, new in ((PASSWORD, "two grey geese on a pond"), ("two grey geese on a pond", PASSWORD)):
        here.get_by_label("The one you have").fill(old)
        here.get_by_label("New password").fill(new)
        click_and_go(here, here.get_by_role("button", name="Set it"))
        assert "The new password holds" in here.locator("main").inner_text()
    here.get_by_label("The one you have").fill("not mine")
    here.get_by_label("New password").fill("three grey geese on a pond")
    click_and_go(here, here.get_by_role("button", name="Set it"))
    assert "that is not your password" in here.locator("[role=alert]#fault").inner_text()
    keep(here, "not-yours")
