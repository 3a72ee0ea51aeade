"""What the words of a sentence must bear out before the judge alone is believed."""

from __future__ import annotations

import re
from collections.abc import Callable

from broadsheet.claims.drafts import Draft
from broadsheet.claims.judging.verdicts import Verdict
from broadsheet.claims.judging.words_that_link import are_linked
from broadsheet.claims.mask import MONEY, E

_OPEN_END = re.compile(r"\b(?:with|from|by|for|of|to|between|and|including) ?(?:[.:…]+ ?)*$")
_DENIED = re.compile(
    r"\b(?:not|n't|never|nor|neither) (?:(?:yet|currently|directly|formally|officially|ever|been|be) )*$"
)
_ACTIVITY = re.compile(
    r"\b(?:integrat\w+|collaborative(?:ly)?"
    r"|(?:for|of|through|and|or|[Tt]eam|visual|[Rr]eal-time|easier|better|seamless|human) collaborat(?:ion|ing)(?! (?:with|between|agreement|deal))"
    r"|collaboration (?:tools?|platforms?|software|suites?|features?|spaces?|channels?|apps?))\b"
)
_PARTNERS = re.compile(
    rf"(?<!\S)(?:[\ue300-\ue3ff] 's|other|some|many|all|various|to|for|of) (?:[a-z-]+ )?partners\b(?!(?: (?!who|that|using|whose|which|\w+ed\b)[^\s,;.]+| [:(,]){{0,4}} {E})"
)
"""Partners of somebody, and none of them named behind the word."""
_ALLIED = "alliance"


def is_borne_out(verdict: Verdict, draft: Draft) -> bool:
    """Whether nothing in the sentence says that its words mean no deal of these two."""
    return not any(speaks_against(verdict, draft) for speaks_against in _AGAINST)


def _is_cut_off(verdict: Verdict, _: Draft) -> bool:
    """As in "Acme announced a partnership with", where the line ends: whom it goes on to name is not whom the text named before."""
    is_carried = any(p is not None and p.at < 0 for p in (verdict.source, verdict.target))
    return is_carried and _OPEN_END.search(verdict.scope.masked.mask) is not None


def _is_denied(_: Verdict, draft: Draft) -> bool:
    """As in "we did not partner with Acme"."""
    return _DENIED.search(draft.masked.mask, 0, draft.start) is not None


def _is_activity(verdict: Verdict, _: Draft) -> bool:
    """As in "Acme integrated it into Globex", "a channel for collaboration": the guide wants it called a tie."""
    return _are_all_within(_ACTIVITY, verdict)


def _are_partners_unnamed(verdict: Verdict, _: Draft) -> bool:
    """As in "what Acme and its partners wanted from Globex": whose partner somebody is stands beside the word."""
    return _are_all_within(_PARTNERS, verdict)


def _are_all_within(pattern: re.Pattern[str], verdict: Verdict) -> bool:
    """Whether the sentence has words of an alliance, and all of them as the pattern has them."""
    words = _allied_words(verdict)
    spans = [m.span() for m in pattern.finditer(verdict.scope.masked.mask)]
    return bool(words) and all(any(low <= at < high for low, high in spans) for at in words)


def _allied_words(verdict: Verdict) -> list[int]:
    """Where the words of an alliance stand in the mask; none of a deal of another family."""
    scope = verdict.scope
    if verdict.family != _ALLIED:
        return []
    return [scope.offsets[n] for n in scope.triggers if scope.classes[n] == _ALLIED]


def _is_unlinked(verdict: Verdict, draft: Draft) -> bool:
    """As in "Acme opened its app to partners, Globex said": a tie, but not of these two."""
    if verdict.family != _ALLIED or draft.relation == "joint_venture" or verdict.chance >= _SURE_UNLINKED:
        return False
    return not are_linked(draft.masked.mask, _allied_words(verdict), verdict.offsets)


_SURE_UNLINKED = 0.85
"""A chance at which ties told in other ways were right more often than not."""


_NO_RIGHT = re.compile(
    r"\bexclusiv\w* (?:jurisdiction|authority|power|competence|interviews?|reports?|news|looks?|offers?|discounts?)\b|\bexclusives\b"
)


def _is_no_right(verdict: Verdict, draft: Draft) -> bool:
    """As in "exclusive jurisdiction over Acme", "games that are console exclusives": nobody ties himself to anybody."""
    return draft.relation == "exclusivity" and _NO_RIGHT.search(verdict.scope.masked.mask) is not None


_ON_SALE = re.compile(r"\b(?:on|for|up for|flash|clearance|summer|winter|holiday) $")
_SELLS_OFF = re.compile(
    rf"({E})(?: [^\s,;\ue000-\ue8ff]+){{1,14}}? (?:sell|offload|divest|spin)(?:s|ing)?(?: off)?\b"
)


def _is_at_a_shop(verdict: Verdict, draft: Draft) -> bool:
    """As in "Acme's watch is on sale at Globex": goods are, and no company is."""
    is_sale = verdict.family == "control" and draft.told == "sale"
    return is_sale and _ON_SALE.search(draft.masked.mask, 0, draft.start) is not None


def _is_seller(verdict: Verdict, draft: Draft) -> bool:
    """As in "Acme could leave the trade by selling off Globex": who sells buys nothing, and nobody who buys is named."""
    if (
        verdict.family != "control"
        or draft.subject is None
        or not draft.told.startswith(("sell", "offload", "divest"))
    ):
        return False
    seller = _SELLS_OFF.search(draft.masked.mask, 0, draft.end)
    return seller is not None and draft.subject in draft.masked.entity(seller[1]).mentions


_FUND_OF = re.compile(
    rf"\b(?:announc|clos|launch|unveil|rais|debut|start|open)\w* (?:[a-z-]+ ){{0,3}}{MONEY} (?:[a-z-]+ ){{0,3}}funds?\b"
)


def _is_own_fund(_: Verdict, draft: Draft) -> bool:
    """As in "Acme Capital, a fund led by Jane Doe, announced a new $5m fund": money that nobody named has got."""
    return draft.relation == "investment" and _FUND_OF.search(draft.masked.mask) is not None


_AGAINST: tuple[Callable[[Verdict, Draft], bool], ...] = (
    _is_cut_off,
    _is_denied,
    _is_activity,
    _are_partners_unnamed,
    _is_unlinked,
    _is_no_right,
    _is_at_a_shop,
    _is_seller,
    _is_own_fund,
)
