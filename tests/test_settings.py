"""Settings come from one file and the environment, checked at the start."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.errors import SettingsError
from broadsheet.settings import describe_settings, read_settings

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
        ("prot = 1", "unknown setting 'prot'"),
        ("port = 'many'", "port must be a number"),
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
