"""Some pages lose the blanks around their links; what they tell is read all the same, and quoted as they have it."""

import pytest

from broadsheet.claims import find_claims
from broadsheet.claims.gate import quotes
from broadsheet.claims.lost_blanks import find_lost_blanks
from broadsheet.claims.mended import mend
from tests.claims.articles import article


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("It announcedan agreement withAcme.", "It announced an agreement with Acme."),
        ("The tool, which itacquiredin 2024, is free.", "The tool, which it acquired in 2024, is free."),
        ("Quillonraised $5 million; Quillon is small.", "Quillon raised $5 million; Quillon is small."),
        ("It raised a $5 million Series Glast year.", "It raised a $5 million Series G last year."),
        ("It grew byacquiring the startupMagicBriefand Quillon.", "It grew by acquiring the startup MagicBrief and Quillon."),
        ("It raised witha$5 million round last year,led by 8VCafter that.", "It raised with a $5 million round last year, led by 8VC after that."),
        ("The deal took some time.It is now closed.", "The deal took some time. It is now closed."),
    ],
)  # fmt: skip
def test_words_that_a_page_ran_together_are_read_apart(torn, whole):
    assert mend(torn).text == whole


@pytest.mark.parametrize(
    "text",
    [
        "Within a year, another firm stood by its plan to withdraw, and withheld what it had withstood.",
        "inDrive rents eBay and iPhone space; inDrive is a rival of watchOS.",
        "See acme.com/withNvidia and acquiredin@acme.com, or node.js and Booking.com.",
        "Justin, Roland, Anand and McMillan of Finland sold 1,000 plugins and a SemiAnalysis report.",
        "Notwithstanding standby power, the husband nearby understood the agenda of the media.",
    ],
)
def test_a_word_that_only_looks_like_two_stays_one(text):
    assert find_lost_blanks(text) == []


def test_a_claim_from_words_run_together_quotes_the_page_as_it_stands():
    text = "On Monday, Globex announcedan agreement. In 2025, Globexacquired the startupMagicBrieffor $40 million."
    page = article(text)
    (claim,) = (c for c in find_claims(page) if c.relation == "acquisition")
    assert claim.object is not None
    assert claim.object.name == "MagicBrief"
    assert claim.money is not None
    assert text[claim.money.start : claim.money.end] == claim.money.as_written == "$40 million"
    assert all(quotes(span, page) for span in claim.evidence)
