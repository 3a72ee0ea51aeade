"""Readers react and comment: what is kept, what is refused, and what nobody else gets to see."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.test import Client
from lxml import html

from broadsheet.adapters.store import models as tables
from broadsheet.adapters.store import voices
from broadsheet.desk.judging import judge, undo
from broadsheet.desk.setting_up import MIDDLEWARE
from broadsheet.paper.app import make_application
from broadsheet.paper.form_tokens import address_digest, sign_form
from broadsheet.paper.readers_words import read_words
from broadsheet.press import all_paths, render
from broadsheet.running.publishing import publish_files
from broadsheet.wiring import open_shelf, site_of, utc_now
from tests.desk.conftest import NOON, article, desk  # noqa: F401 - a fixture

A = article(0).id
STORY = "0" * 16
PAGE, FORM = f"/articles/{A}/", f"/articles/{A}/comment/"
NASTY = (
    '</textarea><script>alert(1)</script><svg onload=alert(1)>"\'><a href="javascript:alert(1)">x</a>{{7*7}}'
)


@pytest.fixture
def paper(desk):  # noqa: F811
    make_application(
        open_shelf,
        lambda: replace(site_of(desk, NOON), takes_part=True),
        desk,
        urls="broadsheet.cli.urls",
        middleware=MIDDLEWARE,
        fresh_seconds=0.0,
    )
    return desk


@pytest.fixture
def reader(paper):
    return Client(enforce_csrf_checks=True)


def token(kind="article", subject=A, age=60):
    return sign_form(kind, subject, utc_now() - timedelta(seconds=age))


def send(client, path=FORM, *, headers=None, address="203.0.113.7", **form):
    body = {"token": token(), **form}
    return client.post(
        path,
        "&".join(f"{k}={_percent(v)}" for k, v in body.items()),
        content_type="application/x-www-form-urlencoded",
        headers=headers or {},
        REMOTE_ADDR=address,
    )


def _percent(text):
    return "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "surrogatepass"))


def write(client, text="The second figure is the older one.", name="Ann", **more):
    return send(client, name=name, text=text, **more)


def held():
    return list(tables.CommentRow.objects.order_by("at", "id"))


def decide(comment_id, verdict="approve"):
    return judge("comment", comment_id, verdict, by="eve", at=utc_now())


def test_plain_reading_sets_no_cookie_and_the_form_page_neither(reader):
    for path in ("/", PAGE, f"/stories/{STORY}/", FORM, f"/stories/{STORY}/comment/"):
        answer = reader.get(path)
        assert answer.status_code == 200, path
        assert not answer.cookies
        assert "Set-Cookie" not in answer
    assert reader.get(FORM)["Cache-Control"] == "private, no-store"
    assert "form-action 'self'" in reader.get(FORM)["Content-Security-Policy"]


def test_a_comment_is_held_until_an_editor_lets_it_through_and_undo_hides_it_again(reader):
    before = reader.get(PAGE)
    answer = write(reader)
    assert (answer.status_code, answer["Location"]) == (303, FORM + "?sent=comment")
    assert b"older one" not in reader.get(PAGE).content
    assert reader.get(PAGE)["ETag"] == before["ETag"]
    given = decide(held()[0].id)
    assert b"The second figure is the older one." in reader.get(PAGE).content
    undo(given.id, by="eve", at=utc_now())
    assert b"older one" not in reader.get(PAGE).content


def test_what_is_rejected_is_not_shown_and_neither_is_an_unknown_verdict(reader):
    write(reader)
    decide(held()[0].id, "reject")
    assert b"older one" not in reader.get(PAGE).content
    decide(held()[0].id, "yes")
    assert b"older one" not in reader.get(PAGE).content


def test_the_form_works_as_it_is_printed_without_script(reader):
    tree = html.fromstring(reader.get(FORM).content)
    form = tree.xpath("//form[contains(@class, 'write')]")[0]
    assert (form.get("method"), form.get("action")) == ("post", FORM)
    fields = {name: field.value or "" for name, field in form.inputs.items()}
    assert fields == {k: fields[k] for k in ("token", "to", "name", "email", "website", "text")}
    too_soon = send(reader, **{**fields, "name": "Ann", "text": "Quickly said."})
    assert too_soon.status_code == 400
    again = html.fromstring(too_soon.content)
    assert again.xpath("string(//textarea)").strip() == "Quickly said."
    assert (
        again.xpath("string((//form[contains(@class, 'write')]//input[@name='token'])[1]/@value)")
        == fields["token"]
    )
    assert not held()


@pytest.mark.parametrize("field", ["name", "text", "email", "to", "reaction", "token", "website"])
def test_markup_in_any_field_stays_text_on_every_page(reader, field):
    send(
        reader,
        **{
            "name": "Ann",
            "text": "Well said.",
            field: NASTY,
            **({"name": "x" * 70} if field == "email" else {}),
        },
    )
    write(reader, text=NASTY, name=NASTY[:60])
    for row in held():
        decide(row.id)
    refused = send(reader, **{"name": "", "text": "", field: NASTY})
    for page in (
        reader.get(PAGE),
        *([refused] if field != "website" else []),
        reader.get(FORM + "?to=" + _percent(NASTY) + "&sent=" + _percent(NASTY)),
    ):
        tree = html.fromstring(page.content)
        assert not tree.xpath(
            "//script[not(@src) and not(@type='application/ld+json')] | //@onload | //a[starts-with(@href, 'javascript')]"
        )
        assert not tree.xpath("//section[@aria-labelledby='readers']//svg | //form//svg[@onload]")
        assert b"<script>alert" not in page.content
        assert b"<svg onload" not in page.content


@pytest.mark.parametrize(
    ("given", "status"),
    [
        (lambda: "", 403),
        (lambda: "made up", 403),
        (lambda: token()[:-1] + "x", 403),
        (lambda: token(subject="f" * 16), 403),
        (lambda: token(kind="story"), 403),
        (lambda: token(age=7 * 3600), 400),
        (lambda: token(age=-3600), 400),
        (lambda: token(age=1), 400),
    ],
)
def test_a_token_that_is_missing_foreign_expired_or_too_young_is_refused(reader, given, status):
    answer = write(reader, token=given())
    assert answer.status_code == status
    assert b"Nothing was sent yet." in answer.content
    assert not held()
    assert not answer.cookies


def test_a_token_of_another_newsroom_is_refused(reader):
    django_settings.SECRET_KEY, own = "1" * 64, django_settings.SECRET_KEY
    foreign = token()
    django_settings.SECRET_KEY = own
    assert write(reader, token=foreign).status_code == 403


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://testserver"}, 303),
        ({"sec-fetch-site": "same-origin", "origin": "null"}, 303),
    ],
)
def test_a_form_that_another_site_sends_is_refused(reader, headers, status):
    assert write(reader, headers=headers).status_code == status
    assert len(held()) == (status == 303)
    assert send(reader, reaction="useful", headers=headers).status_code == status


def test_who_fills_the_field_that_people_do_not_see_is_thanked_and_forgotten(reader):
    answer = write(reader, website="https://spam.example")
    assert answer.status_code == 303
    assert not answer.cookies
    assert not held()


def test_a_reader_and_an_address_write_so_much_in_an_hour_and_no_more(reader, paper):
    statuses = [write(reader, text=f"Remark {n}.").status_code for n in range(8)]
    assert statuses == [303] * 6 + [429] * 2
    assert write(reader, text="Seven.")["Retry-After"] == "3600"
    strangers = [write(Client(), text=f"More {n}.").status_code for n in range(16)]
    assert strangers == [303] * 14 + [429] * 2
    assert write(Client(), address="2001:db8:1:2::5").status_code == 303


def test_limits_are_forgotten_and_no_address_is_kept_in_clear(reader):
    write(reader)
    send(reader, reaction="useful")
    cookie = reader.cookies["reader"].value
    kept = [
        str(row)
        for table in (tables.VoiceActRow, tables.CommentRow, tables.ReactionRow)
        for row in table.objects.values_list()
    ]
    assert not any("203.0.113.7" in row or cookie[:16] in row for row in kept)
    assert voices.allow_act([("cx", 1, timedelta(hours=1))], utc_now() + timedelta(days=2))
    assert tables.VoiceActRow.objects.count() == 1


def test_the_digest_of_an_address_changes_with_the_day_and_is_one_for_a_household(reader):
    today = utc_now()
    assert address_digest("198.51.100.1", today) != address_digest("198.51.100.1", today + timedelta(days=1))
    assert address_digest("2001:db8::1", today) == address_digest("2001:db8::ffff:1", today)
    assert address_digest("::ffff:198.51.100.1", today) == address_digest("198.51.100.1", today)
    assert address_digest("198.51.100.1", today) != address_digest("198.51.100.2", today)
    assert address_digest("", today) == address_digest("no address", today)


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"name": " "}, "Give a name"),
        ({"name": "n" * 61}, "Give a name"),
        ({"name": "\u200b\u200b"}, "Give a name"),
        ({"text": "x"}, "Write 2 to 3,000"),
        ({"text": "x" * 3001}, "Write 2 to 3,000"),
        ({"email": "not an address"}, "no e-mail address"),
        ({"email": "a@b.example\r\nBcc: c@d.example"}, "no e-mail address"),
        ({"to": "f" * 16}, "not shown any more"),
    ],
)
def test_what_is_wrong_with_a_form_is_said_beside_it_and_nothing_is_lost(reader, form, says):
    answer = send(reader, **{"name": "Ann", "text": "Well said.", **form})
    tree = html.fromstring(answer.content)
    assert answer.status_code in {400, 409}
    assert says in tree.xpath("string(//div[@role='alert'])")
    for field in tree.xpath("//*[@aria-invalid='true']"):
        assert tree.get_element_by_id(field.get("aria-describedby").split()[-1]).text_content().strip()
    assert not held()


def test_a_body_that_is_no_form_or_too_long_is_refused(reader):
    assert reader.post(FORM, {"token": token(), "name": "Ann", "text": "Hi there"}).status_code == 415
    assert write(reader, text="x" * 70_000).status_code == 413
    assert reader.put(FORM).status_code == 405


def test_words_are_kept_plain():
    words = read_words(
        {"name": "A\u202enn\x00\n B", "text": "a\r\n\r\n\r\n\r\nb\x07\ud800", "email": " a@b.example "}
    )
    assert (words.name, words.text, words.email) == ("Ann B", "a\n\nb", "a@b.example")
    assert len(read_words({"text": "z" + "\u0301" * 500}).text) < 10


def test_the_same_form_sent_twice_is_one_comment(reader):
    same = token()
    assert [write(reader, token=same).status_code for _ in range(2)] == [303, 303]
    assert len(held()) == 1


def test_a_reply_stands_under_what_it_answers_at_any_depth(reader):
    write(reader, name="Ann", text="First.")
    first = held()[0].id
    assert write(reader, name="Bo", text="Second.", to=first).status_code == 409
    decide(first)
    for name, to in (("Bo", first), ("Cy", None)):
        write(
            reader, name=name, text=f"{name} answers.", to=to or tables.CommentRow.objects.get(name="Bo").id
        )
        decide(tables.CommentRow.objects.get(name=name).id)
    tree = html.fromstring(reader.get(PAGE).content)
    assert len(tree.xpath("//ol[@class='comments']/li")) == 1
    heads = [
        " ".join(e.text_content().split())
        for e in tree.xpath("//ol[@class='comments']//li//li//p[@class='comment-head']")
    ]
    assert [re.sub(r" \d.*", "", head) for head in heads] == ["Bo to Ann", "Cy to Bo"]
    reply = html.fromstring(reader.get(f"{FORM}?to={first}").content)
    assert reply.xpath("string(//input[@name='to']/@value)") == first
    undo(tables.JudgementRow.objects.get(left=first).id, by="eve", at=utc_now())
    tree = html.fromstring(reader.get(PAGE).content)
    assert [e.text_content() for e in tree.xpath("//ol[@class='comments']/li//b/bdi")][:1] == ["Bo"]


def test_a_reader_has_one_reaction_may_change_it_and_take_it_back(reader):
    answer = send(reader, reaction="useful")
    assert (answer.status_code, answer["Location"]) == (303, FORM + "?sent=reaction")
    cookie = answer.cookies["reader"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")
    later = utc_now() + timedelta(minutes=2)
    send(reader, reaction="doubtful")
    assert voices.count_reactions(A, later) == [("doubtful", 1)]
    assert b'value="doubtful" aria-pressed="true"' in reader.get(FORM).content
    send(Client(), reaction="doubtful")
    assert voices.count_reactions(A, utc_now() + timedelta(minutes=2)) == [("doubtful", 2)]
    send(reader, reaction="none")
    assert voices.count_reactions(A, utc_now() + timedelta(minutes=2)) == [("doubtful", 1)]
    assert send(reader, reaction="hateful").status_code == 400


def test_a_forged_cookie_is_nobody_and_is_replaced(reader):
    send(reader, reaction="useful")
    forged = Client()
    forged.cookies["reader"] = reader.cookies["reader"].value[:-2] + "xx"
    assert send(forged, reaction="useful").cookies["reader"].value != reader.cookies["reader"].value
    assert tables.ReactionRow.objects.values("reader").distinct().count() == 2


def test_reactions_are_printed_from_the_next_minute_on_and_change_the_revision(reader):
    before = open_shelf().revision()
    voices.keep_reaction(A, "r" * 64, "surprising", utc_now())
    voices.keep_reaction(A, "s" * 64, "useful", utc_now() - timedelta(minutes=5))
    assert open_shelf().revision() != before
    assert b"<b>1</b> Useful" in reader.get(PAGE).content


def test_no_e_mail_stands_on_any_page_feed_or_export_or_at_the_desk(reader, paper, tmp_path):
    write(reader, email="ann.secret@mail.example")
    assert held()[0].email == "ann.secret@mail.example"
    decide(held()[0].id)
    site = replace(site_of(paper, NOON), takes_part=True)
    for path in (*all_paths(open_shelf()), "/search?q=mail.example"):
        page = render(path, open_shelf(), site)
        assert page is None or b"ann.secret" not in page.body, path
    assert all("email" not in vars_of for vars_of in map(repr, voices.shown_comments(A)))
    assert [comment.email for group in voices.comments_by_state() for comment in group] == [""]


def test_published_files_show_comments_and_carry_no_form(reader, paper, tmp_path):
    write(reader, email="ann.secret@mail.example")
    decide(held()[0].id)
    publish_files(paper, tmp_path / "out")
    page = next((tmp_path / "out").rglob(f"articles/{A}/index.html")).read_text("utf-8")
    assert "The second figure is the older one." in page
    for file in (tmp_path / "out").rglob("*.html"):
        text = file.read_text("utf-8")
        assert "/comment/" not in text
        assert 'method="post"' not in text
        assert "ann.secret" not in text


def test_where_readers_do_not_take_part_there_is_no_form(desk):  # noqa: F811
    assert Client().get(FORM).status_code == 404
    assert Client().post(FORM, "x=1", content_type="application/x-www-form-urlencoded").status_code == 405
    assert b"/comment/" not in Client().get(PAGE).content


def test_what_does_not_exist_cannot_be_commented(reader):
    assert reader.get("/articles/" + "f" * 16 + "/comment/").status_code == 404
    assert reader.get("/elsewhere" + FORM).status_code == 404
    assert reader.head(FORM).content == b""


def test_a_paper_below_a_path_takes_part_there_and_nowhere_else(paper):
    make_application(
        open_shelf,
        lambda: replace(site_of(paper, NOON), takes_part=True, base="/daily"),
        paper,
        urls="broadsheet.cli.urls",
        middleware=MIDDLEWARE,
        fresh_seconds=0.0,
    )
    client = Client()
    assert client.get(FORM).status_code == 404
    assert f'action="/daily{FORM}"'.encode() in client.get("/daily" + FORM).content
    answer = send(client, "/daily" + FORM, reaction="useful")
    assert answer["Location"] == f"/daily{FORM}?sent=reaction"
    assert answer.cookies["reader"]["path"] == "/daily/"


def test_the_worker_for_reading_offline_keeps_no_form(reader):
    assert b"no-store" in reader.get("/worker.js").content
