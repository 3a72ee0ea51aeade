"""Six languages: who says so, how far it is, what a thing is called, who stands surety and who works with whom."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def claims_of(language, text):
    return find_claims(article(text, language=language))


def sides(language, text):
    return [
        (c.relation, c.subject.name if c.subject else "", c.object.name) for c in claims_of(language, text)
    ]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "SAP (NYSE: SAP) kündigte am Montag an, das Start-up Lumenwerk zu übernehmen.", "SAP"),
        ("fr", "Capgemini (Euronext : CAP) a annoncé le rachat de la start-up Lumenor.", "Capgemini"),
        ("fr", "Le premier fabricant de puces du monde, Nvidia, a annoncé qu'il investirait 40 millions de dollars dans OpenAI.", "Nvidia"),
        ("es", "Telefónica (BME: TEF), operador con sede en Madrid, anunció hoy que compra la startup Lumenor por 40 millones de euros.", "Telefónica"),
        ("es", "El fabricante de chips, Nvidia, ha anunciado que invertirá 40 millones de dólares en OpenAI.", "Nvidia"),
        ("ru", "Компания Nebius (бывшая Yandex) сообщила о покупке стартапа Lumenor за $40 млн.", "Nebius"),
        ("zh", "Stability AI 今天正式官宣收购 OpenAI。", "Stability AI"),
    ],
)  # fmt: skip
def test_a_remark_behind_a_name_does_not_hide_that_it_speaks(language, text, speaker):
    assert {a.name for c in claims_of(language, text) for a in c.said_by} == {speaker}


@pytest.mark.parametrize(
    ("language", "text", "outlet"),
    [
        ("de", 'Einer "Reuters"-Meldung zufolge übernimmt OpenAI das Start-up Lumenwerk.', "Reuters"),
        ("fr", "Selon des informations parues dans le quotidien Les Echos, OpenAI rachète la start-up Lumenor.", "Les Echos"),
        ("es", "Según informaciones publicadas por Reuters, OpenAI compra la startup Lumenor.", "Reuters"),
        ("ru", "Согласно отчёту Financial Times, OpenAI покупает стартап Lumenor за $40 млн.", "Financial Times"),
        ("ja", "Bloomberg TV:Anthropicが300億ドルの資金調達を協議中と報道。", "Bloomberg"),
    ],
)  # fmt: skip
def test_an_outlet_reports_by_whatever_word_opens_its_report(language, text, outlet):
    assert {a.name for c in claims_of(language, text) for a in c.said_by} == {outlet}


def test_who_once_founded_a_company_does_not_speak_for_it_by_doing_something():
    text = "Uberの共同創業者であるジョン氏が支援する中、ソニーはリブラ・リサーチを買収する。"
    assert [a.name for c in claims_of("ja", text) for a in c.said_by] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "OpenAI steht kurz vor einer Übernahme des Start-ups Lumenwerk für 40 Millionen Dollar."),
        ("fr", "OpenAI serait sur le point de racheter la start-up Lumenor pour 40 millions de dollars."),
        ("es", "OpenAI está a punto de comprar la startup Lumenor por 40 millones de dólares."),
        ("ru", "OpenAI решила купить стартап Lumenor за $40 млн."),
        ("zh", "软银势将向OpenAI投资400亿美元。"),
        ("ja", "ソフトバンクグループはOpenAIに400億ドルを出資する見通し。"),
    ],
)
def test_what_is_about_to_happen_is_planned(language, text):
    assert [c.stage for c in claims_of(language, text)] == ["planned"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "Figure baut seinen humanoiden Roboter Apollo in Serie. Apollo arbeitet mit Siemens zusammen.",
        ),
        ("fr", "Figure déploie son robot humanoïde Apollo dans les usines. Apollo collabore avec Siemens."),
        ("es", "Figure despliega su robot humanoide Apollo en las fábricas. Apollo colabora con Siemens."),
        ("ru", "Figure показала своего робота Apollo. Apollo сотрудничает с Siemens."),
    ],
)
def test_a_thing_that_somebody_calls_his_own_is_no_company(language, text):
    assert "Apollo Global Management" not in {
        m.name for c in claims_of(language, text) for m in (c.subject, c.object) if m
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Nvidia gibt eine Garantie von 40 Milliarden Dollar für OpenAI."),
        ("fr", "Nvidia apporterait une garantie de 40 milliards de dollars à OpenAI."),
        ("es", "Nvidia negocia una garantía de 40.000 millones de dólares para OpenAI."),
        ("ru", "Nvidia предоставит гарантию на $40 млрд для OpenAI."),
        ("zh", "英伟达将为OpenAI提供400亿美元的担保。"),
        ("ja", "エヌビディアはOpenAIに400億ドルの債務保証を提供する。"),
    ],
)
def test_who_stands_surety_gives_as_a_lender_does(language, text):
    found = claims_of(language, text)
    assert [(c.relation, c.subject.name, c.object.name, int(c.money.high)) for c in found] == [
        ("offtake_or_other", "Nvidia", "OpenAI", 40_000_000_000)
    ]


@pytest.mark.parametrize(
    ("language", "text", "other"),
    [
        ("de", "Lumenwerk arbeitet mit der NASA und Nvidia zusammen.", "Lumenwerk"),
        ("fr", "Apptronik bénéficie de collaborations avec la NASA et Nvidia.", "Apptronik"),
    ],
)
def test_who_works_with_an_agency_sells_it_nothing(language, text, other):
    assert sides(language, text) == [("partnership", other, "NASA"), ("partnership", other, "Nvidia")]


@pytest.mark.parametrize(
    ("language", "text", "claims"),
    [
        ("de", "Lumenwerk Holdings hat 20 Millionen Dollar bei einer Bewertung von 120 Millionen Dollar eingesammelt.",
         [("funding_round", "", "Lumenwerk Holdings")]),
        ("fr", "Apptronik a annoncé une levée de fonds de 35 millions de dollars, portée par B Capital et Google.",
         [("funding_round", "B Capital", "Apptronik")]),
        ("fr", "OpenAI boucle un tour de table de 100 milliards de dollars. Ce financement pourrait inclure une participation d'Amazon à hauteur de 50 milliards de dollars.",
         [("funding_round", "", "OpenAI"), ("investment", "Amazon", "OpenAI")]),
        ("ru", "Раунд стартапа Lumenor на $40 млн возглавляет фонд Accel.", [("funding_round", "Accel", "Lumenor")]),
        ("zh", "红杉资本据报道将参与人工智能初创公司Anthropic的新一轮融资。", [("investment", "Sequoia Capital", "Anthropic")]),
        ("zh", "MiniMax完成了2亿美元的新一轮融资，腾讯也以4000万美元参投。",
         [("funding_round", "", "MiniMax"), ("investment", "Tencent", "MiniMax")]),
        ("zh", "Runway目前已经融了9000万美元。", [("funding_round", "", "Runway")]),
        ("zh", "苹果公司投资近4亿美元，增持其卫星服务合作伙伴Globalstar公司20%的股份。", [("investment", "Apple", "Globalstar")]),
        ("ja", "半導体企業のLumenorは、光技術を開発している。同社はIntelやAMD出身の技術者らによって設立された。同社は最近、Nvidiaが主導する投資ラウンドで1億ドルを調達した。",
         [("funding_round", "Nvidia", "Lumenor")]),
        ("de", "Die Firma Tormund AI, zu der auch Microsoft und Nvidia gehören, hat für 40 Millionen Dollar das Start-up Lumenwerk übernommen.",
         [("acquisition", "Tormund AI", "Lumenwerk")]),
        ("es", "Acronis Cloud se integra con HaloPSA para incorporar operaciones de seguridad.", []),
        ("es", "El precio de compra representa 11 veces el EBITDA esperado por Vertiv.", []),
    ],
)  # fmt: skip
def test_deals_told_in_passing_have_their_own_sides(language, text, claims):
    assert sides(language, text) == claims
