"""Names that the catalogue does not know: capitalised words, and whether they can be a company."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from broadsheet.parties.name_ends import BYLINE, CAMPUS, LABELS, NUMBER, PLURAL
from broadsheet.parties.name_heads import opens_name, opens_with_day, opens_with_first_name, opens_with_nation
from broadsheet.parties.name_kinds import COMPANY_ENDINGS, NameKind, kind_of_name
from broadsheet.parties.no_company import is_no_party, spells_out
from broadsheet.parties.numbered_names import opens_numbered_name
from broadsheet.parties.openings import is_called, only_opens, opens_as_name
from broadsheet.parties.outlets import outlet_names
from broadsheet.parties.rows import read_investor_names
from broadsheet.parties.run_together import words_apart
from broadsheet.parties.word_lists import (
    openers,
    place_names,
    soft_words,
    stop_words,
    weak_ends,
)
from broadsheet.records import Mention, Span
from broadsheet.text.tokens import Token

_DOMAIN = re.compile(r"\.(?:ai|io|com|app|dev|co|so|xyz|tech|bio)\b")
_MIXED = re.compile(  # n8n, vLex
    r"(?!b2b|b2c|p2p|k8s|a11y|i18n)[a-z]\d{1,2}[a-z]{1,3}|(?!i(?:Phone|Pad|Pod|Mac|Cloud|Tunes|Message)|eCommerce|eBook)[a-z][A-Z]{1,2}[a-z]{2,}"
)
_NUMBERED = re.compile(
    r"\d(?![KMGTPE](?:Wh?|B|Hz|b?ps)$)[A-Z][^\W_]+|\d+(?:st|nd|rd|th)[A-Z][a-z]\w+|\d+[a-z]{3,}[A-Z]\w+"
)
"""As in "3M", "1Password", "5thScape", "23andMe"."""
_SITE = re.compile(r"(?<![\w./@-])[a-z0-9]{1,20}\.ai\b")
_LEGAL = re.compile(
    r",? (?:Inc|Corp|Corporation|Incorporated|Ltd|Limited|LLC|LLP|PLC|Plc|plc|GmbH|AG|SE|SA|S\.A|B\.V|N\.V|S\.p\.A|NV|Co|SAS|Srl|AB|Oy|ApS)\.?$"
)
_INNER = frozenset(("&", "-", ".", "+", "’", "'"))
_PLACE_INITIALS = frozenset(("U", "US", "UK", "EU", "UAE", "DC", "LA"))
_FIRM_ENDINGS = frozenset(
    "ventures labs robotics therapeutics holdings inc corp ltd llc plc gmbh dynamics motors studios advisors".split()
)
"""Last words that make a company even of "Open" or "General"."""
_OFFICES = frozenset(
    ("CEO", "CFO", "CTO", "COO", "CMO", "CIO", "President", "Founder", "Chairman", "Chairwoman", "VP", "SVP")
)
_BEFORE_NAMES = frozenset(
    "Chipmaker Startup Start-up Giant Maker Developer Unicorn Rival French German Israeli Canadian Swedish Dutch Korean Japanese "
    "Indian Saudi Swiss Danish Finnish Italian Spanish Emirati Austrian Norwegian Lender Retailer Carmaker Automaker Insurer Broadcaster "
    "Drugmaker Planemaker Competitor Publisher Telco Conglomerate Brewer Grocer Fintech Biotech".split()
)
"""Words of a headline that only describe the name behind them."""
_OF_NATIONS = frozenset("Post Re Life Railways Airlines Rail Steel Telecom Bank Mail".split())
"""Second words with which a nation is part of a name ("Danish Rail")."""
_HEADS = frozenset("Startup Start-up Startups Chipmaker Unicorn Giant Maker Neocloud".split())
"""Nouns of a headline with capitals everywhere ("Fintech Startup Ravenscroft"): the name begins behind them."""


@dataclass(frozen=True, slots=True)
class CapitalName:
    """A capitalised run of words at `text[start:end]`."""

    start: int
    end: int
    written: str
    kind: NameKind


def find_capital_names(
    text: str,
    words: list[Token],
    taken: Iterable[tuple[int, int]],
    beginnings: frozenset[int],
    sure: frozenset[str] = frozenset(),
) -> tuple[CapitalName, ...]:
    """Capitalised names in English prose outside the `taken` places.

    `beginnings` are the offsets where sentences begin: a single plain word there is no name
    unless the text has it in the middle of a sentence too, or it is one of the `sure`.
    """
    covered = [False] * (len(text) + 1)
    for start, end in taken:
        covered[start:end] = [True] * (end - start)
    words = list(words_apart(words))
    runs = list(_runs(words, covered, text))
    inside = {run[0].text for run in runs if len(run) == 1 and run[0].start not in beginnings}
    inside |= {_written(run, text) for run in runs if _has_article(run) and run[0].start not in beginnings}
    inside |= {_written(run, text) for run in runs if opens_name(run, text)} | sure
    names = [name for name in (_name(run, text, beginnings, inside) for run in runs) if name]
    if (
        again := _opening_names(names, words) - inside
    ):  # a name once is a name wherever a sentence opens with it
        names = [name for name in (_name(run, text, beginnings, inside | again) for run in runs) if name]
    names = [_with_nation(name, text) for name in names]
    people = {n.written for n in names if n.kind == "person" and " " in n.written}
    return tuple(replace(n, kind="person") if n.written in people else n for n in names)


_OF_THE_NATION = re.compile(
    r"(?:Venture Partners|Bancorp|Bank|Steel|Foods|Cellular|Physical Therapy|Global Investors|Soccer|Figure Skating|Ski (?:&|and) Snowboard|Speedskating|Olympic (?:&|and) Paralympic Committee)"
)


def _with_nation(name: CapitalName, text: str) -> CapitalName:
    """As in "U.S. Venture Partners": common words that only the country before them makes a name."""
    if _OF_THE_STATE.fullmatch(name.written) and (
        nation := re.search(r"\b(?:US|U\.S\.) $", text[: name.start][-6:])
    ):
        return replace(name, start=name.start - len(nation.group()), written=f"US {name.written}")
    start = name.start - len("U.S. ")
    if start < 0 or not text.startswith("U.S. ", start) or not _OF_THE_NATION.fullmatch(name.written):
        return name
    return replace(name, start=start, written=text[start : name.end])


_OF_THE_STATE = re.compile(
    r"(?:[A-Z]\w+ (?:and |of |& )?){1,4}(?:Service|Command|Agency|Administration|Bureau|Corps|Force|Office|Commission|Laboratory|Institute|Guard|Reserve|"
    r"Authority|Center)"
)
"""As in "US Marshals Service": bodies of a state that bear its name."""


def _opening_names(names: Iterable[CapitalName], words: list[Token]) -> set[str]:
    """Single words that are names somewhere and that the text never writes small."""
    told = {n.written for n in names if n.kind == "name" and " " not in n.written}
    return told - {w.text.capitalize() for w in words if w.text[:1].islower()}


def shared_names(words: list[Token], others: list[Token]) -> frozenset[str]:
    """Words that two texts both write with a capital and neither without: of a title and its body likely names."""
    small = {w.text.lower() for w in (*words, *others) if w.text[:1].islower()}
    here, there = ({w.text for w in ws if w.is_capital and len(w.text) > _SHORT} for ws in (words, others))
    return frozenset(w for w in here & there if w.lower() not in small | openers() and w not in stop_words())


_SHORT = 3  # words of so few letters are no sure names


def _runs(words: list[Token], covered: list[bool], text: str) -> Iterator[list[Token]]:
    run: list[Token] = []
    for index, word in enumerate(words):
        if covered[word.start]:
            if run:
                yield run
            run = []
        elif (
            _starts_name(word) or _SITE.match(text, word.start) or opens_numbered_name(words, index, text)
        ) and word.text not in _OFFICES:
            if run and not _joined(run[-1], word, text):
                yield run
                run = []
            run.append(word)
        elif run and (_goes_on(run[-1], words, index, covered) or _are_initials(run, words, index, covered)):
            continue
        else:
            if run:
                yield run
            run = []
    if run:
        yield run


def _has_article(run: list[Token]) -> bool:
    """As in "The Last Mile": inside a sentence a capital article belongs to the name."""
    return len(run) > 1 and run[0].text == "The" and run[1].text not in stop_words() - soft_words()


def _written(run: list[Token], text: str) -> str:
    return text[run[0].start : run[-1].end]


def _starts_name(word: Token) -> bool:
    if word.text[:1].isupper() or _MIXED.fullmatch(word.text):
        return True
    return _NUMBERED.fullmatch(word.text) is not None


def _joined(last: Token, word: Token, text: str) -> bool:
    between = text[last.end : word.start]
    if last.text in _HEADS_OF | _MANY and between in {" of ", "' ", "’ "}:
        return True
    if between.strip() in _PARTICLES:
        return True
    if between == "." and _OPENS_SENTENCE.match(text, word.start):
        return False
    return between in {" ", "-", "&", " & ", ".", "’", "'", "+"} or (between == ". " and len(last.text) == 1)


_OPENS_SENTENCE = re.compile(r"(?!Com|Org|Net|Dev|App)[A-Z][a-z]{2,} [a-z]")
"""As in "Acme.Years after it was bought": behind a full stop that lost its blank."""


def _continues(words: list[Token], index: int, covered: list[bool]) -> bool:
    following = words[index + 1] if index + 1 < len(words) else None
    mark = words[index]
    if following is None or covered[following.start] or following.start != mark.end:
        return False
    return _starts_name(following) and following.text != "S"


def _goes_on(last: Token, words: list[Token], index: int, covered: list[bool]) -> bool:
    """Whether a name goes on behind the mark at `index` of the words."""
    mark = words[index]
    if mark.text in _INNER and mark.start == last.end and _continues(words, index, covered):
        return True
    if mark.text in {"'", "’"} and mark.start == last.end:
        return last.text in _MANY and _joins_partners(words, index, covered)
    is_head = (mark.text == "of" and last.text in _HEADS_OF) or mark.text in _PARTICLES
    return (mark.text == "&" or is_head) and _joins_partners(words, index, covered)


_HEADS_OF = frozenset("Bank House University Ministry Department Institute Academy Council".split())
"""As in "the Bank of Tyne", "the Ministry of Works": what follows is part of the name."""
_PARTICLES = frozenset("do dos da das del della di du de der den van von la".split())
"""As in "Banco do Norte", "Casa del Sol"."""
_MANY = frozenset(
    ("Teachers", "Farmers", "Founders", "Engineers", "Employees", "Workers", "Veterans", "Pilots")
)
"""People whose fund or bank bears their name ("Teachers' Venture Growth")."""


def _are_initials(run: list[Token], words: list[Token], index: int, covered: list[bool]) -> bool:
    """As in "D. E. Shaw": two letters or more, each with a full stop, before a name."""
    following = words[index + 1] if index + 1 < len(words) else None
    if words[index].text != "." or following is None or covered[following.start]:
        return False
    if not all(len(w.text) == 1 and w.is_capital for w in run) or following.text in stop_words():
        return False
    if len(run) == 1 and len(following.text) > 1:
        return False  # "plan B. Acme said"
    return _starts_name(following) and "".join(w.text for w in run) not in _PLACE_INITIALS


def _joins_partners(words: list[Token], index: int, covered: list[bool]) -> bool:
    """As in "Dunmore & Pryce": two unknown names that an ampersand makes one."""
    following = words[index + 1] if index + 1 < len(words) else None
    return following is not None and not covered[following.start] and _starts_name(following)


def _name(run: list[Token], text: str, beginnings: frozenset[int], inside: set[str]) -> CapitalName | None:
    run = _trim(run, text, beginnings, inside)
    if not run:
        return None
    start, end = run[0].start, run[-1].end
    if byline := BYLINE.search(text, start, end + 14):
        end = byline.start()
        if end - start < _SHORT:
            return None
    if text.startswith(":", end) and run[-1].text in LABELS:
        return None
    if behind := _DOMAIN.match(text, end) or (run[-1].text == "No" and NUMBER.match(text, end)):
        end = behind.end()
    if run[0].text == "University" and (campus := CAMPUS.match(text, end)):
        end = campus.end()
    written = text[start:end]
    if PLURAL.fullmatch(written) or spells_out(start, end, text) or is_no_party(run, text):
        return None
    if (written in stop_words() and not is_called(run[0], text)) or (
        len(run) == 1 and (len(written) < 2 or written in _BEFORE_NAMES)
    ):
        return None
    return CapitalName(start, end, written, kind_of_name(run, written, text))


def _trim(run: list[Token], text: str, beginnings: frozenset[int], inside: set[str]) -> list[Token]:
    if (
        len(run) > 1
        and run[0].start in beginnings
        and only_opens(run, text, inside | stop_words() | place_names())
    ):
        run = run[1:]
    if len(run) == 1 and run[0].text in stop_words() and is_called(run[0], text):
        return run
    if len(run) > 1 and (_is_listed(_written(run, text)) or _is_named_for(run, text)):
        return run
    if opens_with_nation(run) or opens_with_first_name(run, text):
        return run
    if len(run) > 1 and text[run[0].start : run[-2].end] in place_names() and _describes(run, text):
        return run[:-1]  # "a Pennsylvania AI data center"
    if len(run) > 2 and run[0].text == "The" and run[-1].text in {"Co", "Company"}:
        return run  # "The Browser Co."
    if _has_article(run) and (run[0].start not in beginnings or _written(run, text) in inside):
        return run
    while (
        len(run) > 1
        and run[0].text in _BEFORE_NAMES
        and run[1].text not in _OF_NATIONS | _HEADS_OF
        and _written(run, text) not in place_names()
    ):
        run = run[1:]
    heads = [n for n, word in enumerate(run[1:-1], 1) if word.text in _HEADS]
    run = run[heads[-1] + 1 :] if heads else run
    is_whole = opens_name(run, text) or (len(run) > 1 and _written(run, text) in inside)
    while (
        run and run[0].text in stop_words() and not (len(run) > 1 and (is_whole or _is_name_head(run, text)))
    ):
        run = run[1:]
    while len(run) > 1 and run[-1].text in weak_ends():
        run = run[:-1]
    if len(run) > 1 and run[0].start in beginnings and _PARTNERS_WITH.match(text, run[-1].start):
        return run[:-1]  # "Acme Partners with Globex"
    if len(run) > 1 and run[-1].text in _WARES:
        run = [] if _CODE.fullmatch(run[-2].text) else run[:-1]  # "B300 GPUs", "Ravenscroft GPUs"
    first = run[0] if len(run) == 1 and not _DOMAIN.match(text, run[0].end) else None
    if first and first.start in beginnings and not _is_odd(first.text) and first.text not in inside:
        is_name = opens_as_name(first, text, place_names())
        return run if is_name and first.text.lower() not in openers() else []
    return run


def _describes(run: list[Token], text: str) -> bool:
    """Whether the last word of a run only says with a place of what sort the next thing is ("a Pennsylvania AI data center")."""
    if run[-1].text != "AI":
        return (
            run[-1].text.isupper()
            and run[-1].text in stop_words()
            and text[run[-1].end :][:2].strip().islower()
        )
    if re.search(r"\b(?:an?|the|in|near|at) $", text[max(0, run[0].start - 6) : run[0].start]):
        return True
    behind = re.match(r" [a-z]", text[run[-1].end :][:2])
    return behind is not None and not opens_as_name(run[-1], text, frozenset())


def _is_named_for(run: list[Token], text: str) -> bool:
    """As in "Bank of Tyne", "Teachers' Venture Growth"."""
    if run[0].text in _HEADS_OF:
        return text.startswith(" of ", run[0].end)
    return run[0].text in _MANY and text[run[0].end] in "'’"


def _is_listed(written: str) -> bool:
    """Whether a name stands whole in a list of ours ("General Atlantic", "San Mateo", "Economic Times")."""
    return written in place_names() or written in read_investor_names() or written in outlet_names()


_PARTNERS_WITH = re.compile(r"Partners [Ww]ith (?=[A-Z])")
_WARES = frozenset(("GPU", "GPUs", "TPU", "TPUs", "CPU", "CPUs", "NPU", "NPUs", "LPUs", "HBM", "DRAM"))
_CODE = re.compile(r"[A-Z]{1,4}\d{1,4}[A-Za-z]{0,2}")
_CO_OFFICERS = frozenset(
    "CEO Founder Founders Founding Chair Chairman Chairwoman President Director Chief Head Lead Author Host Owner Manager".split()
)
_HYPHENED = frozenset(("Go", "In", "On", "Up", "By", "One", "All", "Out"))


_COUNTS = frozenset("One Two Three Four Five Six Seven Eight Nine Ten".split())
"""Counts that open a name only where a company's word ends it ("Third Door Press")."""


def _is_name_head(run: list[Token], text: str) -> bool:
    """As in "General Atlantic" is a name although General is none, and "Go-Jek"."""
    if text[run[0].end : run[1].start] == "&":
        return True  # "A&B Foods"
    is_joined = run[0].text in _HYPHENED or (run[0].text == "Co" and run[1].text not in _CO_OFFICERS)
    if is_joined and text[run[0].end : run[1].start] == "-":
        return True
    if run[0].text in _BEFORE_NAMES and run[1].text in _HEADS_OF and len(run) > 2:
        return True  # "the Indian Institute of Management"
    if run[0].text in _COUNTS:
        return len(run) > 2 and run[-1].text.lower() in COMPANY_ENDINGS
    if opens_with_day(run, text, run[-1].text.lower() in COMPANY_ENDINGS - {"ai"}):
        return True
    is_firm = run[-1].text.lower() in _FIRM_ENDINGS
    return run[0].text in soft_words() and (run[1].text not in stop_words() or len(run) > 2 or is_firm)


def _is_odd(word: str) -> bool:
    """As in "xAI", "FlexAI", "A12": spelled as no common word is."""
    return any(c.isupper() for c in word[1:]) or any(c.isdigit() for c in word)


def stranger_id(written: str) -> str:
    """The provisional id of a name: "?slug", legal form left out."""
    slug = re.sub(r"[^\w]+", "-", _LEGAL.sub("", written).lower()).strip("-")
    return f"?{slug}"


def stranger(name: CapitalName, full: str = "") -> Mention:
    """The provisional party of a name; `full` is the longer name of the same company, where the text has one."""
    written = full or name.written
    plain = written if written.startswith("The ") else _LEGAL.sub("", written)
    span = Span(article_id="", text_id="", start=name.start, end=name.end, quote=name.written)
    return Mention(as_written=name.written, party_id=stranger_id(plain), name=plain, span=span)
