"""The date a page shows beside its headline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from broadsheet.pages.instants import Instant, build_instant, read_instant
from broadsheet.pages.markup import Markup
from broadsheet.pages.stretches import Layout, Stretch, hint_named, is_comment
from broadsheet.pages.titles import headline_place
from broadsheet.pages.written_dates import Written, find_dates, read_relative

_UPDATED = re.compile(
    r"updat|modif|edited|revis|reviewed|aktuali|geändert|mis à jour|mise à jour|actualiza|aggiorna"
    r"|atualiza|обновл|güncel|最終更新|更新|修改|oppdatert|uppdaterad|opdateret",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"publi|posted|veröffentlicht|erschienen|stand:|\bdate\b|written|released|dodano|опубликован"
    r"|gepubliceerd|公開|发布|發布|掲載|yayın|입력",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"©|\(c\)|copyright (?:©|\(c\)|(?:19|20)\d\d)", re.IGNORECASE)
_DAY_FIRST = re.compile(r"\.(?:uk|au|in|nz|ie|za|sg|pk|ng|ke|hk|my|eu|de|fr|es|it|br|pt)(?:[:/]|$)")


def visible_dates(
    page: Markup, layout: Layout, title: str, language: str, at: datetime | None
) -> Iterator[Instant]:
    """Dates shown around the headline, the likeliest first; dates of the last change come last."""
    first = month_comes_first(page, language)
    near = _near_headline(layout, title)
    later: list[Instant] = []
    for stretch in near:
        for found, is_update in _dates_in(stretch, first, at):
            if is_update:
                later.append(found)
            else:
                yield found
    yield from later


_BESIDE = 3
_LINE = 60


def printed_date(page: Markup, layout: Layout, title: str, language: str) -> Instant | None:
    """The date printed in a line of its own right beside the headline, no date of a change; None for none."""
    head = headline_place(layout, title)
    if head < 0:
        return None
    beside = (
        layout.stretches[head + 1 : head + 1 + _BESIDE]
        + layout.stretches[max(head - _BESIDE, 0) : head][::-1]
    )
    return _first_line_date(page, beside, language)


def dates_around(page: Markup, layout: Layout, kept: tuple[int, ...], language: str) -> Iterator[Instant]:
    """The date in a line of its own shortly before or behind the article's text."""
    if kept:
        before = layout.stretches[max(kept[0] - 8, 0) : kept[0] + 1][::-1]
        behind = layout.stretches[kept[-1] : kept[-1] + 6]
        found = _first_line_date(page, before + behind, language)
        if found:
            yield found


def _first_line_date(page: Markup, stretches: list[Stretch], language: str) -> Instant | None:
    first = month_comes_first(page, language)
    for stretch in stretches:
        if len(stretch.text) < _LINE:
            found = next((one for one, is_update in _dates_in(stretch, first, None) if not is_update), None)
            if found:
                return found
    return None


def month_comes_first(page: Markup, language: str) -> bool:
    """Whether 3/4/2024 is 4 March on this page: only in American English."""
    declared = (
        (page.root.get("lang") or page.first("og:locale", "content-language")).replace("_", "-").lower()
    )
    if declared.startswith("en-") and declared != "en-us":
        return False
    host = page.url.split("//")[-1].split("/")[0]
    return (language or declared).startswith("en") and not _DAY_FIRST.search(host)


def _near_headline(layout: Layout, title: str) -> list[Stretch]:
    stretches = layout.stretches
    head = headline_place(layout, title)
    if head < 0:
        return [one for one in stretches[:40] if len(one.text) < 200]
    after = _until_prose(stretches[head + 1 : head + 25])
    return after + stretches[max(head - 6, 0) : head + 1][::-1]


def _until_prose(stretches: list[Stretch]) -> list[Stretch]:
    """Those up to the second long paragraph: a date further down belongs to something else."""
    kept, prose = [], 0
    for stretch in stretches:
        prose += len(stretch.text) > 200
        if prose > 2:
            break
        kept.append(stretch)
    return kept


def _dates_in(stretch: Stretch, month_first: bool, at: datetime | None) -> Iterator[tuple[Instant, bool]]:
    if _COPYRIGHT.match(stretch.text) or is_comment(stretch.frame):
        return
    updated = bool(_UPDATED.search(stretch.text[:80])) and not _PUBLISHED.search(stretch.text[:80])
    for value in stretch.times[:3]:
        found = read_instant(value)
        if found:
            yield found, updated
    if len(stretch.text) > 200 or stretch.link_chars * 2 > len(stretch.text) + 20:
        return
    for written in find_dates(stretch.text, month_first=month_first)[:3]:
        found = _to_instant(written)
        if found:
            before = stretch.text[max(written.start - 24, 0) : written.start]
            yield found, bool(_UPDATED.search(before)) if before.strip() else updated
    if at is not None and (len(stretch.text) < 60 or hint_named(stretch.frame, "meta") <= 2):
        relative = read_relative(stretch.text, at)
        if relative:
            when, is_exact = relative
            yield (
                (
                    Instant(when, "minute")
                    if is_exact
                    else Instant(datetime(when.year, when.month, when.day, tzinfo=UTC), "day")
                ),
                updated,
            )


def _to_instant(written: Written) -> Instant | None:
    clock = (None, None, None) if written.hour is None else (str(written.hour), str(written.minute), None)
    return build_instant((written.year, written.month, written.day), clock, written.zone)


def read_written(text: str, language: str) -> Instant | None:
    """The instant of a statement in words, such as a meta tag "March 3, 2024"."""
    if not text or len(text) > 80:
        return None
    dates = find_dates(text, month_first=language.startswith("en"))
    return _to_instant(dates[0]) if dates else None
