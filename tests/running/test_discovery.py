"""What a site or a company offers is fetched and shown before anyone takes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from broadsheet.errors import AddressRefused, FeedUnreadable, FetchError, InputError, SettingsError
from broadsheet.running.asking import ask_source
from broadsheet.running.discovery import _find_feeds, find_candidates, find_filings, named_apart, source_of
from broadsheet.running.limited_pool import InlineExecutor, LimitedPool
from broadsheet.settings import Settings
from broadsheet.testing.newsstand import NewsstandServer, load_newsstand
from broadsheet.testing.scripted_fetcher import Page, ScriptedFetcher

HERE = InlineExecutor()
SETTINGS = Settings(home=Path("/nonexistent"), contact="desk@paper.example")
SEC = "https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany"


class Edgar(ScriptedFetcher):
    """EDGAR by a script: two companies of one name, one of which files 8-Ks."""

    def fetch(self, url, **_):
        self.asked.append(url)
        entries = {
            f"{SEC}&company=Nowhere+Robotics&type=8-K&owner=include&count=40&output=atom": (
                ("Nowhere Robotics Inc", f"{SEC}&amp;CIK=0009000001"),
                ("Nowhere Robotics Ltd", f"{SEC}&amp;CIK=0009000002"),
            ),
            f"{SEC}&CIK=0009000001&type=8-K&dateb=&owner=include&count=40&output=atom": (
                ("8-K - Current report", "https://www.sec.gov/Archives/edgar/data/9000001/1/a-index.htm"),
            ),
        }.get(url, ())
        rows = "".join(
            f"<entry><id>{n}</id><title>{t}</title><link href='{u}'/></entry>"
            for n, (t, u) in enumerate(entries)
        )
        body = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>EDGAR</title>{rows}</feed>".encode()
        return self._answer(url, url, Page(body=body), "", "", False)


def test_a_company_by_name_gives_the_filings_that_it_makes():
    edgar = Edgar({})
    [found] = find_filings(edgar, HERE, "Nowhere Robotics", SETTINGS)
    assert (found.title, found.entries) == ("SEC EDGAR 8-K: Nowhere Robotics Inc", 1)
    source = source_of(found)
    assert (source.id, source.kind, source.access) == ("sec-edgar-nowhere-robotics-inc", "regulator", "edgar")
    assert "CIK=0009000001" in source.feed_url


def test_without_a_mail_address_no_filing_is_asked_for():
    edgar = Edgar({})
    with pytest.raises(SettingsError, match="who says who asks"):
        find_filings(edgar, HERE, "NVDA", Settings(home=Path("/nonexistent")))
    assert edgar.asked == []


def test_a_word_that_is_taken_for_a_company_is_told_so_with_the_way_to_a_site():
    with pytest.raises(SettingsError, match="nosuch: is taken for a company") as caught:
        find_candidates("nosuch", Settings(home=Path("/nonexistent")))
    assert "https://" in caught.value.remedy


def test_the_own_machine_is_no_company_and_is_not_on_the_web():
    with pytest.raises(AddressRefused, match="not on the open web"):
        find_candidates("localhost", Settings(home=Path("/nonexistent")))


STAND = load_newsstand()


@pytest.mark.parametrize("outlet", [o for o in STAND.outlets if o.feed.kind == "links"], ids=lambda o: o.id)
def test_a_site_without_a_feed_is_read_by_its_own_list_of_links(tmp_path, outlet):
    stand = STAND
    with NewsstandServer(stand) as server:
        here = Settings(home=tmp_path, newsstand=server.address)
        found = find_candidates(f"http://{outlet.host}{outlet.feed.path}", here)
    assert [candidate.kind for candidate in found] == ["links"]
    source = source_of(found[0])
    assert source.link_selector
    assert found[0].entries >= 4


def test_a_site_with_a_feed_offers_its_feed(tmp_path):
    stand = load_newsstand()
    outlet = next(o for o in stand.outlets if o.feed.kind == "rss")
    with NewsstandServer(stand) as server:
        here = Settings(home=tmp_path, newsstand=server.address)
        found = find_candidates(outlet.home, here)
    assert f"http://{outlet.host}{outlet.feed.path}" in [candidate.url for candidate in found]


def test_a_host_without_a_scheme_is_asked_by_http_where_https_takes_no_connection():
    """The newsstand speaks no TLS, as some small sites do."""
    outlet = next(o for o in STAND.outlets if o.feed.kind == "rss")
    with NewsstandServer(STAND) as server:
        settings = replace(SETTINGS, newsstand=server.address)
        found = find_candidates(f" {outlet.host} ", settings)
    assert [candidate.url for candidate in found] == [f"http://{outlet.host}{outlet.feed.path}"]


def test_an_empty_address_is_no_company():
    with pytest.raises(InputError, match="no address was given"):
        find_candidates("  ", SETTINGS)


def test_a_site_that_is_not_there_is_told(tmp_path):
    with NewsstandServer(load_newsstand()) as server:
        closed = server.address
    with pytest.raises(FetchError, match="the host takes no connection") as caught:
        find_candidates("http://nobody.example/", Settings(home=tmp_path, newsstand=closed))
    assert "Check the spelling" in caught.value.remedy


RSS = b"<rss version='2.0'><channel><title>T</title><item><title>Chips</title><link>http://a.example/1</link></item></channel></rss>"
MAP = (
    b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>"
    b"<url><loc>http://a.example/1</loc><news:news><news:title>Chips</news:title></news:news></url></urlset>"
)
HOME = Page(body=b"<html><title>A</title></html>")


@pytest.mark.parametrize(
    ("pages", "kind", "url"),
    [
        ({"/feed": Page(body=RSS)}, "rss", "http://a.example/feed"),
        ({"/sitemap_news.xml": Page(body=MAP)}, "sitemap", "http://a.example/sitemap_news.xml"),
        (
            {
                "/robots.txt": Page(body=b"Sitemap: http://a.example/x/news.xml"),
                "/x/news.xml": Page(body=MAP),
            },
            "sitemap",
            "http://a.example/x/news.xml",
        ),
    ],
)
def test_a_site_that_names_no_feed_is_asked_at_the_usual_places_and_by_its_robots_txt(pages, kind, url):
    fetcher = ScriptedFetcher({f"http://a.example{path}": page for path, page in pages.items()})
    fetcher.pages["http://a.example/"] = HOME
    assert [(c.kind, c.url) for c in _find_feeds(fetcher, HERE, "http://a.example/")] == [(kind, url)]


def test_a_site_that_is_gone_says_so():
    with pytest.raises(FetchError, match="answered 410"):
        _find_feeds(ScriptedFetcher({"http://a.example/": Page(status=410)}), HERE, "http://a.example/")


def test_a_second_feed_of_a_site_gets_an_id_of_its_own_and_a_known_one_is_refused():
    def source(path):
        fetcher = ScriptedFetcher({f"http://a.example/{path}": Page(body=RSS)})
        return source_of(_find_feeds(fetcher, HERE, f"http://a.example/{path}")[0])

    first = named_apart(source("one"), [])
    second = named_apart(source("two"), [first])
    assert (first.id, second.id) == ("a-example", "a-example-2")
    with pytest.raises(InputError, match="asked already"):
        named_apart(source("one"), [first, second])


def test_a_source_that_is_asked_now_shows_its_entries_or_why_there_are_none():
    url = "http://a.example/feed"
    source = source_of(_find_feeds(ScriptedFetcher({url: Page(body=RSS)}), HERE, url)[0])
    now = datetime(2026, 11, 22, tzinfo=UTC)
    asked = ask_source(
        replace(source, expected_fields=("title", "published")),
        ScriptedFetcher({url: Page(body=RSS)}),
        HERE,
        now,
    )
    assert ([e.title for e in asked.entries], asked.fault, asked.unfilled) == (["Chips"], "", ("published",))
    gone = ask_source(source, ScriptedFetcher({url: Page(status=404)}), HERE, now)
    assert (gone.entries, gone.fault) == ((), "the server answered 404")
    assert "no feed" in ask_source(source, ScriptedFetcher({url: HOME}), HERE, now).fault


@pytest.fixture(scope="module")
def hasty():
    """A reader that gives a page a fifth of a second."""
    with LimitedPool(1, seconds=0.2, memory=2_000_000_000) as pool:
        yield pool


HEAVY = b"<rss version='2.0'><channel>" + b"<item><title>a</title></item>" * 400_000 + b"</channel></rss>"
ENDLESS = b"<html><body>" + b"<div><a href='/a'>a</a>" * 600_000


def test_a_page_that_takes_too_long_ends_the_discovery_with_its_address_and_not_the_command(hasty):
    fetcher = ScriptedFetcher({"http://a.example/": Page(body=ENDLESS)})
    with pytest.raises(
        FeedUnreadable, match=r"^http://a\.example/: reading it took longer than 0\.2 s"
    ) as told:
        _find_feeds(fetcher, hasty, "http://a.example/")
    assert "the feed's own address" in told.value.remedy


def test_an_offered_feed_that_takes_too_long_is_left_out_and_the_next_is_tried(hasty):
    home = b"<html><head>" + b"".join(
        b'<link rel="alternate" type="application/rss+xml" href="/%s">' % name
        for name in (b"heavy", b"light")
    )
    pages = {"/": home, "/heavy": HEAVY, "/light": RSS}
    fetcher = ScriptedFetcher({f"http://a.example{path}": Page(body=body) for path, body in pages.items()})
    assert [c.url for c in _find_feeds(fetcher, hasty, "http://a.example/")] == ["http://a.example/light"]


def test_a_source_whose_answer_takes_too_long_says_so(hasty):
    url, now = "http://a.example/feed", datetime(2026, 11, 22, tzinfo=UTC)
    source = source_of(_find_feeds(ScriptedFetcher({url: Page(body=RSS)}), HERE, url)[0])
    asked = ask_source(source, ScriptedFetcher({url: Page(body=HEAVY)}), hasty, now)
    assert asked.fault == "reading it took longer than 0.2 s of processor time"
