"""Claims and judgements → deals, timelines, contradictions, dependence, money loops."""

from broadsheet.ledger import export
from broadsheet.ledger.assertion_file import AssertionLine, BadLine, read_assertions
from broadsheet.ledger.assertions import Assertion, Check, check_assertions, read_assertion, show_range
from broadsheet.ledger.centrality import Line, Standing, centrality, centrality_of
from broadsheet.ledger.contradictions import list_contradictions
from broadsheet.ledger.corrections import read_corrections
from broadsheet.ledger.corrections import write_csv as judgements_csv
from broadsheet.ledger.corrections import write_json_lines as judgements_json_lines
from broadsheet.ledger.credit import call_credit
from broadsheet.ledger.dependence import Dependence, dependence
from broadsheet.ledger.dossier import deal_id
from broadsheet.ledger.flows import Interval
from broadsheet.ledger.folder import Folder
from broadsheet.ledger.growth import Growth, growth, year_ends
from broadsheet.ledger.loops import Leg, Loop, loops
from broadsheet.ledger.rulings import in_force, merged_parties
from broadsheet.ledger.shares import Concentration
from broadsheet.ledger.ties import Share, Tie
from broadsheet.ledger.views import (
    Change,
    ClockName,
    as_of,
    compare_deals,
    diff,
    fold,
    in_force_on,
    resolve,
    without,
)

__all__ = [
    "Assertion",
    "AssertionLine",
    "BadLine",
    "Change",
    "Check",
    "ClockName",
    "Concentration",
    "Dependence",
    "Folder",
    "Growth",
    "Interval",
    "Leg",
    "Line",
    "Loop",
    "Share",
    "Standing",
    "Tie",
    "as_of",
    "call_credit",
    "centrality",
    "centrality_of",
    "check_assertions",
    "compare_deals",
    "deal_id",
    "dependence",
    "diff",
    "export",
    "fold",
    "growth",
    "in_force",
    "in_force_on",
    "judgements_csv",
    "judgements_json_lines",
    "list_contradictions",
    "loops",
    "merged_parties",
    "read_assertion",
    "read_assertions",
    "read_corrections",
    "resolve",
    "show_range",
    "without",
    "year_ends",
]
