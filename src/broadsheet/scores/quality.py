"""Quality: what an article is worth to a reader, as a sum of named parts. 70 is publishable.

A solid wire report or company release about a real event reaches 70; a rewrite of somebody else's
report, a padded text or a teaser does not. The points are ours, set on pages of our own newsstand;
decision 0041 says how.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from broadsheet.records import Article, Claim, Reason, Score
from broadsheet.scores.saying import say_part
from broadsheet.scores.setting import Setting, is_first_hand
from broadsheet.scores.substance import Substance, read_substance
from broadsheet.scores.tells import tell_pattern
from broadsheet.text.words import fold_text, is_unspaced, split_words

PUBLISHABLE: Final = 70
EVIDENCE: Final = "claims with evidence"  #: the part that claims give
RECORD: Final[Mapping[str, float]] = {
    "regulator": 12, "wire": 12, "newspaper": 8, "business_press": 8, "company": 8, "research": 8,
    "tech_press": 6, "analyst": 5, "newsletter": 2, "community": -5, "aggregator": -10,
}  # fmt: skip
_FIGURE = re.compile(
    r"[$€£¥₹]\s?\d|\d[\d.,]*\s?(?:%|percent|billion|million|trillion|gigawatts?|GW|MW|Milliarden|Millionen"
    r"|milliards|millions|mil millones|millones|млрд|млн|亿|万|億|兆)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:\b[A-ZÀ-ÞА-Я][\w’'-]+\s+(?:[A-ZÀ-ÞА-Я][\w.’'-]+\s?)+)")
_QUOTE = re.compile(r"[\"“„«「](?:[^\"”“»」]{15,400})[\"”“»」]")
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s+|(?<=[。！？])|\n+")


def score_quality(article: Article, setting: Setting, claims: Sequence[Claim]) -> Score:
    """The sum of the parts; a copy is held below its original. Without a text only outlet and date count."""
    reasons = rate_parts(article, setting, claims)
    if original := setting.original_of(article):
        reasons.append(_copy_part(reasons, _total_of(original, setting), original))
    return sum_up(reasons)


def sum_up(reasons: Sequence[Reason]) -> Score:
    """A score whose value is the rounded sum of its parts, not below 0."""
    return Score(value=max(0, round(sum(reason.points for reason in reasons))), reasons=tuple(reasons))


def stand_in(quality: Score) -> Reason:
    """Quality as one part of another score: its own parts are told once, beside it."""
    return say_part("quality", quality.value or 0, "its_quality")


def rate_parts(article: Article, setting: Setting, claims: Sequence[Claim]) -> list[Reason]:
    """Every part of the quality of an article by itself."""
    substance = read_substance(article)
    parts = [
        _reporting(article, setting, substance),
        _length(substance),
        _named_sources(article, substance),
        _figures(substance),
        _headline(article, substance),
        _record(article),
        _evidence(article, claims),
        _bearings(article),
        _boilerplate(substance),
        _padding(substance),
        _form(article),
    ]
    return [part for part in parts if part.points]


def _reporting(article: Article, setting: Setting, substance: Substance) -> Reason:
    name = "own reporting"
    if not substance.words:
        return say_part(name, 0)
    if is_first_hand(article):
        return say_part(name, 34, "first_hand")
    if article.syndicated_from:
        return say_part(name, 4, "carries", outlet=article.syndicated_from)
    root = setting.root_of(article)
    if not root:
        return say_part(name, 22, "no_story")
    if root in (article.provider.root, article.provider.domain):
        return say_part(name, 28, "own_voice")
    if root in setting.roots_at_first_hand:
        return say_part(name, 18, "own_account", outlet=root)
    return say_part(name, 4, "retells", outlet=root)


def _length(substance: Substance) -> Reason:
    points = min(24.0, 24 * math.log1p(substance.words / 25) / math.log1p(250 / 25))
    return say_part("length", points, "own_words", words=substance.words)


def _named_sources(article: Article, substance: Substance) -> Reason:
    if is_first_hand(article) and substance.words:
        return say_part("named sources", 12, "party_speaks")
    speech = tell_pattern("speech").search
    said = [sentence for sentence in _sentences(substance.text) if speech(sentence)]
    named = [s for s in said if _NAMED.search(s) or _QUOTE.search(s) or is_unspaced(s.strip()[:1] or "x")]
    return say_part("named sources", min(15.0, 5.0 * len(named)), "said_by", number=len(named))


def _figures(substance: Substance) -> Reason:
    told = [sentence for sentence in _sentences(substance.text) if _FIGURE.search(sentence)]
    return say_part("figures", min(9.0, 3.0 * len(told)), "figures", number=len(told))


@lru_cache(maxsize=4)  # asked for sources and for figures
def _sentences(text: str) -> list[str]:
    return [sentence for sentence in _SENTENCE.split(text) if sentence]


def _headline(article: Article, substance: Substance) -> Reason:
    name = "headline against body"
    wanted = {w for w in split_words(fold_text(article.title)) if len(w) > 3 or is_unspaced(w)}
    if not wanted or not substance.words:
        return say_part(name, 0)
    body = fold_text(substance.text)
    met = sum(_stands_in(word, body) for word in wanted) / len(wanted)
    return say_part(name, 16 * met - 6, "headline", share=round(met, 2))


def _stands_in(word: str, body: str) -> float:
    if is_unspaced(word) and len(word) > 2:
        pairs = [word[i : i + 2] for i in range(len(word) - 1)]
        return sum(pair in body for pair in pairs) / len(pairs)
    return float(word[: max(4, len(word) - 2)] in body)


def _record(article: Article) -> Reason:
    kind = article.provider.kind
    points = RECORD.get(kind, 0) if kind else 0
    return say_part(
        "outlet's record", points, "listed_as", outlet=article.provider.name, kind=kind or "unknown"
    )


def _evidence(article: Article, claims: Sequence[Claim]) -> Reason:
    number = count_quoted(article, claims)
    return say_part(EVIDENCE, min(9.0, 3.0 * number), "quoted", number=number)


def count_quoted(article: Article, claims: Sequence[Claim]) -> int:
    """How many of the claims quote the article."""
    return sum(1 for claim in claims if claim.article_id == article.id and claim.evidence)


def _bearings(article: Article) -> Reason:
    has_byline, has_date = bool(article.authors), article.published is not None
    code = "_and_".join(name for name, there in (("byline", has_byline), ("date", has_date)) if there)
    return say_part("byline and date", 3.0 * has_byline + 3.0 * has_date, code)


def _boilerplate(substance: Substance) -> Reason:
    share = substance.set_aside / max(1, substance.words + substance.set_aside)
    points, marks = -25 * share - 3.0 * len(substance.page_marks), " ".join(substance.page_marks)
    if not marks:
        return say_part("boilerplate", points, "page_around", share=round(share, 2))
    return say_part("boilerplate", points, "page_marks", share=round(share, 2), marks=marks)


def _padding(substance: Substance) -> Reason:
    phrases = ", ".join(f"“{tell}”" for tell in substance.tells[:2])
    points = max(-36.0, -9.0 * len(substance.tells) - 9.0 * bool(substance.listed))
    stock = {"number": len(substance.tells), "phrases": phrases} if substance.tells else {}
    items = {"items": substance.listed} if substance.listed else {}
    code = "_and_".join(name for name, there in (("stock", stock), ("list", items)) if there)
    return say_part("padding", points, code, **stock, **items)


def _form(article: Article) -> Reason:
    cut = {"teaser": -25.0, "opinion": -8.0, "video": -10.0, "podcast": -10.0}.get(article.kind, 0.0)
    return say_part("form", cut, "form", form=article.kind)


def _total_of(original: Article, setting: Setting) -> float:
    """What an original's parts come to without its claims: worked out once for all its copies."""
    total = setting.totals.get(original.id)
    if total is None:
        total = sum(reason.points for reason in rate_parts(original, setting, ()))
        setting.totals[original.id] = total
    return total


def _copy_part(own: Sequence[Reason], total: float, head: Article) -> Reason:
    ceiling = max(0.0, total - 10)
    cut = min(-10.0, ceiling - sum(reason.points for reason in own))
    return say_part("copy", cut, "copy", outlet=head.provider.name)
