"""Short forms that a text gives a company: in brackets behind its name, or blended of its words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from broadsheet.claims.mask import Entity
from broadsheet.parties.full_names import with_legal_form
from broadsheet.parties.strangers import CapitalName, stranger
from broadsheet.records import Mention


def nicknames(found: list[Entity], names: list[CapitalName], text: str) -> Iterable[tuple[str, Mention]]:
    """As in "Warner Music (WMG)", and "Andreessen" where the text has Andreessen Horowitz."""
    parties = [(e.end, e.mentions[0]) for e in found if e.kind == "org"]
    parties += [(n.end, stranger(n)) for n in names if n.kind == "name"]
    for end, mention in parties:
        if short := _BRACKETED.match(text, with_legal_form(text, end)):
            yield short[1], mention
        yield from ((n.written, mention) for n in names if _is_blend(n.written, mention.as_written))
        if len(initials := _initials(mention)) >= _FEWEST_INITIALS:
            yield initials, mention
        if not mention.party_id.startswith("?") and not mention.division_id:
            yield mention.as_written, mention
        first, _, rest = mention.as_written.partition(" ")
        if (
            rest
            and not mention.party_id.startswith("?")
            and (
                len(first) > 4 or _SHORT_NAME.fullmatch(first) or (len(first) > 2 and _TRADE.fullmatch(rest))
            )
        ):
            yield first, mention


def _initials(mention: Mention) -> str:
    """As "MSM" of the unknown Marlow Sail Machines."""
    words = mention.as_written.split() if mention.party_id.startswith("?") else []
    return "".join(w[0] for w in words) if all(w[:1].isupper() for w in words) else ""


_FEWEST_INITIALS = 3
_SHORT_NAME = re.compile(
    r"(?!Bank|City|Open|Deep|Blue|Data|East|West|High|True|Next|Real|Bell|Park|Lake|Palo|Gulf|Arab|Hong|Tata|King|Port|Fort|Lone|Salt)[A-Z][a-z]{3}"
)
"""First words of four letters that a text can shorten a company's name to."""


_TRADE = re.compile(
    r"(?:Group|Energy|AI|Labs|Security|Robotics|Health|Technologies|Systems|Corp(?:oration|\.)?|Inc\.?)"
)
"""As in "Zap Energy": behind such a word even three letters alone are the company."""


def _is_blend(short: str, full: str) -> bool:
    """As in "Amex" of American Express: two words or more of each of which it keeps the beginning."""
    first, _, second = full.partition(" ")
    cuts = range(2, len(short) - 1) if short.isalpha() and " " not in short and second else ()
    return any(
        first.lower().startswith(short[:i].lower()) and second.lower().startswith(short[i:].lower())
        for i in cuts
    ) and short.lower() not in {first.lower(), second.lower()}


_BRACKETED = re.compile(r"(?:['’]s)? ?\((?:[“\"])?([A-Z][A-Za-z&]{1,7}(?:-[A-Z]{1,3})?)(?:[”\"])?\)")
