"""A newsroom's own weights over the parts of quality and heat."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from broadsheet import scores
from broadsheet.records import Marks, Reason, Score, Weights

MARKS = Marks(
    article_id="a",
    quality=Score(value=50, reasons=(Reason(part="length", points=20, text="x"), Reason(part="form", points=30, text="y"))),
    heat=Score(
        value=60,
        reasons=(
            Reason(part="length", points=20, text="x"), Reason(part="form", points=30, text="y"),
            Reason(part="speed", points=10, text="z"),
        ),
    ),
)  # fmt: skip


def test_a_part_counts_as_often_as_it_is_told_to_and_says_so():
    weighed = scores.reweigh_marks(MARKS, Weights(quality=(("length", 0.5),), heat=(("speed", 2.0),)))
    assert weighed.quality.value == 40
    assert weighed.heat.value == 60
    assert weighed.quality.reasons[0].text == "x (counted 0.5 times)"


def test_without_weights_the_marks_are_the_method_s_own():
    assert scores.reweigh_marks(MARKS, Weights()) is MARKS


def test_unknown_heat_stays_unknown():
    unknown = Marks(article_id="a", quality=MARKS.quality, heat=Score(value=None))
    assert scores.reweigh_marks(unknown, Weights(quality=(("length", 3.0),))).heat.value is None


@given(st.floats(0, 3), st.floats(0, 3))
def test_a_score_never_falls_below_nothing(first, second):
    minus = Marks(
        article_id="a",
        quality=Score(value=0, reasons=(Reason(part="padding", points=-36, text="p"), Reason(part="length", points=9, text="l"))),
        heat=Score(value=None),
    )  # fmt: skip
    weighed = scores.reweigh_marks(minus, Weights(quality=(("padding", first), ("length", second))))
    assert weighed.quality.value is not None and weighed.quality.value >= 0
