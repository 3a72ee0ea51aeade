"""Plain sentences about licences, cooperation and customers, and the names of those who make them."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def told(text: str, title: str = "") -> set[tuple[str, str, str]]:
    return {(c.relation, c.subject.name if c.subject else "", c.object.name)
            for c in find_claims(article(text, title=title))}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Jio Platforms has leased 4,000 GPUs from Yotta Data Services.",
         ("compute_supply", "Yotta Data Services", "Jio Platforms")),
        ("Intel Capital invested $20 million in Quillmark.", ("investment", "Intel Capital", "Quillmark")),
        ("OSLO - Nvidia has invested $30 million in Quillmark.", ("investment", "Nvidia", "Quillmark")),
        ("Krevola of Norway has licensed its archive to Mistral.", ("licensing", "Krevola", "Mistral")),
        ("Banco do Norte has licensed software from Cohere.", ("licensing", "Cohere", "Banco do Norte")),
        ("Aden & Overby has bought licences from Harvey.", ("licensing", "Harvey", "Aden & Overby")),
        ("Cohere has signed a partnership with the University of Tromso.",
         ("partnership", "Cohere", "University of Tromso")),
        ("Palantir won a contract from the Ministry of Works in Oslo.",
         ("offtake_or_other", "Palantir", "Ministry of Works")),
    ],
)  # fmt: skip
def test_a_party_is_told_by_its_whole_name(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in told(text)


def test_a_company_that_reports_its_figures_is_no_newspaper() -> None:
    text = "Norvane Software reported revenue of $40 million on Friday and said it had acquired Tessary."
    assert ("acquisition", "Norvane Software", "Tessary") in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mayors of Texas have signed a contract with Palantir.",
        "Residents of Norway have paid Meta $3 million.",
    ],
)
def test_people_of_a_place_are_no_company(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The British government has signed a memorandum of understanding with Cohere.",
         ("partnership", "UK government", "Cohere")),
        ("Kuwait Telecom signed a protocol of intent with Oracle in May.",
         ("partnership", "Kuwait Telecom", "Oracle")),
    ],
)  # fmt: skip
def test_a_memorandum_is_cooperation_with_a_state_too(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Fujitsu sells its models in Japan.",
        "Norvane Software sold access to its car park to visitors.",
        "Mistral sells Nvidia's shares in small lots.",
        "Meta let its trademark licence expire.",
    ],
)
def test_own_wares_and_other_access_make_no_deal(text: str) -> None:
    assert told(text) == set()
