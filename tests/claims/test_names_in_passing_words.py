"""A common word, a number or a longer body can be the name of a party; somebody, a show, a town or an adverb is none."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def parties(text, title=""):
    found = find_claims(article(text, title=title))
    return {m.name for c in found for m in (c.subject, c.object, *c.others) if m}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Oracle wants to buy Center, a young maker of billing software.", "Center"),
        ("The startup called Also raised $42 million from Accel.", "Also"),
        ("A company named Now has raised $12 million from Accel.", "Now"),
        ("7070 Labs closed a $35 million round led by Accel.", "7070 Labs"),
        ("Oracle invested $20 million in 505 Robotics last year.", "505 Robotics"),
        (
            "Backers of Quillon include Tencent and Shanghai’s State Machine Tool Industry Investment Fund.",
            "State Machine Tool Industry Investment Fund",
        ),
        (
            "Tyne University and the Technical University of Hexham teamed up with Anthropic.",
            "Technical University of Hexham",
        ),
        ("The US Govt holds 10% of Quillon. The US Govt invested $40 million in Quillon.", "US Government"),
        ("Base Power sells batteries. Base’s $90 million round was led by Accel.", "Base Power"),
        ("**Freight startup Quillon** raised $20 million.", "Quillon"),
        ("GSA signed a contract with Anthropic.", "US General Services Administration"),
        ("Cohere acquired Nina Sextant, a small music marketplace that pays artists.", "Nina Sextant"),
        (
            "OpenAI signed a partnership with the European Housing Network (EHN) in May.",
            "European Housing Network",
        ),
        ("Accel led a $9 million round for Quillon and bet on Bill Vantur’s Marlow Labs.", "Quillon"),
        ("Sovereign AI has raised $40 million from Accel.", "Sovereign AI"),
    ],
)
def test_a_party_is_known_whose_name_looks_like_other_words(text, name):
    assert name in parties(text)


@pytest.mark.parametrize(
    ("text", "no_party"),
    [
        ("RJ Vantur has raised $105 million for his startups.", "RJ Vantur"),
        ("RJ Vantur loves his cars. Last year Vantur raised $105 million.", "Vantur"),
        (
            "Tomar Belquist raised $90 million. “We are glad,” said Tomar Belquist, who runs Quillon.",
            "Tomar Belquist",
        ),
        ("Cohere chief operating officer Kevo Marsk raised $4 million.", "Kevo Marsk"),
        ("President Ostrova met Altman. OpenAI signed a deal with Ostrova on Friday.", "Ostrova"),
        ("The El Dorado, California, startup now seeks $1 billion of equity in a round.", "El Dorado"),
        ("Together, the two raised $3 billion from Accel.", "Together AI"),
        ("Naturally, the fund invested in Cohere.", "Naturally"),
        ("Hiring Vantur cost Cohere $3 million. In May Vantur invested in Cohere.", "Hiring Vantur"),
        ("Cohere bought the Slow Boats podcast for $3 million.", "Slow Boats"),
        ("Insurance startup Quillon raised $20 million. (Insurance raised money too.)", "Insurance"),
        ("Trump wants Washington to take a stake in Quillon.", "Trump"),
        ("Oren Vastik, 19, has raised $6 million.", "Oren Vastik"),
        ("Its founder and CEO, Oren Vastik, raised $6 million.", "Oren Vastik"),
        (
            "Both editions of the Pebble Rocket run on AMD chips. AMD will supply chips for the Pebble Rocket. The shop sells the Pebble Rocket.",
            "Pebble Rocket",
        ),
        (
            "Convoy Capital, led by Bill Vantur, invested in Quillon. Vantur sold Marlow for $300 million.",
            "Vantur",
        ),
        ("Microsoft might sell Xbox to Sony.", "Xbox"),
        ("Ray-Ban maker EssilorLuxottica signed a deal with Meta.", "Ray"),
    ],
)
def test_what_is_somebody_or_a_word_takes_no_part(text, no_party):
    assert no_party not in parties(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Granite Ridge raised $30 million and hired its CEO, and she said little.", "Granite Ridge"),
        ("Startup Pallas Rook raised $20 million after its founder said he would leave.", "Pallas Rook"),
        ("Pallas Rook, a startup in Oslo, raised $20 million while he was away.", "Pallas Rook"),
        ("Thinking Machines raised $2 billion. Machines learn, it says.", "Thinking Machines"),
        ("**Runway**. General Atlantic was in front, and $308 million came in.", "Runway"),
    ],
)
def test_a_company_stays_one_though_people_stand_near_it(text, name):
    assert any(found.startswith(name) for found in parties(text))


def test_a_company_that_a_line_names_with_a_sum_is_this_company_below():
    text = (
        "Quillon — $2.6 billion.\nThis startup rents robots. It last raised a $48 million Series B.\n\n"
        "Marlow — $1.2 billion.\nThis savings platform last raised a $15 million Series D led by Accel.\n\n"
        "Vantiq — $1.9 billion.\nThis company builds pumps. Founded in 2021, it last raised a $25 million Series C."
    )
    rounds = {
        (c.object.name, c.money.as_written)
        for c in find_claims(article(text))
        if c.relation == "funding_round"
    }
    assert rounds == {("Quillon", "$48 million"), ("Marlow", "$15 million"), ("Vantiq", "$25 million")}
