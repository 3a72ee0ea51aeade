"""How many: what the store holds, by kind, by topic and by outlet."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime

from django.db.models import Count, Max, Q

from broadsheet.adapters.store import models as tables
from broadsheet.adapters.store import reading


def counts() -> dict[str, int]:
    """How many of each the store holds."""
    return {
        "sources": tables.SourceRow.objects.count(),
        "entries": tables.EntryRow.objects.count(),
        "pages": tables.PageRow.objects.count(),
        "articles": tables.ArticleRow.objects.count(),
        "stories": reading.living_stories().count(),
        "claims": tables.ClaimRow.objects.count(),
        "editions": tables.EditionRow.objects.count(),
        "findings": tables.FindingRow.objects.exclude(level="info").count(),
    }


def topic_counts() -> tuple[tuple[str, int], ...]:
    """(topic id, number of stories), most stories first."""
    counted = tables.TopicRow.objects.values_list("topic_id").annotate(n=Count("id"))
    return tuple(counted.order_by("-n", "topic_id"))


def articles_by_domain(*, since: datetime) -> dict[str, tuple[int, int, datetime | None]]:
    """(how many articles, how many of them since, the newest) by domain."""
    recent = Count("id", filter=Q(at__gte=since))
    grouped = tables.ArticleRow.objects.values_list("domain").annotate(
        n=Count("id"), w=recent, last=Max("at")
    )
    return {domain: (n, week, last) for domain, n, week, last in grouped}


def outlet_name(domain: str) -> str:
    """What an article of the domain calls its outlet; the domain where there is none."""
    payloads = tables.ArticleRow.objects.filter(domain=domain).values_list("payload", flat=True)[:1]
    names = [json.loads(payload)["provider"]["name"] for payload in payloads]
    return next(filter(None, names), domain)


def first_reports_by_domain() -> dict[str, int]:
    """How many stories of two or more reports each domain had first."""
    members = tables.StoryMemberRow.objects.values("story_id").annotate(n=Count("article_id"))
    told_twice = reading.living_stories().filter(id__in=members.filter(n__gt=1).values("story_id"))
    stories = map(json.loads, told_twice.values_list("payload", flat=True).iterator(reading.BATCH))
    firsts = Counter(story["first_id"] for story in stories if len(story.get("roots", ())) > 1)
    found: Counter[str] = Counter()
    for article_id, domain in reading.domains_of(list(firsts)).items():
        found[domain] += firsts[article_id]
    return dict(found)
