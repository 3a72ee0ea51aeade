"""Names of companies beside the catalogue that only open a longer name: "Aviva" is no "Aviva Links"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from broadsheet.parties.forms import Sighting
from broadsheet.parties.word_lists import first_names, openers, place_names, stop_words
from broadsheet.text.tokens import Token

_GOES_WITH = frozenset(
    "said says announced announces will would has had is was plans planned agreed agrees invested invests acquired "
    "acquires buys bought raised raises signed signs struck launched launches unveiled unveils led leads backed backs "
    "partners partnered wants expects offers paid pays reported reports and to inks closes secures joins taps tapped in "
    "sells sold wins gets names named hires cuts adds opens takes seeks eyes nears completes with for from on at by of "
    "chief president chairman chairwoman vice executive senior director head managing founder co-founder board series "
    "shares stock inc corp group holding holdings company limited corporation incorporated ltd plc se ag sa nv co "
    "ceo cto cfo founder gmbh llc spa ab or as into over after deal bid spokesman spokeswoman spokesperson".split()
)
"""Words with a capital behind a name that are no part of it: verbs of headlines, offices, what a company is in law."""
_TRADE = re.compile(
    r"AI|Labs?|Systems?|Robotics|Technolog(?:y|ies)|Networks?|Health|Bio|Therapeutics|Finance|Energy|Software|Security|"
    r"Computing|Cloud|Data|Dynamics|Semiconductors?|Motors|Intelligence|Aerospace|Space|Materials|Analytics|Automation|"
    r"Research|Sciences?|Medical|Studios?|Media|Capital|Ventures|Partners|Games|Music|Photonics|Compute|Power|Foods"
)


def without_longer(found: Iterable[Sighting], words: list[Token]) -> list[Sighting]:
    """The sightings but for those that only open a longer name, and for the same word elsewhere where that is a house of its own.

    As in "Corvex Cloud … Corvex said": who is called Corvex here is Corvex Cloud. A surname behind a first name goes too.
    """
    told = list(found)
    beside = [s for s in told if s.form.is_beside]
    if not beside:
        return told
    at = {word.start: index for index, word in enumerate(words)}
    taken = {s.start for s in told}
    longer = {s: w for s in beside if (w := _word_behind(s, words, at)) is not None and w.start not in taken}
    plain = {s.party_id for s in told if s not in longer}
    trades = {s.form.written for s, w in longer.items() if _TRADE.fullmatch(w.text)}
    dropped = {
        s
        for s, w in longer.items()
        if s.party_id not in plain or _TRADE.fullmatch(w.text) or len(w.text) == 1
    }
    dropped |= {s for s in beside if s.form.written in trades or _is_surname(s, words, at)}
    dropped |= {s for s in beside if _ends_longer(s, words, at, taken)}
    return [s for s in told if s not in dropped]


def _ends_longer(sighting: Sighting, words: list[Token], at: dict[int, int], taken: set[int]) -> bool:
    """As in "River Passage has raised": a single word behind a capital that only a name can have."""
    index = at.get(sighting.start, 0)
    if not index or " " in sighting.form.written or words[index - 1].end != sighting.start - 1:
        return False
    first, last = words[index - 1], words[index - 2] if index > 1 else None
    if first.start in taken or not re.fullmatch(r"[A-Z][a-z]+", first.text) or _describes(first):
        return False
    if last is not None and last.text.isalpha():
        return last.text.islower() and not last.text[:1].isupper()
    behind = next((w for w in words[index:] if w.start >= sighting.end), None)
    return first.text.lower() not in openers() and behind is not None and behind.text.islower()


def _word_behind(sighting: Sighting, words: list[Token], at: dict[int, int]) -> Token | None:
    """The word right behind, where it can be part of a name."""
    index = at.get(sighting.end + 1)
    word = words[index] if index is not None else None
    if word is None or not word.is_capital or word.text.lower() in _GOES_WITH:
        return None
    return word if word.text == "AI" or len(word.text) == 1 or not word.text.isupper() else None


def _is_surname(sighting: Sighting, words: list[Token], at: dict[int, int]) -> bool:
    """As in "said Nadja Bühler": inside a sentence, behind a capitalised word that only a first name can be."""
    index = at.get(sighting.start, 0)
    if index < 2 or " " in sighting.form.written:
        return False
    first, before = words[index - 1], words[index - 2]
    if first.end != sighting.start - 1 or not re.fullmatch(r"[A-Z][a-z]+", first.text):
        return False
    return first.text in first_names() or (
        before.text.isalpha() and not before.is_capital and not _describes(first)
    )


def _describes(word: Token) -> bool:
    return word.text in stop_words() or word.text in place_names() or word.text.lower() in _GOES_WITH
