"""When, where and how, left out of a sentence: what remains says who does what with whom."""

from __future__ import annotations

import re

from broadsheet.claims.reduced import Reduced, Stretch

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_PART = r"(?:morning|afternoon|evening|night|lunchtime|noon)"
_SEASON = r"(?:spring|summer|autumn|fall|winter|Christmas|Easter)"
_UNIT = r"(?:day|week|weekend|fortnight|month|quarter|year|decade|time)s?"
_YEAR = r"(?:19|20)\d\d"
_PAST = rf"(?:[Ll]ast|[Tt]his|past|the same|the previous|that) (?:{_UNIT}|{_SEASON}|{_MONTH}|{_DAY}|{_PART})"
_SOME = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|several|some|a few|a couple of|\d+)"
_NEAR = (
    r"(?:early|late|mid|the (?:end|start|beginning|middle|spring|summer|autumn|fall|winter|first|second|third|fourth|last)"
    r" (?:(?:quarter|half|week|days?|months?) )?of|the space of|recent|the past|the last|next)"
)
_WHEN = (
    r"(?:(?:[Ee]arly|[Ll]ate|[Ll]ater|[Ee]arlier|[Bb]ack|[Ss]ometime|[Oo]nly|[Jj]ust|as early as|as recently as|already) )*"
    rf"(?:(?:[Oo]n|[Ii]n|[Aa]t|[Ss]ince|[Dd]uring|[Bb]y|[Ff]rom|[Oo]ver) )?(?:{_NEAR} ?-? ?)*"
    rf"(?:{_DAY}(?: {_PART})?(?: , {_MONTH} \d\d?(?:st|nd|rd|th)?)?|{_PAST}(?: 's)?"
    rf"|{_MONTH}(?: \d\d?(?:st|nd|rd|th)?)?(?: ?,? (?:of )?(?:{_YEAR}|{_PAST}))?|\d\d?(?:st|nd|rd|th)? {_MONTH}(?: {_YEAR})?"
    rf"|(?<=[Ii]n ){_YEAR}|(?<=since ){_YEAR}|(?<=of ){_YEAR}|(?<=recent )(?:days|weeks|months|years)"
    rf"|(?<=last ){_SOME} {_UNIT}|(?<=past ){_SOME} {_UNIT}|(?<=space of ){_SOME} {_UNIT}|(?<=next )(?:{_UNIT}|{_SEASON}|{_MONTH})"
    rf"|{_SOME} {_UNIT} (?:ago|earlier|before)|[Yy]esterday|[Tt]oday|tonight|overnight|nowadays|(?:the )?following {_UNIT})"
)
"""As in "late on Thursday", "in July last year", "over the past two years", "since March 2024"."""
_WORD = r"[^\s,;:.!?()\"“”\ue000-\ue4ff\ue600-\ue6ff]+"
_MANNER = (
    r"(?:quietly|quickly|swiftly|hastily|discreetly|triumphantly|belatedly|promptly|again|meanwhile|for the (?:first|second|third|last) time(?: (?:this|in) (?:\w+ ){1,3}?(?:year|years|months|weeks|days))?"
    r"|in (?:an? )?(?:\w+ )?(?:statement|blog post|post|filing|interview|press release|release|memo|e-?mail|letter|note|video|tweet)(?: (?:on|to|seen by) \w+)?"
    r"|without (?:much |any )?(?:noise|fuss|fanfare|notice|ceremony)|at (?:an? |the )?(?:\w+ ){0,3}?(?:conference|event|summit|press conference|ceremony|trade fair|show|keynote)"
    rf"|as part of (?:an?|the|[\ue300-\ue3ff] 's) (?:{_WORD} ){{0,4}}?(?:push|drive|plan|effort|strategy|expansion|move|shift|campaign|programme|program|overhaul|bet|turn)(?: (?:into|to|towards?|for|on|of|in)(?: {_WORD}){{1,3}}?(?=[ ][,.;]|$))?)"
)
_PLACE = (
    r"(?:in|at|near|outside)(?: (?:the (?:state|city|town|province|region|county|north|south|east|west) of"
    r"|northern|southern|eastern|western|central|nearby|downtown|upstate))*"
    r" (?:[\ue700-\ue7ff]|[A-Z][a-zé]+(?: [A-Z][a-zé]+)?(?= (?:[,;.]|with|for|to|on|the|an?)(?: |$)))"
    r"(?: (?:and|,) [\ue700-\ue7ff](?= [,;.]| [a-z]))?"
)
_TIMES = re.compile(
    rf"(?:^|(?<=[^\s] )(?:, )?)(?<!between )(?<!In )(?<!On ){_WHEN}(?= |$)(?! (?:to|through|until|and) (?:{_MONTH}|{_YEAR}))(?! 's)"
)
_MANNERS = re.compile(rf"(?<=[^\s] ){_MANNER}(?= |$)")
_TAKES_IN = "".join(
    f"(?<!{word} )"
    for word in "invest invested investing investment investments stake interest holding shares round funding [\ue600-\ue6ff]".split()
)
_PLACES = re.compile(rf"(?<=[^\s] ){_TAKES_IN}{_PLACE}(?= |$)(?! 's)")
"""Not behind what money is put in: "invests in Texas" keeps its end."""
# What an aside between commas can begin with.
_OPENS = (
    r"(?:after|despite|following|amid|with|without|for|in|on|at|by|as|under|according|together|along|alongside|like|unlike|subject|thanks|due|because|through|via|much|once|to|so|"
    r"meanwhile|however|too|also|instead|having|until|before|since|over|during|within|outside|besides|beyond|per|citing|by|its|their|"
    r"moreover|therefore|thus|then|later|earlier|again|surprisingly|unusually|predictably|perhaps|among|upon|pending|eager|keen|formerly|previously|now|"
    r"long|already|once|more|reportedly|apparently|evidently|people|sources|several|two|three|four|he|she|it|they|[\ue300-\ue3ff]|[\ue200-\ue2ff])"
)
_CARRIES = re.compile(
    r"\b(?:if|unless|no longer|nor|would|could|might|may|whether|should|plans?|planned|hop(?:es?|ed|ing)|intends?|talks|refus\w+|den(?:y|ied|ies|ying)|fail\w*|led|co-led|leading|backed)\b"
)
"""What says how far a deal has come, who leads a round, or that there is none: never left out."""
_ASIDE = re.compile(
    rf"(?<=[^\s,] ), (?:and |but )?{_OPENS}\b(?! (?:which|whom|whose)\b)(?! [^,;]{{0,40}}?\b(?:has|have|will|is|are|was|were) )[^,;:()]{{2,110}}? , (?=[^\s])|(?<=[^\s,] ), [^,;:()]{{2,70}} (?:say|says|said|reported|wrote|added|told [^,;]{{2,40}}) , "
)
_DASHED = re.compile(r"(?<=[^\s] )[–—] [^–—;]{2,110} [–—] ")


def without_adverbials(reduced: Reduced) -> Reduced:
    """The sentence without asides between commas and without times, places and manners between its words."""
    for find in (_asides, _times):
        reduced = reduced.without(find(reduced.masked.mask))
    return reduced


def _asides(mask: str) -> list[Stretch]:
    """As in ", after months of talk ,", ", according to its annual report ,", ", people close to both say ,"."""
    found = [m for pattern in (_ASIDE, _DASHED) for m in pattern.finditer(mask)]
    return [m.span() for m in found if not _CARRIES.search(m.group())]


def _times(mask: str) -> list[Stretch]:
    found = [m for pattern in (_TIMES, _MANNERS, _PLACES) for m in pattern.finditer(mask)]
    return [m.span() for m in found]
