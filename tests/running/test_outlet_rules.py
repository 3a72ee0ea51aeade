"""A newsroom's own rules for outlets: read from its home, checked, told, and used on the next page."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from broadsheet.pages import read_page, rule_for
from broadsheet.running.checkup import examine
from broadsheet.running.outlet_rules import FOLDER, all_rules, own_rules, tell_rules
from broadsheet.running.trying import understand_bytes
from broadsheet.settings import Settings

APPEAL = (
    "Sound Ledger has no owner but its readers, and asks each of them for the price of one coffee a month."
)
PROSE = (
    "Harbour Compute said on Monday that it will rent four halls of its new site near Lund to Tidewater Labs for six years.",
    "The halls were meant for a bank that withdrew in spring, and have stood empty since the last of its machines left.",
    "Neither company named a price, and the municipality said that it had not yet been asked for the cooling permit.",
)
RULE = 'host = "soundledger.example"\nwhy = "The appeal stands inside the text."\ncut = ["p.appeal"]\nexpires = 2027-06-01\n'
URL = "https://www.soundledger.example/2025/halls"
DAY = date(2026, 1, 1)


@pytest.fixture
def page():
    text = "".join(f"<p>{one}</p>" for one in PROSE[:2])
    return f"<html><body><article><h1>Four halls at Lund</h1>{text}<p class='appeal'>{APPEAL}</p><p>{PROSE[2]}</p></article></body></html>".encode()


def write(home: Path, text: str, name: str = "soundledger.toml") -> None:
    (home / FOLDER).mkdir(exist_ok=True)
    (home / FOLDER / name).write_text(text, "utf-8")


def rules_check(home: Path):
    return next(check for check in examine(Settings(home=home)) if check.name == "outlet rules")


def test_a_rule_in_the_home_cuts_what_it_names(page, tmp_path):
    at = datetime(2026, 1, 1, tzinfo=UTC)
    assert APPEAL in read_page(page, URL, at=at, rules=own_rules(tmp_path).rules).article.text
    write(tmp_path, RULE)
    text = read_page(page, URL, at=at, rules=own_rules(tmp_path).rules).article.text
    assert APPEAL not in text
    assert text.endswith(PROSE[2])


def test_reading_one_page_by_hand_uses_the_rules_of_its_home(page, tmp_path):
    write(tmp_path, RULE.replace("2027", "2999"))
    understood = understand_bytes(page, URL, URL, "text/html", Settings(home=tmp_path, page_seconds=60))
    assert APPEAL not in understood.article.text


def test_a_changed_file_counts_at_once(tmp_path):
    write(tmp_path, RULE)
    assert [rule.expires.year for rule in own_rules(tmp_path).rules] == [2027]
    write(tmp_path, RULE.replace("2027-06-01", "2028-06-01 # looked at again"))
    assert [rule.expires.year for rule in own_rules(tmp_path).rules] == [2028]


def test_a_rule_of_the_newsroom_goes_before_one_that_comes_with_broadsheet(tmp_path):
    write(tmp_path, RULE.replace("soundledger.example", "www.gov.uk"))
    assert rule_for("https://www.gov.uk/government/news/halls", all_rules(tmp_path)).cut == ("p.appeal",)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (RULE.replace("2027-06-01", '"soon"'), "without quotes"),
        (RULE.replace("2027-06-01", "2027-06-01T00:00:00Z"), "without quotes"),
        (RULE.replace('["p.appeal"]', '"p.appeal"'), "a list of selectors"),
        (RULE.replace("p.appeal", "p > b"), "no selector"),
        (RULE.replace("soundledger.example", "https://soundledger.example/"), "a host"),
        (RULE.replace("why", "because"), "missing or unknown"),
        ("host = \x00", "TOML"),
    ],
)
def test_a_file_that_cannot_be_used_fails_the_doctor_and_is_named(tmp_path, wrong, says):
    write(tmp_path, RULE, "good.toml")
    write(tmp_path, wrong, "wrong.toml")
    check = rules_check(tmp_path)
    assert not check.good
    assert f"{FOLDER}/wrong.toml" in check.says
    assert says in check.says
    assert len(own_rules(tmp_path).rules) == 1


def test_the_check_of_a_source_tells_its_rule_until_when_and_faults(tmp_path):
    assert tell_rules(tmp_path, URL, DAY) == ()
    write(tmp_path, RULE)
    (told,) = tell_rules(tmp_path, URL, DAY)
    assert "a rule of this newsroom that cuts p.appeal, until 2027-06-01" in told
    (ended,) = tell_rules(tmp_path, URL, date(2027, 6, 1))
    assert "ended on 2027-06-01 and is not applied" in ended
    write(tmp_path, "host =", "wrong.toml")
    assert "wrong.toml" in tell_rules(tmp_path, "https://other.example/", DAY)[0]


def test_the_doctor_counts_own_rules_and_names_those_that_have_ended(tmp_path):
    write(tmp_path, RULE.replace("2027", "2999"))
    assert f"1 of them in {tmp_path / FOLDER}" in rules_check(tmp_path).says
    write(tmp_path, RULE.replace("2027", "2001"))
    assert not rules_check(tmp_path).good
