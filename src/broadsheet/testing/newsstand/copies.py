"""Reprints: pages whose text is taken from another page, word for word, shortened or retitled."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from broadsheet.testing.newsstand.leaves import Page

KEPT = 0.6  #: share of the passages that a shortened reprint keeps, from the top


def derive_copies(pages: dict[str, Page]) -> dict[str, Page]:
    """The pages with every reprint filled in from its original. Raises ValueError for a broken chain."""
    return {key: _filled(page, pages) for key, page in pages.items()}


def _filled(page: Page, pages: dict[str, Page]) -> Page:
    if not page.truth.copy_of:
        return page
    original = pages.get(page.truth.copy_of)
    if original is None:
        raise ValueError(f"{page.key}: copy_of names {page.truth.copy_of!r}, which is no page")
    return _reprinted(page, _filled(original, pages).at(page.published))


def _reprinted(page: Page, original: Page) -> Page:
    passages = original.passages
    if page.truth.copy == "shortened":
        passages = passages[: max(2, ceil(len(passages) * KEPT))]
    page = replace(page, passages=passages)
    truth = replace(
        page.truth,
        event=page.truth.event or original.truth.event,
        roots=page.truth.roots or original.truth.roots,
        follows=page.truth.follows or original.truth.follows,
        claims=tuple(claim for claim in original.truth.claims if claim.evidence in page.body),
    )
    return replace(page, truth=truth, authors=page.authors or original.authors)
