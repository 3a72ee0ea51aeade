"""`broadsheet read`: any page, feed or record file, as understood."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from broadsheet.cli.options import AsJson, Home
from broadsheet.cli.printing import console, print_indented, print_json, print_table, waiting
from broadsheet.cli.wording import claim_words
from broadsheet.records import Article, Attribution, Claim, Feed, Finding, to_plain

if TYPE_CHECKING:
    from broadsheet.running.trying import Understood


def read(
    things: Annotated[list[str], typer.Argument(metavar="FILE-or-URL", help="Pages, feeds or record files.")],
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Read pages, feeds or record files and show what was understood, with evidence.

    Shows title, persons, instant, text and claims of a page; the entries of a feed; the values of a
    record file. Where there is no article it says why, and exits with 1.
    """
    from broadsheet.running.trying import understand

    results = []
    for thing in things:
        with waiting(f"Reading {thing} …"):
            results.append(understand(thing, home))
    if as_json:
        print_json([_plain(result) for result in results])
    else:
        for result in results:
            _show(result)
    if any(result.is_empty for result in results):
        raise typer.Exit(1)


def _plain(result: Understood) -> dict[str, object]:
    return {
        "place": result.place,
        "kind": result.kind,
        "article": to_plain(result.article) if result.article else None,
        "claims": [to_plain(claim) for claim in result.claims],
        "feed": to_plain(result.feed) if result.feed else None,
        "record": result.record,
        "findings": [to_plain(finding) for finding in result.findings],
    }


def _show(result: Understood) -> None:
    console.rule(f"{result.place}", align="left", style="dim")
    if result.record is not None:
        rows = [(key, _short(value)) for key, value in result.record.items()]
        print_table("Record", ("key", "value"), rows, empty="An empty record.")
    if result.feed is not None:
        _show_feed(result.feed)
    if result.article is not None:
        _show_article(result.article)
        _show_claims(result.claims)
    for finding in result.findings:
        _show_finding(finding)


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 200 else f"{text[:200]}… ({len(text):,} characters)"


def _show_article(article: Article) -> None:
    rows = [
        ("title", article.title, "title"),
        ("outlet", _outlet(article), "provider"),
        ("by", ", ".join(article.authors), "authors"),
        ("published", _told_time(article), "published"),
        ("language", _languages(article), "language"),
        ("kind", article.kind, "kind"),
        *(row for row in _lesser_fields(article) if row[1]),
        ("excerpt", article.excerpt, "excerpt"),
        ("text", f"{len(article.text):,} characters in {len(article.blocks)} blocks", "text"),
    ]
    shown = [(name, value, article.origin(field)) for name, value, field in rows]
    print_table("Article", ("field", "value", "from"), shown, empty="")
    console.print(f"\n{article.text[:1200]}{'…' if len(article.text) > 1200 else ''}\n", markup=False)


def _outlet(article: Article) -> str:
    provider = article.provider
    return f"{provider.name} ({provider.domain})" if provider.domain else provider.name


def _told_time(article: Article) -> object:
    """The instant, or only the day where the page gives no more."""
    is_day = article.published is not None and article.published_precision == "day"
    return article.published.date() if is_day and article.published else article.published


def _languages(article: Article) -> str:
    """The text's language, and those of the headline and of blocks where they differ."""
    others = (
        [f"title {article.title_language}"] if article.title_language not in {"", article.language} else []
    )
    blocks = Counter(block.language for block in article.blocks if block.language)
    others += [f"{count} blocks {language}" for language, count in sorted(blocks.items())]
    return f"{article.language} ({', '.join(others)})" if others else article.language


def _lesser_fields(article: Article) -> list[tuple[str, object, str]]:
    """Rows that are shown only where something was found."""
    lead = article.images[0] if article.images else None
    size = f", {lead.width}×{lead.height}" if lead and lead.width and lead.height else ""
    return [
        ("standfirst", article.standfirst, "standfirst"),
        ("updated", article.updated, "updated"),
        ("section", article.section, "section"),
        ("address", article.url, "url"),
        ("taken from", article.syndicated_from, "syndicated_from"),
        ("picture", f"{lead.url}{size}" if lead else "", "images"),
        ("pictures", len(article.images) if len(article.images) > 1 else "", "images"),
    ]


def _show_claims(claims: tuple[Claim, ...]) -> None:
    if not claims:
        console.print("No claims: the text states no deal between named parties.\n")
    for claim in claims:
        console.print(claim_words(claim), style="bold", markup=False)
        says = ", ".join(_show_speaker(speaker) for speaker in claim.said_by) or "the document itself"
        print_indented(f"“{claim.evidence[0].quote}”\nsays: {says}\n")


def _show_speaker(speaker: Attribution) -> str:
    return f"{speaker.name} by way of {speaker.relayed_by}" if speaker.relayed_by else speaker.name


def _show_feed(feed: Feed) -> None:
    console.print(
        f"{feed.title or 'A feed'} ({feed.format}, {len(feed.entries)} entries)", style="bold", markup=False
    )
    rows = [(entry.published, entry.title, entry.url) for entry in feed.entries[:30]]
    print_table("Entries", ("published", "title", "link"), rows, empty="No entries.")


def _show_finding(finding: Finding) -> None:
    console.print(f"{finding.level}: {finding.code}: {finding.message}", style="yellow", markup=False)
