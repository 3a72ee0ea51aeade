"""The two ends of a text: who wrote it and when, who the author is, whom to follow."""

import pytest

from broadsheet.pages import read_page
from broadsheet.pages.edges import is_byline, trim_ends

URL = "https://soundledger.example/2025/11/lund-halls"
NAMES = ["ina berg", "olle ek"]


def read(html):
    return read_page(f'<html lang="en"><title>Halls</title><body>{html}</body></html>'.encode(), URL).article


def paragraphs(texts):
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize(
    "line",
    [
        "By Ina Berg, November 17, 2025",
        "BY INA BERG AND OLLE EK | NOV 17, 2025",
        "Von Ina Berg · Stand: 17.11.2025, 09:42 Uhr",
        "Nov. 17, 2025 9:42 a.m. ET",
        "Published on Monday, 17 November 2025 – 5 min read",
        "17 नवंबर 2025, 09:42",
        "First published: November 17, 2025",
        "3 hours ago",
        "Ina Berg",
    ],
)
def test_a_line_of_names_and_dates_alone_is_a_byline(line):
    assert is_byline(line, NAMES)


@pytest.mark.parametrize(
    "line",
    [
        "On 17 November 2025 the halls burned.",
        "Ina Berg left Harbour in November 2025.",
        "Who pays",
        "Four halls",
        "November was cold",
        "",
    ],
)
def test_a_line_that_says_more_is_none(line):
    assert not is_byline(line, NAMES)


@pytest.mark.parametrize(
    "ending",
    [
        "Ina Berg is a reporter at Sound Ledger. She has written two books on the Nordic grid.",
        "Olle Ek contributed to this report.",
        "(Reporting by Ina Berg in Lund and Olle Ek; Editing by Tove Hall)",
        "Do you know more? Write to halls@soundledger.example.",
        "Follow us on Mastodon.",
        "Follow her on X: @inaberg.",
        "You can have it all in our daily newsletter.",
        "Click here to see what else was let in Lund this year.",
        "Download our app for the latest from Lund.",
        "Sign up for the morning letter and have the Ledger before breakfast",
        "instagram.com/soundledger",
        "November 17, 2025",
        "Copyright 2025 Sound Ledger.",
        "Copyright © Sound Ledger",
        "© Sound Ledger. All rights reserved.",
        "Filed under: data centres, Lund",
        "Tags: power, Lund",
    ],
)
def test_a_last_line_about_the_article_goes(prose, ending):
    texts = [*prose, ending]
    assert trim_ends(texts, range(len(texts)), ("Ina Berg", "Olle Ek")) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    "ending",
    [
        "Ina Berg, who runs the site, left the room before the vote.",
        "The paper will follow us, the mayor said.",
        "Terms of the contract were not disclosed.",
        "Copyright is not mentioned in the contract, the mayor said.",
        "Most popular among the tenants is the fourth hall, which has a window.",
        "The company ended its free newsletter in May.",
        "“We are not in talks,” Lindqvist wrote as @majalindqvist.",
        "https://github.com/harbour/halls/tree/main/cooling",
    ],
)
def test_a_last_line_that_belongs_to_it_stays(prose, ending):
    texts = [*prose, ending]
    assert trim_ends(texts, range(len(texts)), ("Ina Berg",)) == list(range(6))


def test_a_dated_heading_in_front_stays_and_a_dated_line_goes(prose):
    texts = ["17 November 2025", *prose]
    assert trim_ends(texts, range(6), headings={0}) == list(range(6))
    assert trim_ends(texts, range(6)) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    "opening", ["1.2K Shares", "12 comments", "Listen to the episode", "Share this article"]
)
def test_a_count_or_a_call_in_front_goes(prose, opening):
    assert trim_ends([opening, *prose], range(6)) == [1, 2, 3, 4, 5]


def test_a_text_that_is_mostly_ending_is_left_alone():
    texts = [
        "The halls are let.",
        "Ina Berg is a reporter. She has seen all four of them from inside this year.",
    ]
    assert trim_ends(texts, range(2), ("Ina Berg",)) == [0, 1]


def test_a_byline_in_the_first_paragraph_is_metadata_and_no_text(prose):
    article = read(
        f"<article><h1>Halls</h1><p>By Ina Berg, November 17, 2025</p>{paragraphs(prose)}</article>"
    )
    assert article.text == "\n\n".join(prose)
    assert (article.authors, str(article.published.date())) == (("Ina Berg",), "2025-11-17")


def test_what_a_company_says_of_itself_at_the_end_stays(prose):
    about = "Harbour Compute is a builder of data centres in Lund, backed by three Danish pension funds."
    head = '<meta property="og:type" content="article"><meta name="author" content="Harbour Compute">'
    article = read(f"{head}<article><h1>Halls</h1>{paragraphs([*prose, about])}</article>")
    assert article.text.endswith(about)
