"""Attacks on the desk, by their numbers in the project's list (A11-A13, A15-A19).

What is tried on every address alike is in test_every_route.py.
"""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client

from broadsheet.adapters.store import keys, reading, voices, writing
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Provider, Source
from tests.desk.conftest import NOON, PASSWORD, article, post

FIRST = "0" * 16
HOSTILE = (
    '"><script>alert(1)</script>',
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "</textarea><svg onload=alert(1)>",
    "{{ 7|add:7 }}{% debug %}",
    "'\"><iframe srcdoc='<script>alert(1)</script>'>",
)
READS = ("/desk/", f"/desk/stories/{FIRST}/", "/desk/claims/", "/desk/merges/", "/desk/disputes/", "/desk/moderation/",
         "/desk/sources/", "/desk/proposals/", "/desk/method/", "/desk/log/", "/desk/you/", "/desk/preview/2025-10-28/")  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_a11_nothing_an_editor_or_reader_writes_becomes_markup_at_the_desk(visit, words):
    eve = visit("eve")
    eve.get("/desk/")
    for form in (
        {"kind": "retitle", "verdict": words},
        {"kind": "summary", "verdict": f"{words} and three words more"},
        {"kind": "correction", "right": words, "verdict": words, "why": words},
        {"kind": "hold", "why": words},
    ):
        post(eve, "/desk/act/", left=FIRST, **form)
    voices.keep_comment(
        voices.Comment(
            id="e" * 16, subject=article(0).id, kind="article", name=words[:60], text=words, at=NOON
        )
    )
    hostile = Source(
        id="hostile", provider=Provider(name=words, domain="x.example"), kind="wire", feed_url="https://x.example/f",
        site_url="javascript:alert(1)", language="en",
    )  # fmt: skip
    writing.commit(Outcome(at=NOON, sources=(hostile,)))
    for path in READS:
        page = eve.get(path).content.decode()
        assert not re.search(r"<script>|<svg|<iframe|<img|onerror=(?!alert\(1\)&gt;)\S*>", page), path
        assert 'href="javascript:' not in page, path
        assert "{{ 7" not in page.replace("{{ 7|add:7 }}", "") and "14{" not in page, path


@pytest.mark.parametrize("words", HOSTILE)
def test_a11_a_hostile_headline_reaches_the_paper_as_text(visit, words):
    eve = visit("eve")
    eve.get("/desk/")
    post(eve, "/desk/act/", kind="retitle", left=FIRST, verdict=words, seen="")
    post(eve, "/desk/act/", kind="summary", left=FIRST, verdict=f"{words} and three words more", seen="")
    post(eve, "/desk/print/", day=NOON.date().isoformat())
    page = Client().get("/2025/10/28/").content.decode()
    assert not re.search(r"<script>alert|<svg onload|<iframe srcdoc|<img src=x", page)
    preview = eve.get("/desk/preview/2025-10-28/paper/").content.decode()
    assert not re.search(r"<script>alert|<svg onload|<iframe srcdoc|<img src=x", preview)


@pytest.mark.parametrize("path", READS)
def test_a12_every_page_is_of_its_type_and_in_nobody_s_frame(visit, path):
    answer = visit("eve").get(path)
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy


def test_a12_an_opml_file_is_given_as_a_file(visit):
    answer = visit("eve").get("/desk/sources/sources.opml")
    assert answer["Content-Disposition"] == 'attachment; filename="sources.opml"'
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/", "http://169.254.169.254/latest", "file:///etc/passwd", "http://[::1]/"]
)
def test_a13_the_preview_of_a_source_is_no_way_into_the_network_behind(visit, address):
    eve = visit("eve")
    answer = eve.get("/desk/sources/preview/", {"address": address})
    assert answer.status_code == 422
    assert b"Take it" not in answer.content
    assert post(eve, "/desk/sources/add/", url=address).status_code == 400
    assert reading.sources() == ()


def test_a13_strangers_and_contributors_fetch_nothing(visit):
    assert visit(None).get("/desk/sources/preview/", {"address": "example.org"}).status_code == 302
    assert visit("carl").get("/desk/sources/preview/", {"address": "example.org"}).status_code == 403


def test_a15_a_session_planted_before_the_door_does_not_open_it(visit):
    victim = visit(None)
    victim.get("/desk/enter/")
    planted = Client().session
    planted.save()
    victim.cookies["sessionid"] = planted.session_key
    post(victim, "/desk/enter/", name="eve", password=PASSWORD)
    assert victim.cookies["sessionid"].value != planted.session_key
    thief = Client()
    thief.cookies["sessionid"] = planted.session_key
    assert thief.get("/desk/").status_code == 302


def test_a15_leaving_ends_the_session_for_whoever_copied_it(visit):
    client = visit("eve")
    copied = client.cookies["sessionid"].value
    client.get("/desk/")
    post(client, "/desk/leave/")
    thief = Client()
    thief.cookies["sessionid"] = copied
    assert thief.get("/desk/").status_code == 302


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example/desk/",
        "https://evil.example/desk/",
        "/\\evil.example/desk/",
        "\t//evil.example",
        "/desk/../stories/",
    ],
)
def test_a15_every_way_back_stays_in_the_desk(visit, target):
    eve = visit("eve")
    eve.get("/desk/")
    for path, form in (
        ("/desk/act/", {"kind": "hold", "left": FIRST}),
        ("/desk/print/", {"day": "2025-10-28"}),
    ):
        led = post(eve, path, back=target, **form)["Location"]
        assert led.startswith("/desk/") and "evil" not in led
    page = eve.get("/desk/enter/", {"next": target}).content.decode()
    assert "https://evil.example" not in re.sub(r'value="[^"]*"', "", page)


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example"])
def test_a15_the_host_header_is_in_no_page_and_binds_no_key(visit, host):
    eve = visit("eve")
    for path in READS:
        assert b"evil.example" not in eve.get(path, headers={"host": host}).content, path
    token = eve.cookies["csrftoken"].value
    answer = eve.post("/desk/you/offer-key/", "{}", content_type="application/json",
                      headers={"host": host, "origin": f"http://{host}", "x-csrftoken": token})  # fmt: skip
    assert "evil.example" not in answer.content.decode()
    if answer.status_code == 200:
        assert json.loads(answer.content)["rp"]["id"] == "localhost"


def test_a15_an_answer_of_a_key_counts_once_and_only_for_its_challenge(visit):
    stranger = visit(None)
    stranger.get("/desk/enter/")
    token = {"x-csrftoken": stranger.cookies["csrftoken"].value, "origin": "http://testserver"}
    keys.add_key(keys.Key(id="AAAA", person=1, label="k", public=b"no key", uses=0, made_at=NOON))
    forged = {"id": "AAAA", "rawId": "AAAA", "type": "public-key",
              "response": {"clientDataJSON": "e30", "authenticatorData": "AAAA", "signature": "AAAA"}}  # fmt: skip
    for body in (forged, {"id": "BBBB"}, [], "x"):
        stranger.post("/desk/enter/offer/", headers=token)
        answer = stranger.post(
            "/desk/enter/by-key/", json.dumps(body), content_type="application/json", headers=token
        )
        assert answer.status_code == 401
        assert answer.json() == {"fault": "No account here goes with that key."}
    answer = stranger.post(
        "/desk/enter/by-key/", json.dumps(forged), content_type="application/json", headers=token
    )
    assert answer.status_code == 401
    assert stranger.get("/desk/").status_code == 302


def test_a16_a_key_of_another_person_is_neither_shown_nor_removed(visit):
    from django.contrib.auth.models import User

    olga = User.objects.get(username="olga").pk
    keys.add_key(keys.Key(id="AAAA", person=olga, label="olga's own", public=b"x", uses=0, made_at=NOON))
    eve = visit("eve")
    assert b"olga&#x27;s own" not in eve.get("/desk/you/").content
    assert post(eve, "/desk/you/remove-key/", id="AAAA").status_code == 404
    assert keys.find_key("AAAA") is not None


def test_a16_nobody_acts_in_another_s_name(visit):
    eve = visit("eve")
    eve.get("/desk/")
    post(eve, "/desk/act/", kind="hold", left=FIRST, by="olga", at="2001-01-01")
    assert reading.judgements()[0].by == "eve"
    assert reading.judgements()[0].at.year > 2020


def test_a17_no_answer_names_versions_or_what_went_wrong_inside(visit):
    eve = visit("eve")
    for path in (
        "/desk/nothing/",
        "/desk/stories/nothing/",
        "/desk/?day=x",
        "/desk/preview/x/",
        "/desk/static/../views.py",
    ):
        answer = eve.get(path)
        assert answer.status_code == 404
        assert not re.search(rb"Traceback|Django|waitress|python", answer.content, re.IGNORECASE), path
        assert "Server" not in answer


def test_a17_a_line_break_in_what_is_written_starts_no_second_line_of_the_log(visit):
    eve = visit("eve")
    eve.get("/desk/")
    post(eve, "/desk/act/", kind="retitle", left=FIRST, verdict="One line\r\nolga dropped everything")
    assert reading.judgements()[0].verdict == "One line olga dropped everything"


@pytest.mark.parametrize("words", ["' OR 1=1 --", "%", "\x00", "NEAR(", "*" * 5000])
def test_a18_filters_take_any_words(visit, words):
    eve = visit("eve")
    for path in (
        "/desk/log/?by=",
        "/desk/log/?kind=",
        "/desk/log/?day=",
        "/desk/sources/?show=",
        "/desk/?show=",
        "/desk/claims/?show=",
    ):
        stem, _, name = path.partition("?")
        answer = eve.get(stem, {name.rstrip("="): words})
        assert answer.status_code == 200, path


@pytest.mark.parametrize(
    "name", ["../settings.py", "..%2f..%2fmanage.py", "/etc/passwd", "desk.css/..", "CON"]
)
def test_a19_the_desk_s_files_are_those_it_has(visit, name):
    assert visit("eve").get(f"/desk/static/{name}").status_code == 404


def test_a19_an_opml_of_hostile_outlines_adds_no_source_that_is_not_on_the_web(visit, tmp_path):
    eve = visit("eve")
    eve.get("/desk/sources/")
    file = tmp_path / "evil.opml"
    file.write_text(
        '<opml version="2.0"><body><outline text="a" xmlUrl="file:///etc/passwd"/><outline text="b" xmlUrl="javascript:x"/></body></opml>'
    )
    with file.open("rb") as handle:
        answer = post(eve, "/desk/sources/take-opml/", file=handle)
    assert answer.status_code == 400
    assert reading.sources() == ()
