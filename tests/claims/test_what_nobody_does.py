"""Six languages: what is denied, advised, demanded or only imagined is no deal; what is done, planned or rumoured stays one."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(language, text):
    return {
        (c.relation, c.subject.name if c.subject else "", c.object.name)
        for c in find_claims(article(text, language=language))
    }


DENIED = [
    ("de", "Google hat kein Interesse daran, Anthropic zu kaufen."),
    ("de", "Apple hat nicht vor, Mistral zu übernehmen."),
    ("de", "Amazon schließt eine Übernahme von Mistral aus."),
    ("de", "Ein Vertrag zwischen Siemens und Mistral existiere nicht."),
    ("de", "Weder Microsoft noch Google wollen DeepL übernehmen."),
    ("fr", "Nvidia ne participera pas au tour de table de Poolside."),
    ("fr", "Apple n'envisage pas de racheter Mistral."),
    ("fr", "Apple n'a jamais investi dans OpenAI."),
    ("fr", "Il est faux que Thales rachète Mistral."),
    ("es", "Google no tiene interés en comprar Anthropic."),
    ("es", "Apple nunca ha invertido en OpenAI."),
    ("es", "No existe contrato alguno entre BBVA y Mistral."),
    ("ru", "Google не заинтересована в покупке Anthropic."),
    ("ru", "Amazon исключила покупку Mistral."),
    ("ru", "Контракта между «Яндексом» и Mistral не существует."),
    ("zh", "谷歌对收购Anthropic没有兴趣。"),
    ("zh", "亚马逊排除了收购Mistral的可能。"),
    ("zh", "小米不采购英伟达的芯片。"),
    ("ja", "グーグルはAnthropicの買収に関心がない。"),
    ("ja", "楽天はAnthropicと契約を結んでいない。"),
    ("ja", "アップルはOpenAIに出資したことがない。"),
]


@pytest.mark.parametrize(("language", "text"), DENIED)
def test_what_is_denied_is_no_deal(language, text):
    assert told(language, text) == set()


WANTED_BY_OTHERS = [
    ("de", "Der Analyst rät Apple, Mistral zu übernehmen."),
    ("de", "Der Betriebsrat fordert, SAP solle Aleph Alpha kaufen."),
    ("fr", "Le syndicat réclame qu'Orange rachète Atos."),
    ("fr", "L'analyste conseille à Apple de racheter Mistral."),
    ("es", "El analista aconseja a Apple comprar Mistral."),
    ("es", "Algunos sueñan con que Iberdrola invierta en Multiverse."),
    ("ru", "Профсоюз требует, чтобы «Ростелеком» купил «Аквариус»."),
    ("ru", "Аналитик советует Apple купить Mistral."),
    ("zh", "分析师建议苹果收购Mistral。"),
    ("zh", "工会要求华为收购寒武纪。"),
    ("ja", "トヨタがサカナAIに出資すればよい、という声もある。"),
    ("ja", "マイクロソフトがあのときヤフーを買収していたら、ネットは違っていた。"),
]


@pytest.mark.parametrize(("language", "text"), WANTED_BY_OTHERS)
def test_what_only_others_want_or_imagine_is_no_deal(language, text):
    assert told(language, text) == set()


TOLD = [
    ("de", "Nicht nur Microsoft investiert 5 Milliarden Dollar in Anthropic.", ("investment", "Microsoft", "Anthropic")),
    ("de", "Microsoft schließt einen Einstieg bei Mistral nicht aus.", ("investment", "Microsoft", "Mistral")),
    ("fr", "Microsoft n'exclut pas de racheter Mistral.", ("acquisition", "Microsoft", "Mistral")),
    ("fr", "Microsoft n'a pas précisé le prix du rachat de Mistral.", ("acquisition", "Microsoft", "Mistral")),
    ("es", "Microsoft no descarta comprar Mistral.", ("acquisition", "Microsoft", "Mistral")),
    ("ru", "Microsoft не исключает покупки Mistral.", ("acquisition", "Microsoft", "Mistral")),
    ("zh", "微软不排除收购Mistral。", ("acquisition", "Microsoft", "Mistral")),
    ("ja", "マイクロソフトはミストラルの買収額を明らかにしていない。", ("acquisition", "Microsoft", "Mistral")),
    ("zh", "微软希望收购Mistral。", ("acquisition", "Microsoft", "Mistral")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "claim"), TOLD)
def test_what_is_not_ruled_out_or_only_left_unsaid_is_a_deal(language, text, claim):
    assert told(language, text) == {claim}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "CoreWeave geht in New York an die Börse und nimmt dabei 1,5 Milliarden Dollar ein."),
        ("fr", "Klarna a récolté 1,4 milliard de dollars lors de son entrée en Bourse."),
        ("es", "CoreWeave sale a bolsa en Nueva York y capta 1.500 millones de dólares."),
        ("es", "Nebius capta 1.000 millones de dólares con bonos convertibles."),
    ],
)
def test_what_the_stock_market_gives_is_no_round(language, text):
    assert told(language, text) == set()


@pytest.mark.parametrize(
    ("language", "text", "claims"),
    [
        (
            "es",
            "PayPal anunció un acuerdo con OpenAI, y Microsoft cerró la reestructuración que le deja el 27 % del capital.",
            ("partnership", "PayPal", "OpenAI"),
        ),
        (
            "fr",
            "SoftBank et Oracle s'allient à OpenAI ; l'exclusivité de Microsoft s'efface.",
            ("exclusivity", "Microsoft", "OpenAI"),
        ),
        (
            "zh",
            "Anthropic承诺向微软购买价值300亿美元的算力，并与英伟达首次开展芯片设计合作。",
            ("partnership", "Anthropic", "Nvidia"),
        ),
    ],
)
def test_another_clause_lends_a_deal_neither_its_kind_nor_its_subject(language, text, claims):
    assert claims in told(language, text)


@pytest.mark.parametrize(
    ("language", "text", "claims"),
    [
        (
            "zh",
            "英伟达答应向OpenAI投入1000亿美元，甲骨文则花约400亿美元向英伟达采购GB200芯片。",
            {("investment", "Nvidia", "OpenAI"), ("chip_supply", "Nvidia", "Oracle")},
        ),
        (
            "zh",
            "腾讯向MiniMax投资6000万美元，阿里巴巴也以4000万美元参投。",
            {("investment", "Tencent", "MiniMax"), ("investment", "Alibaba", "MiniMax")},
        ),
        (
            "zh",
            "软银以40亿美元收购DigitalBridge，双方已达成最终协议。",
            {("acquisition", "SoftBank", "DigitalBridge")},
        ),
        (
            "ja",
            "サカナAIは成長している。三菱UFJ銀行、大和証券グループ本社と相次いで複数年の契約を結んでいる。",
            {("partnership", "Sakana AI", "MUFG"), ("partnership", "Sakana AI", "大和証券グループ本社")},
        ),
    ],
)
def test_who_does_something_of_its_own_has_no_part_in_another_s_deal(language, text, claims):
    assert told(language, text) == claims


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "CoreWeave crece. Nvidia le comprará la capacidad sobrante por 6.300 millones de dólares."),
        ("fr", "Atos se réorganise. L'État a bouclé l'achat de Bull, payé jusqu'à 404 millions d'euros."),
    ],
)
def test_what_is_bought_of_somebody_is_neither_the_company_nor_a_round_of_it(language, text):
    assert {claim[0] for claim in told(language, text)} <= {"compute_supply"}
