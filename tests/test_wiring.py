"""Settings choose the parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.errors import SettingsError
from broadsheet.settings import Settings
from broadsheet.wiring import choose_extractor, load_settings, site_of, utc_now


def test_without_a_model_the_grammar_finds_the_claims():
    assert choose_extractor(Settings(home=Path())).name.startswith("claims")
    assert "chat" not in choose_extractor(Settings(home=Path())).name


def test_a_model_is_asked_where_one_is_set():
    settings = Settings(home=Path(), model_url="http://127.0.0.1:9/v1", model_name="small")
    assert choose_extractor(settings).name.endswith(":small")


def test_a_model_without_a_name_is_refused():
    with pytest.raises(SettingsError, match="model_name"):
        choose_extractor(Settings(home=Path(), model_url="http://127.0.0.1:9/v1"))


def test_the_newsroom_s_own_key_is_read_from_its_home(tmp_path, monkeypatch):
    monkeypatch.delenv("BROADSHEET_SECRET_KEY", raising=False)
    (tmp_path / "secret.key").write_text("abc")
    assert load_settings(tmp_path).secret_key == "abc"


def test_a_paper_may_live_below_a_path():
    site = site_of(Settings(home=Path(), address="https://news.example/paper/"), utc_now())
    assert (site.address, site.base) == ("https://news.example", "/paper")
