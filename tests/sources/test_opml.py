"""Subscription lists go in and out, whatever is in them (A14)."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.errors import InputError
from broadsheet.records import Provider, Source
from broadsheet.sources import load_catalogue, read_opml, write_opml


def opml(inside):
    return f'<?xml version="1.0"?><opml version="2.0"><head><title>t</title></head><body>{inside}</body></opml>'.encode()


def test_the_catalogue_survives_the_way_out_and_in():
    sources = load_catalogue()
    back = read_opml(write_opml(sources).encode())
    assert back.findings == ()

    def told(found):
        return {
            (
                s.feed_url, s.site_url, s.provider.name, s.provider.country, s.language, s.kind,
                s.topics[:5], s.link_selector,
            )
            for s in found
        }  # fmt: skip

    assert told(back.sources) == told(sources)


def test_groups_become_topics_and_a_feed_named_twice_is_one():
    body = opml(
        '<outline text="AI"><outline title="Chips"><outline type="rss" text="A" xmlUrl="https://a.example/f"/></outline></outline>'
        '<outline type="rss" text="A again" xmlUrl="https://a.example/f"/>'
    )
    [source] = read_opml(body).sources
    assert (source.topics, source.provider.name, source.provider.domain) == (
        ("AI", "Chips"),
        "A",
        "a.example",
    )


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "ftp://a.example/", "//a.example/x", "http://", "x"]
)
def test_an_address_that_is_not_of_the_web_is_refused_and_told(url):
    found = read_opml(opml(f'<outline text="A" xmlUrl="{url}"/>'))
    assert found.sources == ()
    assert [f.code for f in found.findings] == ["link_refused"]


def test_a_password_in_an_address_is_neither_kept_nor_shown():
    row = '<outline text="A" xmlUrl="https://me:sesame@a.example/f" htmlUrl="https://me:sesame@a.example/"/>'
    found = read_opml(opml(row))
    assert [(s.feed_url, s.site_url) for s in found.sources] == [
        ("https://a.example/f", "https://a.example/")
    ]
    assert [f.code for f in found.findings] == ["link_refused"]
    assert "sesame" not in repr(found) + write_opml(found.sources)


def test_ten_thousand_levels_are_read():
    body = opml(
        "<outline text='g'>" * 10_000
        + "<outline text='A' xmlUrl='https://a.example/f'/>"
        + "</outline>" * 10_000
    )
    [source] = read_opml(body).sources
    assert source.topics == ("g",)


def test_a_hundred_thousand_outlines_are_cut_in_time():
    started = time.process_time()
    found = read_opml(
        opml("".join(f'<outline text="{n}" xmlUrl="https://a.example/{n}"/>' for n in range(100_000)))
    )
    assert time.process_time() - started < 5
    assert len(found.sources) == 20_000
    assert "too_many_entries" in {f.code for f in found.findings}


def test_ten_thousand_feeds_are_all_read():
    assert (
        len(
            read_opml(
                opml("".join(f'<outline xmlUrl="https://a.example/{n}"/>' for n in range(10_000)))
            ).sources
        )
        == 10_000
    )


@pytest.mark.parametrize("entity", ['<!ENTITY x "y">', '<!ENTITY x SYSTEM "file:///etc/hostname">'])
def test_entities_are_refused(entity):
    body = f'<!DOCTYPE opml [{entity}]><opml><body><outline text="&x;" xmlUrl="https://a.example/f"/></body></opml>'.encode()
    with pytest.raises(InputError):
        read_opml(body)


def test_damage_keeps_what_stood_before_it():
    body = (
        opml(
            '<outline text="R&D" xmlUrl="https://a.example/f?x=1&y=2"/><outline text="B" xmlUrl="https://b.example/f"/>'
        )[:-10]
        + b"<<<"
    )
    found = read_opml(body)
    assert [s.feed_url for s in found.sources] == ["https://a.example/f?x=1&y=2", "https://b.example/f"]
    assert [f.code for f in found.findings] == ["feed_damaged"]


@pytest.mark.parametrize("body", [b"", b"hello", b"<html></html>", b"\0" * 100])
def test_what_holds_no_outline_says_so(body):
    with pytest.raises(InputError):
        read_opml(body)


NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


def test_categories_are_topics_before_groups_and_a_strange_kind_is_none():
    body = opml(
        "<outline text='g'><outline text='A' xmlUrl='https://a.example/f' category='/Tech/Chips,power,/' "
        "broadsheet:kind='boss' broadsheet:country='usa'/></outline>"
    ).replace(b"<opml ", b"<opml xmlns:broadsheet='urn:broadsheet:sources' ")
    [source] = read_opml(body).sources
    assert (source.topics, source.kind, source.provider.country) == (("Chips", "power"), "community", "")


@given(NAMES)
def test_any_name_makes_a_file_that_reads_back(name):
    source = Source(
        id="x",
        provider=Provider(name=name, domain="a.example"),
        kind="wire",
        feed_url='https://a.example/?a=1&b="2"',
        site_url="https://a.example/",
        language="en",
    )
    [back] = read_opml(write_opml([source], title=name).encode()).sources
    assert back.feed_url == source.feed_url
