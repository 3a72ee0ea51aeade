"""Which sentences can stand apart: finished, of the news, and pointing at nothing left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from broadsheet.editions.ranking import split_words
from broadsheet.editions.wording import count_words, read_wording

SHORTEST, LONGEST = 6, 56  #: words of a sentence that can stand in a summary
FRAME: Final = 40  #: signs within which an opening of time or place meets its subject
_DEFINITE = re.compile(r"(?:The|Der|Die|Das|Le|La|Les|El|Los|Las|O|Os) [a-zß-ÿ]")
_NOUN = re.compile(r"The ((?:[a-z-]+ )?[a-z-]{4,})")
_QUOTATION = re.compile(r"[\"“„«‘「『][^\"“”„«»「」『』]*[\"”“»’」』]")
_ENDS = re.compile(r"[.!?…。！？][\"'”’»)\]」』]*$")
_NAME = re.compile(r"(?<!\w)[A-ZÀ-ÞА-ЯЁ][\w-]*")
_RELATIVE = re.compile(r"\b(?:those|these) (?:who|that|which|of|on|in)\b")
_FRAMED_THAT = re.compile(r"(?:In|On|By|Since|Until|For) [\w']+ (?:that|this|these|those) \w")
_AFTER_STOP = 1  #: place from which a capital is a name and not the opening of the sentence


def can_stand(text: str, *, shortest: int = SHORTEST) -> bool:
    """A finished statement of prose on one line: no question, no furniture, no bare quotation."""
    if not shortest <= count_words(text) <= LONGEST or "\n" in text or _ENDS.search(text) is None:
        return False
    if _QUOTATION.fullmatch(text) or is_furniture(text):
        return False
    return not text.rstrip("\"'”’»)]」』").endswith(("?", "？"))


def leans(text: str) -> bool:
    """It begins with a word that points back, or with a time or place and then such a word."""
    wording = read_wording()
    if wording.leaning.match(text) is not None or _FRAMED_THAT.match(text) is not None:
        return True
    frame = wording.framing.match(text)
    if frame is None:
        return False
    pronoun = wording.pronoun.search(text, frame.end(), FRAME)
    if pronoun is None:
        return False
    before = wording.calendar.sub("", text[_AFTER_STOP : pronoun.start()])
    return _NAME.search(before) is None


def points_back(text: str) -> bool:
    """Something in it points at what was said before, wherever it stands."""
    bare = _RELATIVE.sub("", _QUOTATION.sub("", text))
    return leans(text) or read_wording().pointing.search(bare) is not None


def stands_firm(text: str, at: int) -> bool:
    """Nothing in it points back; a definite subject is firm only at the head of the article."""
    return not points_back(text) and (at == 0 or _DEFINITE.match(text) is None)


def names_unknown(text: str, left_out: Iterable[str], known: str) -> bool:
    """Its subject is "the laboratory" that a sentence left out introduced, and nothing known names."""
    noun = _NOUN.match(text)
    if noun is None:
        return False
    word = noun[1].split()[-1]
    return word not in split_words(known) and any(word in split_words(other) for other in left_out)


def may_mean_another(text: str, before: str, known: str) -> bool:
    """It tells of "the chipmaker", and the sentence left out before it brings in a name that is not known."""
    if read_wording().role.match(text) is None:
        return False
    wording = read_wording()
    opens = wording.framing.match(before) or wording.leaning.match(before) or _DEFINITE.match(before)
    names = _NAME.findall(wording.calendar.sub("", before[_AFTER_STOP if opens else 0 :]))
    return any(name not in known for name in names if len(name) > 2)


def speaks_of_itself(text: str) -> bool:
    """The writer or the company speaks in the first person, outside quotation marks."""
    return read_wording().own_voice.search(_QUOTATION.sub("", text)) is not None


def is_background(text: str) -> bool:
    """It tells what was before, or how markets took it."""
    return read_wording().background.search(text) is not None


def is_furniture(text: str) -> bool:
    """The sentence is of the page, not of the news."""
    return read_wording().furniture.search(text) is not None
