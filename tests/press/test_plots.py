"""Charts: drawn from a grammar, the same to the byte, in the inks of the page, told in words beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from importlib import resources

import pytest
from lxml import etree

from broadsheet.press import MemoryShelf, Site
from broadsheet.press.plots.grammar import (
    BESIDE,
    DARK,
    LIGHT,
    NAMES,
    Plot,
    draw,
    frame,
    names_beside,
    room_beside,
    short,
    steps_to,
    width_of,
)
from broadsheet.press.plots.spread import rows_of
from broadsheet.press.router import render
from tests.press import example_paper as paper
from tests.press.reading_pages import print_page, read

PICTURES = (
    "/parties/openai/years.svg",
    "/parties/openai/years-narrow.svg",
    "/parties/openai/depends-1.svg",
    "/parties/openai/depends-2-narrow.svg",
    f"/stories/{paper.S['oracle'].id}/spread.svg",
)


@pytest.mark.parametrize("path", PICTURES)
def test_a_chart_is_well_formed_titled_and_told_in_words(path: str, shelf: MemoryShelf, site: Site) -> None:
    page = print_page(path, shelf, site)
    root = etree.fromstring(page.body)
    texts = [e.text for e in root.iter() if etree.QName(e).localname in {"title", "desc"}]
    assert page.media_type == "image/svg+xml"
    assert root.get("role") == "img"
    assert len(texts) == 2
    assert all(texts)


@pytest.mark.parametrize("path", PICTURES)
def test_a_chart_loads_nothing_runs_nothing_and_has_only_the_inks_of_the_page(
    path: str, shelf: MemoryShelf, site: Site
) -> None:
    root = etree.fromstring(print_page(path, shelf, site).body)
    used = {v for e in root.iter() for k, v in e.attrib.items() if k in {"fill", "stroke"}} - {"none"}
    assert used
    assert all(re.fullmatch(r"var\(--[a-z-]+\)", ink) and ink[6:-1] in LIGHT for ink in used)
    assert not root.xpath("//*[@href or @style or @onload or local-name()='script' or local-name()='image']")


def test_the_same_figures_give_the_same_bytes_whatever_else_changed(shelf: MemoryShelf, site: Site) -> None:
    later = replace(site, now=site.now + timedelta(days=40))
    for path in PICTURES:
        assert print_page(path, shelf, site).body == print_page(path, paper.make_shelf(), later).body


def test_the_inks_are_those_of_the_style_sheet() -> None:
    sheet = resources.files("broadsheet.press").joinpath("static", "paper.css").read_text(encoding="utf-8")
    light, dark = (
        sheet.split(":root {")[1].split("}")[0],
        sheet.split('[data-theme="dark"] {')[1].split("}")[0],
    )
    for inks, rules in ((LIGHT, light), (DARK, dark)):
        stated = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", rules))
        assert {name: stated[name] for name in inks} == inks


def test_every_picture_of_a_page_is_printed_and_says_in_words_what_it_shows(
    shelf: MemoryShelf, site: Site
) -> None:
    for path in ("/parties/openai/", f"/stories/{paper.S['oracle'].id}/", "/deals/"):
        page = print_page(path, shelf, site)
        assert all(render(picture, shelf, site) for picture in page.pictures)
        assert all(alt for alt in read(path, shelf, site).xpath("//img/@alt"))
    assert "/parties/openai/depends-1-narrow.svg" in print_page("/parties/openai/", shelf, site).pictures


def test_there_is_no_picture_where_there_is_nothing_to_compare(shelf: MemoryShelf, site: Site) -> None:
    for path in (
        "/parties/cohere/years.svg", "/parties/openai/depends-99.svg", "/parties/nobody/years.svg",
        f"/stories/{paper.S['mistral'].id}/spread.svg", "/stories/nobody/spread.svg", "/deals/nobody/stated.svg",
    ):  # fmt: skip
        assert render(path, shelf, site) is None, path


def test_a_name_is_text_in_a_chart_whatever_it_holds() -> None:
    hostile = ["<script>alert(1)</script>", '"]};alert(1)//', "a\x00\x1b\u202eb", "datum.row", "x" * 90]
    spec, width, height = frame([names_beside(hostile, "wide")], len(hostile), 20, "wide")
    root = etree.fromstring(draw(Plot(title="<b>", words="]]>&", width=width, height=height, spec=spec)))
    texts = ["".join(e.itertext()) for e in root.iter("{*}text")]
    assert texts == [short(name, NAMES["wide"] - BESIDE) for name in hostile]
    assert not list(root.iter("{*}script"))


@pytest.mark.parametrize(
    ("largest", "steps"),
    [
        (8e9, [0, 2e9, 4e9, 6e9, 8e9]),
        (0.0, [0]),
        (1, [0, 0.2, 0.4, 0.6, 0.8, 1.0]),
        (110, [0, 25, 50, 75, 100, 125]),
    ],
)
def test_the_scale_ends_at_a_round_figure_no_smaller_than_the_largest(
    largest: float, steps: list[float]
) -> None:
    assert steps_to(largest) == steps


def test_a_story_spreads_from_its_first_report_and_copies_stand_in_the_row_of_their_head() -> None:
    story = paper.S["oracle"]
    rows = rows_of(story, [paper.A[k] for k in ("oai1", "oai2", "oai3", "oai4", "oai5")])
    assert rows[0].outlet == "Harbor Wire"
    assert sum(1 + len(row.copies) for row in rows) == 5
    assert all(copy >= rows[0].at for row in rows for copy in row.copies)


def test_a_report_without_a_time_of_day_is_in_no_chart_of_hours() -> None:
    story = paper.S["oracle"]
    undated = [replace(paper.A[k], published_precision="day") for k in ("oai1", "oai2", "oai3")]
    assert rows_of(story, undated) == []


def test_the_last_label_of_an_axis_finds_room_beside_it() -> None:
    assert room_beside({10.0: "1 Mar 2024"}, 0, 10, 400) * 2 >= width_of("1 Mar 2024")
    assert room_beside({5.0: "1 Mar 2024"}, 0, 10, 400) < 0, "it ends long before"
    assert room_beside({}, 0, 10, 400) == 0
