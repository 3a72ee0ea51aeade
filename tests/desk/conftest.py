"""A small paper with a desk: three stories, three people."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.conf import settings as django_settings
from django.test import Client

from broadsheet.adapters.store import writing
from broadsheet.adapters.store.connect import open_store
from broadsheet.desk.people import add_person
from broadsheet.desk.setting_up import MIDDLEWARE, set_up_desk
from broadsheet.paper.app import make_application
from broadsheet.pipeline.outcome import Outcome
from broadsheet.records import Article, Marks, Provider, Score, Story, article_id, text_id
from broadsheet.running.editing import make_edition
from broadsheet.settings import STORE_FILE, Settings
from broadsheet.wiring import open_shelf, site_of
from tests.fresh_store import close_store, put_store

NOON = datetime(2025, 10, 28, 12, tzinfo=UTC)
PASSWORD = "a long walk by the river"
TITLES = (
    "Amazon invests $5 billion in Anthropic",
    "Nvidia supplies chips to a new cloud",
    "A model learns to read maps",
)


def article(number: int) -> Article:
    url, text = (
        f"https://wire.example/{number}",
        f"{TITLES[number]}, the company said. It is the third step this year.",
    )
    return Article(
        id=article_id(url), text_id=text_id(TITLES[number], text), url=url, original_url=url,
        provider=Provider(name="Wire", domain="wire.example", kind="wire"), title=TITLES[number], text=text,
        language="en", published=NOON, seen_at=NOON, authors=("Ada Verney",),
    )  # fmt: skip


def story(number: int) -> Story:
    one = article(number)
    return Story(
        id=f"{number}" * 16, article_ids=(one.id,), lead_id=one.id, first_id=one.id, title=one.title, language="en",
        first_seen=NOON, last_seen=NOON, roots=("wire.example",),
    )  # fmt: skip


def open_desk(home):
    settings = Settings(home=home, secret_key="0" * 64)
    open_store(settings)
    set_up_desk(settings)
    make_application(
        open_shelf,
        lambda: site_of(settings, NOON),
        settings,
        urls="broadsheet.cli.urls",
        middleware=MIDDLEWARE,
    )
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return settings


@cache
def told_store():
    """The store of the three stories and people with its edition, made once and copied for each test."""
    with TemporaryDirectory() as folder:
        tell(open_desk(put_store(Path(folder))))
        close_store()
        return (Path(folder) / STORE_FILE).read_bytes()


def tell(settings):
    for name, role in (("olga", "owner"), ("eve", "editor"), ("carl", "contributor")):
        add_person(name, PASSWORD, role)
    numbers = range(3)
    marks = [
        Marks(article_id=article(n).id, quality=Score(value=80 - n), heat=Score(value=90 - n))
        for n in numbers
    ]
    writing.commit(
        Outcome(
            at=NOON,
            articles=tuple(article(n) for n in numbers),
            stories=tuple(replace(story(n), topics=("funding",)) for n in numbers),
            marks=tuple(marks),
        )
    )
    make_edition(settings, NOON.date())


@pytest.fixture
def desk(tmp_path):
    (tmp_path / STORE_FILE).write_bytes(told_store())
    return open_desk(tmp_path)


@pytest.fixture
def visit(desk):
    """A browser for a person; None for a stranger. CSRF is enforced as in real life."""

    def enter(name: str | None) -> Client:
        client = Client(enforce_csrf_checks=True)
        if name is not None:
            client.get("/desk/enter/")
            answer = post(client, "/desk/enter/", name=name, password=PASSWORD)
            assert answer.status_code == 302, answer.content
        return client

    return enter


def post(client: Client, path: str, **form: str):
    token = client.cookies["csrftoken"].value if "csrftoken" in client.cookies else ""
    return client.post(path, {**form, "csrfmiddlewaretoken": token}, headers={"origin": "http://testserver"})
