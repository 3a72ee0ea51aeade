"""The commands, put together."""

from __future__ import annotations

import typer

from broadsheet.cli import (
    balance,
    books,
    health,
    imports,
    ledgers,
    lettering,
    listings,
    matters,
    newsdesk,
    people,
    readers,
    reads,
    sourcing,
    speaking,
    trials,
    vaulting,
)
from broadsheet.cli.frontispiece import PAGE

app = typer.Typer(
    help=PAGE,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command("try")(trials.try_newsstand)
app.command("read")(reads.read)
app.command("init")(newsdesk.init)
app.command("run")(newsdesk.run)
app.command("serve")(newsdesk.serve)
app.command("publish")(newsdesk.publish)
app.command("rebuild")(newsdesk.rebuild)
app.command("doctor")(newsdesk.doctor)
app.command("healthcheck")(health.healthcheck)
app.add_typer(sourcing.sources, name="sources")
app.command("articles")(listings.articles)
app.command("stories")(listings.stories)
app.command("speak")(speaking.speak)
app.add_typer(lettering.letter, name="letter")
app.command("edition")(listings.edition)
app.command("why")(listings.why)
app.command("storyline")(matters.storyline)
app.command("scoops")(matters.scoops)
app.command("findings")(listings.findings)
app.command("export")(listings.export)
app.command("import")(imports.import_folder)
app.command("backfill")(imports.backfill)
app.command("pictures")(imports.keep_pictures)
app.add_typer(vaulting.vault, name="vault")
app.command("claims")(ledgers.claims)
app.command("deals")(ledgers.deals)
app.command("deal")(ledgers.deal)
app.command("party")(ledgers.party)
app.command("contradictions")(ledgers.contradictions)
app.command("dependence")(balance.dependence)
app.command("loops")(balance.loops)
app.add_typer(books.ledger, name="ledger")
app.add_typer(people.people, name="people")
app.add_typer(readers.readers, name="readers")
