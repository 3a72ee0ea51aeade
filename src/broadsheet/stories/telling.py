"""Telling a story: its families of copies, its independent voices, its first report, the one to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from broadsheet.records import Family, Story
from broadsheet.stories.report import Report

EMBARGO_DAYS: Final = 5 / 1440  #: a report can come so long before the release that it rests on


def tell_story(story_id: str, members: Sequence[Report], copied: Mapping[str, tuple[str, ...]]) -> Story:
    """The story of these reports; `copied` maps each report to those it shares its text with."""
    reports = sorted(members, key=lambda report: report.order)
    families = _families(reports, copied)
    heads = {head.id for head, _ in families}
    lead = min((r for r in reports if r.id in heads), key=_reading_order)
    roots = _roots(families)
    dated = [report.at for report in reports if report.at is not None]
    first = _first(families, roots)
    return Story(
        id=story_id,
        article_ids=tuple(report.id for report in reports),
        lead_id=lead.id,
        first_id=first.id,
        title=lead.title,
        language=lead.language,
        first_seen=min(dated, default=None),
        last_seen=max(dated, default=None),
        families=tuple(
            Family(head_id=head.id, copy_ids=tuple(copy.id for copy in copies), root=root)
            for (head, copies), root in zip(families, roots, strict=True)
        ),
        roots=tuple(dict.fromkeys(roots)),
    )


def _families(
    reports: Sequence[Report], copied: Mapping[str, tuple[str, ...]]
) -> list[tuple[Report, list[Report]]]:
    head_of: dict[str, str] = {report.id: report.id for report in reports}

    def find(key: str) -> str:
        while head_of[key] != key:
            key = head_of[key]
        return key

    rank = {report.id: place for place, report in enumerate(reports)}
    for report in reports:
        for other in copied.get(report.id, ()):
            if other in rank:
                left, right = sorted((find(report.id), find(other)), key=rank.__getitem__)
                head_of[right] = left
    gathered: dict[str, list[Report]] = {}
    for report in reports:
        gathered.setdefault(find(report.id), []).append(report)
    return [(group[0], group[1:]) for group in gathered.values()]


def _roots(families: Sequence[tuple[Report, list[Report]]]) -> list[str]:
    """The voice each family counts as, earliest first.

    Sources of its own make a report a voice; else the outlet it credits, one with a report here
    before others; else the release that the story has; else the first voice, where it comes later.
    """
    present = {head.provider.root for head, _ in families}
    releases = [head for head, _ in families if head.is_release]
    roots: list[str] = []
    for head, _ in families:
        named = [root for root in head.credits if root in present] or list(head.lead_credits)
        known = [release.provider.root for release in releases if _was_out(release, head)]
        first_voice = [] if head.provider.kind == "wire" else roots[:1]
        is_own = _speaks_for_itself(head) or not (named or known or first_voice)
        roots.append(head.provider.root if is_own else (named or known or first_voice)[0])
    return roots


def _was_out(release: Report, head: Report) -> bool:
    if release.day is None or head.day is None:
        return True
    return release.day <= head.day + EMBARGO_DAYS


def _speaks_for_itself(head: Report) -> bool:
    return head.is_release or head.has_own_sources or (head.kind == "opinion" and not head.credits)


def _first(families: Sequence[tuple[Report, list[Report]]], roots: Sequence[str]) -> Report:
    for (head, _), root in zip(families, roots, strict=True):
        if root == head.provider.root:
            return head
    return families[0][0]


def _reading_order(report: Report) -> tuple[bool, bool, int, tuple[bool, float, str]]:
    relays = bool(report.credits) and not report.has_own_sources
    return (report.kind != "article", relays, -min(report.length, 6000), report.order)
