"""Claims: every wording that has not been read for claims is read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import replace
from datetime import datetime
from functools import partial

from broadsheet.adapters.store import gaps, reading, writing
from broadsheet.errors import FetchError, NotFound
from broadsheet.pipeline.outcome import Outcome
from broadsheet.pipeline.steps import CLAIMS
from broadsheet.ports import Extractor
from broadsheet.records import Article, Claim, Finding, Judgement, content_id
from broadsheet.running.limited_pool import InlineExecutor, TookTooLong, say_fault
from broadsheet.running.tries import may_be_tried_again, tried_mark
from broadsheet.wiring import Newsroom

BATCH = 200
REVISED = "revised"  #: note of a claim that an earlier wording of its article did not make


def take_claims(newsroom: Newsroom, now: datetime) -> int:
    """Reads the claims of every article that has none at this version; the number of claims.

    Where a model endpoint does not answer, its articles stay waiting for the next cycle; so do, a few
    times, those that reach the time limit.
    """
    # A model is asked over a connection that does not travel to another process, and takes its time.
    pool = InlineExecutor() if newsroom.settings.model_url else newsroom.pool
    taken = done = 0
    dropped = withdrawn_articles(reading.judgements())
    tried = tried_mark(CLAIMS.mark, now)
    while waiting := reading.articles_without(CLAIMS.mark, BATCH, tried=tried):
        begun = [(article, pool.submit(find_claims, newsroom.extractor, article)) for article in waiting]
        heard = [article for article, future in begun if not isinstance(future.exception(), FetchError)]
        late = {a.id for a, future in begun if may_be_tried_again(future, CLAIMS.mark, [a.text_id])}
        read = [article for article in heard if article.id not in late]
        claims, findings = _collect(begun)
        wordings = gaps.earlier_wordings([article.id for article in read])
        claims = date_revisions(claims, wordings)
        claims = tuple(claim for claim in claims if claim.article_id not in dropped)
        kept = [article for article in read if article.id not in dropped]
        faults: list[Finding] = []
        read_again = partial(_read_wording, newsroom.extractor, pool, faults)
        replaced = find_replaced(read_again, kept, wordings, {claim.id for claim in claims})
        writing.commit(
            Outcome(
                at=now,
                claims=claims,
                claims_of=tuple(article.id for article in read),
                replaced=replaced,
                findings=(*findings, *faults),
                done=tuple((tried if a.id in late else CLAIMS.mark, a.text_id) for a in heard),
            )
        )
        taken += len(claims)
        done += len(read)
        newsroom.progress("claims", done, done)
        if len(heard) < len(waiting):
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


def date_revisions(claims: Iterable[Claim], wordings: Mapping[str, Sequence[Article]]) -> tuple[Claim, ...]:
    """The claims, those that only a later wording of their article makes marked "revised".

    Such a claim was reported when the wording appeared, not when the article did; one that an earlier
    wording makes too was first seen there. `wordings` are the earlier ones by article id, oldest first.
    """
    return tuple(_date_revision(claim, wordings.get(claim.article_id, ())) for claim in claims)


def _date_revision(claim: Claim, earlier: Sequence[Article]) -> Claim:
    span = claim.evidence[0]
    told = [w for w in earlier if span.quote in (w.title if span.field == "title" else w.text)]
    if not earlier:
        return claim
    if told:
        return replace(claim, first_seen=told[0].seen_at or claim.first_seen)
    note = "; ".join(filter(None, (claim.note, REVISED)))
    return replace(claim, note=note, reported_at=claim.first_seen or claim.reported_at)


def _read_wording(
    extractor: Extractor, pool: Executor, faults: list[Finding], wording: Article
) -> tuple[Claim, ...]:
    claims, findings = _collect([(wording, pool.submit(find_claims, extractor, wording))])
    faults += findings
    return claims


def find_replaced(
    read: Callable[[Article], tuple[Claim, ...]],
    articles: Iterable[Article],
    wordings: Mapping[str, Sequence[Article]],
    standing: Collection[str],
) -> tuple[tuple[Claim, datetime], ...]:
    """Claims that only earlier wordings of the articles make, and when the wording without each came.

    `standing` are the ids of the claims of the present wordings. Such a claim is known on the days
    until it was replaced, and in the ledger of no later one. `read` gives a wording's claims.
    """
    found: dict[str, tuple[Claim, datetime]] = {}
    for article in articles:
        earlier = tuple(wordings.get(article.id, ()))
        made = [date_revisions(read(w), {w.id: earlier[:at]}) for at, w in enumerate(earlier)]
        for at, told in enumerate(made):
            for claim in told:
                gone = next((i for i in range(at + 1, len(made)) if not _makes(claim, made[i])), len(made))
                seen = (*earlier, article)[gone].seen_at
                if claim.id not in standing and seen is not None:
                    found.setdefault(claim.id, (_mark_replaced(claim, seen), seen))
    return tuple(found.values())


def _makes(claim: Claim, told: Iterable[Claim]) -> bool:
    return any(other.id == claim.id for other in told)


def _mark_replaced(claim: Claim, seen: datetime) -> Claim:
    said = f"replaced on {seen.date().isoformat()}"
    return replace(claim, note="; ".join(filter(None, (claim.note, said))))


def withdrawn_articles(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Articles whose claims an editor took out of the ledger: the last word of "drop" on each counts."""
    last = {j.left: j for j in sorted(judgements, key=lambda j: (j.at, j.id)) if j.kind == "drop"}
    return frozenset(left for left, judgement in last.items() if judgement.verdict == "yes")


def withdraw_article(article_id: str, *, by: str, at: datetime, why: str) -> int:
    """Takes all claims of an article out of the ledger, with a judgement that says so; how many.

    The article stays; its claims are not read again until it is reopened. Raises NotFound.
    """
    _find_article(article_id)
    held = len(reading.claims_of([article_id]))
    ruled = _drop(article_id, "yes", by=by, at=at, why=why)
    writing.commit(Outcome(at=at, claims_of=(article_id,), judgements=(ruled,)))
    return held


def reopen_article(extractor: Extractor, article_id: str, *, by: str, at: datetime, why: str) -> int:
    """Reads a withdrawn article's claims again, with a judgement that says so; how many. Raises NotFound."""
    article = _find_article(article_id)
    wordings = gaps.earlier_wordings([article_id])
    claims = date_revisions(find_claims(extractor, article), wordings)
    replaced = find_replaced(
        partial(find_claims, extractor), [article], wordings, {claim.id for claim in claims}
    )
    ruled = _drop(article_id, "no", by=by, at=at, why=why)
    made = Outcome(at=at, claims=claims, claims_of=(article_id,), replaced=replaced, judgements=(ruled,))
    writing.commit(made)
    return len(claims)


def _find_article(article_id: str) -> Article:
    article = reading.article(article_id)
    if article is None:
        raise NotFound(
            "there is no such article", excerpt=article_id, remedy="List them with: broadsheet articles"
        )
    return article


def _drop(article_id: str, verdict: str, *, by: str, at: datetime, why: str) -> Judgement:
    key = ("judgement", "drop", article_id, "", verdict, by, at.isoformat())
    return Judgement(
        id=content_id(*key), kind="drop", left=article_id, right="", verdict=verdict, by=by, at=at, why=why
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
                    message=f"{article.url}: finding claims {say_fault(fault)}",
                )
            )
    return tuple(claims.values()), tuple(findings)


def _code_of(fault: Exception) -> str:
    if isinstance(fault, FetchError):
        return fault.code
    return "timed_out" if isinstance(fault, TookTooLong) else "crashed"
