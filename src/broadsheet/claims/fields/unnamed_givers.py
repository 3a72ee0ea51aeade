"""Who else gives besides those with a name: "JPMorgan and eight other banks", "a group of lenders led by Apollo"."""

from __future__ import annotations

import re
from typing import Final

from broadsheet.claims.drafts import Draft
from broadsheet.claims.mask import Masked
from broadsheet.records import Mention

_FAMILIES: Final = frozenset(("capital", "control", "supply"))  #: credit is told as a supply of money
_HOUSES = (
    r"(?:banks|lenders|investors|financiers|creditors|firms|funds|backers|institutions|bidders|buyers|companies|partners"
    r"|Banken|Kreditgeber|Investoren|Geldgeber|Fonds|banques|prêteurs|investisseurs|fonds|bancos|prestamistas|inversores|fondos)"
)
_BEHIND = re.compile(
    rf"(?: ,)? (?:and|along with|together with|alongside|as well as|und|sowie|et|ainsi que|y|junto con) (?:[a-zé-]+ |\d+ ){{0,5}}?(?:others\b(?! (?:say|said|who|have|had|in|of)\b)|{_HOUSES}\b)"
)
"""As in "Acme and eight other banks"."""
_BEFORE = re.compile(
    rf"\b(?:groups?|consortium|syndicate|club|handful|dozens?|range|number|Gruppe|Konsortium|groupe|grupo|consorcio)"
    rf" (?:of|von|de) (?:\S+ ){{0,4}}?{_HOUSES}(?: ,)? (?:(?:that is |which is |which are )?led by|including|such as|headed by|that includes?|unter Führung von|unter der Führung von|mené par|liderado por) (?:[a-z-]+ ){{0,3}}$"
    r"|\b(?:group|consortium|syndicate|club) led by (?:[a-z-]+ ){0,3}$"
    r"|\b(?:loan|loans|debt financing|debt|credit facility|credit line|facility) (?:[^\s,;.]+ ){0,6}?led by (?:[a-z-]+ ){0,3}$"
)
"""As in "a group of lenders led by Acme"; a loan that somebody leads is of more than one."""


def unnamed_givers(group: list[Draft], giver: Mention | None) -> str:
    """The words for those who give beside the named giver, as written; "" where none are told."""
    if giver is None:
        return ""
    told = (_told_beside(draft.masked, giver) for draft in group if draft.family in _FAMILIES)
    return next(filter(None, told), "")


def _told_beside(masked: Masked, giver: Mention) -> str:
    for at, entity in masked.signs():
        if all(mention.party_id != giver.party_id for mention in entity.mentions):
            continue
        behind = _BEHIND.match(masked.mask, at + 1)
        found = behind or _BEFORE.search(masked.mask, 0, at)
        if found is not None:
            words = found.group()
            start, end = masked.origin(found.end() - len(words.lstrip(" ,")), found.end())
            return masked.source[start:end].strip()
    return ""
