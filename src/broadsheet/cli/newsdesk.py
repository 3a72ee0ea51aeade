"""Commands that keep a newsroom: init, run, serve, publish, rebuild, doctor."""

from __future__ import annotations

import json
import secrets
import signal
import threading
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Annotated

import typer

from broadsheet.cli.options import AsJson, Home, ServedPort, open_home, read_day
from broadsheet.cli.people import make_owner
from broadsheet.cli.printing import console, notices, print_json, print_table
from broadsheet.cli.wording import counted
from broadsheet.errors import InputError
from broadsheet.records import Source
from broadsheet.settings import STORE_FILE, describe_settings, read_settings
from broadsheet.wiring import KEY_FILE, SETTINGS_FILE, load_settings, open_store_of, utc_now

TEMPLATE = """# Settings of this newsroom; `broadsheet doctor` shows them all.
title = {title}
contact = {contact}      # in the User-Agent, so that a site can reach you
timezone = {zone}        # the edition's day begins at midnight there
"""


def init(
    home: Home = None,
    title: Annotated[str, typer.Option(metavar="NAME", help="The paper's name.")] = "Broadsheet",
    contact: Annotated[
        str, typer.Option(metavar="WHO", help="Mail address or page where sites can reach you.")
    ] = "",
    zone: Annotated[
        str, typer.Option("--timezone", metavar="ZONE", help="Where the paper's day begins.")
    ] = "UTC",
    topics: Annotated[
        str, typer.Option(metavar="A,B", help="Take only sources on these topics, such as ai,chips.")
    ] = "",
    languages: Annotated[
        str, typer.Option(metavar="A,B", help="Take only sources in these languages, such as en,de.")
    ] = "",
    owner: Annotated[
        str, typer.Option(metavar="NAME", help="Name of the desk's first account; asks for its password.")
    ] = "",
) -> None:
    """Make a newsroom: a folder with settings, an empty store and the catalogue of sources."""
    from broadsheet.adapters.store import tallies, writing
    from broadsheet.pipeline.outcome import Outcome

    chosen = _choose_sources(topics, languages)
    place = load_settings(home).home
    has_settings = (place / SETTINGS_FILE).exists()
    is_new = not has_settings and not (place / STORE_FILE).exists()
    if not has_settings:
        _make_home(place, title=title, contact=contact, zone=zone)
    _make_key(place / KEY_FILE)
    settings = load_settings(place)
    open_store_of(settings)
    writing.commit(Outcome(at=utc_now(), sources=chosen))
    held = tallies.counts()["sources"]
    if is_new:
        console.print(f"A newsroom is at {place}: {counted(held, 'source')}.")
    else:
        console.print(
            f"There was a newsroom at {place}. It has {counted(held, 'source')} now"
            + (f"; its {SETTINGS_FILE} stands as it was." if has_settings else ".")
        )
    if owner:
        make_owner(owner)
    if not settings.contact:
        console.print(
            "Set `contact` in its broadsheet.toml: some sites refuse pollers that do not say who they are."
        )
    console.print("Next: broadsheet run" + (f" --home {home}" if home else ""))


def _make_home(place: Path, **written: str) -> None:
    """The folder with its settings. Raises SettingsError, with nothing made, for what cannot be used."""
    text = TEMPLATE.format(**{name: json.dumps(value, ensure_ascii=False) for name, value in written.items()})
    read_settings(home=place, environment={}, text=text, place="init")
    place.mkdir(mode=0o700, parents=True, exist_ok=True)  # it will hold readers' addresses
    (place / SETTINGS_FILE).write_text(text, encoding="utf-8")


def _make_key(file: Path) -> None:
    """The key that signs sessions, where there is none yet; nobody but the owner may read it."""
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_hex(32), encoding="ascii")


def _choose_sources(topics: str, languages: str) -> tuple[Source, ...]:
    """Sources of the catalogue on these topics in these languages. Raises InputError where there are none."""
    from broadsheet import sources

    every = sources.load_catalogue()
    chosen = sources.pick(every, topics=_words(topics)) if topics else every
    if languages:
        chosen = tuple(one for one in chosen if one.language.split("-")[0] in _words(languages))
    if chosen:
        return tuple(chosen)
    spoken = sorted({one.language.split("-")[0] for one in every})
    about = sorted({topic for one in every for topic in one.topics})
    raise InputError(
        "no source of the catalogue is like that",
        place="init",
        excerpt=" ".join(filter(None, (topics, languages))),
        remedy=f"Languages: {', '.join(spoken)}.\n  Topics: {', '.join(about)}.",
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def run(
    home: Home = None,
    once: Annotated[bool, typer.Option("--once", help="One cycle, then stop.")] = False,
    serve_too: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the paper meanwhile.")] = True,
) -> None:
    """Poll, read, build and publish, for good."""
    from broadsheet.cli.bars import step_bars
    from broadsheet.cli.serving import serve_paper
    from broadsheet.running.cycle import run_cycle, run_for_good
    from broadsheet.running.opening import staffed_newsroom
    from broadsheet.running.source_numbers import keep_report

    settings = open_home(home)
    if once:
        with step_bars(quiet=False) as bars, staffed_newsroom(settings, progress=bars) as newsroom:
            now = newsroom.clock()
            cycled = run_cycle(newsroom, now)
            keep_report(now)
        console.print(
            f"{counted(cycled.polled.asked, 'source')} asked, {cycled.polled.not_modified:,} unchanged, "
            f"{cycled.polled.failed:,} failed; {counted(cycled.articles, 'article')}, "
            f"{counted(cycled.stories, 'story', 'stories')}, {counted(cycled.claims, 'claim')}."
        )
        return
    stop = threading.Event()
    with staffed_newsroom(settings) as newsroom:
        if not serve_too:
            signal.signal(signal.SIGTERM, lambda *_: stop.set())
            notices.print("Cycles run until you stop them with Ctrl-C.")
            run_for_good(newsroom, stop, tell=notices.print)
            return
        worker = threading.Thread(
            target=run_for_good, args=(newsroom, stop), kwargs={"tell": notices.print}, daemon=True
        )
        worker.start()
        try:
            serve_paper(settings)
        finally:
            stop.set()
            notices.print("Stopping when the cycle that runs is done; Ctrl-C again stops at once.")
            worker.join(timeout=60)


def serve(
    home: Home = None,
    host: Annotated[str, typer.Option(metavar="HOST", help="Interface to listen on.")] = "",
    port: ServedPort = 0,
) -> None:
    """Serve the paper."""
    from broadsheet.cli.serving import serve_paper

    settings = open_home(home)
    changed = replace(settings, host=host or settings.host, port=port or settings.port)
    if port:
        changed = replace(changed, address=f"http://{changed.host}:{changed.port}")
    serve_paper(changed)


def publish(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder to write; its files are replaced.")],
    home: Home = None,
) -> None:
    """Write the whole paper as static files, to be put on any host."""
    from broadsheet.cli.bars import step_bars
    from broadsheet.running.publishing import publish_files

    settings = open_home(home)
    with step_bars(quiet=False) as bars:
        written = publish_files(settings, folder, progress=bars)
    console.print(
        f"{counted(written.files, 'file')} in {folder}: {written.changed:,} new, "
        f"{written.removed:,} removed, {written.printed:,} printed."
    )


def rebuild(
    home: Home = None,
    step: Annotated[str, typer.Option(metavar="STEP", help="First step to run again.")] = "feeds",
    since: Annotated[str, typer.Option(metavar="DAY", help="From claims on: articles since then.")] = "",
) -> None:
    """Make articles, claims, stories and editions again from the archive."""
    from broadsheet.cli.bars import step_bars
    from broadsheet.running import rebuild as rebuilding
    from broadsheet.running.opening import staffed_newsroom

    settings = open_home(home)
    start = datetime.combine(read_day(since, "--since"), time.min, UTC) if since else None
    try:
        with step_bars(quiet=False) as bars, staffed_newsroom(settings, progress=bars) as newsroom:
            made = rebuilding.rebuild(newsroom, step=step, since=start)
    except KeyboardInterrupt:
        notices.print("Stopped before its end: run it again, some of what it makes anew is missing.")
        raise
    console.print(", ".join(f"{count:,} {name}" for name, count in made.items()) + " made again.")


def doctor(home: Home = None, as_json: AsJson = False) -> None:
    """Check the newsroom: settings, store, archive, disk, models; say what to do about each fault."""
    from broadsheet.running.checkup import examine

    settings = load_settings(home)
    checks = examine(settings)
    if as_json:
        print_json({"settings": describe_settings(settings), "checks": [check.values() for check in checks]})
    else:
        rows = [(("ok" if check.good else "FAULT"), check.name, check.says) for check in checks]
        print_table("Checks", ("", "what", "says"), rows, empty="Nothing to check.")
        print_table(
            "Settings", ("setting", "value"), describe_settings(settings).items(), empty="No settings."
        )
    if any(not check.good for check in checks):
        raise typer.Exit(1)
