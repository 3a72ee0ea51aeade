"""A Page is one article of one outlet: what readers see, and the truth about it.

Each is a file of articles/, named YYYY-MM-DD-OUTLET-SLUG.md (the day of publication in UTC): front matter
between two lines of ---, then the body: paragraphs separated by blank lines, "## " a heading, "- " an item,
"> " a quote. The front matter:

    outlet, title, published    who, what, when (ISO 8601 with offset)
    standfirst, authors, updated, kind, section    as the page shows them; each may be left out
    event       pages with the same event tell one story; none: the page is its own story
    follows     the event that this one follows up or corrects
    roots       outlets, companies or regulators the report finally rests on; own reporting names itself
    claims      what the text states, see truths.ClaimTruth; evidence is verbatim; [] for none
    copy_of, copy    a reprint (verbatim, shortened, retitled): no body, the rest comes from the original
    traps       furniture on the page beside what the outlet always has, see TRAPS
    missing     fields the page does not show, see HIDEABLE
    edits       changes in place: at, replace, with, note (what the page says of it; none: silence)
    topics      what it is about, in the outlet's own tags
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import yaml

from broadsheet.records.article import ArticleKind
from broadsheet.testing.newsstand.naming import seed_of
from broadsheet.testing.newsstand.outlets import Outlet
from broadsheet.testing.newsstand.passages import Passage, read_passages, write_body
from broadsheet.testing.newsstand.truths import Truth, read_claim

TRAPS = frozenset({
    "also_read", "more_from_author", "reply_form", "foreign_teasers", "listen_button", "cut_off",
    "newsletter_box", "cookie_wall", "share_bar", "author_box", "captions",
})  # fmt: skip
HIDEABLE = frozenset({"published", "authors", "standfirst", "section", "updated"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A change of the page in place."""

    at: datetime
    replace: str
    by: str
    note: str = ""  #: what the page says about the change; empty: it changes in silence


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One article as published, before its edits; `at` gives a later wording."""

    key: str
    outlet: Outlet
    title: str
    published: datetime
    number: int  #: the number that addresses carry: seven digits, from the key
    path: str  #: path and query on the outlet's host
    passages: tuple[Passage, ...]
    truth: Truth
    standfirst: str = ""
    authors: tuple[str, ...] = ()
    updated: datetime | None = None
    kind: ArticleKind = "article"
    section: str = ""
    traps: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()  #: fields the page does not show
    edits: tuple[Edit, ...] = ()
    notes: tuple[str, ...] = ()  #: of the edits made so far

    @property
    def body(self) -> str:
        """The text, passages joined by a blank line."""
        return write_body(self.passages)

    @property
    def url(self) -> str:
        """The canonical address."""
        return f"http://{self.outlet.host}{self.path}"

    @property
    def changed(self) -> datetime:
        """When the page last changed, in the wording at hand."""
        return self.updated or self.published

    def at(self, now: datetime) -> Page:
        """The page as it stood at `now`: edits up to then made, later ones still to come."""
        made = [edit for edit in self.edits if edit.at <= now]
        page = self if self.updated is None or self.updated <= now else replace(self, updated=None)
        for edit in made:
            page = _edited(page, edit)
        return replace(page, edits=tuple(edit for edit in self.edits if edit.at > now))


def read_leaf(key: str, text: str, outlets: dict[str, Outlet]) -> Page:
    """The page of one file of articles/. Raises ValueError or KeyError that names what is wrong."""
    row, body = _split(text)
    outlet = outlets[row["outlet"]]
    published, section = _instant(row["published"]), str(row.get("section") or "")
    plain = {name: str(row[name]) for name in ("standfirst", "kind") if row.get(name)}
    return Page(
        key=key,
        outlet=outlet,
        title=str(row["title"]),
        published=published,
        number=_number(key),
        path=_path(key, outlet, published, section),
        section=section,
        updated=_instant(row["updated"]) if row.get("updated") else None,
        passages=read_passages(body) if body.strip() else (),
        truth=_truth(key, row),
        authors=tuple(row.get("authors") or ()),
        traps=outlet.furniture.union(row.get("traps") or ()),
        missing=outlet.hides.union(row.get("missing") or ()),
        edits=tuple(_edit(edit) for edit in row.get("edits") or ()),
        **plain,  # type: ignore[arg-type]
    )


def _number(key: str) -> int:
    return 1_000_000 + seed_of(key) % 9_000_000


def _path(key: str, outlet: Outlet, published: datetime, section: str) -> str:
    day = outlet.local_time(published)
    return outlet.path.format(
        slug=key.split("-", 3)[-1].removeprefix(f"{outlet.id}-"),
        y=f"{day:%Y}",
        m=f"{day:%m}",
        d=f"{day:%d}",
        n=_number(key),
        section=_slug(section) or "news",
    )


def _split(text: str) -> tuple[dict[str, Any], str]:
    match = re.match(r"---\n(.*?)\n---[ \t]*(?:\n|$)(.*)", text, re.DOTALL)
    if match is None:
        raise ValueError("no front matter between two lines of ---")
    return yaml.load(match[1], yaml.CSafeLoader), match[2]


def _truth(key: str, row: dict[str, Any]) -> Truth:
    return Truth(
        event=row.get("event") or ("" if row.get("copy_of") else key),
        roots=tuple(row.get("roots") or ()),
        follows=row.get("follows") or "",
        copy_of=row.get("copy_of") or "",
        copy=row.get("copy") or "",
        claims=tuple(read_claim(claim) for claim in row.get("claims") or ()),
        topics=tuple(row.get("topics") or ()),
    )


def _edit(row: dict[str, Any]) -> Edit:
    return Edit(at=_instant(row["at"]), replace=row["replace"], by=row["with"], note=row.get("note") or "")


def _edited(page: Page, edit: Edit) -> Page:
    passages = tuple(Passage(one.kind, one.text.replace(edit.replace, edit.by)) for one in page.passages)
    return replace(
        page,
        passages=passages,
        title=page.title.replace(edit.replace, edit.by),
        standfirst=page.standfirst.replace(edit.replace, edit.by),
        updated=max(edit.at, page.updated or edit.at),
        notes=(*page.notes, edit.note) if edit.note else page.notes,
    )


def _instant(value: datetime | str) -> datetime:
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
