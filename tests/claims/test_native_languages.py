"""Each kind of deal is read in German, French, Spanish, Russian, Chinese and Japanese."""

from pathlib import Path

import pytest

from broadsheet.claims import find_claims
from broadsheet.parties import load_parties
from tests.claims.articles import article

FILES = {"german": "de", "french": "fr", "spanish": "es", "russian": "ru", "chinese": "zh", "japanese": "ja"}
ROWS = [
    (language, *line.split("\t"))
    for name, language in FILES.items()
    for line in Path(__file__).with_name(f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def told(claim):
    giver = claim.subject.name if claim.subject else ""
    amount = str(int(claim.money.high or claim.money.low)) if claim.money else ""
    return (claim.relation, giver, claim.object.name, amount, claim.stage)


def known_as(name):
    party = load_parties().find(name) if name else None
    return party.name if party else name


@pytest.mark.parametrize("row", [r for r in ROWS if r[1] != "none"], ids=lambda r: f"{r[0]}-{r[6][:40]}")
def test_a_sentence_gives_the_one_claim_it_makes(row):
    language, relation, source, target, amount, stage, text = row
    expected = (relation, known_as(source), known_as(target), amount, stage)
    assert [told(c) for c in find_claims(article(text, language=language))] == [expected]


@pytest.mark.parametrize("row", [r for r in ROWS if r[1] == "none"], ids=lambda r: f"{r[0]}-{r[6][:40]}")
def test_what_only_looks_like_a_deal_gives_no_claim(row):
    assert find_claims(article(row[6], language=row[0])) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Nvidia und Softbank investieren je 30 Milliarden Dollar in OpenAI."),
        ("fr", "Nvidia et SoftBank investissent 30 milliards de dollars chacun dans OpenAI."),
        ("es", "Nvidia y SoftBank invierten 30.000 millones de dólares cada una en OpenAI."),
        ("ru", "Nvidia и SoftBank вложат в OpenAI по 30 млрд долларов."),
        ("zh", "英伟达和软银将各投资300亿美元于OpenAI。"),
        ("ja", "エヌビディアとソフトバンクグループはオープンAIに各300億ドルを出資する。"),
    ],
)
def test_a_sum_for_each_of_several_givers_is_a_claim_each(language, text):
    own = [c for c in find_claims(article(text, language=language)) if c.relation == "investment"]
    assert {(c.subject.name, int(c.money.high), c.others) for c in own} == {
        ("Nvidia", 30_000_000_000, ()),
        ("SoftBank", 30_000_000_000, ()),
    }


def test_german_word_order_does_not_change_who_invests():
    orders = (
        "Microsoft investiert zehn Milliarden Dollar in OpenAI.",
        "In OpenAI investiert Microsoft zehn Milliarden Dollar.",
        "Zehn Milliarden Dollar will Microsoft in OpenAI investieren.",
        "Wie Reuters berichtet, hat Microsoft zehn Milliarden Dollar in OpenAI investiert.",
    )
    for text in orders:
        (claim,) = find_claims(article(text, language="de"))
        assert (claim.subject.name, claim.object.name) == ("Microsoft", "OpenAI"), text


def test_each_investor_of_a_list_gets_its_own_amount():
    texts = {
        "de": "Microsoft will bis zu 5 Mrd. Dollar, Nvidia bis zu 10 Mrd. Dollar in Anthropic investieren.",
        "zh": "微软和英伟达将分别向Anthropic投资至多50亿美元和100亿美元。",
    }
    for language, text in texts.items():
        found = find_claims(article(text, language=language))
        assert {(c.subject.name, int(c.money.high), c.money.bound) for c in found} == {
            ("Microsoft", 5_000_000_000, "up_to"),
            ("Nvidia", 10_000_000_000, "up_to"),
        }, language


def test_the_maker_of_a_product_is_the_company():
    texts = {
        "de": "SoftBank investiert 30 Milliarden Dollar in den ChatGPT-Entwickler.",
        "fr": "SoftBank investit 30 milliards de dollars dans le créateur de ChatGPT.",
        "es": "SoftBank invierte 30.000 millones de dólares en la creadora de ChatGPT.",
        "ru": "SoftBank вложит 30 млрд долларов в разработчика ChatGPT.",
        "zh": "软银将向ChatGPT开发商投资300亿美元。",
    }
    for language, text in texts.items():
        (claim,) = find_claims(article(text, language=language))
        assert claim.object.party_id == "openai", language


def test_who_says_so_is_kept_in_every_language():
    texts = {
        "de": "Laut Bloomberg investiert Google eine Milliarde Dollar in Anthropic.",
        "fr": "Selon Bloomberg, Google investit un milliard de dollars dans Anthropic.",
        "es": "Google invierte 1.000 millones de dólares en Anthropic, según Bloomberg.",
        "ru": "По данным Bloomberg, Google вложит в Anthropic 1 млрд долларов.",
        "zh": "据彭博社报道，谷歌将向Anthropic投资10亿美元。",
        "ja": "ブルームバーグ通信によると、グーグルはアンソロピックに10億ドルを出資する。",
    }
    for language, text in texts.items():
        (claim,) = find_claims(article(text, language=language))
        assert [a.name for a in claim.said_by] == ["Bloomberg"], language


def test_a_source_line_speaks_for_its_item():
    (claim,) = find_claims(article("OpenAI收购了投资应用Roi。(来源: Engadget, Reuters)", language="zh"))
    assert [a.name for a in claim.said_by] == ["Engadget", "Reuters"]


def test_a_katakana_word_is_no_company_inside_it():
    assert find_claims(article("オープンAIはモデルを買収先に提供する。", language="ja")) == ()


def test_evidence_is_the_sentence_as_written():
    text = "Hintergrund.\n\nNvidia steigt mit fünf Milliarden Dollar bei Intel ein. Mehr folgt."
    (claim,) = find_claims(article(text, language="de"))
    span = claim.evidence[0]
    assert (
        text[span.start : span.end] == span.quote == "Nvidia steigt mit fünf Milliarden Dollar bei Intel ein."
    )


def test_a_russian_name_is_one_party_in_all_its_cases():
    text = "Сбербанк вложил 2 млрд рублей в «Нексулу». Выручка «Нексулы» растёт. МТС ведёт с «Нексулой» переговоры."
    (claim,) = find_claims(article(text, language="ru"))
    assert (claim.object.name, claim.object.as_written) == ("Нексула", "Нексулу")


def test_traditional_signs_give_the_claim_of_simplified_ones_and_stay_as_written():
    simple, traditional = "阿里巴巴收购了饿了么。", "阿里巴巴收購了餓了麼。"
    (one,), (other,) = (find_claims(article(t, language="zh")) for t in (simple, traditional))
    assert (one.subject.name, one.object.name) == (other.subject.name, other.object.name)
    assert other.evidence[0].quote == traditional
    assert other.object.as_written in traditional


def test_a_short_name_is_the_company_named_in_full_elsewhere():
    text = "ソフトバンクはアンペア・コンピューティングを買収する。アンペアは半導体を設計する会社だ。グーグルがアンペアに出資した。"
    found = find_claims(article(text, language="ja"))
    assert {c.object.name for c in found} == {"Ampere Computing"}


def test_who_reports_a_deal_in_the_next_sentence_is_who_says_so():
    texts = {
        "ru": "Apple купит стартап Perplexity. Об этом сообщает Bloomberg.",
        "de": "Apple kauft das Start-up Perplexity. Das berichtete Bloomberg.",
        "es": "Apple comprará la startup Perplexity. Así lo informó Bloomberg.",
    }
    for language, text in texts.items():
        (claim,) = find_claims(article(text, language=language))
        assert [a.name for a in claim.said_by] == ["Bloomberg"], language


def test_a_company_says_what_its_statement_tells():
    (claim,) = find_claims(
        article("Mistral a levé 600 millions d'euros, selon un communiqué publié mardi.", language="fr")
    )
    assert [a.name for a in claim.said_by] == ["Mistral"]


def test_two_amounts_that_share_their_magnitude_go_each_to_its_giver():
    text = (
        "Nvidia et Microsoft investiront respectivement jusqu'à 10 et 5 milliards de dollars dans Anthropic."
    )
    found = find_claims(article(text, language="fr"))
    assert {(c.subject.name, int(c.money.high)) for c in found} == {
        ("Nvidia", 10_000_000_000),
        ("Microsoft", 5_000_000_000),
    }


def test_a_deal_that_came_to_nothing_in_the_same_sentence_is_terminated():
    texts = {
        "de": "OpenAI wollte das Start-up Windsurf für drei Milliarden Dollar kaufen, doch der Deal platzte.",
        "ru": "OpenAI собиралась купить стартап Windsurf за $3 млрд, но сделка сорвалась.",
    }
    for language, text in texts.items():
        (claim,) = find_claims(article(text, language=language))
        assert claim.stage == "terminated", language


def test_of_two_that_talk_of_money_the_laboratory_takes_it():
    texts = {
        "de": "OpenAI spricht mit Amazon über eine Beteiligung von zehn Milliarden Dollar.",
        "fr": "OpenAI discute avec Amazon d'un investissement de 10 milliards de dollars.",
        "es": "OpenAI negocia con Amazon una inversión de 10.000 millones de dólares.",
    }
    for language, text in texts.items():
        (claim,) = find_claims(article(text, language=language))
        assert (claim.subject.name, claim.object.name, claim.stage) == ("Amazon", "OpenAI", "in_talks"), (
            language
        )


def test_an_agency_in_a_dateline_does_no_deal():
    (claim,) = find_claims(
        article("Paris | AFP | mardi 3 mars - Mistral AI a levé 600 millions d'euros.", language="fr")
    )
    assert (claim.subject, claim.object.name) == (None, "Mistral")


def test_companies_of_a_list_are_bought_one_by_one():
    text = "Meta收购了语音公司PlayAI、可穿戴设备公司Limitless和芯片设计公司Rivos。"
    found = find_claims(article(text, language="zh"))
    assert [c.object.name for c in found] == ["PlayAI", "Limitless", "Rivos"]
