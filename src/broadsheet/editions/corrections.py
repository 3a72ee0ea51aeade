"""Corrections: what the paper said, what is right."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, timedelta, tzinfo

from broadsheet.editions.days import day_of
from broadsheet.editions.rulings import Rulings
from broadsheet.records import Article, Correction, Edition, Judgement, Story
from broadsheet.text.sentences import split_sentences


def gather_corrections(
    day: date,
    rulings: Rulings,
    *,
    stories: Mapping[str, Story],
    articles: Mapping[str, Article],
    earlier: Iterable[Edition],
    timezone: tzinfo,
) -> tuple[Correction, ...]:
    """The corrections an edition of `day` prints: editors' since the edition before, sentences withdrawn.

    A correction of a day without an edition stands in the next one. A sentence that an earlier edition
    quoted and that its article no longer holds is a correction on the day the article was changed.
    """
    earlier = list(earlier)
    last = max((e.date for e in earlier if e.date < day), default=day - timedelta(days=1))
    found = [
        tell_correction(judgement, day, stories, articles)
        for judgement in rulings.corrections
        if last < day_of(judgement.at, timezone) <= day
    ]
    found += _withdrawn(day, articles, earlier, timezone)
    unique = {(c.article_id, c.was, c.now): c for c in found}
    return tuple(unique[key] for key in sorted(unique))


def tell_correction(
    judgement: Judgement, day: date, stories: Mapping[str, Story], articles: Mapping[str, Article]
) -> Correction:
    """An editor's correction as it is printed on `day`.

    The judgement's verdict is JSON with "was" and "now", or the right wording alone.
    """
    was, now = _read_wordings(judgement)
    story = judgement.left if judgement.left in stories else _story_of(judgement.left, stories)
    article = judgement.left if judgement.left in articles else ""
    if not article and story:
        article = stories[story].lead_id
    return Correction(date=day, article_id=article, story_id=story, was=was, now=now, why=judgement.why)


def _read_wordings(judgement: Judgement) -> tuple[str, str]:
    """(what was said, what is right). Words that merely begin like JSON are words."""
    try:
        given = json.loads(judgement.verdict)
    except ValueError:
        given = None
    if not isinstance(given, dict) or "now" not in given:
        return judgement.right, judgement.verdict
    return str(given.get("was", judgement.right)), str(given["now"])


def _story_of(article_id: str, stories: Mapping[str, Story]) -> str:
    holding = [
        i for i in sorted(stories) if article_id in stories[i].article_ids and not stories[i].merged_into
    ]
    return holding[0] if holding else ""


def _withdrawn(
    day: date, articles: Mapping[str, Article], earlier: Iterable[Edition], timezone: tzinfo
) -> list[Correction]:
    found: list[Correction] = []
    for edition in sorted((e for e in earlier if e.date <= day), key=lambda e: e.date):
        for item in (item for section in edition.sections for item in section.items):
            for sentence in item.summary:
                article = articles.get(sentence.source.article_id)
                if article is None or not _changed(
                    article, sentence.source.text_id, sentence.text, day, timezone
                ):
                    continue
                found.append(
                    Correction(
                        date=day, article_id=article.id, story_id=item.story_id, was=sentence.text,
                        now=_nearest(sentence.text, article),
                        why=f"{article.provider.name} changed the report quoted on {edition.date}",
                    )
                )  # fmt: skip
    return found


def _changed(article: Article, text_id: str, quote: str, day: date, timezone: tzinfo) -> bool:
    at = article.seen_at or article.updated  # what a page says of its own change is often wrong
    same_day = at is not None and day_of(at, timezone) == day
    return same_day and article.text_id != text_id and quote not in article.text


def _nearest(quote: str, article: Article) -> str:
    """The sentence of the new wording that shares most words with the old one, or ""."""
    old = set(quote.casefold().split())
    best, share = "", 0.3
    for start, end in split_sentences(article.text, article.language):
        text = article.text[start:end]
        words = set(text.casefold().split())
        alike = len(old & words) / max(len(old | words), 1)
        if alike > share:
            best, share = text, alike
    return best
