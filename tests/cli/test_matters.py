"""Scoops and storylines at the command line."""

from typer.testing import CliRunner

from broadsheet.cli.app import app
from broadsheet.errors import InputError, NotFound


def test_an_empty_month_says_so_and_what_is_not_there_is_an_error(tmp_path):
    runner, home = CliRunner(), str(tmp_path / "home")
    assert runner.invoke(app, ["init", "--home", home, "--languages", "ja"]).exit_code == 0
    shown = runner.invoke(app, ["scoops", "--home", home, "--month", "2025-10"])
    assert "Nobody was first" in shown.stdout
    assert isinstance(runner.invoke(app, ["scoops", "--home", home, "--month", "soon"]).exception, InputError)
    assert isinstance(runner.invoke(app, ["storyline", "nix", "--home", home]).exception, NotFound)
