"""Makes the paper's web faces from the packaged Source Serif Pro: python docs/make_faces.py

Each face is cut to the letters of some languages, and browsers fetch only the cuts that a page needs.
The licence (SIL Open Font License 1.1) reserves the name "Source", so that what was cut is called
otherwise; who drew it and under which licence stays in the file's own name table.
"""

from __future__ import annotations

import sys
from importlib import resources
from pathlib import Path
from typing import Final

from fontTools import subset
from fontTools.ttLib import TTFont

STATIC = Path(__file__).parents[1] / "src" / "broadsheet" / "press" / "static"
NAME: Final = "Broadsheet Serif"
CUTS: Final = {
    "latin": "20-7E,A0-FF,131,152-153,2009,2010-2015,2018-201E,2020-2022,2026,202F,2030,2039-203A,20AC,2122,2212",
    "more": "100-130,132-151,154-17F,218-21B,1E9E",
    "cyrillic": "400-45F,490-491,2116",
}  #: hexadecimal ranges, the same as `unicode-range` says in paper.css
FACES: Final = {
    "serif": ("Regular", ("latin", "more", "cyrillic")),
    "bold": ("Bold", ("latin", "more", "cyrillic")),
    "italic": ("It", ("latin", "more")),
}  #: the packaged italic has no Cyrillic letters
FEATURES: Final = ["kern", "liga", "locl", "ccmp", "pnum"]
KEPT_NAMES: Final = (0, 5, 7, 8, 9, 11, 13, 14)  #: copyright, version, trademark, makers, licence


def main() -> int:
    """Writes every cut of every face into the static files."""
    packaged = resources.files("font_source_serif_pro").joinpath("files")
    for face, (style, cuts) in FACES.items():
        for cut in cuts:
            with resources.as_file(packaged.joinpath(f"SourceSerifPro-{style}.ttf")) as source:
                font = cut_font(TTFont(source), CUTS[cut])
            rename(font, style)
            place = STATIC / f"{face}-{cut}.woff2"
            font.save(place)
            sys.stdout.write(f"{place.name}  {place.stat().st_size:,} bytes\n")
    return 0


def cut_font(font: TTFont, ranges: str) -> TTFont:
    """The font with only those letters, without hints, as WOFF2; the same bytes every time."""
    wishes = subset.Options(flavor="woff2", hinting=False, layout_features=FEATURES, name_IDs=["*"])
    cutter = subset.Subsetter(wishes)
    cutter.populate(unicodes=subset.parse_unicodes(ranges))
    cutter.subset(font)
    font.flavor = "woff2"
    font.recalcTimestamp = False
    return font


def rename(font: TTFont, style: str) -> None:
    """Leaves of the names who made it and the licence, and calls the rest our own."""
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in KEPT_NAMES]
    for number, text in ((1, NAME), (2, style), (4, f"{NAME} {style}"), (6, f"BroadsheetSerif-{style}")):
        table.setName(text, number, 3, 1, 0x409)


if __name__ == "__main__":
    sys.exit(main())
