"""Rounds in Chinese and Japanese: who leads, who joins, whose round it is, and what each is called."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text, language):
    return [
        (c.relation, c.subject.name if c.subject else "", c.object.name if c.object else "", [m.name for m in c.others])
        for c in find_claims(article(text, language=language))
    ]  # fmt: skip


def stages(text, language):
    return [
        (c.relation, int(c.money.high or c.money.low) if c.money else None, c.stage)
        for c in find_claims(article(text, language=language))
    ]


JOINED = [
    ("老股东明河资本、澄海基金继续跟投", ["明河资本", "澄海基金"]),
    ("明河资本、澄海基金等机构参投", ["明河资本", "澄海基金"]),
    ("明河资本战略投资", ["明河资本"]),
    ("投资方还包括明河资本、澄海基金等", ["明河资本", "澄海基金"]),
]


@pytest.mark.parametrize(("words", "others"), JOINED)
def test_who_joins_a_round_is_one_of_its_others_and_no_investor_apart(words, others):
    text = f"灵枢机器人完成3亿元B轮融资，由远岭创投领投，{words}。"
    assert told(text, "zh") == [("funding_round", "远岭创投", "灵枢机器人", others)]


def test_participants_in_the_sentence_behind_join_the_round_told_before():
    text = "灵枢机器人完成3亿元B轮融资。本轮由远岭领投，华辰资本跟投；A轮投资方包括明河资本、澄海基金等机构。"
    assert told(text, "zh") == [("funding_round", "远岭", "灵枢机器人", ["华辰资本", "明河资本", "澄海基金"])]


def test_an_earlier_stake_and_the_new_round_of_one_sentence_are_told_apart():
    text = "继去年9月获明河资本、澄海创投入股后，灵枢机器人于近日再获B轮融资，由远岭创投领投。"
    assert ("funding_round", "远岭创投", "灵枢机器人", []) in told(text, "zh")
    assert ("investment", "明河资本", "灵枢机器人", []) in told(text, "zh")


def test_of_two_who_lead_the_first_named_is_the_source():
    text = "Anthropic融资130亿美元，Iconiq领投，富达和光速联合领投。"
    assert told(text, "zh") == [("funding_round", "Iconiq", "Anthropic", ["Fidelity", "光速"])]


def test_a_word_of_time_is_neither_a_company_nor_part_of_its_name():
    text = "星澜智能近期完成A+轮融资，半年累计完成5亿元融资。\n北辰机器人在半年内完成三轮融资。"
    assert {taker for _, _, taker, _ in told(text, "zh")} == {"星澜智能", "北辰机器人"}


def test_a_latin_name_right_behind_one_in_signs_is_the_name():
    assert told("云迹智行 Rove AI 完成2亿元A轮融资。", "zh") == [("funding_round", "", "Rove AI", [])]


def test_the_fund_of_a_company_is_a_party_of_its_own():
    assert told("穹顶动力完成A轮融资，由吉利资本领投。", "zh") == [
        ("funding_round", "吉利资本", "穹顶动力", [])
    ]


def test_an_unknown_company_keeps_the_traditional_signs_of_the_text():
    assert told("機器人公司穹頂動力完成2億元A輪融資。", "zh") == [("funding_round", "", "穹頂動力", [])]


def test_who_joined_before_does_not_lead_the_round_of_today():
    claims = told("理想汽车参投的机器人公司维拓动力完成2亿元天使轮融资。", "zh")
    assert ("funding_round", "", "维拓动力", []) in claims


def test_a_first_part_of_a_sum_is_a_claim_beside_the_whole():
    text = "软银计划向OpenAI投资300亿美元，首批100亿美元已到账。"
    assert stages(text, "zh") == [
        ("investment", 30_000_000_000, "planned"),
        ("investment", 10_000_000_000, "completed"),
    ]


def test_cash_and_shares_paid_for_a_whole_company_are_no_stake():
    text = "AMD以49亿美元现金加股票的方式收购服务器制造商ZT Systems。"
    assert [c[0] for c in stages(text, "zh")] == ["acquisition"]


def test_money_paid_to_a_cloud_for_its_computers_is_supply():
    text = "OpenAI已同意向CoreWeave支付最高119亿美元，用于租用GPU服务器。"
    assert told(text, "zh") == [("compute_supply", "CoreWeave", "OpenAI", [])]
