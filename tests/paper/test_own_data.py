"""Readers see what is kept of them and erase it; what was said of a merged story goes with it."""

from __future__ import annotations

from dataclasses import replace

from django.test import Client
from lxml import html

from broadsheet.adapters.store import models as tables
from broadsheet.adapters.store import reading, voices, writing
from broadsheet.paper.form_tokens import sign_form
from broadsheet.pipeline.outcome import Outcome
from broadsheet.wiring import utc_now
from tests.paper.test_taking_part import (  # noqa: F401 - fixtures
    FORM,
    PAGE,
    STORY,
    decide,
    desk,
    held,
    paper,
    reader,
    send,
    write,
)

OWN = "/own-data/"


def erase(client, *, token=None, **headers):
    body = {
        "token": token or html.fromstring(client.get(OWN).content).xpath("//input[@name='token']/@value")[0]
    }
    return client.post(OWN, body, headers=headers)


def test_a_reader_sees_his_own_words_and_nobody_else_does(reader):  # noqa: F811
    write(reader, text="Only mine, still held.")
    assert b"Only mine, still held." in reader.get(OWN).content
    assert b"Nothing is kept of this browser" in Client().get(OWN).content
    assert "no-store" in reader.get(OWN)["Cache-Control"]


def test_erasing_takes_comments_reactions_and_the_cookie(reader):  # noqa: F811
    write(reader, text="Shown for a while.")
    send(reader, reaction="useful")
    decide(held()[0].id)
    assert b"Shown for a while." in reader.get(PAGE).content
    answer = erase(reader)
    assert (answer.status_code, answer["Location"]) == (303, "/own-data/?erased=1")
    assert answer.cookies["reader"]["max-age"] == 0
    assert not held()
    assert not tables.ReactionRow.objects.exists()
    assert b"Shown for a while." not in reader.get(PAGE).content
    assert b"Everything was erased" in reader.get(answer["Location"]).content


def test_another_site_and_a_forged_token_erase_nothing(reader):  # noqa: F811
    write(reader)
    assert erase(reader, token=sign_form("article", "x", utc_now())).status_code == 403
    assert erase(reader, token="forged").status_code == 403
    assert erase(reader, **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert len(held()) == 1


def test_nobody_erases_what_is_anothers(reader):  # noqa: F811
    write(reader, text="Hers.")
    stranger = Client()
    write(stranger, text="His.")
    assert erase(stranger).status_code == 303
    assert [row.text for row in held()] == ["Hers."]
    forged = Client()
    forged.cookies["reader"] = "forged:value"
    assert erase(forged, token=sign_form("own", "data", utc_now())).status_code == 303
    assert len(held()) == 1


def test_the_owner_erases_by_the_address_that_was_given(reader):  # noqa: F811
    write(reader, email="ann@mail.example")
    write(reader, text="The same browser without an address.")
    write(Client(), name="Bob", email="bob@mail.example")
    assert voices.erase_email("ANN@mail.example", utc_now()) == 2
    assert [row.name for row in held()] == ["Bob"]
    assert voices.erase_email("", utc_now()) == voices.erase_email("nobody@mail.example", utc_now()) == 0


def test_an_answer_to_an_erased_comment_stands_alone(reader):  # noqa: F811
    write(reader, text="First.")
    first = held()[0].id
    decide(first)
    other = Client()
    write(other, text="Second, to the first.", to=first)
    decide(next(row.id for row in held() if row.parent == first))
    erase(reader)
    page = reader.get(PAGE).content
    assert b"Second, to the first." in page
    assert b"First." not in page


def test_what_is_said_of_a_story_goes_with_it_when_it_is_merged(reader):  # noqa: F811
    write(reader, f"/articles/{FORM.split('/')[2]}/comment/")
    story = reading.stories([STORY])
    kept = [s for s in story if not s.merged_into]
    if not kept:
        kept = [next(iter(reading.latest_stories(1)))]
    heir = replace(kept[0], id="f" * 16)
    comment = voices.Comment(
        id="c" * 16,
        subject=kept[0].id,
        kind="story",
        name="Ann",
        text="Of the old one.",
        at=utc_now(),
        reader="r1",
    )
    voices.keep_comment(comment)
    voices.keep_reaction(kept[0].id, "r1", "useful", kept[0].last_seen or utc_now())
    decide(comment.id)
    writing.commit(Outcome(at=utc_now(), stories=(heir, replace(kept[0], merged_into=heir.id))))
    assert [c.text for c in voices.shown_comments(heir.id)] == ["Of the old one."]
    assert voices.has_comment(heir.id, comment.id)
    assert voices.reaction_of(heir.id, "r1") == "useful"
    assert dict(voices.count_reactions(heir.id, utc_now())) == {"useful": 1}
