"""The trade of a party in one word: by the catalogue, and of a name that it lacks by the name itself."""

from __future__ import annotations

import re
from typing import Final

from broadsheet.claims.pointing.antecedents import kind_of
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_TRADES: Final = {
    "ai_app": "lab", "ai_lab": "lab", "ai_infra": "lab", "robotics": "lab", "autonomous": "lab", "data_infra": "lab",
    "neocloud": "cloud", "cloud": "cloud", "data_center": "cloud", "miner": "cloud",
    "chips": "chips", "chip_equipment": "chips", "investor": "fund", "sovereign_fund": "fund", "bank": "bank",
    "publisher": "press", "media": "press", "wire": "wire", "government": "state", "regulator": "state",
    "big_tech": "big", "energy": "energy",
}  # fmt: skip
_BY_NAME: Final = (
    ("fund?", r"\b(?:Capital|Ventures?|Partners|Fund|Investments?|Holdings|Equity|Advisors|Angels|VC|Asset Management)$"),
    ("energy", r"\b(?:Energy|Power|Nuclear|Solar|Electric|Grid|Utilities|Hydro|Geothermal|Fusion|Renewables)\b"),
    ("chips", r"\b(?:Semiconductors?|Silicon|Micro|Microsystems|Chips?|Photonics)\b|(?:chip|silicon)s?$"),
    ("cloud", r"\b(?:Cloud|Compute|Data Cent(?:er|re)s?|Hosting|Datacenters?)\b"),
    ("bank", r"\b(?:Bank|Credit|Financial|Lending)\b"),
    ("press", r"\b(?:News|Times|Post|Media|Press|Publishing|Herald|Journal|Tribune|Gazette|Records|Music|Pictures|Books|Magazine|Broadcasting)\b"),
    ("state", r"\b(?:Ministry|Department|Government|Agency|City of|Council|Army|Navy|Air Force|Commission)\b"),
)  # fmt: skip
_NAMES: Final = tuple((trade, re.compile(pattern)) for trade, pattern in _BY_NAME)


def trade_of(mention: Mention, reading: Reading) -> str:
    """As "lab", "cloud", "fund"; "firm" for others of the catalogue, "new" or "doubtful" for unknown names."""
    kind = kind_of(mention, reading)
    if kind != "provisional":
        return _TRADES.get(kind, "firm")
    told = next((trade for trade, pattern in _NAMES if pattern.search(mention.name)), "")
    return told or ("new" if reading.is_company(mention) else "doubtful")
