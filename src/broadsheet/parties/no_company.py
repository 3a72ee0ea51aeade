"""Capitalised words that are no company: laws, gatherings, slogans, initials that are spelled out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.parties.common_words import is_common
from broadsheet.parties.forms import Sighting
from broadsheet.text.tokens import Token

_OCCASIONS = frozenset(
    "Act Bill Directive Treaty Accord Accords Conference Summit Expo Symposium Festival Olympics Awards Hackathon Keynote Week Showcase "
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
    r"(?:The )?(?:South|North) (?:Korean|African)s?|Big (?:Four|Three|Five|Six|Tech|Oil|Pharma|Media|Law|Bank|Banks)|Magnificent (?:Seven|7)|Mag ?7|Memorandum|Letter|"
    r"(?:Definitive|Master|Merger|Purchase|Share Purchase|License|Services?|Supply|Exclusive|Binding|Strategic|Business) Agreements?|Middle Eastern|"
    r"(?:Edge|Physical|Embodied|Sovereign|Agentic|Generative|Multimodal|Frontier|Explainable|Trustworthy|Responsible|Conversational|Industrial|"
    r"Enterprise|Clinical|Ethical|Vertical|Consumer|Healthcare|Defense|Military|Medical) AI|AI (?:Labs?|Startups?|Compan(?:y|ies)|Models?|Agents?)"
)
"""What is written with capitals in notices and names nobody."""
_ACTS = re.compile(
    r"(?<=AI) (?:has (?:raised|chosen|signed|announced|agreed)|announced|said|raised|chose|signed|agreed)\b"
)
"""As in "Sovereign AI has chosen": the sort of thing is somebody's name."""
_RANKED = frozenset(("Fortune", "Forbes", "Inc", "FTSE", "S&P", "Russell", "Nasdaq", "Euronext", "Stoxx"))

_UNDERTAKINGS = frozenset(
    "Program Programme Challenge Competition Prize Championship Championships Cup Marathon Fellowship Scholarship".split()
)
"""Last words of what companies run, unless it is one of the programmes of the United Nations."""
_TOOLS = frozenset(("SDK", "SDKs", "API", "APIs", "CLI", "UI", "GUI", "IDE"))
"""Last words of what programmers work with, and of no company."""
_TASK = re.compile(r" #\d")

_SLOGAN = re.compile(
    r"[“\"‘'](?:Scale|Build|Bring|Make|Power|Deploy|Accelerate|Advance|Use|Put) AI(?= (?:for|to|across|with|at|in|into)\b)"
)
"""As in: to "Scale AI for everyone"."""


def is_no_party(run: list[Token], text: str) -> bool:
    """Whether a run of capitals is no company, as in "the Harbour Safety Act", "the Tyne Robotics Summit", "Task #3"."""
    if len(run) > 1 and run[-1].text in _OCCASIONS | _TOOLS:
        return True
    if text[run[0].start - 1 : run[0].start] == "`" == text[run[-1].end : run[-1].end + 1]:
        return True  # code
    if len(run) > 1 and run[-1].text in _UNDERTAKINGS and run[0].text not in {"World", "United", "UN"}:
        return True
    if _TASK.match(text, run[-1].end) or (len(run) == 1 and _FIGURE.match(text, run[0].start)):
        return True
    is_sort = _NO_HOUSE.fullmatch(text, run[0].start, run[-1].end) and not _ACTS.match(text, run[-1].end)
    if run[-1].text in _CALLED or is_sort:
        return True
    if _is_ranking(run, text) and re.match(r" (?:Global )?\d{2,4}\b", text[run[-1].end : run[-1].end + 12]):
        return True  # "Fortune 500 companies"
    if _SLOGAN.match(text, max(0, run[0].start - 1)):
        return True
    return run[-1].text == "Unit" and re.match(r" \d", text[run[-1].end : run[-1].end + 2]) is not None


def _is_ranking(run: list[Token], text: str) -> bool:
    return run[-1].text in _RANKED or text[run[0].start : run[-1].end] in _RANKED


def spells_out(start: int, end: int, text: str) -> bool:
    """Whether a name only spells out words before it, as in "power purchase agreement (PPA)": initials in brackets behind the common words that they stand for."""
    if text[start - 1 : start] != "(" or text[end : end + 1] != ")" or not text[start:end].isupper():
        return False
    words = re.findall(r"[\w’'-]+", text[max(0, start - 80) : start])[start - end :]
    return [w[:1] for w in words] == list(text[start:end].lower())


_FIGURE = re.compile(r"Figure\b(?= [1-9])")
_HYPHENS = "-‑"
_ENDS_ADDRESS = re.compile(r"\w\.$")


def is_only_written_so(sighting: Sighting, others: Sequence[Sighting], text: str) -> bool:
    """Whether a name of the catalogue is none here: "see Figure 2", the Spark of "Codex-Spark", the io of "Lantern.io", an "AI infrastructure partnership"."""
    if _is_in_small_letters(sighting, text):
        return True
    if _FIGURE.match(text, sighting.start) and sighting.end == sighting.start + len("Figure"):
        return True
    if (
        _ENDS_ADDRESS.search(text, max(0, sighting.start - 2), sighting.start)
        and text[sighting.start].islower()
    ):
        return True
    if sighting.form.kind != "name" or not sighting.form.is_ambiguous:
        return False
    is_joined = text[sighting.start - 1 : sighting.start] in set(_HYPHENS)
    return is_joined and any(s.form.kind == "product" and s.end == sighting.start - 1 for s in others)


_OFFICES = frozenset(
    {
        "administration",
        "agency",
        "army",
        "bureau",
        "commission",
        "council",
        "department",
        "government",
        "ministry",
        "office",
    }
)
"""What news writes small where it means one body: "the US department of energy"."""


def _is_in_small_letters(sighting: Sighting, text: str) -> bool:
    """Whether a name of several common words is written as common words are."""
    words = text[sighting.start : sighting.end].split(" ")
    small = [word for word in words if word.islower()]
    return (
        len(small) > 1
        and _OFFICES.isdisjoint(small)
        and all(word.islower() or word.isupper() for word in words)
        and any(word.istitle() for word in sighting.form.written.split(" "))
        and all(map(is_common, small))
    )


_AN = re.compile(r"\b[Aa]n? $")
_THING_BEHIND = re.compile(
    r" (?:ordered|bought|built|made|priced|starting|running|costs|arrives|ships|is|was|with|from|in|on)\b|[.;]\s"
)


def is_one_of_many(start: int, end: int, text: str) -> bool:
    """As in "a Neo ordered directly from Apple": what there are several of is a thing, and no company."""
    return (
        _AN.search(text, max(0, start - 4), start) is not None and _THING_BEHIND.match(text, end) is not None
    )
