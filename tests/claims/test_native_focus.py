"""Who is meant in six languages where a sentence names one side only, and what is read where nothing else tells a deal."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text, language, title=""):
    claims = find_claims(article(text, language=language, title=title))
    return {(c.relation, c.subject.name if c.subject else "", c.object.name, c.stage) for c in claims}


@pytest.mark.parametrize(
    ("language", "title", "text", "expected"),
    [
        ("ja", "海辺メモ", "【エヌビディア】米マイクロソフトとの契約を打ち切った。\n\n【アマゾン】新しい倉庫を建てる。", ("termination", "Nvidia", "Microsoft", "terminated")),
        ("ru", "Сводка недели", "«Селектел». Расторгнут договор с «Ростелекомом» об аренде серверов.\n\n«Яндекс». Открыт новый офис.\n\n«Сбер». Новостей нет.", ("compute_supply", "Rostelecom", "Селектел", "terminated")),
        ("fr", "Le carnet", "NEBIUS. Nvidia entre au capital pour deux milliards de dollars.\n\nORANGE. Rien à signaler.\n\nTHALES. Rien non plus.", ("investment", "Nvidia", "Nebius", "announced")),
    ],
)  # fmt: skip
def test_the_head_of_an_item_is_the_side_that_its_sentences_leave_out(language, title, text, expected):
    assert expected in told(text, language, title)


@pytest.mark.parametrize(
    ("language", "title", "text", "expected"),
    [
        ("ja", "サカナAIの株主を読む", "サカナAIは東京の会社だ。サカナAIの社員は増えた。昨年はエヌビディアが30億円を出しました。", ("investment", "Nvidia", "Sakana AI", "completed")),
        ("de", "Wem gehört Aleph Alpha?", "Aleph Alpha sitzt in Heidelberg. Aleph Alpha beschäftigt 200 Leute. Im Mai hatten die Heidelberger 40 Mio. Euro erhalten.", ("funding_round", "", "Aleph Alpha", "completed")),
        ("zh", "月之暗面的来路", "月之暗面总部在北京。月之暗面员工不多。去年腾讯出资3亿美元。", ("investment", "Tencent", "Moonshot AI", "announced")),
    ],
)  # fmt: skip
def test_what_a_document_is_about_is_the_side_that_a_sentence_with_a_sum_leaves_out(
    language, title, text, expected
):
    assert expected in told(text, language, title)


def test_money_put_into_a_thing_is_not_put_into_what_the_document_is_about():
    text = "Aleph Alpha sitzt in Heidelberg. Aleph Alpha wächst. Der Konkurrent Microsoft steckt 40 Mio. Euro in Kühlhäuser."
    assert told(text, "de", "Aleph Alpha und die Nachbarn") == set()


def test_an_item_does_not_take_its_subject_from_the_item_above():
    text = "● 京东在上海开了新店。\n\n● 本周停电三次。\n\n● 与软银终止合作协议，原因未说明。"
    assert told(text, "zh", "一周杂记") == set()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Bosch und Infineon beenden ihre Entwicklungspartnerschaft zum Jahresende.", ("partnership", "Bosch", "Infineon", "terminated")),
        ("fr", "Thales et Atos mettent fin à leur collaboration.", ("partnership", "Thales", "Atos", "terminated")),
        ("es", "Naturgy rompe su alianza con Telefónica.", ("partnership", "Naturgy", "Telefónica", "terminated")),
        ("ru", "МТС расторгла соглашение о сотрудничестве с Huawei.", ("partnership", "MTS", "Huawei", "terminated")),
        ("ja", "KDDIはソニーとの提携を解消した。", ("partnership", "KDDI", "Sony", "terminated")),
    ],
)  # fmt: skip
def test_a_tie_that_ends_is_told_as_ended(language, text, expected):
    assert expected in told(text, language)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Die Deutsche Bahn bezieht ihre Rechenleistung fortan von Microsoft.", ("compute_supply", "Microsoft", "Deutsche Bahn")),
        ("ru", "Основным облаком «Аэрофлота» остаётся «Яндекс».", ("compute_supply", "Yandex", "Аэрофлот")),
        ("ja", "ソニーのスパコンは富士通の担当だ。", ("compute_supply", "Fujitsu", "Sony")),
    ],
)  # fmt: skip
def test_two_companies_and_what_deals_are_about_are_a_deal_where_nothing_else_tells_one(
    language, text, expected
):
    assert expected in {claim[:3] for claim in told(text, language)}


def test_where_a_company_comes_from_is_not_its_name():
    assert told("SAP übernimmt die Hamburger Softwarefirma Tidekontor für 230 Mio. Euro.", "de") == {
        ("acquisition", "SAP", "Tidekontor", "announced")
    }


def test_a_company_in_quotes_behind_what_it_is_has_its_name():
    assert told("京东以12亿元收购视觉算法公司“清屿科技”全部业务。", "zh") == {
        ("acquisition", "JD.com", "清屿科技", "announced")
    }


def test_a_contract_that_is_prolonged_is_agreed():
    text = "Die Deutsche Bahn verlängert ihren Cloud-Vertrag mit Microsoft um vier Jahre."
    assert ("compute_supply", "Microsoft", "Deutsche Bahn", "agreed") in told(text, "de")


def test_the_other_side_of_a_plain_deal_with_a_known_company_is_a_company():
    text = "El proveedor andino Quebrada Cómputo compra a Nvidia 4.000 aceleradores."
    assert ("chip_supply", "Nvidia", "Quebrada Cómputo") in {c[:3] for c in told(text, "es")}
