"""Names in headlines that write every longer word with a capital."""

from __future__ import annotations

import re
from collections.abc import Iterable

from broadsheet.claims.mask import Entity
from broadsheet.parties.name_kinds import COMPANY_ENDINGS
from broadsheet.parties.strangers import CapitalName
from broadsheet.parties.word_lists import place_names, stop_words
from broadsheet.text.tokens import Token, tokens


def with_headings(
    names: Iterable[CapitalName], text: str, bounds: tuple[tuple[int, int], ...], known: set[str]
) -> Iterable[CapitalName]:
    """The names of a text, those of its headings with capitals everywhere read as in a headline."""
    headings = [(a, b) for a, b in bounds if is_heading(text, a, b)]
    inside = {n.start for n in names for a, b in headings if a <= n.start < b}
    plain = known - {n.written for n in names if n.start in inside}
    for name in names:
        if name.start not in inside:
            yield name
        else:
            yield from heading_names([name], plain)


_LONGEST_HEADING = 160
_WORDS_A_COMMA = 8  # in a list of names there are more commas


def is_heading(text: str, start: int, end: int) -> bool:
    """Whether a line of a text is a headline that writes every longer word with a capital."""
    line = text[start:end].strip()
    if len(line) >= _LONGEST_HEADING and line.count(",") * _WORDS_A_COMMA > len(line.split()):
        return False
    return (
        not line.endswith((".", ",", ";"))
        and len(line.split()) > _HEADING_WORDS
        and is_title_case(tokens(line))
    )


_HEADING_WORDS = 4
HEADLINE_VERB = re.compile(
    r"(?<= )(?:Raises|Raised|Secures|Secured|Closes|Lands|Nabs|Bags|Snags|Scores|Acquires|Acquired|Buys|Bought|Signs|Inks|Partners|Launches|"
    r"Invests|Gets|Receives|Wins|Completes|Announces|Emerges|Hits|Joins|Teams|Sells|Merges|Taps|Unveils|Leads|Backs|Seeks|Eyes|Nears|Reaches|"
    r"Strikes|Expands|Extends|Ends|Grabs|Collects|Pulls|Hauls|Plans|Agrees|Selects|Selected|Chooses|Picks|Adopts|Deploys|Licenses|Supplies|Orders|Drops|Ditches|Collaborates|"
    r"Forms|Renews|Awards|Integrates|Appoints|Teamed|Partnered|Chose|To|In|Is|Will)\b"
)


PARTNERS_WITH = re.compile(r"Partners (?:[Ww]ith|[Tt]o|[Oo]n)\b")
"""Where a headline says what somebody does, and not that his name is "Acme Partners"."""


def heading_names(names: Iterable[CapitalName], known: set[str]) -> Iterable[CapitalName]:
    """What stands before the verb of a headline, and names that the text has elsewhere too."""
    for name in names:
        verb = HEADLINE_VERB.search(name.written)
        subject = _subject(name.written[: verb.start()].split(), known) if verb else []
        if (
            verb
            and 0 < len(subject) <= 3
            and subject[-1] not in stop_words() - {"AI"}
            and "Old" not in name.written
        ):
            end = name.start + len(name.written[: verb.start()].rstrip())
            written = " ".join(subject)
            yield CapitalName(end - len(written), end, written, "name")
        else:
            yield from _known_parts([name], known)


def _subject(words: list[str], known: set[str]) -> list[str]:
    """Whom a headline names before its verb: as the body has the name, else without words that only describe it."""
    for at in range(len(words) - 1):
        if " ".join(words[at:]) in known:
            return words[at:]
    if len(words) > 1 and words[-1].lower() in COMPANY_ENDINGS - {"ai"} and words[-2] in place_names():
        return words[-2:]  # "Berlin Robotics Raises"
    while words and words[0] in stop_words() | place_names():
        words = words[1:]
    return words


def without_verb(name: CapitalName) -> CapitalName:
    """As in the headline "KPX Raises $30M": a verb with a capital behind a name is no part of it."""
    verb = _SURE_VERB.search(name.written)
    if verb is None:
        return name
    return CapitalName(name.start, name.start + verb.start(), name.written[: verb.start()], name.kind)


_SURE_VERB = re.compile(
    r" (?:Raises|Raised|Secures|Secured|Closes|Nabs|Bags|Snags|Acquires|Acquired|Buys|Bought|Invests|Announces|Launches|Unveils|Completes|Receives|Gets)$"
)


def _known_parts(names: Iterable[CapitalName], known: set[str]) -> Iterable[CapitalName]:
    """In a headline with capitals everywhere, only names that the body has too, or that are spelled oddly."""
    ordered = sorted(known, key=len, reverse=True)
    for name in names:
        inner = next((k for k in ordered if re.search(rf"(?<!\w){re.escape(k)}(?!\w)", name.written)), None)
        if inner is not None:
            start = name.start + name.written.index(inner)
            yield CapitalName(start, start + len(inner), inner, name.kind)
        elif " " not in name.written and re.search(r"[a-z][A-Z]|[A-Z]{2}[a-z]|\d", name.written):
            yield name


SMALL_WORDS = frozenset(
    "from with into over after amid than that this upon near about between under before during since".split()
)


def is_title_case(words: list[Token]) -> bool:
    """Whether a headline begins every longer word with a capital, so that capitals tell no names."""
    long = [w for w in words if len(w.text) >= 4 and w.text.isalpha() and w.text not in SMALL_WORDS]
    return len(long) >= 3 and sum(w.is_capital for w in long) >= 0.8 * len(long)


def without_parts(found: Iterable[Entity], text: str, known: set[str]) -> Iterable[Entity]:
    """The entities of a title but for companies that are only part of a longer name of the body ("Circle" in "White Circle")."""
    longer = [re.escape(name) for name in known if " " in name]
    places = [m.span() for m in re.finditer(rf"(?<!\w)(?:{'|'.join(longer)})(?!\w)", text)] if longer else []
    for entity in found:
        is_part = any(
            a <= entity.start and entity.end <= b and b - a > entity.end - entity.start for a, b in places
        )
        if not (is_part and entity.kind in {"org", "stranger"}):
            yield entity
