"""Whose round it is that a founder raises: "Li raised $9m to launch Acme" tells of Acme's, not of Li's."""

from __future__ import annotations

import re
from dataclasses import replace

from broadsheet.claims.drafts import Draft
from broadsheet.claims.mask import NAMED, PERSON, E
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention


def without_founders(drafts: list[Draft], reading: Reading) -> list[Draft]:
    """The drafts without rounds of a founder's former company, or of a name whose sum the words give to a company."""
    rounds = [d for d in drafts if d.relation == "funding_round" and d.money]
    others = {id(d) for d in rounds if any(_is_founders(d, r, reading) for r in rounds)}
    kept = (
        _with_new_company(d) if d in rounds and _is_for_another(d) else d
        for d in drafts
        if id(d) not in others
    )
    return [d for d in kept if d is not None]


_FOUNDER = re.compile(
    rf"{E} (?:'s )?(?:[a-z]+ - )?(?:[a-z]+ ){{0,2}}(?:co ?- ?)?founders? (?:, )?(?:{PERSON} )?(?:, )?"
    r"(?:(?:has|have|had|just|is|are|also|now|recently|reportedly|in|talks|trying|looking|seeking|to) )*$"
)
_FOR_ANOTHER = re.compile(
    r"\bfor (?:(?:his|her|their)\b|(?:an? |another )?(?:new|latest|next|second|third|stealth\w*)\b|another\b)[^,;.]{0,60}?"
    r"\b(?:start-?up|company|venture|firm|lab)\b"
)


def _is_for_another(draft: Draft) -> bool:
    """As in "Acme's founder raised $9m for his new startup": what he founded before raises nothing."""
    masked = draft.masked
    return _FOUNDER.search(masked.mask, 0, draft.start) is not None and bool(
        _FOR_ANOTHER.search(masked.quote)
    )


def _is_founders(draft: Draft, other: Draft, reading: Reading) -> bool:
    if draft.object is None or other.object is None or draft.object.party_id == other.object.party_id:
        return False
    is_name_only = draft.object.party_id.startswith("?") and " " not in draft.object.as_written
    is_here = draft.money is other.money and draft.start < other.end and other.start < draft.end
    is_ahead = _place(draft.object, draft) < draft.sum_at < _place(other.object, other)
    return is_here and is_ahead and is_name_only and reading.is_company(other.object)


def _place(mention: Mention, draft: Draft) -> int:
    """Where the draft's sentence first names a party; -1 where it does not."""
    named = (at for at, e in draft.masked.signs() if any(m.party_id == mention.party_id for m in e.mentions))
    return next(named, -1)


_CALLED = re.compile(rf"^[^,;.]*? for (?:[a-z'-]+ ){{1,6}}({NAMED})")


def _with_new_company(draft: Draft) -> Draft | None:
    """The round of the company that the founder's money is for, where the sentence names it."""
    called = _CALLED.match(draft.masked.mask[draft.start :])
    companies = draft.masked.entity(called[1]).mentions if called else ()
    return replace(draft, object=companies[0]) if companies else None
