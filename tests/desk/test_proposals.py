"""Proposals: contributors write them, editors take them over or decline; nothing is decided before."""

from __future__ import annotations

import pytest

from broadsheet.adapters.store import reading
from broadsheet.desk.judging import standing
from tests.desk.conftest import NOON, TITLES, article, post

FIRST = "0" * 16
HERE = "/desk/proposals/"


@pytest.fixture
def carl(visit):
    client = visit("carl")
    client.get("/desk/")
    return client


@pytest.fixture
def eve(visit):
    client = visit("eve")
    client.get("/desk/")
    return client


def propose(client, kind="retitle", verdict="A better headline", **more):
    return post(
        client,
        "/desk/propose/",
        kind=kind,
        left=FIRST,
        verdict=verdict,
        back=f"/desk/stories/{FIRST}/",
        **more,
    )


def last(kind):
    return next(j for j in reversed(reading.judgements()) if j.kind == kind)


def stands(kind):
    return standing(reading.judgements()).get((kind, FIRST, ""))


def test_a_proposal_decides_nothing_and_waits_for_an_editor(carl, eve):
    answer = propose(carl)
    assert f"You proposed: retitled “{TITLES[0]}”" in carl.get(answer["Location"]).content.decode()
    assert stands("retitle") is None
    page = eve.get(HERE).content.decode()
    assert "carl would have retitled" in page
    assert "A better headline" in page


def test_one_key_does_as_proposed_and_undo_takes_both_back(carl, eve):
    propose(carl)
    answer = post(eve, HERE + "accept/", id=last("proposal").id, seen="", back=HERE)
    made = stands("retitle")
    assert (made.verdict, made.by, made.why) == ("A better headline", "eve", "proposed by carl")
    assert "would have" not in eve.get(HERE).content.decode().split("Answered")[0]
    ids = [part.removeprefix("done=") for part in answer["Location"].partition("?")[2].split("&")]
    eve.post("/desk/undo/", {"id": ids, "back": HERE, "csrfmiddlewaretoken": eve.cookies["csrftoken"].value},
             headers={"origin": "http://testserver"})  # fmt: skip
    assert stands("retitle") is None
    assert "carl would have retitled" in eve.get(HERE).content.decode()


def test_what_is_declined_changes_nothing_and_cannot_be_taken_over_later(carl, eve):
    propose(carl, kind="hold", verdict=NOON.date().isoformat())
    proposal = last("proposal").id
    post(eve, HERE + "decline/", id=proposal, back=HERE)
    assert stands("hold") is None
    assert post(eve, HERE + "accept/", id=proposal, seen="", back=HERE).status_code == 400


def test_an_editor_who_decided_meanwhile_is_not_overwritten(carl, eve):
    propose(carl)
    post(eve, "/desk/act/", kind="retitle", left=FIRST, verdict="The editor's own", seen="")
    answer = post(eve, HERE + "accept/", id=last("proposal").id, seen="", back=HERE)
    assert answer.status_code == 412
    assert stands("retitle").verdict == "The editor's own"


def test_contributors_accept_nothing_and_withdraw_only_their_own(carl, eve):
    propose(carl)
    own = last("proposal").id
    assert post(carl, HERE + "accept/", id=own, seen="").status_code == 403
    propose(eve)
    assert post(carl, HERE + "decline/", id=last("proposal").id).status_code == 400
    post(carl, HERE + "decline/", id=own)
    assert last("proposal_answer").left == own


@pytest.mark.parametrize("kind", ["publish", "lead", "weights", "comment", "same_story", "nonsense"])
def test_what_only_editors_weigh_cannot_be_proposed(carl, kind):
    assert propose(carl, kind=kind, verdict=NOON.date().isoformat(), right=article(1).id).status_code == 400


def test_a_contributors_pages_send_proposals_not_acts(carl):
    page = carl.get(f"/desk/stories/{FIRST}/").content.decode()
    assert "Propose headline" in page
    assert "/desk/act/" not in page
    assert "Propose to hold" in carl.get("/desk/").content.decode()


def test_a_story_says_whose_proposal_about_it_waits_until_it_is_answered(carl, eve):
    propose(carl)
    propose(carl, kind="summary", verdict="Amazon invests. It is the third step this year.")
    page = eve.get(f"/desk/stories/{FIRST}/").content.decode()
    assert page.count("a proposal by carl waits") == 1
    assert "waits" not in eve.get(f"/desk/stories/{'1' * 16}/").content.decode()
    for kind in ("retitle", "summary"):
        waiting = next(j for j in reading.judgements() if j.kind == "proposal" and j.right == kind)
        post(eve, HERE + "decline/", id=waiting.id, back=HERE)
    assert "a proposal by carl waits" not in carl.get(f"/desk/stories/{FIRST}/").content.decode()
