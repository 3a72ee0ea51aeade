"""The newsstand's own commands."""

import json
import sys

from broadsheet.testing.newsstand.__main__ import main


def test_check_ends_with_what_there_is(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["newsstand", "check"])
    assert main() == 0
    assert capsys.readouterr().out.strip().endswith("0 problems")


def test_truth_tells_of_one_page_or_of_all_stories(monkeypatch, capsys, stand):
    page = next(page for page in stand.pages if page.truth.claims)
    monkeypatch.setattr(sys, "argv", ["newsstand", "truth", page.url])
    assert main() == 0
    assert json.loads(capsys.readouterr().out)["event"] == page.truth.event
    monkeypatch.setattr(sys, "argv", ["newsstand", "truth"])
    assert main() == 0
    assert len(json.loads(capsys.readouterr().out)) == len(stand.stories_truth())
