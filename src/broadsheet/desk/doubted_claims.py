"""Claims that wait for a second pair of eyes, as the machine reads them and as an editor does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from broadsheet.adapters.store import doubts, reading
from broadsheet.adapters.store.shelf import StoreShelf
from broadsheet.desk.claim_rulings import Rulings, read_rulings
from broadsheet.desk.corrections import apply_correction
from broadsheet.desk.paging import MOST
from broadsheet.desk.proposals import who_proposes
from broadsheet.desk.same_words import copies_of, is_first_of
from broadsheet.ledger import call_credit
from broadsheet.press.views import Change
from broadsheet.records import Article, Claim, Judgement

AROUND: Final = 160  #: characters of the text before and behind the evidence


def from_a_word(text: str) -> str:
    """The end of a text from the beginning of a word on, where words are parted by spaces."""
    if len(text) <= AROUND:
        return text
    shown = text[-AROUND:]
    return "… " + (shown.partition(" ")[2] or shown)


def to_a_word(text: str) -> str:
    """The beginning of a text up to the end of a word, where words are parted by spaces."""
    if len(text) <= AROUND:
        return text
    shown = text[:AROUND]
    return (shown.rpartition(" ")[0] or shown) + " …"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A claim as the machine read it and as an editor reads it, in its article."""

    claim: Claim
    article: Article
    ruling: Judgement | None = None  #: whether it holds
    correction: Judgement | None = None
    reopened: bool = False  #: the source was changed after the editor decided
    corrected: Claim  #: as the editor reads it; as the machine does where no editor differs
    copies: tuple[Claim, ...] = ()  #: the same sentence in reprints, on which a ruling holds as well
    reprints: tuple[Article, ...] = ()  #: where those stand
    changes: tuple[Change, ...] = ()  #: what the source changed since, for a claim that is open again
    typed: Mapping[str, str] | None = None  #: what an editor just typed into its form
    proposed_by: tuple[str, ...] = ()  #: whose proposals about it nobody answered

    @property
    def form(self) -> Mapping[str, object]:
        """The values of the fields for reading it otherwise."""
        if self.typed is not None:
            return self.typed
        claim = self.corrected
        return {
            "read_subject": claim.subject.name if claim.subject else "",
            "read_object": claim.object.name if claim.object else "",
            "read_relation": claim.relation,
            "read_stage": claim.stage,
            "read_money": claim.money.as_written if claim.money else "",
            "read_quantity": claim.quantity,
            "read_denied": claim.denied,
            "read_cumulative": claim.cumulative,
        }

    @property
    def seen(self) -> str:
        """Id of the ruling shown."""
        return self.ruling.id if self.ruling else ""

    @property
    def decided_by(self) -> str:
        """Who ruled on it or read it otherwise; "" for nobody."""
        return next((j.by for j in (self.ruling, self.correction) if j is not None), "")

    @property
    def correction_seen(self) -> str:
        """Id of the correction shown."""
        return self.correction.id if self.correction else ""

    @property
    def before(self) -> str:
        """The words in front of the evidence, for reading it in its place."""
        span = self.claim.evidence[0]
        return from_a_word(self.article.text[: span.start]) if span.field == "text" else ""

    @property
    def after(self) -> str:
        """The words behind the evidence."""
        span = self.claim.evidence[0]
        return to_a_word(self.article.text[span.end :]) if span.field == "text" else ""


def count_doubts(show: str = "") -> int:
    """How many claims `list_doubts` lists in all."""
    rulings = read_rulings()
    decided = len(rulings.held) - len(rulings.reopened)
    return decided if show == "decided" else doubts.count_claims() - decided


def list_doubts(show: str = "", skip: int = 0) -> tuple[Doubt, ...]:
    """A page of claims that want an editor: reopened ones, unknown names, low confidence, then newest.

    A sentence that reprints repeat is there once, as its first report has it. With `show` "decided" those an
    editor ruled on, latest ruling first.
    """
    rulings = read_rulings()
    if show == "decided":
        return _shown(doubts.in_order(rulings.decided[skip : skip + MOST]), {}, rulings)
    first = sorted(rulings.reopened)[skip : skip + MOST]
    after = max(0, skip - len(rulings.reopened))
    rest = doubts.least_certain(MOST - len(first), leave_out=rulings.held.keys(), skip=after)
    copies = {claim.id: copies_of(claim, leave_out=rulings.held) for claim in rest}
    chosen = (*doubts.in_order(first), *(claim for claim in rest if is_first_of(claim, copies[claim.id])))
    return _shown(chosen, copies, rulings)


def doubt_of(claim_id: str, typed: Mapping[str, str]) -> Doubt:
    """One claim with what an editor typed into its form."""
    (claim,) = doubts.in_order([claim_id])
    (article,) = reading.articles([claim.article_id])
    return replace(_doubt(claim, article, read_rulings()), typed=typed)


def _shown(
    chosen: Iterable[Claim], copies: Mapping[str, tuple[Claim, ...]], rulings: Rulings
) -> tuple[Doubt, ...]:
    chosen = tuple(chosen)
    proposed = who_proposes(reading.judgements())
    all_of_them = (*chosen, *(copy for claim in chosen for copy in copies.get(claim.id, ())))
    articles = {a.id: a for a in reading.articles(sorted({c.article_id for c in all_of_them}))}
    return tuple(
        replace(
            _doubt(claim, articles[claim.article_id], rulings),
            proposed_by=proposed.get(claim.id, ()),
            copies=copies.get(claim.id, ()),
            reprints=tuple(
                articles[c.article_id] for c in copies.get(claim.id, ()) if c.article_id in articles
            ),
        )
        for claim in chosen
        if claim.article_id in articles
    )


def _doubt(claim: Claim, article: Article, rulings: Rulings) -> Doubt:
    correction = rulings.corrected.get(claim.id)
    reopened = claim.id in rulings.reopened
    counted = call_credit(claim)
    return Doubt(
        claim=counted,
        article=article,
        ruling=rulings.holds.get(claim.id),
        correction=correction,
        reopened=reopened,
        corrected=apply_correction(counted, correction),
        changes=tuple(StoreShelf().changes(article.id, 1)) if reopened else (),
    )
