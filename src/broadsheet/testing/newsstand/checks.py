"""Checks of the newsstand: what its articles must hold to be of use as truth."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import get_args

from broadsheet.records import FAMILY_OF, Bound, Stage
from broadsheet.records.article import ArticleKind
from broadsheet.testing.newsstand.leaves import HIDEABLE, TRAPS, Page
from broadsheet.testing.newsstand.stand import Newsstand
from broadsheet.testing.newsstand.truths import ClaimTruth, CopyKind

FLOORS = {"outlets": 30, "languages": 7, "pages": 200, "days": 20}
"""What the newsstand must offer at least; outlets and languages count those with pages."""


def check_newsstand(newsstand: Newsstand) -> tuple[str, ...]:
    """Everything that is wrong, one line each, with the file it is in; empty where all is well."""
    keys = {page.key for page in newsstand.pages}
    events = {page.truth.event for page in newsstand.pages}
    outlets = {outlet.id for outlet in newsstand.outlets}
    found: list[str] = []
    for page in newsstand.pages:
        problems = [*_of_page(page), *_of_truth(page, keys, events, outlets)]
        for claim in page.truth.claims:
            problems += _of_claim(page, claim)
        found += [f"articles/{page.key}.md: {problem}" for problem in problems]
    return (*found, *_out_of_order(newsstand), *_double_addresses(newsstand), *_below_floors(newsstand))


def count_newsstand(newsstand: Newsstand) -> dict[str, int]:
    """What there is of each kind that has a floor."""
    return {
        "outlets": len({page.outlet.id for page in newsstand.pages}),
        "languages": len({page.outlet.language[:2] for page in newsstand.pages}),
        "pages": len(newsstand.pages),
        "days": len({page.published.date() for page in newsstand.pages}),
    }


def _of_page(page: Page) -> Iterator[str]:
    if not page.key.startswith(f"{page.published:%Y-%m-%d}-{page.outlet.id}-"):
        yield f"the name must begin {page.published:%Y-%m-%d}-{page.outlet.id}- (day of publication in UTC)"
    if not page.title.strip() or not page.passages:
        yield "no title or no body"
    if page.kind not in get_args(ArticleKind):
        yield f"kind {page.kind!r} is none of {', '.join(get_args(ArticleKind))}"
    if unknown := (page.traps - TRAPS) | (page.missing - HIDEABLE):
        yield f"unknown traps or missing fields: {', '.join(sorted(unknown))}"
    if page.updated and page.updated < page.published:
        yield "updated before it was published"
    yield from _of_edits(page)


def _of_edits(page: Page) -> Iterator[str]:
    wording = page
    for edit in page.edits:
        if edit.at <= page.published:
            yield f"the edit of {edit.at:%Y-%m-%d %H:%M} is not after publication"
        if edit.replace not in f"{wording.title}\n\n{wording.standfirst}\n\n{wording.body}":
            yield f"an edit replaces words that are not there: {edit.replace[:80]!r}"
        wording = page.at(edit.at)


def _of_truth(page: Page, keys: set[str], events: set[str], outlets: set[str]) -> Iterator[str]:
    truth = page.truth
    if truth.copy not in get_args(CopyKind):
        yield f"copy {truth.copy!r} is none of verbatim, shortened, retitled"
    if bool(truth.copy_of) != bool(truth.copy) or (truth.copy_of and truth.copy_of not in keys):
        yield f"copy_of {truth.copy_of!r} with copy {truth.copy!r}: both or none, and the page must exist"
    if truth.follows and truth.follows not in events:
        yield f"follows {truth.follows!r}, which is no event"
    for root in truth.roots:
        if root not in outlets and root not in organisation_ids():
            yield f"root {root!r} is no outlet and no organisation"
    if not truth.roots:
        yield "no roots"


def _of_claim(page: Page, claim: ClaimTruth) -> Iterator[str]:
    wordings = [page.body, *(page.at(edit.at).body for edit in page.edits)]
    if "\n\n" in claim.evidence or not any(claim.evidence in body for body in wordings):
        yield f"evidence is in no paragraph of the body: {claim.evidence[:90]!r}"
    if claim.relation not in FAMILY_OF:
        yield f"unknown relation {claim.relation!r}"
    if claim.stage not in get_args(Stage):
        yield f"unknown stage {claim.stage!r}"
    if claim.bound is not None and claim.bound not in get_args(Bound):
        yield f"unknown bound {claim.bound!r}"
    for party in (claim.subject, claim.object, *claim.others):
        if party and party not in organisation_ids() and _looks_like_id(party):
            yield f"party {party!r} is not in the organisation catalogue; write its name as the text does"
    yield from _of_money(claim)


def _of_money(claim: ClaimTruth) -> Iterator[str]:
    stated = claim.low is not None or claim.high is not None
    if stated != bool(claim.currency) or stated != (claim.bound is not None):
        yield f"money needs amount, currency and bound together: {claim.evidence[:60]!r}"
    if claim.low is not None and claim.high is not None and claim.low > claim.high:
        yield f"low above high: {claim.evidence[:60]!r}"


def _looks_like_id(name: str) -> bool:
    return name.isascii() and name == name.lower() and " " not in name


def _out_of_order(newsstand: Newsstand) -> Iterator[str]:
    """Reprints before their original, and reports before those they rest on."""
    by_key = {page.key: page for page in newsstand.pages}
    reports: dict[tuple[str, str], Page] = {}
    for page in newsstand.pages:
        reports.setdefault((page.truth.event, page.outlet.id), page)
    for page in newsstand.pages:
        original = by_key.get(page.truth.copy_of)
        if original is not None and original.published > page.published:
            yield f"articles/{page.key}.md: published before the page it reprints"
        for root in page.truth.roots:
            report = reports.get((page.truth.event, root))
            if report is not None and report.published > page.published:
                yield f"articles/{page.key}.md: rests on {root}, which reports it later ({report.key})"


def _double_addresses(newsstand: Newsstand) -> Iterator[str]:
    seen: dict[str, str] = {}
    for page in newsstand.pages:
        if page.url in seen:
            yield f"articles/{page.key}.md: same address as {seen[page.url]}: {page.url}"
        seen[page.url] = page.key


def _below_floors(newsstand: Newsstand) -> Iterator[str]:
    for name, count in count_newsstand(newsstand).items():
        if count < FLOORS[name]:
            yield f"{count} {name}, and {FLOORS[name]} are promised"


@cache
def organisation_ids() -> frozenset[str]:
    """Ids of the organisation catalogue that we ship."""
    text = files("broadsheet").joinpath("data/organisations.jsonl").read_text("utf-8")
    return frozenset(json.loads(line)["id"] for line in text.splitlines() if line)
