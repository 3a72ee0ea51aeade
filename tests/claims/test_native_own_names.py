"""Companies that a Chinese or Japanese text alone names, and what is told of them in ordinary words."""

from __future__ import annotations

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text: str, language: str, title: str = "") -> set[tuple[str, str, str]]:
    found = find_claims(article(text, language=language, title=title))
    return {
        (c.relation, c.subject.name if c.subject else "", c.object.name if c.object else "") for c in found
    }


@pytest.mark.parametrize(
    ("language", "title", "text", "claim"),
    [
        ("zh", "墨渊的新股东", "腾讯向墨渊投资5亿元。墨渊创始人李舟说，资金将用于研发。", ("investment", "Tencent", "墨渊")),
        ("zh", "", "星衡算力与中芯国际签署三年晶圆代工合同。星衡算力去年营收1亿元。", ("chip_supply", "SMIC", "星衡算力")),
        ("zh", "", "阿里巴巴收购“小笛问答”，作价3亿元。", ("acquisition", "Alibaba", "小笛问答")),
        ("ja", "", "リスノ工房（東京・港）は、KDDIと業務提携すると発表した。", ("partnership", "リスノ工房", "KDDI")),
        ("ja", "", "楽天グループが「言葉の庭」を子会社化する。", ("acquisition", "Rakuten", "言葉の庭")),
        ("ja", "", "碧ロボットはKDDIから3億円の出資を受けた。", ("investment", "KDDI", "碧ロボット")),
    ],
)  # fmt: skip
def test_a_name_that_nothing_introduces_is_a_company_by_where_it_stands(
    language: str, title: str, text: str, claim: tuple[str, str, str]
):
    assert claim in told(text, language, title)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "百度将向“循环投资”说再见。百度与“行业人士”签署协议。"),
        ("zh", "数据中心今年完成融资。数据中心与阿里云合作。"),
        ("zh", "腾讯公布财报，营收同比增长14%。"),
        ("ja", "国産クラウドがNTTと契約した。自動運転ソフトを供給する契約を結んだ。"),
        ("ja", "ソニーグループの株価は3%上昇した。"),
    ],
)
def test_common_words_are_no_company_however_often_they_stand(language: str, text: str):
    assert told(text, language) == set()


def test_a_text_that_says_we_is_about_the_company_that_writes_it():
    text = "わたしたちアオバ計算は、再び独立しました。今後もKDDIと提携を続けます。"
    assert told(text, "ja") == {("partnership", "アオバ計算", "KDDI")}


def test_a_text_goes_on_about_its_subject_when_somebody_else_acts_in_between():
    text = "リスノ工房は先週、破産した。KDDIが3億円を入れた。NTTデータとは接客AIで協業した。"
    assert ("partnership", "リスノ工房", "NTT Data") in told(text, "ja", "リスノ工房の破産")


def test_whoever_acts_with_a_sum_of_his_own_takes_none():
    text = "アマゾンは累計80億ドルを投じ、グーグルは30億ドル以上を出しています。"
    assert told(text, "ja", "アンソロピックの出資者は？") == {
        ("investment", "Amazon", "Anthropic"),
        ("investment", "Google", "Anthropic"),
    }


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("腾讯占月之暗面6%。", ("investment", "Tencent", "Moonshot AI")),
        ("商汤向戴尔下了20亿元的服务器订单。", ("chip_supply", "Dell", "SenseTime")),
        ("比亚迪向优必选追加了1.5亿元的机器人订单。", ("offtake_or_other", "UBTech", "BYD")),
        ("小鹏汽车与地平线签有五年的芯片供货长约。", ("chip_supply", "Horizon Robotics", "XPeng")),
        (
            "金山云向智谱出租训练算力，期限三年，总价12亿元。",
            ("compute_supply", "Kingsoft Cloud", "Zhipu AI"),
        ),
        ("工商银行给寒武纪批了10亿元的授信。", ("offtake_or_other", "工商银行", "Cambricon")),
        ("英伟达承诺兜底CoreWeave的63亿美元闲置算力。", ("compute_supply", "CoreWeave", "Nvidia")),
        ("OpenAI正逐步停止使用Scale AI的服务。", ("offtake_or_other", "Scale AI", "OpenAI")),
        ("万国数据要求字节跳动修改张家口的机房租约。", ("renegotiation", "GDS Holdings", "ByteDance")),
        ("小米发布玄戒芯片，台积电3纳米代工。", ("chip_supply", "TSMC", "Xiaomi")),
        ("寒武纪一半以上的订单来自字节跳动。", ("chip_supply", "Cambricon", "ByteDance")),
        ("Meta会是Arm自研芯片的首个客户。", ("chip_supply", "Arm", "Meta")),
    ],
)
def test_ordinary_chinese_words_tell_orders_loans_shares_and_customers(
    text: str, claim: tuple[str, str, str]
):
    assert told(text, "zh") == {claim}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("アマゾンのAWSがアンソロピックの主要な供給元だ。", ("compute_supply", "Amazon", "Anthropic")),
        ("講談社がサカナAIに提携を打診した。", ("partnership", "講談社", "Sakana AI")),
        ("電通とサカナAIの資本提携は土壇場で白紙に戻った。", ("partnership", "電通", "Sakana AI")),
        ("インテルはアルテラ株51%をシルバーレイクに売る。", ("acquisition", "Silver Lake", "Altera")),
        ("京セラは米オンセミとの共同生産を取りやめた。", ("partnership", "京セラ", "onsemi")),
        ("工場はソフトバンクGが鴻海から買い取った。", ("acquisition", "SoftBank", "Foxconn")),
        ("JR東日本は日立製作所に生成AIの開発を委託した。", ("offtake_or_other", "Hitachi", "JR東日本")),
        ("三菱電機はロームからSiC基板を10年間、計400億円以上調達する契約を交わした。", ("chip_supply", "ローム", "Mitsubishi Electric")),
    ],
)  # fmt: skip
def test_ordinary_japanese_words_tell_suppliers_offers_and_ends(text: str, claim: tuple[str, str, str]):
    assert told(text, "ja") == {claim}


def test_who_is_only_told_of_says_nothing_where_somebody_else_is_named_for_it():
    text = "アップルがミストラルの買収を社内で検討していると、複数の関係者が明らかにした。"
    assert [a.name for c in find_claims(article(text, language="ja")) for a in c.said_by] == [
        "anonymous sources"
    ]
