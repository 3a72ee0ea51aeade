"""Who speaks behind another deed or in an announcement, and whose name stands there without a word of his."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def speakers(text, title=""):
    return [[a.name for a in c.said_by] for c in find_claims(article(text, title=title))]


@pytest.mark.parametrize(
    "text",
    [
        "Last year, Zubo appointed a chief doctor and announced it had raised $600 million in its first round.",
        "Zubo opened an office in Paris and said it had bought Globex for $5 million.",
        "The report comes amid Zubo's recent announcement of a partnership with Globex.",
    ],
)
def test_whoever_announces_behind_another_deed_speaks(text):
    assert speakers(text) == [["Zubo"]]


@pytest.mark.parametrize(
    "text",
    [
        "Zubo announced a new phone, partnered with Nvidia to bring its models to it, and released 20 tools.",
        "Zubo unveiled a laptop, acquired Globex for $5 million and hired 20 people.",
        "A view of the office via Getty Images. Microsoft acquired Globex for $5 million.",
        "Zubo opened an office after Globex announced results, and bought Initech for $5 million.",
    ],
)
def test_what_is_told_beside_an_announcement_is_nobodys_word(text):
    assert speakers(text) == [[]]


def test_the_outlet_at_the_end_of_the_title_is_the_page_itself():
    text = "Nvidia acquired Groq for $5 million - TechCrunch\nSkip to the main part"
    assert speakers(text, title="Nvidia acquired Groq for $5 million - TechCrunch") == [[]]


def test_a_clause_that_goes_on_is_still_announced():
    text = "Zubo announced that it had opened an office, acquired Globex for $5 million and hired 20 people."
    assert speakers(text) == [["Zubo"]]


def test_the_maker_at_the_end_is_whom_the_sentence_is_about():
    text = "Autodesk put $90 million into Luma AI and will advise it, the design software maker said."
    assert speakers(text) == [["Autodesk"]]
