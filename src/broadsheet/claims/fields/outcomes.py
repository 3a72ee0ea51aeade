"""What became of a deal by the end of its sentence: it fell through, did not end, is denied, got new terms."""

from __future__ import annotations

import re

from broadsheet.claims.drafts import Draft
from broadsheet.claims.lexicon import Lexicon
from broadsheet.claims.mask import Masked
from broadsheet.claims.refusals.unwilled import is_end_open

_OPEN = frozenset(("rumoured", "in_talks", "planned", "announced"))
_ENDS = frozenset(("terminated", "lapsed"))
_AHEAD = 80  # signs between a denial and what is denied
_CLAUSE = re.compile(r"[,;]")
_LAPSED = re.compile(r"\b(?:laps|expir|r[au]ns? out)")
_REMARK = re.compile(r"^(?: 's [a-z]+)? , (?:which |who |an? |the |first |originally )?[^,;]{2,60} ,(?= )")
"""As in "its pact with Acme, signed in 2024, has expired"."""
_DEAL = "\u25ca"  # stands for the words of the deal between those before and behind it
_WOULD = re.compile(r"\bwould (?:(?:then|also|eventually|later|in turn) )*$")
_JOINED = re.compile(r"[,;]| (?:and|but) ")


def read_outcomes(drafts: list[Draft], masked: Masked, lexicon: Lexicon) -> list[Draft]:
    """The drafts of a sentence with the stage that its end gives them; what is said not to end is left out."""
    if any(draft.stage in _ENDS for draft in drafts) and is_unended(masked, lexicon):
        drafts = [draft for draft in drafts if draft.stage not in _ENDS]
    for draft in drafts:
        if not draft.frame.stage:
            _read_end(draft, masked, lexicon)
        elif draft.stage == "completed" and _WOULD.search(masked.mask, 0, draft.start):
            draft.stage = "rumoured"  # "would then hold 49%": terms that are talked of
        if draft.stage in _OPEN and _is_denied(draft, masked, lexicon):
            draft.denied = True
    drafts = [d for d in drafts if d.stage not in _ENDS or not _is_denied(d, masked, lexicon)]
    drafts = [d for d in drafts if not _is_end_open(d) or _goes_on(d)]
    _read_new_terms(drafts)
    return _without_rights(_without_termed(drafts), masked, lexicon)


def _is_end_open(draft: Draft) -> bool:
    return draft.stage in _ENDS and is_end_open(draft.start, draft.end, draft.masked.mask)


def _goes_on(draft: Draft) -> bool:
    """As in "staff want it to end its contract with Acme": there is one, unless the words tell nothing but the end."""
    if draft.frame.stage:
        return False
    draft.stage = "completed"
    return True


def is_unended(masked: Masked, lexicon: Lexicon) -> bool:
    """As in "no contract had been cancelled": an end that the sentence says there was not."""
    return lexicon.pattern("stages", "unended").search(masked.mask) is not None


def _read_end(draft: Draft, masked: Masked, lexicon: Lexicon) -> None:
    """As in "its plan to buy Acme has fallen through", "it will not go ahead with the purchase"."""
    after = _CLAUSE.split(_REMARK.sub("", masked.mask[draft.end : draft.end + 140]))[0][:80]
    told = _CLAUSE.split(masked.mask[max(0, draft.start - 80) : draft.end])[-1]
    if failed := lexicon.pattern("stages", "fails").match(after):
        draft.stage = "lapsed" if _LAPSED.match(failed["how"] or failed["how2"]) else "terminated"
    elif parted := lexicon.pattern("stages", "parted").search(f"{told}{_DEAL}{after}"):
        draft.stage = "lapsed" if _LAPSED.search(parted.group()) else "terminated"
    elif sequel := lexicon.pattern("stages", "sequel").search(masked.mask, draft.end):
        draft.stage = "completed" if sequel["done"] else "terminated"
    elif lexicon.pattern("stages", "in_force").match(after):
        draft.stage = "completed"
    elif lexicon.pattern("stages", "forgone").search(masked.mask[: draft.start]):
        draft.stage = "terminated"


def _is_denied(draft: Draft, masked: Masked, lexicon: Lexicon) -> bool:
    """As in "Acme denies talks on buying Globex": the denial stands before it in its own clause."""
    if lexicon.pattern("refusal", "untrue").match(masked.mask, draft.end):
        return True
    found = [m.end() for m in lexicon.pattern("refusal", "denies").finditer(masked.mask, 0, draft.start)]
    if not found:
        return False
    between = masked.mask[found[-1] : draft.start]
    return len(between) <= _AHEAD and _JOINED.search(between) is None


def _without_rights(drafts: list[Draft], masked: Masked, lexicon: Lexicon) -> list[Draft]:
    """As in "gives up its right of first refusal to provide computing": what ends is the right, told once."""
    rights = lexicon.pattern("stages", "first_right")
    kept: list[Draft] = []
    for draft in drafts:
        found = rights.search(masked.mask, 0, draft.end) if draft.family == "supply" else None
        if found is not None and _CLAUSE.search(masked.mask, found.end(), draft.end) is None:
            if any(other.relation == "exclusivity" for other in (*kept, *drafts)):
                continue
            draft.relation = "exclusivity"
        kept.append(draft)
    return kept


def _without_termed(drafts: list[Draft]) -> list[Draft]:
    """As in "renegotiated its cloud contract with Acme": the words that tell new terms tell no new deal as well."""
    terms = [
        d
        for d in drafts
        if d.relation == "renegotiation" or (d.relation == "exclusivity" and d.frame.stage == "terminated")
    ]
    return [d for d in drafts if d.family == "terms" or not any(_is_termed(d, t) for t in terms)]


def _is_termed(draft: Draft, terms: Draft) -> bool:
    is_here = draft.start < terms.end and terms.start < draft.end
    return is_here and draft.parties == terms.parties and draft.stage not in {"completed", "amended"}


def _read_new_terms(drafts: list[Draft]) -> None:
    """As in "have amended their cloud agreement": the deal whose terms are new is amended, not made anew."""
    for terms in drafts:
        if terms.relation != "renegotiation" or terms.stage in {"rumoured", "in_talks", "planned"}:
            continue
        for draft in drafts:
            if draft.family != "terms" and draft.parties == terms.parties and draft.stage == "completed":
                draft.stage = "amended"
