"""What stands at the two ends of a text and is none of it: who wrote it and when, whom to follow."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from typing import Final

from babel import Locale

from broadsheet.pages.cues import find_cue
from broadsheet.pages.titles import fold
from broadsheet.pages.written_dates import LANGUAGES, find_dates, is_relative

_LINE: Final = 160
_BIOGRAPHY: Final = 600
_FRONT: Final = 3  #: stretches from the first in which a line of names or dates is looked for
_BACK: Final = 6  #: stretches that are taken off the end at most
_LEAST_KEPT: Final = 0.7  #: of the characters; an end that is more than the rest is none
_WORD: Final = re.compile(r"[^\W\d_]+")
# What bylines put around names and dates, in the languages of the catalogue with Latin or Cyrillic letters.
_AROUND_NAMES: Final = frozenset(
    (
        "a", "about", "ago", "alle", "am", "an", "and", "at", "aus", "author", "autor", "autora",
        "autorin", "av", "bst", "by", "cest", "cet", "correspondent", "da", "days", "de", "del", "den",
        "di", "door", "e", "ed", "edited", "edt", "el", "en", "est", "et", "first", "for", "from",
        "gestern", "gmt", "h", "heures", "hier", "hour", "hours", "hrs", "il", "in", "is", "ist", "jours",
        "la", "last", "le", "min", "mins", "minute", "minuten", "minutes", "minuti", "minutos",
        "modified", "msk", "och", "of", "og", "oleh", "om", "on", "originally", "par", "pdt", "pm", "por",
        "posted", "przez", "pst", "pubblicato", "publicado", "published", "publié", "read", "reading",
        "reporter", "senior", "staff", "stand", "story", "stunden", "tagen", "text", "time", "uhr", "um",
        "und", "updated", "utc", "veröffentlicht", "von", "vor", "was", "words", "writer", "written", "y",
        "yesterday", "z", "à", "автор", "в", "текст",
    )
)  # fmt: skip
_CREDITED: Final = re.compile(
    r"contributed to th(?:is|e) (?:report|story|article)"
    r"|^\W*(?:additional|with) report(?:ing|s) (?:by|from)\b"
    r"|^\W*reporting by\b.{0,120}\bediting by\b|^\W*mit material von\b",
    re.IGNORECASE,
)
_REACHED: Final = re.compile(r"\S+@\S+\.\w{2,}|^follow\b.{0,80}(?<!\w)@\w{2,}", re.IGNORECASE)
_LEADS_ON: Final = re.compile(r"(?:also|click|continue|for more|keep|read|see|watch)\b", re.IGNORECASE)
_TO_READERS: Final = re.compile(r"\b(?:you|your|our|us|here|sign up|subscribe)\b", re.IGNORECASE)
_ACCOUNT: Final = re.compile(
    r"(?:https?://)?(?:www\.)?(?:twitter|x|facebook|instagram|linkedin|threads|mastodon|t)\.[a-z]{2,8}/\S*",
    re.IGNORECASE,
)
_CALL: Final = 60
_STOP: Final = re.compile(r"[.!?。！？][\"”’»)]*$")
_ASKS: Final = frozenset({"share", "letter", "reply", "login"})


def trim_ends(
    texts: Sequence[str], kept: Sequence[int], authors: Collection[str] = (), headings: Collection[int] = ()
) -> list[int]:
    """The places of a text without the lines at its ends that only name its authors or ask for readers.

    In front go lines of nothing but names and dates; behind also whom the outlet thanks, who the author is,
    how to follow, subscribe or write. `texts` are all stretches, `kept` and `headings` places among them;
    a heading is never such a line in front. A text that would lose three tenths is left as it is.
    """
    names = [fold(name) for name in authors if " " in name.strip()]
    left = [
        place
        for number, place in enumerate(kept)
        if number >= _FRONT or place in headings or not _is_opening(texts[place], names)
    ]
    for _ in range(_BACK):
        if len(left) < 2 or not _is_ending(texts[left[-1]], names):
            break
        left.pop()
    size = sum(len(texts[place]) for place in kept)
    return left if sum(len(texts[place]) for place in left) >= _LEAST_KEPT * size else list(kept)


_COUNT: Final = re.compile(
    r"[\d.,]+\s?[km]?\s(?:shares?|comments?|views?|reads?|likes?|kommentare?|commentaires?|comentarios)",
    re.IGNORECASE,
)
_COPYRIGHT: Final = re.compile(
    r"^(?:copyright\s{0,3})?(?:©|\(c\)|(?<=copyright\s)(?:19|20)\d\d)|\ball rights reserved\b"
    r"|^this material may not be",
    re.IGNORECASE,
)


def _is_opening(text: str, names: Collection[str]) -> bool:
    """Whether a first line is about the article and not of it: a byline, a count, a call to listen."""
    if is_byline(text, names) or _COUNT.fullmatch(text):
        return True
    kind, at_start = find_cue(text)
    return at_start and kind in _ASKS | {"player"} and len(text) <= _CALL and not _STOP.search(text)


def is_byline(text: str, names: Collection[str]) -> bool:
    """Whether a line holds nothing but a date or one of the folded names, and the words around these."""
    if len(text) > _LINE:
        return False
    bare, is_dated = _without_dates(text)
    is_dated = is_dated or is_relative(text)
    folded = f" {fold(bare)} "
    named = [name for name in names if f" {name} " in folded]
    for name in named:
        folded = folded.replace(f" {name} ", " ")
    rest = {word for word in _WORD.findall(folded) if len(word) > 1}
    return bool(is_dated or named) and rest <= _AROUND_NAMES | _weekdays()


def _without_dates(text: str) -> tuple[str, bool]:
    found = find_dates(text)
    for date in reversed(found):
        text = f"{text[: date.start]} {text[date.end :]}"
    return text, bool(found)


@cache
def _weekdays() -> frozenset[str]:
    days = (Locale.parse(language).days["format"] for language in LANGUAGES)
    return frozenset(
        word
        for named in days
        for width in ("wide", "abbreviated")
        for word in map(fold, named[width].values())
    )


def _is_ending(text: str, names: Collection[str]) -> bool:
    """Whether a last line is about the article and not of it."""
    if len(text) <= _LINE and (is_byline(text, names) or _ACCOUNT.fullmatch(text)):
        return True
    if len(text) <= 2 * _LINE and _COPYRIGHT.search(text):
        return True
    if len(text) <= 2 * _LINE and (_CREDITED.search(text) or _REACHED.search(text)):
        return True
    if len(text) <= _LINE and _calls_readers(text):
        return True
    return len(text) <= _BIOGRAPHY and _introduces(text, names)


def _calls_readers(text: str) -> bool:
    """Whether a line asks readers for something, or leads them on.

    News speaks of newsletters and of what is most popular too: a phrase inside an English sentence counts
    where the sentence speaks to somebody, one that announces other pages where it is no sentence of its own.
    """
    kind, at_start = find_cue(text)
    if kind == "teaser":
        return at_start and (not _STOP.search(text) or bool(_LEADS_ON.match(text)))
    return kind in _ASKS and (at_start or not text.isascii() or bool(_TO_READERS.search(text)))


_IS: Final = re.compile(
    r"(?:is|was|s|has|covers|writes|reports|works|leads|ist|war|schreibt|berichtet|est|écrit|es|è|är|er|является)\b"
)
# A company may sign its own texts, and what it says of itself at their end is news: a person has an office.
_OFFICE: Final = re.compile(
    r"\b(?:reporter|journalist|correspondent|editor|writer|author|columnist|contributor|blogger|covers|writes|reports"
    r"|director|professor|lecturer|faculty|researcher|scientist|physician|fellow|student|analyst|economist|lawyer"
    r"|redakteur|korrespondent|schreibt|berichtet|journaliste|autrice|auteur|écrit|periodista|autora?|giornalista"
    r"|journalista|dziennikarz|журналист|автор|обозреватель)",
    re.IGNORECASE,
)


def _introduces(text: str, names: Collection[str]) -> bool:
    """Whether a paragraph begins by telling who an author is."""
    folded = fold(text)
    begins = any(folded.startswith(f"{name} ") and _IS.match(folded, len(name) + 1) for name in names)
    return begins and bool(_OFFICE.search(text))
