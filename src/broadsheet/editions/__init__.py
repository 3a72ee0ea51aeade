"""Stories + Deals → Edition: choice, order, extractive summaries, corrections."""

from broadsheet.editions.absence import explain_absence
from broadsheet.editions.carrying import REACH
from broadsheet.editions.checking import check_edition
from broadsheet.editions.comparing import Comparison, Shift, compare_editions
from broadsheet.editions.corrections import tell_correction
from broadsheet.editions.edition import choose_edition
from broadsheet.editions.grounds import tell_english
from broadsheet.editions.learning import FEWEST, Decided, Taste, apply_taste, explain_taste, learn_taste
from broadsheet.editions.parts import weigh_stories
from broadsheet.editions.sections import SECTIONS, TITLES, titles_in
from broadsheet.editions.summaries import MOST_WORDS, summarise
from broadsheet.editions.weighing import PARTS
from broadsheet.editions.wording import count_words

__all__ = [
    "FEWEST",
    "MOST_WORDS",
    "PARTS",
    "REACH",
    "SECTIONS",
    "TITLES",
    "Comparison",
    "Decided",
    "Shift",
    "Taste",
    "apply_taste",
    "check_edition",
    "choose_edition",
    "compare_editions",
    "count_words",
    "explain_absence",
    "explain_taste",
    "learn_taste",
    "summarise",
    "tell_correction",
    "tell_english",
    "titles_in",
    "weigh_stories",
]
