"""The page of a story: its reports in time, its figures, and the deals it moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import MappingProxyType

from broadsheet.press import addresses
from broadsheet.press.cards import card_of, cards_of, figures_of, headline_of, line_of, voice_heads
from broadsheet.press.known_then import day_of, deals_in, has_moved_on, stood_on
from broadsheet.press.linked_data import story_data
from broadsheet.press.pictures import picture_of_reports
from broadsheet.press.placards import story_placard
from broadsheet.press.plots.grammar import print_plot
from broadsheet.press.plots.picture import Picture, picture_of
from broadsheet.press.plots.spread import plot_spread
from broadsheet.press.printer import Printer
from broadsheet.press.sheets.leaving_out import narrow_card, outlets_of, read_unwanted, recount, tell_recount
from broadsheet.press.sheets.taking_part import voices_of
from broadsheet.press.shelf import Shelf
from broadsheet.press.site import Page
from broadsheet.records import Article, Deal, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One family of a story: the head and what was copied from it."""

    article: Article
    copies: tuple[Article, ...]
    root: str
    is_first: bool
    is_lead: bool
    is_voice: bool  #: the first report of its voice


TOPICS: int = 3  #: topics named above a story
EARLIER: int = 8  #: stories of a running matter that are listed before this one


def print_story(
    printer: Printer, shelf: Shelf, story_id: str, asked: Mapping[str, str] = MappingProxyType({})
) -> Page | None:
    """The page of a story; a merged one leads on to the story it became.

    Outlets named by the address are left out, and the story is counted without them.
    """
    story = shelf.story(story_id)
    if story is None:
        return None
    if story.merged_into:
        return Page(body=b"", status=301, location=addresses.story_path(story.merged_into))
    everything = {a.id: a for a in shelf.articles(story.article_ids)}
    unwanted = read_unwanted(asked)
    spoken = [c for a in everything for c in shelf.claims_of_article(a)] if unwanted else []
    counted = recount(printer, story, everything, spoken, unwanted)
    card = card_of(story, shelf)
    if counted is not None and counted.story is not None:
        story = counted.story
        card = narrow_card(card_of(story, shelf), story)
    articles = {key: article for key, article in everything.items() if key in story.article_ids}
    deals = {d.id: d for a in articles for d in shelf.deals_of_article(a)}
    claims = [c for a in articles for c in shelf.claims_of_article(a)]
    carried = shelf.item_of_story(story.id)
    then = _as_known(story, deals, carried[0] if carried else None, shelf)
    by_deal = [
        (line_of(then[d.id]), figures_of([c for c in claims if c.id in set(d.claim_ids)]))
        for d in deals.values()
    ]
    before, after = _matter(story, shelf)
    return printer.html(
        "story.html",
        title=card.headline,
        description=card.deck,
        section="story",
        ld=story_data(printer, card),
        placard=story_placard(story.id),
        modified=story.last_seen,
        hidden=counted is not None,
        card=card,
        story=story,
        articles=articles,
        reports=_reports(story, articles),
        picture=picture_of_reports(printer.site, card.originals),
        spread=spread_of(printer, story, list(articles.values())) if counted is None else None,
        lines=[line for line, _ in by_deal],
        now={key: line_of(deal) for key, deal in deals.items() if has_moved_on(then[key], deal)},
        figures=[(line, figures) for line, figures in by_deal if len(figures) > 1],
        related=cards_of(_related(story, shelf), shelf),
        before=before,
        after=after,
        headline_of=partial(headline_of, shelf=shelf),
        recounted=tell_recount(printer, counted, everything) if counted is not None else (),
        outlets=outlets_of(everything.values(), unwanted) if _can_recount(printer) else (),
        edition_day=carried[0] if carried else None,
        changes=[c for a in articles for c in shelf.changes(a)],
        corrections=[c for c in shelf.corrections() if c.story_id == story.id],
        voices=voices_of(printer, shelf, "story", story.id),
        topics=[(topic, shelf.topic_name(topic)) for topic in story.topics[:TOPICS]],
    )


def _as_known(story: Story, deals: Mapping[str, Deal], printed: date | None, shelf: Shelf) -> dict[str, Deal]:
    """Deal id → the deal as the edition that carried the story knew it, else as of its last report."""
    day = printed or (day_of(story.last_seen) if story.last_seen else None)
    if day is None:
        return dict(deals)
    edition = shelf.edition(printed) if printed else None
    told = deals_in(edition, deals, shelf) if edition else [stood_on(day, key, shelf) for key in deals]
    return {**deals, **{deal.id: deal for deal in told if deal is not None}}


def spread_of(printer: Printer, story: Story, articles: Sequence[Article], place: str = "") -> Picture | None:
    """How the story spread, where enough reports name a time of day; `place` is where else it is drawn."""
    path = (place or addresses.story_path(story.id)) + "spread"
    return picture_of(path, lambda size: plot_spread(printer, story, articles, size))


def draw_spread(printer: Printer, shelf: Shelf, story_id: str, size: str) -> Page | None:
    """The chart on the page of a story."""
    story = shelf.story(story_id)
    if story is None:
        return None
    picture = spread_of(printer, story, shelf.articles(story.article_ids))
    return print_plot(picture.sized(size) if picture else None)


def _can_recount(printer: Printer) -> bool:
    return printer.site.served and printer.site.recount is not None


def _matter(story: Story, shelf: Shelf) -> tuple[list[Story], list[Story]]:
    """What of its matter came before a story and after it, oldest first; followers among them."""
    if story.first_seen is None:
        return _before(story, shelf), []
    mates = shelf.stories_of_matter(story.storyline, story.first_seen, EARLIER) if story.storyline else ()
    followers = (other for other in _related(story, shelf) if other.continues == story.id)
    around = {one.id: one for one in (*_before(story, shelf), *mates, *followers)}
    told = sorted(
        (one.first_seen, one.id, one) for one in around.values() if one.first_seen and one.id != story.id
    )
    before = [one for at, _, one in told if at < story.first_seen]
    return before[-EARLIER:], [one for at, _, one in told if at > story.first_seen][:EARLIER]


def _before(story: Story, shelf: Shelf) -> list[Story]:
    """The stories that led to this one, oldest first, as far back as fits."""
    found: list[Story] = []
    seen, earlier = {story.id}, story.continues
    while earlier and earlier not in seen and len(found) < EARLIER:
        seen.add(earlier)
        one = shelf.story(earlier)
        if one is None:
            break
        if not one.merged_into:
            found.append(one)
        earlier = one.merged_into or one.continues
    return found[::-1]


def _related(story: Story, shelf: Shelf) -> list[Story]:
    found = [shelf.story(i) for i in story.related_ids[:6]]
    return [s for s in found if s is not None and not s.merged_into]


def _reports(story: Story, articles: dict[str, Article]) -> list[Report]:
    """Families by the time of their heads; articles of no family stand alone."""
    opening = voice_heads(story, articles)
    in_family = {i for f in story.families for i in (f.head_id, *f.copy_ids)}
    rows = [(f.head_id, f.copy_ids, f.root) for f in story.families]
    rows += [(i, (), articles[i].provider.root) for i in articles if i not in in_family]
    reports = [
        Report(
            article=articles[head],
            copies=tuple(articles[i] for i in copies if i in articles),
            root=root,
            is_first=head == story.first_id,
            is_lead=head == story.lead_id,
            is_voice=head in opening,
        )
        for head, copies, root in rows
        if head in articles
    ]
    dated = [r for r in reports if r.article.published is not None]
    undated = [r for r in reports if r.article.published is None]
    return sorted(dated, key=lambda r: (r.article.published, r.article.id)) + undated
