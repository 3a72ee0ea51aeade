"""The words by which a language tells deals, read from `data/claims/<language>.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import groupby
from typing import Any

from broadsheet.claims import mask
from broadsheet.claims.frames.requirements import NOTHING_REQUIRED, Requirement, requirement_of
from broadsheet.claims.frames.sieve import Sieve
from broadsheet.errors import CatalogueError

LATE = frozenset("DGKTUVWXY")
"""Slots that hang on what was told before, see `claims.slots`."""
UNSPACED = frozenset(("zh", "ja"))
"""Languages written without spaces: their masks have none either."""
LANGUAGES = ("en", "de", "fr", "es", "ru", "zh", "ja")
_MACRO = re.compile(r"(?<!\{)\{([a-zA-Z_]+?)(\d*)\}(?!\})")


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to tell one kind of deal: a pattern over masked text, and which slot is which side."""

    relation: str
    source: str
    target: str
    written: str  #: the pattern, its macros put in
    stage: str = ""
    money: str = ""
    needs: re.Pattern[str] | None = None
    follows: re.Pattern[str] | None = None  #: what the sentence before in the paragraph must hold
    kinds: frozenset[str] = frozenset()  #: kinds that the giver must be of
    is_to_state: bool = False  #: the receiver must be an office of a state
    is_still: bool = False  #: a noun that says nothing of how far the deal has come
    is_bare: bool = False  #: takes no amount of the sentence
    is_weak: bool = False  #: counts only where nothing better names the same pair
    name: str = ""
    requires: Requirement = NOTHING_REQUIRED  #: what a sentence must hold for the pattern to match it

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when a sentence first comes to be searched for it: most never are."""
        return _compiled(self.written)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the grammar knows of one language."""

    language: str
    frames: tuple[Frame, ...]
    sieve: Sieve  #: of the frames, in their order
    stages: tuple[tuple[str, re.Pattern[str]], ...]
    patterns: Mapping[str, Mapping[str, re.Pattern[str]]]  #: section, key: compiled pattern
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def frames_for(self, sentence: str) -> Iterator[Frame]:
        """The frames that may match a masked sentence, in order: no other does."""
        return (self.frames[number] for number in self.sieve.passing(sentence))

    def pattern(self, section: str, key: str) -> re.Pattern[str]:
        """A pattern of the file; one that a language lacks matches nothing."""
        return self.patterns.get(section, {}).get(key, _NOTHING)


_NOTHING = re.compile(r"(?!)")
_SUBJECTS = (
    "trade",
    "capital",
    "rounds",
    "control",
    "supply",
    "change",
    "ties",
    "passage",
    "awards",
    "standing",
    "rights",
    "states",
    "backers",
)
"""Files of frames of their own: who buys what from whom, who puts money into whom, whose round and who was bought is told in passing,
what is supplied and licensed, what ends and changes, who belongs to whose network and who uses whose things no more,
what somebody gives the company that the passage is about, what a programme gives and what goods are bought again, who supplies, finances and buys from whom the passage is about,
whose model, works and wares are let to whom, who works and builds with whom, what a state orders and is offered, who stands behind whom."""


@cache
def load_lexicon(language: str) -> Lexicon | None:
    """The lexicon of a language (BCP 47), or None where there is none."""
    base = language.split("-", maxsplit=1)[0].lower()
    if base not in LANGUAGES:
        return None
    folder = resources.files("broadsheet").joinpath("data", "claims")
    source = folder / f"{base}.toml"
    if not source.is_file():
        return None
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    for subject in _SUBJECTS:
        more = folder.joinpath(f"{base}_{subject}.toml")
        if more.is_file():
            own = tomllib.loads(more.read_text(encoding="utf-8"))
            data["macros"] |= own["macros"]
            data["frame"] += own["frame"]
    return _build(base, data)


def _build(language: str, data: dict[str, Any]) -> Lexicon:
    macros = _macros(data.get("macros", {}))
    frames = [_frame(n, f, macros, language) for n, f in enumerate(data.get("frame", ()))]
    frames.sort(key=lambda f: bool({f.source, f.target} & LATE))  # what hangs on other deals comes after them
    edge = ("", "") if language in UNSPACED else (r"(?<![\w-])", r"(?![\w-])")
    stages = tuple(
        (s["name"], _compile(f"{edge[0]}{s['cues']}{edge[1]}", macros)) for s in data.get("stage", ())
    )
    sections = ("words", "subject", "attribution", "money", "refusal", "topics", "stages")
    patterns = {
        name: {k: _compile(v, macros) for k, v in data.get(name, {}).items() if isinstance(v, str)}
        for name in sections
    }
    words = {k: tuple(v) for k, v in data.get("words", {}).items() if isinstance(v, list)}
    kinds = {k: frozenset(v) for k, v in data.get("kinds", {}).items()}
    sieve = Sieve([frame.requires for frame in frames])
    return Lexicon(language, tuple(frames), sieve, stages, patterns, words, kinds)


def _frame(number: int, row: dict[str, Any], macros: dict[str, str], language: str) -> Frame:
    try:
        return Frame(
            relation=row["relation"],
            source=row.get("source", ""),
            target=row.get("target", ""),
            written=_expand(row["pattern"], macros),
            stage=row.get("stage", ""),
            money=row.get("money", ""),
            needs=_compile(row["needs"], macros) if "needs" in row else None,
            follows=_compile(row["follows"], macros) if "follows" in row else None,
            kinds=frozenset(row.get("kinds", ())),
            is_to_state=row.get("to_state", False),
            is_still=row.get("still", False),
            is_bare=row.get("bare", False),
            is_weak=row.get("weak", False),
            name=f"{language}:{number}:{row['relation']}",
            requires=requirement_of(_expand(row["pattern"], {**macros, **_LOOSE})),
        )
    except (KeyError, ValueError, re.error) as broken:
        raise CatalogueError(
            f"frame cannot be read: {broken}",
            place=f"claims/{language}.toml, frame {number + 1}",
            excerpt=str(row),
        ) from broken


_LOOSE = {"pre": "(?:.* )?", "gap": "(?:.* )", "noun": "(?:.* )", "any": "(?:.* )", "w": ".+"}
"""Words between others, whatever they are: for what a frame requires, quicker to read than the macros in full."""
_TRADE = "(?:start-?up|company|firm|maker|giant|platform|lab|developer|provider)"


_NOUNS = (
    "startup start-up deal company firm maker developer lab laboratory unit arm division subsidiary rival partner platform provider business "
    "investor acquisition acquisitions customer client backer competitor giant group publisher chipmaker neocloud operator studio unicorn "
    "startups companies firms partners customers investors tool app agency designer specialist supplier vendor outfit"
).split()
_NOT_WHOSE = (
    r"(?![\ue300-\ue3ff] 's (?:[\w-]+ ){0,3}?(?:rivals?|partners?|competitors?|suppliers?|customers?|peers?|affiliates?|ally|allies|backers?|"
    r"neighbou?rs?) (?:, (?=\S (?:[,.;)]|$)))?[\ue000-\ue1ff\ue400-\ue4ff])"
)
"""As in "invests in its rival Acme": who is meant is named, the pronoun only says whose rival it is."""
_BEFORE_COMMA = "|".join(  # "its first startup, Acme"; a look back is of one length
    f"(?<=(?:{'|'.join(nouns)}) )" for _, nouns in groupby(sorted(_NOUNS, key=len), key=len)
)


def _macros(own: dict[str, str]) -> dict[str, str]:
    word = r"(?:\d+[.,][\d.,]*\d|(?:[A-Z]\.){2,}|[^\s\ue000-\ue8ff,;:.!?()\"“”]+)"
    stop = (
        r"(?:in|of|for|with|by|that|to|from|and|as|at|on|which|who|is|was|are|were|has|have|had|will|or|but|than|after"
        r"|over|within|inside|between|because|if|when|while|into|would|could|may|might|said|says|where|whose|through|via|under|without|during|about|against|amid|among|across|toward|towards|before|until|although|though|despite)"
    )
    pair = rf"and(?= (?:{word} ){{1,3}}?{_TRADE}\b)"  # "ride-hailing and food delivery giant X"
    macros = {
        "E": mask.E, "NN": r"[\ue000-\ue2ff\ue400-\ue4ff]", "N": mask.NAMED, "M": mask.MONEY, "H": mask.PERSON, "T": mask.PRODUCT, "L": mask.PLACE,
        "w": word,
        "pre": rf"(?:the likes of )?(?:(?!{stop}\s)[a-z-]+ , (?=[a-z]))?(?:(?:(?!{stop}\s)(?:{word}|buy now ,|[\ue500-\ue5ff\ue700-\ue8ff]|[\ue000-\ue5ff] 's|[(] {word} [)]|\"|“|”)|{pair}) ){{0,9}}?(?:(?=,)(?:{_BEFORE_COMMA}), )?{_NOT_WHOSE}",
        "gap": rf"(?:(?:{word}|[\ue500-\ue5ff\ue700-\ue8ff]|[\ue300-\ue3ff] 's|'s) )",
    }  # fmt: skip
    macros["noun"] = rf"(?:(?!{stop}\s){word} )"
    macros["any"] = r"(?:[\ue300-\ue3ff] 's |\d+[.,][\d.,]*\d |[^\s\ue000-\ue4ff,;:.!?]+ )"
    return {**macros, **own}


def _compile(pattern: str, macros: dict[str, str]) -> re.Pattern[str]:
    return _compiled(_expand(pattern, macros))


@cache
def _compiled(written: str) -> re.Pattern[str]:
    return re.compile(written, re.IGNORECASE)


def _expand(pattern: str, macros: dict[str, str]) -> str:
    def put(match: re.Match[str]) -> str:
        name, count = match[1], match[2]
        if name not in macros:
            return match.group()
        inner = _expand(macros[name], macros)
        return f"{inner}{{0,{count}}}?" if count else inner

    return _MACRO.sub(put, pattern).replace("{{", "{").replace("}}", "}")
