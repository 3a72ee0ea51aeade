"""Who told a text first, where the page says so in a line beside it."""

import pytest

from broadsheet.pages import read_page
from broadsheet.pages.originals import name_original

URL = "https://soundledger.example/2025/11/lund-halls"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("This article was originally published on The Conversation.", "The Conversation"),
        ("Originally published by Bay Ledger on 3 May", "Bay Ledger"),
        ("This story first appeared in the Bay Ledger, a weekly.", "Bay Ledger"),
        ("Dieser Text ist zuerst bei Bay Ledger erschienen.", "Bay Ledger"),
        ("Cet article a été initialement publié par Bay Ledger.", "Bay Ledger"),
        ("Bay Ledger AI→ original", "Bay Ledger AI"),
        ("Оригинал: Bay Ledger", "Bay Ledger"),
        ("原文：海湾账本", "海湾账本"),
        ("First published in 2019, the book sold well.", ""),
        ("This post was first published on November 19.", ""),
        ("Originally published on 3 May 2024.", ""),
        ("First published 10:05 BST", ""),
    ],
)
def test_a_line_names_who_told_it_first(line, name):
    assert name_original([line]) == name


def test_a_page_that_names_its_original_in_a_line_says_so(make_page):
    body = make_page().replace(
        b"</div></article>", b"<p><em>Originally published by Bay Ledger.</em></p></div></article>"
    )
    article = read_page(body, URL).article
    assert (article.syndicated_from, article.origin("syndicated_from")) == ("Bay Ledger", "visible")


def test_a_plain_text_that_names_its_original_says_so(prose):
    text = "\n\n".join(["Bay Ledger → original", "Harbour rents four halls at Lund", *prose])
    article = read_page(text.encode(), URL).article
    assert (article.title, article.syndicated_from) == ("Harbour rents four halls at Lund", "Bay Ledger")


def test_each_field_that_was_found_says_where(make_page):
    article = read_page(make_page(), URL).article
    found = {
        "provider": "og", "updated": "json-ld", "section": "json-ld", "keywords": "json-ld", "language": "text",
        "standfirst": "visible", "images": "metadata",
    }  # fmt: skip
    assert found.items() <= dict(article.origins).items()


def test_a_saved_page_stands_at_the_address_that_it_names(make_page):
    article = read_page(make_page(), "file:///home/ina/lund.html").article
    assert (article.url, article.provider.domain) == (URL, "soundledger.example")
    assert article.images[0].url == "https://soundledger.example/pictures/lund.jpg"
    assert not article.syndicated_from
