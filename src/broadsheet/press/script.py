"""The audio script: an edition, a story or an article as lines to be read aloud, each with its source.

What a report says is read in its own words: a line that claims to quote an article is checked
against it, and a script with a line that does not stand in its source is not written (promise W14).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from broadsheet.errors import LawBroken
from broadsheet.press import addresses
from broadsheet.press.cards import StoryCard, card_of, line_of
from broadsheet.press.known_then import deals_in
from broadsheet.press.printer import Printer
from broadsheet.press.shelf import Shelf
from broadsheet.press.sides import tell_givers
from broadsheet.records import Article, Deal, Edition, Item, Span, content_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What is read in one breath."""

    text: str
    language: str
    source: Span | None = None  #: the place it is quoted from; None for the paper's own words


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """The lines about one thing."""

    title: str
    path: str  #: site path of what it is about
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """Everything that is read."""

    title: str
    chapters: tuple[Chapter, ...]

    @property
    def id(self) -> str:
        """A digest: the same lines have the same id."""
        return content_id(
            "script", self.title, *(f"{x.language} {x.text}" for c in self.chapters for x in c.lines)
        )


def edition_script(printer: Printer, shelf: Shelf, day: date) -> Script | None:
    """The edition of a day, story by story in the order of the paper; None where there is none.

    Raises LawBroken where a sentence does not stand in its source.
    """
    edition = shelf.edition(day)
    if edition is None:
        return None
    items = [item for section in edition.sections for item in section.items]
    told = [c for item in items if (c := _story_chapter(printer, shelf, item, edition)) is not None]
    last = [*_ledger_chapter(printer, shelf, edition), *_corrections_chapter(printer, edition)]
    path = addresses.edition_path(day)
    title = f"{printer.site.title}, {printer.day(day, 'full')}"
    opening = Chapter(title=title, path=path, lines=_own(printer, [title + ".", _how_many(printer, told)]))
    closing = Chapter(
        title=printer.say("The end"),
        path=path,
        lines=_own(printer, [printer.say("That is all for the day.")]),
    )
    return _checked(Script(title=title, chapters=(opening, *told, *last, closing)), shelf)


def story_script(printer: Printer, shelf: Shelf, story_id: str) -> Script | None:
    """A story: its headline, its summary, who had it first. None for an unknown or merged one."""
    story = shelf.story(story_id)
    if story is None or story.merged_into:
        return None
    card = card_of(story, shelf)
    return _checked(Script(title=card.headline, chapters=(_chapter_of(printer, card, ""),)), shelf)


def article_script(printer: Printer, shelf: Shelf, article_id: str) -> Script | None:
    """What the article's page shows of it: title, outlet, day and excerpt. None for an unknown one."""
    article = shelf.article(article_id)
    if article is None:
        return None
    by = ", ".join(x for x in (article.provider.name, printer.report_time(article, True)) if x)
    lines = (
        Line(text=_ended(article.title), language=article.title_language or article.language),
        *_own(printer, [by + "."]),
        *(_excerpt_lines(article)),
    )
    chapter = Chapter(title=article.title, path=addresses.article_path(article.id), lines=lines)
    return Script(title=article.title, chapters=(chapter,))


def _excerpt_lines(article: Article) -> Iterable[Line]:
    shown = article.standfirst or article.excerpt
    if shown and shown.strip() != article.title.strip():
        yield Line(text=shown, language=article.language)


def _how_many(printer: Printer, told: Sequence[Chapter]) -> str:
    pattern = printer.says("%(num)s story", "%(num)s stories", len(told))
    return pattern % {"num": len(told)} + "."


def _story_chapter(printer: Printer, shelf: Shelf, item: Item, edition: Edition) -> Chapter | None:
    story = shelf.story(item.story_id)
    if story is None:
        return None
    return _chapter_of(printer, card_of(story, shelf, item, edition), printer.news(item))


def _chapter_of(printer: Printer, card: StoryCard, moved: str) -> Chapter:
    lines = [Line(text=_ended(card.headline), language=card.language)]
    lines += _own(printer, [_ended(moved)] if moved else [])
    lines += _own(printer, [card.editors_words])
    lines += [Line(text=x.text, language=card.language, source=x.source) for x in card.summary]
    lines += _own(printer, _credit(printer, card))
    return Chapter(title=card.headline, path=addresses.story_path(card.story.id), lines=tuple(lines))


def _credit(printer: Printer, card: StoryCard) -> list[str]:
    """Who had it first, as the page says it."""
    if card.first is None or not card.first.provider.name:
        return []
    if card.ahead is None:
        return [printer.say("Reported by %(outlet)s.") % {"outlet": card.first.provider.name}]
    values = {"outlet": card.first.provider.name, "time": printer.lead(card.ahead)}
    return [printer.say("%(outlet)s had it first, by %(time)s") % values + "."]


def _ledger_chapter(printer: Printer, shelf: Shelf, edition: Edition) -> Iterable[Chapter]:
    deals = deals_in(edition, edition.deal_ids, shelf)
    if not deals:
        return
    pattern = printer.says("%(num)s deal moved", "%(num)s deals moved", len(deals))
    said = [pattern % {"num": len(deals)} + "."]
    for deal in deals[:9]:
        last = line_of(deal).last
        stage = f", {printer.stage_inside(last.stage)}" if last else ""
        money = f", {printer.money(deal.money)}" if deal.money else ""
        said.append(f"{_sides(printer, deal)}{stage}{money}.")
    yield Chapter(title=printer.say("The ledger"), path="/deals/", lines=_own(printer, said))


def _sides(printer: Printer, deal: Deal) -> str:
    """The title of a deal without its arrow, which no voice can read."""
    line = line_of(deal)
    givers = tell_givers(printer, line) if line.givers else ""
    names = [name for name in (givers, line.object.name) if name]
    return f"{', '.join(names)}: {printer.small(printer.relation(deal.relation))}"


def _corrections_chapter(printer: Printer, edition: Edition) -> Iterable[Chapter]:
    if edition.corrections:
        said = [f"{printer.say('Correction')}. {c.now} {c.why}".strip() for c in edition.corrections]
        yield Chapter(title=printer.say("Corrections"), path="/corrections/", lines=_own(printer, said))


def _own(printer: Printer, texts: Sequence[str]) -> tuple[Line, ...]:
    return tuple(Line(text=text, language=printer.site.language) for text in texts if text)


def _ended(title: str) -> str:
    """A title with an end, so that the voice falls."""
    return (
        title if title.rstrip()[-1:] in {"", ".", "!", "?", "…", "。", "！", "？"} else title.rstrip() + "."
    )


def _checked(script: Script, shelf: Shelf) -> Script:
    """The gate of the audio script: each quoted line stands in its article, at its place."""
    quoted = [line for chapter in script.chapters for line in chapter.lines if line.source is not None]
    articles = {a.id: a for a in shelf.articles([x.source.article_id for x in quoted if x.source])}
    for line in quoted:
        _check_line(line, articles, script.title)
    return script


def _check_line(line: Line, articles: dict[str, Article], place: str) -> None:
    if line.source is None or line.source.article_id not in articles:
        raise LawBroken("a line names an article that is not there", place=place, excerpt=line.text)
    if line.text != line.source.quote:
        raise LawBroken("a line is not the sentence it quotes", place=place, excerpt=line.text)
    article = articles[line.source.article_id]
    if article.text_id == line.source.text_id:
        line.source.check(article.text)
