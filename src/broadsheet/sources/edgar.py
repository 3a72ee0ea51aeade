"""Companies by their filings: the SEC's EDGAR as a source, by name, ticker or number (CIK)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qs, quote_plus, urlsplit

from broadsheet.records import Provider, Source

HOST = "www.sec.gov"
FORMS = ("8-K", "6-K")  #: reports of events by American companies, and by foreign ones
_BROWSE = f"https://{HOST}/cgi-bin/browse-edgar?action=getcompany"
_NO_COMPANY = re.compile(
    r"localhost|\S+:\d{1,5}|\[[0-9a-f:.]+\](?::\d{1,5})?|[0-9a-f]*:[0-9a-f:.]+", re.IGNORECASE
)
_NUMBER = re.compile(r"(?:cik\s?)?(\d{4,10})", re.IGNORECASE)
_TICKER = re.compile(r"[A-Za-z]{1,5}(?:[.-][A-Za-z])?")
_LISTED = re.compile(r"(?:SEC EDGAR [^:]{1,20}: )?(.+?)(?: \(([A-Z.-]{1,7})\))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filer:
    """Who files with the SEC."""

    cik: str  #: ten digits, or a ticker that EDGAR knows as well
    name: str


def is_company(text: str) -> bool:
    """Whether what somebody gave is a company rather than an address: "NVIDIA Corp", "NVDA", "1045810"."""
    if "/" in text or _NO_COMPANY.fullmatch(text.strip()):
        return False
    return "." not in text.strip(". ") or " " in text.strip()


def known_filers(text: str, catalogue: Iterable[Source]) -> tuple[Filer, ...]:
    """The companies of the catalogue that go by this number, ticker or name, exact ones first."""
    wanted, number = text.strip().casefold(), _number(text)
    exact, near = [], []
    for source in catalogue:
        cik = cik_of(source.feed_url)
        found = _LISTED.fullmatch(source.provider.name)
        if not cik or found is None:
            continue
        filer = Filer(cik=cik, name=found[1])
        if number == cik or wanted in {found[1].casefold(), (found[2] or "").casefold()}:
            exact.append(filer)
        elif len(wanted) > 3 and found[1].casefold().startswith(wanted):
            near.append(filer)
    return tuple(dict.fromkeys(exact or near))


def asked_filers(text: str) -> tuple[Filer, ...]:
    """The filer that a number or a ticker names by itself; empty for a name."""
    number = _number(text)
    if number:
        return (Filer(cik=number, name=f"CIK {int(number)}"),)
    is_ticker = _TICKER.fullmatch(text.strip()) and (text.isupper() or len(text) <= 4)
    return (Filer(cik=text.strip().upper(), name=text.strip().upper()),) if is_ticker else ()


def search_address(name: str) -> str:
    """Where EDGAR lists the companies whose name begins with these words, as Atom."""
    return f"{_BROWSE}&company={quote_plus(name.strip())}&type=8-K&owner=include&count=40&output=atom"


def filers_listed(links: Iterable[tuple[str, str]]) -> tuple[Filer, ...]:
    """The companies behind the (address, title) of such a list's entries."""
    found: dict[str, Filer] = {}
    for url, title in links:
        cik = cik_of(url)
        if cik:
            found.setdefault(cik, Filer(cik=cik, name=title or f"CIK {int(cik)}"))
    return tuple(found.values())


def filing_address(filer: Filer, form: str) -> str:
    """The Atom feed of one kind of filings of a company."""
    return f"{_BROWSE}&CIK={filer.cik}&type={form}&dateb=&owner=include&count=40&output=atom"


def filing_source(filer: Filer, form: str) -> Source:
    """The source that a company's filings are, as those of the catalogue."""
    slug = re.sub(r"[^a-z0-9]+", "-", filer.name.casefold()).strip("-") or filer.cik.casefold()
    return Source(
        id=f"sec-edgar-{slug}",
        provider=Provider(name=f"SEC EDGAR {form}: {filer.name}", domain="sec.gov", country="US"),
        kind="regulator",
        feed_url=filing_address(filer, form),
        site_url=f"{_BROWSE}&CIK={filer.cik}&type={form}",
        language="en",
        topics=("filings", "markets", "company-news"),
        original_reporting="yes",
        access="edgar",
        expected_fields=("title", "url", "published"),
    )


def cik_of(url: str) -> str:
    """The ten digits of the company that an address of EDGAR is about; empty where there are none."""
    parts = urlsplit(url)
    if parts.hostname not in {HOST, "sec.gov"}:
        return ""
    number = next(iter(parse_qs(parts.query).get("CIK", ())), "")
    inside = re.search(r"/edgar/data/(\d{1,10})(?:/|$)", parts.path)
    digits = inside[1] if inside else number
    return digits.zfill(10) if digits.isdigit() else ""


def _number(text: str) -> str:
    found = _NUMBER.fullmatch(text.strip())
    return found[1].zfill(10) if found else ""
