"""Whom a sentence means that does not name its company: by the head of an item, the passage, the document."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from broadsheet.claims import find_claims
from broadsheet.records import Article, Claim, Provider


def claims_of(text: str, title: str = "Five before coffee") -> tuple[Claim, ...]:
    return find_claims(
        Article(
            id="a", text_id="t", url="https://example.com/a", original_url="https://example.com/a",
            provider=Provider(name="Harbour Wire", domain="example.com"), title=title, text=text, language="en",
            published=datetime(2025, 5, 2, tzinfo=UTC), published_precision="day",
        )
    )  # fmt: skip


def told(text: str, title: str = "Five before coffee") -> list[tuple[str, str | None, str | None, str]]:
    return [
        (c.relation, c.subject.name if c.subject else None, c.object.name if c.object else None,
         c.money.as_written if c.money else "")
        for c in claims_of(text, title)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "lead", "company", "sum_"),
    [
        ("Good morning.\n\nTessel Robotics. Remember the outfit from Aarhus? Series B, €44m, Northzone at the front.",
         "Northzone", "Tessel Robotics", "€44m"),
        ("Good morning.\n\n**Marrow Health**, the chatbot from Leeds: £9m seed, Octopus Ventures and LocalGlobe splitting it.",
         "Octopus Ventures", "Marrow Health", "£9m"),
        ("Good morning.\n\n*October 2025* Mercor, with Felicis in the driver's seat: $350 million.",
         "Felicis", "Mercor", "$350 million"),
        ("Good morning.\n\n**Runway**. General Atlantic was in front, Fidelity followed, and $308 million came in.",
         "General Atlantic", "Runway", "$308 million"),
        ("18:10 Fireworks AI: $250m, Lightspeed with Index and Evantic.",
         "Lightspeed Venture Partners", "Fireworks AI", "$250m"),
    ],
)  # fmt: skip
def test_the_head_of_an_item_is_whose_round_a_line_without_a_verb_tells(
    text: str, lead: str, company: str, sum_: str
) -> None:
    assert ("funding_round", lead, company, sum_) in told(text)


def test_money_that_names_no_company_goes_to_whom_the_document_is_about() -> None:
    text = (
        "It was going to replace the spreadsheet. Fennel died on Friday in San Mateo, aged five.\n\n"
        "In good years it was loved. Greylock wrote the first cheque, 6 million dollars, over breakfast."
    )
    assert told(text, "Fennel, 2021-2026") == [("funding_round", "Greylock", "Fennel", "6 million dollars")]


def test_who_stood_in_front_of_the_round_of_the_sentence_before_leads_it() -> None:
    text = "Good morning.\n\nTessel Robotics. The editor's makers closed the year with a Series D of $2.3bn. Greylock and Coatue were in front."
    (claim,) = claims_of(text)
    assert claim.subject is not None
    assert (claim.subject.name, [m.name for m in claim.others]) == ("Greylock", ["Coatue"])
    assert claim.money is not None
    assert claim.money.as_written == "$2.3bn"


@pytest.mark.parametrize(
    "text",
    [
        "Tariffs. Greylock expects a market of $40bn by 2030.",
        "Tessel Robotics. Its revenue came to $40m, said a partner at Greylock.",
        "Greylock closed its ninth fund at $2bn, with money from pension schemes.",
        "Tessel Robotics. A buyout by Silver Lake would cost $3bn.",
    ],
)
def test_a_fund_beside_a_sum_that_is_no_money_given_tells_no_round(text: str) -> None:
    assert told(f"Good morning.\n\n{text}") == []


@pytest.mark.parametrize(
    ("text", "giver", "taker"),
    [
        ("Dartmouth's Spindrift Ocean AI is buying a rival. Invest Nova Scotia will lend the Dartmouth company C$4 million.",
         "Invest Nova Scotia", "Spindrift Ocean AI"),
        ("Black Forest Labs of Freiburg has a customer. Meta promised in September to pay the Germans $140 million for a licence "
         "to their models.", "Black Forest Labs", "Meta"),
    ],
)  # fmt: skip
def test_a_noun_that_says_where_a_company_is_from_means_one_from_there(
    text: str, giver: str, taker: str
) -> None:
    parties = [(c.subject.name, c.object.name) for c in claims_of(text) if c.subject and c.object]
    assert (giver, taker) in parties


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Good morning.\n\nAnchor Analytics – Acquired by HubSpot.", ("acquisition", "HubSpot", "Anchor Analytics", "")),
        ("So, plainly. Lattice Notes is joining Dropbox.", ("acquisition", "Dropbox", "Lattice Notes", "")),
        ("Workday will pay $1.1 billion in cash for Sana, the maker of learning tools.",
         ("acquisition", "Workday", "Sana", "$1.1 billion")),
        ("Graphene Path, a chip start-up in Eindhoven, closed. ASML gave it €40m in 2020 and a desk in the corner.",
         ("investment", "ASML", "Graphene Path", "€40m")),
    ],
)  # fmt: skip
def test_who_is_left_out_or_pointed_at_is_found_beside_plain_words(
    text: str, claim: tuple[str, str, str, str]
) -> None:
    assert claim in told(text)


def test_who_is_only_named_to_say_what_another_is_takes_no_part():
    assert told("Harrow Capital put $40 million into Nvidia competitor Tenstorrent on Monday.") == [
        ("investment", "Harrow Capital", "Tenstorrent", "$40 million")
    ]


def test_a_backer_told_in_passing_is_an_investor():
    text = (
        "Cohere (whose backers also include Nvidia) opened an office. "
        "Backed by Amazon and Jeff Bezos, Anthropic did too. Cerebras, a SoftBank-backed start-up, did not."
    )
    assert {(giver, taker) for _, giver, taker, _ in told(text)} == {
        ("Nvidia", "Cohere"), ("Amazon", "Anthropic"), ("SoftBank", "Cerebras"),
    }  # fmt: skip
