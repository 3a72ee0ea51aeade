"""What every dialect gives of an item before it is an Entry, and how it becomes one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from broadsheet.feeds.dates import read_date
from broadsheet.feeds.encoded_twice import mend_signs, mend_words
from broadsheet.feeds.faults import Faults
from broadsheet.feeds.identity import entry_id, link_key, shared_marks
from broadsheet.feeds.links import names_other_scheme, read_link
from broadsheet.feeds.people import read_people
from broadsheet.records import Enclosure, Entry, content_id

MOST_ENTRIES = 5_000  #: more than any news feed or news sitemap holds; the rest is not read
_MOST_ENCLOSURES = 20
_MOST_TOPICS = 50
_AHEAD = timedelta(hours=26)  #: a clock may be in the wrong zone; beyond that it is wrong


@dataclass(slots=True)
class Draft:
    """One item as a dialect's reader found it: strings as written, markup where it was markup."""

    guid: str = ""
    link: str = ""
    base: str = ""
    title: str = ""
    summary: str = ""
    content_html: str = ""
    published: str = ""
    updated: str = ""
    authors: Sequence[str] = ()
    language: str = ""
    topics: Sequence[str] = ()
    enclosures: list[tuple[str, str, str]] = field(default_factory=list)


def settle(
    drafts: Iterable[Draft], *, source_id: str, language: str, now: datetime | None, faults: Faults
) -> tuple[Entry, ...]:
    """Entries of all drafts that say anything; one for each id, the first kept."""
    settled = [(d, url, link_key(url)) for d in drafts for url in (read_link(d.link, d.base),)]
    shared = shared_marks((key, d.guid, d.title) for d, _, key in settled)
    entries: dict[str, Entry] = {}
    for draft, url, place in settled:
        if not (draft.guid or url or draft.title or draft.summary):
            faults.note("entry_dropped", "An entry has neither id nor link nor title nor text.")
            continue
        if not url and names_other_scheme(draft.link):
            faults.note("link_refused", f"A link is no web address: {draft.link[:80]!r}.")
        key = entry_id(
            source_id,
            guid=draft.guid,
            key=place,
            title=draft.title,
            shared=shared,
            rest=draft.published + draft.summary,
        )
        if key in entries and not (draft.guid or url):
            key = content_id("entry", key, str(len(entries)))  # twins differ only by their place
        if key not in entries:
            entries[key] = _entry(draft, key, url, source_id, language, now, faults)
    return tuple(entries.values())


def _entry(
    draft: Draft, key: str, url: str, source_id: str, language: str, now: datetime | None, faults: Faults
) -> Entry:
    spoken = draft.language or language
    published = _instant(draft.published, spoken, now, faults)
    updated = _instant(draft.updated, spoken, now, faults)
    return Entry(
        id=key,
        source_id=source_id,
        guid=draft.guid[:2000],
        url=url,
        title=_mended(draft.title, faults),
        summary=_mended(draft.summary, faults),
        content_html=mend_signs(draft.content_html),
        published=published or updated,
        updated=updated,
        authors=tuple(mend_words(name) for name in read_people(draft.authors)),
        language=spoken,
        topics=tuple(dict.fromkeys(t for t in draft.topics if t))[:_MOST_TOPICS],
        enclosures=_enclosures(draft),
    )


def _mended(words: str, faults: Faults) -> str:
    mended = mend_words(words)
    if mended != words:
        faults.note(
            "encoded_twice", f"Words were encoded twice and were mended: {words[:80]!r}.", level="info"
        )
    return mended


def _instant(text: str, language: str, now: datetime | None, faults: Faults) -> datetime | None:
    if not text:
        return None
    found = read_date(text, language)
    if found is None:
        faults.note("date_unreadable", f"A date could not be read: {text[:60]!r}.")
    elif now is not None and found > now + _AHEAD:
        faults.note("date_unreadable", f"A date lies in the future and was left out: {text[:60]!r}.")
        return None
    return found


def _enclosures(draft: Draft) -> tuple[Enclosure, ...]:
    if not draft.enclosures:
        return ()
    found: dict[str, Enclosure] = {}
    for address, media_type, length in draft.enclosures:
        url = read_link(address, draft.base)
        if url and url not in found and len(found) < _MOST_ENCLOSURES:
            size = int(length) if length.isascii() and length.isdigit() and len(length) < 15 else None
            found[url] = Enclosure(url=url, media_type=media_type[:100], length=size or None)
    return tuple(found.values())
