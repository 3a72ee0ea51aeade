"""A run of Chinese or Japanese signs that says when or how much is no company, however often a text writes it."""

import pytest

from broadsheet.parties.repeated_names import find_repeated_names

CHINESE = "亚马逊宣布向Anthropic投资。{0}投资达到40亿美元，今年{0}收购三家公司。{0}宣布。"
JAPANESE = "アマゾンはAnthropicに投資する。{0}の投資は40億ドル。{0}、買収を発表した。{0}は出資で合意した。"


@pytest.mark.parametrize(
    "word", ["累计", "合计", "共计", "首次", "目前", "前年", "共同", "继续", "截至", "曾经"]
)
def test_when_and_how_much_is_no_company_in_chinese(word: str) -> None:
    told = CHINESE.format(word)
    assert find_repeated_names(told, told, "zh") == ()


@pytest.mark.parametrize(
    "word", ["累計", "合計", "総計", "当時", "直近", "最終", "現時点", "過去", "単独", "全体"]
)
def test_when_and_how_much_is_no_company_in_japanese(word: str) -> None:
    told = JAPANESE.format(word)
    assert find_repeated_names(told, told, "ja") == ()


def test_a_name_that_acts_and_comes_again_is_a_company() -> None:
    told = "星海智算宣布完成融资。\n投资方向星海智算注资三亿元。"
    assert {told[found.start : found.end] for found in find_repeated_names(told, told, "zh")} == {"星海智算"}
