"""Six languages: who gives and who takes, whose sum it is, how far it is and who says so."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def claims_of(language, text, title=""):
    return find_claims(article(text, title=title, language=language))


def told(language, text, title=""):
    return {
        (
            c.relation,
            c.subject.name if c.subject else "",
            c.object.name,
            c.money.as_written if c.money else "",
        )
        for c in claims_of(language, text, title)
    }


@pytest.mark.parametrize(
    ("language", "text", "claim"),
    [
        ("zh", "谷歌宣布将投资新创公司Anthropic最多20亿美元。", ("investment", "Google", "Anthropic", "最多20亿美元")),
        ("zh", "谷歌将向数据标注公司Scale AI投资逾3亿美元。", ("investment", "Google", "Scale AI", "逾3亿美元")),
        ("zh", "由Meta设计、博通开发和部署的AI加速器明年交付。", ("chip_supply", "Broadcom", "Meta", "")),
        ("zh", "据报道，英特尔已就投资接触台积电。", ("investment", "TSMC", "Intel", "")),
        ("es", "OpenAI recibirá acciones de CoreWeave por 350 millones de dólares.", ("investment", "OpenAI", "CoreWeave", "350 millones de dólares")),
        ("es", "OpenAI recibirá 350 millones de dólares de Nvidia.", ("investment", "Nvidia", "OpenAI", "350 millones de dólares")),
        ("fr", "Libérée de ses obligations envers Microsoft, OpenAI signe avec AWS : 38 milliards de dollars.", ("compute_supply", "Amazon", "OpenAI", "38 milliards de dollars")),
        ("ru", "SoftBank возглавит раунд, в котором OpenAI получит до 40 млрд долларов.", ("funding_round", "SoftBank", "OpenAI", "до 40 млрд долларов")),
        ("de", "OpenAI mietet Rechenleistung bei Cerebras. Der Vertrag ist mehr als 10 Mrd. Dollar wert.", ("compute_supply", "Cerebras", "OpenAI", "mehr als 10 Mrd. Dollar")),
    ],
)  # fmt: skip
def test_a_sentence_says_who_gives_what_to_whom(language, text, claim):
    assert told(language, text) == {claim}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "英伟达CEO黄仁勋与Anthropic今年曾为芯片出口管制公开交锋。"),
        ("zh", "亚马逊正与OpenAI谈判。微软仍独家拥有销售权。"),
        ("ru", "Apollo купит для xAI ускорители Nvidia."),
        ("de", "Cerebras ist mehr als 10 Mrd. Dollar wert."),
        ("es", "OpenAI entregará acciones a sus empleados por 350 millones de dólares."),
    ],
)
def test_words_of_a_deal_without_its_two_sides_tell_none(language, text):
    assert not claims_of(language, text)


def test_what_is_handed_over_is_still_no_buyer():
    assert told("zh", "谷歌将旗下公司Waymo出售给微软。") == {("acquisition", "Microsoft", "Waymo", "")}


def test_each_of_two_gives_the_sum_in_its_turn_and_the_next_deal_keeps_its_own():
    text = (
        "微軟與輝達將分別投資Anthropic最多50億美元與100億美元，Anthropic則承諾採購300億美元的Azure運算服務。"
    )
    title = "微軟、輝達分別投資Anthropic最多50億與100億美元"
    assert told("zh", text, title) == {
        ("investment", "Microsoft", "Anthropic", "最多50億美元"),
        ("investment", "Nvidia", "Anthropic", "100億美元"),
        ("compute_supply", "Microsoft", "Anthropic", "300億美元"),
    }
    assert [c.money.bound for c in claims_of("zh", text)] == ["up_to", "up_to", "exactly"]


def test_only_the_sum_beside_the_word_for_a_total_is_one():
    text = "亚马逊宣布再向Anthropic投资40亿美元，累计投资金额达80亿美元。"
    assert {c.money.as_written: c.cumulative for c in claims_of("zh", text)} == {
        "40亿美元": False,
        "80亿美元": True,
    }


def test_a_contract_signed_tells_how_far_the_purchase_is():
    text = "OpenAI已与甲骨文签署合同，将在五年内购买价值3000亿美元的算力。"
    assert [c.stage for c in claims_of("zh", text)] == ["agreed"]


@pytest.mark.parametrize(
    ("language", "text", "parties"),
    [
        ("zh", "OpenAI、软银、甲骨文和阿布扎比基金MGX将成立合资公司。", ["OpenAI", "SoftBank", "Oracle", "MGX"]),
        ("de", "Anthropic hat 30 Mrd. Dollar eingesammelt. Angeführt haben sie der Staatsfonds GIC aus Singapur und der New Yorker Investor Coatue.", ["GIC", "Anthropic", "Coatue"]),
    ],
)  # fmt: skip
def test_a_list_holds_its_last_member_with_what_describes_it(language, text, parties):
    claims = claims_of(language, text)
    assert [[m.name for m in (c.subject, c.object, *c.others)] for c in claims] == [parties]


def test_a_list_in_the_middle_of_a_japanese_sentence_is_one():
    text = "ソフトバンクグループは21日、米オープンAI、米オラクルなどと新会社を設立すると発表した。"
    assert [(c.subject.name, c.object.name, [m.name for m in c.others]) for c in claims_of("ja", text)] == [
        ("SoftBank", "OpenAI", ["Oracle"])
    ]


@pytest.mark.parametrize(
    ("language", "text", "speakers"),
    [
        ("de", "Meta übernimmt 49 Prozent an Scale AI und zahlt laut Reuters 14,8 Mrd. Dollar. Bloomberg nennt 14,3 Mrd. Dollar.", {"Reuters"}),
        ("fr", "Microsoft investit 15 millions d'euros dans Mistral AI, a précisé un porte-parole du groupe américain.", {"Microsoft"}),
        ("fr", "Microsoft investit 15 millions d'euros dans Mistral AI. Selon Bloomberg, le chiffre d'affaires progresse.", set()),
        ("zh", "SpaceX已收购人工智能公司xAI。据彭博社报道，合并后公司估值约1万亿美元。", set()),
        ("ru", "SpaceX купила xAI. По данным Bloomberg, объединенная компания оценена в 1 трлн долларов.", set()),
    ],
)  # fmt: skip
def test_who_says_something_else_does_not_say_it_of_the_deal(language, text, speakers):
    claims = claims_of(language, text)
    assert len(claims) == 1
    assert {a.name for a in claims[0].said_by} == speakers
