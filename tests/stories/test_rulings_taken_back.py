"""A judgement on two articles can be taken back by one of another kind."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from broadsheet.records import Judgement
from broadsheet.stories.rulings import Rulings

NOON = datetime(2025, 10, 28, 12, tzinfo=UTC)


def test_what_replaces_a_judgement_on_a_pair_takes_it_back_whatever_its_kind():
    tied = Judgement(id="1", kind="same_story", left="a", right="b", verdict="yes", by="eve", at=NOON)
    back = Judgement(
        id="2", kind="claim_holds", left="1", right="", verdict="yes", by="eve",
        at=NOON + timedelta(minutes=1), replaces="1",
    )  # fmt: skip
    assert Rulings([tied]).together("a") == ("b",)
    assert Rulings([tied, back]).together("a") == ()
