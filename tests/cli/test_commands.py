"""The command line as a newcomer meets it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from broadsheet.cli.app import app
from broadsheet.cli.frontispiece import PAGE

ROOT = Path(__file__).resolve().parents[2]
PAGE_HTML = b"""<!doctype html><html lang="en"><head><title>Acme Compute raises $40 million</title>
<meta property="og:site_name" content="The Sample"></head><body><article><h1>Acme Compute raises $40 million</h1>
<p>Acme Compute, a start-up that rents out graphics chips, has raised $40 million in a funding round
led by Nvidia, the company said on Tuesday.</p>
<p>The money will pay for a second data centre in Ohio. Acme Compute employs sixty people and was founded
four years ago by two engineers who had met at a supercomputing laboratory.</p></article></body></html>"""


def run(*arguments: str, home: Path, ok: bool = True) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "broadsheet", *arguments],
        capture_output=True,
        text=True,
        cwd=home,
        env={**os.environ, "BROADSHEET_HOME": str(home / "home")},
        check=False,
    )
    assert (done.returncode == 0) is ok, done.stdout + done.stderr
    return done


def test_help_names_every_command(tmp_path):
    shown = run("--help", home=tmp_path).stdout
    commands = {info.name for info in app.registered_commands} | {
        group.name for group in app.registered_groups
    }
    listed = set(re.findall(r"(?m)^  ([a-z]+)\b", PAGE))
    assert commands == listed
    assert max(map(len, shown.splitlines())) <= 80


def test_a_listing_without_a_newsroom_says_how_to_get_one(tmp_path):
    done = run("stories", home=tmp_path, ok=False)
    assert done.returncode == 2
    assert "broadsheet init" in done.stderr
    assert "Traceback" not in done.stderr


def test_inside_a_newsroom_s_folder_no_home_needs_to_be_named(tmp_path):
    run("init", home=tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "broadsheet", "stories", "--json"],
        capture_output=True,
        text=True,
        cwd=tmp_path / "home",
        env={name: value for name, value in os.environ.items() if name != "BROADSHEET_HOME"},
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_above_a_trial_s_newsroom_a_listing_says_where_that_is(tmp_path):
    trial = tmp_path / "home" / "trial"
    run("init", "--home", str(trial), home=tmp_path)
    done = run("stories", home=tmp_path, ok=False)
    assert "add --home home/trial" in done.stderr


def test_a_home_inside_a_file_is_refused_by_its_place(tmp_path):
    (tmp_path / "notes.txt").write_text("not a folder")
    done = run("init", "--home", str(tmp_path / "notes.txt" / "home"), home=tmp_path, ok=False)
    assert done.returncode == 2
    assert "notes.txt/home: not a directory" in done.stderr
    assert "Give a folder" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_damaged_store_is_told_with_the_way_back_and_the_doctor_goes_on(tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "broadsheet.sqlite3").write_text("this is no database " * 50)
    done = run("stories", home=tmp_path, ok=False)
    assert "the store is damaged" in done.stderr
    assert "broadsheet rebuild" in done.stderr
    checks = json.loads(run("doctor", "--json", home=tmp_path, ok=False).stdout)["checks"]
    assert [check["name"] for check in checks if not check["good"]] == ["store"]


def test_init_makes_nothing_of_what_cannot_be_used(tmp_path):
    for wrong, says in (
        (("--timezone", "Mars/Phobos"), "Europe/Berlin"),
        (("--languages", "tlh"), "Languages: "),
        (("--home", "/proc/none/home"), "/proc/none"),
    ):
        done = run("init", *wrong, home=tmp_path, ok=False)
        assert done.returncode == 2
        assert says in done.stderr
        assert "Traceback" not in done.stderr
    assert not (tmp_path / "home").exists()


def test_init_writes_a_title_as_it_was_given_and_says_what_it_left(tmp_path):
    title = 'The "Chip" \\ Röster 📰'
    run("init", "--languages", "ja", "--title", title, "--contact", "a@b.example", home=tmp_path)
    shown = json.loads(run("doctor", "--json", home=tmp_path).stdout)["settings"]
    assert (shown["title"], shown["contact"]) == (title, "a@b.example")
    again = run("init", "--languages", "ja", "--title", "Other", home=tmp_path).stdout
    assert "There was a newsroom" in again
    assert "stands as it was" in " ".join(again.split())


def test_init_makes_a_newsroom_whose_listings_are_empty_and_say_so(tmp_path):
    run("init", "--languages", "en", home=tmp_path)
    listed = json.loads(run("sources", "list", "--json", home=tmp_path).stdout)
    assert len(listed) > 300
    assert {row["language"].split("-")[0] for row in listed} == {"en"}
    shown = run("sources", "list", "--limit", "3", home=tmp_path).stdout
    assert shown.startswith(f"3 of {len(listed)} sources")
    assert "No stories" in run("stories", home=tmp_path).stdout
    assert json.loads(run("deals", "--json", home=tmp_path).stdout) == []
    key = tmp_path / "home" / "secret.key"
    assert key.stat().st_mode & 0o077 == 0
    assert key.read_text() not in run("doctor", "--json", home=tmp_path).stdout


def test_read_shows_article_and_claims_of_a_page(tmp_path):
    page = tmp_path / "page.html"
    page.write_bytes(PAGE_HTML)
    read = json.loads(run("read", "page.html", "--json", home=tmp_path).stdout)[0]
    assert read["article"]["title"] == "Acme Compute raises $40 million"
    quotes = [span["quote"] for claim in read["claims"] for span in claim["evidence"]]
    assert quotes
    assert all(quote in read["article"]["text"] or quote in read["article"]["title"] for quote in quotes)


@pytest.mark.parametrize(
    ("name", "body", "code"),
    [
        ("empty.html", b"", "empty"),
        ("paper.pdf", b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", "binary"),
        (
            "dot.png",
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00",
            "binary",
        ),
    ],
)
def test_read_names_why_there_is_no_article(tmp_path, name, body, code):
    (tmp_path / name).write_bytes(body)
    done = run("read", name, "--json", home=tmp_path, ok=False)
    assert done.returncode == 1
    assert code in {finding["code"] for finding in json.loads(done.stdout)[0]["findings"]}


def test_a_record_whose_front_matter_does_not_end_is_told_by_that(tmp_path):
    (tmp_path / "cut.md").write_text("---\ntitle: Half a record\n", "utf-8")
    (finding,) = json.loads(run("read", "cut.md", "--json", home=tmp_path, ok=False).stdout)[0]["findings"]
    assert finding["code"] == "bad_record"
    assert "cut.md:" in finding["message"]


def test_read_says_which_file_is_not_there(tmp_path):
    done = run("read", "missing.html", home=tmp_path, ok=False)
    assert "missing.html: there is no such file" in done.stderr


def test_read_understands_feeds_and_records(tmp_path):
    (tmp_path / "feed.xml").write_text(
        '<rss version="2.0"><channel><title>F</title><link>https://f.example/</link><description>d</description>'
        "<item><title>One</title><link>https://f.example/1</link></item></channel></rss>",
        "utf-8",
    )
    (tmp_path / "record.md").write_text(
        '---\ncategory: news\ntitle: "T"\nwebUrl: "https://o.example/t"\nheat: -1\n---\n\n', "utf-8"
    )
    feed, record = json.loads(run("read", "feed.xml", "record.md", "--json", home=tmp_path).stdout)
    assert [entry["title"] for entry in feed["feed"]["entries"]] == ["One"]
    assert record["record"]["heat"] == -1


def test_a_wrong_day_is_refused_with_an_example(tmp_path):
    run("init", "--languages", "ja", home=tmp_path)
    done = run("edition", "soon", home=tmp_path, ok=False)
    assert "2024-10-17" in done.stderr
