"""An editor's reading of a claim: what a form says, as the fields of the claim that it changes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final, get_args

from broadsheet.desk.wording import say
from broadsheet.errors import InputError
from broadsheet.parties import load_parties
from broadsheet.records import Claim, Judgement, Mention, Money, Relation, Stage, from_plain, to_plain
from broadsheet.text.money import read_amounts

FIELDS: Final = ("relation", "stage", "subject", "object", "money", "quantity", "denied", "cumulative")


def read_correction(claim: Claim, form: Mapping[str, str]) -> dict[str, Any]:
    """The fields of `claim` that the form's "read_…" fields set otherwise, as plain data.

    Raises InputError for a relation, stage or sum that cannot be read, or where nothing differs.
    """
    wanted: dict[str, Any] = {
        "relation": _choice(form, "relation", get_args(Relation)),
        "stage": _choice(form, "stage", get_args(Stage)),
        "subject": _read_party(form.get("read_subject", ""), claim.subject),
        "object": _read_party(form.get("read_object", ""), claim.object),
        "money": _read_money(form.get("read_money", ""), claim),
        "quantity": form.get("read_quantity", "").strip(),
        "denied": form.get("read_denied", "") == "yes",
        "cumulative": form.get("read_cumulative", "") == "yes",
    }
    changed = {name: to_plain(value) for name, value in wanted.items() if value != getattr(claim, name)}
    if not changed:
        raise InputError(say("nothing differs from what was read"), remedy=say("Say that it holds instead."))
    return changed


def _choice(form: Mapping[str, str], name: str, known: tuple[str, ...]) -> str:
    value = form.get(f"read_{name}", "")
    if value not in known:
        raise InputError(say("this is none of those to choose from"), excerpt=value)
    return value


def _read_party(name: str, read: Mention | None) -> Mention | None:
    """The party of that name; one we do not know becomes provisional, none stays none."""
    name = " ".join(name.split())
    if not name:
        return None
    if read is not None and name == read.name:
        return read
    known = load_parties().find(name)
    if known is not None:
        party_id, division = load_parties().counted(known.id)
        party = load_parties().party(party_id) or known
        return Mention(as_written=name, party_id=party_id, name=party.name, division_id=division)
    slug = re.sub(r"[^\w]+", "-", name.casefold()).strip("-")
    return Mention(as_written=name, party_id=f"?{slug}", name=name)


def _read_money(text: str, claim: Claim) -> Money | None:
    text = " ".join(text.split())
    if not text:
        return None
    if claim.money is not None and text == claim.money.as_written:
        return claim.money
    found = read_amounts(text, language=claim.language or "en")
    if len(found) != 1:
        raise InputError(
            say("that is not one sum"), excerpt=text, remedy=say("Write it as “up to $5 billion”.")
        )
    return replace(found[0], start=-1, end=-1)


def apply_correction(claim: Claim, correction: Judgement | None) -> Claim:
    """The claim as the editor reads it; as it was read where there is no correction."""
    if correction is None:
        return claim
    given = json.loads(correction.verdict)
    values = from_plain(Claim, {**to_plain(claim), **given})
    return replace(claim, **{name: getattr(values, name) for name in given})
