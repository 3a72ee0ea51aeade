"""Sentences are found where a reader would put them, and their offsets are exact."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.sentences import split_sentences


def sentences(text, language="en"):
    return [text[a:b] for a, b in split_sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["Nvidia Corp. paid Mr. Huang on Nov. 3.", "It was enough."]),
        ("en", ["The U.S. Department of Energy signed.", "Work begins at 9 a.m. Friday."]),
        ("en", ["It cost $5.5 billion.", "“We agree.”", "He left."]),
        ("en", ["Acme raised a $30 million Series A.", "The round was led by J. Doe."]),
        ("de", ["Am 3. November zahlte SAP 1,7 Mrd. Euro.", "Danach war Ruhe."]),
        ("zh", ["微软投资了这家公司。", "谷歌没有回应。"]),
        ("ja", ["ソフトバンクは出資する。", "金額は公表していない。"]),
        ("ru", ["Сделка оценена в 3 млрд долларов.", "Стороны её не комментируют."]),
    ],
)
def test_a_full_stop_of_an_abbreviation_ends_nothing(language, expected):
    text = ("" if language in {"zh", "ja"} else " ").join(expected)
    assert sentences(text, language) == expected


def test_a_blank_line_always_ends_a_sentence():
    assert sentences("A heading without a stop\n\nand then text.") == [
        "A heading without a stop",
        "and then text.",
    ]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ja", ["ネクスラは北辰計算を買収した。", "2025年には3社にも出資した。"]),
        ("zh", ["星衍科技完成融资。", "3月，公司又签下两份合同。"]),
        ("ja", ["「買収は済んだ。2025年のことだ」と社長は話した。"]),
    ],
)
def test_signs_end_a_sentence_before_a_digit_but_not_inside_quotes(language, expected):
    assert sentences("".join(expected), language) == expected


def test_the_sign_of_a_share_ends_no_sentence():
    text = "Nvidia NVDA.O und Softbank 9984.T verhandeln. Mehr folgt."
    assert sentences(text, "de") == ["Nvidia NVDA.O und Softbank 9984.T verhandeln.", "Mehr folgt."]


def test_list_items_stand_for_themselves():
    assert sentences("- First point\n- Second point") == ["- First point", "- Second point"]


def test_hard_wrapped_prose_stays_whole():
    wrapped = "The company said on Tuesday that it will put five billion\ndollars into the laboratory."
    assert sentences(wrapped) == [wrapped]


@given(
    st.text(alphabet=st.sampled_from('aB. \n?!"”。é1,-'), max_size=80),
    st.sampled_from(["en", "de", "zh", "xx"]),
)
def test_offsets_are_ordered_disjoint_and_lose_no_letter(text, language):
    spans = split_sentences(text, language)
    assert all(a < b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in itertools.pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert not any("\n\n" in text[a:b] for a, b in spans)


def test_a_stop_inside_a_name_ends_no_sentence():
    text = "Оператор купил долю в Mail.Ru Group. Сделка закрыта."
    assert [text[a:b] for a, b in split_sentences(text, "ru")] == [
        "Оператор купил долю в Mail.Ru Group.",
        "Сделка закрыта.",
    ]


@pytest.mark.parametrize(
    "expected",
    [
        ["Days after\nHarrow\nand\nTallow Cloud\nsigned a pact, both went down."],
        ["The tool comes from its purchase of\nHarrow\n.", "It costs little."],
        ["It raised money from\nAcme and Globex\n, and it has 20 people."],
        ["At last week's\nAutumn 2025\nconference,\nHarrow\n,\nTallow\nand\nWixford\nshowed tools."],
        ["Harrow\n’s servers stood still."],
        ["Harrow\nhas signed a contract with\nTallow\nto rent its halls."],
    ],
)
def test_a_sentence_torn_at_its_links_is_whole(expected):
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["Add us on", "Harrow rents halls to Tallow and Wixford."],
        ["Learn More", "Harrow\nrents halls."],
        ["Events", "Video", "Special Issues"],
        ["A shorter way to halls", "Harrow\nrents them."],
        ["Follow us on", "Tallow", "Wixford"],
    ],
)
def test_buttons_and_headings_stay_lines_of_their_own(expected):
    assert sentences("\n".join(expected)) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["It will build data centers in the U.S.", "Tallisen, a supplier, is pleased."],
        ["It has opened in the U.K.", "Tallisen said it would follow."],
        ["It grew across the U.S. Midwest, a region that it knows."],
        ["The founder spoke in the U.S. Senate hearing on Monday."],
        ["They met at the U.S. Open, a tournament, last year."],
    ],
)
def test_a_country_ends_a_sentence_where_a_name_opens_the_next(expected):
    assert sentences(" ".join(expected)) == expected


def test_a_blank_line_in_the_middle_of_a_phrase_ends_no_sentence():
    torn = "The round was led by\n\nHarbour Capital, with participation from\n\nTallisen."
    assert sentences(torn) == [torn]


@pytest.mark.parametrize(
    "heading", ["Who it was led by whom", "What robots are made of", "Robots, chips, and more"]
)
def test_a_blank_line_behind_a_heading_ends_it(heading):
    assert sentences(f"{heading}\n\nTallisen, a start-up, makes robots.")[0] == heading
