"""Claims and judgements → deals, timelines, contradictions, dependence, money loops."""

from broadsheet.ledger import export
from broadsheet.ledger.assertions import Assertion, Check, check_assertions, read_assertion
from broadsheet.ledger.centrality import Standing, centrality
from broadsheet.ledger.contradictions import list_contradictions
from broadsheet.ledger.dependence import Dependence, dependence
from broadsheet.ledger.flows import Interval
from broadsheet.ledger.folder import Folder
from broadsheet.ledger.loops import Leg, Loop, loops
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
    "Change",
    "Check",
    "ClockName",
    "Concentration",
    "Dependence",
    "Folder",
    "Interval",
    "Leg",
    "Loop",
    "Share",
    "Standing",
    "Tie",
    "as_of",
    "centrality",
    "check_assertions",
    "compare_deals",
    "dependence",
    "diff",
    "export",
    "fold",
    "in_force_on",
    "list_contradictions",
    "loops",
    "read_assertion",
    "resolve",
    "without",
]
