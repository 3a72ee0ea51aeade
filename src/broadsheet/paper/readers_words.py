"""A reader's words made plain: what is kept of them, and what is wrong with them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

NAME_LONGEST: Final = 60
TEXT_LONGEST: Final = 3000
TEXT_SHORTEST: Final = 2
STACKED: Final = 4  #: combining marks on one letter; more only climb over other people's lines
TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
"""Signs that turn the direction of what follows them: a reader's words turn nobody else's."""
MAIL: Final = re.compile(r"[^\s@<>\"',;:\\()\[\]]{1,64}@(?:[a-z0-9-]{1,63}\.)+[a-z0-9-]{2,63}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a reader filled in, made plain."""

    name: str
    text: str
    email: str

    @property
    def wrong(self) -> tuple[str, ...]:
        """The fields that cannot be taken as they are."""
        faults = {
            "name": len(self.name) > NAME_LONGEST or not _says_something(self.name),
            "text": not TEXT_SHORTEST <= len(self.text) <= TEXT_LONGEST or not _says_something(self.text),
            "email": bool(self.email) and not (len(self.email) <= 254 and MAIL.fullmatch(self.email)),
        }
        return tuple(name for name, is_wrong in faults.items() if is_wrong)


def read_words(form: Mapping[str, str]) -> Words:
    """The words of a form without control and turning signs; a name and an address are one line."""
    return Words(
        name=" ".join(_plain(form.get("name", "")).split()),
        text=re.sub(r"\n{3,}", "\n\n", _plain(form.get("text", ""))).strip(),
        email=" ".join(_plain(form.get("email", "")).split()),
    )


def _plain(text: str) -> str:
    flat = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept, stacked = [], 0
    for sign in flat:
        stacked = stacked + 1 if unicodedata.category(sign) in {"Mn", "Me"} else 0
        if stacked <= STACKED and sign not in TURNING and (sign == "\n" or _is_shown(sign)):
            kept.append(sign)
    return "".join(kept)


def _says_something(text: str) -> bool:
    return any(unicodedata.category(sign)[0] in "LNPS" for sign in text)


def _is_shown(sign: str) -> bool:
    """Whether a sign is text: no control, no half of a pair, no private or unassigned place."""
    return sign == "\t" or unicodedata.category(sign) not in {"Cc", "Cs", "Co", "Cn"}
