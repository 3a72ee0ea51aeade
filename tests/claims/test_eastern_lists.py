"""Lists in Chinese and Japanese: of one customer's contracts, of rounds one behind another, of those whom one contract is spread over."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text, language="zh", title=""):
    return {
        (c.relation, c.subject.name if c.subject else "", c.object.name if c.object else "")
        for c in find_claims(article(text, language=language, title=title))
    }


def rounds(text):
    return [
        (c.subject.name if c.subject else "", c.object.name, [m.name for m in c.others])
        for c in find_claims(article(text, language="zh"))
        if c.relation == "funding_round"
    ]


PROFILE = (
    "今年3月，Anthropic签下总额超过600亿美元的算力与芯片合同。\n以下是主要合作方：\n"
    "英伟达（训练芯片）：2025年9月达成价值80亿美元的供货协议，计划部署30万块英伟达GPU。\n"
    "甲骨文（云服务）：2025年11月签署120亿美元的云服务协议，甲骨文将为其建设专用数据中心。\n"
    "AMD（股权换订单）：10月6日宣布价值60亿美元的合作，计划部署至少1吉瓦AMD系统，并授予AMD认股权证。\n"
    "谷歌（TPU）：11月25日正式宣布价值超过100亿美元的协议，将部署40万颗谷歌TPU。\n"
    "博通（定制芯片）：2025年12月公布合作，由博通为Anthropic定制AI芯片，目标在2027年底前部署。"
)


def test_the_items_of_a_list_about_one_customer_are_contracts_with_it():
    assert told(PROFILE, title="Anthropic的算力版图") == {
        ("chip_supply", "Nvidia", "Anthropic"), ("compute_supply", "Oracle", "Anthropic"), ("chip_supply", "AMD", "Anthropic"),
        ("investment", "Anthropic", "AMD"), ("chip_supply", "Google", "Anthropic"), ("chip_supply", "Broadcom", "Anthropic"),
    }  # fmt: skip


def test_a_digest_whose_lead_names_nobody_has_no_common_customer():
    text = "一周动态\n微软：3月2日与Mistral签署20亿美元的云服务协议。\n甲骨文：3月3日宣布裁员3000人。\nMeta：3月4日收购芯片初创公司Rivos。"
    assert told(text) == {("compute_supply", "Microsoft", "Mistral"), ("acquisition", "Meta", "Rivos")}


def test_who_raises_money_in_an_item_does_so_for_itself():
    text = "OpenAI今年签下多份合同。\n对手动态：\nAnthropic（模型）：3月2日发布新模型。\nxAI（融资）：3月3日完成100亿美元融资。"
    assert told(text) == {("funding_round", "", "xAI")}


CHAINS = [
    ("2022年1月，驭势科技完成A轮融资，由中金资本领投；同年8月，驭势科技完成B轮融资，由澄海基金领投，博世创投跟投。",
     [("中金资本", "驭势科技", []), ("澄海基金", "驭势科技", ["博世创投"])]),
    ("Mistral先后融资：2023年6月，Mistral完成1.05亿欧元种子轮融资，由Lightspeed领投；2023年12月，Mistral完成3.85亿欧元A轮融资，由a16z领投，英伟达跟投。",
     [("Lightspeed Venture Partners", "Mistral", []), ("Andreessen Horowitz", "Mistral", ["Nvidia"])]),
    ("自2023年以来，银河通用累计完成三轮融资：2023年6月，银河通用完成天使轮融资，由经纬创投领投；2024年2月，公司宣布完成又一轮5亿元融资，此次融资由美团和源码资本联合领投。",
     [("Matrix Partners China", "Galbot", []), ("Meituan", "Galbot", ["Source Code Capital"])]),
    ("2025年5月，星海图完成A轮融资，由蚂蚁集团领投，红杉中国作为老股东跟投；2025年9月，星海图完成B轮融资，由美团领投。",
     [("Ant Group", "Galaxea", ["HongShan"]), ("Meituan", "Galaxea", [])]),
    ("3月2日，星海图完成A轮融资，由红杉中国领投；3月3日，银河通用完成B轮融资，由宁德时代领投，蓝驰创投跟投。",
     [("HongShan", "Galaxea", []), ("CATL", "Galbot", ["Lanchi Ventures"])]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_each_member_of_a_chain_of_rounds_has_its_own_leads(text, expected):
    assert rounds(text) == expected


ONE_ROUND = [
    "星海图完成5亿元A轮融资，由红杉中国领投；公司估值达到50亿元；产品已在三家工厂试用。",
    "星海图完成5亿元A轮融资，由红杉中国领投；华兴资本担任独家财务顾问。",
]


@pytest.mark.parametrize("text", ONE_ROUND)
def test_what_else_semicolons_part_is_no_further_round(text):
    assert rounds(text) == [("HongShan", "Galaxea", [])]


def test_whoever_came_in_by_the_round_before_is_told_with_that_one():
    text = "灵枢机器人完成3亿元B轮融资。本轮由远岭领投，华辰资本跟投；A轮投资方包括明河资本、澄海基金等机构。"
    assert rounds(text) == [
        ("远岭", "灵枢机器人", ["华辰资本"]),
        ("", "灵枢机器人", ["明河资本", "澄海基金"]),
    ]


SPREAD = [
    "Anthropic已签署超过500亿美元的算力协议，其计算资源横跨亚马逊、谷歌、微软乃至CoreWeave。",
    "Anthropic已签署逾百亿美元的算力协议，合作伙伴包括亚马逊、谷歌、微软和CoreWeave。",
    "Anthropic已簽署超過百億美元的算力協議，其資料中心版圖橫跨亞馬遜、谷歌、微軟乃至CoreWeave。",
]


@pytest.mark.parametrize("text", SPREAD)
def test_those_whom_a_contract_is_spread_over_have_it_with_its_subject_only(text):
    sellers = ("Amazon", "Google", "Microsoft", "CoreWeave")
    assert told(text) == {("compute_supply", seller, "Anthropic") for seller in sellers}


NAMED_LAST = [
    ("近日，星海图也宣布完成5亿元新融资，投资方名单上还出现了宁德时代。", [("", "Galaxea", ["CATL"])]),
    (
        "智元机器人近日也宣布完成新一轮融资，投资方中还出现了腾讯和LG电子。",
        [("", "AgiBot", ["Tencent", "LG"])],
    ),
    ("客户名单上还出现了Meta。", []),
    ("制裁名单上还出现了寒武纪。", []),
]


@pytest.mark.parametrize(("text", "expected"), NAMED_LAST)
def test_who_appears_on_a_list_of_investors_joins_the_round_told_before(text, expected):
    assert rounds(text) == expected


def test_a_sum_belongs_to_whoever_opens_its_stretch():
    text = "此前只有Figure获得多轮融资，近日，Apptronik也宣布3.5亿美元的新融资，投资名单上还出现了谷歌。"
    sums = {c.object.name: c.money for c in find_claims(article(text, language="zh"))}
    assert sums["Apptronik"] and not sums.get("Figure AI")


ITEMS = [
    ("zh", "自去年9月以来，OpenAI已与多家公司签下总额逾万亿美元的协议。\n1. 甲骨文（数据中心）：去年9月签署3000亿美元的云服务合同，为期五年。\n2. 博通（自研芯片）：去年10月宣布合作，由博通为其定制10吉瓦加速器。",
     {("compute_supply", "Oracle", "OpenAI"), ("chip_supply", "Broadcom", "OpenAI")}),
    ("zh", "Meta今年的算力采购额将超过700亿美元。\n·Nebius（新云）：3月签署270亿美元的算力协议，其中120亿美元为专用容量。\n·谷歌（云服务）：8月达成100亿美元的云服务协议。",
     {("compute_supply", "Nebius", "Meta"), ("compute_supply", "Google", "Meta")}),
    ("zh", "2026年以来，Mistral已签下总额超过百亿欧元的合同。\n英伟达（GPU）：2月达成价值30亿欧元的供货协议，计划部署8万块英伟达GPU。\n微软（云）：3月签署20亿欧元的云服务协议，并追加1亿欧元投资。",
     {("chip_supply", "Nvidia", "Mistral"), ("compute_supply", "Microsoft", "Mistral"), ("investment", "Microsoft", "Mistral")}),
    ("zh", "本周，OpenAI签署了一份算力合同。\n谷歌：3月2日收购网络安全公司Wiz。\nMeta：3月4日向Scale AI投资143亿美元。",
     {("acquisition", "Google", "Wiz"), ("investment", "Meta", "Scale AI")}),
    ("ja", "メタは計算資源の調達契約を相次ぎ結んでいる。\n・コアウィーブ：9月に142億ドルのクラウド契約を締結。\n・グーグル：8月に100億ドル超のクラウド契約で合意した。",
     {("compute_supply", "CoreWeave", "Meta"), ("compute_supply", "Google", "Meta")}),
    ("ja", "今週の主な動き\nマイクロソフト：ミストラルと20億ドルのクラウド契約を締結。\nメタ：スケールAIに143億ドルを出資。",
     {("compute_supply", "Microsoft", "Mistral"), ("investment", "Meta", "Scale AI")}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "deals"), ITEMS)
def test_items_are_headed_in_many_ways_and_those_with_two_sides_need_no_customer(language, text, deals):
    assert told(text, language) == deals


def test_an_unnamed_first_round_of_a_chain_is_no_part_of_the_next():
    text = "2024年，无界动力完成首轮融资，红杉中国领投；2025年，无界动力完成2亿元天使轮融资，线性资本领投，地平线跟投。"
    assert rounds(text) == [
        ("HongShan", "无界动力", []),
        ("Linear Capital", "无界动力", ["Horizon Robotics"]),
    ]


def test_a_preface_that_counts_the_money_has_the_rounds_behind_its_colon():
    text = "X Square Robot累计融资超过20亿元：A轮由美团领投；A+轮由阿里云领投，国科投资跟投。"
    assert rounds(text) == [("Meituan", "X Square Robot", []), ("Alibaba", "X Square Robot", ["国科投资"])]


def test_who_led_the_round_before_does_not_raise_the_next():
    text = "2024年3月，公司获得元禾原点领投的天使轮融资；2024年9月，拿下中金资本领投的A轮融资。"
    assert rounds(text) == []
