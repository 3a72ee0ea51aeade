"""Pictures of reports stand on the paper from our own address, where the newsroom shows them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from lxml import html

from broadsheet.press import KeptPicture, MemoryShelf, Site, all_paths, render
from broadsheet.records import Image
from tests.press.example_paper import S, make_shelf, make_site

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
FAR = "https://pictures.example/hall.png"
NAME = "0123456789abcdef-1200x800-00112233aabb.png"


@dataclass
class Drawer:
    """Pictures over a mapping."""

    kept: dict[str, KeptPicture] = field(default_factory=dict)

    def revision(self) -> str:
        return str(len(self.kept))

    def find(self, url: str) -> KeptPicture | None:
        return self.kept.get(url)

    def read(self, name: str) -> bytes | None:
        return PNG if any(kept.name == name for kept in self.kept.values()) else None


def paper_with(width: int = 1200, height: int = 800) -> tuple[MemoryShelf, Site]:
    """The example paper, each report with a picture of that size kept here."""
    shelf = make_shelf()
    image = Image(url=FAR, alt='A hall "at dusk"', caption="The hall <b>in October</b>.", credit="Per Alm")
    pictured = tuple(replace(article, images=(image,)) for article in shelf._articles.values())
    shelf._articles = {article.id: article for article in pictured}
    kept = KeptPicture(name=NAME, width=width, height=height)
    return shelf, make_site(pictures=Drawer({FAR: kept}))


def photographs_at(path: str, shelf: MemoryShelf, site: Site) -> list[html.HtmlElement]:
    page = render(path, shelf, site)
    assert page is not None
    return html.fromstring(page.body.decode()).find_class("photograph")


def paths_of(shelf: MemoryShelf) -> tuple[str, str, str]:
    story = shelf.story(S["oracle"].id)
    assert story is not None
    return "/", f"/stories/{story.id}/", f"/articles/{story.lead_id}/"


def test_front_page_story_and_article_show_the_lead_picture_with_size_caption_and_credit_apart():
    shelf, site = paper_with()
    for path in paths_of(shelf):
        (figure,) = photographs_at(path, shelf, site)
        image = figure.find("img")
        assert (image.get("src"), image.get("width"), image.get("height")) == (
            f"/pictures/{NAME}",
            "1200",
            "800",
        )
        assert image.get("alt") == 'A hall "at dusk"'
        assert figure.find_class("caption")[0].text_content() == "The hall <b>in October</b>."
        assert figure.find_class("credit")[0].text_content().startswith("Per Alm · ")


def test_no_page_names_a_picture_elsewhere():
    shelf, site = paper_with()
    for path in all_paths(shelf):
        page = render(path, shelf, site)
        assert page is not None
        assert b"pictures.example" not in page.body, path


def test_a_newsroom_that_shows_none_shows_and_serves_none():
    shelf, _ = paper_with()
    site = make_site()
    assert not any(photographs_at(path, shelf, site) for path in paths_of(shelf))
    assert render(f"/pictures/{NAME}", shelf, site) is None


@pytest.mark.parametrize("size", [(80, 80), (1200, 90), (300, 1200)])
def test_signets_banners_and_strips_are_not_shown(size):
    shelf, site = paper_with(*size)
    assert not any(photographs_at(path, shelf, site) for path in paths_of(shelf))


def test_a_small_picture_stands_with_its_report_but_does_not_lead_the_paper():
    shelf, site = paper_with(320, 240)
    front, story, article = paths_of(shelf)
    assert not photographs_at(front, shelf, site)
    assert photographs_at(story, shelf, site)
    assert photographs_at(article, shelf, site)


def test_the_picture_is_its_bytes_for_good_and_belongs_to_the_copy_as_files():
    shelf, site = paper_with()
    page = render(f"/pictures/{NAME}", shelf, site)
    assert page is not None
    assert (page.body, page.media_type, page.immutable) == (PNG, "image/png", True)
    front = render("/", shelf, site)
    assert front is not None
    assert f"/pictures/{NAME}" in front.pictures


@pytest.mark.parametrize("name", ["x.svg", "x.html", "../secret.key", "none.png", "", "%2e%2e/x.png"])
def test_nothing_else_has_an_address_there(name):
    shelf, site = paper_with()
    page = render(f"/pictures/{name}", shelf, site)
    assert page is None or page.status == 308
