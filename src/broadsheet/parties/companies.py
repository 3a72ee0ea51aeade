"""Which unknown names a text treats as companies: by what stands before and behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set

from broadsheet.parties.strangers import CapitalName

_NOUNS = (
    r"(?:start-?ups?|compan(?:y|ies)|firms?|makers?|developers?|providers?|unicorns?|platforms?|labs?|chipmakers?|"
    r"neoclouds?|studios?|publishers?|giants?|groups?|operators?|investors?|funds?|backers?|rivals?|competitors?|"
    r"subsidiary|parent|owner|vendors?|outfits?|specialists?|suppliers?|builders?|designers?|manufacturers?)"
)
_BEFORE = re.compile(
    rf"(?:\b{_NOUNS}(?: called| named| dubbed| known as)?|\b[Aa]n? (?:[\w-]+ ){{1,5}}?(?:start-?up|company|firm|lab|developer|outfit|venture),|\b(?:co-)?founded|\bto (?:start|found|co-found|set up)|\b(?:led|backed|acquired|bought|owned|funded|financed) by|\bparticipation (?:from|of|by)|"
    r"\b[Ii]nvestors? (?:including|include|includes|like|such as|were|are)|\b(?:investments?|stakes?|funding|money|backing|"
    r"capital|loan|support) (?:from|in|by)|\b(?:acquisition|takeover|purchase|buyout) of|\b(?:acquir|buy|purchas)(?:e|es|ed|ing)?|"
    r"\bbought|\b(?:investors?|[Bb]ackers?|shareholders?|stakeholders?|holdings?|interest|bets?|shares) (?:in|of|on)|\binvest(?:s|ed|ing)?(?: \S+){0,6} in(?:to)?|"
    r"\d(?: ?%| per ?cent)(?: stake)? (?:of|in)|\b(?:partner(?:ed|s|ing|ship|ships)?|deals?|agreements?|contracts?|talks|pacts?|"
    r"alliance|collaboration|talked|spoke|merge|merger|worked|working|works|teamed up|teams up|joint venture) with|\b(?:CEO|CFO|CTO|COO|founders?|chief executive|chairman|"
    r"president|spokes(?:person|man|woman)) (?:of|at|for)|\b(?:[Cc]ustomers|[Cc]lients) (?:include|including|such as|like))"
    r"\s+(?:fellow |rival |its |[A-Z]\w+['’]s )?$"
)
_DEALS = (
    r"(?:deals?|contracts?|agreements?|partnership|alliance|pact|tie-up|joint venture|merger|takeover|acquisition|stake|investment|licen[sc]e|lease|"
    r"orders?|collaboration|bid|memorandum of understanding|letter of intent)"
)
"""What companies have with one another: who has one of these with somebody is a company."""
_AFTER = re.compile(
    r"(?:['’]s?\s(?:[\w-]+\s){0,2}?(?:CEO|CFO|CTO|COO|co-?founders?|founders?|chief|spokes\w+|valuation|investors|backers|shareholders|"
    r"customers|platform|technology|board|round|headquarters)\b"
    r"|\s(?:CEO|CFO|CTO|COO|co-?founder|founder|chief executive|spokes\w+|shares|stock|shareholders|investors)\b"
    r"|(?:,\s[^,.;]{3,60},)?\s(?:(?:has|had|have|is|are|was|also|recently|just|already|reportedly|now|today|will)\s){0,3}(?:competes?|competed|co-develop|team|work|supply|provide|use|offer|build|make|pay|become|receive|launch|deploy|rais(?:e|es|ed|ing)|"
    r"secur(?:es|ed|ing)|clos(?:es|ed|ing)|lands|landed|bags|bagged|nabs|nabbed|acquir(?:e|es|ed|ing)|buy|buys|bought|invest(?:s|ed|ing)|"
    r"led|co-led|partners|partnered|partnering|signs|signed|inks|inked|unveils|unveiled|launches|launched|announces|"
    r"announced|plans|agreed|agrees|emerged|emerges|founded|headquartered|valued|develops|operates|participated|employs|talked|talks|spoke|picked|picks|chose|chooses|selected|selects|tapped|taps|paid|pays|sold|sells|spent|offers|took|takes|teamed|teams|hired|merged|owns|owned|uses|provides|supplies|makes|builds)\b"
    r"|(?:\s\([^)]{1,30}\))?(?:,|\s[–—])\s(?:(?:an?|the|one|which|whose|founded|based|backed|led|headquartered)\b)[^.;]{0,80}?"
    r"\b(?:start-?up|company|firm|maker|developer|provider|platform|lab|unicorn|investor|fund|builds|makes|develops|giant|"
    r"unit|subsidiary|arm|marketplace|retailer|carmaker|automaker|chipmaker|publisher|operator|specialist|vendor|neocloud)\b"
    r"|\s(?:has\s)?(?:got|gets|netted|nets|snagged|scored)\s[$€£]"
    r"|(?:\s\([^)]{1,30}\))?\s(?:is|was|remains|became)\s(?:an?|the|one\sof)\s(?:[\w’'-]+,?\s){0,6}?(?:start-?ups?|compan(?:y|ies)|firms?|"
    r"(?:chip)?makers?|developers?|providers?|unicorns?|labs?|neoclouds?|marketplaces?|subsidiar(?:y|ies)|vendors?|outfits?)\b"
    r"|,\s(?:which\sis\s|(?:[\w-]+ly|also|already|jointly)\s)?(?:backed|funded|bankrolled|owned|controlled)\sby\s|\s\((?:which\s(?:is|was)\s|since\s|later\s|now\s)?(?:backed|funded|owned|acquired|bought)\sby\s"
    r"|,\s(?:his|her|their|its)\s(?:[a-z-]+\s){0,3}(?:company|start-?up|firm|venture|lab)\b"
    r"|(?:,\swhich)?\s(?:counts|lists|boasts|names)\s[^.;]{2,90}?\s(?:among|as)\s[^.;]{0,40}?(?:investors?|backers?|shareholders?|customers?|clients?)\b"
    r"|(?:,|\s[–—])\swhose\s(?:[\w-]+\s){0,4}(?:investors|backers|shareholders|owners|customers|clients|software|robots|chips|models|platform|products|tools|technology)\b"
    r"|,\swhich\s(?:has|is)\s(?:\w+\s)?(?:back|fund|led|owned)\w*"
    rf"|['’]s?\s(?:[\w$€£.,-]+\s){{0,4}}?{_DEALS}\s(?:with|to)\b"
    r"|\s[–—-]\s(?:an?|the|offers?|builds?|provides?|makes?|develops?|supplies|manages|creates?|sells?|operates?|helps)\b"
    r"|\s\((?:NASDAQ|NYSE|Nasdaq|YC|Y Combinator|formerly)\b|\s?[-‑](?:backed|led|owned)\b)"
)
_SPELLED = re.compile(
    r"(?:[A-Z][a-z]+[A-Z][a-zA-Z]+|.+\.(?:ai|io|com|co)|.+ (?:AI|Labs?|Robotics|Technologies|Ventures|Capital|Partners|Inc|Corp|Health|"
    r"Bio|Systems|Therapeutics|Networks|Semiconductor|Dynamics|Holdings|Group|Motors|Intelligence|"
    r"Comput(?:e|ing)|Cloud|Energy|Power|Silicon|Photonics|Data|Software|Digital|Media|Press|Studios?|Mining|Telecom|Hosting))"
)
_GOODS = (
    r"(?:chips?|GPUs?|TPUs?|processors?|accelerators?|servers?|racks?|wafers?|memory|capacity|comput(?:e|ing)|cloud|clusters?|"
    r"data cent(?:er|re)s?|campus(?:es)?|(?:mega|giga)watts?|MW|GW|power|electricity|turbines?|reactors?|software|models?|robots?|"
    r"licen[sc]es?|archives?|articles|patents|content|contracts?|orders?|leases?|tenants?|suppliers?)"
)
_TRADED = re.compile(
    rf"\b{_GOODS}(?: [a-z]+)? (?:from|to|with|at|for|by|of)\s+$|"
    r"\b(?:rent|leas|licen[sc]|suppl|order|ship|deliver|sourc|procur)(?:y|ies|ied|ying|e|es|ed|ing|s)?(?: \S+){0,8} (?:from|to|with|at)\s+$|"
    r"\b(?:tapped|picked|picks|chose|chooses|selected|hired|commissioned|(?:announced|disclosed|unveiled) by)\s+$"
)
"""A name behind goods or behind what is done with them: "GPUs from Acme", "leased a hall to Acme", "picked Acme"."""
_TRADES = re.compile(
    rf"['’]s (?:[\w-]+ ){{0,2}}{_GOODS}\b|"
    r"(?:,\s[^,.;]{3,60},)?(?:\s(?:has|had|is|are|was|also|recently|just|already|reportedly|now|today|will|to|would|plans|agreed)){0,4}\s"
    r"(?:rent|leas|licen[sc]|suppl|order|ship|deliver|sourc|procur|manufactur|host|train|deploy|power|migrat|outsourc|equip|preinstall|"
    r"commission|contract|reserv|book|design|produc|assembl|packag|s[eo](?:ll|ld|nd|nt)|w[io]n|land)(?:y|ies|ied|ying|e|es|ed|ing|s|ped|ping|led|ling)?\s"
)
"""A name that acts as traders do: "Acme has leased", "Acme ships"."""
_LIST = re.compile(r",? (?:and|&|or) (?:the )?|, (?:the )?")


def find_companies(names: Sequence[CapitalName], text: str, known: Set[int] = frozenset()) -> frozenset[str]:
    """Those of `names` that the text introduces as companies, lets act as one, or spells like one.

    `known` are the places of those that the catalogue has: who stands in a list with two of them is a company.
    """
    sure = {n.written for n in names if n.kind == "name" and _acts_as_company(n, text)}
    sure |= {names[at].written for at in _beside_known(names, known, text)}
    return frozenset(sure | set(_listed(names, sure, text)))


def _beside_known(names: Sequence[CapitalName], known: Set[int], text: str) -> Iterable[int]:
    """As in "Nvidia, A and Oracle have signed": the places in `names` of whoever stands in one list with two of the catalogue."""
    first = 0
    for at in range(1, len(names) + 1):
        if at < len(names) and _LIST.fullmatch(text, names[at - 1].end, names[at].start):
            continue
        chain = range(first, at)
        others = sum(names[n].start in known for n in chain)
        is_pair = len(chain) == _THREE - 1 and others == 1 and _ACT_AS_TWO.match(text, names[chain[-1]].end)
        if is_pair or (len(chain) >= _THREE and others > 1):
            yield from (n for n in chain if names[n].kind == "name")
        first = at


_THREE = 3
_ACT_AS_TWO = re.compile(
    r" (?:(?:have|had|are|were|will|also|both|jointly|recently) )*(?:raised|signed|announced|agreed|partnered|teamed|struck|entered|formed|merged|inked|"
    r"backed|invested|expanded|extended|collaborated?|partner|team|sign|merge|form|invest|raise)\b"
)
"""As in "A and Nvidia have signed": what two companies do."""


def _acts_as_company(name: CapitalName, text: str) -> bool:
    if _SPELLED.fullmatch(name.written):
        return True
    before, after = text[max(0, name.start - 48) : name.start], text[name.end : name.end + 120]
    if _BEFORE.search(before) is not None or _AFTER.match(after) is not None:
        return True
    return _TRADED.search(before) is not None or _TRADES.match(after) is not None


def _listed(names: Sequence[CapitalName], sure: set[str], text: str) -> Iterable[str]:
    """As in "led by A, B and C": what stands in a list behind a company is one too."""
    is_sure = False
    for number, name in enumerate(names):
        last = names[number - 1] if number else None
        joined = last is not None and _LIST.fullmatch(text[last.end : name.start]) is not None
        is_sure = name.kind == "name" and (name.written in sure or (is_sure and joined))
        if is_sure:
            yield name.written


def full_names(
    names: Sequence[CapitalName], companies: frozenset[str], settled: frozenset[str] = frozenset()
) -> dict[str, str]:
    """Short name → the longer one of the same company ("Frore" → "Frore Systems"), the other way where only its legal form is longer.

    Of a pair of which only the short name is `settled`, as the body has it under a title with the longer one, the longer leads to it.
    """
    written = {n.written for n in names if n.kind == "name"}
    found: dict[str, str] = {}
    for short in sorted(written):
        longer = {
            c
            for c in companies & written
            if c.startswith(f"{short} ") and _is_tail(c[len(short) + 1 :], short)
        }
        if len(longer) == 1:
            long = longer.pop()
            is_kept = (short in settled and long not in settled) or _FORM.fullmatch(
                long, len(short)
            ) is not None
            found[long if is_kept else short] = short if is_kept else long
    return found


_FORM = re.compile(
    r" (?:Group|Holdings?|International)?,? ?(?:Inc|Corp|Corporation|Ltd|Limited|PLC|Plc|Co|Company|LLC)?\.?"
)


def _is_tail(tail: str, short: str) -> bool:
    """Whether a company may drop its last words: one or two plain ones ("Pallas Thermal"), more of a known sort."""
    if _TAIL.fullmatch(tail):
        return True
    return (
        " " not in short
        and len(short) > 3
        and re.fullmatch(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?", tail) is not None
    )


_TAIL = re.compile(
    r"(?:AI|Labs?|Systems?|Robotics|Technolog(?:y|ies)|Networks?|Health|Bio|Therapeutics|Finance|Energy|Software|Security|Computing|"
    r"Cloud|Data|Dynamics|Semiconductor|Semiconductors|Motors|Intelligence|Aerospace|Space|Industries|Materials|Power|Group|Holdings|"
    r"Investment Management|Capital|Ventures|Partners|Sciences?|Medical|Studios?|Media|Analytics|Automation|Research|Machines?|Inc|"
    r"Corp|Ltd|Games|Music|Entertainment|Pictures|Mobility|Semi|Photonics|Microsystems|Wireless)\.?(?: (?:Inc|Corp|Ltd|Group|Labs?)\.?)?"
)
