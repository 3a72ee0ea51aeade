"""Single words that open a sentence: whether what stands behind one tells that it is a name."""

from __future__ import annotations

import re
from collections.abc import Set

from broadsheet.parties.common_words import is_common
from broadsheet.text.tokens import Token

_SEATED = re.compile(r",? of ([A-Z]\w+(?: [A-Z]\w+)?)[, ]|, from ([A-Z]\w+(?: [A-Z]\w+)?), ")
"""As in "Ravenscroft of Norway": a single name that opens a sentence, and where it sits."""
_OPENS_AS_NAME = re.compile(
    r"(?::| [–—-]|,) [$€£¥]\d|(?:’s|'s)\s|(?<=s)['’]\s|(?:,| [–—])\s(?:a|an|the|which|in which|of which|whose|where|founded|co-founded|started|launched|run|set up|based|backed|formerly|previously|originally|unlike|better known|one|now|then|once|itself|already|owned|funded|controlled|acquired|bought|sold|led|headquartered|valued|also|part|maker|developer|whose|fresh|flush)\s|,\s[\d.]+\s?(?:%|percent|per\scent)\sowned\s|,\s(?:his|her|their|its)\s(?:[a-z-]+\s){0,3}(?:company|start-?up|firm|venture|lab|business)\b|\s\((?:which\s(?:was|is)\s|since\s|later\s|now\s)?(?:formerly|previously|originally|once|née|ex-|acquired|bought|backed|owned|[A-Z])|\s(?:has|had|is|was|will|would|could|might|must|said|says|raises|"
    r"secures|closes|announces|plans|lands|bags|nabs|nabbed|acquires|bought|buys|sold|sells|makes|made|builds|built|uses|and|to|gets|got|"
    r"takes|took|wins|won|offers|provides|supplies|pays|paid|joins|teams|partners|inks|strikes|struck|snaps|scoops|merges|hires|"
    r"spends|spent|licenses|adds|expands|opens|leases|rents|orders|commits|pours|pumps|backs|leads|led|taps|picks|selects|forms|sets|"
    r"becomes|hits|reaches|doubles|triples|tops|crosses|nears|achieves|gains|earns|eyes|seeks|weighs|mulls|considers|explores|poaches|brings|gives|"
    r"grants|lets|allows|sues|sued|faces|turns|drops|ends|extends|renews|loses|invests|debuts|grabs|snags|scores|nets|pulls|hauls|bets|finali[sz]es|completes|"
    r"confirms|denies|reveals|approaches|courts|rejects|accepts|needs|keeps|holds|owns|orders|relies|depends|trains|deploys|moves|switches|"
    r"quietly|officially|counts|employs|operates|develops|works|hopes|wants|expects|intends|agrees|came|became|began|grew|runs|ran|went|does|did|also|"
    r"competes|composes|watches|checks|matches|cleans|designs|maps|tracks|scans|sorts|ships|hosts|manages|measures|monitors|automates|connects|predicts|translates|transcribes|detects|generates|insures|serves|teaches|writes|reads|steers|finds|lends|creates|belongs|remains|refuses|declines|allowed|lives|sits|claims|argues|insists|sees|knows|thinks|"
    r"can|may|should|never|always|today|once|itself|alone|"
    r"currently|recently|now|reportedly|just|still|aims|emerges|enters|signs|unveils|launches|tore|broke|withdrew|let|chose|wound|left|lost|gave|"
    r"cut|drew|tears|breaks|withdraws|pulls|walks|cancels|scraps|shelves|abandons|terminates|suspends|quits|renegotiates|reworks|revises|amends|"
    r"loosens|widens|broadens|deepens|prolongs|[a-z]{3,}ed)\b"
)
_DATED = re.compile(
    r"(?:, (?:meanwhile|too|however|like [^,]{3,40}),| (?:on \w+day|last \w+|this \w+|in [A-Z]\w+|earlier (?:this|last) \w+| late last \w+)| [—–] [^—–.]{3,80} [—–]) "
    r"(?:has |had )?(?:raised|raises|said|announced|acquired|bought|signed|closed|secured|launched|unveiled|agreed|invested|confirmed|filed|struck|landed|hired)\b"
)
"""As in "Alderway on Tuesday raised"."""
_SIDES = frozenset(
    "North South East West Northeast Southeast Northwest Southwest Half Part Most Much Mayor Governor".split()
)


_HAS_OFFICER = re.compile(
    r" (?:CEO|CFO|CTO|COO|co-?founder(?: and CEO)?|founder(?: and CEO)?|chief executive(?: officer)?|chairman|chairwoman|president|spokes(?:man|woman|person)) [A-Z][a-z]"
)
"""As in "Alderway CEO Jane Doe said"."""
_OFFICERS_OF_NOBODY = frozenset(
    "Former Then Longtime Ousted Outgoing Incoming Acting Interim Billionaire Serial Startup Company Vice Current Deputy Global Group Legendary "
    "Fellow Ex Fired Departing Retired Late Veteran Controversial Embattled Charismatic Youthful Young Executive Honorary Non-executive Independent "
    "Solo Technical Female First-time Repeat Visionary Influential Famed Renowned Prominent Onetime".split()
)


def opens_as_name(word: Token, text: str, places: frozenset[str]) -> bool:
    """Whether the text goes on behind the word as it does behind a name ("Alderway leases", "Alderway of Norway")."""
    is_thing = word.text.endswith("s") or text.startswith(" to ", word.end)
    if is_thing and is_common(word.text):
        return False  # "Participants included", "Pledge to invest"
    if _HAS_OFFICER.match(text, word.end) is not None and word.text not in _OFFICERS_OF_NOBODY:
        return True
    if _OPENS_AS_NAME.match(text, word.end) is not None or _is_seated(word, text, places):
        return True
    return not word.text.endswith("s") and _DATED.match(text, word.end) is not None


def _is_seated(word: Token, text: str, places: frozenset[str]) -> bool:
    seat = _SEATED.match(text, word.end)
    if seat is None or word.text.endswith(("s", "ing", "ion", "ity", "ment")) or word.text in _SIDES:
        return False
    where = seat[1] or seat[2]
    return not places.isdisjoint((where, where.split()[0]))


_CALLED = re.compile(
    r"\b(?:start-?up|company|firm|lab|laboratory|venture|outfit|unicorn|business)(?:,| that is| which is)? (?:simply |just )?(?:called|named|dubbed|known as|christened) [“\"]?$"
)
_TAKEN = re.compile(
    r"\b(?:acquir(?:e|es|ed|ing)|b(?:ought|uy|uys|uying)|purchas(?:e|es|ed|ing)|(?:acquisition|purchase|takeover) of|(?:invest(?:s|ed|ing)?|stake|investors?) in) $"
)
_KIND_BEHIND = re.compile(
    r", (?:an?|the) (?:(?!of\b|for\b)[\w’-]+ ){0,5}?(?:start-?up|company|firm|maker|developer|provider|platform|lab|app|studio)\b"
)


def is_called(word: Token, text: str) -> bool:
    """As in "a start-up called Also", "to buy Center, a software maker": a common word that a text gives a company for a name."""
    if word.text.isupper() or text[word.end : word.end + 2].strip()[:1].isupper():
        return False
    before = max(0, word.start - 64)
    if _CALLED.search(text, before, word.start):
        return True
    return (
        _TAKEN.search(text, before, word.start) is not None and _KIND_BEHIND.match(text, word.end) is not None
    )


_OUTSET = frozenset(("Beyond", "Across", "Around", "Outside", "Besides", "Ask", "Meet", "Hire", "Enter"))


def only_opens(run: list[Token], text: str, known: Set[str]) -> bool:
    """As in "Hiring Vantur goes on": whether the first word of a run is a sentence's own, before a name that stands alone elsewhere."""
    first, rest = run[0].text, text[run[1].start : run[-1].end]
    is_plain = first in _OUTSET or (first.endswith("ing") and is_common(first))
    return is_plain and rest in known and known.isdisjoint((first, text[run[0].start : run[-1].end]))
