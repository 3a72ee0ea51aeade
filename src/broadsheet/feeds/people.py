"""Who wrote an entry: names out of the many ways feeds give them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from broadsheet.feeds.wording import read_words

_MAIL = r"[^\s<>()@,;]{1,64}@[^\s<>()@,;]{1,190}"
_MAIL_NAME = re.compile(rf"^\s*(?:mailto:)?{_MAIL}\s*\(\s*([^()]{{1,200}}(?:\([^()]*\))?)\s*\)\s*$")
_NAME_MAIL = re.compile(
    rf"^\s*\"?([^<>\"]{{1,200}}?)\"?\s*(?:<\s*(?:mailto:)?{_MAIL}\s*>|\(\s*{_MAIL}\s*\))\s*$"
)
_ONLY_MAIL = re.compile(rf"^\s*<?(?:mailto:)?({_MAIL})>?\s*$")
_MOST = 40  #: a longer list is a contributors' table, not a byline


def read_person(text: str) -> str:
    """One name: "mail (Name)" and "Name <mail>" give the name; a lone mail address stays itself."""
    if "@" not in text:
        return read_words(text)[:300]
    line = " ".join(text.split())
    for form in (_MAIL_NAME, _NAME_MAIL, _ONLY_MAIL):
        if found := form.match(line):
            return read_words(found.group(1))
    return read_words(line)[:300]


def read_people(texts: Iterable[str]) -> tuple[str, ...]:
    """Distinct names in the order given, empty ones dropped."""
    names = dict.fromkeys(name for text in texts if (name := read_person(text)))
    return tuple(names)[:_MOST]
