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
    text = "灵枢机器人完成3亿元B轮融资。本轮由远岭领投，华辰资本跟投；投资方还包括明河资本、澄海基金等机构。"
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


def test_several_objects_of_one_japanese_deed_are_bought_each():
    text = (
        "アップルは2020年、低電力AIのゼノラ、天気アプリを手がける英国のソラノメ、VRのネクストリアを買収した。"
    )
    assert {(giver, taker) for _, giver, taker, _ in told(text, "ja")} == {
        ("Apple", "ゼノラ"),
        ("Apple", "ソラノメ"),
        ("Apple", "ネクストリア"),
    }


def test_who_is_named_before_another_deed_is_no_further_object():
    text = "アップルは英ソラノメと提携し、VRのネクストリアを買収した。"
    assert ("acquisition", "Apple", "ソラノメ", []) not in told(text, "ja")


@pytest.mark.parametrize(
    "behind",
    [
        "ジャフコグループと三井住友海上キャピタルも参加した。",
        "既存投資家のジャフコグループ、新規投資家の三井住友海上キャピタルが参加した。",
    ],
)
def test_a_japanese_sentence_of_participants_joins_the_round_and_leaves_the_topic(behind):
    text = f"カラクリナは、SMBCベンチャーキャピタルをリード投資家として15億円の資金調達を実施した。{behind}累計調達額は40億円となった。"
    assert told(text, "ja") == [
        ("funding_round", "SMBCベンチャーキャピタル", "カラクリナ", ["JAFCO", "三井住友海上キャピタル"]),
        ("funding_round", "", "カラクリナ", []),
    ]


def test_new_shares_placed_with_several_have_no_leader():
    text = "テックタッタは、DNXベンチャーズ、日本生命などを引受先とする第三者割当増資で17億円を調達した。"
    assert told(text, "ja") == [("funding_round", "", "テックタッタ", ["DNXベンチャーズ", "Nippon Life"])]


def test_a_headline_names_the_leader_behind_the_sum():
    assert told("LayerXがシリーズBで150億円調達、TCVがリード", "ja") == [
        ("funding_round", "TCV", "LayerX", [])
    ]


def test_money_is_not_paid_into_a_division_of_the_payer():
    text = (
        "アマゾンは米アンソロピックに新たに40億ドルを出資する。今回の出資で、累計出資額は80億ドルと倍増する。"
        "まず13億ドルを投じ、その後残りの27億ドルを投資する。技術はクラウドのAWSで提供する。"
    )
    assert {(c[0], c[1]) for c in stages(text, "ja")} == {
        ("investment", 4_000_000_000),
        ("investment", 8_000_000_000),
        ("investment", 1_300_000_000),
    }


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("ロイター通信は、インテルがサンバノバの買収に向けた交渉を進めていると報じた。", ["Reuters"]),
        ("メタはマナスを買収することで合意したと米ウォール・ストリート・ジャーナルが報じた。", ["The Wall Street Journal"]),
        ("米ブルームバーグ通信は6日、アップルがミストラルAIの買収を社内で検討したと報じた。", ["Bloomberg"]),
    ],
)  # fmt: skip
def test_the_outlet_reports_and_not_the_company_it_reports_on(text, speakers):
    assert [[s.name for s in c.said_by] for c in find_claims(article(text, language="ja"))] == [speakers]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("マイクロソフトの支援を受ける仏ミストラルAIは、拠点を増やす。", ("Microsoft", "Mistral")),
        ("アマゾン出資のアンソロピックは、企業向けAIを拡充した。", ("Amazon", "Anthropic")),
        ("トヨタ自動車が出資する米ジョビー・アビエーションは、飛行試験を始めた。", ("Toyota", "Joby Aviation")),
    ],
)  # fmt: skip
def test_a_standing_backer_before_a_name_has_invested(text, pair):
    found = [(c.relation, c.subject.name, c.object.name, c.stage) for c in find_claims(article(text, language="ja"))]  # fmt: skip
    assert found == [("investment", *pair, "completed")]


@pytest.mark.parametrize(
    "text",
    [
        "東京エレクトロンは英アームに出資していない。",
        "さくらインターネットは計算用の部材を約100億円で調達する。",
        "オープンAIのアルトマンCEOは新製品を発表した。",
    ],
)
def test_what_was_not_done_and_what_is_bought_for_use_is_no_deal_of_capital(text):
    assert [c for c in told(text, "ja") if c[0] in {"investment", "funding_round"}] == []


def test_a_supply_contract_is_given_by_who_makes_the_chips():
    text = "オープンAIは今年、AMDやブロードコムとも半導体の供給契約を結んでいる。"
    assert {(r, giver, taker) for r, giver, taker, _ in told(text, "ja")} == {
        ("chip_supply", "AMD", "OpenAI"),
        ("chip_supply", "Broadcom", "OpenAI"),
    }


def test_who_invests_together_beside_a_leader_only_joins():
    text = "灵枢机器人完成6亿元A+轮融资，京东领投，明河资本、澄海基金等机构联合投资，老股东远岭创投追加投资。"
    assert told(text, "zh") == [
        ("funding_round", "JD.com", "灵枢机器人", ["明河资本", "澄海基金", "远岭创投"])
    ]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "由英伟达支持的云服务商CoreWeave收购了数据公司Quantle。",
            {("acquisition", "CoreWeave", "Quantle"), ("investment", "Nvidia", "CoreWeave")},
        ),
        (
            "微软、英伟达联手投资Anthropic，分别出资至多50亿美元和100亿美元。",
            {("investment", "Microsoft", "Anthropic"), ("investment", "Nvidia", "Anthropic")},
        ),
        (
            "法国AI公司Mistral完成17亿欧元C轮融资，阿斯麦领投并出资13亿欧元。",
            {("funding_round", "ASML", "Mistral")},
        ),
        ("OpenAI拟以100亿美元收购io Products剩余股权。", {("acquisition", "OpenAI", "io Products")}),
        ("谷歌每年向苹果支付约200亿美元，以保留其默认搜索引擎的地位。", {("offtake_or_other", "Google", "Apple")}),
        ("Scale AI获得美国国防部1亿美元合同。", {("offtake_or_other", "Scale AI", "US Department of Defense")}),
        ("联想控股旗下联想创投投资了旷视科技。", {("investment", "联想创投", "Megvii")}),
        ("寒武纪定增募资39.85亿元获证监会批复。", set()),
    ],
)  # fmt: skip
def test_a_chinese_sentence_gives_these_claims_and_no_others(text, claims):
    assert {(r, giver, taker) for r, giver, taker, _ in told(text, "zh")} == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("软银则在2021年主导SambaNova的一轮6.76亿美元募资。", {("funding_round", 676_000_000)}),
        ("思必驰完成4亿元Pre-IPO轮战略投资，预示其IPO计划已开启。", {("funding_round", 400_000_000)}),
    ],
)  # fmt: skip
def test_each_sum_belongs_to_the_deed_it_is_told_with(text, claims):
    assert {(r, amount) for r, amount, _ in stages(text, "zh")} == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("英特尔正在与人工智能（AI）芯片公司SambaNova进行初步收购谈判。", [("acquisition", "Intel", "SambaNova", [])]),
        ("监管机构已结束对软银收购芯片公司Ampere的审查。", [("acquisition", "SoftBank", "Ampere Computing", [])]),
        ("甲骨文与凯雷分别持有Ampere 32%和60%的股权。", []),
        ("迈威尔为客户提供定制芯片，与规模更大的博通展开竞争。", []),
    ],
)  # fmt: skip
def test_an_aside_or_a_rival_parts_nobody_from_the_deal(text, claims):
    assert [c for c in told(text, "zh") if c[0] != "investment"] == claims


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("《信息报》(The Information)周一援引知情人士报道，苹果正洽谈收购Mistral。", {"The Information", "anonymous sources"}),
        ("据Disruptive公司首席执行官透露，英伟达已同意以200亿美元收购Groq。", {"Disruptive"}),
    ],
)  # fmt: skip
def test_who_says_so_is_heard_through_brackets_and_office(text, speakers):
    found = find_claims(article(text, language="zh"))
    assert [{s.name for s in c.said_by} for c in found] == [speakers]


def test_several_who_talk_of_sums_of_their_own_all_give_to_whom_the_text_told_of():
    text = "英伟达计划向OpenAI投资200亿美元。亚马逊已洽谈最高500亿美元的投资方案，软银则商议最高300亿美元的注资计划。"
    assert {(giver, taker) for _, giver, taker, _ in told(text, "zh")} == {
        ("Nvidia", "OpenAI"),
        ("Amazon", "OpenAI"),
        ("SoftBank", "OpenAI"),
    }


@pytest.mark.parametrize(
    "words",
    ["彭博社周二（2/3）引述知情人士", "彭博社1月30日报道", "彭博社此前曾披露"],
)
def test_a_date_between_an_outlet_and_its_word_is_no_bar(words):
    found = find_claims(article(f"{words}，英伟达将向OpenAI投资200亿美元。", language="zh"))
    assert "Bloomberg" in {s.name for c in found for s in c.said_by}
    assert [(c.subject.name, c.object.name) for c in found] == [("Nvidia", "OpenAI")]


def test_all_companies_of_a_list_behind_a_deed_are_its_objects():
    text = "智元机器人还投资了数家创业公司，包括数字华岳、灵初智能、千觉机器人等。"
    assert {taker for _, _, taker, _ in told(text, "zh")} == {"数字华岳", "灵初智能", "千觉机器人"}


def test_every_share_of_a_company_is_the_company():
    text = "ソフトバンクグループは米「アンペア・コンピューティング」のすべての株式を取得することを決めた。"
    assert [c[:3] for c in told(text, "ja")] == [("acquisition", "SoftBank", "Ampere Computing")]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("三星、SK海力士将为OpenAI的星际之门项目供应存储芯片。", {("chip_supply", "Samsung", "OpenAI"), ("chip_supply", "SK hynix", "OpenAI")}),
        ("美国政府以89亿美元购入英特尔9.9%股份。", {("investment", "US Government", "Intel")}),
        ("联发科传拿下谷歌TPU大单。", {("chip_supply", "MediaTek", "Google")}),
        ("OpenAI完成400亿美元融资，软银出资300亿美元，其余由微软等联合投资。", {("funding_round", "", "OpenAI"), ("investment", "SoftBank", "OpenAI")}),
        ("零一万物与阿里云成立产业大模型联合实验室。", {("partnership", "01.AI", "Alibaba")}),
    ],
)  # fmt: skip
def test_what_is_bought_says_what_kind_of_deal_it_is(text, claims):
    assert {(r, giver, taker) for r, giver, taker, _ in told(text, "zh")} == claims


def test_a_sum_that_a_third_party_pays_is_none_of_the_failed_deal():
    text = "OpenAI收购Windsurf的交易告吹，谷歌随后以24亿美元获得其技术授权。"
    assert ("acquisition", None, "terminated") in stages(text, "zh")


def test_who_once_founded_a_company_does_not_make_its_sale_complete():
    text = "米オープンAIは、元技術者らが設立した新興企業スタットシグを11億ドルで買収する。"
    assert stages(text, "ja") == [("acquisition", 1_100_000_000, "announced")]


def test_a_headline_may_name_who_buys_behind_what_is_bought():
    assert told("ELYZAの全株式をKDDIが取得", "ja") == [("acquisition", "KDDI", "ELYZA", [])]


def test_who_settles_an_order_with_a_maker_of_chips_gets_them():
    assert told("字节跳动已与台积电敲定自研芯片流片订单。", "zh") == [
        ("chip_supply", "TSMC", "ByteDance", [])
    ]
