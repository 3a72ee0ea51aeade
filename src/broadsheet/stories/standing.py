"""The stories of a window as they stand: told once, and from then on only as far as something comes in."""

from __future__ import annotations

from collections.abc import Iterable

from broadsheet.records import Article, Judgement, Story
from broadsheet.stories.grouping import index_all
from broadsheet.stories.report import Report
from broadsheet.stories.telling import tell_story
from broadsheet.stories.thread import Thread
from broadsheet.stories.threads import Links


class Standing:
    """Stories that can be told in part: what comes in costs what it moves, not what the window holds.

    Begun with a set of articles it tells what `group_stories` tells. Newcomers are weighed by how rare
    terms were in that set and taken in the order they come: whoever needs stories that no such order
    shaped groups the whole set again.
    """

    def __init__(self, articles: Iterable[Article], judgements: Iterable[Judgement] = ()) -> None:
        self._index = index_all(articles, judgements, None)
        self._threads = {thread.id: thread for thread in sorted(self._index.threads, key=_first_order)}
        self._links = Links({key: thread.voices for key, thread in self._threads.items()})

    def tell_all(self) -> tuple[Story, ...]:
        """Every story, oldest first."""
        return tuple(self._tell(thread) for thread in self._threads.values())

    def take(self, new: Iterable[Article], revised: Iterable[Article] = ()) -> tuple[Story, ...]:
        """Takes in new articles and new wordings of known ones; the stories that moved, oldest first.

        A story that only gained or lost a related one is among them.
        """
        touched = [self._index.revise(article) for article in revised]
        touched += [self._index.place(article) for article in sorted(new, key=_time_and_id)]
        gone = [key for key in self._threads if self._index.forward(key) != key]
        for key in gone:
            del self._threads[key]
        changed = {thread.id: thread for thread in touched if not thread.is_merged}
        self._threads.update(changed)
        moved = self._links.renew({key: thread.voices for key, thread in changed.items()}, gone)
        told = sorted((self._threads[key] for key in moved), key=_first_order)
        return tuple(self._tell(thread) for thread in told)

    def forward(self, story_id: str) -> str:
        """The id under which a story is found now: its own, or that of the one it went into."""
        return self._index.forward(story_id)

    def __len__(self) -> int:
        return len(self._threads)

    def _tell(self, thread: Thread) -> Story:
        return self._links.link(tell_story(thread.id, thread.members, self._index.copied))


def _first_order(thread: Thread) -> tuple[bool, float, str]:
    return min(map(_order, thread.voices))


def _order(report: Report) -> tuple[bool, float, str]:
    return report.order


def _time_and_id(article: Article) -> tuple[bool, float, str]:
    at = article.published or article.seen_at
    return at is None, at.timestamp() if at else 0.0, article.id
