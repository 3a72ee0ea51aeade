"""Chinese runs that are wording and those that are names."""

import pytest

from broadsheet.parties.chinese_words import is_wording

WORDING = [
    ("去年，海港收购了加密电子邮件初创公司 Vantur。", "加密电子"),
    ("该公司在支出上投入过多。", "支出上投入过多"),
    ("他认为额外获得的融资有帮助。", "额外"),
    ("她投资健康科技初创公司。", "健康科技"),
    ("该基金在瑞典投资。", "瑞典"),
]
NAMES = [
    ("面壁智能宣布完成新一轮融资。", "面壁智能"),
    ("初创公司面壁智能在北京。", "面壁智能"),
    ("本轮由明河资本领投，澄海基金跟投。", "澄海基金"),
    ("“海港”今日宣布开业。", "海港"),
    ("沐曦与云知声合作。", "沐曦"),
    ("海港收购了Vantur 科技。", "Vantur 科技"),
]


@pytest.mark.parametrize(("text", "run"), WORDING)
def test_words_of_the_language_are_no_name(text: str, run: str) -> None:
    assert is_wording(text, text.index(run), text.index(run) + len(run))


@pytest.mark.parametrize(("text", "run"), NAMES)
def test_what_is_told_as_a_company_or_is_no_word_is_a_name(text: str, run: str) -> None:
    assert not is_wording(text, text.index(run), text.index(run) + len(run))
