"""The gate: an edition whose sentences do not stand in their sources is not published."""

from __future__ import annotations

from collections.abc import Mapping

from broadsheet.editions.summaries import MOST_WORDS
from broadsheet.editions.wording import count_words
from broadsheet.errors import LawBroken
from broadsheet.records import Article, Edition, Item, SummarySentence


def check_edition(edition: Edition, articles: Mapping[str, Article]) -> None:
    """Raises LawBroken unless every sentence of every summary stands in its article at its place.

    Also: no summary is longer than sixty words, no story stands twice, and a headline that no
    editor wrote is the title of an article.
    """
    titles = {article.title for article in articles.values()}
    seen: set[str] = set()
    for item in (item for section in edition.sections for item in section.items):
        if item.story_id in seen:
            raise LawBroken(f"story {item.story_id} stands twice in the edition of {edition.date}")
        seen.add(item.story_id)
        _check_item(item, edition, articles, titles)


def _check_item(item: Item, edition: Edition, articles: Mapping[str, Article], titles: set[str]) -> None:
    place = f"edition {edition.date}, story {item.story_id}"
    if not item.edited_by and item.headline not in titles:
        raise LawBroken("the headline is no article's title", place=place, excerpt=item.headline)
    if sum(count_words(sentence.text) for sentence in item.summary) > MOST_WORDS:
        raise LawBroken(f"the summary is longer than {MOST_WORDS} words", place=place)
    if item.editors_words and not item.edited_by:
        raise LawBroken("words of no source and of no editor", place=place, excerpt=item.editors_words)
    if count_words(item.editors_words) > MOST_WORDS:
        raise LawBroken(f"the editor's summary is longer than {MOST_WORDS} words", place=place)
    for sentence in item.summary:
        _check_sentence(sentence, articles, place)


def _check_sentence(sentence: SummarySentence, articles: Mapping[str, Article], place: str) -> None:
    article = articles.get(sentence.source.article_id)
    remedy = "Make the edition again: broadsheet edition DATE."
    if article is None:
        raise LawBroken("a sentence names an article that is not there", place=place, excerpt=sentence.text)
    if article.text_id != sentence.source.text_id:
        raise LawBroken("the article was edited since", place=place, excerpt=sentence.text, remedy=remedy)
    if sentence.text != sentence.source.quote:
        raise LawBroken(
            "a sentence is not the one it quotes", place=place, excerpt=sentence.text, remedy=remedy
        )
    sentence.source.check(article.text)
