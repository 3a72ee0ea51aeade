"""Polling: sources that are due are asked; what is new becomes entries."""

from __future__ import annotations

from datetime import datetime

from broadsheet import sources
from broadsheet.adapters.store import reading
from broadsheet.adapters.web import FetchRequest
from broadsheet.records import Source, SourceState
from broadsheet.running.poll_round import ARCHIVED, Polled, Round
from broadsheet.wiring import Newsroom


def poll_sources(newsroom: Newsroom, now: datetime, *, all_of_them: bool = False) -> Polled:
    """Asks every source that is due (or all), archives the answers, stores new entries.

    Nothing is read before it is archived, and nothing is committed before the archive is on the
    disk. Where the archive takes no more, or no host at all answers, the round ends with one Finding;
    the sources that were not heard stay due.
    """
    known = reading.sources()
    _replay_killed_round(newsroom, now, known)
    states = reading.states()
    due = [
        source
        for source in known
        if not source.paused and (all_of_them or sources.is_due(_state(states, source), now))
    ]
    poll = Round(newsroom, now, {source.id: source for source in due}, states)
    poll.hear([_request(source, _state(states, source)) for source in due])
    poll.hear_parts()
    return poll.close()


def _replay_killed_round(newsroom: Newsroom, now: datetime, known: tuple[Source, ...]) -> None:
    """What an earlier round archived and did not live to commit: its feeds may show other entries by now."""
    mark = reading.note(ARCHIVED)
    if not mark or mark == newsroom.archive.mark():
        return
    poll = Round(newsroom, now, {source.id: source for source in known}, reading.states())
    poll.replay(newsroom.archive.responses_after(mark))
    poll.close()


def _state(states: dict[str, SourceState], source: Source) -> SourceState:
    return states.get(source.id) or SourceState(source_id=source.id)


def _request(source: Source, state: SourceState) -> FetchRequest:
    return FetchRequest(
        key=source.id,
        url=state.moved_to or source.feed_url,
        etag=state.etag,
        last_modified=state.last_modified,
    )
