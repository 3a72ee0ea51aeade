"""A story as one reader counts it: without outlets he leaves out, with its heat before and after."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from broadsheet import scores, stories
from broadsheet.records import Article, Claim, Score, Story


def recount_story(
    story: Story, articles: Mapping[str, Article], claims: Sequence[Claim], unwanted: Collection[str]
) -> tuple[Story | None, Score, Score]:
    """(the story without these outlets or None, its heat with all, its heat without them).

    `unwanted` are domains or roots. Both heats are those of the story's last report, so that they
    compare and do not change while a page lies open.
    """
    left = stories.without_sources(story, articles, unwanted)
    at = story.last_seen
    before = scores.rate_story(story, articles=articles, claims=claims, now=at)
    if left is None:
        return None, before, Score(value=None)
    kept = [claim for claim in claims if claim.article_id in set(left.article_ids)]
    return left, before, scores.rate_story(left, articles=articles, claims=kept, now=at)
