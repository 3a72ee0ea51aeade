"""In Russian, Chinese and Japanese: who stands behind a firm, whom a sentence sets aside, what options and ministries give."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def deals(text, language):
    found = find_claims(article(text, language=language))
    return {(c.relation, c.subject.name if c.subject else "", c.object.name) for c in found}


def speakers(text, language):
    return {s.name for c in find_claims(article(text, language=language)) for s in c.said_by}


@pytest.mark.parametrize(
    ("language", "text", "backer", "backed"),
    [
        ("ru", "За стартапом Harvey стоят Sequoia, Kleiner Perkins и OpenAI.", "OpenAI", "Harvey"),
        ("zh", "百川智能身后站着阿里、腾讯和小米。", "Xiaomi", "Baichuan"),
        ("zh", "智谱背后站着红杉中国、高瓴资本，也有阿里巴巴、腾讯等互联网巨头。", "Hillhouse", "Zhipu AI"),
        ("ja", "Figureの背後にはNvidiaやマイクロソフトがいる。", "Microsoft", "Figure AI"),
    ],
)
def test_whoever_stands_behind_a_firm_has_invested_in_it(language, text, backer, backed):
    assert ("investment", backer, backed) in deals(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "За успехом OpenAI стоят инженеры Microsoft."),
        ("zh", "这一切的背后是英伟达的算力。"),
        ("ru", "Фонд Blackstone не будет вкладывать средства в проект Crusoe."),
        ("ru", "Google не станет приобретать Wiz."),
        ("zh", "除华为外，没有公司能提供此类芯片。"),
    ],
)
def test_success_with_somebody_behind_it_or_a_deal_that_nobody_will_make_is_none(language, text):
    assert deals(text, language) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "AMD предоставила OpenAI варрант на покупку до 10% своих акций."),
        ("zh", "根据协议，AMD授予OpenAI认股权证，可购买最多1.6亿股AMD股票。"),
        ("ja", "AMDはOpenAIに最大1億6000万株の新株予約権を付与した。"),
    ],
)
def test_an_option_on_own_shares_is_an_investment_of_whoever_gets_it(language, text):
    assert deals(text, language) == {("investment", "OpenAI", "AMD")}


def test_chinese_names_set_aside_do_not_act():
    text = "除英伟达和AMD外，OpenAI还与博通合作开发芯片。"
    assert deals(text, "zh") == {("partnership", "OpenAI", "Broadcom")}


@pytest.mark.parametrize("head", ["портала Kaspi", "языковой модели Poolside"])
def test_russian_nouns_that_end_like_verbs_describe_a_company(head):
    name = head.split()[-1]
    assert deals(f"Разработчик {head} привлёк 10 млн долларов.", "ru") == {("funding_round", "", name)}


def test_whom_a_russian_source_speaks_of_behind_a_comma_does_not_speak():
    text = "Как пишет Reuters со ссылкой на осведомлённые источники, Meta намерена купить Rivos."
    assert "Meta" not in speakers(text, "ru")


def test_money_planned_for_buying_chips_is_a_supply_of_their_maker():
    text = "«Яндекс» планирует потратить на покупку чипов Nvidia 12 млрд руб."
    assert deals(text, "ru") == {("chip_supply", "Nvidia", "Yandex")}


def test_a_japanese_partner_gives_the_money_that_comes_with_a_tie():
    text = "Anthropicはアマゾンと提携し、80億ドルの出資を受けた。"
    assert ("investment", "Amazon", "Anthropic") in deals(text, "ja")


def test_what_a_japanese_ministry_adds_is_its_money():
    text = "さくらインターネットは経済産業省から最大501億円の補助を受ける。"
    assert deals(text, "ja") == {("offtake_or_other", "Japanese government", "Sakura Internet")}


def test_an_agency_in_the_dateline_takes_no_part():
    text = "（ブルームバーグ）：米OpenAIと豪NEXTDCは、AIの計算基盤で提携することで合意した。"
    assert {name for deal in deals(text, "ja") for name in deal[1:]} <= {"OpenAI", "NextDC", "NEXTDC"}


@pytest.mark.parametrize(
    ("language", "text", "deal"),
    [
        (
            "ru",
            "Группа банков во главе с JPMorgan выдала Vantage кредит на $22 млрд.",
            ("offtake_or_other", "JPMorgan Chase", "Vantage Data Centers"),
        ),
        (
            "ru",
            "Группа инвесторов во главе с Silver Lake приобрела Electronic Arts за $55 млрд.",
            ("acquisition", "Silver Lake", "Electronic Arts"),
        ),
        (
            "ja",
            "JPモルガンなどの銀行団はオラクルに380億ドルを融資する。",
            ("offtake_or_other", "JPMorgan Chase", "Oracle"),
        ),
    ],
)
def test_whoever_leads_a_group_acts_for_it(language, text, deal):
    assert deals(text, language) == {deal}


def test_a_backer_in_a_japanese_relative_clause_did_not_give_what_the_firm_raises_now():
    text = "エヌビディアが出資するクルーソーは14億ドルを調達した。"
    found = {(c.relation, c.money is not None) for c in find_claims(article(text, language="ja"))}
    assert found == {("investment", False), ("funding_round", True)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "软银出售其持有的全部英伟达股份，套现58.3亿美元。"),
        ("zh", "本轮融资由软银领投，参投方包括英伟达。"),
        ("ru", "Вице-президент Google перешёл в OpenAI."),
    ],
)
def test_who_sells_shares_joins_a_round_or_changes_employers_makes_no_investment(language, text):
    assert not {deal for deal in deals(text, language) if deal[0] == "investment"}


def test_where_a_russian_holding_comes_from_is_no_name():
    text = "Среди акционеров есть частные лица\nНидерландский холдинг Nebius купил Tavily."
    assert deals(text, "ru") == {("acquisition", "Nebius", "Tavily")}


def test_talks_that_ended_with_a_signature_did_not_fall_through():
    text = "Переговоры Meta и Midjourney о лицензировании завершились подписанием договора."
    assert [c.stage for c in find_claims(article(text, language="ru"))] != ["terminated"]


def test_close_to_an_agreement_is_still_in_talks():
    text = "Meta接近敲定收购Manus。"
    assert [c.stage for c in find_claims(article(text, language="zh"))] == ["in_talks"]
