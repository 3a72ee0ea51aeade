"""What the words before a frame say of its stage: "plans to cut ties with", "will become a customer of", "used to sell to"."""

from __future__ import annotations

import re

from broadsheet.claims.lexicon import Frame, Lexicon
from broadsheet.records import Stage

_WILL = (
    r"\b(?:will|shall|plan(?:s|ned|ning)? to|intend(?:s|ed|ing)? to|aim(?:s|ed|ing)? to|hop(?:es|ed|ing) to|agreed to|set to|going to|due to|(?:is|are) to)"
    r"(?: (?:also|then|now|soon|later|itself|[a-z]+ly))?"
)
_WILL_DO = re.compile(rf"{_WILL} $")
_WILL_BE = re.compile(
    rf"{_WILL} (?:become|join|turn into|sign up as|be|be named|(?:serve|act|function|operate) as)(?: [^\s,;\ue000-\ue8ff]+){{0,4}} $"
)
_ENDING = frozenset(("termination", "exclusivity"))
_INTENDED = re.compile(
    r"\b(?:plan(?:s|ned|ning)? to|intend(?:s|ed|ing)? to|aim(?:s|ed|ing)? to|wants? to|prepar(?:es|ed|ing) to) (?:[a-z]+ly )?$"
)
_WEIGHED = re.compile(
    r"\b(?:consider(?:s|ed|ing)?|weigh(?:s|ed|ing)?|mull(?:s|ed|ing)?|may|might|could) (?:[a-z]+ly )?$"
)
_BYGONE = re.compile(
    r"(?<!be )(?<!is )(?<!are )(?<!was )(?<!were )(?<!get )(?<!got )\bused to (?:[a-z]+ly )?$"
    r"|(?<!\bis )\b(?:tried|attempted) (?:(?:hard|twice|repeatedly|once|in vain|unsuccessfully) )?to (?:[a-z]+ly )?$"
)
_PLAN_FOR = re.compile(r"\b(?:plans?|proposal|intention|idea|blueprint) for (?:the |[\ue000-\ue4ff] )?$")


def is_bygone(before: str) -> bool:
    """As in "used to let them to Acme", "tried to buy Acme": a tie that is no more, or never came to be."""
    return _BYGONE.search(before) is not None


_PAID = re.compile(
    r"(?<!to be )(?<!be )\b(?:paid|handed over|wired|transferred) (?:(?:about|nearly|some|roughly|almost|over) )?$"
)


_HANDING = r"(?:giv(?:e|ing)|hand(?:ing)?|grant(?:ing)?|offer(?:ing)?|sell(?:ing)?) (?:the )?$"
_TALKED_OVER = re.compile(rf"\b(?:discuss|talks|negotiat)[^.;]{{0,40}}? {_HANDING}")
_THOUGHT_OVER = re.compile(rf"\b(?:consider|weigh|mull|float|proposal|idea)[^.;]{{0,40}}? {_HANDING}")


def stage_by_lead(frame: Frame, lead: str) -> Stage:
    """What stands before the subject of something announced: "a plan for Acme to use", "discusses giving Acme a stake"."""
    if _PLAN_FOR.search(lead):
        return "planned"
    if _TALKED_OVER.search(lead):
        return "in_talks"
    if _THOUGHT_OVER.search(lead):
        return "rumoured"
    return "completed" if frame.source == "Y" and _PAID.search(lead) else "announced"


_TERMS = re.compile(r"\b(?:which|where|that) (?:\S+ ){1,4}?(?P<verb>would|could|might|may) ")


def stage_of_terms(told: str, lead: str, lexicon: Lexicon) -> Stage | None:
    """The stage of a deal whose clause only says what would be: "an arrangement under which Acme would use"; else None."""
    terms = _TERMS.search(told)
    if terms is None:
        return None
    if dict(lexicon.stages)["in_talks"].search(lead):
        return "in_talks"
    return "announced" if terms["verb"] == "would" else "rumoured"


def stage_put_off(frame: Frame, before: str, lexicon: Lexicon) -> Stage | None:
    """The stage of a frame that has one of its own, where the words before it say that it is yet to come; else None."""
    if frame.stage == "terminated" and frame.relation in _ENDING:
        return "planned" if _INTENDED.search(before) else "rumoured" if _WEIGHED.search(before) else None
    is_to_come = _WILL_BE.search(before) or (not frame.is_bare and _WILL_DO.search(before))
    if frame.stage != "completed" or not is_to_come:
        return None
    planned = dict(lexicon.stages)["planned"].search(before)
    return "agreed" if "agreed to" in before else "planned" if planned else "announced"


_ONCE = re.compile(r"\b(?:[Aa]fter|[Oo]nce|[Ww]hen|[Uu]ntil|[Ii]f|[Aa]s soon as|[Bb]efore|[Uu]nless) [^,;]*$")
_GETS_DONE = re.compile(
    r" (?:deal |transaction |purchase )?(?:(?:is|are|gets|has been) (?:\w+ly )?(?:complete|approved|cleared|finali[sz]ed|closed|done|consummated|wrapped up|through)d?|"
    r"closes|completes|goes through|clears|wins|receives|takes effect)\b"
)


def without_awaited(told: str, after: str) -> str:
    """The words `after` a deal, none where they tell what is awaited: "after its purchase of Acme is finalized this year"."""
    return "" if _GETS_DONE.match(after) and _ONCE.search(told) else after
