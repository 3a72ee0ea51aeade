"""Stories + Deals → Edition: choice, order, extractive summaries, corrections."""

from broadsheet.editions.absence import explain_absence
from broadsheet.editions.checking import check_edition
from broadsheet.editions.edition import choose_edition
from broadsheet.editions.sections import SECTIONS, TITLES, titles_in
from broadsheet.editions.summaries import summarise

__all__ = [
    "SECTIONS",
    "TITLES",
    "check_edition",
    "choose_edition",
    "explain_absence",
    "summarise",
    "titles_in",
]
