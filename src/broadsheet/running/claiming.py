"""Claims: every wording that has not been read for claims is read."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime

from broadsheet.adapters.store import reading, writing
from broadsheet.pipeline.outcome import Outcome
from broadsheet.pipeline.steps import CLAIMS
from broadsheet.ports import Extractor
from broadsheet.records import Article, Claim, Finding
from broadsheet.running.limited_pool import TookTooLong, say_fault
from broadsheet.wiring import Newsroom

BATCH = 200


def take_claims(newsroom: Newsroom, now: datetime) -> int:
    """Reads the claims of every article that has none at this version; the number of claims."""
    taken = done = 0
    while waiting := reading.articles_without(CLAIMS.mark, BATCH):
        begun = [
            (article, newsroom.pool.submit(find_claims, newsroom.extractor, article)) for article in waiting
        ]
        claims, findings = _collect(begun)
        writing.commit(
            Outcome(
                at=now,
                claims=claims,
                claims_of=tuple(article.id for article in waiting),
                findings=findings,
                done=tuple((CLAIMS.mark, article.text_id) for article in waiting),
            )
        )
        taken += len(claims)
        done += len(waiting)
        newsroom.progress("claims", done, done)
    return taken


def find_claims(extractor: Extractor, article: Article) -> tuple[Claim, ...]:
    """An article's claims as the ledger takes them: with outlet, root and both clocks."""
    return tuple(dress_claim(claim, article) for claim in extractor.find_claims(article))


def dress_claim(claim: Claim, article: Article) -> Claim:
    """The claim with who carried it and when it was reported and seen. Raises LawBroken on a false quote."""
    for span in claim.evidence:
        span.check(article.title if span.field == "title" else article.text)
    return replace(
        claim,
        outlet=article.provider.domain,
        root=claim.root or article.provider.root,
        language=claim.language or article.language,
        reported_at=article.published or article.seen_at,
        first_seen=article.seen_at,
        last_seen=article.seen_at,
        made_by=claim.made_by or CLAIMS.mark,
    )


def _collect(
    begun: list[tuple[Article, Future[tuple[Claim, ...]]]],
) -> tuple[tuple[Claim, ...], tuple[Finding, ...]]:
    claims: dict[str, Claim] = {}
    findings = []
    for article, future in begun:
        try:
            claims.update((claim.id, claim) for claim in future.result())
        except Exception as fault:  # noqa: BLE001 - one article must not stop the paper: it is told
            code = "timed_out" if isinstance(fault, TookTooLong) else "crashed"
            findings.append(
                Finding(
                    level="error",
                    step=CLAIMS.mark,
                    subject_id=article.id,
                    code=code,
                    message=f"{article.url}: finding claims {say_fault(fault)}; it has none until a rebuild",
                )
            )
    return tuple(claims.values()), tuple(findings)
