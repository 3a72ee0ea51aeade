"""Which deals a report is about: those whose two sides it names at its head, not all that it mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from broadsheet.parties import load_parties
from broadsheet.records import Article, Claim, Deal, Ledger, Mention, Role
from broadsheet.text.sentences import split_sentences

SCANNED: Final = 1500  #: characters of a text in which its first sentence ends


@dataclass(slots=True)
class Told:
    """What the claims of one article call a party, and where the first of them stands."""

    names: set[str] = field(default_factory=set)
    start: int = SCANNED


Tellings = Mapping[tuple[str, str], Told]  #: by (article, party)


def gather_tellings(ledger: Ledger) -> Tellings:
    """How each article names the parties of its claims."""
    tellings: dict[tuple[str, str], Told] = defaultdict(Told)
    for claim in ledger.claims:
        for mention in _mentions_of(claim):
            told = tellings[claim.article_id, mention.party_id]
            told.names |= {mention.as_written, mention.name} - {""}
            told.start = min(told.start, claim.evidence[0].start)
    return dict(tellings)


def _mentions_of(claim: Claim) -> tuple[Mention, ...]:
    sides = (claim.subject, claim.object, *claim.others)
    return tuple(mention for mention in sides if mention is not None)


def leads_with(article: Article, deal: Deal, story: Iterable[Article], tellings: Tellings) -> bool:
    """Whether the report names each side of the deal at its head, or half of its story's reports do.

    The head is headline, standfirst and first sentence. What stands further down is background where its
    sides do not: "a symbol beside the 13 billion that Microsoft put into OpenAI" moves nothing in a report
    on Microsoft and another.
    """
    reports = tuple(story)
    return all(
        _is_at_head(article, role, tellings)
        or 2 * sum(_is_at_head(report, role, tellings) for report in reports) >= len(reports)
        for role in deal.roles
        if role.part != "other"
    )


def _is_at_head(article: Article, role: Role, tellings: Tellings) -> bool:
    head, end = _head_of(article)
    told = tellings.get((article.id, role.party_id), Told({role.name}))
    if told.start < end or any(name.casefold() in head.casefold() for name in told.names):
        return True
    return role.party_id in _parties_in(head, article.language)


def _head_of(article: Article) -> tuple[str, int]:
    """Headline, standfirst and first sentence, and where in the text that ends."""
    start, end = next(iter(split_sentences(article.text[:SCANNED], article.language)), (0, 0))
    return "\n".join((article.title, article.standfirst, article.text[start:end])), end


@lru_cache(maxsize=1 << 10)
def _parties_in(text: str, language: str) -> frozenset[str]:
    book = load_parties()
    return frozenset(book.counted(seen.party_id)[0] for seen in book.sightings(text, language))
