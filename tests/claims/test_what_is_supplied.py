"""Who supplies whom is read from goods, verbs and places of the parties, whatever the order they stand in."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article
from tests.claims.test_trade_in_passing import rows

FORMS = (
    "{subject} {past} {rest} in March.",
    "{subject} will {base} {rest}, the companies said.",
    "{subject} has {perfect} {rest}.",
    "{subject}, which {past} {rest} in May, is growing fast.",
)
# what the subject does to the other, "gives" or "takes" | base, past, perfect | rest; {} is the other
TRADED = """
gives|rent,rented,rented|{} two halls of its data centre
gives|lease,leased,leased|400 megawatts to {}
gives|build,built,built|a $4 billion data centre for {}
gives|reserve,reserved,reserved|part of its cloud for {}
gives|make,made,made|a cluster of 16,000 GPUs available to {}
gives|sign up,signed up,signed up|{} for 100 megawatts at its Texas campus
gives|secure,secured,secured|a 15-year lease from {} for its Texas campus
gives|deliver,delivered,delivered|{} 5,000 servers with its chips
takes|rent,rented,rented|20,000 GPUs from {}
takes|lease,leased,leased|two halls at {}'s campus in Ohio
takes|take,took,taken|the whole of {}'s Texas data centre
takes|buy,bought,bought|computing power at {}
takes|migrate,migrated,migrated|its systems to {}
takes|host,hosted,hosted|its app with {}
takes|sign,signed,signed|a lease for 150 megawatts at {}'s site
takes|place,placed,placed|an order for 20,000 accelerators with {}
takes|choose,chose,chosen|{}'s processors for its servers
takes|occupy,occupied,occupied|two of {}'s buildings in Texas
"""


@pytest.mark.parametrize("row", TRADED.split("\n")[1:-1])
def test_goods_go_the_same_way_in_every_form_of_the_verb(row):
    way, verb, rest = row.split("|")
    base, past, perfect = verb.split(",")
    subject, other = ("CoreWeave", "Mistral") if way == "gives" else ("Mistral", "CoreWeave")
    for form in FORMS:
        text = form.format(
            subject=subject, base=base, past=past, perfect=perfect, rest=rest.replace("{}", other)
        )
        found = {(c.subject.name, c.object.name) for c in find_claims(article(text)) if c.subject}
        assert found == {("CoreWeave", "Mistral")}, text


@pytest.mark.parametrize("row", rows("english_supply.tsv"), ids=lambda r: r[3][:60])
def test_what_changes_hands_is_told_with_its_kind_and_direction(row):
    *expected, text = row
    assert tuple(expected) in {
        (c.relation, c.subject.name, c.object.name) for c in find_claims(article(text)) if c.subject
    }


@pytest.mark.parametrize(
    "text",
    [
        "Cohere does not use AMD's chips.",
        "Mistral has not rented any servers from CoreWeave.",
        "Mercedes-Benz plans to show a driving system this year using Nvidia's software platform.",
        "Texas supplies Oracle with cheap land.",
        "AMD put its best B300 GPUs on display.",
    ],
)
def test_what_is_not_done_or_only_shown_is_supplied_to_nobody(text):
    assert find_claims(article(text)) == ()


def test_a_contract_spoken_of_in_the_next_sentence_brings_the_sum():
    text = "Lambda has signed up Cohere as a customer. The four-year contract is worth $310 million, Lambda said."
    assert [str(c.money.high) for c in find_claims(article(text))] == ["310000000"]


def test_money_got_for_the_use_of_works_is_no_round():
    text = "Wrenfield AI will get $12 million from Meta over two years for the use of its image models."
    assert {c.relation for c in find_claims(article(text))} == {"licensing"}


def test_a_remark_on_whose_chips_somebody_uses_completes_no_deal():
    title = "Cohere's new deal with AMD buys up thousands of accelerators"
    text = "Cohere has long been using AMD's hardware for its models, and wants more of it."
    assert [c.stage for c in find_claims(article(text, title=title))] == ["agreed"]
