"""Who is who: the parties of the catalogue, and where a text names them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from broadsheet.parties.forms import FormTree, Sighting, forms_of
from broadsheet.parties.introduced import find_strangers
from broadsheet.parties.rows import Row, read_rows
from broadsheet.parties.sightings import find_sightings
from broadsheet.records import Mention, Party, Span
from broadsheet.text.tokens import tokens

_STATE_KINDS = frozenset(("government", "regulator"))


class PartyBook:
    """The organisations known by name, and the forms that texts give them.

    A form found in a text becomes a Mention of the party that a ledger counts: a wholly owned
    division rolls up into its owner and stays in `division_id`.
    """

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self._rows = {row.party.id: row for row in rows}
        self._tree = FormTree()
        self._names: dict[str, str] = {}
        for row in rows:
            for form in forms_of(row):
                self._tree.add(form)
                if form.kind == "name":
                    self._names.setdefault(form.written.casefold(), row.party.id)
        self._beside = {
            row.party.name: row.party.id
            for row in rows
            if row.is_beside and row.party.name not in row.ambiguous
        }
        written = {w for row in rows if not row.is_beside for w in (row.party.name, *row.party.aliases)}
        self._words = frozenset(w for w in written if w.isalpha() and w[:1].isupper())
        states = (row.party.id for row in rows if row.party.kind in _STATE_KINDS)
        self._governments = frozenset(states)

    def party(self, party_id: str) -> Party | None:
        """The party with that id, or None."""
        row = self._rows.get(party_id)
        return row.party if row else None

    def row(self, party_id: str) -> Row | None:
        """Everything known of the party with that id, or None."""
        return self._rows.get(party_id)

    def find(self, name: str) -> Party | None:
        """The party that `name` (in any of its written forms) belongs to, or None."""
        party_id = self._names.get(name.strip().casefold())
        return self.party(party_id) if party_id else None

    def as_known(self, mention: Mention) -> Mention:
        """The mention with the id of the company that English texts are searched for under its very name, if there is one.

        A name that is a word or another's name too ("Merck") keeps its provisional id.
        """
        party_id = self._beside.get(mention.name)
        return (
            replace(mention, party_id=party_id) if party_id and mention.party_id.startswith("?") else mention
        )

    def names(self) -> tuple[str, ...]:
        """The names that readers expect of the parties known in every language, in order: for picking one.

        Those that only English texts are searched for are left out of the list, and found by `find` all the same.
        """
        told = (row.party.name for row in self._rows.values() if not row.is_beside)
        return tuple(sorted(told, key=str.casefold))

    def names_of_one_word(self) -> frozenset[str]:
        """Names and other names of one word with a capital ("Meta", "Scale"), of the parties known in every language."""
        return self._words

    def counted(self, party_id: str) -> tuple[str, str]:
        """(party a ledger counts, division): a division that rolls up gives its owner and itself."""
        party, division = self.party(party_id), ""
        while party is not None and party.rolls_up and party.parent_id:
            division = division or party.id
            party_id, party = party.parent_id, self.party(party.parent_id)
        return party_id, division

    def sightings(self, text: str, language: str = "en") -> tuple[Sighting, ...]:
        """Every form of the catalogue in `text`, people and products included, in order of place.

        An ambiguous form ("Meta", "Scale") needs words of business around it in English only.
        """
        is_native = not language.startswith("en")
        return find_sightings(text, tokens(text), self._tree, self._governments, is_native=is_native)

    def mention(self, sighting: Sighting, text: str) -> Mention:
        """The mention that a sighting in `text` makes; its span carries no article yet."""
        written = text[sighting.start : sighting.end]
        party_id, division = self.counted(sighting.party_id)
        party = self.party(party_id)
        span = Span(article_id="", text_id="", start=sighting.start, end=sighting.end, quote=written)
        name = party.name if party else written
        return Mention(as_written=written, party_id=party_id, name=name, division_id=division, span=span)

    def find_mentions(self, text: str, language: str = "en") -> tuple[Mention, ...]:
        """Organisations that `text` names, in order of place; spans are offsets in `text`.

        Weak metonyms ("the software giant") count only after a plain name of the same party.
        Provisional start-ups found by their context come with the id "?slug" (see `parties.introduced`).
        """
        seen: set[str] = set()
        mentions: list[Mention] = []
        for sighting in self.sightings(text):
            if sighting.form.kind in {"name", "metonym"}:
                seen.add(sighting.party_id)
            elif sighting.form.kind != "weak" or sighting.party_id not in seen:
                continue
            mentions.append(self.mention(sighting, text))
        mentions.extend(find_strangers(text, language, self))
        return tuple(sorted(mentions, key=lambda m: m.span.start if m.span else 0))


@cache
def load_parties() -> PartyBook:
    """The book of the catalogue that ships with the package; built once per process."""
    return PartyBook(read_rows())
