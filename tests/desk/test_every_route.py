"""Every address that one server answers is known here with what may be sent to it: a new one must be added.

The attacks by their numbers in the project's list (A11, A12, A15, A16) are then tried on each.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from broadsheet.adapters.store import keys, reading, voices, writing
from broadsheet.claims import GrammarExtractor
from broadsheet.desk import sources_page
from broadsheet.desk.judging import judge
from broadsheet.desk.people import add_person
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Provider, Source
from broadsheet.running.claiming import find_claims
from broadsheet.running.discovery import Candidate
from tests.desk.conftest import NOON, PASSWORD, article, post

FIRST = "0" * 16


@dataclass(frozen=True)
class Route:
    """One address, as somebody would ask for it."""

    path: str
    role: str = "contributor"  #: the least that it takes; "" for anybody
    sends: dict[str, str] = field(default_factory=dict)  #: what a form sends there
    reads: bool = True  #: GET answers with a page or file


def act(path: str, role: str = "editor", /, **sends: str) -> Route:
    return Route(path, role, sends or {"nothing": ""}, reads=False)


DESK = {
    "": Route("/desk/"),
    "stories/<slug:story_id>/": Route(f"/desk/stories/{FIRST}/"),
    "preview/<str:day>/": Route("/desk/preview/2025-10-28/"),
    "preview/<str:day>/paper/": Route("/desk/preview/2025-10-28/paper/"),
    "act/": act("/desk/act/", kind="drop", left=FIRST),
    "merge/": act("/desk/merge/", article=article(0).id),
    "heard/": act("/desk/heard/", "contributor", mark="x"),
    "undo/": act("/desk/undo/", id="x"),
    "print/": act("/desk/print/", day="2025-10-28"),
    "propose/": act("/desk/propose/", "contributor", kind="hold", left=FIRST),
    "proposals/": Route("/desk/proposals/"),
    "proposals/accept/": act("/desk/proposals/accept/", id="x"),
    "proposals/decline/": act("/desk/proposals/decline/", "contributor", id="x"),
    "people/": Route("/desk/people/", "owner"),
    "people/add/": act("/desk/people/add/", "owner", name="new", role="editor"),
    "people/change/": act("/desk/people/change/", "owner", name="olga", act="lock"),
    "people/reset/": act("/desk/people/reset/", "owner", name="olga"),
    "new-password/<str:token>/": Route("/desk/new-password/1-x/", "", {"password": PASSWORD}),
    "claims/": Route("/desk/claims/"),
    "merges/": Route("/desk/merges/"),
    "same-party/": Route("/desk/same-party/"),
    "disputes/": Route("/desk/disputes/"),
    "moderation/": Route("/desk/moderation/"),
    "method/": Route("/desk/method/"),
    "log/": Route("/desk/log/"),
    "sources/": Route("/desk/sources/"),
    "sources/preview/": Route("/desk/sources/preview/", "editor"),
    "sources/add/": act("/desk/sources/add/", url="https://x.example/feed"),
    "sources/pause/": act("/desk/sources/pause/", left="hostile", verdict="pause"),
    "sources/remove/": act("/desk/sources/remove/", left="hostile", sure="yes"),
    "sources/take-opml/": act("/desk/sources/take-opml/"),
    "sources/sources.opml": Route("/desk/sources/sources.opml"),
    "you/": Route("/desk/you/"),
    "you/language/": act("/desk/you/language/", "contributor", language="de"),
    "you/leave-there/": act("/desk/you/leave-there/", "contributor", name="all"),
    "you/password/": act("/desk/you/password/", "contributor", old="x", new="y"),
    "you/offer-key/": act("/desk/you/offer-key/", "contributor"),
    "you/keep-key/": act("/desk/you/keep-key/", "contributor"),
    "you/remove-key/": act("/desk/you/remove-key/", "contributor", id="AAAA"),
    "enter/": Route("/desk/enter/", "", {"name": "eve", "password": PASSWORD}),
    "enter/offer/": act("/desk/enter/offer/", ""),
    "enter/by-key/": act("/desk/enter/by-key/", ""),
    "leave/": act("/desk/leave/", ""),
    "static/<str:name>": Route("/desk/static/desk.css", ""),
}
PAPER = {
    r"^(?P<base>(?:[^/]+/)*)(?P<kinds>articles|stories)/(?P<subject_id>[\w.~-]{1,160})/comment/$": Route(
        f"/articles/{article(0).id}/comment/", "", {"name": "Ann", "text": "A remark.", "token": "forged"}
    ),
    r"^(?P<base>(?:[^/]+/)*)own-data/$": Route("/own-data/", "", {"token": "forged"}),
    r"^(?P<base>.*?)(?P<year>\d{4})/(?P<month>\d\d)/(?P<day>\d\d)/listen\.mp3$": Route(
        "/2025/10/28/listen.mp3", ""
    ),
    r"^(?P<base>.*?)(?P<kinds>articles|stories)/(?P<subject_id>[\w.~-]{1,160})/listen\.mp3$": Route(
        f"/articles/{article(0).id}/listen.mp3", ""
    ),
    r"^(?P<base>(?:[^/]+/)*)letter/$": Route("/letter/", "", {"email": "ann@mail.example", "token": "x"}),
    r"^(?P<base>(?:[^/]+/)*)letter/(?P<act>confirm|leave)/(?P<token>[\w:.~-]{1,200})/$": Route(
        "/letter/leave/forged/", "", {"x": ""}
    ),
    "healthz": Route("/healthz", ""),
    "healthcheck": Route("/healthcheck", ""),
    "liveness": Route("/liveness", ""),
    "readyz": Route("/readyz", ""),
    "readiness": Route("/readiness", ""),
    "": Route("/", ""),
}
ALL = [*DESK.values(), *PAPER.values()]
PAGES = [route for route in DESK.values() if route.reads and route.path != "/desk/new-password/1-x/"]
SENT = [route for route in DESK.values() if route.sends]
SIGNED = [route for route in SENT if route.role]


VISIT = re.compile(r'name="name" value="([0-9a-f]{16})"')
OUTSIDE = ("//evil.example", "https://evil.example/desk/", "/\\evil.example/desk/", "/desk\\@evil.example")


def patterns_of(resolver: URLResolver) -> list[str]:
    """The patterns below a resolver, without what is included before them."""
    found = []
    for part in resolver.url_patterns:
        found += [str(part.pattern)] if isinstance(part, URLPattern) else patterns_of(part)
    return found


def everything() -> tuple[int, int]:
    """What an act could have changed."""
    return len(reading.judgements()), len(reading.sources())


def test_every_address_of_the_desk_is_known_here():
    assert set(patterns_of(get_resolver("broadsheet.desk.urls"))) == set(DESK)


def test_every_address_of_the_server_is_known_here():
    assert sorted(patterns_of(get_resolver("broadsheet.cli.urls"))) == sorted([*DESK, *PAPER])


def test_a15_nothing_is_taken_without_the_token_of_the_form(visit):
    client, before = visit("olga"), everything()
    for route in SENT:
        assert client.post(route.path, route.sends).status_code in {403, 404}, route.path
        assert everything() == before, route.path


def test_a15_nothing_is_taken_from_another_site(visit):
    client, before = visit("olga"), everything()
    client.get("/desk/")
    token = client.cookies["csrftoken"].value
    for route in SENT:
        for origin in ("https://evil.example", "null", "http://testserver.evil.example"):
            sent = {**route.sends, "csrfmiddlewaretoken": token}
            answer = client.post(route.path, sent, headers={"origin": origin})
            assert answer.status_code in {403, 404}, (route.path, origin)
        assert everything() == before, route.path


def test_a15_nothing_is_done_by_following_a_link(visit):
    client, before = visit("olga"), everything()
    for route in (route for route in SENT if not route.reads):
        for ask in (client.get, client.head, client.put, client.delete):
            assert ask(route.path).status_code in {403, 405}, route.path
        assert everything() == before, route.path


def test_a15_strangers_are_sent_to_the_door(visit):
    stranger = visit(None)
    stranger.get("/desk/enter/")
    for route in (route for route in DESK.values() if route.role):
        answer = stranger.get(route.path) if route.reads else post(stranger, route.path, **route.sends)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/desk/enter/?next=/desk/")


def test_a16_who_may_not_is_told_so_and_changes_nothing(visit):
    carl, eve, before = visit("carl"), visit("eve"), everything()
    for route in (route for route in DESK.values() if route.role in {"editor", "owner"}):
        for client in (carl, eve) if route.role == "owner" else (carl,):
            answer = client.get(route.path) if route.reads else post(client, route.path, **route.sends)
            assert answer.status_code == 403, route.path
            assert everything() == before, route.path


def test_a15_no_form_leads_out_of_the_desk(visit):
    for route in SENT:
        for target in OUTSIDE:
            olga = visit("olga")
            answer = post(olga, route.path, **{**route.sends, "back": target, "next": target})
            led = answer.get("Location", "/desk/")
            assert led.startswith("/desk/"), (route.path, led)
            assert "evil" not in led, route.path
            assert not re.search(r'(?:href|action)="[^"]*evil', answer.content.decode()), route.path


def test_a15_no_answer_repeats_the_host_header(visit):
    olga = visit("olga")
    for route in (route for route in ALL if route.reads):
        for host in ("evil.example", "evil.example:80"):
            answer = olga.get(route.path, headers={"host": host, "x-forwarded-host": host})
            assert b"evil.example" not in b"".join(answer), route.path
            assert "evil.example" not in str(dict(answer.items())), route.path


def test_a12_every_answer_forbids_frames_sniffing_and_inline_script(visit):
    olga = visit("olga")
    for route in (route for route in ALL if route.reads):
        answer = olga.get(route.path)
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy or "sandbox" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["X-Frame-Options"] == "DENY"
        assert answer.status_code < 500
        if answer["Content-Type"].startswith("text/html"):
            check_nothing_inline(b"".join(answer).decode())


def check_nothing_inline(page: str) -> None:
    """No script in the page, no handler in a tag, no style in a tag: the policy would stop the page's own."""
    tags = re.findall(r"<[a-zA-Z][^<>]*>", page)
    for tag in tags:
        names = re.sub(r"=\s*(?:\"[^\"]*\"|'[^']*')", "", tag)
        assert not re.search(r"\s(?:on\w+|style)\b", names), tag
        data = 'type="application/ld+json"' in tag or 'type="speculationrules"' in tag
        assert not tag.startswith("<script") or "src=" in tag or data, tag


HOSTILE = (
    "\"><script>alert(1)</script>'><img src=x onerror=alert(1)></textarea></script><svg onload=alert(1)>",
    "javascript:alert(1)",
    "{{ 7|add:7 }}{% debug %}%(by)s",
)


def plant(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words in every field that a stranger, a feed, a reader or a colleague can fill."""
    name = words[:60].replace("/", "-")
    add_person(name, PASSWORD, "contributor")
    source = Source(
        id="hostile", provider=Provider(name=words, domain="x.example", country="GB"), kind="wire", language="en",
        feed_url="https://x.example/f?" + words, site_url=words, topics=(words,),
    )  # fmt: skip
    reports = []
    for n, sum_ in ((0, "$5 billion"), (1, "$4 billion")):
        text = f"{words} invests {sum_} in Intel, the two companies said. Nvidia invests {sum_} in Intel, it said."
        one = article(n)
        reports.append(
            replace(one, title=f"{words} {n}", text=text, provider=source.provider, authors=(words,))
        )
    claims = []
    for one in reports:
        found = find_claims(GrammarExtractor(), one)
        claims += [
            replace(c, subject=replace(c.subject, name=words) if c.subject else None, outlet=words)
            for c in found
        ]
    story = replace(reading.stories([FIRST])[0], title=words)
    writing.commit(
        Outcome(at=NOON, sources=(source,), articles=tuple(reports), claims=tuple(claims), stories=(story,))
    )
    for number, kind in enumerate(("article", "story")):
        subject = article(0).id if kind == "article" else FIRST
        one = voices.Comment(id=f"{number}" * 16, subject=subject, kind=kind, name=name, text=words, at=NOON)
        voices.keep_comment(one)
    voices.keep_comment(
        voices.Comment(
            id="9" * 16, subject=FIRST, kind="story", name=name, text=words, at=NOON, parent="1" * 16
        )
    )
    for kind, left, verdict in (
        ("retitle", FIRST, words), ("summary", FIRST, f"{words} and three words more"), ("section", FIRST, words),
        ("hold", "1" * 16, "yes"), ("source", words, "add"), ("person", words, words),
    ):  # fmt: skip
        judge(kind, left, verdict, by=name, at=NOON, why=words)
    judge("correction", FIRST, words, right=words, by=name, at=NOON, why=words)
    judge("claim_holds", claims[0].id, "yes", by=name, at=NOON, why=words)
    judge(
        "claim_corrected",
        claims[0].id,
        json.dumps({"quantity": words}),
        by=name,
        at=NOON,
    )
    judge(
        "proposal", FIRST, '{"verdict": "nothing", "right": ""}', right="retitle", by=name, at=NOON, why=words
    )
    olga = User.objects.get(username="olga").pk
    keys.add_key(keys.Key(id="AAAA", person=olga, label=words, public=b"x", uses=0, made_at=NOON))
    offered = Candidate(
        url="https://x.example/f?" + words,
        title=words,
        kind=words,
        entries=1,
        latest=NOON,
        language=words,
        site_url=words,
    )
    monkeypatch.setattr(sources_page, "find_candidates", lambda *_: (offered,))


@pytest.mark.parametrize("words", HOSTILE)
def test_a11_no_field_of_anybody_becomes_markup_on_any_page_of_the_desk(visit, words, monkeypatch):
    olga = visit("olga")
    plant(words, monkeypatch)
    shown = 0
    asked = [route.path for route in PAGES] + [
        "/desk/claims/?show=decided", "/desk/sources/preview/?address=x.example", "/desk/?show=" + words,
        "/desk/log/?by=" + words, "/desk/enter/?next=" + words,
    ]  # fmt: skip
    for path in asked:
        answer = olga.get(path)
        assert answer.status_code == 200, path
        if not answer["Content-Type"].startswith("text/html"):
            continue
        page = answer.content.decode()
        assert not re.search(r"<script>|<svg onload|<img src=x|</textarea></script>", page), path
        assert not re.search(r"""(?:href|src|action)=["']?\s*javascript:""", page), path
        assert "{{ 7" not in page.replace("{{ 7|add:7 }}", ""), path
        assert ">14<" not in page
        shown += "alert(1)" in page or "7|add" in page
    assert shown > len(PAGES) / 2, "the words stand on most pages, as text"


@pytest.mark.parametrize("words", HOSTILE)
def test_a11_what_another_editor_typed_is_shown_as_text_beside_one_s_own(visit, words):
    eve, olga = visit("eve"), visit("olga")
    for client in (eve, olga):
        client.get("/desk/")
    for kind, verdict in (("retitle", words), ("summary", f"{words} and three words more")):
        post(eve, "/desk/act/", kind=kind, left=FIRST, verdict=verdict, seen="")
        answer = post(olga, "/desk/act/", kind=kind, left=FIRST, verdict=verdict + " again", seen="")
        assert answer.status_code == 412
        assert not re.search(r"<script>|<svg onload|<img src=x", answer.content.decode())
        assert answer.content.decode().count("again") >= 2, "what was typed is shown and is sent again"


def test_a15_no_form_of_the_paper_takes_a_forged_token(desk):
    for route in (route for route in PAPER.values() if route.sends):
        client = Client(enforce_csrf_checks=True)
        answer = client.post(route.path, route.sends, headers={"origin": "https://evil.example"})
        assert answer.status_code in {400, 403, 404, 405, 415, 422}, answer.content[:200]
        assert voices.count_held() == 0
        assert "evil" not in str(dict(answer.items()))


def test_a15_an_answer_of_a_key_is_good_for_one_challenge(visit, monkeypatch):
    """A right answer sent twice opens the door once: the challenge is spent, and so is its session."""
    from types import SimpleNamespace

    from broadsheet.desk import passkeys

    eve = User.objects.get(username="eve").pk
    keys.add_key(keys.Key(id="AAAA", person=eve, label="k", public=b"x", uses=0, made_at=NOON))
    right = SimpleNamespace(new_sign_count=1)
    monkeypatch.setattr(passkeys, "verify_authentication_response", lambda **_: right)
    stranger = visit(None)
    stranger.get("/desk/enter/")
    headers = {"x-csrftoken": stranger.cookies["csrftoken"].value, "origin": "http://testserver"}
    stranger.post("/desk/enter/offer/", headers=headers)
    before = stranger.cookies["sessionid"].value

    def answer(client):
        return client.post(
            "/desk/enter/by-key/", '{"id": "AAAA"}', content_type="application/json", headers=headers
        )

    assert answer(stranger).status_code == 200
    assert stranger.cookies["sessionid"].value != before, "no session that was planted opens"
    thief = visit(None)
    thief.get("/desk/enter/")
    thief.cookies["sessionid"] = before
    headers["x-csrftoken"] = thief.cookies["csrftoken"].value
    assert answer(thief).status_code == 401
    assert thief.get("/desk/").status_code == 302


def test_a15_five_wrong_passwords_shut_the_door_for_known_and_unknown_names_alike(visit):
    pages = []
    for name in ("eve", "nobody"):
        client = visit(None)
        client.get("/desk/enter/")
        answers = [post(client, "/desk/enter/", name=name, password="wrong") for _ in range(5)]
        assert [a.status_code for a in answers[:4]] == [401] * 4 if name == "eve" else True
        assert answers[-1].status_code == 429
        pages.append(re.sub(r'value="[^"]*"', "", answers[-1].content.decode()))
        assert post(client, "/desk/enter/", name=name, password=PASSWORD).status_code == 429
    assert pages[0] == pages[1]
    assert "quarter of an hour" in pages[0]


def test_a16_leaving_elsewhere_ends_one_s_own_sessions_and_nobody_else_s(visit):
    here, there, other = visit("eve"), visit("eve"), visit("olga")
    assert len(VISIT.findall(here.get("/desk/you/").content.decode())) == 1
    assert post(here, "/desk/you/leave-there/", name="all").status_code == 302
    assert [c.get("/desk/").status_code for c in (here, there, other)] == [200, 302, 200]


def test_a16_one_session_is_ended_by_its_name_which_opens_nothing_and_is_one_s_own(visit):
    here, there, third, other = visit("eve"), visit("eve"), visit("eve"), visit("olga")
    others = VISIT.findall(other.get("/desk/you/").content.decode())
    names = VISIT.findall(here.get("/desk/you/").content.decode())
    assert (len(names), others) == (2, [])
    keys_held = {c.cookies["sessionid"].value for c in (here, there, third, other)}
    assert not keys_held & set(names)
    for name in names:
        post(other, "/desk/you/leave-there/", name=name)
    assert third.get("/desk/").status_code == there.get("/desk/").status_code == 200
    post(here, "/desk/you/leave-there/", name=names[0])
    assert sorted(c.get("/desk/").status_code for c in (here, there, third, other)) == [200, 200, 200, 302]
