"""Outlets that a sentence quotes and that have no part in what it tells."""

from __future__ import annotations

import re

from broadsheet.claims.frames.phrases import Phrase
from broadsheet.claims.mask import Masked
from broadsheet.claims.pointing.antecedents import kind_of
from broadsheet.claims.reading import Reading
from broadsheet.records import Attribution

_OUTLETS = frozenset(("publisher", "wire", "media"))
_DATELINE = re.compile(
    r"[ )）]*(?:\||[–—]|-(?! (?:[Vv]erlag|[Kk]onzern|[Gg]ruppe|[Cc]hef|[Tt]ochter))|\) ?[.–—-])"
)


_AGREES = re.compile(
    r"(?:共同|联合|正式|今日|周[一-日])*(?:宣布|宣佈)?[^，。；]{0,6}(?:达成|签署|签订)|"
    r" (?:[»”] )?(?:a annoncé|annonce|ha anunciado|anunció)(?: [^\s,]+){0,3} (?:avoir|haber) (?:conclu|signé|passé|noué|firmado|cerrado|alcanzado)"
)
"""As in "NBC和谷歌宣布达成合作", "Le Monde a annoncé avoir signé un accord": houses of news that act themselves."""


def only_reports(phrase: Phrase, masked: Masked, speakers: list[Attribution], reading: Reading) -> bool:
    """As in "彭博社报道", "Paris | AFP | …": a known outlet that is quoted has no part in what it reports."""
    outlets = [m for m in phrase.entity.mentions if kind_of(m, reading) in _OUTLETS]
    if outlets and _DATELINE.match(masked.mask, phrase.at + 1):
        return True
    if len(outlets) < len(phrase.entity.mentions) or _AGREES.match(masked.mask, phrase.at + 1):
        return False
    quoted = {key for a in speakers if a.kind == "outlet" for key in (a.name, a.party_id) if key}
    return any(quoted.intersection((m.name, m.party_id, m.division_id)) for m in outlets)
