"""Datelines are told from the sentence behind them."""

import pytest

from broadsheet.text.datelines import dateline_length, without_datelines


@pytest.mark.parametrize(
    "line",
    [
        "LONDON, Sept 25 (Harbour Wire) - ",
        "LAKE FOREST, IL, March 03, 2026 /24-7Releases/ -- ",
        "SAN MATEO, Calif.--(HARBOUR WIRE)--",
        "Boston and London, March 3, 2026 /HARBOURwire/ -- ",
        "TORONTO, ON / HARBOUR / March 3, 2026 / ",
        "Austin, Texas – March 3, 2026 – ",
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
