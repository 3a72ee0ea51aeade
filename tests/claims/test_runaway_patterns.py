"""No pattern repeats without end what repeats without end over the same letters: a text can make such a search last for good."""

import importlib
import pkgutil
import re
import string
from re import _constants as op
from re import _parser as parser

import pytest

import broadsheet.claims
import broadsheet.parties
import broadsheet.text
from broadsheet.claims.frames.valency import NATIVE, load_valency
from broadsheet.claims.lexicon import LANGUAGES, load_lexicon

LETTERS = f"{string.printable}’éя年月等\ue000\ue300\ue600\ue700"
ENDLESS = {op.MAX_REPEAT, op.MIN_REPEAT}


def letters_of(what, how):
    """Which of `LETTERS` one place of a pattern takes; None for what is no single place."""
    if what is op.ANY:
        return set(LETTERS)
    if what in {op.LITERAL, op.NOT_LITERAL}:
        return {c for c in LETTERS if (c.lower() == chr(how).lower()) == (what is op.LITERAL)}
    if what is not op.IN:
        return None
    return {c for c in LETTERS if any(takes(c, *part) for part in how) != (how[0][0] is op.NEGATE)}


def takes(letter, what, how):
    if what is op.LITERAL:
        return letter.lower() == chr(how).lower()
    if what is op.RANGE:
        return any(how[0] <= ord(c) <= how[1] for c in (letter.lower(), letter.upper()))
    if what is not op.CATEGORY:
        return False
    name = str(how).removeprefix("CATEGORY_")
    pattern = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}[name.removeprefix("NOT_")]
    return (re.match(pattern, letter) is None) == name.startswith("NOT_")


def ways(body):
    """The alternatives of what is repeated, each as a row of places."""
    while len(body) == 1 and body[0][0] is op.SUBPATTERN:
        body = body[0][1][3]
    if len(body) == 1 and body[0][0] is op.BRANCH:
        return [way for one in body[0][1][1] for way in ways(one)]
    return [body]


def insides(body):
    """Every row of places in a row, itself first."""
    yield body
    for what, how in body:
        inner = []
        if what in ENDLESS:
            inner = [how[2]]
        elif what is op.SUBPATTERN:
            inner = [how[3]]
        elif what is op.BRANCH:
            inner = how[1]
        elif what in {op.ASSERT, op.ASSERT_NOT}:
            inner = [how[1]]
        for one in inner:
            yield from insides(one)


def needed(body):
    """What each place takes that a row cannot do without; of alternatives what one of them begins with."""
    for what, how in body:
        if what in ENDLESS and how[0]:
            yield from needed(how[2])
        elif what is op.SUBPATTERN:
            yield from needed(how[3])
        elif what is op.BRANCH:
            yield set().union(*(next(needed(way), set(LETTERS)) for way in how[1]))
        elif (letters := letters_of(what, how)) is not None:
            yield letters


def endless(body):
    return [
        how[2] for row in insides(body) for what, how in row if what in ENDLESS and how[1] is parser.MAXREPEAT
    ]


def runs_away(pattern):
    tree = parser.parse(pattern.pattern, pattern.flags)
    for way in (way for body in endless(tree) for way in ways(body)):
        for inner in endless(way):
            taken = set().union(*(letters_of(*place) or set() for row in insides(inner) for place in row))
            if all(letters & taken for letters in needed(way)):
                return True
    return False


def patterns_of(value):
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from (p for one in value.values() for p in patterns_of(one))
    elif isinstance(value, tuple | list):
        yield from (p for one in value for p in patterns_of(one))


@pytest.mark.parametrize(
    ("pattern", "answer"),
    [
        (r" , (?:[^,;]+ )+, ", True),
        (r"(?:\w+\s*)*x", True),
        (r"(?:, (?:a|\S+ )+)+,", True),
        (r"(?:, (?:a|[^\s,]+ )+)+,", False),
        (r"(?:(?:or|about)\s*)*$", False),
        (r"(?:o\w+)+$", True),
        (r"(?:[^\s,]+ )+,", False),
        (r"(?:\d+年|\d+月)*x", False),
        (r"(?:x+x+)+y", True),
    ],
)
def test_a_repetition_of_a_repetition_is_seen(pattern, answer):
    assert runs_away(re.compile(pattern)) is answer


@pytest.mark.parametrize(
    "room", [broadsheet.claims, broadsheet.parties, broadsheet.text], ids=lambda r: r.__name__
)
def test_no_pattern_of_a_room_runs_away(room):
    modules = [
        importlib.import_module(f"{room.__name__}.{m.name}") for m in pkgutil.iter_modules(room.__path__)
    ]
    found = {
        p.pattern for module in modules for p in patterns_of(list(vars(module).values())) if runs_away(p)
    }
    assert not found


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_pattern_of_a_lexicon_runs_away(language):
    lexicon = load_lexicon(language)
    patterns = [
        *(f.pattern for f in lexicon.frames),
        *(p for _, p in lexicon.stages),
        *patterns_of(dict(lexicon.patterns)),
    ]
    if language in NATIVE:
        patterns += [t.words for t in load_valency(language).triggers]
    assert not [p.pattern for p in patterns if runs_away(p)]
