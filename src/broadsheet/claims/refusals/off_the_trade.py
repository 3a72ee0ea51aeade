"""Deals of other industries: neither side is of this one, and the text has not a word of it."""

from __future__ import annotations

import re
from functools import lru_cache

from broadsheet.claims.drafts import Draft
from broadsheet.claims.pointing.antecedents import kind_of
from broadsheet.claims.reading import Reading

_FAMILIES = frozenset(("alliance", "supply"))
_OTHERS = frozenset(
    "provisional government regulator research nonprofit energy auto defense media publisher telecom conglomerate bank investor analyst "
    "medtech real_estate construction consultancy wire".split()
)
"""Kinds of the catalogue, and names of none, that say nothing of this industry."""
_WORDS = re.compile(
    r"\b(?:AIs?|A\.I\.|[Aa]rtificial intelligence|[Mm]achine learning|[Ss]oftware|[Cc]hips?|[Cc]hip-?makers?|GPUs?|CPUs?|[Ss]emiconductors?|[Cc]loud|[Dd]ata[ -]?cent(?:er|re)s?|"
    r"[Rr]obot\w*|[Cc]omput(?:e|ing|ers?)|LLMs?|[Ll]anguage models?|[Ss]elf-driving|[Aa]utonomous(?:ly)?|[Dd]riverless|[Qq]uantum|[Aa]lgorithms?|[Cc]yber\w*|[Ii]nternet|"
    r"[Aa]pps?|[Dd]rones?|[Oo]nline|[Ss]treaming|[Ww]ebsites?|[Cc]hat-?bots?|[Ss]ervers?|[Dd]igital)\b"
)

_LONG = 600  #: signs; a note of a sentence or two need not say of what trade it is


def is_off_the_trade(draft: Draft, reading: Reading) -> bool:
    """As in "Acme Citrus supplies peppers to Globex": whom the guide counts is a party of AI, chips, clouds, software or robots."""
    if draft.family not in _FAMILIES:
        return False
    if any(kind_of(m, reading) not in _OTHERS for m in (draft.subject, draft.object, *draft.others) if m):
        return False
    text = f"{reading.article.title}\n{reading.article.text}"
    return len(text) > _LONG and not _has_words(text)


@lru_cache(maxsize=8)
def _has_words(text: str) -> bool:
    return _WORDS.search(text) is not None
