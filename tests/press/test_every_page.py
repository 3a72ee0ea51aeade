"""What holds for every page of the paper."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from broadsheet.press import all_paths, render, render_error
from tests.press.example_paper import C, D, S, make_shelf, make_site
from tests.press.reading_pages import inner_links, loaded_addresses, print_page, read, tree_of

SHELF, SITE = make_shelf(), make_site()
QUERIES = (
    "/search", "/search?q=openai", "/search?q=nothing+at+all+fits", "/search?q=party:openai+before:soon",
    "/deals/?relation=investment&sort=money", "/deals/?sort=from&reverse=1&disputed=1",
    "/deals/?party=nobody", "/map/?family=capital&firm=agreed", "/map/?family=rights",
)  # fmt: skip
HTML = [
    path
    for path in (*all_paths(SHELF), *QUERIES)
    if print_page(path, SHELF, SITE).media_type.startswith("text/html")
]


def test_all_paths_names_every_page_once() -> None:
    paths = list(all_paths(SHELF))
    assert len(paths) == len(set(paths))
    assert len(paths) > 150


@pytest.mark.parametrize("path", HTML)
def test_a_page_has_one_heading_one_main_a_title_and_a_language(path: str) -> None:
    tree = read(path, SHELF, SITE)
    assert len(tree.xpath("//h1")) == 1
    assert len(tree.xpath("//main")) == 1
    assert tree.xpath("string(//title)").strip()
    assert tree.get("lang") == "en"
    assert tree.get("dir") == "ltr"


def test_every_link_inside_the_paper_leads_to_a_page() -> None:
    seen: set[str] = set()
    waiting = {"/"}
    while waiting:
        path = waiting.pop()
        seen.add(path)
        page = render(path, SHELF, SITE)
        assert page is not None, path
        if page.media_type.startswith("text/html") and not page.location:
            links = inner_links(tree_of(page), path, SITE.address)
            waiting |= {link for link in links if link not in seen and "sort=" not in link}
    assert {p for p in HTML if "?" not in p} <= seen


def test_every_place_inside_a_page_that_is_linked_exists() -> None:
    for path in HTML:
        tree = read(path, SHELF, SITE)
        ids = set(tree.xpath("//@id"))
        for href in tree.xpath("//a/@href[starts-with(., '#')]"):
            assert href[1:] in ids, (path, href)


@pytest.mark.parametrize("path", HTML)
def test_no_id_stands_twice_on_a_page(path: str) -> None:
    ids = read(path, SHELF, SITE).xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", HTML)
def test_a_page_loads_nothing_from_elsewhere_and_holds_no_inline_style_or_script(path: str) -> None:
    tree = read(path, SHELF, SITE)
    assert all(not urlsplit(address).netloc for address in loaded_addresses(tree))
    assert not tree.xpath("//@style | //style | //@*[starts-with(name(), 'on')]")
    inline = tree.xpath("//script[not(@src)]/@type")
    assert set(inline) <= {"application/ld+json"}


@pytest.mark.parametrize("path", HTML)
def test_links_to_strangers_tell_them_nothing(path: str) -> None:
    for link in read(path, SHELF, SITE).xpath("//a[starts-with(@href, 'http')]"):
        if not link.get("href").startswith(SITE.address):
            assert {"noopener", "noreferrer"} <= set((link.get("rel") or "").split())


@pytest.mark.parametrize("path", HTML)
def test_a_page_stays_under_100_kilobytes(path: str) -> None:
    assert len(print_page(path, SHELF, SITE).body) < 100_000


def test_the_same_values_give_the_same_bytes() -> None:
    other = make_shelf()
    for path in all_paths(SHELF):
        assert print_page(path, SHELF, SITE).body == print_page(path, other, SITE).body, path


def test_unknown_addresses_have_no_page() -> None:
    for path in (
        "/nothing/", "/stories/none/", "/deals/none/", "/articles/none/", "/parties/none/", "/2026/13/40/",
        "/2020/01/01/", "/topics/none/", "/static/paper.css", "/static/../shelf.py", "/claims/none/",
        "/stories/../../etc/passwd/", "/deals/none/feed.atom", "/topics/deals/page-2/", "/deals/page-2/", "/deals/?page=2", "//evil.example", "/\\evil.example",
    ):  # fmt: skip
        assert render(path, SHELF, SITE) is None, path


def test_an_address_without_its_last_slash_leads_on_to_the_page() -> None:
    page = print_page("/deals?relation=investment", SHELF, SITE)
    assert (page.status, page.location) == (308, "/deals/?relation=investment")


def test_merged_stories_and_deals_lead_on_to_what_they_became() -> None:
    story = print_page(f"/stories/{S['old'].id}/", SHELF, SITE)
    assert (story.status, story.location) == (301, f"/stories/{S['coreweave'].id}/")
    old = SHELF.ledger().tombstones[0][0]
    deal = print_page(f"/deals/{old}/", SHELF, SITE)
    assert (deal.status, deal.location) == (301, f"/deals/{D['asml'].id}/")


def test_a_claim_leads_on_to_its_place_on_the_page_of_its_article() -> None:
    page = print_page(f"/claims/{C['nv1'].id}/", SHELF, SITE)
    assert page.location == f"/articles/{C['nv1'].article_id}/#claim-{C['nv1'].id}"


def test_the_error_page_leads_back_into_the_paper() -> None:
    page = render_error("/nothing/", SITE)
    assert page.status == 404
    tree = tree_of(page)
    assert "/deals/" in tree.xpath("//main//a/@href")
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex, follow"]


def test_pages_can_be_read_from_any_folder_of_any_host_when_links_are_relative() -> None:
    site = make_site(relative=True, served=False)
    for path in all_paths(SHELF):
        page = print_page(path, SHELF, site)
        if not page.media_type.startswith("text/html"):
            continue
        tree = tree_of(page)
        for element in tree.iter("a", "link", "script", "form"):
            target = element.get("href") or element.get("src") or element.get("action") or ""
            assert not target.startswith("/"), (path, target)
        for link in inner_links(tree, path, site.address):
            assert render(link, SHELF, site) is not None, (path, link)


def test_a_base_path_stands_in_front_of_every_address() -> None:
    site = make_site(base="/news/paper")
    tree = read("/deals/", SHELF, site)
    for href in tree.xpath("//a/@href | //link/@href | //script/@src | //form/@action"):
        assert href.startswith(("/news/paper/", "#", site.address + "/news/paper/")), href
