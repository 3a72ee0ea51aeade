"""Telling a story: its families of copies, its independent voices, its first report, the one to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from broadsheet.records import Family, Story
from broadsheet.stories.report import Report


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
    own = {head.provider.domain: head.provider.root for head, _ in families}
    roots = []
    for head, _ in families:
        cited = [domain for domain in head.cited if domain != head.provider.domain]
        known = [own[domain] for domain in cited if domain in own]
        roots.append((known or cited or [head.provider.root])[0])
    return roots


def _first(families: Sequence[tuple[Report, list[Report]]], roots: Sequence[str]) -> Report:
    for (head, _), root in zip(families, roots, strict=True):
        if root == head.provider.root:
            return head
    return families[0][0]


def _reading_order(report: Report) -> tuple[bool, bool, int, tuple[bool, float, str]]:
    relays = any(domain != report.provider.domain for domain in report.cited)
    return (report.kind != "article", relays, -min(report.length, 6000), report.order)
