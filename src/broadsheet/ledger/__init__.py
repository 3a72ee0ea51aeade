"""Claims and judgements → deals, timelines, contradictions, dependence, money loops."""

from broadsheet.ledger.contradictions import list_contradictions
from broadsheet.ledger.folder import Folder
from broadsheet.ledger.views import Change, as_of, diff, fold, resolve, without

__all__ = ["Change", "Folder", "as_of", "diff", "fold", "list_contradictions", "resolve", "without"]
