"""Help of groups of commands, at a terminal of eighty columns."""

import pytest
from typer.testing import CliRunner

from broadsheet.cli.app import app

GROUPS = ("ledger", "letter", "people", "readers", "sources", "vault")


@pytest.mark.parametrize("group", GROUPS)
def test_the_list_of_commands_cuts_no_sentence_off(group):
    shown = CliRunner().invoke(app, [group, "--help"]).output
    listed = shown.partition("Commands:")[2]
    assert listed.strip()
    assert "..." not in listed.replace("10bn..13bn", "")
    assert max(map(len, shown.splitlines())) <= 80
