"""Claims: every wording that has not been read for claims is read."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime

from broadsheet.adapters.store import reading, writing
from broadsheet.errors import FetchError
from broadsheet.pipeline.outcome import Outcome
from broadsheet.pipeline.steps import CLAIMS
from broadsheet.ports import Extractor
from broadsheet.records import Article, Claim, Finding
from broadsheet.running.limited_pool import InlineExecutor, TookTooLong, say_fault
from broadsheet.wiring import Newsroom

BATCH = 200


def take_claims(newsroom: Newsroom, now: datetime) -> int:
    """Reads the claims of every article that has none at this version; the number of claims.

    Where a model endpoint does not answer, its articles stay waiting for the next cycle.
    """
    # A model is asked over a connection that does not travel to another process, and takes its time.
    pool = InlineExecutor() if newsroom.settings.model_url else newsroom.pool
    taken = done = 0
    while waiting := reading.articles_without(CLAIMS.mark, BATCH):
        begun = [(article, pool.submit(find_claims, newsroom.extractor, article)) for article in waiting]
        read = [article for article, future in begun if not isinstance(future.exception(), FetchError)]
        claims, findings = _collect(begun)
        writing.commit(
            Outcome(
                at=now,
                claims=claims,
                claims_of=tuple(article.id for article in read),
                findings=findings,
                done=tuple((CLAIMS.mark, article.text_id) for article in read),
            )
        )
        taken += len(claims)
        done += len(read)
        newsroom.progress("claims", done, done)
        if len(read) < len(waiting):
            break
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
            code = _code_of(fault)
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


def _code_of(fault: Exception) -> str:
    if isinstance(fault, FetchError):
        return fault.code
    return "timed_out" if isinstance(fault, TookTooLong) else "crashed"
