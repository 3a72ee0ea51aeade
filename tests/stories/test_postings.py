"""Postings find what a plain dictionary would, and what left them was never there."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.records import Article, Provider
from broadsheet.stories import postings as module
from broadsheet.stories.postings import LatestPostings, Postings, heaviest, looked_up
from broadsheet.stories.rarity import Rarity
from broadsheet.stories.report import read_report
from broadsheet.stories.roots import Outlets
from broadsheet.stories.runs import pack_runs
from broadsheet.stories.scales import pack_scale
from broadsheet.stories.unpacked import unpack

START = datetime(2025, 3, 3, tzinfo=UTC)
NAMES = ("Mistral", "Anthropic", "wafer", "glacier", "ferry", "lantern", "harbour", "quarry")
TITLES = st.lists(st.sampled_from(NAMES), min_size=1, max_size=5).map(" ".join)
PLAYS = st.lists(TITLES, min_size=1, max_size=14)
OUTLETS = Outlets()


def weighed(titles):
    """Reports of one day after another, weighed by how rare their terms are among them."""
    outlet = Provider(name="Ledger", domain="ledger.example")
    reports, rarity = [], Rarity()
    for number, title in enumerate(titles):
        article = Article(
            id=f"{number:02d}", text_id=f"{number:02d}", url=f"https://ledger.example/{number}",
            original_url="", provider=outlet, title=title, text=f"{title} {NAMES[number % 8]}",
            language="en", published=START + timedelta(days=number),
        )  # fmt: skip
        reports.append(read_report(article, OUTLETS))
        rarity.note(reports[-1].wording)
    for report in reports:
        report.weigh(rarity)
    return reports


def shared(report, other):
    return unpack(report).meet(other).shared


def entered(reports):
    postings = Postings()
    for report in reports:
        postings.add(report)
    return postings


@settings(max_examples=40, deadline=None)
@given(PLAYS)
def test_the_nearest_are_those_that_share_the_most(titles):
    *held, asked = weighed([*titles, titles[0]])
    mine = heaviest(asked)
    share = {
        other.id: sum(weight * theirs[term] for term, weight in mine.items() if term in theirs)
        for other in held
        if not mine.keys().isdisjoint(theirs := heaviest(other))
    }
    found = [share[report.id] for report in entered(held).find_near(asked, 5)]
    assert np.allclose(found, sorted(share.values(), reverse=True)[:5], rtol=1e-5)


@settings(max_examples=40, deadline=None)
@given(PLAYS, st.data())
def test_what_was_dropped_or_taken_back_was_never_there(titles, data):
    *held, asked = weighed([*titles, titles[0]])
    gone = data.draw(st.sets(st.sampled_from(range(len(held)))))
    back = data.draw(st.integers(0, 3))
    postings = entered(held)
    postings.drop([held[place] for place in gone])
    again = weighed(["glacier ferry lantern"] * back)
    for report in again:
        postings.add(report)
        postings.burst(shared(asked, report), asked.day)
    for report in reversed(again):
        postings.take_back(report)
    kept = [report for place, report in enumerate(held) if place not in gone]
    plain = entered(kept)
    assert postings.find_near(asked, 9) == plain.find_near(asked, 9)
    met = [shared(asked, report) for report in kept]
    assert [postings.burst(m, asked.day) for m in met] == [plain.burst(m, asked.day) for m in met]


@settings(max_examples=40, deadline=None)
@given(PLAYS)
def test_long_rows_that_are_cut_find_what_whole_ones_do(titles):
    *held, asked = weighed([*titles, titles[0]])
    with pytest.MonkeyPatch.context() as few:
        for name, value in (("TOO_MANY", 2), ("_LONG", 3 * module._SIZE), ("_CUT_EVERY", 2)):
            few.setattr(module, name, value)
        whole, cut = entered(held), LatestPostings()
        for report in held:
            cut.add(report)
        assert cut.find_near(asked, 9) == whole.find_near(asked, 9)
        assert max(map(len, cut._rows.values())) <= 4 * module._SIZE


@settings(max_examples=40, deadline=None)
@given(PLAYS)
def test_entered_under_what_one_looks_up_the_same_are_near_to_it(titles):
    *held, asked = weighed([*titles, titles[0]])
    few = Postings(only=frozenset(looked_up(asked)))
    for report in held:
        few.add(report)
    plain = entered(held)
    assert few.find_near(asked, 9) == plain.find_near(asked, 9)
    met = [shared(asked, report) for report in held]
    assert [few.burst(m, asked.day) for m in met] == [plain.burst(m, asked.day) for m in met]


@given(st.dictionaries(st.text(min_size=1, max_size=4), st.floats(allow_nan=False)))
def test_a_scale_reads_back_what_was_weighed_to_the_last_bit_and_in_its_order(weights):
    first = pack_scale(weights)
    second = pack_scale(dict.fromkeys(weights, 1.0), like=first)
    assert list(first.read().items()) == list(weights.items())
    assert second.terms is first.terms


@given(st.lists(st.tuples(st.integers(0, 65535), st.floats(width=32, allow_nan=False)), max_size=9))
def test_runs_read_back_their_places_and_weights(pairs):
    runs = pack_runs(
        np.array([place for place, _ in pairs], dtype=np.uint16),
        np.array([weight for _, weight in pairs], dtype=np.float32),
    )
    assert list(zip(runs.places.tolist(), runs.weights.tolist(), strict=True)) == pairs
