"""Titles in several languages speak one vocabulary of happenings, parties and amounts."""

import pytest

from broadsheet.stories.terms import read_terms


@pytest.mark.parametrize(
    ("title", "language", "expected"),
    [
        ("OpenAI raises $6.6 billion", "en", {"@openai", "=raise", "#$6.6e+09"}),
        ("OpenAI sammelt 6,6 Milliarden Dollar ein", "de", {"@openai", "=raise", "#$6.6e+09"}),
        ("OpenAI привлекла 6,6 млрд долларов", "ru", {"@openai", "=raise", "#$6.6e+09"}),
        ("OpenAI capta 6.600 millones de dólares", "es", {"@openai", "=raise", "#$6.6e+09"}),
        ("OpenAI完成66亿美元融资", "zh", {"@openai", "=raise", "#$6.6e+09"}),
        ("米マイクロソフト、6億5000万ドルを出資", "ja", {"@microsoft", "=invest", "#$6.5e+08"}),
        ("微軟以100億美元入股", "zh-Hant", {"@microsoft", "#$1e+10"}),
        ("A four-billion-dollar answer", "en", {"#$4e+09"}),
        ("Tesla sales fall 17%", "en", {"@tesla", "=fall", "#%17"}),
    ],
)
def test_a_title_says_the_same_in_every_language(title, language, expected):
    assert expected <= set(read_terms(title, language).words)


def test_versions_are_no_amounts():
    assert read_terms("iOS 26.5 and GPT-5.3", "en").amounts == frozenset()
