"""Comments at the desk: approve, reject, undo, each act logged."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from broadsheet.adapters.store import reading, voices
from tests.desk.conftest import NOON, TITLES, article, post

QUEUE = "/desk/moderation/"


@pytest.fixture
def letters(desk):
    for n, (name, text) in enumerate((("Ann", "A first <b>remark</b>."), ("Bo", "A second one."))):
        voices.keep_comment(
            voices.Comment(
                id=f"{n}" * 16,
                subject=article(0).id,
                kind="article",
                name=name,
                text=text,
                email="secret@mail.example",
                at=NOON + timedelta(minutes=n),
            )
        )


def decide(client, verdict, number=0, **more):
    return post(
        client,
        "/desk/act/",
        kind="comment",
        left=f"{number}" * 16,
        verdict=verdict,
        seen="",
        back=QUEUE,
        **more,
    )


def shown():
    return [comment.name for comment in voices.shown_comments(article(0).id)]


def test_strangers_are_sent_to_the_door_and_contributors_decide_nothing(visit, letters):
    assert visit(None).get(QUEUE).status_code == 302
    carl = visit("carl")
    assert b"Approve" not in carl.get(QUEUE).content
    assert decide(carl, "approve").status_code == 403
    assert shown() == []


def test_the_queue_shows_the_words_as_text_the_headline_and_never_the_e_mail(visit, letters):
    page = visit("eve").get(QUEUE).content.decode()
    assert "A first &lt;b&gt;remark&lt;/b&gt;." in page
    assert TITLES[0] in page
    words = re.sub(r'value="[^"]*"', "", page)  # a random token may hold any two letters
    assert re.search(r"\bAnn\b.*\bBo\b", words, re.DOTALL)
    assert not re.search(r"\bBo\b.*\bAnn\b", words, re.DOTALL)
    assert "2 waiting" in page
    assert "secret@mail.example" not in page


def test_an_approval_shows_the_comment_and_is_logged_with_its_editor(visit, letters):
    eve = visit("eve")
    assert decide(eve, "approve")["Location"].partition("?")[0] == QUEUE
    assert shown() == ["Ann"]
    log = eve.get("/desk/log/").content.decode()
    assert "eve" in log
    assert "approve" in log
    assert "1 waiting" in eve.get(QUEUE).content.decode()


def test_a_decision_is_taken_back_and_the_comment_waits_again(visit, letters):
    eve = visit("eve")
    for verdict in ("approve", "reject"):
        decide(eve, verdict)
        assert shown() == (["Ann"] if verdict == "approve" else [])
        assert b"Undo" in eve.get(QUEUE).content
        assert post(eve, "/desk/undo/", id=reading.judgements()[-1].id, back=QUEUE).status_code == 302
        assert shown() == []
        assert "2 waiting" in eve.get(QUEUE).content.decode()
        assert b"Undo" not in eve.get(QUEUE).content


def test_two_editors_do_not_overwrite_each_other(visit, letters):
    eve, olga = visit("eve"), visit("olga")
    decide(eve, "reject")
    assert decide(olga, "approve").status_code == 412
    assert shown() == []


def test_an_approval_raises_the_revision_but_does_not_fold_the_ledger_again(visit, letters):
    before = reading.revision(), reading.note(reading.LEDGER_REVISION)
    decide(visit("eve"), "approve")
    assert reading.revision() != before[0]
    assert reading.note(reading.LEDGER_REVISION) == before[1]
