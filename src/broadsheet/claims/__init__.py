"""Article → Claims: relation, parties, money, when, stage, who says so, and the sentence that says it."""

from broadsheet.claims.gate import admit
from broadsheet.claims.grammar import GrammarExtractor, find_claims

__all__ = ["GrammarExtractor", "admit", "find_claims"]
