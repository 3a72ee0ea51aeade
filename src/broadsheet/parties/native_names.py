"""Names that the catalogue does not know, in languages other than English."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from babel import Locale

from broadsheet.parties.chinese_words import is_wording
from broadsheet.parties.name_kinds import NameKind
from broadsheet.parties.native_signs import find_sign_names, is_common_word, is_never_named
from broadsheet.parties.native_words import (
    is_german_good,
    is_german_thing,
    is_german_word,
    is_run_of_capitals,
)
from broadsheet.parties.rows import read_words
from broadsheet.parties.strangers import CapitalName
from broadsheet.parties.word_lists import place_names

_LATIN = re.compile(
    r"(?<![\w])(?:[A-ZÀ-ÖØ-Þ]|[a-z]{1,2}(?=[A-Z][A-Za-z])|\d(?=[A-Z][a-z]|X\b)|\d(?=to\d))[A-Za-zÀ-ÿ0-9]*(?:[-.&+'’][A-Za-zÀ-ÿ0-9]+)*"
    r"(?: (?:& )?[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÿ0-9]*(?:[-.&+][A-Za-zÀ-ÿ0-9]+)*){0,4}"
)
_LATIN_IN_SIGNS = re.compile(
    r"(?<![A-Za-z0-9.])(?:(?:[A-Z]\.){2,3} (?=[A-Z][a-z])|[A-Z]|[a-z]{1,2}(?=[A-Z][A-Za-z])|\d(?=[A-Z][a-z]|to\d))[A-Za-zÀ-ÿ0-9]*(?:[-.&+'’][A-Za-zÀ-ÿ0-9]+)*"
    r"(?: (?:& )?(?:[A-Z]|[a-z](?=[A-Z][a-z]))[A-Za-zÀ-ÿ0-9]*(?:[-.&+][A-Za-zÀ-ÿ0-9]+)*){0,4}"
)
_NUMBERED = re.compile(r"[\d.]+|(?:[A-Z]{1,5}-)+\d{2,4}")
"""As in "INFO-035": a number and what it counts."""
_GLUED = re.compile(
    r"(?<=[A-Za-z]{2})\d[\d.,]*(?=[%％亿万億萬元円美年月日家块台枚倍成多余個个人股座份])|(?<=[a-z])[A-H](?=\+*[轮輪])"
)
"""As in "Zorvex20亿美元", "ZorvexB轮": what follows a Latin name between signs without a blank."""
_CYRILLIC = re.compile(
    r"(?<=[«„\"])[А-ЯЁ][^»“\"]{1,30}(?=[»“\"])|(?<![\w])[А-ЯЁ][а-яё]+(?:[- ][А-ЯЁ][а-яё]+)?"
)
_DOMAIN = re.compile(r"(?<![\w./@-])[a-z][a-z0-9-]{1,20}\.(?:ai|io|one|com|app|dev|co|tv|me|tech)\b(?![./])")
"""As in "cargo.one": a company by its address, in small letters."""
_ENDINGS = frozenset(
    "ai labs lab ventures capital partners management robotics technologies technology systems holdings holding group "
    "therapeutics health energy networks inc corp ltd llc plc gmbh ag se sa fund computing semiconductor investments "
    "studios intelligence research wire ledger times journal post week daily magazine herald securities expeditions".split()
)
_LAST_WORDS = frozenset(("AI", "Tech", "Cloud", "Software", "Data", "Chips"))
"""Common words that end the name of many a company ("Cosmo Tech")."""
_ELIDED = re.compile(r"^(?:L|D|Qu|N|S|C|J|M)['’](?=[A-ZÀ-Þ])")


@dataclass(frozen=True, slots=True)
class _Habits:
    """How a language introduces unknown companies."""

    introduced: re.Pattern[str]
    apposed: re.Pattern[str]
    stop: frozenset[str]
    local: re.Pattern[str] | None
    acts: re.Pattern[str] | None  #: what companies do, right behind a bare name that opens a sentence
    quoted: re.Pattern[str] | None  #: "run" in quotes, a name whatever stands around it
    spelled: re.Pattern[str] | None  #: spelled as no common word is
    openers: re.Pattern[str] | None  #: capitals that open a sentence and are no name
    persons: re.Pattern[str] | None  #: a first name with the start of a surname, where letters are not Latin
    places: frozenset[str]


@dataclass(frozen=True, slots=True)
class NativeNames:
    """Names in order of place, and those that the text makes companies."""

    names: tuple[CapitalName, ...]
    companies: frozenset[str]


def find_native_names(
    text: str,
    language: str,
    taken: Iterable[tuple[int, int]],
    beginnings: frozenset[int],
    deeds: re.Pattern[str] | None = None,
) -> NativeNames:
    """Unknown names of `text` outside the `taken` places.

    German capitals make no name: there a word counts that is introduced as a company or spelled like
    one. Elsewhere a capitalised word counts that does not merely begin a sentence (`beginnings`). A word
    that does begin one counts where what companies do (`deeds`) follows it.
    """
    habits = _habits(language)
    covered = sorted(taken)
    found = [
        n
        for n in (_uncovered(n, covered, habits) for n in _candidates(text, language, habits))
        if n is not None and not any(a < n.end and n.start < b for a, b in covered)
    ]
    found = [n for n in found if n.written not in habits.places and not is_never_named(n.written, language)]
    companies = {n.written for n in found if _is_company(n, text, habits)}
    companies |= {n.written for n in found if n.start in beginnings and _acts(n, text, habits, deeds)}
    signs = [
        n for n in find_sign_names(text, language) if not any(a < n.end and n.start < b for a, b in covered)
    ]
    companies |= {n.written for n in signs}
    found = [n for n in found if not any(s.start < n.end and n.start < s.end for s in signs)]
    found = _apart([*found, *signs])
    if language == "zh":
        found = [n for n in found if not is_wording(text, n.start, n.end)]
    kept = [n for n in found if _counts(n, language, companies, beginnings, found, text)]
    return NativeNames(tuple(kept), frozenset(companies))


def _uncovered(name: CapitalName, covered: list[tuple[int, int]], habits: _Habits) -> CapitalName | None:
    """As in "a Cinco Días Iñaki Berenguer": what a run of capitals has behind a name that is taken, where that is somebody."""
    inside = [b for a, b in covered if name.start <= a and b < name.end]
    if not inside:
        return name
    rest = _trim(inside[-1] + 1, name.written[inside[-1] + 1 - name.start :], habits)
    return rest if rest is not None and rest.kind == "person" else name


def _apart(names: list[CapitalName]) -> list[CapitalName]:
    """Names in order of place; of two that overlap the longer."""
    kept: list[CapitalName] = []
    for name in sorted(names, key=lambda n: (n.start - n.end, n.start)):
        if not any(other.start < name.end and name.start < other.end for other in kept):
            kept.append(name)
    return sorted(kept, key=lambda n: n.start)


def _candidates(text: str, language: str, habits: _Habits) -> Iterator[CapitalName]:
    pattern = _LATIN_IN_SIGNS if language in {"zh", "ja"} else _LATIN
    for match in pattern.finditer(text):
        run = match.group() if pattern is _LATIN else _unglued(match, text)
        parts = _german_parts(run, habits) if language == "de" else ((0, run),)
        for at, written in parts:
            name = _titled(_trim(match.start() + at, written, habits), text, language)
            if name is not None and not (
                language == "de" and is_german_word(name.written, text[max(0, name.start - 20) : name.start])
            ):
                yield name
    for match in _DOMAIN.finditer(text):
        yield CapitalName(match.start(), match.end(), match.group(), "name")
    if habits.quoted is not None:
        for match in habits.quoted.finditer(text):
            yield CapitalName(*match.span("run"), match["run"], "name")
    if habits.spelled is not None:
        for match in habits.spelled.finditer(text):
            yield CapitalName(match.start(), match.end(), match.group(), "name")
    if language == "ru":
        found = _introduced_only(_CYRILLIC, text, habits)
        yield from (n for n in found if not _is_adjective(n, text))
    if habits.local:
        for match in habits.local.finditer(text):
            if language == "de" and is_german_thing(match.group()):
                continue
            if language == "ja" and not match.group()[0].isascii() and is_common_word(match.group()):
                continue
            start = match.start() + (1 if language == "ja" and _WHENCE_SIGN.match(match.group()) else 0)
            yield CapitalName(start, match.end(), text[start : match.end()], "name")


_WHENCE_SIGN = re.compile(r"[米英仏独韓加](?=[ァ-ヴA-Z])")
"""As in "米ソラノ電力": whence a company comes, right before its name."""
_ADJECTIVE = re.compile(r"[А-ЯЁ][а-яё]+(?:ск|цк)(?:ий|ая|ое|ие|ого|ой|ому|им|ую|ом|их|ими)")
_NOUN_BEHIND = re.compile(r" [а-яё]{3,}")


def _is_adjective(name: CapitalName, text: str) -> bool:
    """As in "Нидерландский холдинг X": where a firm comes from, before the noun for it, is not its name."""
    return _ADJECTIVE.fullmatch(name.written) is not None and _NOUN_BEHIND.match(text, name.end) is not None


def _unglued(match: re.Match[str], text: str) -> str:
    """The Latin name without what follows it unparted."""
    glued = _GLUED.search(text, match.start(), match.end() + 12)
    return text[match.start() : min(match.end(), glued.start())] if glued else match.group()


def _acts(name: CapitalName, text: str, habits: _Habits, deeds: re.Pattern[str] | None) -> bool:
    """As in "Sorare hat …", "Antaios a levé …": a bare capitalised word that opens a sentence and does something."""
    opener = habits.openers
    if name.kind != "name" or (opener is not None and opener.fullmatch(name.written.split(" ")[0])):
        return False
    behind = _AND_ANOTHER.match(text, name.end)
    if deeds is not None and behind and deeds.match(text, behind.end()):
        return True
    return habits.acts is not None and habits.acts.match(text, name.end, name.end + 160) is not None


_AND_ANOTHER = re.compile(
    r"(?:(?:, [A-Z][\w.&-]+(?: [A-Z][\w.&-]+)?){0,4} (?:y|e|et|und|и) [«„“\"]?[A-ZА-ЯЁ][\w.&-]+(?: [A-Z][\w.&-]+)?[»“”\"]?)?,? "
)
"""As in "BBVA y OpenAI sellan …": who acts together with the name."""
_GERMAN_NOUN = re.compile(
    r"(?!Samsung$)[\w-]*(?:plattform|gesellschaft|hersteller\w*|anbieter\w*|entwickler\w*|betreiber\w*|händler\w*|startups?|start-ups?|fintech|advisor|investor\w*|ung|ungen|heit|keit|schaft|tion|tionen|leistung|zentr\w+|firma|unternehmen|konzern|runde|ität|ismus|dienst\w*|"
    r"[äöüß]\w*|milliarden?|millionen?|geld\w*|chips?|aktien?|anteile?n?|nutzer\w*|kunden?)|\w+-[A-ZÄÖÜ][a-zäöü]+\w*",
    re.IGNORECASE,
)


_UMLAUT = re.compile(
    r"(?!\w*(?:ung|ungen|heit|keit|schaft|tion|tät|ismus|gänge?n?|händler|käufer|führer|läufer|träger)$)\w*[äöüß]\w*"
)
"""As in "Datensparte Webbrück": a name may have an umlaut, behind a noun for a company."""
_OF_A_TOWN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{3,}er")
"""As in "Hamburger Prozessfirma Ablaufplan": whence a company comes, not what it is called."""
_COMPANY_NOUN = re.compile(
    r"(?:[Ss]tart-?up|[Ff]irma|[Uu]nternehmen|[Kk]onzern|[Kk]onkurrent(?:en)?|[Rr]ival(?:en)?|[Aa]nbieter|[Hh]ersteller|[Bb]etreiber|[Ee]ntwickler)$"
)
"""As in "Startup S-Biomedic": the compound behind it is a name."""


def _german_parts(written: str, habits: _Habits) -> Iterator[tuple[int, str]]:
    """A run of capitals without its common nouns: "Handelskonzern Metro" is Metro, "Bay Ledger Rechenleistung" Bay Ledger."""
    words = written.split(" ")
    if words[0] == "The":
        yield 0, written
        return
    at = begin = 0
    kept: list[str] = []
    is_firm = words[-1].lower() in _ENDINGS  # as in "Sutter Hill Ventures": no town
    for number, word in enumerate(words):
        follows_noun = number > 0 and _COMPANY_NOUN.search(words[number - 1]) is not None
        if number + 1 < len(words) and not kept and not is_firm and _OF_A_TOWN.fullmatch(word):
            at += len(word) + 1
            begin = at
            continue
        is_introduced = number > 0 and habits.introduced.search(f"{words[number - 1]} ") is not None
        is_name = (follows_noun and "-" in word) or (is_introduced and _UMLAUT.fullmatch(word) is not None)
        if (
            (number or len(words) > 1)
            and (_GERMAN_NOUN.fullmatch(word) or is_german_good(word))
            and not is_name
        ):
            if kept:
                yield begin, " ".join(kept)
            kept = []
        else:
            begin = begin if kept else at
            kept.append(word)
        at += len(word) + 1
    if kept:
        yield begin, " ".join(kept)


def _introduced_only(pattern: re.Pattern[str], text: str, habits: _Habits) -> Iterator[CapitalName]:
    for match in pattern.finditer(text):
        if habits.introduced.search(text, max(0, match.start() - 40), match.start()):
            is_person = habits.persons is not None and habits.persons.match(text, match.start()) is not None
            yield CapitalName(match.start(), match.end(), match.group(), "person" if is_person else "name")


_TITLE = re.compile(
    r"(?:首席[\u4e00-\u9fff]{2,3}官|CEO|CTO|CFO|创始人|总裁|董事长|合伙人|总经理|发言人|分析师|负责人|副总裁|经济学家|研究员|大臣|部长|参议员)[ ]?$"
)
"""As in "联席首席执行官 Ladi Delano": who stands behind a title is somebody."""


def _titled(name: CapitalName | None, text: str, language: str) -> CapitalName | None:
    if name is None or language != "zh" or not _TITLE.search(text, max(0, name.start - 8), name.start):
        return name
    return replace(name, kind="person")


def _trim(start: int, written: str, habits: _Habits) -> CapitalName | None:
    if elided := _ELIDED.match(written):
        start, written = start + elided.end(), written[elided.end() :]
    words = written.split(" ")
    for at in range(
        len(words) - 2, -1, -1
    ):  # "Berliner Startup Optiopay": behind the noun that introduces it
        if habits.introduced.search(f"{words[at]} "):
            start += sum(len(w) + 1 for w in words[: at + 1])
            words = words[at + 1 :]
            break
    while words and _is_no_part(words[0], habits, is_alone=len(words) == 1):
        start += len(words[0]) + 1
        words = words[1:]
    while words and words[-1] in habits.stop and (len(words) == 1 or words[-1] not in _LAST_WORDS):
        words = words[:-1]
    written = " ".join(words)
    if len(written) < 2 or written in habits.stop or _NUMBERED.fullmatch(written):
        return None
    return CapitalName(start, start + len(written), written, _kind(words))


def _is_no_part(word: str, habits: _Habits, *, is_alone: bool) -> bool:
    """A word before the name proper: an article, or "KI-Startup" before what it is called."""
    if word in habits.stop or re.match(r"[LDQNSCJM]u?['’][a-zà-ÿ]", word):
        return True
    return not is_alone and habits.introduced.search(f"{word} ") is not None


def _kind(words: list[str]) -> NameKind:
    if 2 <= len(words) <= 3 and words[0] in _first_names() and words[-1].lower() not in _ENDINGS:
        return "person"
    return "name"


_OF_TRADE = re.compile(
    r"(?:[Aa]nbieter|[Hh]ersteller|[Ee]ntwickler|[Bb]etreiber|[Ss]pezialist(?:en)?|[Ll]ieferanten?)s? (?:von|für) (?:[\w-]+ ){0,3}[A-ZÄÖÜ][\w-]*[a-z] [«„\"]?$"
)
"""As in "den Anbieter von Personalsoftware X": what a company sells stands before its name."""
_WHENCE = re.compile(r"(?<![\w-])[А-Яа-яё-]{3,}(?:ская|цкая|ской|цкой|скую|цкую) [«„\"]?$")
"""As in "израильская X", "новосибирская «Икс»": whence a company comes, in the gender of the word for it."""


def _is_company(name: CapitalName, text: str, habits: _Habits) -> bool:
    if name.kind != "name":
        return False
    if name.written.split(" ")[-1].lower() in _ENDINGS and " " in name.written:
        return True
    if habits.introduced.search(text, max(0, name.start - 60), name.start):
        return True
    if _OF_TRADE.search(text, max(0, name.start - 80), name.start):
        return True
    if _WHENCE.search(text, max(0, name.start - 40), name.start):
        is_latin, is_quoted = text[name.start].isascii(), text[name.start - 1 : name.start] in {"«", "„", '"'}
        return is_latin or is_quoted
    if habits.local and (local := habits.local.match(text, name.start)) and local.end() == name.end:
        return True
    return habits.apposed.match(text, name.end, name.end + 110) is not None


def _counts(
    name: CapitalName,
    language: str,
    companies: set[str],
    beginnings: frozenset[int],
    found: list[CapitalName],
    text: str,
) -> bool:
    if name.written in companies or name.kind == "person":
        return True
    if language == "de":
        return _is_odd(name.written) or (
            name.start not in beginnings
            and is_run_of_capitals(name.written, text[max(0, name.start - 24) : name.start])
        )
    if language in {"ru", "zh", "ja"}:
        return True
    if name.start not in beginnings or _is_odd(name.written):
        return True
    return any(n.written == name.written and n.start not in beginnings for n in found)


def _is_odd(written: str) -> bool:
    """As in "OpenRouter", "PlayAI": spelled as no German word is; compounds with a hyphen are words."""
    if "-" in written or " " in written:
        return False
    return re.search(r"[a-z][A-Z]|[A-Z]{2,}[a-z]", written) is not None and not written.endswith(
        ("Innen", "innen")
    )


@cache
def _first_names() -> frozenset[str]:
    files = ("first_names.txt", "native_first_names.txt")
    return frozenset(word for name in files for line in read_words(name) for word in line.split())


@cache
def _habits(language: str) -> _Habits:
    data = tomllib.loads(
        resources.files("broadsheet")
        .joinpath("data", "parties", "native_names.toml")
        .read_text(encoding="utf-8")
    )
    row = data[language]
    local, acts, quoted, spelled, openers, persons = (
        re.compile(row[k]) if k in row else None
        for k in ("local", "acts", "quoted", "spelled", "openers", "persons")
    )
    return _Habits(
        re.compile(row["introduced"]), re.compile(row["apposed"]), frozenset(row["stop"].split()), local, acts, quoted, spelled, openers, persons,
        _places(language, row.get("places", "")),
    )  # fmt: skip


def _places(language: str, cities: str) -> frozenset[str]:
    """Countries, by CLDR, and cities as the language writes them."""
    own = Locale(language).territories.values()
    return frozenset({*place_names(), *own, *(city.strip() for city in cities.split(",") if city.strip())})
