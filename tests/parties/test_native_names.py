"""Companies that the catalogue does not know, in six languages."""

import pytest

from broadsheet.parties.declined import in_nominative
from broadsheet.parties.native_names import find_native_names
from broadsheet.parties.native_signs import find_sign_names
from broadsheet.parties.strangers import CapitalName, stranger


def named(text, language):
    return [n.written for n in find_native_names(text, language, (), frozenset({0})).names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Das Grazer Startup Keltro wächst.", ["Keltro"]),
        ("Der Handelskonzern Metro und das Softwareunternehmen Avalo", ["Metro", "Avalo"]),
        ("Keltro hat neun Millionen Euro eingesammelt.", ["Keltro"]),
        ("Zuletzt hat die Runde neun Millionen Euro gebracht.", []),
        ("Angeführt wurde die Runde nicht.", []),
        ("Das Startup velo.one meldet frisches Geld.", ["velo.one"]),
    ],
)
def test_german_names_stand_behind_a_company_noun_or_before_what_a_company_does(text, names):
    assert named(text, "de") == names


@pytest.mark.parametrize(
    ("text", "language"), [("El grupo invierte en Panamá.", "es"), ("Le groupe investit au Pérou.", "fr")]
)
def test_a_country_is_no_company_in_any_language(text, language):
    assert named(text, language) == []


def test_a_russian_name_in_quotes_counts_and_a_quoted_sentence_does_not():
    assert named("Сервис «Складно» ответил: «мы довольны сделкой».", "ru") == ["Складно"]


def test_all_cases_of_a_russian_name_are_one_party_under_its_shortest_form():
    forms = ("«Мегаторга»", "«Мегаторгом»", "«Мегаторг»")
    mentions = [stranger(CapitalName(0, 9, form.strip("«»"), "name")) for form in forms]
    told = in_nominative(mentions)
    assert {m.name for m in told} == {"Мегаторг"}
    assert len({m.party_id for m in told}) == 1


def test_a_name_in_latin_letters_has_no_cases():
    mentions = [stranger(CapitalName(0, 5, name, "name")) for name in ("Alibaba", "Alibab")]
    assert len({m.party_id for m in in_nominative(mentions)}) == 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("国内工业软件企业云砺科技于3月宣布完成2亿元B轮融资。", ["云砺科技"]),
        ("本轮融资由青岩资本与远帆创投联合领投。", ["青岩资本", "远帆创投"]),
        ("外贸服务商「光年通达」近期完成种子轮融资。", ["光年通达"]),
        ("公司近日完成新一轮融资。", []),
        ("资本热度不减，行业融资持续升温。", []),
    ],
)
def test_a_chinese_name_is_what_is_left_between_its_description_and_its_deed(text, names):
    assert [n.written for n in find_sign_names(text, "zh")] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("米半導体設計会社ハルミナを65億ドルで買収する。", ["ハルミナ"]),
        ("スタートアップの調達が続く。", []),
        ("東都ベンチャーズを引受先とする第三者割当増資を実施した。", ["東都ベンチャーズ"]),
    ],
)
def test_a_japanese_name_stands_before_the_particle_of_a_deal(text, names):
    assert [n.written for n in find_sign_names(text, "ja")] == names


def test_a_language_without_signs_has_no_such_names():
    assert find_sign_names("Keltro", "de") == ()
