"""Datelines are told from the sentence behind them."""

import pytest

from broadsheet.text.datelines import dateline_length, without_datelines


@pytest.mark.parametrize(
    "line",
    [
        "LONDON, Sept 25 (Harbour Wire) - ",
        "SAN FRANCISCO (Meridian) - ",
        "(Harbour Wire) – ",
        "NEW YORK, March 10 (Harbour Wire) — ",
        "PARIS — ",
    ],
)
def test_a_dateline_is_cut(line):
    assert dateline_length(f"{line}Amazon will invest.") == len(line)


@pytest.mark.parametrize(
    "text", ["Amazon will invest.", "Amazon (AMZN) rose.", "The deal - the third - is done.", "IBM said so."]
)
def test_a_sentence_without_one_stays(text):
    assert dateline_length(text) == 0


def test_bounds_keep_their_ends():
    text = "PARIS — It rained. It stopped."
    assert without_datelines(text, ((0, 18), (19, 30))) == ((8, 18), (19, 30))
