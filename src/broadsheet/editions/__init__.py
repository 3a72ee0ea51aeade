"""Stories + Deals → Edition: choice, order, extractive summaries, corrections."""

from broadsheet.editions.absence import explain_absence
from broadsheet.editions.checking import check_edition
from broadsheet.editions.edition import choose_edition
from broadsheet.editions.sections import TITLES
from broadsheet.editions.summaries import summarise

__all__ = ["TITLES", "check_edition", "choose_edition", "explain_absence", "summarise"]
