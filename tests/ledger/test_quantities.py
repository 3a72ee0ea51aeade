"""One quantity in several tongues is told once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.ledger.quantities import tell_once


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (["six gigawatts", "6 gigawatts", "6ギガワット"], ("6\u00a0GW",)),
        (["10吉瓦", "10 Gigawatt", "ten gigawatts"], ("10\u00a0GW",)),
        (["4.5 gigawatts", "4,5 Gigawatt", "4,500 megawatts"], ("4.5\u00a0GW",)),
        (["up to 750 megawatts", "bis zu 750 Megawatt"], ("≤\u00a0750\u00a0MW",)),
    ],
)
def test_a_quantity_said_in_several_tongues_is_told_once(said, told):
    assert tell_once(said) == told


def test_up_to_a_quantity_is_not_that_quantity():
    assert tell_once(["750 MW", "up to 750 MW"]) == ("750\u00a0MW", "≤\u00a0750\u00a0MW")


def test_what_cannot_be_read_stays_as_written():
    assert tell_once(["49% stake", "100,000 GPUs", "100,000 gpus"]) == ("49% stake", "100,000 GPUs")


@given(st.lists(st.sampled_from(["6 GW", "six gigawatts", "6吉瓦", "up to 6 GW", "a stake", "A stake"])))
def test_telling_once_again_changes_nothing_and_invents_nothing(said):
    told = tell_once(said)
    assert tell_once(told) == told
    assert len(told) <= len(set(said))
