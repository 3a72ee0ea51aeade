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
from broadsheet.ledger.views import Change, as_of, diff, fold, resolve, without

__all__ = [
    "Assertion",
    "Change",
    "Check",
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
    "dependence",
    "diff",
    "export",
    "fold",
    "list_contradictions",
    "loops",
    "read_assertion",
    "resolve",
    "without",
]
