"""Who joins a round, whose sum is whose, and who is meant: passages of several sentences in four languages."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text, language):
    claims = find_claims(article(text, language=language))
    return sorted(
        (
            c.relation,
            c.subject.name if c.subject else "",
            c.object.name,
            int(c.money.high or c.money.low) if c.money else 0,
        )
        for c in claims
    )


@pytest.mark.parametrize(
    ("language", "text", "lead", "others"),
    [
        ("de", "Das Bremer Start-up Wellenkind hat 40 Millionen Euro eingesammelt. Angeführt wurde die Runde von Earlybird, zu den weiteren Geldgebern zählen Cherry Ventures, HV Capital und Bosch.", "Earlybird", {"Cherry Ventures", "HV Capital", "Bosch"}),
        ("fr", "La start-up nantaise Marégraphe lève 30 millions d'euros auprès de Partech. Parmi les autres investisseurs figurent Elaia et Bpifrance.", "Partech", {"Elaia", "Bpifrance"}),
        ("es", "La sevillana Alcorce levanta 25 millones de euros en una ronda liderada por Seaya, con la participación de Kibo Ventures y Bankinter.", "Seaya", {"Kibo Ventures", "Bankinter"}),
    ],
)  # fmt: skip
def test_who_only_joins_a_round_is_among_its_others(language, text, lead, others):
    (claim,) = find_claims(article(text, language=language))
    assert (claim.relation, claim.subject.name, {m.name for m in claim.others}) == (
        "funding_round",
        lead,
        others,
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Mistral AI lève 900 millions d'euros. ASML mène l'opération avec 400 millions."),
        ("es", "Mistral AI levanta 900 millones de euros. ASML lidera la operación con 400 millones."),
        ("ru", "Mistral AI привлекла 900 млн евро. ASML возглавила раунд, вложив 400 млн евро."),
    ],
)
def test_what_the_leader_gives_is_its_own_part_of_the_round(language, text):
    assert told(text, language) == [
        ("funding_round", "ASML", "Mistral", 900_000_000),
        ("investment", "ASML", "Mistral", 400_000_000),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Partnerschaft von Nvidia und OpenAI sieht eine Investition von 12 Milliarden Dollar vor."),
        ("fr", "Nvidia et OpenAI ont scellé une alliance qui prévoit un investissement de 12 milliards de dollars."),
        ("es", "Nvidia y OpenAI firmaron una alianza que contempla una inversión de 12.000 millones de dólares."),
    ],
)  # fmt: skip
def test_money_that_goes_with_a_tie_is_no_price_of_it(language, text):
    assert ("partnership", "Nvidia", "OpenAI", 12_000_000_000) not in told(text, language)
    assert ("investment", "Nvidia", "OpenAI", 12_000_000_000) in told(text, language)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Cisco übernimmt den Netzspezialisten Drahtwerk für 200 Millionen Euro. Im Vorjahr hatte das Unternehmen den Anbieter Funkhaus gekauft.", ("acquisition", "Cisco", "Funkhaus", 0)),
        ("de", "SAP-Tochter Leanix kauft das Start-up Ablaufplan.", ("acquisition", "Leanix", "Ablaufplan", 0)),
        ("de", "Die Firma Nordlicht Robotics, ein von Siemens unterstützter Roboterbauer, zieht nach Kiel.", ("investment", "Siemens", "Nordlicht Robotics", 0)),
        ("de", "Nachdem sich Nvidia an Wayve beteiligt hat, will SAP in Aleph Alpha investieren.", ("investment", "SAP", "Aleph Alpha", 0)),
        ("de", "Nvidia steckt 3 Milliarden Dollar in die Rechenzentren von Nscale.", ("investment", "Nvidia", "Nscale", 3_000_000_000)),
        ("de", "Für den Kauf des Start-ups Drahtwerk zahlt Cisco 200 Millionen Euro.", ("acquisition", "Cisco", "Drahtwerk", 200_000_000)),
        ("es", "La SEPI controla un 7% de Telefónica y un 21% de Indra.", ("investment", "SEPI", "Indra", 0)),
        ("fr", "Vega, valorisée 2 milliards d'euros, vient de lever 150 millions d'euros.", ("funding_round", "", "Vega", 150_000_000)),
        ("ru", "OpenAI закупит у AMD чипы общей мощностью три гигаватта.", ("chip_supply", "AMD", "OpenAI", 0)),
    ],
)  # fmt: skip
def test_each_side_is_who_the_passage_means(language, text, expected):
    assert expected in told(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "OpenAI versera 20 milliards de dollars à Amazon pour accéder à ses serveurs."),
        ("es", "OpenAI comprará a Amazon potencia de computación por 20.000 millones de dólares."),
        ("de", "OpenAI zahlt Amazon 20 Milliarden Dollar für Rechenleistung."),
    ],
)
def test_who_pays_for_computing_neither_buys_nor_backs_who_sells_it(language, text):
    assert told(text, language) == [("compute_supply", "Amazon", "OpenAI", 20_000_000_000)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Bien que Bruxelles ait dit oui, l'acquisition déplaît encore au département de la Justice.",
        ),
        (
            "fr",
            "La société Breizh Capital lance un fonds, Breizh Ventures, qui a récolté 80 millions d'euros.",
        ),
        ("de", "Auch Google und Apple wollen solche Verträge abschließen."),
        ("es", "La gestora Tajo Ventures cierra un fondo de 90 millones de euros."),
    ],
)
def test_regulators_funds_and_deals_like_others_are_none(language, text):
    assert told(text, language) == []


def test_a_price_is_said_by_whom_its_sentence_names():
    (claim,) = find_claims(
        article(
            "Cisco hat Drahtwerk gekauft. Der Kaufpreis liegt laut Bloomberg bei 200 Millionen Euro.",
            language="de",
        )
    )
    assert [a.name for a in claim.said_by] == ["Bloomberg"]
