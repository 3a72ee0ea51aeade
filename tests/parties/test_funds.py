"""Unknown names that are firms which put money into companies."""

from __future__ import annotations

from datetime import UTC, datetime

from broadsheet.claims import find_claims
from broadsheet.parties.funds import find_funds, is_fund
from broadsheet.parties.strangers import find_capital_names
from broadsheet.records import Article, Provider
from broadsheet.text.tokens import tokens


def funds_of(text: str) -> set[str]:
    return set(find_funds(find_capital_names(text, tokens(text), (), frozenset()), text))


def test_a_name_that_ends_as_funds_do_is_a_fund() -> None:
    assert is_fund("Corriere Ventures")
    assert is_fund("Hinterland Capital")
    assert not is_fund("Pallas Thermal")


def test_a_name_is_a_fund_where_the_text_calls_it_one() -> None:
    told = "The cheque came from Quillmere, a venture firm in Ghent, and from the family office Brandt."
    assert funds_of(told) == {"Quillmere", "Brandt"}


def test_a_company_may_drop_the_last_word_of_its_name() -> None:
    text = (
        "Pallas Thermal, a Taiwanese maker of valves, cut its prices. "
        "Pallas has also agreed to license its valve design to Foxconn."
    )
    article = Article(
        id="a", text_id="t", url="https://example.com/a", original_url="https://example.com/a",
        provider=Provider(name="Harbour Wire", domain="example.com"), title="Valves for less", text=text, language="en",
        published=datetime(2025, 5, 2, tzinfo=UTC), published_precision="day",
    )  # fmt: skip
    (claim,) = find_claims(article)
    assert claim.subject is not None
    assert (claim.subject.name, claim.subject.as_written) == ("Pallas Thermal", "Pallas")


def test_a_county_is_a_place() -> None:
    text = "Amazon buys more land in Madison County this year."
    kinds = {n.written: n.kind for n in find_capital_names(text, tokens(text), ((0, 6),), frozenset((0,)))}
    assert kinds == {"Madison County": "place"}
