"""Weights, schedules, what editors teach, and what another weight would change: pure values."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet import editions
from broadsheet.editions.rulings import read_rulings
from broadsheet.editions.weighing import PARTS
from broadsheet.records import Edition, Item, Judgement, Section, Weights, weight_of

DAY = date(2025, 10, 28)
NOON = datetime(2025, 10, 28, 12, tzinfo=UTC)


def judgement(
    kind: str, verdict: str, *, minutes: int = 0, replaces: str = "", left: str = "s1"
) -> Judgement:
    return Judgement(
        id=f"{kind}{verdict}{minutes}", kind=kind, left=left, right="", verdict=verdict, by="eve",
        at=NOON + timedelta(minutes=minutes), replaces=replaces,
    )  # fmt: skip


def at(hour: int, day: int = 28) -> str:
    return datetime(2025, 10, day, hour, tzinfo=UTC).isoformat()


def test_a_scheduled_story_waits_until_its_minute_and_is_then_chosen():
    scheduled = [judgement("schedule", at(18))]
    before = read_rulings(scheduled, DAY, until=datetime(2025, 10, 28, 17, 59, tzinfo=UTC))
    after = read_rulings(scheduled, DAY, until=datetime(2025, 10, 28, 18, tzinfo=UTC))
    assert "s1" in before.schedule and "s1" not in before.publish
    assert "s1" in after.publish and "s1" not in after.schedule


def test_a_scheduled_story_is_in_no_edition_of_a_day_before():
    rulings = read_rulings([judgement("schedule", at(6, day=29))], DAY)
    assert "s1" in rulings.schedule
    assert "s1" in read_rulings([judgement("schedule", at(6, day=29))], DAY + timedelta(days=1)).publish


def test_a_schedule_forces_nothing_into_the_days_after():
    assert "s1" not in read_rulings([judgement("schedule", at(6))], DAY + timedelta(days=1)).publish


def test_a_publication_for_a_day_counts_on_that_day_alone():
    ruled = [judgement("publish", DAY.isoformat())]
    assert "s1" in read_rulings(ruled, DAY).publish
    assert "s1" not in read_rulings(ruled, DAY + timedelta(days=1)).publish


def test_a_correction_taken_back_corrects_nothing():
    made = judgement("correction", "eight years")
    back = judgement("correction", "no", minutes=1, replaces=made.id)
    assert [j.id for j in read_rulings([made], DAY).corrections] == [made.id]
    assert read_rulings([made, back], DAY).corrections == []


def test_the_fate_before_a_fate_taken_back_stands_again():
    published = judgement("publish", "yes")
    held = judgement("hold", "yes", minutes=1)
    back = judgement("hold", "no", minutes=2, replaces=held.id)
    assert "s1" in read_rulings([published, held, back], DAY).publish


def decided(points: float, *, taken: bool, part: str = "heat", section: str = "money") -> editions.Decided:
    return editions.Decided(parts=((part, points), ("quality", 14.0)), section=section, taken=taken)


HOT = [decided(18.0 + n / 10, taken=True) for n in range(20)] + [
    decided(2.0 + n / 10, taken=False) for n in range(20)
]


def test_editors_who_publish_what_is_hot_raise_the_weight_of_heat():
    taste = editions.learn_taste(HOT)
    assert weight_of(taste.parts, "heat") > 1.1
    assert any("more by “heat”" in line for line in editions.explain_taste(taste))


def test_editors_who_publish_a_section_give_it_points():
    same = [decided(9.0, taken=n % 2 == 0, section="compute" if n % 2 == 0 else "policy") for n in range(40)]
    taste = editions.learn_taste(same)
    assert weight_of(taste.sections, "compute") > 0 > weight_of(taste.sections, "policy")
    assert any("more of “Chips & compute”" in line for line in editions.explain_taste(taste))


def test_few_choices_or_choices_of_one_kind_teach_nothing():
    assert not editions.learn_taste(HOT[:3]).learned
    assert not editions.learn_taste([d for d in HOT if d.taken]).learned
    assert "It takes 12" in editions.explain_taste(editions.learn_taste(HOT[:3]))[0]
    assert editions.apply_taste(Weights(), editions.learn_taste(HOT[:3])) == Weights()


def test_the_prior_holds_back_a_dozen_choices():
    few = HOT[:6] + HOT[20:26]
    assert abs(weight_of(editions.learn_taste(few).parts, "heat") - 1) < abs(
        weight_of(editions.learn_taste(HOT).parts, "heat") - 1
    )


@settings(deadline=None)  # the first fit of a process warms numpy up
@given(st.permutations(HOT))
def test_the_order_of_choices_does_not_matter(shuffled):
    assert editions.learn_taste(shuffled) == editions.learn_taste(HOT)


@given(
    st.lists(
        st.builds(
            decided, st.floats(-50, 200), taken=st.booleans(), part=st.sampled_from(PARTS),
            section=st.sampled_from(editions.SECTIONS),
        ),
        max_size=60,
    )
)  # fmt: skip
def test_no_part_counts_less_than_half_or_more_than_half_again(choices):
    taste = editions.learn_taste(choices)
    assert all(0.5 <= weight <= 1.5 for _, weight in taste.parts)
    assert all(-3 <= points <= 3 for _, points in taste.sections)


def test_what_was_learned_multiplies_what_was_set():
    learned = editions.Taste(parts=(("heat", 1.2),), sections=(("money", 0.5),), choices=40, taken=20)
    both = editions.apply_taste(Weights(selection=(("heat", 2.0), ("deal", 0.5))), learned)
    assert weight_of(both.selection, "heat") == pytest.approx(2.4)
    assert weight_of(both.selection, "deal") == 0.5
    assert both.sections == (("money", 0.5),)


def edition(*ids: str, left_out: tuple[tuple[str, str], ...] = ()) -> Edition:
    items = tuple(Item(story_id=i, headline=i.upper(), summary=(), reasons=(), seconds=9) for i in ids)
    section = Section(id="front", title="Front page", items=items)
    return Edition(id="e", date=DAY, language="en", sections=(section,), left_out=left_out)


def test_a_comparison_tells_who_enters_leaves_and_moves_with_ranks():
    found = editions.compare_editions(
        edition("a", "b", "c"), edition("a", "c", "d", left_out=(("b", "weighs 1"),))
    )
    assert [(s.story_id, s.after) for s in found.entered] == [("d", 3)]
    assert [(s.story_id, s.before, s.why) for s in found.left] == [("b", 2, "weighs 1")]
    assert [(s.story_id, s.before, s.after) for s in found.moved] == [("c", 3, 2)]
    assert found.stayed == 1


@given(st.lists(st.sampled_from("abcdefgh"), unique=True))
def test_an_edition_compared_with_itself_changes_nothing(ids):
    one = edition(*ids)
    assert editions.compare_editions(one, replace(one, left_out=(("z", "x"),))).same


@pytest.mark.parametrize("words", ["{no more}", "{}", '{"now"', "[1]", "42"])
def test_a_correction_that_begins_like_json_is_printed_as_it_stands(words):
    from broadsheet.editions.corrections import tell_correction

    at = datetime(2025, 10, 28, 12, tzinfo=UTC)
    made = Judgement(id="j", kind="correction", left="s", right="said", verdict=words, by="eve", at=at)
    told = tell_correction(made, at.date(), {}, {})
    assert (told.was, told.now) == ("said", words)
