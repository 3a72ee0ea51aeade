"""What stands in brackets behind a name in Chinese and Japanese, and whose verb a clause shares."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def sides(text, language):
    return [
        (c.relation, c.subject.name if c.subject else "", c.object.name)
        for c in find_claims(article(text, language=language))
    ]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ja", "メタは、カナデノ（東京都千代田区、約150名のSEを擁する）の買収を発表した。", "カナデノ"),
        ("ja", "フォード<F.N>は「アルゴAI」に10億ドルを投資すると発表した。", "Argo AI"),
        ("zh", "微软收购了初创公司启衡智能（Qiheng）。", "Qiheng"),
    ],
)
def test_a_bracket_behind_a_name_describes_or_glosses_it(language, text, name):
    assert [target for _, _, target in sides(text, language)] == [name]


def test_a_bracket_that_tells_the_deal_stays_a_part_of_the_sentence():
    text = "サカナAI（シリーズBで200億円を調達）は研究者を増やす。"
    assert sides(text, "ja") == [("funding_round", "", "Sakana AI")]


def test_clauses_that_share_one_verb_are_each_told():
    text = "インテルはモビディウスを、アップルはチューリAIをそれぞれ買収した。"
    assert {(source, target) for _, source, target in sides(text, "ja")} == {
        ("Intel", "モビディウス"),
        ("Apple", "チューリAI"),
    }


def test_each_verb_of_a_chain_has_the_party_that_stands_before_it():
    text = "富士通は4月にスーパーマイクロと業務提携し、6月にシャープと基本合意した。"
    assert {target for _, _, target in sides(text, "ja")} == {"Supermicro", "Sharp"}


def test_whose_round_it_is_has_another_sum_than_who_leads_it():
    text = "Mistral完成17亿欧元C轮融资，阿斯麦以13亿欧元领投。"
    sums = {(c.relation, int(c.money.high)) for c in find_claims(article(text, language="zh")) if c.money}
    assert sums == {("funding_round", 1_700_000_000), ("investment", 1_300_000_000)}
