"""Shingles tell a copy from a text about the same matter."""

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.text.shingles import compare_shingles, rarest_first, shingle_hashes
from broadsheet.text.words import fold_text, split_words

TEXT = (
    "Amazon will invest a further four billion dollars in Anthropic, the companies said on Friday. "
    "The money is paid in parts. Amazon remains a minority investor and has no seat on the board."
)


def test_a_text_contains_its_beginning_whole():
    assert compare_shingles(shingle_hashes(TEXT), shingle_hashes(TEXT[:93]))[0] == 1.0


def test_two_texts_without_a_common_run_share_nothing():
    other = "A robot dog walked through a warehouse in Lyon and fell down the stairs twice."
    assert compare_shingles(shingle_hashes(TEXT), shingle_hashes(other))[0] == 0.0


def test_an_edited_copy_shares_long_stretches():
    share, stretch = compare_shingles(shingle_hashes(TEXT), shingle_hashes(TEXT.replace("Friday", "Monday")))
    assert share < 1.0
    assert stretch > 8


def test_chinese_is_read_by_characters():
    text = "亚马逊向人工智能公司追加投资四十亿美元，仍为少数股东。"
    assert compare_shingles(shingle_hashes(text), shingle_hashes(text[:18]))[0] == 1.0


def test_an_empty_text_has_no_shingles_and_contains_nothing():
    assert len(shingle_hashes("")) == 0
    assert compare_shingles(shingle_hashes(""), shingle_hashes(TEXT))[0] == 0.0


def test_quotes_and_case_make_no_difference():
    assert shingle_hashes("“Yes,” he SAID to us").tolist() == shingle_hashes('"yes," he said to us').tolist()


def test_the_hashes_are_the_same_in_every_process():
    assert shingle_hashes("one two three four five").tolist() == [SAME_EVERYWHERE]


SAME_EVERYWHERE = 3992650175


@given(st.text(), st.text())
def test_containment_is_symmetric_and_between_0_and_1(left, right):
    one, other = shingle_hashes(left), shingle_hashes(right)
    assert 0.0 <= compare_shingles(one, other)[0] <= 1.0
    if len(one) != len(other):
        assert compare_shingles(one, other)[0] == compare_shingles(other, one)[0]


@given(st.text(min_size=1))
def test_kept_shingles_are_some_of_the_text(text):
    hashes = shingle_hashes(text)
    kept = rarest_first(hashes, 3)
    assert len(kept) <= 3
    assert set(kept.tolist()) <= set(hashes.tolist())


def test_words_of_mixed_scripts_are_cut_where_the_script_changes():
    assert split_words(fold_text("OpenAI发布GPT-5新模型")) == ["openai", "发布", "gpt-5", "新模型"]
