"""Capitalised words that are no company: laws, gatherings, slogans, initials that are spelled out."""

from __future__ import annotations

import re

from broadsheet.text.tokens import Token

_OCCASIONS = frozenset(
    "Act Bill Directive Treaty Accord Accords Conference Summit Expo Symposium Festival Olympics Awards Hackathon Keynote "
    "Webinar Convention".split()
)
"""Last words of laws and of gatherings, which take no part in a deal."""


_CALLED = frozenset(
    "YouTuber YouTubers TikToker TikTokers Redditor Redditors Googler Googlers Nobelist Democrat Democrats Republican Republicans Muslims "
    "Christians Jews Catholics Hindus Americans Europeans Californians Londoners Africans Asians Millennials Boomers Gen-Zers".split()
)
"""Last words of what people are called."""
_NO_HOUSE = re.compile(
    r"(?:Angel|Strategic|Institutional|Existing|Private|Retail|Accredited|Individual|Venture|Growth|Financial|Foreign|Outside) Investors?|"
    r"(?:Limited|General|Managing|Channel|Launch|Design|Technology|Strategic|Cloud|Hyperscale) Partners?|(?:Ultra[- ])?High[- ]Net[- ]Worth(?: Individuals)?|Ivy League|"
    r"Big (?:Four|Three|Five|Six|Tech|Oil|Pharma|Media|Law|Bank|Banks)|Magnificent (?:Seven|7)|Mag ?7|Memorandum|Letter|"
    r"(?:Definitive|Master|Merger|Purchase|Share Purchase|License|Services?|Supply|Exclusive|Binding|Strategic|Business) Agreements?|Middle Eastern|"
    r"(?:Edge|Physical|Embodied|Sovereign|Agentic|Generative|Multimodal|Frontier|Explainable|Trustworthy|Responsible|Conversational|Industrial|"
    r"Enterprise|Clinical|Ethical|Vertical|Consumer|Healthcare|Defense|Military|Medical) AI"
)
"""What is written with capitals in notices and names nobody."""
_RANKED = frozenset(("Fortune", "Forbes", "Inc", "FTSE", "S&P", "Russell", "Nasdaq", "Euronext", "Stoxx"))


_SLOGAN = re.compile(
    r"[“\"‘'](?:Scale|Build|Bring|Make|Power|Deploy|Accelerate|Advance|Use|Put) AI(?= (?:for|to|across|with|at|in|into)\b)"
)
"""As in: to "Scale AI for everyone"."""


def is_no_party(run: list[Token], text: str) -> bool:
    """Whether a run of capitals is no company, as in "the Harbour Safety Act", "the Tyne Robotics Summit", "veterans of Unit 5150"."""
    if len(run) > 1 and run[-1].text in _OCCASIONS:
        return True
    if run[-1].text in _CALLED or _NO_HOUSE.fullmatch(text, run[0].start, run[-1].end):
        return True
    if run[-1].text in _RANKED and re.match(r" (?:Global )?\d{2,4}\b", text[run[-1].end : run[-1].end + 12]):
        return True  # "Fortune 500 companies"
    if _SLOGAN.match(text, max(0, run[0].start - 1)):
        return True
    return run[-1].text == "Unit" and re.match(r" \d", text[run[-1].end : run[-1].end + 2]) is not None


def spells_out(start: int, end: int, text: str) -> bool:
    """Whether a name only spells out words before it, as in "power purchase agreement (PPA)": initials in brackets behind the common words that they stand for."""
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")" or not text[start:end].isupper():
        return False
    words = re.findall(r"[\w’'-]+", text[max(0, start - 80) : start])[start - end :]
    return [w[:1] for w in words] == list(text[start:end].lower())
