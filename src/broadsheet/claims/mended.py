"""The text as its author wrote it, where a page's links lost the blanks around them, and the way back."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from broadsheet.claims.lost_blanks import find_lost_blanks
from broadsheet.records import Article, Claim, Mention, Money, Span, claim_id


@dataclass(frozen=True, slots=True)
class Mended:
    """A text to be read, and where in it blanks stand that the article does not have."""

    text: str
    put_in: tuple[int, ...] = ()

    def origin(self, at: int) -> int:
        """The place in the article of a place in the mended text."""
        return at - bisect_left(self.put_in, at)


def mend(text: str) -> Mended:
    """The text with the blanks that its links lost."""
    lost = find_lost_blanks(text)
    if not lost:
        return Mended(text)
    pieces = [text[a:b] for a, b in zip([0, *lost], [*lost, len(text)], strict=True)]
    return Mended(" ".join(pieces), tuple(at + number for number, at in enumerate(lost)))


def as_written(claim: Claim, article: Article, mended: Mended) -> Claim:
    """A claim that was found in the mended text, with every quote as the article has it."""
    if not mended.put_in:
        return claim
    evidence = tuple(_span(span, article, mended) for span in claim.evidence)
    subject, target = (_mention(m, article, mended) for m in (claim.subject, claim.object))
    money = _money(claim.money, article, mended)
    return replace(
        claim,
        id=claim_id(
            claim.article_id,
            evidence[0].quote,
            claim.relation,
            subject.as_written if subject else "",
            target.as_written if target else "",
            money.as_written if money else "",
        ),
        evidence=evidence,
        subject=subject,
        object=target,
        others=tuple(m for o in claim.others if (m := _mention(o, article, mended))),
        money=money,
    )


def _span(span: Span, article: Article, mended: Mended) -> Span:
    if span.field == "title":
        return span
    start, end = mended.origin(span.start), mended.origin(span.end)
    return replace(span, start=start, end=end, quote=article.text[start:end])


def _mention(mention: Mention | None, article: Article, mended: Mended) -> Mention | None:
    if mention is None or mention.span is None or mention.span.field == "title":
        return mention
    span = _span(mention.span, article, mended)
    same = mention.as_written == mention.span.quote
    return replace(mention, span=span, as_written=span.quote if same else mention.as_written)


def _money(money: Money | None, article: Article, mended: Mended) -> Money | None:
    if money is None or mended.text[max(0, money.start) : money.end] != money.as_written:
        return money  # of the title, or put together
    start, end = mended.origin(money.start), mended.origin(money.end)
    return replace(money, start=start, end=end, as_written=article.text[start:end])
