"""Words like those of a deal in how-tos, price lists and remarks on whose wares fit: nobody has agreed on anything."""

from __future__ import annotations

import re
from collections.abc import Callable

from broadsheet.claims.drafts import Draft
from broadsheet.claims.mask import NAMED, E

_FITTING = re.compile(
    r"(?:buil[dt]|develop|creat|add|launch|set|open|test|run|plan|prepar)\w* (?:[^\s,;.]+ ){0,3}?(?:integrations?|plug-?ins?|connectors?|apps?|bots?|compatibility) (?:that work )?with "
)
_HOW_TO = re.compile(
    r"(?:Building|Creating|Making|Writing|Running|Deploying|How (?:to|we|I)|Let's|Getting started) "
)
_OF_CUSTOMERS = re.compile(
    rf"\b(?:used|liked|loved|adopted|preferred|favou?red) by (?:[a-z-]+ ){{0,3}}{E} (?:'s )?(?:customers|users|developers|engineers|clients|employees|teams)\b"
)
_BRINGS = re.compile(rf"br(?:ing|ings|inging|ought) (?:.+ )?to {E}$")
_PRICES = 5_000
"""A sum below it is what one customer pays and not what a company is given."""
_PER = frozenset(("day", "week", "month"))


def is_no_deed(draft: Draft) -> bool:
    """Whether the sentence tells how something is built, what it costs or whose wares it fits, and no deal."""
    return any(found(draft) for found in _SIGNS)


def _is_fitting(draft: Draft) -> bool:
    """As in "is building integrations with Acme": what fits whose goods."""
    if draft.relation != "partnership":
        return False
    if draft.chance is None:
        return _FITTING.match(draft.told) is not None
    return any(draft.told in words.group() for words in _FITTING.finditer(draft.masked.mask))


def _is_how_to(draft: Draft) -> bool:
    """As in "Building a map with Acme and Globex", "How we built a chat on Acme": tools that somebody uses."""
    is_loose = draft.frame.is_weak or draft.chance is not None
    return is_loose and draft.family == "alliance" and _HOW_TO.match(draft.masked.mask) is not None


def _is_of_customers(draft: Draft) -> bool:
    """As in "it is so widely used by Acme's customers": whose customers they are buys nothing and sells nothing."""
    return draft.family == "supply" and _OF_CUSTOMERS.search(draft.masked.mask) is not None


def _is_price(draft: Draft) -> bool:
    """As in "added $3 a month to the Pro plan": what one customer pays."""
    if draft.family not in {"capital", "control"} or draft.money is None:
        return False
    most = draft.money.high or draft.money.low
    is_small = most is not None and most < _PRICES
    return is_small or draft.money.period in _PER


def _is_brought(draft: Draft) -> bool:
    """As in "partnered with Acme to bring its model to Drafts": where something can be used from now on."""
    is_loose = draft.relation == "offtake_or_other" and draft.frame.is_weak
    return is_loose and _BRINGS.match(draft.told) is not None


_RESOLD = re.compile(
    rf"(?:also )?(?:offer|host|resell|carr|list|sell|serv)\w* (?P<owner>{E}) 's (?:[^\s,;.]+ ){{0,4}}?(?:[\ue800-\ue8ff]|models?|software|tools?|agents?)\b"
)


def _is_resold(draft: Draft) -> bool:
    """As in "offers Acme's Bramble model in its cloud": whoever sells a maker's goods on supplies the maker with nothing."""
    if draft.family != "supply" or draft.object is None:
        return False
    resold = _RESOLD.match(draft.told)
    if resold is None:
        return False
    owner = draft.masked.entity(resold["owner"])
    return draft.object.party_id in {m.party_id for m in owner.mentions}


_TRADE_OF = re.compile(
    r"(?:provider|supplier|maker|developer|vendor|leader|distributor|manufacturer|pioneer|specialist) (?:of|in) [\ue100-\ue1ff]$"
)
_GOODS_BEHIND = re.compile(
    r" (?:[a-z-]+ ){0,2}?(?:solutions?|services?|software|products?|technolog(?:y|ies)|systems?|platforms?|tools?|equipment|applications?|infrastructure)\b"
)


def _is_trade(draft: Draft) -> bool:
    """As in "a leading provider of Edge Computing solutions": what somebody sells, and to nobody named."""
    return (
        draft.family == "supply"
        and _TRADE_OF.search(draft.told) is not None
        and _GOODS_BEHIND.match(draft.masked.mask, draft.end) is not None
    )


_PURCHASE_OF = re.compile(
    rf" to (?:acquire|buy|purchase|take over) (?:(?!(?:from|for|in|with|that|which|and)\b)[^\s,;.\ue000-\ue8ff]+ ){{0,7}}?{NAMED}(?! 's )"
)


def _is_with_seller(draft: Draft) -> bool:
    """As in "reached a deal with Acme to buy Globex": who sells is no partner of who buys."""
    return draft.family == "alliance" and _PURCHASE_OF.match(draft.masked.mask, draft.end) is not None


_VENUE = re.compile(
    r".+ (?:West|East|North|South|Cent(?:er|re)|Hall|Arena|Stadium|Pavilion|Theat(?:er|re)|Expo|Plaza|Square)"
)
_TAKES_OVER = re.compile(r"\b(?:tak(?:e|es|en|ing)|took) over\b")


def _is_gathering(draft: Draft) -> bool:
    """As in "the summit takes over Harbour Hall in May": where people meet."""
    is_taken = draft.relation == "acquisition" and _TAKES_OVER.search(draft.told) is not None
    return is_taken and draft.object is not None and _VENUE.fullmatch(draft.object.as_written) is not None


_ONE_PARTNER = re.compile(r"[\ue400-\ue4ff] (?:[a-z-]+ )?partner\b")
_ONE = re.compile(r"\b(?:an?|its|the|their) (?:[a-z-]+ ){0,4}$")


def _is_partner_of_both(draft: Draft) -> bool:
    """As in "an Acme and Globex partner": a third one is a partner of both."""
    found = _ONE_PARTNER.search(draft.masked.mask, draft.start, draft.end + 24)
    is_pair = draft.relation == "partnership" and draft.frame.source == draft.frame.target
    return is_pair and found is not None and _ONE.search(draft.masked.mask, 0, found.start()) is not None


_IN_COMMON = r"in (?:\w+ )?(?:partnership|collaboration|co-?operation|association|conjunction) with"
_RUBRIC = re.compile(
    rf"(?:[^\w\ue000-\ue8ff]+ )?(?:(?:[A-Z]?[a-z]+ ){{0,4}})?{_IN_COMMON} (?:the |our (?:friends|partners) (?:at|from) )?{E}(?: [^\w\ue000-\ue8ff]+)?",
    re.IGNORECASE,
)
"""As in "In partnership with Acme", alone in its line: whose advertisement stands below."""
_WORK = re.compile(
    rf"({E}) (?:is|are|was|were) (?:[a-z]+ly )?(?:produced|written|published|presented|sponsored|edited|hosted|brought to you|organi[sz]ed|made|designed) {_IN_COMMON}"
)


def _is_credit_line(draft: Draft) -> bool:
    """As in "In partnership with Acme" over an advertisement, "Gizmo Weekly is produced in collaboration with Acme"."""
    mask = draft.masked.mask
    if draft.family != "alliance":
        return False
    if draft.masked.field == "text" and _RUBRIC.fullmatch(mask):
        return True
    works = (draft.masked.entity(m[1]) for m in _WORK.finditer(mask))
    return any(m.party_id in draft.parties for work in works for m in work.mentions)


_IN_FATE = re.compile(
    r" 's (?:[a-z-]+ ){0,2}?(?:success|future|survival|return|fate|outcome|fortunes?|growth|reputation|well-?being|failure|performance|progress|recovery)\b"
)
_CURIOUS = re.compile(
    r"\b(?:express|voic|show|stat|signal|register)\w* (?:[a-z]+ )?interest in\b|\binterest in (?:[a-z]+ing|(?:an?|the) (?:first|second|third|fourth|new)) "
)


def _is_curiosity(draft: Draft) -> bool:
    """As in "has an interest in saving the Acme mission", "a stake in Acme's success": what somebody cares for."""
    if draft.relation != "investment" or "stake" not in draft.told:
        return draft.relation == "investment" and _CURIOUS.search(draft.told) is not None
    places = [at for at, e in draft.masked.signs() if draft.object and draft.object in e.mentions]
    return any(_IN_FATE.match(draft.masked.mask, at + 1) for at in places)


_SHARES = re.compile(
    r"\b(?:b(?:uy|uys|uying|ought)|acquir\w+|purchas\w+|s(?:ell|ells|elling|old)|trad\w+|picked up)\b(?:(?! stakes?\b)[^.;])*? (?:shares|stock|stocks)\b"
)


def _is_trading(draft: Draft) -> bool:
    """As in "Jane Doe bought shares in Acme and Globex": what somebody does on the exchange gives a company nothing."""
    if draft.relation != "investment" or draft.subject is None:
        return False
    names = {e.word.split()[-1] for _, e in draft.masked.signs() if e.kind == "person" and e.word}
    around = draft.masked.mask[draft.start : draft.end + 24]
    return draft.subject.name.split()[-1] in names and _SHARES.match(around) is not None


_NO_LICENCE = re.compile(
    r"\blicen[sc]e (?:plates?|holders?|agreements? for users)\b|\b(?:broadcast(?:ing)?|station|liquor|driver's|driving|gaming|gambling|banking|export|operating|"
    r"taxi|fishing|medical|teaching) licen[sc]es?\b|\blicen[sc]es? (?:for [^,;.]{1,40} )?(?:to|under|from) (?:the )?[\ue100-\ue1ff] (?:\d|[Ll]icen[sc]e)"
)


def _is_leave(draft: Draft) -> bool:
    """As in "licence plate readers from Acme", "broadcast licences of Acme", "changed its licence to Acme 2.0": no rights change hands."""
    around = draft.masked.mask[max(0, draft.start - 24) : draft.end + 24]
    return draft.relation in {"licensing", "offtake_or_other"} and _NO_LICENCE.search(around) is not None


_SIGNS: tuple[Callable[[Draft], bool], ...] = (
    _is_fitting,
    _is_how_to,
    _is_of_customers,
    _is_price,
    _is_brought,
    _is_resold,
    _is_trade,
    _is_with_seller,
    _is_partner_of_both,
    _is_gathering,
    _is_credit_line,
    _is_curiosity,
    _is_leave,
    _is_trading,
)
