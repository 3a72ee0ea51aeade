"""A Finding: bad data, named, beside the result it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Level = Literal["info", "warning", "error"]

CODES: Final = {
    # pages
    "empty": "no bytes, or nothing but white space",
    "paywall": "the page shows only a teaser of the article",
    "script_only": "the text is put there by a script and is not in the page",
    "consent_wall": "a consent page stands in place of the article",
    "error_page": "an error page stands in place of the article, though the server called it one",
    "robot_wall": "a check whether a person reads stands in place of the article",
    "not_article": "the page is a list, a front page or a form",
    "too_deep": "elements are nested deeper than is read",
    "too_large": "more bytes, elements or attributes than are read",
    "wrong_type": "the media type is none that is read as a page or feed",
    "binary": "the bytes are a picture, a PDF or another file that is not text",
    "rule_expired": "a declared rule for an outlet has ended and is not applied",
    "timed_out": "reading took longer than its limit",
    "crashed": "the worker that read it died",
    # letters and listening
    "voice_failed": "the voice did not read the edition; the next cycle tries again",
    "letter_refused": "the mail server did not take a letter",
    # feeds
    "not_a_feed": "the bytes are no feed in any dialect",
    "encoded_twice": "words of the feed were encoded twice; they are shown as they were meant",
    "feed_damaged": "the feed is malformed; entries before the damage were kept",
    "too_many_entries": "the feed holds more entries than are read; the first were kept",
    "entry_dropped": "an entry has neither id nor link nor title",
    "date_unreadable": "a date could not be read",
    "link_refused": "a link is no http or https address",
    # fetching
    "unreachable": "no connection",
    "refused_address": "the address is not on the open web",
    "http_error": "the server answered with an error",
    "too_slow": "the answer took longer than its limit",
    "redirect_loop": "too many redirects",
    "gone": "the server says it is gone for good",
    "robots": "robots.txt asks not to fetch it",
    "rate_limited": "the server asks to come back later",
    "network_gone": "no host at all could be reached: our own network or name server fails",
    "not_stored": "the archive or the store did not take it; the same work is done again",
    # later steps
    "no_claim": "nothing in the text is a claim",
    "evidence_stale": "the text a claim quotes has changed",
    "law_broken": "a value contradicts itself",
    "bad_record": "a record file could not be read",
    "below_floor": "a source gives less than it should",
    "silent": "a source answers and has had nothing new for weeks, as before",
    "archive_damaged": "a WARC file is cut short or does not match its digest",
    "grouped_anew": "how the stories stood could not be taken up; the whole window is grouped again",
    "clock_stepped_back": "the clock shows an earlier time than the last cycle",
}
"""Every code a Finding may carry, with what it means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that was found wrong or worth telling, and where."""

    level: Level
    step: str  #: the step that found it, such as "pages@1"
    subject_id: str  #: id or address of what it is about
    code: str  #: one of CODES
    message: str  #: one sentence for a person: place, excerpt, remedy

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"unknown finding code {self.code!r}; add it to records.finding.CODES")
