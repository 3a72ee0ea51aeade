"""What strangers wrote is shown as text and never as markup, whatever field it came in."""

from __future__ import annotations

import dataclasses
import json
import re
from datetime import UTC, datetime
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.press import MemoryShelf, all_paths
from broadsheet.press.addresses import outward, party_of_segment, party_path
from broadsheet.records import Claim, Deal, Edition, Ledger, Span, Topic
from broadsheet.text.legal_signs import ILLEGAL, clean
from tests.press import example_paper as paper
from tests.press.reading_pages import print_page, tree_of

EVIL = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{7*7}}\x00\x1b\u202e&amp;]]>"
KEEP = {"id", "article_id", "text_id", "story_id", "lead_id", "first_id", "claim_id", "deal_id"}


def poison(value: Any) -> Any:
    """The value with EVIL in every free text, however deep; codes, ids and numbers stay."""
    if isinstance(value, Span):
        return dataclasses.replace(value, quote=value.quote + EVIL)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        free = {
            f.name: poison(getattr(value, f.name))
            for f in dataclasses.fields(value)
            if f.name not in KEEP and not f.name.endswith(("_id", "_ids"))
        }
        return dataclasses.replace(
            value, **{k: v + EVIL if isinstance(v, str) and k in FREE else v for k, v in free.items()}
        )
    if isinstance(value, tuple):
        return tuple(poison(v) for v in value)
    return value


FREE = {
    "title", "name", "text", "excerpt", "standfirst", "section", "as_written", "quantity", "note", "says", "was",
    "now", "why", "reason", "message", "syndicated_from", "headline", "moved", "edited_by", "outlet", "relayed_by",
    "left_quote", "right_quote", "old_title", "new_title", "other_name", "trouble", "domain", "url", "original_url",
}  # fmt: skip


def poisoned_shelf() -> MemoryShelf:
    """The example paper in which every free text ends in an attack and every link is a script."""
    articles = []
    for a in paper.A.values():
        bad = poison(a)
        links = {"url": "javascript:alert(1)", "original_url": "data:text/html,<script>"}
        articles.append(dataclasses.replace(bad, **links, authors=(EVIL,), origins=((EVIL, EVIL),)))
    shelf = paper.make_shelf()
    return MemoryShelf(
        editions=[_poison_edition(e) for e in paper.EDITIONS],
        stories=[dataclasses.replace(s, title=s.title + EVIL) for s in paper.S.values()],
        articles=articles,
        marks=[
            dataclasses.replace(poison(m), topics=tuple(_poison_topic(t) for t in m.topics))
            for m in (paper.marks(k) for k in paper.A)
        ],
        ledger=Ledger(
            deals=tuple(_poison_deal(d) for d in paper.D.values()),
            claims=tuple(_poison_claim(c) for c in paper.C.values()),
        ),
        parties=[
            dataclasses.replace(p, name=p.name + EVIL, aliases=(EVIL,), country="US") for p in shelf.parties()
        ],
        dependence=[poison(d) for i in paper.PARTIES for d in shelf.dependence(i)],
        growth=[poison(g) for i in paper.PARTIES for g in shelf.growth(i)],
        loops=[dataclasses.replace(x, names=tuple(n + EVIL for n in x.names)) for x in shelf.loops()],
        sources=[poison(s) for s in shelf.sources()],
        findings=[poison(f) for f in shelf.findings()],
        corrections=[poison(c) for c in shelf.corrections()],
        changes=[dataclasses.replace(poison(c), removed=(EVIL,), added=(EVIL,)) for c in shelf.changes()],
        topic_names={k: v + EVIL for k, v in paper.TOPICS.items()},
    )


def _poison_edition(edition: Edition) -> Edition:
    sections = tuple(
        dataclasses.replace(s, title=s.title + EVIL, items=poison(s.items)) for s in edition.sections
    )
    return dataclasses.replace(
        edition, sections=sections, left_out=tuple((i, EVIL) for i, _ in edition.left_out)
    )


def _poison_topic(topic: Topic) -> Topic:
    return dataclasses.replace(topic, name=topic.name + EVIL, reason=EVIL)


def _poison_deal(deal: Deal) -> Deal:
    return poison(deal)  # type: ignore[no-any-return]


def _poison_claim(claim: Claim) -> Claim:
    return poison(claim)  # type: ignore[no-any-return]


OWN_PICTURE = re.compile(r"/(stories|deals|parties)/[\w.~%-]+(/[\w-]+)?\.svg")

SHELF, SITE = poisoned_shelf(), paper.make_site(title="Paper" + EVIL)


@pytest.mark.parametrize("path", [*all_paths(SHELF), "/search?q=" + "%3Cscript%3Ealert(1)%3C/script%3E"])
def test_an_attack_in_every_field_stays_text(path: str) -> None:
    page = print_page(path, SHELF, SITE)
    text = page.body.decode(errors="replace")
    if "html" in page.media_type:
        tree = tree_of(page)
        sources = {s.get("src", "").split(".")[0] for s in tree.iter("script") if s.get("type") is None}
        assert sources == {"/static/theme", "/static/paper", "/static/find", "/static/follow"}
        assert not tree.xpath("//iframe | //object | //@onerror")
        assert all(OWN_PICTURE.fullmatch(place) for place in tree.xpath("//img/@src | //source/@srcset"))
        assert not [
            h
            for h in tree.xpath("//@href | //@src | //@action")
            if h.strip().startswith(("javascript", "data"))
        ]
        assert "49" not in text or "{{7*7}}" in text
        for block in tree.xpath("//script[@type='application/ld+json']/text()"):
            json.loads(block)
    if not path.endswith((".jsonl", ".png", ".woff2")):
        assert not [ch for ch in "\x00\x1b\u202e" if ch in text]


def test_feeds_of_poisoned_values_parse_without_complaint() -> None:
    for path in all_paths(SHELF):
        if path.endswith(".atom"):
            feed = feedparser.parse(print_page(path, SHELF, SITE).body)
            assert not feed.bozo, (path, feed.get("bozo_exception"))
        if path.endswith(".json"):
            json.loads(print_page(path, SHELF, SITE).body)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
        "ftp://a.example/", "//a.example/x", "http://", "http:///x", "https://user:pw@a.example/", "http://a b.example/",
        'http://a.example/"onmouseover=', "http://a.example\\@evil.example/", "java\nscript:alert(1)", "", "mailto:a@b.example",
        "http://[::1", "vbscript:x",
    ],
)  # fmt: skip
def test_only_web_addresses_of_others_become_links(address: str) -> None:
    assert outward(address) == ""


def test_a_web_address_is_linked_as_it_is() -> None:
    assert outward("https://a.example/x?y=1&z=ü#p") == "https://a.example/x?y=1&z=ü#p"


@given(st.text())
def test_cleaned_text_can_stand_in_xml(text: str) -> None:
    cleaned = clean(text)
    assert not ILLEGAL.search(cleaned)
    assert clean(cleaned) == cleaned


@given(st.from_regex(r"\??[a-z0-9][a-z0-9-]{0,20}", fullmatch=True))
def test_a_party_is_found_again_by_its_address(party_id: str) -> None:
    assert party_of_segment(party_path(party_id).split("/")[2]) == party_id


def test_a_far_year_does_not_stop_a_page() -> None:
    far = dataclasses.replace(paper.A["nv1"], published=datetime(9999, 12, 31, 23, 59, tzinfo=UTC))
    early = dataclasses.replace(paper.A["nv2"], published=datetime(1, 1, 1, tzinfo=UTC))
    shelf = MemoryShelf(stories=[paper.S["nvidia"]], articles=[far, early, paper.A["nv3"]])
    assert print_page(f"/stories/{paper.S['nvidia'].id}/", shelf, paper.make_site()).status == 200
