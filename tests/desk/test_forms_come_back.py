"""What cannot be taken comes back as it was typed, with the fault at its field; long lists go on; answers nest."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from broadsheet.adapters.store import reading, voices
from broadsheet.desk import doubted_claims, ledger_pages, moderation
from tests.desk.conftest import NOON, TITLES, article, post
from tests.desk.test_review import claim_of, eve, read_as  # noqa: F401 - eve is a fixture

FIRST = "0" * 16


@pytest.mark.parametrize(
    ("form", "typed", "says"),
    [
        ({"kind": "retitle", "verdict": "No"}, 'value="No"', "a headline has 4 to 200 characters"),
        ({"kind": "summary", "verdict": "word " * 90}, "word word word", "this summary has 90 words"),
        ({"kind": "schedule", "when": "soon"}, 'value="soon"', "that is no time"),
        ({"kind": "correction", "verdict": "Four", "why": "a typo"}, 'value="a typo"', "what was said and what is right"),
    ],
)  # fmt: skip
def test_words_of_a_story_come_back_with_the_fault_at_their_field(visit, form, typed, says):
    editor = visit("eve")
    editor.get("/desk/")
    answer = post(editor, "/desk/act/", left=FIRST, back=f"/desk/stories/{FIRST}/?day=2025-10-28", **form)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert typed in page and says in page
    assert re.search(r'aria-invalid="true" aria-describedby="fault" autofocus', page)
    assert 'id="fault"' in page and "28 October 2025" in page
    assert reading.judgements() == ()


def test_a_contributor_s_words_come_back_too_and_stay_a_proposal(visit):
    carl = visit("carl")
    carl.get("/desk/")
    page = post(carl, "/desk/propose/", kind="retitle", left=FIRST, verdict="No").content.decode()
    assert 'value="No"' in page and 'action="/desk/propose/"' in page


def test_a_reading_comes_back_open_with_its_fault(eve):  # noqa: F811
    answer = read_as(eve, claim_of(0), read_money="a lot")
    page = answer.content.decode()
    assert answer.status_code == 400
    assert 'value="a lot"' in page and "that is not one sum" in page
    assert "<details open>" in page


def test_a_taken_name_comes_back_at_its_field(visit):
    olga = visit("olga")
    olga.get("/desk/")
    answer = post(olga, "/desk/people/add/", name="eve", role="editor")
    assert answer.status_code == 400
    assert 'value="eve" aria-invalid="true"' in answer.content.decode()
    assert post(olga, "/desk/people/change/", name="nobody", act="lock").status_code == 400
    assert post(olga, "/desk/people/reset/", name="nobody").status_code == 400


def test_claims_go_on_on_further_pages_and_every_one_is_on_one(eve, monkeypatch):  # noqa: F811
    total = doubted_claims.count_doubts()
    for place in (doubted_claims, ledger_pages):
        monkeypatch.setattr(place, "MOST", 1)
    seen = [doubt.claim.id for skip in range(total) for doubt in doubted_claims.list_doubts(skip=skip)]
    assert len(seen) == len(set(seen)) == total > 1
    page = eve.get("/desk/claims/?page=2").content.decode()
    assert f"2 to 2 of {total}" in page and "?page=1" in page
    for asked in ("0", "-1", "99999", "x", "٣"):
        assert eve.get("/desk/claims/", {"page": asked}).status_code == 200


def test_a_contributor_proposes_a_ruling_and_a_reading_and_an_editor_makes_them(visit, eve):  # noqa: F811
    carl, claim = visit("carl"), claim_of(0)
    page = carl.get("/desk/claims/").content.decode()
    assert (
        "Propose: it holds" in page and "Propose this reading" in page and 'action="/desk/act/"' not in page
    )
    post(carl, "/desk/propose/", kind="claim_holds", left=claim.id, verdict="no", seen="")
    assert len(doubted_claims.list_doubts()) == doubted_claims.count_doubts(), "a proposal decides nothing"
    proposal = reading.judgements()[-1]
    post(eve, "/desk/proposals/accept/", id=proposal.id, seen="")
    assert [d.ruling.by for d in doubted_claims.list_doubts("decided")] == ["eve"]


def comment(number: int, parent: int | None = None, hours: int = 0) -> voices.Comment:
    return voices.Comment(
        id=f"{number}" * 16, subject=article(0).id, kind="article", name=f"Reader {number}", text=f"Remark {number}.",
        at=NOON + timedelta(hours=hours), parent="" if parent is None else f"{parent}" * 16,
    )  # fmt: skip


def test_answers_stand_below_what_they_answer_while_both_wait(visit):
    for one in (
        comment(1),
        comment(2, hours=1),
        comment(3, parent=1, hours=2),
        comment(4, parent=3, hours=3),
    ):
        voices.keep_comment(one)
    held, _ = voices.comments_by_state()
    nested = moderation.nest_letters(moderation.list_letters(held))
    assert [(letter.comment.id[0], letter.depth) for letter in nested] == [
        ("1", 0),
        ("3", 1),
        ("4", 2),
        ("2", 0),
    ]


def test_an_answer_says_what_became_of_the_comment_it_answers(visit):
    editor = visit("eve")
    editor.get("/desk/")
    for one in (comment(1), comment(2, parent=1, hours=1), comment(3, parent=9, hours=2)):
        voices.keep_comment(one)
    post(editor, "/desk/act/", kind="comment", left="1" * 16, verdict="reject", seen="")
    page = editor.get("/desk/moderation/").content.decode()
    assert "answers Reader 1: “Remark 1.”" in page and "which was rejected" in page
    assert "answers a comment that is gone" in page


def test_the_queue_shows_the_headline_that_is_printed(visit):
    editor = visit("eve")
    page = editor.get("/desk/").content.decode()
    assert all(title in page for title in TITLES[:2])
    post(editor, "/desk/act/", kind="hold", left=FIRST, seen="")
    assert "held by eve" in editor.get("/desk/").content.decode()
