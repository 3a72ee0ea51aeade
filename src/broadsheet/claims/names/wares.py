"""Names of things that a company makes, and names that only say who somebody is: no parties, unless a text makes them some."""

from __future__ import annotations

import re
from collections.abc import Container

from broadsheet.parties.book import PartyBook
from broadsheet.parties.strangers import CapitalName

WARES = (
    r"(?:chat-?bots?|testbeds?|prototypes?|offerings?|editions?|experiments?|demos?|assistants?|apps?|applications?|robots?|humanoids?|models?|tools?|toolkits?|agents?|software|browsers?|headsets?|glasses|"
    r"phones?|smartphones?|devices?|wearables?|speakers?|chips?|processors?|accelerators?|GPUs?|CPUs?|series|line|lineup|family|suite|features?|"
    r"services?|systems?|engines?|framework|library|SDK|API|IDE|CLI|cars?|trucks?|vehicles?|taxis?|robotaxis?|drones?|satellites?|rockets?|"
    r"games?|consoles?|films?|movie|book|program(?:me)?|initiative|project|index|benchmark|dataset|cluster|supercomputer|data cent(?:er|re)|campus|"
    r"mascot|protocol|marketplace|platform|product|products|technology|architecture|copilot|plug-?ins?|extension|dashboard|brand of|search engine|"
    r"operating system|language model|video generator|image generator)"
)
_ITS = re.compile(r"(?:\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur)|['’]s)(?: (?!and\b|or\b)[a-z-]+){0,2} $")
_CALLED = re.compile(
    rf"{WARES}(?: (?:is|was|are|were|it|that|which|they|that is))? (?:called|named|dubbed|christened|known as|calls|call) $"
)
_WARE_BEHIND = re.compile(
    rf" (?:(?:AI|[a-z]+-[a-z]+|[a-z]+) ){{0,2}}?{WARES}\b(?! (?:company|maker|start-?up|firm|provider|developer)\b)"
)
_SOFTWARE = re.compile(
    r"Apache (?!Corp|Software|Foundation)[A-Z]\w+|(?:.+ )?(?:SDK|API|APIs|CLI|IDE|LLM|LLMs|OS|UI|MCP|GUI)"
)
_SOMEBODY = re.compile(
    r" (?:star|stars|driver|player|quarterback|pitcher|striker|goalkeeper|coach|actor|actress|singer|rapper|author|novelist|winner|champion|"
    r"medal+ist|laureate|alumn(?:us|a|i)|graduates?|dropouts?|professors?|physicists?|postdocs?|fellow|legend|frontman|drummer|fans?) (?=[A-Z])"
)


_FROM_HOUSE = re.compile(
    r"^,? (?:has |have )?(?:raised|raises|was acquired|was bought|an? [a-z -]*(?:start-?up|company|firm))\b"
)
_PEOPLE = re.compile(
    r" (?:[Rr]esearch |[Cc]omputer |AI |PhD ){0,2}(?:[Tt]eams?|[Rr]esearchers?|[Pp]rofessors?|[Ss]cientists?|[Ss]tudents?|[Gg]raduates?|[Gg]rads?|PhDs?|[Aa]lum\w*|"
    r"[Dd]ropouts?|[Aa]cademics?|[Ff]aculty|[Ee]ngineers?|[Pp]hysicists?|[Ss]pin-?(?:offs?|outs?))\b"
)
_WITH = re.compile(r"\b(?:with|between|and|to) (?:the )?$")


def is_research(book: PartyBook, party_id: str) -> bool:
    """Whether a party is a university or an institute."""
    party = book.party(party_id)
    return party is not None and party.kind == "research"


def are_its_people(text: str, start: int, end: int) -> bool:
    """As in "founded by Stanford researchers": who works there acts, unless something is done with them."""
    return _PEOPLE.match(text, end) is not None and _WITH.search(text, max(0, start - 12), start) is None


_QUOTED = re.compile(
    r"[”\"] (?:contracts?|deals?|project|programme?|initiative|scheme|plan|tools?|models?|apps?|features?|service|campaign)\b"
)
_VERSION_OF = re.compile(r".+ (?:Pro|Plus|Max|Ultra|Mini|Lite|Turbo|Flash|Haiku|Opus|Sonnet)")


_OF_HOUSE = re.compile(
    rf", (?:an?|the|its) (?:[a-z-]+ |AI ){{0,3}}?(?:maker|developer|creator|company|start-?up|firm|lab|studio|team)s? (?:of|behind) (?:the |an? )?"
    rf"(?:[a-z-]+ |AI ){{0,4}}?(?:{WARES}|ring|wristband|watch|notetaker|keyboard|toy|pendant) $"
)
"""As in "Acme, the start-up behind the voice ring (Brook)": what the house makes."""


def is_edition(name: CapitalName) -> bool:
    """As in "Bramble Pro": a name that ends as those of editions of a product do."""
    return _VERSION_OF.fullmatch(name.written) is not None


_LISTED = re.compile(
    r"(?<!makers of )(?<!maker of )(?<!providers of )(?<!developers of )(?<!sellers of )(?<!suppliers of )(?<!customers for )(?<!users of )"
    r"\b(?:capabilities|features|tools|products|services|models|apps|applications|agents|offerings|assistants|devices|robots|programs|editions)"
    r",? (?:including|such as|like|called|named) (?:[A-Z][\w.-]*(?: [A-Z\d][\w.-]*){0,3}(?:, and |, | and ))*$"
)
_REACH = 160


_SHOW_BEHIND = re.compile(
    r" (?:podcasts?|newsletters?|sitcom|sweepstakes)\b(?! (?:network|company|studio|platform|start-?up|app|maker|firm|host))"
)
_SHOW = re.compile(
    r"\b(?:podcast|newsletter|(?<!maker of )(?:video )?game|sitcom|simulation|novel|documentary|movie) $"
)
"""What is heard, read or played, by its name: "the Harbour Lights podcast", "the hit game Ravine"."""


_HOUSES_WITH_ARTICLE = re.compile(
    r".*\b(?:Group|Foundation|Fund|Bank|Company|Co|Corporation|Institut\w+|Association|Universit\w+|College|School|Council|Committee|Commission|Agency|Department|Ministry|"
    r"Office|Bureau|Authority|Administration|Service|Alliance|Union|Society|Trust|Center|Centre|Laborator\w+|Project|Initiative|Consortium|Coalition|Federation|"
    r"Party|Court|Senate|House|Assembly|Army|Navy|Force|Corps|Guard|Police|Times|Post|Journal|News|Press|Herald|Guardian|Information|Network|League|"
    r"Team|Lab|Labs|Partnership|Board|Exchange|Academy|Museum|Library|Church|Hospital|Clinic|Museums|Post|Library|Vatican|Knicks|Kremlin|Fed|Treasury|Government|"
    r"Collective|Cooperative|Guild|Forum|Club|Partners|Ventures|Capital)\b.*|[A-Z]{2,6}|The .*"
)
_AS_THING = r"(?=[,.;:)]|['’]s\b| (?:is|are|was|were|will|can|has|had|ships?|comes?|came|runs?|costs?|starts?|with|in|on|at|for|from|and|that|which|to|as|uses|features|launched)\b)"


def _is_thing(name: CapitalName, text: str) -> bool:
    """As in "the Harbour Machine ships in June": what a text calls by its name with an article, twice or more, is a thing."""
    if not text.startswith("the ", name.start - 4) or _HOUSES_WITH_ARTICLE.fullmatch(name.written):
        return False
    told = re.findall(rf"\bthe {re.escape(name.written)}{_AS_THING}", text)
    return (
        len(told) > 1
        and re.search(rf"\b{re.escape(name.written)} (?:said|says|announced|raised|told)\b", text) is None
    )


def is_ware(name: CapitalName, text: str) -> bool:
    """As in "its Bramble AI chatbot", "the Bramble SDK", "tools such as Bramble": somebody's thing, which makes no deal."""
    if any(p.search(text, max(0, name.start - _REACH), name.start) for p in (_LISTED, _OF_HOUSE)):
        return True
    if _is_thing(name, text) or (_LETTER.fullmatch(name.written) and text.endswith("Series ", 0, name.start)):
        return True
    if _SHOW_BEHIND.match(text, name.end) or _SHOW.search(text, max(0, name.start - 20), name.start):
        return True
    if _SOFTWARE.fullmatch(name.written) or (
        text[name.start - 1 : name.start] in {"“", '"'} and _QUOTED.match(text, name.end)
    ):
        return True
    if _CALLED.search(text, max(0, name.start - 48), name.start) and not _FROM_HOUSE.search(
        text[name.end :][:60]
    ):
        return True
    return (
        _ITS.search(text, max(0, name.start - 24), name.start) is not None
        and _WARE_BEHIND.match(text, name.end) is not None
    )


_LETTER = re.compile(r"[A-N]\d")
"""Behind "Series": as in "its Series B1"."""
_DEVICES = frozenset(
    "Ring Rings Glasses Watch Watches Phone Phones Band Bands Buds Earbuds Pin Headset Speaker Speakers Robot Robots Drone Drones Chip Chips Car Cars Truck Trucks "
    "Advisor Pass Framework Showcase Camera Cameras Console Tablet Laptop Vacuum Doorbell Megapack Megapacks Powerwall".split()
)


def is_named_after_maker(name: CapitalName, text: str, houses: Container[str]) -> bool:
    """As in "the Bramble Ring", "Bramble AI glasses", where the text speaks of Bramble too: what that company makes."""
    maker, _, last = name.written.rpartition(" ")
    if not maker or maker not in houses:
        return False
    return last in _DEVICES or (last == "AI" and _WARE_BEHIND.match(text, name.end) is not None)


_TRADE_BEHIND = re.compile(r" (?:start-?up|unicorn|scale-?up) (?=[A-Z])")


def only_describes(name: CapitalName, text: str) -> bool:
    """As in "former Harbour Eagles star Jane Doe", "Insurance startup Acme": the name says who somebody is."""
    is_trade = " " not in name.written and _TRADE_BEHIND.match(text, name.end) is not None
    return is_trade or _SOMEBODY.match(text, name.end) is not None
