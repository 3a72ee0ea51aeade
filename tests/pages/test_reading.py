"""Reading a page: the article and nothing else, every field with its origin, or a finding that says why."""

import json
from datetime import UTC, datetime
from types import SimpleNamespace

import lxml.html
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from broadsheet.pages import read_page
from broadsheet.pages.body import fill_headings
from broadsheet.pages.jsonld import read_json_ld
from broadsheet.pages.template import line_id

URL = "https://soundledger.example/2025/11/lund-halls"
AT = datetime(2025, 11, 18, 12, tzinfo=UTC)


def read(body, **kw):
    return read_page(body, URL, at=AT, **kw)


def test_the_text_is_the_article_and_nothing_else(make_page, prose):
    article = read(make_page()).article
    assert article is not None
    paragraphs = [article.text[b.start : b.end] for b in article.blocks if b.kind == "paragraph"]
    assert paragraphs[-len(prose) :] == list(prose)
    for scrap in (
        "Also read",
        "newsletter",
        "Leave a reply",
        "Share on",
        "All rights",
        "partners use cookies",
        "More from",
        "Photo:",
    ):
        assert scrap not in article.text


def test_the_last_paragraph_is_kept(make_page, prose):
    assert read(make_page()).article.text.endswith(prose[-1])


def test_blocks_cover_the_text_in_order(make_page):
    article = read(make_page()).article
    assert "\n\n".join(article.text[b.start : b.end] for b in article.blocks) == article.text
    assert [b.kind for b in article.blocks].count("heading") == 1


def test_metadata_is_read_with_its_origin(make_page):
    article = read(make_page()).article
    assert article.title == "Harbour rents four halls at Lund to Tidewater"
    assert article.authors == ("Ina Berg", "Olle Ek")
    assert article.published == datetime(2025, 11, 17, 8, 42, tzinfo=UTC)
    assert article.published_precision == "second"
    assert article.updated == datetime(2025, 11, 17, 11, tzinfo=UTC)
    assert (article.section, article.keywords) == ("Markets", ("Lund", "data centres"))
    assert (article.provider.name, article.provider.domain) == ("Sound Ledger", "soundledger.example")
    assert article.url == "https://soundledger.example/2025/11/lund-halls"
    assert article.language == "en"
    assert article.origin("title") == "json-ld"
    assert article.origin("authors") == "json-ld"


def test_without_metadata_the_visible_page_is_read(make_page):
    article = read(make_page(ld=False)).article
    assert article.authors == ("Ina Berg",)
    assert article.published == datetime(2025, 11, 17, 8, 42, tzinfo=UTC)
    assert (article.origin("title"), article.origin("authors"), article.origin("published")) == (
        "h1",
        "byline",
        "visible",
    )


def test_pictures_keep_captions_and_credits_out_of_the_text(make_page):
    (image,) = read(make_page()).article.images
    assert (image.url, image.width, image.height) == (
        "https://soundledger.example/pictures/lund.jpg",
        1600,
        900,
    )
    assert image.caption == "The site in October."
    assert "Per Alm" in image.credit
    assert not image.is_cached


def test_furniture_known_to_the_outlet_is_left_out(make_page, prose):
    article = read(make_page(), furniture=frozenset({line_id(prose[3])})).article
    assert prose[3] not in article.text
    assert prose[4] in article.text


def test_an_edited_article_is_a_new_text_under_its_old_id(make_page, prose):
    before = read(make_page()).article
    after = read(make_page(prose=(*prose[:4], prose[4].replace("three", "four")))).article
    assert before.id == after.id
    assert before.text_id != after.text_id


@pytest.mark.parametrize("charset", ["cp1252", "utf-16"])
def test_a_wrong_or_missing_charset_makes_no_mojibake(make_page, prose, charset):
    assert prose[2] in read(make_page(charset=charset)).article.text


def test_utf_8_that_declares_latin_1_is_utf_8(make_page, prose):
    body = make_page().replace(b"<head>", b'<head><meta charset="iso-8859-1">', 1)
    assert prose[2] in read(body, content_type="text/html; charset=iso-8859-1").article.text


@pytest.mark.parametrize(
    ("body", "content_type", "code"),
    [
        (b"", "", "empty"),
        (b" \n\t ", "text/html", "empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "application/pdf", "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "image/png", "binary"),
        (b'{"a": 1}', "application/json", "wrong_type"),
        (
            b"<html><body><div id=root></div>" + b"<script src=/app.js></script>" * 6,
            "text/html",
            "script_only",
        ),
        (
            b"<html><body><noscript>You need to enable JavaScript to run this app.</noscript></body></html>",
            "",
            "script_only",
        ),
        (
            b"<html><body><ul>" + b"<li><a href=/x>Home</a></li>" * 30 + b"</ul></body></html>",
            "",
            "not_article",
        ),
        (b"<html><body>" + b"<div>" * 5_000 + b"deep", "", "too_deep"),
        (b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(50_000)) + b">x</p>", "", "too_large"),
        (b"<html><body>" + b"<a href=/x>y</a>" * 200_000, "", "too_large"),
        (b"<html><script>" + b"x" * 16_000_000 + b"</script><p>y</p>", "", "too_large"),
        (b"<html><body><p>" + b"word " * 1_300_000, "", "too_large"),
        (b"a line\n" * 20_001, "text/plain", "too_large"),
    ],
)
def test_a_page_without_an_article_names_why(body, content_type, code):
    reading = read(body, content_type=content_type)
    assert reading.article is None
    assert [finding.code for finding in reading.findings] == [code]


def test_a_saved_page_with_its_pictures_inside_is_read(make_page, prose):
    picture = b'<img src="data:image/png;base64,' + b"iVBORw0KGgo" * 900_000 + b'">'
    article = read(make_page().replace(b"<figure>", picture + b"<figure>", 1)).article
    assert article.text.endswith(prose[-1])


@pytest.mark.parametrize(("filling", "title"), [(100, "From the block"), (2_000_000, "")])
def test_a_block_of_json_ld_of_megabytes_is_not_read(filling, title):
    block = (
        f'{{"@type": "NewsArticle", "alternativeHeadline": "{"x" * filling}", "headline": "From the block"}}'
    )
    page = f'<html><head><script type="application/ld+json">{block}</script></head></html>'
    nodes = read_json_ld(lxml.html.fromstring(page))
    assert [node.get("headline", "") for node in nodes] == ([title] if title else [])


def test_of_two_articles_in_json_ld_the_one_that_the_page_is_titled_by_counts(make_page):
    other = json.dumps(
        {"@type": "NewsArticle", "headline": "Cod is dear in Skagen", "datePublished": "2020-01-01T08:00:00Z"}
    )
    body = make_page().replace(
        b"<script type", f'<script type="application/ld+json">{other}</script><script type'.encode(), 1
    )
    article = read(body).article
    assert (article.title, article.published.year) == ("Harbour rents four halls at Lund to Tidewater", 2025)


def test_json_ld_with_its_quotes_escaped_is_read(make_page):
    start = make_page().index(b'{"@context"')
    end = make_page().index(b"</script>", start)
    body = make_page()
    escaped = body[:start] + body[start:end].replace(b'"', b"&quot;") + body[end:]
    assert read(escaped).article.authors == ("Ina Berg", "Olle Ek")


def test_a_damaged_block_of_json_ld_still_gives_date_and_author(make_page):
    body = make_page().replace(
        b'"@type": "NewsArticle", "headline": "', b'"@type": "NewsArticle", "headline": "The "halls": '
    )
    article = read(body).article
    assert (article.published, article.origin("published")) == (
        datetime(2025, 11, 17, 8, 42, tzinfo=UTC),
        "json-ld",
    )
    assert (article.authors, article.title) == (
        ("Ina Berg",),
        "Harbour rents four halls at Lund to Tidewater",
    )


@pytest.mark.parametrize("ends", ["</p>", "<br/>", "</p>\n\n"])
def test_markup_in_a_stated_text_parts_its_paragraphs(prose, ends):
    stated = json.dumps({"@type": "NewsArticle", "articleBody": "".join(f"<p>{one}{ends}" for one in prose)})
    page = f'<html><script type="application/ld+json">{stated}</script><div id="root"></div></html>'
    article = read(page.encode()).article
    assert (article.text, article.origin("text")) == ("\n\n".join(prose), "json-ld")


def test_a_passage_in_another_encoding_spoils_neither_itself_nor_the_page(make_page, prose):
    pasted = "Städte wie Malmö und Göteborg".encode("cp1252")
    text = read(make_page().replace(prose[1].encode(), pasted + b", " + prose[1].encode())).article.text
    assert "Städte wie Malmö und Göteborg, The halls" in text
    assert "“We would have taken" in text


def test_a_page_that_was_encoded_twice_is_read_as_it_was_meant(make_page, prose):
    twice = make_page().decode("utf-8").encode("utf-8").decode("latin-1").encode("utf-8")
    assert read(twice).article.text.endswith("\n\n".join(prose[3:]))
    assert "“We would have taken" in read(twice).article.text


@pytest.mark.parametrize(
    "wall",
    [
        "Lesen Sie diesen Artikel mit SL+. Sind Sie bereits Abonnent? Anmelden",
        "Article réservé à nos abonnés. Il vous reste 78.5% de cet article à lire.",
        "¿Ya eres suscriptor? Inicia sesión",
        "Contenuto riservato agli abbonati",
        "Alleen voor abonnees",
        "Register for free to keep reading",
    ],
)
def test_a_wall_is_known_in_many_languages(prose, wall):
    page = f"<html><body><article><h1>Halls</h1><p>{prose[0]}</p><div class=x><p>{wall}</p></div></article></body></html>"
    reading = read(page.encode())
    assert (reading.article.kind, [f.code for f in reading.findings]) == ("teaser", ["paywall"])


def test_a_consent_page_is_named():
    body = (
        "<html><body><h1>Before you continue</h1><p>We use cookies.</p><button>Accept all</button>"
        "<p>Consent to tracking</p><p>Cookie settings</p></body></html>"
    )
    assert [f.code for f in read(body.encode()).findings] == ["consent_wall"]


def test_a_teaser_is_kept_and_marked(make_page, prose):
    body = make_page(prose=(prose[0], "", "", "", "")).replace(
        b'"@type": "NewsArticle",', b'"@type": "NewsArticle", "isAccessibleForFree": false,'
    )
    reading = read(body)
    assert reading.article is not None
    assert reading.article.kind == "teaser"
    assert [finding.code for finding in reading.findings] == ["paywall"]


@pytest.mark.parametrize(
    "body",
    [
        b'<html><head><script type="application/ld+json">'
        + b'{"a":[' * 60_000
        + b"</script></head><body><p>x</p></body></html>",
        b'<html><head><script type="application/ld+json">["'
        + b"x" * 4_900_000
        + b'"]</script></head><body><p>x</p></body></html>',
        b"<html><head>" + b'<meta name="a" content="b">' * 60_000 + b"</head><body><p>x</p></body></html>",
        b'<html><head><script type="application/ld+json">{"@type":"NewsArticle",'
        + b'"author": [{ "name" ' * 90_000
        + b"</script></head><body><p>x</p></body></html>",
        b"<html><body><p>" + "Tidewater’s “halls” – é. ".encode().decode("latin-1").encode() * 40_000,
        b"<html><body><h1>" + b"<span class=kicker>Markets</span>" * 10_000 + b"Halls are let at Lund</h1>",
        b"<html><body>" + b"<p>Word word word, word word.</p>" * 30_000,
        b"<html><body>" + b"<script>" * 50_000,
        b"<html><body>" + b"x " * 1_500_000,
        b"<html><body><p x='<' " + b" ".join(b"a%d" % n for n in range(50_000)) + b">x</p>",
        b"<html><head><title>" + b"a - " * 200_000 + b"</title></head><body><p>x</p></body></html>",
        b"<html><body>" + b"<br>text<br>" * 40_000,
        b"A line of plain text.\n" * 200_000,
    ],
    ids=[
        "deep-json",
        "long-json",
        "meta",
        "damaged-json",
        "encoded-twice",
        "kickers",
        "wide",
        "open-scripts",
        "long-line",
        "attributes",
        "title",
        "breaks",
        "lines",
    ],
)
@pytest.mark.timeout(20)
def test_hostile_shapes_end_in_bounded_time(body):
    reading = read(body)
    assert reading.article is not None or reading.findings


@pytest.mark.parametrize("name", [b"{};", b"{a}", b"a:b:c", b"=", b"\xff", b"<", b"xmlns"])
def test_odd_attribute_names_break_nothing(make_page, prose, name):
    body = make_page().replace(b'<div class="article-body">', b'<div class="article-body" ' + name + b'="1">')
    assert prose[4] in read(body).article.text


@given(
    st.integers(0, 4_000),
    st.lists(st.tuples(st.integers(0, 3_999), st.sampled_from(b"<>\"'&/= {}\x00\xff")), max_size=30),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_page_gives_an_article_or_a_finding(make_page, end, flips):
    body = bytearray(make_page()[:end])
    for place, byte in flips:
        if place < len(body):
            body[place] = byte
    reading = read(bytes(body))
    assert reading.article is not None or reading.findings


@given(st.binary(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_bytes_give_an_article_or_a_finding(body):
    reading = read(body)
    assert reading.article is not None or reading.findings


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div class=comment>",
                "</div>",
                "<a href='x'>",
                "</a>",
                "<br>",
                "A sentence of words. ",
                "<table><td>",
                "<!--",
                "<li>",
            ]
        ),
        max_size=60,
    )
)
@settings(max_examples=60, deadline=None)
def test_blocks_always_quote_the_text(parts):
    article = read(("<html><body>" + "".join(parts)).encode()).article
    if article is not None:
        assert "\n\n".join(article.text[b.start : b.end] for b in article.blocks) == article.text


def test_a_page_laid_out_in_tables_is_read_like_any_other(make_page, prose):
    cells = "".join(f"<tr><td><a href='/{n}'>Market news {n}</a></td></tr>" for n in range(8))
    text = "<br><br>".join(prose)
    body = (
        f"<html><body><table><tr><td colspan=2><font size=5>Harbour rents four halls</font></td></tr>"
        f"<tr><td><table>{cells}</table></td><td><h1>Harbour rents four halls</h1>{text[:700]}"
        f"<h3>Related</h3><ul><li><a href='/x'>A second line to Varberg is ready on paper</a></li></ul></td></tr>"
        f"<tr><td>Imprint</td><td>© Sound Ledger</td></tr></table></body></html>"
    )
    article = read(body.encode()).article
    assert prose[0] in article.text
    assert "Market news" not in article.text
    assert "second line to Varberg" not in article.text


def test_a_table_of_figures_comes_whole(make_page, prose):
    rows = "".join(f"<tr><td>Hall {n}</td><td>{n * 7}</td><td>{n}.5 MW</td></tr>" for n in range(1, 9))
    table = f"<table><tr><th>Hall</th><th>Machines</th><th>Power</th></tr>{rows}</table>"
    article = read(make_page().replace(b"<h2>Who pays</h2>", table.encode())).article
    assert all(f"Hall {n}\n\n{n * 7}\n\n{n}.5 MW" in article.text for n in range(1, 9))


def test_a_heading_that_looks_like_a_box_goes_with_the_paragraphs_around_it():
    """What stands right between two stretches of the article and is no link heads the second of them."""
    frame = SimpleNamespace(tag="p", parent=None)
    lines = [
        ("Harbour rents halls.", "p"),
        ("Scalability", "h3"),
        ("It has room for more.", "p"),
        ("Newsletter", "h3"),
        ("Sign up.", "p"),
    ]
    stretches = [
        SimpleNamespace(text=text, link_chars=0, frame=SimpleNamespace(tag=tag, parent=frame))
        for text, tag in lines
    ]
    chances = np.array([0.9, 0.3, 0.9, 0.3, 0.1], dtype=np.float32)
    assert fill_headings(stretches, chances, [0, 2]) == [0, 1, 2]
    assert fill_headings(stretches, np.where(chances == np.float32(0.3), 0.1, chances), [0, 2]) == [0, 2]


def test_text_headline_and_a_quoted_paragraph_may_each_have_their_language(make_page, prose):
    quoted = (
        "„Wir hätten die Hallen schon ein Jahr früher genommen, wenn es sie gegeben hätte“, sagte die Betriebsleiterin in Lund. "
        "Die ersten Maschinen sollen im Februar laufen, die letzten im Herbst des Jahres."
    )
    article = read(
        make_page(title="港湾計算、四つのホールを貸し出し", prose=(*prose[:2], quoted, *prose[3:]))
    ).article
    assert (article.language, article.title_language) == ("en", "ja")
    spoken = {
        article.text[block.start : block.end]: block.language for block in article.blocks if block.language
    }
    assert spoken == {quoted: "de"}


def test_a_page_may_leave_out_the_tags_that_html_lets_it_leave_out(make_page):
    """What stands before the first `<p>` in main, article or header is the page's body, not its head."""
    whole = make_page()
    bare = whole
    for tag in (b"<head>", b"</head>", b"<body>", b"</body>", b"</html>"):
        bare = bare.replace(tag, b"")
    expected, found = read(whole).article, read(bare).article
    assert found is not None
    assert (found.text, found.title, found.authors) == (expected.text, expected.title, expected.authors)
