"""The catalogue that ships: whole, unique, and with a floor for every source."""

from collections import Counter
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.errors import CatalogueError
from broadsheet.sources import family_of, load_catalogue, pick
from broadsheet.sources.catalogue import COLUMNS, read_sheet


def test_it_holds_more_than_a_thousand_sources_of_every_kind():
    sources = load_catalogue()
    kinds = Counter(s.kind for s in sources)
    assert len(sources) >= 1100
    assert min(kinds.values()) >= 10
    assert len({s.provider.country for s in sources}) >= 60
    assert len({s.language for s in sources}) >= 35


def test_ids_and_addresses_are_unique_and_in_order():
    sources = load_catalogue()
    assert [s.id for s in sources] == sorted({s.id for s in sources})
    assert len({s.feed_url for s in sources}) == len(sources)


def test_every_source_has_a_floor_and_names_its_provider():
    for source in load_catalogue():
        assert source.expected_weekly is not None
        assert source.provider.name
        assert "." in source.provider.domain
        assert len(source.provider.country) == 2


def test_the_files_are_sorted_so_that_a_change_is_easy_to_review():
    for kind in files("broadsheet.data").joinpath("sources").iterdir():
        for sheet in kind.iterdir():
            ids = [line.split("\t")[0] for line in sheet.read_text(encoding="utf-8").splitlines()[1:]]
            assert ids == sorted(ids), sheet


def test_outlets_of_one_publisher_are_one_voice():
    assert family_of("wsj.com") == family_of("www.barrons.com") == "dow-jones"
    assert family_of("asia.nikkei.com") == family_of("ft.com")
    assert family_of("an-outlet-of-its-own.example") == ""


def test_pick_lists_narrow_by_topic_language_and_kind():
    sources = load_catalogue()
    picked = pick(sources, topics=["chips"], language="ko", kind="tech_press")
    assert picked
    assert all("chips" in s.topics and s.language == "ko" and s.kind == "tech_press" for s in picked)
    assert pick(sources) == sources
    assert all(s.language.startswith("zh") for s in pick(sources, language="zh"))


ROW = [
    "a",
    "A",
    "a.example",
    "https://a.example/feed",
    "https://a.example/",
    "en",
    "yes",
    "ai",
    "direct",
    "5",
    "title;url",
    "by hand",
]


def sheet(**changed):
    row = [changed.get(column, value) for column, value in zip(COLUMNS, ROW, strict=True)]
    return "\t".join(COLUMNS) + "\n" + "\t".join(row) + "\n"


@pytest.mark.parametrize(
    "changed",
    [
        {"id": ""},
        {"feed_url": "file:///etc/passwd"},
        {"site_url": "javascript:x"},
        {"access": "guess"},
        {"original_reporting": "maybe"},
        {"weekly": "many"},
    ],
)
def test_a_row_that_breaks_the_rules_is_told_with_its_line(changed):
    with pytest.raises(CatalogueError) as caught:
        read_sheet(sheet(**changed), kind="wire", country="DE", place="sources/wire/DE.tsv")
    assert caught.value.place == "sources/wire/DE.tsv:2"


def test_an_unknown_kind_and_other_columns_are_told():
    with pytest.raises(CatalogueError, match="unknown kind"):
        read_sheet(sheet(), kind="blog", country="DE", place="x")
    with pytest.raises(CatalogueError, match="columns"):
        read_sheet("id\tname\n", kind="wire", country="DE", place="x")


@given(st.sampled_from(["en", "de", "zh", "pt"]))
def test_picking_twice_is_picking_once(language):
    once = pick(load_catalogue(), language=language)
    assert pick(once, language=language) == once
