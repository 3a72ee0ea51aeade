"""Settings come from one file and the environment, checked at the start."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.errors import SettingsError
from broadsheet.settings import describe_settings, find_unused_variables, read_settings

HOME = Path("home")


def read(text: str = "", **environment: str):
    return read_settings(home=HOME, environment=environment, text=text)


def test_the_environment_wins_over_the_file():
    assert read("port = 9000").port == 9000
    assert read("port = 9000", BROADSHEET_PORT="9001").port == 9001


def test_a_secret_may_be_a_file(tmp_path):
    (tmp_path / "key").write_text("hush\n")
    settings = read(BROADSHEET_SECRET_KEY_FILE=str(tmp_path / "key"))
    assert settings.secret_key == "hush"
    assert "hush" not in repr(settings)
    assert "hush" not in str(describe_settings(settings))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("prot = 1", "unknown setting 'prot'\n.*Did you mean 'port'"),
        ("home = 'x'", "--home"),
        ("port = 'many'", "port must be a whole number"),
        ("port = true", "port must be a whole number"),
        ("letter_hour = 7.5", "letter_hour must be a whole number"),
        ("page_seconds = nan", "page_seconds must be between"),
        ("timezone = 'Mars/Phobos'", "timezone is not known"),
        ("timezone = 'Europe'", "timezone is not known"),
        ("address = 'paper.example'", "Write it as https://"),
        ('contact = "a@b.example\\nX-Other: 1"', "contact must be one line"),
        ("port = 70000", "port must be between"),
        ("title = 5", "title must be text"),
        ("= 5", "no valid TOML"),
    ],
)
def test_a_wrong_setting_is_named(text, says):
    with pytest.raises(SettingsError, match=says):
        read(text)


def test_there_are_no_more_than_twenty_five_settings():
    assert len(describe_settings(read())) <= 25


def test_all_faults_are_told_at_once_each_with_its_place():
    with pytest.raises(SettingsError) as caught:
        read("prot = 1\nminutes = 0", BROADSHEET_PORT="many", BROADSHEET_SMTP_FILE="/nowhere/smtp")
    said = str(caught.value)
    assert said.startswith("4 settings cannot be used")
    assert "broadsheet.toml: unknown setting 'prot'" in said
    assert "broadsheet.toml: minutes must be between 1 and 120" in said
    assert "$BROADSHEET_PORT: port must be a whole number" in said
    assert "$BROADSHEET_SMTP_FILE: cannot be read: No such file or directory" in said


def test_passwords_in_addresses_are_not_shown_and_may_stand_in_a_file(tmp_path):
    (tmp_path / "database").write_text("postgresql://desk:hush@db.example/paper\n")
    settings = read(
        BROADSHEET_DATABASE_FILE=str(tmp_path / "database"),
        BROADSHEET_PROXY="http://me:hush@proxy.example:80",
    )
    shown = describe_settings(settings)
    assert settings.database.endswith("hush@db.example/paper")
    assert "hush" not in repr(settings)
    assert "hush" not in str(shown)
    assert shown["proxy"] == "http://me:…@proxy.example:80"


def test_a_variable_that_sets_nothing_is_named_with_what_was_meant():
    said = find_unused_variables(
        ["BROADSHEET_PROT", "BROADSHEET_PORT", "BROADSHEET_TITLE_FILE", "BROADSHEET_HOME", "PATH"]
    )
    assert said == (
        "BROADSHEET_PROT is not used: did you mean BROADSHEET_PORT?",
        "BROADSHEET_TITLE_FILE is not used: only secrets are read from files, set BROADSHEET_TITLE",
    )
