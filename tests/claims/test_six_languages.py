"""Six languages, one grammar: a deal stays the same deal however its parties are described, listed and left out."""

from pathlib import Path

import pytest
import yaml

from broadsheet.claims import find_claims
from broadsheet.parties.declined import governed
from tests.claims.articles import article

COUNTRY = {"de": "DE", "fr": "FR", "es": "ES", "ru": "RU", "zh": "CN", "ja": "JP"}
HERE = Path(__file__).parent
PASSAGES = yaml.safe_load((HERE / "six_passages.yaml").read_text(encoding="utf-8"))
SHAPES = [
    line.split("\t")
    for line in (HERE / "six_shapes.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def claims_of(text, language):
    return find_claims(article(text, language=language, country=COUNTRY[language]))


def told(text, language):
    """(relation, giver, taker) of every claim, those of a list apart."""
    return sorted(
        (c.relation, c.subject.name if c.subject else "", m.name)
        for c in claims_of(text, language)
        for m in (c.object, *c.others)
    )


@pytest.mark.parametrize("language", sorted(COUNTRY))
def test_a_passage_of_any_shape_gives_its_claims_and_no_others(language):
    def claimed(row):
        relation, giver, takers = row.split(" | ")
        return [(relation, giver, taker) for taker in takers.split(" + ")]

    passages = [p for p in PASSAGES if p["language"] == language]
    wrong = [
        (p["text"], found)
        for p in passages
        if (found := told(p["text"], language)) != sorted(c for row in p["claims"] for c in claimed(row))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", sorted(COUNTRY))
def test_descriptions_appositions_brackets_and_lists_change_no_deal(language):
    rows = [row for row in SHAPES if row[0] == language]
    wrong = [
        (row[4], found)
        for row in rows
        if (found := told(row[4], language))
        != sorted((row[1], row[2], taker) for taker in row[3].split(" + "))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Nvidia steckt 2 Milliarden Dollar in das Start-up Velorix. Im Gegenzug kauft das Start-up Chips für 5 Milliarden."),
        ("fr", "Nvidia investit 2 milliards de dollars dans la start-up Velorix, qui lui achètera en échange des puces."),
        ("fr", "Nvidia investit 2 milliards de dollars dans la start-up Velorix. En contrepartie, la jeune pousse achètera des processeurs."),
        ("es", "Nvidia invierte 2.000 millones de dólares en la startup Velorix. A cambio, la startup comprará chips por 5.000 millones."),
        ("ru", "Nvidia вложит 2 млрд долларов в стартап Velorix. Взамен стартап закупит чипы на 5 млрд долларов."),
        ("zh", "英伟达将向Velorix投资20亿美元。作为交换，该公司将采购50亿美元芯片。"),
        ("ja", "エヌビディアは新興企業のVelorixに20億ドルを出資する。見返りに同社は50億ドル分の半導体を購入する。"),
    ],
)  # fmt: skip
def test_what_is_given_back_for_money_goes_to_whoever_gave_it(language, text):
    assert told(text, language) == [("chip_supply", "Nvidia", "Velorix"), ("investment", "Nvidia", "Velorix")]


def test_a_chip_maker_that_rents_in_return_is_the_one_that_invested():
    text = "Nvidia steckt 2 Milliarden Dollar in das Start-up Velorix. Dafür mietet der Chipkonzern Rechenleistung."
    assert ("compute_supply", "Velorix", "Nvidia") in told(text, "de")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Nvidia investiert fünf Milliarden Dollar in Intel. Die beiden Unternehmen wollen gemeinsam Prozessoren entwickeln."),
        ("fr", "Nvidia investit cinq milliards de dollars dans Intel. Les deux groupes développeront ensemble des processeurs."),
        ("es", "Nvidia invierte 5.000 millones de dólares en Intel. Las dos compañías desarrollarán juntas procesadores."),
        ("ru", "Nvidia вложит 5 млрд долларов в Intel. Стороны будут вместе разрабатывать процессоры."),
        ("zh", "英伟达将向英特尔投资50亿美元。两家公司将共同开发处理器。"),
        ("ja", "エヌビディアはインテルに50億ドルを出資する。両社は共同でCPUを開発する。"),
    ],
)  # fmt: skip
def test_joint_work_stands_beside_the_money_of_the_same_two(language, text):
    assert told(text, language) == [("investment", "Nvidia", "Intel"), ("partnership", "Nvidia", "Intel")]


@pytest.mark.parametrize(
    ("language", "text", "sums"),
    [
        ("fr", "Amazon apporte 50 milliards de dollars à OpenAI, Nvidia et SoftBank 30 milliards chacun.",
         {"Amazon": 50, "Nvidia": 30, "SoftBank": 30}),
        ("ru", "Nvidia вложит в британскую Wayve 6 млрд долларов, а SoftBank — ещё 2 млрд.", {"Nvidia": 6, "SoftBank": 2}),
    ],
)  # fmt: skip
def test_whoever_gives_the_second_sum_of_a_sentence_gives_to_the_same_taker(language, text, sums):
    claims = claims_of(text, language)
    assert {c.subject.name: int(c.money.low / 10**9) for c in claims} == sums
    assert len({c.object.name for c in claims}) == 1


@pytest.mark.parametrize(
    ("language", "text", "sums"),
    [
        ("fr", "ASML apporte 60 millions d'euros à Pollen Labs et 35 millions au grenoblois Diamfab.", {"Pollen Labs": 60, "Diamfab": 35}),
        ("ru", "Т-Банк инвестирует 300 млн рублей в сервис «Дозор» и 150 млн рублей в стартап «Ключ».", {"Дозор": 300, "Ключ": 150}),
        ("ja", "ソニーグループは、対話型AIを開発するカラクリに30億円、ゲーム向けAIのモリカトロンに12億円をそれぞれ出資する。",
         {"カラクリ": 3000, "モリカトロン": 1200}),
    ],
)  # fmt: skip
def test_each_taker_of_a_sentence_has_its_own_sum(language, text, sums):
    assert {c.object.name: int(c.money.low / 10**6) for c in claims_of(text, language)} == sums


@pytest.mark.parametrize(
    ("written", "before", "name"),
    [
        ("Велорикса", "у «", "Велорикс"), ("Велориксом", "с «", "Велорикс"), ("Омегой", "с «", "Омега"),
        ("Велориксу", "принадлежит «", "Велорикс"), ("Ютиконе", "открыл «", "Ютикона"), ("Ютиконе", "компании «", "Ютиконе"),
        ("Лента", "стартап «", "Лента"), ("Газпром", "с компанией «", "Газпром"),
    ],
)  # fmt: skip
def test_a_russian_name_is_put_back_as_the_word_before_it_governs(written, before, name):
    assert governed(written, before) == name
