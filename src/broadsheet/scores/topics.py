"""Topics: what an article is about, each with the words that say so."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from broadsheet.records import Article, Topic
from broadsheet.scores.saying import say_ground, tell_plainly
from broadsheet.scores.substance import read_substance
from broadsheet.scores.taxonomy import read_taxonomy

TITLE: Final = 1.0
FIRST: Final = 0.6
LATER: Final = 0.25


def find_topics(article: Article) -> tuple[Topic, ...]:
    """What the article is about, heaviest first, each with the words it was found by.

    A company named in passing is no topic: it must stand in the title or in several paragraphs.
    """
    paragraphs = read_substance(article).paragraphs or (article.standfirst or article.excerpt,)
    return _find_topics(article.title, paragraphs)


@lru_cache(maxsize=512)  # an article that is rated with its story is printed with it next
def _find_topics(title: str, paragraphs: tuple[str, ...]) -> tuple[Topic, ...]:
    taxonomy = read_taxonomy()
    in_title = taxonomy.find(title)
    in_text = [taxonomy.find(paragraph) for paragraph in paragraphs]
    named = dict.fromkeys((*in_title, *(key for found in in_text for key in found)))
    weighed = [_weigh(key, in_title, in_text) for key in named]
    met = [t for t in weighed if t.id in in_title or t.weight >= taxonomy.headings[t.id].floor]
    return tuple(sorted(met, key=lambda topic: (-topic.weight, topic.id)))


def _weigh(key: str, in_title: dict[str, str], in_text: list[dict[str, str]]) -> Topic:
    first, later = key in in_text[0], sum(key in found for found in in_text[1:])
    said = in_title.get(key) or next(found[key] for found in in_text if key in found)
    number = first + later
    code = "in_text" if key not in in_title else "in_title" if number else "title_only"
    why = say_ground(code, said=said, number=number)
    return Topic(
        id=key,
        name=read_taxonomy().headings[key].name,
        weight=round(TITLE * (key in in_title) + FIRST * first + LATER * later, 2),
        reason=tell_plainly(why),
        ground=why,
    )
