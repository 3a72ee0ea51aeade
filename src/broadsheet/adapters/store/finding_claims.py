"""Claims as a search finds them: each sentence once, however many reports carry it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from broadsheet.press.views import Hit, Query
from broadsheet.records import Claim


def claim_hits(query: Query, told: Iterable[Sequence[Claim]]) -> list[Hit]:
    """The claims that fit and whose own sentence has the words, in the order of their articles.

    What a copy carries word for word is shown as its first report has it.
    """
    found: dict[tuple[str, str, str], Hit] = {}
    words_fit = word_test(query)
    for claims in told:
        for claim in claims:
            quote, title = claim.evidence[0].quote, " – ".join(name for _, name in names_in([claim])[:2])
            if claim_fits(query, claim) and words_fit(f"{title} {quote}".casefold()):
                found.setdefault((claim.relation, title, quote), _hit(claim, title, quote))
    return list(found.values())


def claim_fits(query: Query, claim: Claim) -> bool:
    """Whether a claim is of the relation, the stage and the parties that are asked for."""
    return (
        (not query.relations or claim.relation in query.relations)
        and (not query.stages or claim.stage in query.stages)
        and (not query.parties or party_fits(query, names_in([claim])))
    )


def party_fits(query: Query, names: Iterable[tuple[str, str]]) -> bool:
    """Whether all parties that are asked for are among these (id, name)."""
    if not query.parties:
        return True
    known = {x for party_id, name in names for x in (party_id, name.lower())}
    return all(wanted in known for wanted in query.parties)


def names_in(claims: Iterable[Claim]) -> list[tuple[str, str]]:
    """(id, name) of every party of the claims, those who give first."""
    return [(m.party_id, m.name) for c in claims for m in (c.subject, c.object, *c.others) if m]


def word_test(query: Query) -> Callable[[str], bool]:
    """Whether a case-folded text has all words and phrases and none that is left out."""
    wanted = [word.casefold() for word in (*query.words, *query.phrases)]
    barred = [word.casefold() for word in query.without]

    def fits(flat: str) -> bool:
        for word in wanted:
            if word not in flat:
                return False
        return not barred or not any(word in flat for word in barred)

    return fits


def _hit(claim: Claim, title: str, quote: str) -> Hit:
    return Hit(
        kind="claim", id=claim.id, title=title, snippet=quote, note=claim.relation, at=claim.reported_at
    )
