"""Amounts are said in words; all around them stays as it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.spoken import speak_amounts


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("en", "It pays $10bn over five years.", "It pays 10 billion US dollars over five years."),
        ("en", "up to $1.5 million a year", "up to 1.5 million US dollars a year"),
        ("en", "between $5bn and $7bn", "between 5 billion and 7 billion US dollars"),
        ("en", "US$600 from £2.50", "600 US dollars from 2.5 British pounds"),
        ("en", "$10bn (€9bn)", "10 billion US dollars (9 billion euros)"),
        ("de", "3,5 Mrd. Euro für Mistral", "3,5 Milliarden Euro für Mistral"),
        ("ru", "2 млрд долларов", "2 миллиарда долларов США"),
        ("zh", "微软投资130亿美元", "微软投资130亿美元"),
        ("tlh", "$10bn", "$10bn"),
    ],
)
def test_an_amount_is_said_as_the_language_says_it(language, written, said):
    assert speak_amounts(written, language) == said


def test_a_text_without_amounts_is_not_touched():
    assert (
        speak_amounts("GPT-5 has 2 parts; 40% of users left.", "en")
        == "GPT-5 has 2 parts; 40% of users left."
    )


@given(st.text(max_size=80), st.sampled_from(["en", "de", "zh", "ru", "xx"]))
def test_any_text_can_be_said(text, language):
    assert isinstance(speak_amounts(text, language), str)
