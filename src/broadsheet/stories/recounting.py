"""A story without the sources a reader does not want: recounted, not only hidden."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from broadsheet.records import Article, Family, Story


def without_sources(story: Story, articles: Mapping[str, Article], unwanted: Collection[str]) -> Story | None:
    """The story as it stands without these outlets; None where nothing of it is left.

    `unwanted` holds domains or roots (a house and all its outlets). Their reports leave, and so does what
    rests on their word alone: a retelling is no voice of its own. A family whose head leaves is headed
    by its earliest reprint that stays. Roots, the first report, the one to read and the times are told
    anew; give the result to `scores.rate_story` for its heat. Without a match the story comes back as it is.
    """
    silenced = _silenced(story, articles, unwanted)
    families = [_recount(family, articles, unwanted, silenced) for family in story.families]
    kept = [family for family in families if family is not None]
    if tuple(kept) == story.families:
        return story
    ids = tuple(i for i in story.article_ids if any(i in (f.head_id, *f.copy_ids) for f in kept))
    if not ids:
        return None
    first, lead = _first(kept, articles), _lead(story, kept, articles)
    times = [at for at in (_time_of(articles.get(key)) for key in ids) if at is not None]
    told = articles.get(lead)
    return replace(
        story,
        article_ids=ids,
        families=tuple(kept),
        roots=tuple(dict.fromkeys(family.root for family in kept)),
        first_id=first,
        lead_id=lead,
        title=told.title if told else story.title,
        language=told.language if told else story.language,
        first_seen=min(times, default=story.first_seen),
        last_seen=max(times, default=story.last_seen),
    )


def _silenced(story: Story, articles: Mapping[str, Article], unwanted: Collection[str]) -> frozenset[str]:
    """Roots that nobody wanted speaks for any more: the reports that are their own word all leave."""
    own = [f for f in story.families if (a := articles.get(f.head_id)) and a.provider.root == f.root]
    heard = {family.root for family in own if not _is_unwanted(family.head_id, articles, unwanted)}
    return frozenset({*unwanted, *(family.root for family in own)} - heard)


def _recount(
    family: Family, articles: Mapping[str, Article], unwanted: Collection[str], silenced: Collection[str]
) -> Family | None:
    members = [key for key in (family.head_id, *family.copy_ids) if not _is_unwanted(key, articles, unwanted)]
    if not members or family.root in silenced:
        return None
    return Family(head_id=members[0], copy_ids=tuple(members[1:]), root=family.root)


def _is_unwanted(key: str, articles: Mapping[str, Article], unwanted: Collection[str]) -> bool:
    article = articles.get(key)
    return article is not None and (article.provider.domain in unwanted or article.provider.root in unwanted)


def _first(families: list[Family], articles: Mapping[str, Article]) -> str:
    """The earliest head whose word is its own; the earliest head where none is."""
    own = (f.head_id for f in families if (a := articles.get(f.head_id)) and a.provider.root == f.root)
    return next(own, families[0].head_id)


def _lead(story: Story, families: list[Family], articles: Mapping[str, Article]) -> str:
    heads = [family.head_id for family in families]
    if story.lead_id in heads:
        return story.lead_id
    return min(heads, key=lambda key: (_is_no_report(articles.get(key)), -_length(articles.get(key)), key))


def _is_no_report(article: Article | None) -> bool:
    return article is None or article.kind != "article"


def _length(article: Article | None) -> int:
    return min(len(article.text), 6000) if article else 0


def _time_of(article: Article | None) -> datetime | None:
    return (article.published or article.seen_at) if article else None
