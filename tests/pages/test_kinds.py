"""What kind of piece a page is, from what it states and from what it shows."""

import pytest

from broadsheet.pages import read_page
from broadsheet.records import Provider
from tests.pages.conftest import TITLE

URL = "https://soundledger.example/2025/11/lund-halls"


def kind_of(body, url=URL, **given):
    article = read_page(body, url, **given).article
    return article.kind, article.origin("kind")


def test_a_page_that_says_nothing_of_it_is_an_article(make_page):
    assert kind_of(make_page()) == ("article", "")


@pytest.mark.parametrize(
    ("label", "kind"),
    [("Opinion", "opinion"), ("Kommentar", "opinion"), ("オピニオン", "opinion"), ("Мнение", "opinion"),
     ("Comunicado de prensa", "press_release"), ("En direct", "live_blog"), ("Markets", "article")],
)  # fmt: skip
def test_a_label_above_the_headline_names_the_kind(make_page, label, kind):
    body = make_page().replace(b"<h1>", f'<p class="kicker">{label}</p><h1>'.encode())
    assert kind_of(body)[0] == kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [(f"Opinion: {TITLE}", "opinion"), (f"【社説】{TITLE}", "opinion"), (f"{TITLE} – live updates", "live_blog"),
     (f"Pressemitteilung | {TITLE}", "press_release"), ("Why opinion pages lose readers", "article"),
     ("Video games lose ground: what the figures say", "article")],
)  # fmt: skip
def test_the_headline_may_name_the_kind(make_page, title, kind):
    assert kind_of(make_page(ld=False, title=title))[0] == kind


def test_a_menu_above_the_headline_names_nothing(make_page):
    menu = "".join(
        f"<li><a href='/{n}'>{n}</a></li>" for n in ("News", "Markets", "Video", "Podcast", "Opinion")
    )
    assert (
        kind_of(make_page().replace(b"<h1>", f"</article><ul>{menu}</ul><article><h1>".encode()))[0]
        == "article"
    )


def test_a_release_is_known_by_how_it_begins_but_not_from_a_regulator(make_page, prose):
    body = make_page(prose=(f"LUND, Sweden /PRNewswire/ -- {prose[0]}", *prose[1:]))
    assert kind_of(body) == ("press_release", "text")
    regulator = Provider(name="Office", domain="soundledger.example", kind="regulator")
    assert kind_of(body, provider=regulator) == ("article", "")


def test_entries_under_clock_times_make_a_live_blog(make_page, prose):
    entries = "".join(
        f"<h3>{hour}:40</h3><p>{prose[hour % 5]} It was hour {hour}.</p>" for hour in range(10, 18)
    )
    body = make_page(ld=False).replace(b"<h2>Who pays</h2>", entries.encode())
    assert kind_of(body) == ("live_blog", "entries")


def test_what_the_page_states_outweighs_what_it_shows(make_page):
    body = make_page().replace(b"<h1>", b'<p class="kicker">Video</p><h1>')
    stated = body.replace(b'"NewsArticle"', b'"OpinionNewsArticle"')
    assert kind_of(stated) == ("opinion", "metadata")


def test_a_long_text_is_no_video(make_page, prose):
    long = tuple(f"{text} {text}" for text in prose)
    assert kind_of(make_page(prose=long), "https://soundledger.example/video/lund")[0] == "article"
    assert kind_of(make_page(prose=prose), "https://soundledger.example/video/lund") == ("video", "address")
