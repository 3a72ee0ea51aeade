"""Names of the catalogue that are only part of something else: of an address, of a compound, of a figure's number."""

from __future__ import annotations

import re

from broadsheet.parties.forms import Form
from broadsheet.text.tokens import Token

_ENDS_OF_SITES = frozenset(("io", "dev", "app", "xyz", "tech", "so"))
_NUMBERED = frozenset(("Figure", "Apollo", "Mercury", "Scale", "Block", "Box", "Unity", "Section", "Series"))
"""Names that with a number behind them are no company ("see Figure 2", "Apollo 11")."""
_OF_STATES = frozenset("sovereign national state government public".split())
"""As in "the sovereign AI fund": one of a state, and not the house of that name."""
_DEALS = frozenset("deal pact partnership merger talks tie alliance agreement contract venture".split())


def is_part_of_something(words: list[Token], index: int, after: int, form: Form) -> bool:
    """As in "Tyne.io", "Codex-Spark", "see Figure 2": whether the form at `words[index:after]` is only part of another name."""
    following = words[after] if after < len(words) else None
    if following is not None and form.written in _NUMBERED and re.fullmatch(r"\d{1,2}", following.text):
        return following.start == words[after - 1].end + 1
    if form.written == "AI Fund" and index and words[index - 1].text.lower() in _OF_STATES:
        return True
    if not form.is_ambiguous and form.kind == "name" and " " in form.written:
        return False
    if form.kind == "product" and form.is_ambiguous and _opens_compound(words, after):
        return True
    return _is_site(words, index, after, form) or (form.is_ambiguous and _is_compound(words, index, after))


def _is_site(words: list[Token], index: int, after: int, form: Form) -> bool:
    """Whether the form is one end of an address ("Zovaro.io", "Scale.dev")."""
    first, last = words[index], words[after - 1]
    if index > 1 and words[index - 1].text == "." and words[index - 1].end == first.start:
        return (
            words[index - 2].end == words[index - 1].start
            and words[index - 2].is_capital
            and first.text.islower()
        )
    if (
        not form.is_ambiguous
        or after + 1 >= len(words)
        or words[after].text != "."
        or words[after].start != last.end
    ):
        return False
    return words[after + 1].start == words[after].end and words[after + 1].text in _ENDS_OF_SITES


def _is_compound(words: list[Token], index: int, after: int) -> bool:
    """As in "Codex-Spark", but not in "the Tyne-Meta deal"."""
    if index < _PAIR or words[index - 1].text not in {"-", "‑"} or words[index - 1].end != words[index].start:
        return False
    if words[index - 2].end != words[index - 1].start or not words[index - 2].is_capital:
        return False
    return after >= len(words) or words[after].text.lower() not in _DEALS


def _opens_compound(words: list[Token], after: int) -> bool:
    """As the Ray of "Ray-Ban": a word that a hyphen makes one with the next, which has a capital too."""
    if after + 1 >= len(words) or words[after].text not in {"-", "‑"}:
        return False
    is_joined = words[after - 1].end == words[after].start and words[after].end == words[after + 1].start
    return is_joined and words[after + 1].is_capital


_PAIR = 2
