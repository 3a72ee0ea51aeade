"""Every form a party may take in a text, in a tree of words that is walked once per text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from babel import Locale

from broadsheet.parties.rows import Row
from broadsheet.text.tokens import Token, is_cjk, tokens

FormKind = Literal["name", "metonym", "weak", "person", "product"]
_POSSESSIVES = ("'", "’")


@dataclass(frozen=True, slots=True)
class Form:
    """A way to name a party."""

    written: str
    party_id: str
    kind: FormKind
    is_ambiguous: bool = False
    is_known_by: bool = False  #: a person whom the party knows by the surname alone too
    is_beside: bool = False  #: of a company beside the catalogue, which a longer name is not


@dataclass(frozen=True, slots=True)
class Sighting:
    """A form of the catalogue found at `text[start:end]`."""

    start: int
    end: int
    form: Form

    @property
    def party_id(self) -> str:
        """The organisation named, division or not."""
        return self.form.party_id


@dataclass(slots=True)
class Branch:
    """A place in the tree: what may follow, and the forms that end here."""

    following: dict[str, Branch] = field(default_factory=dict)
    forms: list[Form] = field(default_factory=list)


@dataclass(slots=True)
class FormTree:
    """All forms of a catalogue: words in a tree, names in scripts without spaces by their first sign."""

    root: Branch = field(default_factory=Branch)
    signs: dict[str, list[Form]] = field(default_factory=lambda: defaultdict(list))

    def add(self, form: Form) -> None:
        """Makes the form findable."""
        if form.written.isascii() and form.written.isalpha():
            self.root.following.setdefault(form.written.lower(), Branch()).forms.append(form)
            return
        if is_cjk(form.written):
            self.signs[form.written[0]].append(form)
            self.signs[form.written[0]].sort(key=lambda f: -len(f.written))
            return
        branch = self.root
        for token in tokens(form.written):
            branch = branch.following.setdefault(_key(token.text), Branch())
        branch.forms.append(form)

    def has_name(self, word: str) -> bool:
        """Whether the word is a party's name by itself."""
        branch = self.root.following.get(_key(word))
        return branch is not None and any(form.kind == "name" for form in branch.forms)

    def matches(self, words: list[Token], index: int) -> Iterator[tuple[int, Form]]:
        """Forms that begin at word `index`, each with the index after its last word; longest last."""
        branch = self.root
        for at in range(index, len(words)):
            following = _next(branch, words[at].text, is_first=at == index)
            if following is None:
                return
            branch = following
            for form in branch.forms:
                yield at + 1, form


def _next(branch: Branch, word: str, *, is_first: bool) -> Branch | None:
    found = branch.following.get(_key(word))
    if found is not None or not is_first:
        return found
    for cut in _endings(word):
        if (found := branch.following.get(_key(word[:-cut]))) is not None and found.forms:
            return found
    return None


def _endings(word: str) -> range:
    """How many letters of a declined name to drop: Russian cases, a German genitive s."""
    if len(word) > 4 and "а" <= word[-1].lower() <= "я":
        return range(1, 3)
    return range(1, 2) if len(word) > 4 and word.endswith("s") and not word[:-1].islower() else range(0)


def _key(word: str) -> str:
    return "'" if word in _POSSESSIVES else word.casefold()


@cache
def _country_names() -> frozenset[str]:
    """Names of countries are parties only where they act."""
    return frozenset({*Locale("en").territories.values(), "UAE", "EU", "UK", "US", "European Union"})


def forms_of(row: Row) -> Iterator[Form]:
    """Every form of one organisation; tickers with their exchange are left out."""
    if row.is_beside:
        yield from _forms_beside(row)
        return
    own = {row.party.name, *row.party.aliases, *(name for _, name in row.local_names)}
    for written in sorted(own - set(row.metonyms)):
        if re.match(r"[A-Z]{2,}:", written):
            continue
        yield Form(written, row.party.id, "name", written in row.ambiguous or written in _country_names())
        if written.startswith("the "):
            yield Form(written[4:], row.party.id, "name", written in row.ambiguous)
    for written in row.metonyms:
        yield Form(written, row.party.id, "metonym", written in row.ambiguous)
    for written in row.weak_metonyms:
        yield Form(written, row.party.id, "weak")
    for written in row.people:
        is_known_by = " " in written and written.split()[-1] in row.people
        yield Form(written, row.party.id, "person", written in row.ambiguous, is_known_by)
    for written in row.products:
        yield Form(written, row.party.id, "product", written in row.ambiguous)


def _forms_beside(row: Row) -> Iterator[Form]:
    party_id, words = row.party.id, row.ambiguous
    is_state = row.party.kind == "government"
    for written in row.party.aliases:
        is_word = written in words or (is_state and written in _country_names())
        yield Form(written, party_id, "name", is_word, is_beside=True)
