"""Record folders in and out: nothing is lost, nothing is changed that did not change."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from broadsheet.adapters.store import reading, record_files, tallies, writing
from broadsheet.adapters.store.matches import find_articles
from broadsheet.adapters.store.record_files import RecordFile
from broadsheet.adapters.store.search import match_expression
from broadsheet.errors import InputError
from broadsheet.pages.record_file import read_record
from broadsheet.pipeline.outcome import Outcome
from broadsheet.press.record_file import change_record, write_record
from broadsheet.records import Article, Block, Image, Judgement, Provider, article_id, text_id
from broadsheet.running import exporting, rebuild
from broadsheet.running.catching_up import catch_up
from broadsheet.running.exporting import export_records
from broadsheet.running.filing import is_safe_path
from broadsheet.running.importing import import_records
from broadsheet.running.limited_pool import InlineExecutor
from broadsheet.running.sealing import begin_vault, drop_key, open_file, rotate_vault, seal_file
from broadsheet.settings import Settings
from broadsheet.wiring import open_newsroom
from tests.fresh_store import put_store

NOW = datetime(2025, 11, 20, 12, tzinfo=UTC)
MINE = """---
category: news
title: "Cloud firm signs lab: what it means"
excerpt: "A cloud firm will supply computing to a lab for seven years."
publishedDateTime: 2025-11-03T14:00:00Z
originalUrl: "https://harbourwire.example/cloud?utm_source=feed"
webUrl: "https://harbourwire.example/cloud"
type: article
quality: 88
heat: 91
published: true
oddKey: 'kept as it is'   # by hand

provider:
  name: Harbour Wire
  domain: harbourwire.example

topics:
  - Cloud

related:
  - title: "Another"
    webUrl: "https://other.example/a"

secured: "AAAAAAAAAAAAAAAAAAAAAA==;AAAAAAAAAAAAAAAAAAAAAA=="
---

"""


def newsroom_at(home: Path, now: datetime = NOW):
    return open_newsroom(Settings(home=put_store(home)), InlineExecutor(), clock=lambda: now)


def bring_in(home: Path, folder: Path):
    with newsroom_at(home) as newsroom:
        return import_records(newsroom, folder)


def send_out(home: Path, folder: Path):
    with newsroom_at(home) as newsroom:
        return export_records(newsroom.settings, folder)


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and not p.name.startswith(".")
    }


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "in"
    (made / "2025").mkdir(parents=True)
    (made / "2025" / "2025-11-03-cloud.md").write_text(MINE, "utf-8")
    (made / "crlf.md").write_bytes(MINE.replace("harbourwire", "crlf").replace("\n", "\r\n").encode())
    (made / "same-article.md").write_text(MINE.replace("what it means", "later words"), "utf-8")
    (made / "not-closed.md").write_text("---\ntitle: x\n", "utf-8")
    (made / "latin.md").write_bytes(b"---\ntitle: caf\xe9\n---\n")
    (made / "no-address.md").write_text('---\ntitle: "T"\n---\n', "utf-8")
    (made / "script.md").write_text('---\ntitle: "T"\nwebUrl: "javascript:alert(1)"\n---\n', "utf-8")
    (made / ".hidden.md").write_text(MINE, "utf-8")
    (made / "notes.txt").write_text("no record", "utf-8")
    return made


def own_articles(count: int = 3) -> tuple[Article, ...]:
    """Articles as pages give them, with everything a record cannot show."""
    made = []
    for number in range(count):
        url = f"https://outlet{number}.example/2025/amazon-openai"
        title = f"Amazon will supply computing to OpenAI, report {number}"
        first = "Amazon will supply $38 billion of computing capacity to OpenAI over seven years."
        text = f"{first}\n\nThe companies said so on Monday, 第{number}回."
        made.append(
            Article(
                id=article_id(url),
                text_id=text_id(title, text),
                url=url,
                original_url=f"{url}?from=feed",
                provider=Provider(name=f"Outlet {number}", domain=f"outlet{number}.example", country="US"),
                title=title,
                text=text,
                language="en",
                authors=("Ada Verney",),
                excerpt=first,
                published=datetime(2025, 11, 3, 14, number, 5, 250_000, tzinfo=UTC),
                published_precision="second",
                blocks=(
                    Block(kind="paragraph", start=0, end=len(first)),
                    Block(kind="quote", start=len(first) + 2, end=len(text)),
                ),
                images=(Image(url=f"{url}.jpg", width=640, height=360, caption="A hall", credit="A. V."),),
                links=(("https://outlet9.example/", "earlier"),),
                origins=(("title", "json-ld"),),
                made_by="pages@1",
                seen_at=datetime(2025, 11, 3, 15, tzinfo=UTC),
            )
        )
    return tuple(made)


def newsroom_of(home: Path, articles: tuple[Article, ...], *, sealed: bool = True) -> None:
    with newsroom_at(home) as newsroom:
        writing.commit(Outcome(at=NOW, articles=articles))
        catch_up(newsroom, editions=False)
        if sealed:
            begin_vault(newsroom.settings, NOW)


# -- others' records ---------------------------------------------------------------------------------


def test_a_folder_goes_in_and_comes_out_byte_for_byte(folder, tmp_path):
    bring_in(tmp_path / "home", folder)
    send_out(tmp_path / "home", tmp_path / "out")
    wanted = {name: body for name, body in files_of(folder).items() if name.endswith(".md")}
    assert files_of(tmp_path / "out") == wanted


def test_bad_files_are_named_and_kept(folder, tmp_path):
    taken = bring_in(tmp_path / "home", folder)
    assert (taken.files, taken.bad) == (7, 4)
    found = {f.subject_id: f.message for f in reading.findings(code="bad_record")}
    assert set(found) == {"not-closed.md", "latin.md", "no-address.md", "script.md"}
    assert "byte 14" in found["latin.md"]


def test_a_second_import_reads_nothing_again(folder, tmp_path):
    first = bring_in(tmp_path / "home", folder)
    again = bring_in(tmp_path / "home", folder)
    assert first.articles == 2
    assert (again.unchanged, again.articles) == (7, 0)


def test_imported_records_are_told_and_found(folder, tmp_path):
    with newsroom_at(tmp_path / "home") as newsroom:
        import_records(newsroom, folder)
        catch_up(newsroom)
        known = find_articles(match_expression(["cloud", "lab"]), 10)
        assert len(known) == 2
        assert {i for story in reading.latest_stories(10) for i in story.article_ids} == set(known)
        article = reading.article(article_id("https://harbourwire.example/cloud"))
    assert article is not None
    assert article.title == "Cloud firm signs lab: what it means"
    assert article.kind == "teaser"


def test_an_edited_record_is_read_again(folder, tmp_path):
    bring_in(tmp_path / "home", folder)
    file = folder / "2025" / "2025-11-03-cloud.md"
    file.write_text(MINE.replace("Cloud firm signs lab", "Cloud firm signs two labs"), "utf-8")
    assert bring_in(tmp_path / "home", folder).articles == 1
    article = reading.article(article_id("https://harbourwire.example/cloud"))
    assert article is not None
    assert article.title.startswith("Cloud firm signs two labs")
    assert reading.wordings(article.id) == ()


def test_an_import_killed_between_two_commits_ends_like_an_undisturbed_one(folder, tmp_path, monkeypatch):
    for number in range(40):
        text = MINE.replace("harbourwire", f"h{number}")
        (folder / f"more-{number:02d}.md").write_text(text, "utf-8")
    monkeypatch.setattr("broadsheet.running.importing.BATCH", 10)
    told = []

    def stop_after_two(_step, done, _total):
        told.append(done)
        if len(told) == 2:
            raise KeyboardInterrupt

    with (
        pytest.raises(KeyboardInterrupt),
        open_newsroom(
            Settings(home=tmp_path / "home"), InlineExecutor(), clock=lambda: NOW, progress=stop_after_two
        ) as newsroom,
    ):
        import_records(newsroom, folder)
    rest = bring_in(tmp_path / "home", folder)
    assert rest.unchanged == 20
    assert tallies.counts()["articles"] == 42
    send_out(tmp_path / "home", tmp_path / "out")
    assert files_of(tmp_path / "out") == {n: b for n, b in files_of(folder).items() if n.endswith(".md")}


def test_what_a_page_says_outranks_a_record_and_only_those_lines_change(folder, tmp_path):
    home = tmp_path / "home"
    bring_in(home, folder)
    before = reading.article(article_id("https://harbourwire.example/cloud"))
    assert before is not None
    text = "The whole text, as the page has it."
    read = replace(
        before,
        text=text,
        text_id=text_id(before.title, text),
        kind="article",
        made_by="pages@1",
        seen_at=NOW,
    )
    with newsroom_at(home):
        writing.commit(Outcome(at=NOW, articles=(read,)))
    send_out(home, tmp_path / "out")
    bring_in(home, folder)
    assert reading.article(before.id) == read
    record = read_record((tmp_path / "out" / "2025" / "2025-11-03-cloud.md").read_text("utf-8"))
    assert record["oddKey"] == "kept as it is"
    assert record["secured"] == read_record(MINE)["secured"]
    assert record["heat"] == -1


def test_an_editor_s_word_changes_one_line(folder, tmp_path):
    home = tmp_path / "home"
    bring_in(home, folder)
    subject = article_id("https://crlf.example/cloud")
    judgement = Judgement(id="j1", kind="drop", left=subject, right="", verdict="yes", by="ed", at=NOW)
    with newsroom_at(home):
        writing.commit(Outcome(at=NOW, judgements=(judgement,)))
    send_out(home, tmp_path / "out")
    was = (folder / "crlf.md").read_bytes()
    assert (tmp_path / "out" / "crlf.md").read_bytes() == was.replace(b"published: true", b"published: false")


def test_a_rebuild_brings_imported_records_back(folder, tmp_path):
    with newsroom_at(tmp_path / "home") as newsroom:
        import_records(newsroom, folder)
        catch_up(newsroom, editions=False)
        before = (reading.articles_since(None), reading.latest_stories(10))
        rebuild.rebuild(newsroom)
        assert (reading.articles_since(None), reading.latest_stories(10)) == before


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match="no such folder"):
        bring_in(tmp_path / "home", tmp_path / "nowhere")


def test_a_folder_without_a_record_says_so(tmp_path):
    (tmp_path / "notes.txt").write_text("nothing", "utf-8")
    with pytest.raises(InputError, match="no record file"):
        bring_in(tmp_path / "home", tmp_path)


# -- our own records ---------------------------------------------------------------------------------


def test_what_is_exported_and_imported_elsewhere_is_the_same_articles(tmp_path):
    articles = own_articles()
    newsroom_of(tmp_path / "a", articles)
    send_out(tmp_path / "a", tmp_path / "out")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "vault.keys").write_bytes((tmp_path / "a" / "vault.keys").read_bytes())
    (tmp_path / "b" / "vault.keys").chmod(0o600)
    taken = bring_in(tmp_path / "b", tmp_path / "out")
    assert taken.opened == 3
    assert reading.articles([a.id for a in articles]) == articles
    send_out(tmp_path / "b", tmp_path / "again")
    assert files_of(tmp_path / "again") == files_of(tmp_path / "out")


def test_without_the_key_a_record_is_its_excerpt_and_goes_out_as_it_came(tmp_path):
    articles = own_articles()
    newsroom_of(tmp_path / "a", articles)
    send_out(tmp_path / "a", tmp_path / "out")
    with newsroom_at(tmp_path / "b") as newsroom:
        begin_vault(newsroom.settings, NOW)
    bring_in(tmp_path / "b", tmp_path / "out")
    assert [a.text for a in reading.articles([a.id for a in articles])] == [a.excerpt for a in articles]
    send_out(tmp_path / "b", tmp_path / "again")
    assert files_of(tmp_path / "again") == files_of(tmp_path / "out")


def test_a_key_that_comes_later_opens_what_was_shut(tmp_path):
    articles = own_articles()
    newsroom_of(tmp_path / "a", articles)
    send_out(tmp_path / "a", tmp_path / "out")
    bring_in(tmp_path / "b", tmp_path / "out")
    (tmp_path / "b" / "vault.keys").write_bytes((tmp_path / "a" / "vault.keys").read_bytes())
    (tmp_path / "b" / "vault.keys").chmod(0o600)
    assert bring_in(tmp_path / "b", tmp_path / "out").opened == 3
    assert [a.text for a in reading.articles([a.id for a in articles])] == [a.text for a in articles]


def test_importing_one_s_own_export_changes_nothing(tmp_path):
    articles = own_articles()
    newsroom_of(tmp_path / "a", articles)
    send_out(tmp_path / "a", tmp_path / "out")
    before = files_of(tmp_path / "out")
    assert bring_in(tmp_path / "a", tmp_path / "out").articles == 0
    assert send_out(tmp_path / "a", tmp_path / "out").changed == 0
    assert reading.articles([a.id for a in articles]) == articles
    assert files_of(tmp_path / "out") == before


def test_related_records_name_each_other(tmp_path):
    newsroom_of(tmp_path / "a", own_articles(14))
    send_out(tmp_path / "a", tmp_path / "out")
    related = {}
    for body in files_of(tmp_path / "out").values():
        record = read_record(body.decode())
        related[record["webUrl"]] = [row["webUrl"] for row in record.get("related", [])]
    assert any(related.values())
    assert all(len(others) <= 10 for others in related.values())
    assert all(url in related[other] for url, others in related.items() for other in others)


def test_an_unchanged_export_touches_no_file_and_removes_none_but_its_own(tmp_path):
    newsroom_of(tmp_path / "a", own_articles())
    out = tmp_path / "out"
    send_out(tmp_path / "a", out)
    (out / "mine.md").write_text("not ours", "utf-8")
    times = {p.name: p.stat().st_mtime_ns for p in out.glob("*.md")}
    done = send_out(tmp_path / "a", out)
    assert (done.records, done.changed, done.removed) == (3, 0, 0)
    assert {p.name: p.stat().st_mtime_ns for p in out.glob("*.md")} == times


def test_a_changed_title_keeps_its_file_name_and_a_lost_article_loses_its_file(tmp_path):
    articles = own_articles()
    newsroom_of(tmp_path / "a", articles)
    out = tmp_path / "out"
    send_out(tmp_path / "a", out)
    names = set(files_of(out))
    title = "Another title"
    changed = replace(articles[0], title=title, text_id=text_id(title, articles[0].text), seen_at=NOW)
    with newsroom_at(tmp_path / "a"):
        writing.commit(Outcome(at=NOW, articles=(changed,)))
    assert send_out(tmp_path / "a", out).removed == 0
    assert set(files_of(out)) == names
    with newsroom_at(tmp_path / "a"):
        writing.forget_everything()
        writing.commit(Outcome(at=NOW, articles=(changed,)))
    assert send_out(tmp_path / "a", out).removed == 2
    assert len(files_of(out)) == 1


def test_titles_that_look_alike_get_files_that_do_not(tmp_path):
    latin, cyrillic = "Open letter", "\u041e\u0440\u0435n letter"
    first, second, third = own_articles(3)
    newsroom_of(
        tmp_path / "a",
        (
            replace(first, title=latin),
            replace(second, title=cyrillic),
            replace(third, title="../../OPEN  letter"),
        ),
        sealed=False,
    )
    send_out(tmp_path / "a", tmp_path / "out")
    names = sorted(files_of(tmp_path / "out"))
    assert len(names) == 3
    assert "2025-11-03-open-letter.md" in names
    assert sum(name.endswith(f"-{one.id}.md") for name in names for one in (first, second, third)) == 2


def test_after_a_rotation_an_export_seals_anew_and_the_old_key_can_go(tmp_path):
    articles = own_articles()
    newsroom_of(tmp_path / "a", articles)
    out = tmp_path / "out"
    send_out(tmp_path / "a", out)
    settings = Settings(home=tmp_path / "a")
    ring = rotate_vault(settings, NOW + timedelta(days=1))
    assert send_out(tmp_path / "a", out).changed == 3
    drop_key(settings, ring.keys[0].id)
    assert send_out(tmp_path / "a", out).changed == 0


def test_no_key_is_in_what_is_exported(tmp_path):
    newsroom_of(tmp_path / "a", own_articles())
    send_out(tmp_path / "a", tmp_path / "out")
    from broadsheet.adapters.vault import read_ring

    secret = read_ring(tmp_path / "a" / "vault.keys").sealing.secret
    written = b"".join(files_of(tmp_path / "out").values())
    assert secret not in written
    assert secret.hex().encode() not in written


def test_a_body_is_sealed_in_its_file_and_opened_again(tmp_path):
    with newsroom_at(tmp_path / "a") as newsroom:
        begin_vault(newsroom.settings, NOW)
    from broadsheet.running.sealing import open_vault

    vault = open_vault(Settings(home=tmp_path / "a"))
    assert vault is not None
    bare = change_record(read_record(MINE), "secured", "none")
    file = tmp_path / "record.md"
    file.write_text(write_record(bare).replace('secured: "none"\n', "") + "First paragraph.\n\nSecond one.\n")
    assert seal_file(file, vault) == "sealed"
    assert "First paragraph" not in file.read_text()
    article = open_file(file, vault)
    assert article.text == "First paragraph.\n\nSecond one."
    assert [article.text[b.start : b.end] for b in article.blocks] == ["First paragraph.", "Second one."]
    assert seal_file(file, vault) == "nothing to seal"
    foreign = tmp_path / "foreign.md"
    foreign.write_text(MINE)
    assert seal_file(foreign, vault) == "sealed by others"
    assert foreign.read_text() == MINE


# -- names -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "", "/etc/passwd", "../a.md", "a/../../b.md", "a//b.md", "./a.md", "con.md", "AUX", "a/lpt1.txt.md", "COM¹.md",
        ".hidden.md", "a/.git/b.md", "a\\b.md", "a:b.md", "a*.md", "nul .md", "a.md.", "a.md ", " a.md", "a\nb.md",
        "a\x00.md", "a\u202eb.md", "a\u200bb.md", "\ud800.md", "x" * 256, "é" * 128 + ".md",
    ],
)  # fmt: skip
def test_names_that_lead_elsewhere_or_that_some_system_refuses_are_not_safe(path):
    assert not is_safe_path(path)


@pytest.mark.parametrize("path", ["a.md", "2025/11/a-b.md", "新聞.md", "console.md", "a b.md", "x" * 255])
def test_usual_names_are_safe(path):
    assert is_safe_path(path)


def test_a_hostile_path_in_the_store_does_not_leave_the_folder(tmp_path):
    with newsroom_at(tmp_path / "a") as newsroom:
        file = RecordFile(path="../../outside.md", body=b"---\ntitle: x\n---\n")
        record_files.keep([file], Outcome(at=NOW))
        export_records(newsroom.settings, tmp_path / "out" / "deep")
    assert [p.parent.name for p in (tmp_path / "out").rglob("*.md")] == ["deep"]
    assert not (tmp_path / "outside.md").exists()


def test_a_hostile_list_of_an_earlier_export_removes_nothing_outside(tmp_path):
    newsroom_of(tmp_path / "a", own_articles(1), sealed=False)
    (tmp_path / "out").mkdir()
    (tmp_path / "precious.md").write_text("mine", "utf-8")
    (tmp_path / "out" / ".broadsheet-records").write_text("x\t../precious.md\ny\t/etc/hostname\nz", "utf-8")
    assert send_out(tmp_path / "a", tmp_path / "out").removed == 0
    assert (tmp_path / "precious.md").exists()


def test_an_export_killed_midway_ends_with_the_same_files(tmp_path, monkeypatch):
    newsroom_of(tmp_path / "a", own_articles(6))
    send_out(tmp_path / "a", tmp_path / "calm")
    real, count = exporting.put_file, []

    def fail_at_the_fourth(place, body):
        count.append(place)
        if len(count) == 4:
            raise KeyboardInterrupt
        return real(place, body)

    monkeypatch.setattr(exporting, "put_file", fail_at_the_fourth)
    with pytest.raises(KeyboardInterrupt):
        send_out(tmp_path / "a", tmp_path / "killed")
    monkeypatch.setattr(exporting, "put_file", real)
    send_out(tmp_path / "a", tmp_path / "killed")
    assert files_of(tmp_path / "killed") == files_of(tmp_path / "calm")


def test_a_file_of_megabytes_is_no_record_and_is_told(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "long.md").write_text(MINE + "word " * 200_000, "utf-8")
    assert bring_in(tmp_path / "home", tmp_path / "in").bad == 1
    (told,) = reading.findings()
    assert (told.code, "more than 1,000,000 bytes" in told.message) == ("bad_record", True)


def test_a_link_out_of_the_folder_is_not_followed(folder, tmp_path):
    secret = tmp_path / "secret.md"
    secret.write_text(MINE.replace("harbourwire", "secret"), "utf-8")
    (folder / "link.md").symlink_to(secret)
    (folder / "outside").symlink_to(tmp_path)
    assert bring_in(tmp_path / "home", folder).files == 7
