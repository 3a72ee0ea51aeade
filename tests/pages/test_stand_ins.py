"""What a server sends in place of an article, with status 200, is named and never told as news."""

from datetime import UTC, datetime

import pytest

from broadsheet.pages import read_page

URL = "https://soundledger.example/2025/11/lund-halls"
AT = datetime(2025, 11, 18, 12, tzinfo=UTC)
LOST = "We are sorry, but the page that you asked for is not here or was moved. Try the search, or begin at the front page."
CHECK = "This takes a few seconds and happens by itself. Please wait while we make sure that you are a person and no machine."
ASK = (
    "Um diese Seite zu nutzen, akzeptieren Sie bitte Cookies und Tracking. Mehr in der Datenschutzerklärung."
)


def read(html, content_type=""):
    return read_page(
        html if isinstance(html, bytes) else html.encode(), URL, at=AT, content_type=content_type
    )


def codes(html, content_type=""):
    reading = read(html, content_type)
    assert reading.article is None
    return [finding.code for finding in reading.findings]


def plain(title, *paragraphs):
    text = "".join(f"<p>{one}</p>" for one in paragraphs)
    return f"<html><head><title>{title} | Sound Ledger</title></head><body><main><h1>{title}</h1>{text}</main></body></html>"


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        ("Page not found", LOST, "error_page"),
        ("Oops! That page can’t be found.", LOST, "error_page"),
        ("Fehler 404", LOST, "error_page"),
        ("ページが見つかりません", LOST, "error_page"),
        ("We’ll be right back", "The presses stand still for an hour. We thank you for your patience.", "error_page"),
        ("Just a moment...", CHECK, "robot_wall"),
        ("Доступ запрещён", CHECK, "robot_wall"),
        ("Wir brauchen Ihre Zustimmung", f"{ASK} Alle akzeptieren.", "consent_wall"),
    ],
)  # fmt: skip
def test_a_page_in_place_of_the_article_is_named(title, text, code):
    assert codes(plain(title, text)) == [code]


@pytest.mark.parametrize(
    "title",
    ["Page not found: how four halls vanished from the map of Lund", "404 Halls rents machines by the hour"],
)
def test_an_article_that_speaks_of_such_pages_is_one(prose, title):
    assert read(plain(title, *prose)).article is not None
    assert read(plain(title, prose[0])).article is not None


def test_a_list_of_teasers_is_no_article(prose):
    cards = "".join(
        f"<article><h2><a href='/{n}'>Report {n} from the harbour</a></h2><p>{p}</p></article>"
        for n, p in enumerate(prose * 2)
    )
    assert codes(f"<html><head><title>Markets</title></head><body><h1>Markets</h1><main>{cards}</main></body></html>") == ["not_article"]  # fmt: skip


def test_what_a_search_found_is_no_article(prose):
    found = "".join(
        f"<li><a href='/{n}'>Result {n}</a><p>… {p[20:140]} …</p></li>" for n, p in enumerate(prose * 2)
    )
    assert codes(f"<html><body><p>345 results for <b>halls</b></p><ol>{found}</ol></body></html>") == [
        "not_article"
    ]


def test_headings_and_dates_alone_are_no_article():
    rows = "".join(
        f"<div><h3><a href='/{n}'>Report {n}</a></h3><span>1{n} Nov 2025</span></div>" for n in range(30)
    )
    assert codes(f"<html><body><h1>Markets</h1><main>{rows}</main></body></html>") == ["not_article"]


@pytest.mark.parametrize(
    "body",
    [
        '{"title": "Halls", "body": "Harbour rents four halls."}',
        '[{"title": "Halls"}]',
        "<?xml version='1.0'?><rss version='2.0'><channel><item><description>&lt;p&gt;Halls&lt;/p&gt;</description></item></channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content><p>Halls</p></content></entry></feed>",
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://x.example/</loc></url></urlset>",
        "<svg xmlns='http://www.w3.org/2000/svg'><text>Halls</text></svg>",
    ],
)  # fmt: skip
def test_data_that_a_server_calls_a_page_is_named(body):
    assert codes(body, "text/html") == ["wrong_type"]


def test_a_page_of_frames_says_where_its_text_stands():
    (finding,) = read(
        "<html><frameset><frame src='menu.html'><frame src='text.html'></frameset></html>"
    ).findings
    assert finding.code == "not_article"
    assert "https://soundledger.example/2025/11/text.html" in finding.message


@pytest.mark.parametrize("around", ["<noscript>{}</noscript>", "<story-text><template shadowrootmode=open>{}</template></story-text>"])  # fmt: skip
def test_what_browsers_show_without_scripts_is_read(prose, around):
    text = "".join(f"<p>{one}</p>" for one in prose)
    article = read(f"<html><body><div id=root></div>{around.format(text)}</body></html>").article
    assert article.text.startswith(prose[0])
    assert article.text.endswith(prose[-1])


RUSSIAN = (
    "Гавань сдаёт четыре зала новой площадки под Лундом на шесть лет; договор оценивают в два миллиарда евро.",
    "Залы предназначались банку, который отказался от них весной, и с тех пор стояли пустыми до самой осени.",
    "Ни одна из сторон не назвала цену, но акции выросли на четыре процента в первый же час торгов.",
)
CHINESE = (
    "海港计算公司周一表示，将把隆德附近新址的四座机房出租给潮水实验室，为期六年，合同金额超过二十亿欧元。",
    "这些机房原本是为一家在春天退出的银行准备的，自从自有场地因输电线路争端而延误以来，实验室一直在寻找场地。",
)
JAPANESE = (
    "港湾計算は月曜日、ルンド近郊の新しい敷地にある四つのホールを潮流研究所に六年間貸し出すと発表した。",
    "ホールはもともと春に撤退した銀行のために建てられたもので、研究所は以前から場所を探していた。",
)


@pytest.mark.parametrize("around", ["", "<script>var place = 'in Latin letters';</script>" * 2_000], ids=["bare", "much-script"])  # fmt: skip
@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("cp1251", RUSSIAN), ("koi8_r", RUSSIAN), ("gb18030", CHINESE), ("shift_jis", JAPANESE),
        ("euc_jp", JAPANESE), ("iso2022_jp", JAPANESE), ("utf-16-le", RUSSIAN), ("utf-16-be", JAPANESE),
    ],
)  # fmt: skip
def test_a_charset_that_nobody_declares_is_found(charset, text, around):
    html = f"<html><head><title>1</title>{around}</head><body><h1>1</h1>{''.join(f'<p>{one}</p>' for one in text)}</body></html>"
    assert read(html.encode(charset)).article.text.endswith(text[-1])


def test_marks_that_show_nothing_part_no_word(make_page, prose):
    marked = tuple(
        one.replace("Harbour", "Har\u00adbour").replace("Tidewater", "Tide\u200bwater\u2060") for one in prose
    )
    article = read(make_page(prose=marked, title="Har\u00adbour rents four halls")).article
    assert prose[0] in article.text
    assert article.title == "Harbour rents four halls"
