"""The parts of reading: headlines, names, instants, dates in words, charsets, cues, pictures."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.pages import read_image_size, read_page
from broadsheet.pages.authors import clean_names
from broadsheet.pages.charset import decode_body
from broadsheet.pages.cues import find_cue, is_furniture_line
from broadsheet.pages.excerpts import cut_at_sentence
from broadsheet.pages.instants import read_instant
from broadsheet.pages.written_dates import find_dates, read_relative

URL = "https://soundledger.example/2025/11/lund-halls"


@pytest.mark.parametrize(
    ("written", "names"),
    [
        (["By Ina Berg and Olle Ek"], ("Ina Berg", "Olle Ek")),
        (["Von Ina Berg, dpa"], ("Ina Berg",)),
        (["Ina Berg, CFA"], ("Ina Berg",)),
        (["Berg, Ina"], ("Ina Berg",)),
        (["Ina Berg | Sound Ledger"], ("Ina Berg",)),
        (["Ina Berg - Harbour Editorial Team"], ("Ina Berg",)),
        (["https://www.facebook.com/soundledger"], ()),
        (["ina.berg@soundledger.example"], ()),
        (["Sound Ledger"], ()),
        (["Автор: Инна Берг"], ("Инна Берг",)),
        (["Ina Berg", "ina berg"], ("Ina Berg",)),
        (["Ina Berg (Image: Per Alm)"], ("Ina Berg",)),
    ],
)
def test_authors_are_persons(written, names):
    assert clean_names(written, {"sound ledger", "soundledger"}) == names


BYLINES = (
    ("<p>By Ina Berg, Head of Grids at Harbour Compute</p>", ("Ina Berg",)),
    ("<div class='date-and-author'><span>Nov 17, 2025</span><span>Ina Berg</span></div>", ("Ina Berg",)),
    ("<div class='authors'><div class='author'>Ina Berg</div><div class='author'>Olle Ek</div></div>", ("Ina Berg", "Olle Ek")),
    ("<div class='post-author'>by <a href='/users/ekolle'>ekolle</a></div>", ("ekolle",)),
    ("<p>by design</p>", ()),
)  # fmt: skip


@pytest.mark.parametrize(("byline", "names"), BYLINES)
def test_who_signs_is_read_from_the_line_below_the_headline(make_page, byline, names):
    shown = b'<div class="byline">By <a rel="author" href="/people/ina-berg">Ina Berg</a></div>'
    body = make_page(ld=False).replace(shown, byline.encode())
    assert read_page(body, URL).article.authors == names


def test_an_agency_names_its_reporters_behind_the_text(make_page, prose):
    told = "(Reporting by Ina Berg in Lund and Olle Ek; Editing by Tove Hall)"
    shown = b'<div class="byline">By <a rel="author" href="/people/ina-berg">Ina Berg</a></div>'
    body = make_page(ld=False, prose=(*prose[:4], f"{prose[4]}</p><p>{told}")).replace(shown, b"")
    article = read_page(body, URL).article
    assert (article.authors, article.text.endswith(prose[4])) == (("Ina Berg", "Olle Ek"), True)


def test_a_house_signs_only_where_no_person_is_named(make_page):
    body = make_page().replace(
        b'[{"@type": "Person", "name": "Ina Berg"}, {"@type": "Person", "name": "Olle Ek"}]',
        b'{"name": "Sound Ledger"}',
    )
    article = read_page(body, URL).article
    assert (article.authors, article.origin("authors")) == (("Ina Berg",), "byline")
    article = read_page(body.replace(b"By <a", b"<a").replace(b"Ina Berg", b""), URL).article
    assert (article.authors, article.origin("authors")) == (("Sound Ledger",), "house")


def test_a_search_engine_title_gives_way_to_the_heading(make_page):
    body = make_page(ld=False).replace(
        b'og:title" content="Harbour rents', b'og:title" content="Data centre news: Harbour rents'
    )
    assert read_page(body, URL).article.title == "Harbour rents four halls at Lund to Tidewater"


@pytest.mark.parametrize(
    ("head", "heading", "title"),
    [
        ("<title>Four halls at Lund are let | Business | Sound Ledger</title>", "", "Four halls at Lund are let"),
        ("<title>Four halls at Lund are let | Business</title>", "", "Four halls at Lund are let | Business"),
        ("<title>Four halls at Lund are let - Sound Ledger</title>",
         "<h1><span class='kicker'>Markets</span> Four halls at Lund are let</h1>", "Four halls at Lund are let"),
        ("<title>海港公司将隆德四座机房出租给潮水实验室_科技_海港新闻网</title>",
         "<h1>海港公司将隆德四座机房出租给潮水实验室</h1>", "海港公司将隆德四座机房出租给潮水实验室"),
        ("<title>海港公司将隆德四座机房出租给潮水实验室-海港新闻网</title>",
         "<h1>海港公司将隆德四座机房出租给潮水实验室</h1>", "海港公司将隆德四座机房出租给潮水实验室"),
    ],
)  # fmt: skip
def test_a_headline_stands_without_section_site_and_label(prose, head, heading, title):
    text = "".join(f"<p>{one}</p>" for one in prose)
    assert (
        read_page(f"<html><head>{head}</head><body>{heading}{text}</body></html>".encode(), URL).article.title
        == title
    )


@pytest.mark.parametrize(
    "signed",
    [
        "<span property='schema:author'>Ina Berg</span> <time property='schema:datePublished' content='2025-11-17T08:42:00Z'>x</time>",
        "<a class='p-author h-card' href='/'>Ina Berg</a> <time class='dt-published' datetime='2025-11-17T08:42:00Z'>x</time>",
        "<a href='/@ina'>Ina Berg</a> <time datetime='2025-11-17T08:42:00Z'>x</time>",
    ],
)
def test_rdfa_microformats_and_handles_tell_author_and_date(make_page, signed):
    shown = b'<div class="byline">By <a rel="author" href="/people/ina-berg">Ina Berg</a></div>'
    body = make_page(ld=False).replace(shown, signed.encode())
    article = read_page(
        body.replace(b'<time datetime="2025-11-17T09:42:00+01:00">17 November 2025</time>', b""), URL
    ).article
    assert (article.authors, article.published) == (("Ina Berg",), datetime(2025, 11, 17, 8, 42, tzinfo=UTC))


@pytest.mark.parametrize(
    "beside",
    [
        "<p>© 2019 Sound Ledger, January 1, 2019</p>",
        "<div id='comments'><div class='comment'><p>January 1, 2019</p></div></div>",
    ],
)
def test_dates_of_copyrights_and_comments_are_not_the_article_s(prose, beside):
    text = "".join(f"<p>{one}</p>" for one in prose)
    page = f"<html><body><article><h1>Four halls at Lund are let</h1>{text}</article>{beside}</body></html>"
    assert read_page(page.encode(), URL).article.published is None


@pytest.mark.parametrize(
    ("text", "at", "precision"),
    [
        ("2025-11-17T09:42:00+01:00", datetime(2025, 11, 17, 8, 42, tzinfo=UTC), "second"),
        ("2025-11-17T09:42Z", datetime(2025, 11, 17, 9, 42, tzinfo=UTC), "minute"),
        ("2025-11-17 09:42:00 +0100", datetime(2025, 11, 17, 8, 42, tzinfo=UTC), "second"),
        ("2025-11-17T09:42:00", datetime(2025, 11, 17, tzinfo=UTC), "day"),
        ("2025-11-17", datetime(2025, 11, 17, tzinfo=UTC), "day"),
        ("20251117", datetime(2025, 11, 17, tzinfo=UTC), "day"),
        ("Mon, 17 Nov 2025 09:42:00 GMT", datetime(2025, 11, 17, 9, 42, tzinfo=UTC), "second"),
        ("1763372520", datetime(2025, 11, 17, 9, 42, tzinfo=UTC), "second"),
    ],
)
def test_instants_of_machines(text, at, precision):
    found = read_instant(text)
    assert found is not None
    assert (found.at, found.precision) == (at, precision)


@pytest.mark.parametrize(
    "text", ["", "soon", "2025-13-45", "0001-01-01", "x" * 200, "9999-12-31T23:59:59+00:00"]
)
def test_what_is_no_instant_is_none(text):
    assert read_instant(text) is None


@given(st.text(max_size=40))
def test_reading_an_instant_never_raises(text):
    found = read_instant(text)
    assert found is None or found.at.tzinfo is not None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("17 November 2025", (2025, 11, 17)),
        ("Nov. 17, 2025, 9:42 a.m.", (2025, 11, 17)),
        ("17. November 2025, 09:42 Uhr", (2025, 11, 17)),
        ("le 17 novembre 2025 à 9h42", (2025, 11, 17)),
        ("17 de noviembre de 2025", (2025, 11, 17)),
        ("17 ноября 2025, 09:42", (2025, 11, 17)),
        ("17 listopada 2025", (2025, 11, 17)),
        ("2025年11月17日 9時42分", (2025, 11, 17)),
        ("2025년 11월 17일", (2025, 11, 17)),
        ("17.11.2025", (2025, 11, 17)),
        ("17/11/2025", (2025, 11, 17)),
        ("17 نوفمبر 2025", (2025, 11, 17)),
        ("١٧ نوفمبر ٢٠٢٥", (2025, 11, 17)),
        ("17 בנובמבר 2025", (2025, 11, 17)),
        ("17 नवंबर 2025", (2025, 11, 17)),
        ("17. новембар 2025", (2025, 11, 17)),
        ("17 de novembre de 2025", (2025, 11, 17)),
    ],
)
def test_dates_in_words(text, day):
    found = find_dates(text)[0]
    assert (found.year, found.month, found.day) == day


@pytest.mark.parametrize(
    ("clock", "hours"),
    [("9:42 a.m. ET", -5), ("9:42 WIB", 7), ("9:42 Uhr MEZ", 1), ("9:42 PST", -8), ("9:42 KST", 9)],
)
def test_a_printed_time_with_its_zone_is_an_instant(make_page, clock, hours):
    shown = b'<time datetime="2025-11-17T09:42:00+01:00">17 November 2025</time>'
    body = make_page(ld=False).replace(shown, f"<p>17 November 2025, {clock}</p>".encode())
    article = read_page(body, URL).article
    assert article.published == datetime(2025, 11, 17, 9, 42, tzinfo=UTC) - timedelta(hours=hours)


def test_the_order_of_day_and_month_follows_the_page():
    assert find_dates("3/4/2025", month_first=True)[0].month == 3
    assert find_dates("3/4/2025", month_first=False)[0].month == 4


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("3 hours ago", timedelta(hours=3)),
        ("vor 2 Stunden", timedelta(hours=2)),
        ("il y a 5 minutes", timedelta(minutes=5)),
        ("hace 2 días", timedelta(days=2)),
        ("2 часа назад", timedelta(hours=2)),
        ("3時間前", timedelta(hours=3)),
        ("yesterday", timedelta(days=1)),
    ],
)
def test_relative_dates_count_from_the_fetch(text, back):
    at = datetime(2025, 11, 18, 12, tzinfo=UTC)
    when, _ = read_relative(text, at)
    assert when == at - back


def test_a_date_after_the_fetch_is_not_believed(make_page):
    body = make_page().replace(b"2025-11-17T08:42:00Z", b"2031-01-01T00:00:00Z")
    article = read_page(body, URL, at=datetime(2025, 11, 18, tzinfo=UTC)).article
    assert article.published == datetime(2025, 11, 17, 8, 42, tzinfo=UTC)


def test_a_blog_put_up_anew_keeps_the_day_it_prints(make_page):
    body = (
        make_page()
        .replace(b'"NewsArticle"', b'"BlogPosting"')
        .replace(b"2025-11-17T08:42:00Z", b"2026-03-01T00:00:00Z")
    )
    assert read_page(body, URL).article.published == datetime(2025, 11, 17, 8, 42, tzinfo=UTC)
    news = make_page().replace(b"2025-11-17T08:42:00Z", b"2026-03-01T00:00:00Z")
    assert read_page(news, URL).article.published == datetime(2026, 3, 1, tzinfo=UTC)


def test_the_day_of_a_change_is_not_the_day_of_publication(make_page):
    body = make_page(ld=False).replace(
        b'<time datetime="2025-11-17T09:42:00+01:00">17 November 2025</time>',
        b"<p>Updated November 20, 2025</p><p>Published November 17, 2025</p>",
    )
    assert read_page(body, URL).article.published == datetime(2025, 11, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "real", "declared"),
    [
        ("Zwölf Häuser für Lübeck, größer als üblich — „schön“. " * 9, "cp1252", "utf-8"),
        ("Двенадцать залов под Лундом сданы на шесть лет. " * 9, "cp1251", "iso-8859-1"),
        ("Двенадцать залов под Лундом сданы на шесть лет. " * 9, "utf-8", "windows-1251"),
        ("ルンド近郊の四つのホールが六年間貸し出される。" * 20, "shift_jis", "shift_jis"),
        ("ルンド近郊の四つのホールが六年間貸し出される。" * 20, "euc_jp", ""),
        ("룬드 인근의 홀 네 개가 육 년간 임대된다. " * 20, "euc_kr", "euc-kr"),
        ("Čtyři haly u Lundu jsou pronajaty na šest let, žádná cena. " * 20, "cp1250", "windows-1250"),
    ],
)
def test_the_real_charset_wins(text, real, declared):
    assert decode_body(text.encode(real), f"text/html; charset={declared}" if declared else "").text == text


def test_bytes_that_are_utf_8_overrule_the_declaration():
    for declared in ("iso-8859-1", "utf-8"):
        assert decode_body("schön".encode(), f"text/html; charset={declared}") == ("schön", "utf-8")


@pytest.mark.parametrize(
    "line",
    ["Also Read: The bank that left", "Lesen Sie auch: Die Bank", "À lire aussi : la banque", "Читайте также: Банк", "◐ Listen to article",
     "Leave a Reply", "More From Author", "Advertisement", "関連記事：銀行", "اقرأ أيضا: البنك", "Leggi anche: la banca", "यह भी पढ़ें: बैंक"],
)  # fmt: skip
def test_lines_that_only_announce_something_else_go(line):
    assert is_furniture_line(line)


@pytest.mark.parametrize(
    "line",
    ["See also what the auditors wrote in May, when the lease was not yet signed and the bank still wanted the halls.",
     "Advertisement spending fell by a tenth.", "Share prices rose.", "Listen to the engine and you hear why.", "Sharing a hall is cheaper."],
)  # fmt: skip
def test_prose_that_begins_alike_stays(line):
    assert not is_furniture_line(line)


def test_a_cue_in_a_long_paragraph_is_no_cue():
    assert find_cue(
        "The company writes that all rights reserved by the bank pass to the tenant, " + "and so on, " * 30
    ) == ("", False)


def test_an_excerpt_ends_at_a_sentence():
    text = (
        "One short sentence stands here first of all things. "
        + "Another sentence follows it with some more words. " * 12
    )
    assert cut_at_sentence(text.strip()).endswith(".")
    assert len(cut_at_sentence(text)) <= 300
    assert cut_at_sentence("word " * 200).endswith("…")


def _png(width, height):
    return (
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
        + width.to_bytes(4, "big")
        + height.to_bytes(4, "big")
        + b"\x08\x06"
    )


@pytest.mark.parametrize(
    ("head", "size"),
    [
        (_png(640, 480), (640, 480)),
        (b"GIF89a\x40\x01\xf0\x00\x00", (320, 240)),
        (
            b"\xff\xd8\xff\xe0\x00\x10" + b"J" * 14 + b"\xff\xc0\x00\x11\x08\x01\x2c\x01\x90\x03\x01",
            (400, 300),
        ),
        (b"RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\x7f\x02\x00\xdf\x01\x00", (640, 480)),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 \x00\x00\x00\x00\x00\x00\x00\x9d\x01\x2a\x80\x02\xe0\x01", (640, 480)),
        (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 32">', (64, 32)),
        (b"<svg width='..' height='1'>", None),
        (b"<svg viewBox='0 0 " + b"9" * 400 + b" 5'>", None),
        (_png(0, 10), None),
        (b"\xff\xd8\xff", None),
        (b"hello", None),
        (b"", None),
    ],
)
def test_a_picture_tells_its_size_in_its_first_bytes(head, size):
    assert read_image_size(head) == size


@given(st.binary(max_size=64))
def test_a_damaged_picture_has_no_size_or_a_positive_one(head):
    size = read_image_size(b"\xff\xd8" + head)
    assert size is None or min(size) > 0


def _excerpt_of(make_page, description):
    page = (
        make_page(ld=False)
        .decode()
        .replace(
            "A bank left, a laboratory came: four halls near Lund have a tenant for six years.", description
        )
    )
    article = read_page(page.encode(), URL).article
    return article.excerpt, article.origin("excerpt")


WHOLE = "A bank left, a laboratory came. Four halls near Lund have a tenant for six years."


@pytest.mark.parametrize(
    ("description", "excerpt"),
    [
        (WHOLE, WHOLE),
        (f"{WHOLE} The municipality wants to sharply re…", WHOLE),
        (f"{WHOLE} The municipality wants to sharply re", WHOLE),
        ("Four halls near Lund, and what became of the bank", "Four halls near Lund, and what became of the bank"),
        ("Four halls near Lund, and what became of the bank that…", "Four halls near Lund, and what became of the bank that…"),
        (f"{WHOLE} " * 8, f"{WHOLE} {WHOLE} {WHOLE} A bank left, a laboratory came."),
    ],
)  # fmt: skip
def test_a_description_is_cut_at_a_sentence(make_page, description, excerpt):
    assert _excerpt_of(make_page, description) == (excerpt, "meta")


def test_a_description_that_is_the_broken_off_beginning_gives_way_to_the_text(make_page, prose):
    excerpt, origin = _excerpt_of(make_page, f"{prose[0][:120]}…")
    assert (excerpt, origin) == (prose[0], "text")
