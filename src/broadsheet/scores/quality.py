"""Quality: what an article is worth to a reader, as a sum of named parts. 70 is publishable.

A solid wire report or company release about a real event reaches 70; a rewrite of somebody else's
report, a padded text or a teaser does not. The points are ours, set on pages of our own newsstand;
decision 0041 says how.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Final

from broadsheet.records import Article, Claim, Reason, Score, Story
from broadsheet.scores.substance import Substance, read_substance
from broadsheet.scores.tells import tell_pattern
from broadsheet.text.words import fold_text, is_unspaced, split_words

PUBLISHABLE: Final = 70
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


def score_quality(
    article: Article, *, story: Story | None, articles: Mapping[str, Article], claims: Sequence[Claim]
) -> Score:
    """The sum of the parts; a copy is held below its original. None where the article has no text."""
    reasons = rate_parts(article, story, articles, claims)
    if original := _original(article, story, articles):
        reasons.append(_copy_part(reasons, rate_parts(original, story, articles, ()), original))
    return sum_up(reasons)


def sum_up(reasons: Sequence[Reason]) -> Score:
    """A score whose value is the rounded sum of its parts, not below 0."""
    return Score(value=max(0, round(sum(reason.points for reason in reasons))), reasons=tuple(reasons))


def stand_in(quality: Score) -> Reason:
    """Quality as one part of another score: its own parts are told once, beside it."""
    return Reason(part="quality", points=quality.value or 0, text="its quality, whose parts stand there")


def rate_parts(
    article: Article, story: Story | None, articles: Mapping[str, Article], claims: Sequence[Claim]
) -> list[Reason]:
    """Every part of the quality of an article by itself."""
    substance = read_substance(article)
    parts = [
        _reporting(article, story, articles, substance),
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


def _part(name: str, points: float, text: str) -> Reason:
    return Reason(part=name, points=round(points, 1), text=text)


def _reporting(
    article: Article, story: Story | None, articles: Mapping[str, Article], substance: Substance
) -> Reason:
    name = "own reporting"
    if not substance.words:
        return _part(name, 0, "")
    if _is_first_hand(article):
        return _part(name, 34, "first hand: the party itself speaks")
    if article.syndicated_from:
        return _part(name, 4, f"carries a report of {article.syndicated_from}")
    root = _root_in(story, article)
    if not root:
        return _part(name, 22, "stands in no story that could tell whose word it rests on")
    if root in (article.provider.root, article.provider.domain):
        return _part(name, 28, "a voice of its own: names no other outlet as its source")
    if any(_is_first_hand(other) and other.provider.root == root for other in _others(story, articles)):
        return _part(name, 18, f"its own account of what {root} made public")
    return _part(name, 4, f"retells what {root} reported")


def _is_first_hand(article: Article) -> bool:
    return article.kind == "press_release" or article.provider.kind in ("company", "regulator")


def _others(story: Story | None, articles: Mapping[str, Article]) -> list[Article]:
    return [articles[key] for key in (story.article_ids if story else ()) if key in articles]


def _root_in(story: Story | None, article: Article) -> str:
    families = story.families if story else ()
    return next((f.root for f in families if article.id == f.head_id or article.id in f.copy_ids), "")


def _length(substance: Substance) -> Reason:
    points = min(24.0, 24 * math.log1p(substance.words / 25) / math.log1p(250 / 25))
    return _part("length", points, f"{substance.words} words of its own")


def _named_sources(article: Article, substance: Substance) -> Reason:
    if _is_first_hand(article) and substance.words:
        return _part("named sources", 12, "the party speaks in its own name")
    said = [s for s in _SENTENCE.split(substance.text) if s and tell_pattern("speech").search(s)]
    named = [s for s in said if _NAMED.search(s) or _QUOTE.search(s) or is_unspaced(s.strip()[:1] or "x")]
    return _part("named sources", min(15.0, 5.0 * len(named)), f"{len(named)} sentences say who said it")


def _figures(substance: Substance) -> Reason:
    told = [s for s in _SENTENCE.split(substance.text) if s and _FIGURE.search(s)]
    return _part("figures", min(9.0, 3.0 * len(told)), f"{len(told)} sentences give figures")


def _headline(article: Article, substance: Substance) -> Reason:
    name = "headline against body"
    wanted = {w for w in split_words(fold_text(article.title)) if len(w) > 3 or is_unspaced(w)}
    if not wanted or not substance.words:
        return _part(name, 0, "")
    body = fold_text(substance.text)
    met = sum(_stands_in(word, body) for word in wanted) / len(wanted)
    return _part(name, 16 * met - 6, f"{met:.0%} of the headline's words stand in the text")


def _stands_in(word: str, body: str) -> float:
    if is_unspaced(word) and len(word) > 2:
        pairs = [word[i : i + 2] for i in range(len(word) - 1)]
        return sum(pair in body for pair in pairs) / len(pairs)
    return float(word[: max(4, len(word) - 2)] in body)


def _record(article: Article) -> Reason:
    kind = article.provider.kind
    points = RECORD.get(kind, 0) if kind else 0
    return _part("outlet's record", points, f"{article.provider.name} is listed as {kind or 'unknown'}")


def _evidence(article: Article, claims: Sequence[Claim]) -> Reason:
    held = [claim for claim in claims if claim.article_id == article.id and claim.evidence]
    return _part("claims with evidence", min(9.0, 3.0 * len(held)), f"{len(held)} claims quote its text")


def _bearings(article: Article) -> Reason:
    points = 3.0 * bool(article.authors) + 3.0 * (article.published is not None)
    told = [name for name, there in (("a byline", article.authors), ("a date", article.published)) if there]
    return _part("byline and date", points, f"has {' and '.join(told) or 'neither'}")


def _boilerplate(substance: Substance) -> Reason:
    share = substance.set_aside / max(1, substance.words + substance.set_aside)
    told = f"{share:.0%} of the words belong to the page around the article"
    marks = f": {', '.join(substance.page_marks)}" if substance.page_marks else ""
    return _part("boilerplate", -25 * share - 3.0 * len(substance.page_marks), told + marks)


def _padding(substance: Substance) -> Reason:
    first = ", ".join(f"“{tell}”" for tell in substance.tells[:2])
    told = [f"{len(substance.tells)} stock phrases: {first}"] if substance.tells else []
    told += [f"a list of {substance.listed} carries the text"] if substance.listed else []
    points = -9.0 * len(substance.tells) - 9.0 * bool(substance.listed)
    return _part("padding", max(-36.0, points), "; ".join(told))


def _form(article: Article) -> Reason:
    cut = {"teaser": -25.0, "opinion": -8.0, "video": -10.0, "podcast": -10.0}.get(article.kind, 0.0)
    return _part("form", cut, f"it is a {article.kind}")


def _original(article: Article, story: Story | None, articles: Mapping[str, Article]) -> Article | None:
    for family in story.families if story else ():
        if article.id in family.copy_ids:
            return articles.get(family.head_id)
    return None


def _copy_part(own: Sequence[Reason], original: Sequence[Reason], head: Article) -> Reason:
    ceiling = max(0.0, sum(reason.points for reason in original) - 10)
    cut = min(-10.0, ceiling - sum(reason.points for reason in own))
    return _part("copy", cut, f"the same text as {head.provider.name} had before")
