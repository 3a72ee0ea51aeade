"""What a capitalised name can be: somebody, a place, or a name that a company can have."""

from __future__ import annotations

import re
from typing import Literal

from broadsheet.parties.word_lists import first_names, place_names
from broadsheet.text.tokens import Token

NameKind = Literal["name", "person", "place"]
COMPANY_ENDINGS = frozenset(
    "ventures capital partners labs lab ai robotics technologies technology systems therapeutics bio health energy "
    "compute silicon hosting mining space semi tech finance analytics metrics games medical mobility automation wireless photonics microsystems optics imaging recruitment logistics airlines airways insurance pharma pharmaceuticals biosciences gaming interactive entertainment solutions "
    "services financial foods industries international enterprises aerospace aviation automotive diagnostics sciences genetics "
    "genomics surgical machines intelligence collective consulting advisory telecom communications electronics "
    "protocol protocols works cybersecurity cyber platforms instruments devices payments learning education bioworks neuroscience oncology "
    "group holdings inc corp ltd llc plc gmbh management fund foundation bank motors networks dynamics semiconductor "
    "semiconductors studios media research computing cloud data security software equity investments advisors".split()
)
_PLACE_ENDINGS = frozenset("County Province Prefecture Township Parish Borough Avenue Boulevard".split())
_TITLES = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Sir|Prof|President|Senator|Sen|Rep|Judge|Justice|Secretary|Minister|Professor|CEO|CFO|CTO|COO"
    r"|founder|co-founder|cofounder|chief executive|(?i:chief \w+ officer)|(?:Vice |Prime |Executive |Managing )?Director|(?i:vice president)|reporter|columnist|congress(?:wo)?man|[Gg]overnor|Gov|Mayor|chairman|chairwoman|president|director|analyst|economist|lawyer|"
    r"attorney|spokesperson|spokesman|spokeswoman|executive|engineer|researcher|scientist|veteran|billionaire|entrepreneur|(?<=AI )lead|(?<=former )head)s?\.?\s+$"
)
_OFFICE_AFTER = re.compile(
    r",?\s+(?:the\s+|its\s+|a\s+|an\s+)?(?:(?:\w+[ -]){0,3})(?:CEO|CFO|CTO|COO|chief|founder|co-founder|cofounder|president|chairman|partner|executive(?! search)|reporter|"
    r"analyst|professor|director|researcher|scientist|physicist|entrepreneur|banker|head of|vice president|managing|spokesperson|lawyer)\b"
)
_OFFICER = re.compile(
    r"(?:.* )?(?:Attorney General|Secretary|Senator|Sen|Representative|Rep|Governor|Gov|Commissioner|Judge|Justice|Mayor|Minister|Democrat|Republican|Chairman|Chairwoman) (\w+) \w"
)
"""As in "Oregon Attorney General Jane Doe": an office written with the name of who holds it."""
_ABBREVIATED_PLACE = re.compile(r"(?:U\.K|U\.S|U\.A\.E|E\.U)(?:\.(?:A|S))?")


def _holds_office(after: str) -> bool:
    """As in "Jane Doe, chief executive", but not in "Tyne Notes CEO Jane Doe"."""
    office = _OFFICE_AFTER.match(after)
    if office is None:
        return False
    return (
        after.startswith(",")
        or re.match(r"(?: (?:officer|executive|of \w+|and \w+))* [A-Z][a-z]", after[office.end() :]) is None
    )


def kind_of_name(run: list[Token], written: str, text: str) -> NameKind:
    """What the run of words `written` in `text` can be."""
    place = written.title() if len(written) > 3 and written.isupper() else written
    if place.removeprefix("The ") in place_names() or _ABBREVIATED_PLACE.fullmatch(written):
        return "place"
    if len(run) > 1 and run[-1].text in _PLACE_ENDINGS:
        return "place"
    if run[-1].text.lower() in COMPANY_ENDINGS:
        return "name"
    if (officer := _OFFICER.match(written)) and officer[1] in first_names():
        return "person"
    if "&" in written:
        return "name"
    if 2 <= len(run) <= 4 and run[0].text in first_names():
        return "person"
    before, after = text[max(0, run[0].start - 24) : run[0].start], text[run[-1].end : run[-1].end + 60]
    if _TITLES.search(before) or (2 <= len(run) <= 3 and _holds_office(after)):
        return "person"
    return "name"
