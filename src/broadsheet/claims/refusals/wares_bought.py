"""Words of buying and taking over that tell of wares, offices and tasks: nobody gets a company."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from broadsheet.claims.drafts import Draft
from broadsheet.claims.mask import E
from broadsheet.claims.pointing.antecedents import kind_of
from broadsheet.claims.reading import Reading

_BUYS: Final = r"(?:b(?:uy|uys|uying|ought)|acquir(?:e|es|ed|ing)|purchas(?:e|es|ed|ing))"
_VERB: Final = re.compile(rf"{_BUYS}\b")
_TAKES_OVER: Final = re.compile(r"(?:tak(?:e|es|en|ing)|took) over\b")
_HOUSE: Final = (
    r"(?:companies|company|firms?|start-?ups?|business(?:es)?|units?|arms?|divisions?|subsidiar(?:y|ies)|operations|assets|teams?|makers?|developers?|"
    r"studios?|publishers?|groups?|spin-?(?:off|out)s?|rivals?|portfolio|brand|labs?|owner|parent|franchise|dealership)"
)
_GOODS: Final = (
    r"(?:aircraft|airplanes?|planes?|jets?|helicopters?|flights?|launch(?:es)?|rockets?|satellites?|cars?|trucks?|vehicles?|bikes?|consoles?|games?|"
    r"systems?|machines?|robots?|phones?|smartphones?|laptops?|tablets?|headsets?|watch(?:es)?|speakers?|cameras?|printers?|routers?|tickets?|cards?|"
    r"kits?|models?|ads|advertising|megawatts?|batter(?:y|ies)|panels?|turbines?|bonds?|merch(?:andise)?)"
)
_BEHIND: Final = re.compile(rf" (?:(?!{_HOUSE}\b)(?:[a-z-]+|\d+) ){{0,2}}?{_GOODS}\b(?! {_HOUSE}\b)")
_MEASURED: Final = re.compile(
    rf"{_BUYS} (?:[a-z-]+ ){{0,3}}?(?:\d[\d,.]*|additional|extra|more|new|used|previously owned|dozens of|hundreds of|thousands of|an?) (?:[^\s,;.]+ ){{0,3}}?{E}$"
)
"""As in "buying a 9 megawatt-hour Acme (system)", "purchased new Acme (consoles)": goods come by number, a company comes whole."""
_ONE_OF: Final = re.compile(rf"{_BUYS} an? (?:new |used |second-hand |brand - new )?{E}$")
_NAMED_ON: Final = re.compile(rf" (?:- |[a-z-]+ (?:[a-z-]+ )?{E}|(?:[a-z-]+ )?{_HOUSE}\b)|(?: \d+)? {E}")
_NOUN: Final = re.compile(
    r"purchases\b|buying (?:guides?|advice|decisions?|experience|process|power|options)\b"
)
_AS_NOUN: Final = re.compile(
    r"\b(?:mak(?:e|es|ing)|made|complete|online|affiliate|in-app|future|past|any|all|these|those|such|some|of|for|on|from|with|[\ue000-\ue4ff] 's) (?:[a-z-]+ )?$"
)
_TASK_BEHIND: Final = re.compile(
    r"(?: 's)? (?:[a-z-]+ ){0,2}?(?:maintenance|roadmap|payments?|processing|development|stewardship|administration|hosting|moderation|duties|role|job|"
    r"leadership|helm|responsibilit(?:y|ies)|contracts?|chair(?:manship)?|presidency|post|beat|coverage|briefings?|feeds?|screens?|account)\b"
)
_OFFICES: Final = frozenset(("government", "regulator"))
_TIME: Final = re.compile(r" (?:[a-z-]+ ){0,3}?(?:time|breathing room|goodwill|runway|leeway|cover)\b")

_PEOPLE_OF: Final = re.compile(
    r" (?:'s )?(?:employees?|engineers?|executives?|users?|customers?|developers?|staffers?|workers?|accounts?|researchers?|scientists?|shareholders?)\b"
)


def is_ware_bought(draft: Draft, reading: Reading) -> bool:
    """Whether the words of an acquisition tell of goods, an office or a task, and of no company."""
    return draft.relation == "acquisition" and any(found(draft, reading) for found in _SIGNS)


def _is_goods(draft: Draft, _: Reading) -> bool:
    """As in "buys more Acme flights", "bought an Acme", "can only purchase new Acme games"."""
    behind = draft.masked.mask[draft.end :]
    if _ONE_OF.match(draft.told):
        return _NAMED_ON.match(behind) is None
    return _MEASURED.match(draft.told) is not None and _BEHIND.match(behind) is not None


def _is_noun(draft: Draft, _: Reading) -> bool:
    """As in "make purchases using Acme Pay", "our buying guides, including the Best Tents": no verb."""
    noun = _NOUN.match(draft.told)
    if noun is None:
        return False
    return noun[0] != "purchases" or _AS_NOUN.search(draft.masked.mask, 0, draft.start) is not None


def _is_task(draft: Draft, reading: Reading) -> bool:
    """As in "takes over Acme's maintenance", "took over the department": who does the work from now on."""
    if not _TAKES_OVER.match(draft.told) or draft.object is None:
        return False
    return (
        kind_of(draft.object, reading) in _OFFICES
        or _TASK_BEHIND.match(draft.masked.mask, draft.end) is not None
    )


def _is_time(draft: Draft, _: Reading) -> bool:
    """As in "the delay has bought Acme valuable time": what is had, by whom the sentence names."""
    is_end = _VERB.match(draft.told) is not None
    return is_end and _TIME.match(draft.masked.mask, draft.end) is not None


def _is_of_people(draft: Draft, _: Reading) -> bool:
    """As in "took over a Vercel employee's account"."""
    is_end = re.search(rf"{E}$", draft.told) is not None
    return is_end and _PEOPLE_OF.match(draft.masked.mask, draft.end) is not None


_SIGNS: Final[tuple[Callable[[Draft, Reading], bool], ...]] = (
    _is_goods, _is_noun, _is_task, _is_time, _is_of_people,
)  # fmt: skip
