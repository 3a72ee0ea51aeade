"""The commands, put together."""

from __future__ import annotations

import typer

from broadsheet.cli import balance, ledgers, listings, newsdesk, reads, sourcing, trials

HELP = """The news desk for people who follow the AI industry.

Broadsheet polls news sources, folds reprints and rewrites into one story per event, says who had it
first, and publishes a finite daily edition. From the same articles it keeps a ledger: who funds,
supplies and depends on whom, each figure with the sentence that says it.

Try it without the internet:   broadsheet try
Read one page of your own:     broadsheet read page.html
Start a newsroom:              broadsheet init, then broadsheet run
"""

app = typer.Typer(
    help=HELP,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

FIRST = "Begin here"
DAILY = "The newsroom"
PAPER = "What it knows"
LEDGER = "The ledger"

app.command("try", rich_help_panel=FIRST)(trials.try_newsstand)
app.command("read", rich_help_panel=FIRST)(reads.read)
app.command("init", rich_help_panel=FIRST)(newsdesk.init)
app.command("run", rich_help_panel=DAILY)(newsdesk.run)
app.command("serve", rich_help_panel=DAILY)(newsdesk.serve)
app.command("publish", rich_help_panel=DAILY)(newsdesk.publish)
app.command("rebuild", rich_help_panel=DAILY)(newsdesk.rebuild)
app.command("doctor", rich_help_panel=DAILY)(newsdesk.doctor)
app.add_typer(sourcing.sources, name="sources", rich_help_panel=DAILY)
app.command("articles", rich_help_panel=PAPER)(listings.articles)
app.command("stories", rich_help_panel=PAPER)(listings.stories)
app.command("edition", rich_help_panel=PAPER)(listings.edition)
app.command("why", rich_help_panel=PAPER)(listings.why)
app.command("findings", rich_help_panel=PAPER)(listings.findings)
app.command("export", rich_help_panel=PAPER)(listings.export)
app.command("claims", rich_help_panel=LEDGER)(ledgers.claims)
app.command("deals", rich_help_panel=LEDGER)(ledgers.deals)
app.command("deal", rich_help_panel=LEDGER)(ledgers.deal)
app.command("party", rich_help_panel=LEDGER)(ledgers.party)
app.command("contradictions", rich_help_panel=LEDGER)(ledgers.contradictions)
app.command("dependence", rich_help_panel=LEDGER)(balance.dependence)
app.command("loops", rich_help_panel=LEDGER)(balance.loops)
app.add_typer(balance.ledger, name="ledger", rich_help_panel=LEDGER)
