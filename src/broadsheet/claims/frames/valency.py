"""Words that tell deals in six languages, each with the roles of the parties around it.

A trigger is a verb or noun ("investit", "Beteiligung", "收购") and the marks of its roles: a preposition
or particle in front of or behind a party, or its mere place (subject, object). Word order is left to
`claims.roles`, so that one row serves "Microsoft investiert in OpenAI" and "In OpenAI hat Microsoft
investiert" alike. Rows stand in `data/claims/<language>.toml`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from broadsheet.claims.lexicon import Frame
from broadsheet.errors import CatalogueError

NATIVE = frozenset(("de", "fr", "es", "ru", "zh", "ja"))
"""Languages read by valency; English has frames."""
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Trigger:
    """One word and its roles; a role's marks stand in order of preference."""

    relation: str
    words: re.Pattern[str]
    source: tuple[str, ...]
    target: tuple[str, ...]
    needs: re.Pattern[str] | None  #: must stand in the clause too
    without: re.Pattern[str] | None  #: must not stand in the clause
    near: re.Pattern[str] | None  #: must not follow the word directly
    money: str  #: "required", "none" or ""
    is_noun: bool
    is_telling: bool  #: the words alone make an unknown name a company ("steigt ein bei …")
    is_either: bool  #: the words leave open who gives ("talks with X about an investment")
    is_last: (
        bool  #: tells only where nothing else in the sentence does: a subject of deals beside two companies
    )
    frame: Frame


@dataclass(frozen=True, slots=True)
class Valency:
    """A language's triggers and the marks that give a party its role."""

    language: str
    triggers: tuple[Trigger, ...]
    marks: tuple[tuple[str, re.Pattern[str]], ...]  #: (name, pattern), longest first
    after: tuple[tuple[str, re.Pattern[str]], ...]  #: marks that stand right behind a party
    breaks: re.Pattern[str]  #: words that no phrase crosses
    heads: re.Pattern[str]  #: a noun for a company, before words that describe it and its name
    undescribing: re.Pattern[str]  #: words that never stand between such a noun and its name
    clause: re.Pattern[str]  #: where a clause ends for good
    listing: re.Pattern[str]  #: a comma that only opens a list ("four firms, among them")
    taker: re.Pattern[str]  #: a pronoun for the receiver that its clause does not name ("lui", "le", "ihm")
    deeds: re.Pattern[str]  #: what a company does, right behind its name
    verbs: re.Pattern[str]  #: any trigger, so that a phrase does not run across one
    last: re.Pattern[str]  #: any trigger that tells only where nothing else does
    verb_final: bool
    drops_subject: bool

    @property
    def is_unspaced(self) -> bool:
        """Chinese and Japanese."""
        return self.language in {"zh", "ja"}


@cache
def load_valency(language: str) -> Valency:
    """The triggers of a language. Raises CatalogueError for a row that cannot be read."""
    source = resources.files("broadsheet").joinpath("data", "claims", f"{language}.toml")
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    grammar, forms = data["grammar"], data.get("forms", {})
    triggers = tuple(_trigger(n, row, forms, language) for n, row in enumerate(data["trigger"]))
    marks = [(name, pattern) for name, patterns in data["marks"].items() for pattern in patterns]
    if language not in {"zh", "ja"}:
        marks.sort(key=lambda m: -len(m[1]))
    verbs = _any_of([trigger for trigger in triggers if not trigger.is_last], language)
    last = _any_of([trigger for trigger in triggers if trigger.is_last], language)
    return Valency(
        language,
        triggers,
        tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in marks),
        tuple((name, re.compile(pattern)) for name, pattern in data.get("after", {}).items()),
        _compile(grammar.get("breaks"), language) or _NEVER,
        _compile(grammar.get("heads"), language) or _NEVER,
        _compile(grammar.get("undescribing"), language) or _NEVER,
        re.compile(grammar["clause"]),
        re.compile(grammar["listing"]) if "listing" in grammar else _NEVER,
        _compile(grammar.get("taker"), language) or _NEVER,
        _compile(_spelled_out(grammar, forms).get("deeds"), language) or _NEVER,
        verbs,
        last,
        grammar.get("verb_final", False),
        grammar.get("drops_subject", False),
    )


_OPEN, _CLOSE = r"(?<![\w-])(?:", r")(?![\w-])"
"""What makes a pattern match whole words."""


def _any_of(triggers: list[Trigger], language: str) -> re.Pattern[str]:
    """Any word of the triggers; the ends of words are asked for once, which is far quicker than for each trigger."""
    words = [trigger.words.pattern.removeprefix(_OPEN).removesuffix(_CLOSE) for trigger in triggers]
    return _compile("|".join(words) if words else "(?!)", language) or _NEVER


_FORM = re.compile(r"\{([a-z_]+)\}")


def _spelled_out(row: dict[str, Any], forms: dict[str, str]) -> dict[str, Any]:
    """The row with every `{buy}` replaced by the forms of that word in `[forms]`; forms may name forms."""

    def put(text: str) -> str:
        return _FORM.sub(lambda m: f"(?:{put(forms[m[1]])})", text)

    return {key: put(value) if isinstance(value, str) else value for key, value in row.items()}


def _trigger(number: int, row: dict[str, Any], forms: dict[str, str], language: str) -> Trigger:
    try:
        row = _spelled_out(row, forms)
        frame = Frame(
            row["relation"], "S", "O", "(?!)", stage=row.get("stage", ""), is_weak=row.get("weak", False),
            name=f"{language}:{number}:{row['relation']}",
        )  # fmt: skip
        words = _compile(row["words"], language)
        assert words is not None
        return Trigger(
            row["relation"], words, tuple(row.get("source", ())), tuple(row.get("target", ())),
            _compile(row.get("needs"), language), _compile(row.get("without"), language),
            re.compile(row["near"], re.IGNORECASE) if "near" in row else None,
            row.get("money", ""), row.get("noun", False), row.get("telling", False), row.get("either", False),
            row.get("last", False), frame,
        )  # fmt: skip
    except (KeyError, re.error) as broken:
        raise CatalogueError(
            f"trigger cannot be read: {broken}",
            place=f"claims/{language}.toml, trigger {number + 1}",
            excerpt=str(row),
        ) from broken


def _compile(words: str | None, language: str) -> re.Pattern[str] | None:
    if words is None:
        return None
    if language in {"zh", "ja"}:
        return re.compile(words)
    return re.compile(f"{_OPEN}{words}{_CLOSE}", re.IGNORECASE)
