"""Stories and scores: the window's articles are grouped, and everything that moved is rated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from broadsheet import scores, stories
from broadsheet.adapters.store import reading, writing
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Article, Claim, Marks, Story, Weights
from broadsheet.running.method import weights_at
from broadsheet.wiring import Newsroom

TOLD = "told"
WINDOW = timedelta(days=10)  # a story with no report for longer has ended (decision 0041)


def tell_stories(newsroom: Newsroom, now: datetime) -> int:
    """Groups the articles of the window into stories and rates them; the number of living stories."""
    articles = _window(now)
    if not articles:
        return 0
    newsroom.progress("stories", 0, len(articles))
    judgements = reading.judgements()
    told = stories.group_stories(articles.values(), judgements=judgements)
    rated = _rate(told, articles, now)
    topics = {marks.article_id: tuple(topic.id for topic in marks.topics) for marks in rated}
    told = tuple(replace(story, topics=_topics_of(story, topics)) for story in told)
    settled = _settle(now)
    writing.commit(
        Outcome(
            at=now,
            stories=told + _merged(told, articles),
            marks=settled + rated,
            notes=((TOLD, now.isoformat()),),
        )
    )
    newsroom.progress("stories", len(articles), len(articles))
    return len(told)


def regroup(article_ids: Sequence[str]) -> tuple[Story, ...]:
    """Tells the stories around these articles again, as editors want them now; the stories they are in.

    The next cycle tells the whole window and comes to the same; this one does not let editors wait.
    """
    touched = {i for story in reading.stories_of(article_ids) for i in story.article_ids} | set(article_ids)
    held = reading.articles(sorted(touched))
    times = [at for article in held if (at := article.published or article.seen_at) is not None]
    if not times:
        return ()
    articles = _window(max(times)) | {article.id: article for article in held}
    grouped = stories.group_stories(articles.values(), judgements=reading.judgements())
    told = tuple(story for story in grouped if touched & set(story.article_ids))
    last = reading.note("cycle")
    now = min(max(times) + WINDOW, datetime.fromisoformat(last)) if last else max(times)
    rated = _rate(told, articles, now)
    topics = {marks.article_id: tuple(topic.id for topic in marks.topics) for marks in rated}
    told = tuple(replace(story, topics=_topics_of(story, topics)) for story in told)
    merged = tuple(story for story in _merged(grouped, articles) if touched & set(story.article_ids))
    writing.commit(Outcome(at=now, stories=told + merged, marks=rated))
    return told


def _topics_of(story: Story, topics: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """What the lead is about first, then what any other report adds: each links to its topic's page."""
    ordered = (story.lead_id, *story.article_ids)
    return tuple(dict.fromkeys(topic for article_id in ordered for topic in topics.get(article_id, ())))


def _settle(now: datetime) -> tuple[Marks, ...]:
    """Final marks of the stories that left the window since the last telling.

    They are rated as of the instant they left, so that what is stored does not depend on how many
    cycles there were in between.
    """
    last = reading.note(TOLD)
    since = datetime.fromisoformat(last) - WINDOW if last else now - 2 * WINDOW
    ended = [
        story
        for story in reading.stories_between(since, now)
        if story.last_seen is not None and story.last_seen < now - WINDOW
    ]
    return tuple(marks for story in ended for marks in rate_stories([story], now=_left_at(story)))


def _left_at(story: Story) -> datetime:
    assert story.last_seen is not None, "an ended story has a last report"
    return story.last_seen + WINDOW


def rate_stories(
    told: Sequence[Story], *, now: datetime, weights: Weights | None = None
) -> tuple[Marks, ...]:
    """The marks of every article of these stories as of `now`, by `weights` or those that stood then."""
    ids = [article_id for story in told for article_id in story.article_ids]
    return _rate(told, {article.id: article for article in reading.articles(ids)}, now, weights)


def _window(now: datetime) -> dict[str, Article]:
    """Articles of the window, and all that share a story with one of them: so that ids stay."""
    recent = {article.id: article for article in reading.articles_since(now - WINDOW, now)}
    open_stories = reading.stories_of(tuple(recent))
    older = {i for story in open_stories for i in story.article_ids} - set(recent)
    recent.update((article.id, article) for article in reading.articles(sorted(older)))
    return recent


def _merged(told: Sequence[Story], articles: Mapping[str, Article]) -> tuple[Story, ...]:
    """Stories that were told before and are part of another now, pointing on to it."""
    home = {article_id: story.id for story in told for article_id in story.article_ids}
    living = {story.id for story in told}
    return tuple(
        replace(old, merged_into=home[old.first_id])
        for old in reading.stories_of(tuple(articles))
        if old.id not in living and old.first_id in home
    )


def _rate(
    told: Sequence[Story],
    articles: Mapping[str, Article],
    now: datetime,
    weights: Weights | None = None,
) -> tuple[Marks, ...]:
    counted = weights_at(reading.judgements(), now) if weights is None else weights
    claims: dict[str, list[Claim]] = {}
    for claim in reading.claims_of(tuple(articles)):
        claims.setdefault(claim.article_id, []).append(claim)
    return tuple(
        scores.rate_article(
            articles[article_id],
            story=story,
            articles=articles,
            claims=tuple(claims.get(article_id, ())),
            now=now,
            weights=counted,
        )
        for story in told
        for article_id in story.article_ids
        if article_id in articles
    )
