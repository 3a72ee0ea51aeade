"""A reader leaves outlets out of a story, and the story is counted again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.pipeline.recounting import recount_story
from broadsheet.press import MemoryShelf, Site
from tests.press.example_paper import S, make_shelf
from tests.press.reading_pages import print_page, read, words


@pytest.fixture
def counting(site: Site) -> Site:
    return replace(site, recount=recount_story)


def told_by(shelf: MemoryShelf) -> tuple[str, list[str]]:
    """A story of several voices and the domains of its outlets, the first report's first."""
    story = max(S.values(), key=lambda s: (len(s.roots), s.id))
    domains = [a.provider.domain for a in shelf.articles((story.first_id, *story.article_ids))]
    return story.id, list(dict.fromkeys(domains))


def notice(path: str, shelf: MemoryShelf, site: Site) -> str:
    return " ".join(words(node) for node in read(path, shelf, site).xpath("//aside[@class='correction']"))


def test_a_story_counts_fewer_voices_without_an_outlet_and_says_so(
    shelf: MemoryShelf, counting: Site
) -> None:
    story_id, domains = told_by(shelf)
    path = f"/stories/{story_id}/"
    assert "instead of" not in notice(path, shelf, counting)
    told = notice(f"{path}?without={domains[0]}", shelf, counting)
    assert "Counted without" in told and "Independent voices" in told and "First:" in told and "Heat:" in told


def test_ticked_boxes_and_a_list_say_the_same(shelf: MemoryShelf, counting: Site) -> None:
    story_id, domains = told_by(shelf)
    listed = print_page(f"/stories/{story_id}/?without={domains[0]}", shelf, counting)
    ticked = print_page(f"/stories/{story_id}/?no:{domains[0]}=1", shelf, counting)
    assert listed.body == ticked.body


def test_no_sentence_of_an_outlet_left_out_is_quoted(shelf: MemoryShelf, counting: Site) -> None:
    story_id, domains = told_by(shelf)
    tree = read(f"/stories/{story_id}/?without={domains[0]}", shelf, counting)
    assert domains[0] not in " ".join(tree.xpath("//ol[@class='timeline']//a/@href"))
    assert tree.xpath("//meta[@name='robots'][contains(@content, 'noindex')]")


def test_a_story_that_nobody_else_tells_stays_and_says_so(shelf: MemoryShelf, counting: Site) -> None:
    story_id, domains = told_by(shelf)
    told = notice(f"/stories/{story_id}/?without={','.join(domains)}", shelf, counting)
    assert told.startswith("Nothing of this story is left without")


@pytest.mark.parametrize(
    "asked", ["", "?without=", "?without=nobody.example", "?no:=1", "?no:%3Cscript%3E=1"]
)
def test_an_outlet_that_is_not_in_it_changes_nothing(asked: str, shelf: MemoryShelf, counting: Site) -> None:
    story_id, _ = told_by(shelf)
    whole = print_page(f"/stories/{story_id}/", shelf, counting)
    assert print_page(f"/stories/{story_id}/{asked}", shelf, counting).body == whole.body


def test_a_copy_as_files_offers_no_recount(shelf: MemoryShelf, counting: Site) -> None:
    story_id, _ = told_by(shelf)
    path = f"/stories/{story_id}/"
    assert read(path, shelf, counting).xpath("//input[starts-with(@name, 'no:')]")
    assert not read(path, shelf, replace(counting, served=False)).xpath("//input[starts-with(@name, 'no:')]")


def test_the_matter_so_far_is_listed_oldest_first_with_its_days(site: Site) -> None:
    shelf = make_shelf()
    told = [story for story in S.values() if not story.merged_into]
    first, second, third = sorted(told, key=lambda s: str(s.first_seen))[:3]
    shelf._stories |= {
        second.id: replace(second, continues=first.id),
        third.id: replace(third, continues=second.id),
    }
    tree = read(f"/stories/{third.id}/", shelf, site)
    listed = tree.xpath("//section[@aria-labelledby='before']//a/@href")
    days = tree.xpath("//section[@aria-labelledby='before']//time/@datetime")
    assert [href.rstrip("/").rsplit("/", 1)[-1] for href in listed] == [first.id, second.id]
    assert days == sorted(days) and len(days) == 2


def test_stories_of_one_matter_lead_to_what_came_before_and_after(site: Site) -> None:
    shelf = make_shelf()
    told = [story for story in S.values() if not story.merged_into]
    first, second, third = sorted(told, key=lambda s: str(s.first_seen))[:3]
    shelf._stories |= {s.id: replace(s, storyline="matter", continues="") for s in (first, second, third)}
    tree = read(f"/stories/{second.id}/", shelf, site)
    for part, other in (("before", first), ("after", third)):
        (href,) = tree.xpath(f"//section[@aria-labelledby='{part}']//a/@href")
        assert href.rstrip("/").rsplit("/", 1)[-1] == other.id


def test_a_follow_up_that_went_into_another_story_is_not_listed(site: Site) -> None:
    shelf = make_shelf()
    told = [story for story in S.values() if not story.merged_into]
    first, second, third = sorted(told, key=lambda s: str(s.first_seen))[:3]
    shelf._stories |= {
        first.id: replace(first, related_ids=(second.id,), storyline=""),
        second.id: replace(second, continues=first.id, merged_into=third.id),
    }
    tree = read(f"/stories/{first.id}/", shelf, site)
    assert not tree.xpath(f"//main//a[contains(@href, '{second.id}')]")
