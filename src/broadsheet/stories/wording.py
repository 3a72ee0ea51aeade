"""What an article says, as features that can be compared: terms, character runs, figures."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from broadsheet.records import Article
from broadsheet.stories.counts import NO_COUNTS, Counts, pack_counts
from broadsheet.stories.named import read_owners, read_topics
from broadsheet.stories.numbered import read_quarters, read_rounds, read_versions
from broadsheet.stories.proper import find_heads, find_short, read_names
from broadsheet.stories.roots import listed_outlets
from broadsheet.stories.runs import NO_RUNS, Runs, count_runs
from broadsheet.stories.terms import Terms, read_terms
from broadsheet.text.words import fold_text

LEAD: Final = 1000  #: characters of the text that are read beside the title
#: The first paragraph, or as much of it as stands in 350 characters; shorter lines before it are bylines.
_PARAGRAPH = re.compile(r"^.{40,350}(?!\w)", re.MULTILINE)
_OUTLET_SUFFIX = re.compile(r"\s+[-|–—]\s+[^-|–—]{2,30}$")
_CREDIT = re.compile(r"\s*\((?:[^()/]{2,60}/)?[^()/]{2,40}\)\s*$")
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TEMPLATE = re.compile(
    r"^(?:show|ask|tell|launch) hn\b|\bis hiring\b|\bsave \$|\b\d+% off\b|\bdeals?: |^[\w.-]+\s*/\s+[\w.-]+$",
    re.IGNORECASE,
)
CHANGES: Final = frozenset(("=expand", "extend", "renew"))
CAPITAL: Final = frozenset(("=invest", "=raise", "=acquire"))
STEPS: Final = frozenset(("=deny", "=reject", "=correct", "=complete", "=settle"))


@dataclass(frozen=True, slots=True)
class Wording:
    """Features of one article; counts where a thing can be said twice."""

    has_text: bool
    title: Counts  #: terms of the title; empty once they are weighed
    text: Counts  #: terms of the title and the first of the text; empty where there is no text, or as above
    runs: Runs  #: character runs of the title's words
    parties: frozenset[str]  #: organisations in the title
    owners: frozenset[str]  #: the same, and those whose products or people it names
    title_parties: frozenset[str]  #: the same, and those that it names by a short name: "Mistral"
    head_parties: frozenset[str]  #: those of title and first paragraph; empty where there is no text
    topics: frozenset[str]  #: of the trade, by words of the title
    amounts: frozenset[str]  #: in the title
    text_parties: frozenset[str]  #: organisations in the title or the first of the text
    text_amounts: frozenset[str]
    names: tuple[str, ...]  #: terms of the title that are names: hardly two titles have the same
    name_heads: tuple[str, ...]  #: the first term of each of them
    rounds: frozenset[str]  #: letters of the rounds of funding that the title names
    versions: frozenset[str]  #: of the products that it names: "grok 4"
    quarters: frozenset[str]  #: of a year, that it names
    numbers: frozenset[str]  #: versions and counts in the title, years left out
    size: int  #: terms of the title
    key: str  #: the title in its plainest form: equal keys are equal titles
    is_template: bool
    is_after: bool  #: the title says what came "after" something
    subject: str  #: the organisation that the title names first; empty for none
    changes: bool  #: the title says that an agreement is expanded, extended or renewed
    steps: frozenset[str]  #: what makes the title a new step: a denial, a rejection, a correction …
    is_talk: bool  #: the title says that something is talked over, and is not done
    is_capital: bool  #: the title tells of money for a share: an investment, a round, a takeover
    is_digest: bool  #: a newsletter of several items: it tells no one story

    def without_counts(self) -> Wording:
        """The same without the counts of terms and runs, which nobody needs once they are weighed."""
        return replace(self, title=NO_COUNTS, text=NO_COUNTS, runs=NO_RUNS)


def read_wording(article: Article) -> Wording:
    """Features of the title and of the first characters of the text."""
    title = strip_outlet(article.title, article.provider.name)
    folded = fold_text(title)
    language = article.title_language or article.language
    terms = read_terms(title, language)
    names = read_names(title, terms.words)
    first, rest = _split_lead(article)
    head, body = read_terms(first, article.language), read_terms(rest, article.language)
    lead = _join(head, body)
    owners = terms.parties | read_owners(title, language)
    led = head.parties | read_owners(first, article.language) | _short(first, head.words)
    named = owners | find_short(names) | (find_short(terms.words) & led)
    numbers = {number for number in _NUMBER.findall(folded) if not _YEAR.fullmatch(number)}
    return Wording(
        has_text=bool(lead.words),
        title=pack_counts(terms.words),
        text=pack_counts(terms.words + lead.words) if lead.words else NO_COUNTS,
        runs=count_runs(terms.words),
        parties=_one_of(terms.parties),
        owners=_one_of(owners),
        title_parties=_one_of(named),
        head_parties=_one_of(named | led if lead.words else frozenset()),
        topics=_one_of(read_topics(title, language)),
        amounts=_one_of(terms.amounts),
        text_parties=_one_of(terms.parties | lead.parties if lead.words else frozenset()),
        text_amounts=_one_of(terms.amounts | lead.amounts if lead.words else frozenset()),
        names=tuple(sorted(names)),
        name_heads=tuple(sorted(find_heads(terms.words, names))),
        rounds=_one_of(read_rounds(folded)),
        versions=_one_of(read_versions(terms.words, names)),
        quarters=_one_of(read_quarters(folded)),
        numbers=_one_of(frozenset(numbers)),
        size=len(terms.words),
        key=" ".join(re.findall(r"\w+", folded)),
        is_after="after" in terms.words,
        is_template=_TEMPLATE.search(article.title) is not None,
        subject=next((word for word in terms.words if word[0] == "@"), ""),
        changes=not CHANGES.isdisjoint(terms.words),
        steps=_one_of(STEPS.intersection(terms.words)),
        is_talk="=talks" in terms.words,
        is_capital=not CAPITAL.isdisjoint(terms.words),
        is_digest=_is_digest(article),
    )


@lru_cache(maxsize=1 << 14)
def _one_of(terms: frozenset[str]) -> frozenset[str]:
    """One set for all that are equal: most are empty or of one organisation."""
    return terms


def strip_outlet(title: str, outlet: str) -> str:
    """The title without an outlet's name at its end or the reporter's credit in brackets.

    Only its own outlet and those we list are names: what else stands behind a dash is told news.
    """
    suffix = _OUTLET_SUFFIX.search(title)
    if (
        suffix
        and (name := suffix.group().strip(" -|–—").casefold())
        and name in {outlet.casefold(), *_listed()}
    ):
        title = title[: suffix.start()]
    return _CREDIT.sub("", title)


@lru_cache(maxsize=1)
def _listed() -> frozenset[str]:
    return frozenset(form.casefold() for form in listed_outlets())


def _is_digest(article: Article) -> bool:
    headings = sum(block.kind == "heading" for block in article.blocks)
    return headings > 1 and article.provider.kind == "newsletter"


def _short(text: str, words: tuple[str, ...]) -> frozenset[str]:
    """Organisations that a text calls by a short name which is a word elsewhere."""
    return find_short(read_names(text, words)) if find_short(words) else frozenset()


def _join(head: Terms, body: Terms) -> Terms:
    """Two parts as one text: a sum that both state is said once."""
    more = tuple(word for word in body.words if word[:1] != "#" or word not in head.words)
    return Terms(head.words + more, head.parties | body.parties, head.amounts | body.amounts)


def _split_lead(article: Article) -> tuple[str, str]:
    """The first paragraph, and what else is read of the text."""
    lead = _lead(article)
    first = _PARAGRAPH.search(lead)
    if first is None:
        return "", lead
    return first.group(), f"{lead[: first.start()]}\n{lead[first.end() :]}"


def _lead(article: Article) -> str:
    return article.text[:LEAD] or article.standfirst or article.excerpt
