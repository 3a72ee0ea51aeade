"""Fills the paper: the weightiest first, each choice making the next of its kind a little lighter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import heapify, heappop, heappush

from broadsheet.editions.drafts import LEAST_SECONDS, Drafts
from broadsheet.editions.grounds import state
from broadsheet.editions.rulings import Rulings
from broadsheet.editions.weighing import Weighed
from broadsheet.records import Deal, Ground

FRONT = 3  #: stories of the front page
PER_SECTION = 6
PER_OUTLET = 4
LOSSES = {
    "outlet": (5.0, 99), "storyline": (4.0, 99), "section": (1.2, 99),
    "country": (0.8, 5), "language": (0.3, 5),
}  # fmt: skip
"""What each story of the same kind that is in costs the next, and how many of them count."""
FAINT = 6.0  #: a story that weighs less than this has nothing to say to the day's reader
ALIKE = 0.6  #: headlines that share this many of their words tell one event
_WORD = re.compile(r"\w{3,}")


@dataclass(slots=True)
class Choice:
    """What is in, in the order it was chosen, and why the rest is not."""

    chosen: list[Weighed] = field(default_factory=list)
    left_out: dict[str, Ground] = field(default_factory=dict)
    seconds: int = 0
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)  #: how many of a kind are in

    def take(self, one: Weighed, seconds: int) -> None:
        """Puts a story in."""
        self.chosen.append(one)
        self.seconds += seconds
        self.counts.update(_kinds_of(one))


def choose_stories(weighed: Sequence[Weighed], rulings: Rulings, seconds: int, drafts: Drafts) -> Choice:
    """Chooses until `seconds` of reading are full.

    What an editor wants in is in, whatever it costs, and so is the long read; the rest fills what is
    left. What a story loses by being like the chosen only grows, so a story that leads the heap
    with its present loss leads the field.
    """
    choice = Choice()
    wanted = {*rulings.publish, *rulings.lead, drafts.long_read}
    for one in sorted(weighed, key=lambda w: (-w.points, w.candidate.story.id)):
        if one.candidate.story.id in wanted:
            choice.take(one, drafts.seconds_of(one.candidate))
    heap = [
        (-_worth(w, choice), w.candidate.story.id, w) for w in weighed if w.candidate.story.id not in wanted
    ]
    heapify(heap)
    while heap:
        worth, story_id, one = heappop(heap)
        now = -_worth(one, choice)
        if now > worth:
            heappush(heap, (now, story_id, one))
            continue
        reason = refuse(one, choice, seconds, drafts)
        if reason is not None:
            choice.left_out[story_id] = reason
        else:
            choice.take(one, drafts.seconds_of(one.candidate))
    return choice


def refuse(one: Weighed, choice: Choice, seconds: int, drafts: Drafts) -> Ground | None:
    """Why the story is not taken; None where it is."""
    twin = next((w for w in choice.chosen if _one_event(one, w)), None)
    if twin is not None:
        return state("twin", title=twin.candidate.article.title)
    if one.points < FAINT and _is_known(one):
        return state("light", points=f"{one.points:g}", least=f"{FAINT:g}")
    if choice.counts["section", one.section] >= PER_SECTION + FRONT:
        return state("section_full")
    domain = one.candidate.article.provider.domain
    if choice.counts["domain", domain] >= PER_OUTLET:
        return state("outlet_full", most=PER_OUTLET, outlet=domain)
    room = seconds - choice.seconds
    if room < LEAST_SECONDS or room < drafts.seconds_of(one.candidate):
        return state("full", minutes=seconds // 60, points=f"{one.points:g}")
    return None


def _is_known(one: Weighed) -> bool:
    """Its quality was scored; what was not is no sign of weighing little."""
    return one.candidate.marks is not None and one.candidate.marks.quality.value is not None


def _kinds_of(one: Weighed) -> list[tuple[str, str]]:
    article, story = one.candidate.article, one.candidate.story
    kinds = {
        "outlet": article.provider.root,
        "domain": article.provider.domain,
        "country": article.provider.country,
        "language": article.language.split("-")[0],
        "storyline": story.storyline,
        "section": one.section,
    }
    return [(kind, value) for kind, value in kinds.items() if value]


def _worth(one: Weighed, choice: Choice) -> float:
    """The story's points, less what it loses for being like what is in."""
    loss = 0.0
    for kind, value in _kinds_of(one):
        price, most = LOSSES.get(kind, (0.0, 0))
        loss += price * min(choice.counts[kind, value], most)
    return round(one.points - loss, 6)


def pick_front(ranked: Sequence[Weighed], rulings: Rulings) -> list[Weighed]:
    """The front page of stories that stand by weight: the weightiest, no two of one section or outlet.

    An editor's lead comes first; what an editor gave a section stays there.
    """
    front: list[Weighed] = []
    for one in ranked:
        story_id = one.candidate.story.id
        ruled = rulings.section.get(story_id)
        own = one.candidate.article.provider.root
        if len(front) == FRONT and (ruled is None or ruled.verdict != "front"):
            continue
        if ruled is not None and ruled.verdict != "front" and story_id not in rulings.lead:
            continue
        fresh = all(w.section != one.section and w.candidate.article.provider.root != own for w in front)
        if fresh or story_id in rulings.lead or ruled is not None:
            front.append(one)
    return front


def _one_event(left: Weighed, right: Weighed) -> bool:
    """Their headlines share most words, each is about a deal of the same two, or the left only retells.

    A comment on a deal is not the news of it, and may stand beside it.
    """
    if is_alike(headline_words(left.candidate.article.title), headline_words(right.candidate.article.title)):
        return True
    if (left.candidate.article.kind == "opinion") != (right.candidate.article.kind == "opinion"):
        return False
    mine, theirs = left.candidate.main, right.candidate.main
    if mine is None or theirs is None:
        return _only_retells(left, right)
    return mine.id == theirs.id or _sides(mine) == _sides(theirs)


def _only_retells(left: Weighed, right: Weighed) -> bool:
    """It is about no deal of its own, and the other tells of most that it mentions."""
    told = left.candidate
    return (
        told.main is None
        and bool(told.deals)
        and 2 * len(told.deals & right.candidate.deals) > len(told.deals)
    )


def _sides(deal: Deal) -> set[str]:
    return {role.party_id for role in deal.roles if role.part != "other"}


def is_alike(left: frozenset[str], right: frozenset[str]) -> bool:
    """Two headlines tell one event: they share most of their words."""
    shared = len(left & right)
    return shared >= 3 and shared / len(left | right) >= ALIKE


@lru_cache(maxsize=4096)
def headline_words(title: str) -> frozenset[str]:
    """The words of a headline, three letters and more, in lower case."""
    return frozenset(_WORD.findall(title.casefold()))
