"""What a first fold reads: every claim of the store, once, each with the root that it counts as."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from sys import intern

from django.db import connection

from broadsheet.adapters.store import models as tables
from broadsheet.adapters.store.reading import BATCH
from broadsheet.adapters.store.sharing import Pool
from broadsheet.records import Claim, Family, Story, from_plain


def read_all_rooted() -> Iterator[Claim]:
    """Every claim, in no order, with the root of the family of copies that its article belongs to."""
    roots = _roots_of_all()
    with _unmapped():
        payloads = tables.ClaimRow.objects.order_by().values_list("payload", flat=True)
        for claim in Pool().read_claims(payloads.iterator(BATCH)):
            yield with_root(claim, roots.get(claim.article_id, ""))


def with_root(claim: Claim, root: str) -> Claim:
    """The claim counted under a root; as it is where none is known."""
    return claim if not root or root == claim.root else replace(claim, root=root)


def roots_of(told: Iterable[Story]) -> dict[str, str]:
    """The voice each article counts as, by article id."""
    return dict(pair for story in told for pair in _roots_in(story.families))


def _roots_in(families: Iterable[Family]) -> Iterator[tuple[str, str]]:
    for family in families:
        for article_id in (family.head_id, *family.copy_ids):
            yield article_id, family.root


def _roots_of_all() -> dict[str, str]:
    """`roots_of` the stories that tell an article with claims; of each only its families are read."""
    articles = tables.ClaimRow.objects.values("article_id")
    members = tables.StoryMemberRow.objects.filter(article_id__in=articles)
    rows = tables.StoryRow.objects.filter(id__in=members.values("story_id")).order_by("id")
    roots: dict[str, str] = {}
    for payload in rows.values_list("payload", flat=True).iterator(BATCH):
        families = from_plain(tuple[Family, ...], json.loads(payload).get("families", ()))
        roots.update((article, intern(root)) for article, root in _roots_in(families))
    return roots


@contextmanager
def _unmapped() -> Iterator[None]:
    """SQLite reads the file instead of mapping it: a walk through all of it would stay in the memory."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        (mapped,) = cursor.execute("PRAGMA mmap_size").fetchone()
        cursor.execute("PRAGMA mmap_size=0")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA mmap_size={mapped}")
