"""Pages about the paper itself: search, topics, corrections, sources, method, feeds, errors."""

from __future__ import annotations

from datetime import date
from functools import partial

from broadsheet.press import addresses
from broadsheet.press.cards import cards_of, headline_of
from broadsheet.press.printer import Printer
from broadsheet.press.shelf import Shelf
from broadsheet.press.site import Page
from broadsheet.press.trouble_details import tell_detail
from broadsheet.text.urls import domain_of

SIZE = 20  #: results on one page
TOLD = 12  #: topics that are shown with their latest stories
LATEST = 2  #: stories shown under a topic


def lead_to_claim(shelf: Shelf, claim_id: str) -> Page | None:
    """Leads on to the claim's place on the page of its article."""
    claim = shelf.claim(claim_id)
    if claim is None:
        return None
    place = addresses.article_path(claim.article_id) + "#claim-" + claim.id
    return Page(body=b"", status=302, location=place)


def print_topic(printer: Printer, shelf: Shelf, topic_id: str, page: int = 1) -> Page | None:
    """A page of the stories of a topic; None for a page beyond the last."""
    topic = next((t for t in shelf.topics() if t.id == topic_id), None)
    pages = -(-topic.stories // SIZE) if topic else 0
    if topic is None or page > max(1, pages):
        return None
    path = addresses.topic_path(topic_id)
    return printer.html(
        "topic.html",
        title=topic.name,
        description=printer.say("Stories about %(topic)s.") % {"topic": topic.name},
        section="topics",
        feeds=((path + "feed.atom", topic.name),),
        topic=topic,
        party=shelf.party(topic_id) if shelf.deals_of_party(topic_id) else None,
        cards=cards_of(shelf.stories_of_topic(topic_id, SIZE, (page - 1) * SIZE), shelf),
        page=page,
        pager_link=lambda n: printer.href(path if n == 1 else f"{path}page-{n}/"),
        pages=pages,
    )


def print_topics(printer: Printer, shelf: Shelf) -> Page:
    """Every topic with the number of its stories; the largest with their latest."""
    topics = shelf.topics()
    return printer.html(
        "topics.html",
        title=printer.say("Topics"),
        section="topics",
        topics=topics,
        largest=[(topic, shelf.stories_of_topic(topic.id, LATEST)) for topic in topics[:TOLD]],
        headline_of=partial(headline_of, shelf=shelf),
    )


def print_corrections(printer: Printer, shelf: Shelf) -> Page:
    """What the paper got wrong, and which sources changed their text after we read it."""
    changes = shelf.changes()
    ids = [c.article_id for c in changes] + [c.article_id for c in shelf.corrections() if c.article_id]
    return printer.html(
        "corrections.html",
        title=printer.say("Corrections"),
        description=printer.say("What this paper got wrong, and what its sources changed in place."),
        section="corrections",
        feeds=(("/corrections/feed.atom", printer.say("Corrections")),),
        corrections=shelf.corrections(),
        changes=changes,
        articles={a.id: a for a in shelf.articles(list(dict.fromkeys(ids)))},
    )


def print_sources(printer: Printer, shelf: Shelf) -> Page:
    """Every source and how it fares, with the numbers of the report that the cycle kept last."""
    sources, report = shelf.sources(), shelf.source_report()
    silent = {row["source_id"]: row["days_silent"] for row in report.get("sources", ())}
    return printer.html(
        "sources.html",
        title=printer.say("Sources"),
        description=printer.say("Who this paper reads, how often, and what is wrong with them today."),
        section="sources",
        sources=sources,
        names={s.source.id: s.source.provider.name for s in sources},
        troubled=[s for s in sources if s.trouble],
        details={s.source.id: tell_detail(s.trouble, printer.say) for s in sources if s.trouble},
        articles=sum(s.articles for s in sources),
        quiet=[(s, silent[s.source.id]) for s in sources if s.quiet and not s.trouble],
        findings=shelf.findings(40),
        outlets={s.source.provider.domain: s.source.provider.name for s in sources},
        domain_of=domain_of,
        numbers=[row for row in report.get("sources", ()) if row["polls"] or row["entries"]],
        numbers_of=date.fromisoformat(report["day"]) if report else None,
    )


def print_about(printer: Printer, shelf: Shelf) -> Page:
    """The method."""
    ledger = shelf.ledger()
    return printer.html(
        "about.html",
        title=printer.say("How this paper is made"),
        section="about",
        deals=len([d for d in ledger.deals if not d.merged_into]),
        claims=len(ledger.claims),
        sources=len(shelf.sources()),
    )


def print_feeds(printer: Printer, shelf: Shelf) -> Page:
    """Every feed the paper gives out."""
    return printer.html(
        "feeds.html",
        title=printer.say("Feeds"),
        section="feeds",
        feeds=(("/feed.atom", printer.site.title),),
        topics=shelf.topics(),
        parties=[p for p in shelf.parties() if not p.id.startswith("?")],
    )


def print_marked(printer: Printer) -> Page:
    """The stories a reader marked: an empty list that his own browser fills."""
    return printer.html("marked.html", title=printer.say("Marked stories"), section="marked", hidden=True)


def print_error(printer: Printer, status: int) -> Page:
    """A page that says what went wrong and where to go from here."""
    titles = {404: "Not in this paper", 400: "That address cannot be read", 500: "The press has stopped"}
    title = printer.say(titles.get(status, titles[500]))
    return printer.html("error.html", title=title, status=status, hidden=True, code=status)
