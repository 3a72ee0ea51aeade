"""A deal is read in every tense and form of its verb, not only in those that came to mind."""

import pytest

from broadsheet.claims import find_claims
from broadsheet.records import FAMILY_OF
from tests.claims.articles import article

FORMS = (
    "{giver} said on Monday it would {base} {rest}.",
    "{giver} plans to {base} {rest}, according to people familiar with the matter.",
    "{giver} has agreed to {base} {rest}, the companies said.",
    "{giver} {past} {rest} last year.",
    "{giver} has {perfect} {rest}.",
    "{giver} announced Tuesday that it is {going} {rest}.",
    "In March, {giver} {past} {rest}, its biggest deal yet.",
)
# relation | giver | base, past, perfect, going | rest
TOLD = """
investment|Nvidia|invest,invested,invested,investing|$300 million in Mistral
investment|Nvidia|put,put,put,putting|$300 million into Mistral
investment|Nvidia|pour,poured,poured,pouring|$300 million into Mistral
investment|Nvidia|pledge,pledged,pledged,pledging|$300 million to Mistral
investment|Nvidia|take,took,taken,taking|a stake in Mistral
acquisition|Meta|acquire,acquired,acquired,acquiring|Cohere for $300 million
acquisition|Meta|snap up,snapped up,snapped up,snapping up|Cohere for $300 million
acquisition|Meta|swallow,swallowed,swallowed,swallowing|Cohere for $300 million
acquisition|Meta|merge with,merged with,merged with,merging with|Cohere in a $300 million deal
compute_supply|Oracle|provide,provided,provided,providing|OpenAI with $300 million of cloud computing
compute_supply|Anthropic|rent,rented,rented,renting|$300 million of servers from Microsoft
chip_supply|AMD|supply,supplied,supplied,supplying|Meta with $300 million of AI chips
chip_supply|OpenAI|order,ordered,ordered,ordering|100,000 GPUs from Broadcom
licensing|News Corp|license,licensed,licensed,licensing|its archive to OpenAI for $300 million
licensing|News Corp|give,gave,given,giving|OpenAI access to its articles for $300 million
partnership|Salesforce|team up with,teamed up with,teamed up with,teaming up with|Anthropic to build AI agents
joint_venture|SoftBank|set up,set up,set up,setting up|a joint venture with OpenAI
renegotiation|OpenAI|rewrite,rewrote,rewritten,rewriting|its agreement with Microsoft
funding_round|Cohere|raise,raised,raised,raising|$300 million in a Series B round led by Sequoia Capital
funding_round|Cohere|haul in,hauled in,hauled in,hauling in|$300 million in fresh capital
funding_round|Cohere|attract,attracted,attracted,attracting|$300 million from Sequoia Capital
"""
CASES = [line.split("|") for line in TOLD.strip().splitlines()]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("relation", "giver", "verb", "rest"), CASES)
def test_a_deal_is_read_whatever_the_tense_of_its_verb(relation, giver, verb, rest, form):
    base, past, perfect, going = verb.split(",")
    text = form.format(giver=giver, base=base, past=past, perfect=perfect, going=going, rest=rest)
    families = {FAMILY_OF[claim.relation] for claim in find_claims(article(text))}
    assert FAMILY_OF[relation] in families, text


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "verb", ["end,ended,ended,ending", "cancel,cancelled,cancelled,cancelling", "drop,dropped,dropped,dropping"]
)  # fmt: skip
def test_an_end_is_an_end_whatever_the_tense_of_its_verb(verb, form):
    base, past, perfect, going = verb.split(",")
    rest = "its contract with Scale AI"
    text = form.format(giver="Google", base=base, past=past, perfect=perfect, going=going, rest=rest)
    assert {claim.stage for claim in find_claims(article(text))} == {"terminated"}, text


@pytest.mark.parametrize(
    "text",
    [
        "Nvidia has agreed to invest up to $10 billion in Anthropic and Microsoft up to $5 billion.",
        "Nvidia put up to $10 billion into Anthropic, and Microsoft up to $5 billion.",
    ],
)
def test_whom_a_sum_follows_gives_it_though_the_verb_is_not_said_again(text):
    given = {
        (c.subject.name, int(c.money.high))
        for c in find_claims(article(text))
        if c.object.name == "Anthropic"
    }
    assert given == {("Nvidia", 10_000_000_000), ("Microsoft", 5_000_000_000)}
