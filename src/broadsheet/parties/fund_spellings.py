"""Firms that give money and are not spelled as names are: begun with a number ("1789 Capital"), ended in small letters ("Tyne partners")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from broadsheet.parties.strangers import CapitalName

_GIVES = r"(?:\b(?:by|from|of|including|includes?|included|with|alongside|joined|as|like|are|were|is|was|at|investors?|backers?|firm|fund|VC)\b(?: the)?|,|, and|\band) "
_NUMBERED = re.compile(
    rf"{_GIVES}(?P<name>(?:\d{{2,4}}|\d\.\d|\d{{2}}\.\d) (?:Ventures?|Capital|VC|Fund|Startups|Global|Advisors|Holdings)(?: (?:Partners|Ventures|Capital|Management|Fund))?)"
    r"(?=[.,;:)’']|\s(?:and|to|in|at|on|with|as|led|joined|also|which|who|had|has|last|for|participat\w+|alongside|plus)\b|\s?$)",
    re.MULTILINE,
)
_SMALL = re.compile(
    r" (?:venture |growth |seed )?(?P<last>partners|ventures|capital)(?=[.,;:)]|\s(?:and|in|at|led|with (?:participation|support)|on|last|earlier|to)\b|\s?$)"
)
_LED = re.compile(
    r"\b(?:(?:led|headed|backed|funded|joined|anchored|bankrolled) by|(?:participation|support|investments?|backing|money|contributions?) (?:from|of|by)|"
    r"(?:investors?|backers?|firms?|funds)(?:,)? (?:such as|including|include[sd]?|like|were|are)) (?:the )?(?:[A-Z][\w&.]*,? |and |firm |investors? |fund )*$"
)
"""What stands before somebody who gives money."""
_RAISED = re.compile(
    r"\b(?:rais|secur|clos|land|bagg|nabb|nett)\w+ [^.;]{0,80} from (?:[A-Z][\w&.]*,? |and )*$"
)
_REACH = 120


def with_fund_spellings(names: Iterable[CapitalName], text: str) -> list[CapitalName]:
    """The names, those of firms whole where their number or their last word is not written as part of a name."""
    whole = [_with_last_word(name, text) for name in names]
    numbered = list(_numbered(text)) if _DIGIT_NAME.search(text) else []
    numbered.extend(CapitalName(*m.span(), m.group(), "name") for m in _NUMBERED_HOUSE.finditer(text))
    kept = [n for n in whole if not any(n.start < f.end and f.start < n.end for f in numbered)]
    return sorted([*kept, *numbered], key=lambda n: n.start)


_DIGIT_NAME = re.compile(r"\d (?:Ventures?|Capital|VC|Fund|Startups|Global|Advisors|Holdings)\b")


_NUMBERED_HOUSE = re.compile(
    r"(?<![\w$€£¥.,/#-])(?<!Top )(?<!top )(?<!of )(?<!from )(?<!than )(?:[2-9]\d\d|\d{4}) (?:Labs?|Media|AI|Robotics|Technologies|Studios?|Games|Therapeutics|Bio|Systems|"
    r"Group|Interactive|Industries)(?: (?:AI|Labs|Inc|Capital|Ventures))?(?= [a-z]|['’]s\b|[,.;:)]|$)",
    re.MULTILINE,
)
"""As in "8090 Labs", "404 Media": houses whose name is a number."""


def _numbered(text: str) -> Iterable[CapitalName]:
    for found in _NUMBERED.finditer(text):
        yield CapitalName(*found.span("name"), found["name"], "name")


def _with_last_word(name: CapitalName, text: str) -> CapitalName:
    """As in "led by Tyne partners": common words that end the name of whoever gives money."""
    last = _SMALL.match(text, name.end) if name.kind in {"name", "person"} else None
    if last is None:
        return name
    before = text[max(0, name.start - _REACH) : name.start]
    if not _LED.search(before) and not (last["last"] != "partners" and _RAISED.search(before)):
        return name
    written = text[name.start : name.end] + text[name.end : last.end()].title()
    return replace(name, end=last.end(), written=written, kind="name")
