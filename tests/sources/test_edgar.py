"""A company is a source: by name, ticker or number, its filings with the SEC."""

import pytest

from broadsheet import sources


@pytest.mark.parametrize(
    "text", ["NVDA", "nvidia", "NVIDIA Corp", "Amazon.com Inc.", "1045810", "CIK 0001045810"]
)
def test_a_name_a_ticker_and_a_number_are_companies(text):
    assert sources.is_company(text)


@pytest.mark.parametrize(
    "text",
    [
        "example.org",
        "https://example.org/feed",
        "example.org/news",
        "www.sec.gov",
        "localhost",
        "localhost:8000",
        "paper:80",
        "::1",
        "[::1]:80",
    ],
)
def test_addresses_are_none(text):
    assert not sources.is_company(text)


@pytest.mark.parametrize("text", ["NVDA", "nvda", "Nvidia", "1045810", "CIK0001045810"])
def test_the_catalogue_knows_a_company_by_each_of_its_names(text):
    assert [filer.cik for filer in sources.known_filers(text, sources.load_catalogue())] == ["0001045810"]


def test_the_beginning_of_a_name_finds_all_that_begin_so():
    found = sources.known_filers("applied", sources.load_catalogue())
    assert {filer.name for filer in found} >= {"Applied Digital", "Applied Materials"}


def test_a_number_and_a_ticker_name_a_filer_that_the_catalogue_does_not_know():
    assert [f.cik for f in sources.asked_filers("320193")] == ["0000320193"]
    assert [f.cik for f in sources.asked_filers("brk-b")] == []
    assert [f.cik for f in sources.asked_filers("BRK-B")] == ["BRK-B"]
    assert sources.asked_filers("Anthropic PBC") == ()


def test_the_list_that_edgar_gives_for_a_name_names_its_filers():
    base = "https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany&amp;CIK=".replace("&amp;", "&")
    rows = [
        (f"{base}0001045810", "NVIDIA CORP"),
        (f"{base}0001045810", "again"),
        ("https://a.example/", "no"),
    ]
    [filer] = sources.filers_listed(rows)
    assert (filer.cik, filer.name) == ("0001045810", "NVIDIA CORP")


def test_a_filing_source_is_as_those_of_the_catalogue():
    [filer] = sources.known_filers("Adobe", sources.load_catalogue())
    made = sources.filing_source(filer, "8-K")
    known = next(s for s in sources.load_catalogue() if s.id == made.id)
    assert (made.feed_url, made.site_url, made.kind, made.access) == (
        known.feed_url, known.site_url, known.kind, known.access
    )  # fmt: skip
