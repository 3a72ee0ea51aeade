"""What a site or a company offers is fetched and shown before anyone takes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.errors import FetchError, SettingsError
from broadsheet.running.discovery import find_candidates, find_filings, source_of
from broadsheet.settings import Settings
from broadsheet.testing.newsstand import NewsstandServer, load_newsstand
from broadsheet.testing.scripted_fetcher import Page, ScriptedFetcher

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
    [found] = find_filings(edgar, "Nowhere Robotics", SETTINGS)
    assert (found.title, found.entries) == ("SEC EDGAR 8-K: Nowhere Robotics Inc", 1)
    source = source_of(found)
    assert (source.id, source.kind, source.access) == ("sec-edgar-nowhere-robotics-inc", "regulator", "edgar")
    assert "CIK=0009000001" in source.feed_url


def test_without_a_mail_address_no_filing_is_asked_for():
    edgar = Edgar({})
    with pytest.raises(SettingsError, match="who says who asks"):
        find_filings(edgar, "NVDA", Settings(home=Path("/nonexistent")))
    assert edgar.asked == []


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


def test_a_site_that_is_not_there_is_told(tmp_path):
    with NewsstandServer(load_newsstand()) as server:
        closed = server.address
    with pytest.raises(FetchError):
        find_candidates("http://nobody.example/", Settings(home=tmp_path, newsstand=closed))
