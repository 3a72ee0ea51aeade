"""Who a deal is credited to: by the reach of a speaker's word, the head of an item, the opening of a paragraph."""

import pytest

from broadsheet.claims import find_claims
from tests.claims.articles import article


def speakers(text, giver=None):
    claims = [c for c in find_claims(article(text)) if giver in {None, c.subject and c.subject.name}]
    assert claims, text
    return [a.name for a in claims[0].said_by]


def test_what_stands_behind_the_speaker_is_the_speakers_word():
    assert speakers("Nvidia said on Monday that it would invest $2 billion in Wayve.") == ["Nvidia"]


def test_a_speaker_at_the_end_has_said_all_before():
    text = "Google will put $1 billion into Anthropic, on top of other money, the Financial Times reported."
    assert speakers(text) == ["Financial Times"]


def test_a_speaker_of_one_clause_says_nothing_of_the_next():
    text = "Nvidia announced a $2 billion stake in Wayve, while Microsoft agreed to buy Inflection for $1 billion."
    assert speakers(text, "Microsoft") == []


def test_a_remark_in_a_relative_clause_is_nobodys_word():
    text = (
        "Anthropic, which raised $3 billion in March, said on Tuesday that it will open an office in Tokyo."
    )
    assert speakers(text) == []


def test_the_head_of_an_item_credits_its_deals_until_the_next_head():
    text = "From Jane Miller at TechTarget:\n\nHarvey has raised $80 million.\n\nFrom SiliconANGLE:\n\nCohere has raised $90 million."
    first, second = find_claims(article(text))
    assert [a.name for a in first.said_by] == ["TechTarget"]
    assert [a.name for a in second.said_by] == ["SiliconANGLE"]


def test_according_to_at_the_head_of_a_paragraph_covers_the_paragraph_alone():
    text = "According to Reuters, Harvey raised $80 million. Cohere raised $90 million in May.\n\nWriter raised $70 million."
    credited = [[a.name for a in c.said_by] for c in find_claims(article(text))]
    assert credited == [["Reuters"], ["Reuters"], []]


def test_the_newspaper_is_the_one_named_before():
    text = "The Wall Street Journal reported that Meta is hiring. Meta is in talks to buy Runway, according to the newspaper."
    assert speakers(text) == ["The Wall Street Journal"]


def test_a_bare_reportedly_names_nobody():
    assert speakers("Salesforce is reportedly in talks to acquire Informatica.") == []


def test_a_filing_speaks_for_the_company_that_made_it():
    text = "According to a CoreWeave filing with the Securities and Exchange Commission, Meta agreed to pay it $14 billion for cloud capacity."
    assert set(speakers(text)) == {"CoreWeave", "SEC filing"}


def test_one_announcement_of_several_deals_credits_each():
    text = (
        "Amazon announced that it has signed several agreements on nuclear power. In Virginia, Amazon signed an agreement with "
        "Dominion Energy to buy power."
    )
    assert speakers(text, "Dominion Energy") == ["Amazon"]


@pytest.mark.parametrize("opening", ["Read more: ", "Related: ", "See also: "])
def test_a_line_that_points_at_another_article_tells_no_deal(opening):
    assert find_claims(article(f"{opening}Nvidia invests $2 billion in Wayve")) == ()


@pytest.mark.parametrize(
    "item",
    [
        "- Harvey raised $80 million in a round led by Sequoia to expand in Europe. - TechCrunch",
        "- Harvey raised $80 million in a round led by Sequoia to expand in Europe — TechCrunch",
        "Harvey raised $80 million in a round led by Sequoia to expand in Europe. (via TechCrunch)",
        "Harvey raised $80 million in a round led by Sequoia to expand in Europe [TechCrunch]",
        "Harvey raised $80 million in a round led by Sequoia to expand in Europe. Source: TechCrunch",
        "Harvey raised $80 million in a round led by Sequoia ([TechCrunch](https://news.example/1))",
        "Harvey raises $80 million\nTechCrunch\nHarvey raised $80 million in a round led by Sequoia.",
    ],
)
def test_an_item_of_a_digest_is_the_report_of_the_outlet_that_signs_it(item):
    assert speakers(f"{item}\n\nCohere raised $90 million.") == ["TechCrunch"]
    assert speakers(f"{item}\n\nCohere raised $90 million.", None) == ["TechCrunch"]


def test_a_dash_before_an_unknown_name_signs_where_the_page_signs_its_items_so():
    names = ("Reuters", "CNBC", "Harbour Ledger")
    items = [
        f"- Cohere raised ${n}0 million to build models for large banks. - {name}"
        for n, name in enumerate(names, 7)
    ]
    credited = [[a.name for a in c.said_by] for c in find_claims(article("\n".join(items)))]
    assert credited == [["Reuters"], ["CNBC"], ["Harbour Ledger"]]
    assert speakers("Cohere raised $90 million to build models for large banks - Harbour Ledger") == []


def test_whose_picture_it_is_says_nothing_of_the_deal():
    assert speakers("Cohere's founders on stage\nGetty Images\nCohere raised $90 million in May.") == []


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("OpenAI will buy Cursor for $3 billion, according to a January CNBC report.", ["CNBC"]),
        ("OpenAI will buy Cursor for $3 billion, per data from PitchBook.", ["PitchBook"]),
        ("OpenAI will buy Cursor for $3 billion, as first reported by Bloomberg.", ["Bloomberg"]),
        ("Speaking of big cheques, according to TechCrunch, OpenAI will buy Cursor for $3 billion.", ["TechCrunch"]),
        ("CNBC on May 18 reports OpenAI will buy Cursor for $3 billion.", ["CNBC"]),
        ("The Economic Times on Friday reported that OpenAI would buy Cursor.", ["The Economic Times"]),
        ("Reuters, citing two people, reported that OpenAI will buy Cursor.", ["Reuters", "anonymous sources"]),
        ("OpenAI, in turn, said it would buy Cursor for $3 billion.", ["OpenAI"]),
        ("OpenAI, for its part, said it would buy Cursor for $3 billion.", ["OpenAI"]),
        ("OpenAI has since confirmed it is buying Cursor for $3 billion.", ["OpenAI"]),
        ("OpenAI also indicated it intends to invest $3 billion in Cursor.", ["OpenAI"]),
        ("OpenAI acknowledged on Monday that it is buying Cursor for $3 billion.", ["OpenAI"]),
    ],
)  # fmt: skip
def test_who_says_it_is_read_in_many_wordings(text, said_by):
    assert speakers(text) == said_by


def test_an_analyst_who_speaks_of_the_deal_is_not_who_told_it():
    text = "Nvidia will buy a $5 billion stake in Intel. The deal helps both, said Ellen Marsh, a lecturer."
    assert speakers(text) == []


@pytest.mark.parametrize(
    "after",
    [
        "The two sides are still haggling over the price, according to people familiar with the matter.",
        "No deal had been finalized and the plan could yet collapse, the people warned.",
        "The talks are at an early stage, people briefed on them said.",
    ],
)
def test_unnamed_people_who_speak_of_the_talks_tell_the_deal(after):
    assert speakers(f"Amazon is in talks to acquire Runway. {after}") == ["anonymous sources"]


def test_a_deal_that_only_the_title_names_is_told_by_who_speaks_in_the_lead():
    text = "TechCrunch reports that the agent start-up is in talks to raise $500 million from new owners."
    claims = find_claims(article(text, title="Sierra in talks to raise $500 million"))
    assert [a.name for a in claims[0].said_by] == ["TechCrunch"]


@pytest.mark.parametrize(
    "text",
    [
        "CNBC has the scoop on Databricks' acquisition of Runway.",
        "Databricks, which is when CNBC broke the news, agreed to buy Runway, as CNBC reported.",
        "Databricks will buy Runway, as CNBC reports.",
    ],
)
def test_an_outlet_that_found_the_news_tells_it(text):
    assert speakers(text) == ["CNBC"]


def test_who_speaks_within_a_remark_tells_what_the_remark_says():
    text = "Oracle has lost value since May, which was when it announced a contract to supply OpenAI with computing."
    assert speakers(text) == ["Oracle"]
