"""Where a text names parties of the catalogue, with ambiguous names decided by their surroundings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from broadsheet.parties.forms import Form, FormTree, Sighting
from broadsheet.parties.longer_names import without_longer
from broadsheet.parties.name_parts import is_part_of_something
from broadsheet.parties.native_words import is_article, is_german_thing, is_native_company
from broadsheet.parties.rows import read_words
from broadsheet.parties.run_together import words_apart
from broadsheet.text.tokens import Token

_BUSINESS = frozenset(
    "said says announced announces will would has had is was plans planned agreed agrees invested invests invest "
    "acquired acquires acquire buys bought raised raises signed signs struck launched launches unveiled unveils "
    "led leads backed backs partners partnered wants hopes expects expected offered offers paid pays told also "
    "reported reports and to inks inked closes closed secures secured joins joined taps tapped in".split()
)
_DESCRIPTORS = frozenset(
    "startup start company firm maker developer lab unicorn provider platform investor giant rival chipmaker "
    "publisher owner parent subsidiary fund group backer and or with by from including between into".split()
)
_COMPANY_NOUNS = frozenset(
    "ai inc labs corp ltd llc plc technologies software cloud robotics ceo cto cfo founder".split()
)
_PLACE_BEFORE = frozenset("in at from near to of outside across around on via".split())
_VERB = re.compile(
    r"[a-z]{2,}(?:s|ed)|won|struck|took|gave|made|sold|spent|built|got|held|began|chose|drew|lost|wrote|can|could|may|might|should"
)


def find_sightings(
    text: str, words: list[Token], tree: FormTree, governments: frozenset[str], *, is_native: bool = False
) -> tuple[Sighting, ...]:
    """Names, metonyms, people and products in order of place; the longest form wins where they overlap.

    An ambiguous form counts where the text also has a plain form of the same party, or where the
    words around it are those of a company; a place (Washington) only as the subject of a verb.
    """
    found = [*_word_sightings(words, tree, is_native=is_native), *_sign_sightings(text, tree)]
    found = [s for s in found if not s.form.is_beside] if is_native else without_longer(found, words)
    plain = {s.party_id for s in found if not s.form.is_ambiguous and s.form.kind in {"name", "metonym"}}
    starts = {word.start: index for index, word in enumerate(words)}
    kept = [
        s
        for s in found
        if not s.form.is_ambiguous
        or (is_native and s.party_id not in governments and _is_native_name(s, words, starts.get(s.start)))
        or _is_party(s, words, starts.get(s.start), plain, governments)
    ]
    sure = plain | {s.party_id for s in kept if s.form.kind == "name"} - governments
    kept += [s for s in found if s.form.is_ambiguous and s.party_id in sure and s not in kept
             and _is_party(s, words, starts.get(s.start), sure, governments)]  # fmt: skip
    return tuple(_longest(kept, sure))


def _word_sightings(words: list[Token], tree: FormTree, *, is_native: bool) -> Iterator[Sighting]:
    words = list(words_apart(words, tree.has_name))
    for index, word in enumerate(words):
        if word.text[0].isspace():
            continue
        for after, form in tree.matches(words, index):
            start, end = word.start, words[after - 1].end
            if _is_call(words, index, after) or is_part_of_something(words, index, after, form):
                continue
            if _looks_right(words[index:after], form) or (is_native and word.text == f"{form.written}s"):
                yield Sighting(start, end, form)


_CALLS = frozenset(("Scale", "Figure"))
_CALLED_FOR = frozenset("for to across with at in safely responsibly faster everywhere".split())


def _is_call(words: list[Token], index: int, after: int) -> bool:
    """As in: to "Scale AI for everyone": a verb that opens a slogan, and no company."""
    if words[index].text not in _CALLS or after == len(words) or words[after].text not in _CALLED_FOR:
        return False
    return index > 0 and words[index - 1].text in {"“", '"', "‘", "'", "to", "To"}


def _looks_right(words: list[Token], form: Form) -> bool:
    """Capitals as a name has them; "apple" is fruit, "NVIDIA" and "Openai" are names."""
    written, first = form.written, words[0].text
    if written[:1].isupper() and not (first[:1].isupper()):
        return False
    if form.is_beside and " " in written and _is_common_noun(words[-1].text, written):
        return False
    if len(written) <= 4 and written.isalpha():
        return "".join(w.text for w in words) == written or (
            written.isalpha() and not form.is_ambiguous and first.isupper()
        )
    if form.is_ambiguous:
        return first == written.split()[0][: len(first)] or first.isupper()
    if written.islower() and form.kind not in {"metonym", "weak"}:
        return first.islower() or (written[1:2].isdigit() and first == written.capitalize())  # "A16z raised"
    return True


_OFFICES_OF_STATE = frozenset("department ministry government administration county".split())


def _is_common_noun(last: str, written: str) -> bool:
    """As in "Common room": the last word is small where the name has a capital."""
    return last.islower() and last not in _OFFICES_OF_STATE and not written.rsplit(" ", 1)[-1].islower()


_KATAKANA = re.compile(r"[ァ-ヺー]")


def _is_inside_katakana(text: str, start: int, end: int) -> bool:
    """As in "モデル" is no "デル": a katakana word runs on."""
    before = start > 0 and _KATAKANA.match(text[start]) and _KATAKANA.match(text[start - 1])
    after = end < len(text) and _KATAKANA.match(text[end - 1]) and _KATAKANA.match(text[end])
    return bool(before or after)


def _sign_sightings(text: str, tree: FormTree) -> Iterator[Sighting]:
    at, size = 0, len(text)
    while at < size:
        forms = tree.signs.get(text[at])
        match = next((f for f in forms if text.startswith(f.written, at)), None) if forms else None
        if match is not None and _is_inside_katakana(text, at, at + len(match.written)):
            match = None
        if match is None:
            at += 1
            continue
        yield Sighting(at, at + len(match.written), match)
        at += len(match.written)


def _is_native_name(sighting: Sighting, words: list[Token], index: int | None) -> bool:
    """An English word ("Meta", "Scale") is a name in another language, but not behind an article or in a longer name."""
    if index is None or sighting.end - sighting.start <= 2:
        return False
    after = next((w for w in words[index:] if w.start >= sighting.end), None)
    is_owner = words[index].text == f"{sighting.form.written}s"  # "Oracles Kauf"
    if after is not None and after.start == sighting.end + 1 and after.is_capital and after.text.isascii():
        return is_owner or is_german_thing(after.text)
    return not is_article(words[index - 1] if index else None)


def _is_party(
    sighting: Sighting, words: list[Token], index: int | None, plain: set[str], governments: frozenset[str]
) -> bool:
    if index is None:
        return True
    before = words[index - 1] if index else None
    after = next((w for w in words[index:] if w.start >= sighting.end), None)
    if sighting.party_id in governments or sighting.form.kind == "metonym":
        return _acts(before if before is None or before.text != "the" else words[index - 2], after)
    if sighting.form.kind in {"person", "product"}:
        behind = next((w.text for w in words[index:] if after is not None and w.start >= after.end), ".")
        is_model = behind.isalpha() and behind not in _BUSINESS  # "its Gemini AI model"
        return sighting.form.kind == "person" or is_model or not _is_of_an_ai_company(sighting, after)
    if is_native_company(before, after) and not (after and after.text == "will" and _is_second(before)):
        return True
    if _is_inside_longer_name(sighting, before, after):
        return False
    if sighting.party_id in plain or sighting.form.written in _sure_names():
        return True
    return _has_company_around(before, after, sighting)


@cache
def _sure_names() -> frozenset[str]:
    """Ambiguous names that a capital makes the company's."""
    return frozenset(read_words("sure_names.txt"))


def _acts(before: Token | None, after: Token | None) -> bool:
    if after is not None and after.text in {"'", "’"}:
        return False  # "a pact with Norway's Alderway" is Alderway's
    if before is not None and before.text in {"with", "by", "between"}:
        return True
    if before is not None and (before.text.lower() in _PLACE_BEFORE or before.text in {",", "-"}):
        return False
    return after is not None and after.text.lower() in _BUSINESS - {"and", "to", "in", "is", "was"}


def _is_inside_longer_name(sighting: Sighting, before: Token | None, after: Token | None) -> bool:
    """As in "Alan Turing", "Lambda School": the word is part of another name."""
    if after is not None and after.start == sighting.end + 1 and after.is_capital:
        if _is_of_an_ai_company(sighting, after) or after.text in {"Labs", "Robotics"}:
            return True
        return after.text.lower() not in _COMPANY_NOUNS | _BUSINESS and not after.text.isupper()
    if before is None or before.end != sighting.start - 1 or not before.is_capital:
        return False
    return before.text.lower() not in _DESCRIPTORS | _BUSINESS and len(before.text) > 1


def _is_second(before: Token | None) -> bool:
    """As in "White Circle will": a name of two words, and no German for "wants"."""
    return before is not None and before.is_capital and before.text.lower() not in _DESCRIPTORS | _BUSINESS


def _is_of_an_ai_company(sighting: Sighting, after: Token | None) -> bool:
    """As in "Spark AI": a word or product, and of the longer name the catalogue knows nothing."""
    return after is not None and after.text == "AI" and after.start == sighting.end + 1


def _has_company_around(before: Token | None, after: Token | None, sighting: Sighting) -> bool:
    if sighting.form.written == "Together" and after is not None and after.text == ",":
        return False  # "Together, the two announcements"
    is_short = sighting.end - sighting.start <= 2
    if after is not None and (after.text in {"'", "’"} or after.text.lower() in _COMPANY_NOUNS | _BUSINESS):
        return not is_short or before is None or before.text.lower() not in _PLACE_BEFORE
    if before is None or before.text in {".", "?", "!", ":", "“", '"'}:
        return (
            after is not None
            and not is_short
            and (after.text in {",", "("} or _VERB.fullmatch(after.text) is not None)
        )
    if is_short:
        return before.text.lower() not in _PLACE_BEFORE and after is not None and not after.text.isalnum()
    return before.text.islower() or before.text in {",", "(", "-", "&", "’"}


def _longest(found: Iterable[Sighting], plain: set[str]) -> Iterator[Sighting]:
    """The longest of overlapping forms; of one form shared by several parties, that of a party the text names.

    Somebody whose parties the text leaves out stands for the one that knows him by his surname too (Altman).
    """
    rank = {"name": 0, "metonym": 1, "person": 2, "product": 3, "weak": 4}
    free_from = 0
    for s in sorted(
        found,
        key=lambda s: (
            s.start,
            -s.end,
            rank[s.form.kind],
            s.party_id not in plain,
            not s.form.is_known_by,
            s.form.is_ambiguous,
        ),
    ):
        if s.start >= free_from:
            yield s
            free_from = s.end
