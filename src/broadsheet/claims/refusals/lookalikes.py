"""Words like those of a deal that tell none: an interview, somebody's weight, goods that run on another's system, a sum of revenue."""

from __future__ import annotations

import re
from collections.abc import Callable

from broadsheet.claims.drafts import Draft
from broadsheet.claims.mask import MONEY, NAMED, E
from broadsheet.claims.names.state_bodies import is_about_law
from broadsheet.claims.pointing.antecedents import is_listed, kind_of
from broadsheet.claims.reading import Reading
from broadsheet.claims.refusals.estates_and_causes import is_estate_or_cause
from broadsheet.claims.refusals.flotations import is_of_flotation, is_on_market
from broadsheet.claims.refusals.kept_out import is_kept_out
from broadsheet.claims.refusals.no_deed import is_no_deed
from broadsheet.claims.refusals.no_round import is_no_round_of_its_own
from broadsheet.claims.refusals.not_supplied import is_broken_off, is_not_supplied
from broadsheet.claims.refusals.off_the_trade import is_off_the_trade
from broadsheet.claims.refusals.one_house import is_of_one_house
from broadsheet.claims.refusals.wares_bought import is_ware_bought
from broadsheet.parties.funds import is_fund
from broadsheet.records import Mention

_ASKED = re.compile(r"(?:spoke|spoken|talked|talking|met) with\b")
_OF_BUSINESS = re.compile(
    r"\b(?:acqui|invest|stake|fund|buy|purchas|sale|sell|deal|merg|partner|licen[sc]|suppl|takeover|takeout|bid|rais|financ|contract|round|"
    r"offer|tie-?up|cooperat|collaborat|venture|joining|loan|lend|use of|using|access)"
)
_WEIGHT = re.compile(
    rf"{MONEY} (?:(?:of|in) )?(?:weight|heft|might|muscle|reputation|balance sheet|war chest)\b"
)
_PART_IN_ROUND = re.compile(
    rf"^{E} 's (?:\S+ ){{0,3}}?(?:participation|role|part|place|involvement|interest|share|contribution|investment|money) in "
)
_SEVERAL_ROUNDS = re.compile(r"\b(?:companies|start-?ups|firms|labs)(?: ,)? (?:including|such as|like) $")
_AND_MORE = re.compile(r"(?: rounds?)? (?:,|and) [a-z]")
_MARKET = re.compile(
    r"\b(?:debt|bonds?|notes|preferred|shares|common stock|equity-linked|convertibles?|securities|raising money|capital markets|hybrids?|coffers|war chest)\b"
)
_ROUND = re.compile(r"\b(?:Series [A-N]|seed|rounds?|venture|led by|lead|leads|led|investors)\b")
_VALUED = re.compile(r"\b(?:valuation|valued|valuing|funding|from)\b")
_ON_SYSTEMS_OF = re.compile(
    r"(?: 's)? (?:applications?|apps|environments?|devices|users|customers|workloads|databases|phones|iPhones|owners|developers|engineers|"
    r"employees|accounts?|hardware|GPUs|chips|cards|models|products|APIs?|headsets|glasses|speakers|tablets|laptops|computers|stores)\b"
)
_WORKS_WITH = re.compile(rf"^works? (?:\w+ )?(?:with|alongside) (?:\S+ )*?{E}$")
_HOPING = re.compile(
    r"\b(?:push|work|try|trie[sd]|hop|want|aim|ambition|bid|vying|compet|rac|struggl|fight|look|seek|dream)\w* (?:hard |itself |aggressively |quickly )?"
    r"to become (?:one of )?$"
)
_LIFT = re.compile(
    r"(?: (?:chips?|GPUs|processors|servers|models|cloud|laptop|phone))* (?:an?|some|another) (?:[\w-]+ ){0,3}(?:kick|boost|edge|lift|push|leg up|head start|advantage|"
    r"makeover|facelift|shot in the arm|tailwind)\b"
)
_UNIT_ACTS = re.compile(
    rf"^{E} 's (?:[^\s,;\ue000-\ue8ff]+ ){{1,6}}?{E} (?:[^\s,;\ue000-\ue8ff]+ ){{0,3}}?(?:announce[sd]?|announcing|sa(?:ys|id)|has|have|had|is|was|will|signed|signs|struck|strikes|"
    r"inked|inks|formed|forms|agreed|agrees|unveiled|unveils|entered|enters|reached|reaches|disclosed|confirmed|revealed|made|makes) "
)
_WITH_ANOTHER = re.compile(rf" with (?:[^\s,;:.\ue000-\ue8ff]+ ){{0,5}}?({NAMED})")
_DEAL_NOUN = re.compile(r"(?:deal|agreement|contract|partnership|pact|alliance|collaboration|tie-up)s?$")
_BOUGHT_THING = re.compile(
    r"^ 's (?!(?:\S+ ){0,4}?(?:assets|business(?:es)?|operations|unit|arm|division|subsidiary|team|parent|maker|owner|brand|stake|portfolio|shares|shareholders|"
    r"start-?up|company|firm|lab|venture|technology|rival)\b)(?:[^\s,;]+ ){1,5}?(?:has|have|had|was|were|is|are|been|being|gets?|got) (?:\S+ ){0,3}$"
)
_HOUSE_BOUGHT = re.compile(
    r" (?:'s )?(?:[a-z-]+ ){0,3}?(?:campus|headquarters|HQ|building|offices?|tower|warehouse|mansion|premises) (?:(?:has|have|had|was|were|is|been|being|gets?|got) )+(?:[a-z]+ly )?[a-z]+ "
)
"""As in "the former Acme campus was bought by Globex": a house, and not the company in it."""
_FORMER = re.compile(r"\b(?:[Ff]ormer|[Ee]x -|[Ee]x|[Oo]ne-time|[Ee]rstwhile)(?: [a-z-]+)? $")
_THEN_SOMEBODY = re.compile(r" (?:'s )?(?:[a-z-]+ ){0,4}[\ue100-\ue1ff\ue500-\ue5ff]| [a-z]+(?: [a-z]+)? ,? ")
_BUYING = re.compile(
    r"\b(?:buy|buys|buying|bought|acquir(?:e|es|ed|ing)|purchas(?:e|es|ed|ing)|tak(?:e|es|ing) over|took over|bid(?:s|ding)? for|(?:acquisition|takeover|purchase) of)"
    r" (?:[^\s,;:]+ ){0,9}?$"
)
_PRESSURE = re.compile(r"\b(?:pressure|temptation|incentive|reason) (?:for|on) (?:\S+ ){0,2}$")
_FOR_CONTENT = re.compile(r"\bfor \S+ to (?:generate|create|produce|make|render|animate|train|answer) ")
_CREDITS = re.compile(rf"{MONEY} (?:worth )?(?:of |in )?(?:free )?(?:[a-z-]+ ){{0,2}}(?:credits|vouchers)\b")

_LETS = re.compile(
    rf"^let(?:s|ting)? (?:\S+ ){{0,3}}?{E} (?:'s )?(?:[^\s,;]+ ){{0,3}}?(?:run|work|use|connect|talk|access|move|play|see|do|build|make|train|choose|decide|handle)\b"
)
_AT_WORK = re.compile(
    r"\b(?:[a-z]+-wide|real-time|real - time|wide|seamless|multiplayer|asynchronous|in-app|live|human|everyday) (?:collaboration|cooperation) (?:with|on)\b"
)


def is_lookalike(draft: Draft, reading: Reading) -> bool:
    """Whether the words that made the draft, English ones, tell of something else than a deal between its parties."""
    if reading.lexicon.language != "en":
        return False
    if is_kept_out(draft) or is_no_deed(draft) or is_estate_or_cause(draft):
        return True
    return any(found(draft, reading) for found in (*_LOOKALIKES, is_of_one_house, is_off_the_trade))


def _after(draft: Draft) -> str:
    return draft.masked.mask[draft.end :]


def _before(draft: Draft) -> str:
    return draft.masked.mask[: draft.start]


def _is_interview(draft: Draft, _: Reading) -> bool:
    """As in "The Herald spoke with Acme's founder about its growth": nobody negotiates."""
    is_asked = draft.frame.relation == "talks" and _ASKED.match(draft.told) is not None
    return is_asked and _OF_BUSINESS.search(f"{draft.told}{_after(draft)[:160]}") is None


def _is_weight(draft: Draft, _: Reading) -> bool:
    """As in "puts its $1.7 trillion weight behind Acme": what somebody manages, and no sum of a deal."""
    at = draft.sum_at
    return draft.relation == "investment" and at >= 0 and _WEIGHT.match(draft.masked.mask, at) is not None


def _is_part_in_round(draft: Draft, _: Reading) -> bool:
    """As in "Acme's participation in the round", "Acme was part of a round": the round is another's."""
    if draft.relation != "funding_round":
        return False
    return _PART_IN_ROUND.search(draft.told) is not None or is_no_round_of_its_own(draft)


def _is_roundup(draft: Draft, _: Reading) -> bool:
    """As in "several companies including A, B and C announced new rounds and products": which of them what, nobody knows."""
    if draft.relation != "funding_round" or draft.money or not _AND_MORE.match(_after(draft)):
        return False
    return any(_SEVERAL_ROUNDS.search(draft.masked.mask, 0, at) for at in _places(draft, draft.object))


def _is_market_money(draft: Draft, reading: Reading) -> bool:
    """As in "Acme (NYSE: ACM) plans to raise $5bn in debt and equity": a listed company takes no round (guide)."""
    if draft.relation != "funding_round" or draft.subject or draft.object is None:
        return False
    near = draft.masked.mask[max(0, draft.start - 60) : draft.end + 90]
    if is_of_flotation(draft, near, reading):
        return True
    is_traded = is_listed(
        draft.object, reading
    )  # now: when it raised what the text tells it need not have been
    if not is_traded or _ROUND.search(near):
        return False
    if draft.stage == "completed" and _QUOTED_AT.search(draft.masked.quote) is None:
        return _MARKET.search(near) is not None
    return _MARKET.search(near) is not None or _VALUED.search(near) is None


_QUOTED_AT = re.compile(
    r"\b(?:NYSE|NASDAQ|Nasdaq\w*|LSE|HKEX|TSE|TSX|ASX|XETRA) ?:|[(][A-Z]{2,5}(?:\.[A-Z]{1,2})?[)]"
)


def _is_of_itself(draft: Draft, _: Reading) -> bool:
    """As in "seeded itself with articles from Acme"."""
    return (
        draft.relation == "funding_round" and re.search(r"\b(?:itself|themselves)\b", draft.told) is not None
    )


def _runs_on_it(draft: Draft, _: Reading) -> bool:
    """As in "makes reporting tools for Oracle applications", "still works with Acme's models": what fits whose goods."""
    if not draft.frame.is_weak and draft.frame.relation != "partnership" and not draft.frame.is_bare:
        return False
    told = draft.told
    is_for = re.search(rf"\bfor (?:[a-z-]+ )?{E}$", told) is not None and draft.family == "supply"
    fits = _WORKS_WITH.match(told) is not None and draft.relation == "partnership"
    return (is_for or fits) and _ON_SYSTEMS_OF.match(_after(draft)) is not None


def _is_hoped_for(draft: Draft, _: Reading) -> bool:
    """As in "is trying to become a provider of chips for Acme"."""
    return draft.frame.is_bare and _HOPING.search(_before(draft)) is not None


def _is_lift(draft: Draft, _: Reading) -> bool:
    """As in "gives Acme's chips a much-needed kick"."""
    is_giving = (
        draft.family == "supply" and re.match(r"giv|gave|provid|offer|lend|lent", draft.told) is not None
    )
    return is_giving and _LIFT.match(_after(draft)) is not None


def _is_of_its_unit(draft: Draft, _: Reading) -> bool:
    """As in "Acme's camera maker Globex announced a partnership with Initech": the owner is no partner of its unit."""
    return (
        draft.frame.source == "P" and draft.family != "control" and _UNIT_ACTS.match(draft.told) is not None
    )


def _is_with_another(draft: Draft, _: Reading) -> bool:
    """As in "launched its Meesh chatbot in a partnership with Acme": behind the noun stands whom it is with."""
    if draft.frame.relation != "deal" or draft.frame.source == draft.frame.target:
        return False
    if _DEAL_NOUN.search(draft.told) is None or (named := _WITH_ANOTHER.match(_after(draft))) is None:
        return False
    return draft.parties.isdisjoint(m.party_id for m in draft.masked.entity(named[1]).mentions)


def _is_bought_thing(draft: Draft, _: Reading) -> bool:
    """As in "Acme's software has been bought by the Marshals": the thing was, and not its maker."""
    if draft.family != "control" or re.search(r"\bby (?:\S+ )*?\S$", draft.told) is None:
        return False
    if any(_HOUSE_BOUGHT.match(draft.masked.mask, at + 1) for at in _places(draft, draft.object)):
        return True
    return any(_BOUGHT_THING.match(_before(draft)[at + 1 :]) for at in _places(draft, draft.object))


def _is_formers(draft: Draft, _: Reading) -> bool:
    """As in "teamed up with former Philadelphia Eagles star Jane Doe": with a person, who once was there."""
    if draft.family not in {"alliance", "supply"}:
        return False
    mask = draft.masked.mask
    places = [at for m in (draft.subject, draft.object) for at in _places(draft, m)]
    return any(_FORMER.search(mask, 0, at) and _THEN_SOMEBODY.match(mask, at + 1) for at in places)


def _is_cobuyers(draft: Draft, _: Reading) -> bool:
    """As in "wants to buy Acme with backing from Globex": who backs the purchase has put nothing into Acme."""
    if draft.relation != "investment" or not re.search(r"\b(?:backing|support|money|funding)\b", draft.told):
        return False
    mask = draft.masked.mask
    return any(_BUYING.search(mask, 0, at) for at in _places(draft, draft.object))


def _is_pressed(draft: Draft, _: Reading) -> bool:
    """As in "will create pressure for Acme to license its model": what might follow."""
    return _PRESSURE.search(_before(draft)) is not None


def _is_subject_matter(draft: Draft, _: Reading) -> bool:
    """As in "a licensing deal for Sora to make videos with Marvel heroes": what the licence covers is no licensor."""
    return draft.relation == "licensing" and _FOR_CONTENT.search(draft.told) is not None


def _is_credit_for_use(draft: Draft, reading: Reading) -> bool:
    """As in "committed $5m in usage credits to the project": its own goods, given to nobody in particular."""
    is_credit = draft.relation == "investment" and _CREDITS.search(draft.told) is not None
    return is_credit and draft.object is not None and not reading.is_company(draft.object)


def _is_allowance(draft: Draft, _: Reading) -> bool:
    """As in "drivers that let Acme cards run on the Mac": nothing is handed over."""
    return draft.family == "supply" and _LETS.match(draft.told + _after(draft)[:40]) is not None


_RUNS_ITS_OWN = re.compile(r"\b(?:which|where) .*\bruns? [\ue300-\ue3ff] 's [^,;]*$")
_ON_GOODS = re.compile(r" (?:on|in|at|from) ")


def _runs_its_own(draft: Draft, _: Reading) -> bool:
    """As in "a deal under which the lab runs its models on Acme's chips": it needs no leave for what is its own."""
    is_own = draft.relation == "licensing" and _RUNS_ITS_OWN.search(draft.told) is not None
    return is_own and _ON_GOODS.match(_after(draft)) is not None


def _is_daily_work(draft: Draft, _: Reading) -> bool:
    """As in "team-wide collaboration with Acme": what a tool is for, and no deal with its maker."""
    around = draft.masked.mask[max(0, draft.start - 20) : draft.end]
    return draft.relation == "partnership" and _AT_WORK.search(around) is not None


_STAKE_FROM = re.compile(rf"^(?:stakes?|shares|holding|interest|stock)\b.* from (?:[a-z-]+ ){{0,4}}{E}$")
_BOUGHT = re.compile(
    r"\b(?:b(?:uy|uys|uying|ought)|acquir(?:e|es|ed|ing)|purchas(?:e|es|ed|ing)|t(?:ake|akes|aking|ook) over) (?:\S+ ){0,4}$"
)


_OWN_STAKE = re.compile(
    rf"{NAMED} 's (?:[^\s,;]+ ){{0,4}}?(?:stakes?|shares|shareholding|holding|interest) in "
)
_TRADED = re.compile(
    r"\b(?:b(?:uy|uys|uying|ought)(?: out| up)?|acquir(?:e|es|ed|ing)|purchas(?:e|es|ed|ing)|t(?:ake|akes|aking|ook) over|pick(?:s|ed|ing)? up|snap(?:s|ped)? up|sale of|purchase of) "
    r"(?:(?:all|most|half|part|some|the rest) of )?$"
)


def _is_sellers(draft: Draft, _: Reading) -> bool:
    """As in "bought a stake in Acme from Globex", "buys Globex's stake in Acme": who gives it up has not put money in."""
    if draft.relation != "investment":
        return False
    if _OWN_STAKE.match(draft.told) and _TRADED.search(_before(draft)):
        return True
    return _STAKE_FROM.search(draft.told) is not None and _BOUGHT.search(_before(draft)) is not None


_NO_TRADE = frozenset(("government", "regulator", "research", "nonprofit", "university"))
_SCHOOL = re.compile(
    r"\b(?:University|Universit\w+|College|Institute of Technology|NASA|Academy|Hospital|School of)\b"
)


def _has_no_company(draft: Draft, reading: Reading) -> bool:
    """As in "a geologist at the State University who works with NASA": neither side is of this trade."""
    sides = [m for m in (draft.subject, draft.object) if m]
    return len(sides) > 1 and all(
        kind_of(m, reading) in _NO_TRADE or _SCHOOL.search(m.name) is not None for m in sides
    )


def _places(draft: Draft, mention: Mention | None) -> list[int]:
    if mention is None:
        return []
    return [at for at, e in draft.masked.signs() if any(m.party_id == mention.party_id for m in e.mentions)]


_PART = re.compile(
    r" (?:business(?:es)?|units?|arms?|divisions?|operations|assets|lines?|portfolio|makers?|designers?)\b"
)


def _is_part_of_firm(draft: Draft, _: Reading) -> bool:
    """As in "bought Acme's modem chip business": a part of the firm changes hands, and no chips do."""
    is_bought = re.match(r"(?:bought|buy|acquir|purchas|s[eo]l[dl]|took over|tak)", draft.told) is not None
    return draft.relation == "chip_supply" and is_bought and _PART.match(_after(draft)) is not None


_STAFF = r"(?:[Ee]mployees|[Ss]taff(?:ers)?|[Ww]orkers|[Ii]nsiders|[Ff]ounders?|[Ee]xecutives)"
_STAFF_SELL = re.compile(
    rf"\b{_STAFF} (?:[^\s,;.]+ ){{0,6}}?(?:, (?:an?|the) [^,;]{{2,60}} , )?(?:[^\s,;.]+ ){{0,6}}?s(?:ell|ells|elling|old) (?:[^\s,;.]+ ){{0,8}}?(?:shares|stock|equity)\b"
    r"(?:(?! and | as | after | while | when )[^;])*"
)


def _is_staff_sale(draft: Draft, _: Reading) -> bool:
    """As in "staff sold $5m of shares to Acme": the company gets nothing (guide: tender offers of employees)."""
    sale = _STAFF_SELL.search(draft.masked.mask)
    return (
        draft.family == "capital"
        and sale is not None
        and sale.start() < draft.end
        and draft.start <= sale.end()
    )


def _is_contest(draft: Draft, _: Reading) -> bool:
    """As in "competes with Acme and Globex for customers such as Initech": who serves whom is not told."""
    is_for = _FOR_CUSTOMERS.search(draft.masked.mask, 0, draft.end) is not None
    return draft.family == "supply" and is_for


_FOR_CUSTOMERS = re.compile(
    rf"\b(?:compet\w+|v(?:ie[sd]?|ying)|battl\w+|fight\w*|fought) (?:with|against) [^.;]{{1,80}}? for (?:[a-z-]+ ){{0,3}}(?:customers|clients|orders|contracts|business)\b[^.;]*{E}$"
)


def _are_funds(draft: Draft, reading: Reading) -> bool:
    """As in "Acme Capital, which merged with Globex Ventures": neither is a company of this industry."""
    sides = [m for m in (draft.subject, draft.object) if m]
    is_merger = draft.relation == "acquisition" and "merg" in draft.told and len(sides) > 1
    return is_merger and all(kind_of(m, reading) == "investor" or is_fund(m.name) for m in sides)


_TAKINGS = re.compile(r"(?:(?:pull|rak|haul)\w*|t(?:ook|ak\w*)|br(?:ought|ing\w*)) in\b")
_FROM_SOMEBODY = re.compile(rf"\bfrom (?:[^.;]{{0,40}} )?{E}")
_OF_CAPITAL = re.compile(
    r"\b(?:rounds?|funding|fund-?rais\w*|financing|investors?|investments?|backers?|capital|Series [A-N]|[Ss]eed|equity|venture|valuation|valued|stakes?|debt)\b"
)


def _is_takings(draft: Draft, _: Reading) -> bool:
    """As in "Acme raked in $40m in its first year": money that customers paid, where no word speaks of capital."""
    if draft.relation != "funding_round" or draft.subject is not None or draft.others:
        return False
    mask = draft.masked.mask
    is_named = _OF_CAPITAL.search(mask) is not None or _FROM_SOMEBODY.search(mask, draft.start) is not None
    return _TAKINGS.match(draft.told) is not None and not is_named


_LOOKALIKES: tuple[Callable[[Draft, Reading], bool], ...] = (
    is_not_supplied, is_broken_off, is_ware_bought, _is_interview, is_about_law, _is_part_of_firm, _is_takings, _is_staff_sale, is_on_market, _is_contest, _are_funds, _is_weight, _is_part_in_round, _is_roundup, _is_market_money, _is_of_itself, _runs_on_it, _is_hoped_for,
    _is_lift, _is_of_its_unit, _is_with_another, _is_bought_thing, _is_formers, _is_cobuyers, _is_pressed,
    _is_subject_matter, _is_credit_for_use, _is_allowance, _runs_its_own, _is_daily_work, _is_sellers, _has_no_company,
)  # fmt: skip
