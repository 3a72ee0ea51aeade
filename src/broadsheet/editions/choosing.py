"""Fills the paper: the weightiest first, each choice making the next of its kind a little lighter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from broadsheet.editions.rulings import Rulings
from broadsheet.editions.weighing import Weighed
from broadsheet.records import Deal

FRONT = 3  #: stories of the front page
PER_SECTION = 6
PER_OUTLET = 4
SAME_OUTLET, SAME_COUNTRY, SAME_MATTER, SAME_SECTION, SAME_LANGUAGE = 5.0, 0.8, 4.0, 1.2, 0.3
FAINT = 6.0  #: a story that weighs less than this has nothing to say to the day's reader
ALIKE = 0.6  #: headlines that share this many of their words tell one event
_WORD = re.compile(r"\w{3,}")


@dataclass(slots=True)
class Choice:
    """What is in, in the order it was chosen, and why the rest is not."""

    chosen: list[Weighed] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)
    seconds: int = 0


def choose_stories(
    weighed: Sequence[Weighed], rulings: Rulings, seconds: int, cost: dict[str, int], *, keep: str = ""
) -> Choice:
    """Chooses until `seconds` of reading are full; `cost` is each story's reading time.

    What an editor wants in is in, whatever it costs, and so is `keep`, the long read; the rest
    fills what is left.
    """
    choice = Choice()
    wanted = {*rulings.publish, *rulings.lead, keep}
    for one in (w for w in _by_points(weighed) if w.candidate.story.id in wanted):
        _take(choice, one, cost)
    waiting = [w for w in _by_points(weighed) if w.candidate.story.id not in wanted]
    while waiting:
        best = max(waiting, key=lambda w: (round(w.points - _sameness(w, choice), 6), w.candidate.story.id))
        waiting.remove(best)
        reason = _refuse(best, choice, seconds, cost)
        if reason:
            choice.left_out[best.candidate.story.id] = reason
        else:
            _take(choice, best, cost)
    return choice


def _by_points(weighed: Sequence[Weighed]) -> list[Weighed]:
    return sorted(weighed, key=lambda w: (-w.points, w.candidate.story.id))


def _take(choice: Choice, one: Weighed, cost: dict[str, int]) -> None:
    choice.chosen.append(one)
    choice.seconds += cost[one.candidate.story.id]


def _refuse(one: Weighed, choice: Choice, seconds: int, cost: dict[str, int]) -> str:
    """Why the story is not taken; "" where it is."""
    twin = next((w for w in choice.chosen if _one_event(one, w)), None)
    if twin is not None:
        return f"tells the same event as “{twin.candidate.article.title}”"
    if one.points < FAINT and _is_known(one):
        return f"weighs {one.points:g}, less than the {FAINT:g} that a story needs"
    if sum(w.section == one.section for w in choice.chosen) >= PER_SECTION + (FRONT if choice.chosen else 0):
        return "its section is full of weightier stories"
    domain = one.candidate.article.provider.domain
    if sum(w.candidate.article.provider.domain == domain for w in choice.chosen) >= PER_OUTLET:
        return f"{PER_OUTLET} weightier stories from {domain} are in already"
    if choice.seconds + cost[one.candidate.story.id] > seconds:
        return f"the edition's {seconds // 60} minutes are full of weightier stories ({one.points:g} points)"
    return ""


def _is_known(one: Weighed) -> bool:
    """Its quality was scored; what was not is no sign of weighing little."""
    return one.candidate.marks is not None and one.candidate.marks.quality.value is not None


def _sameness(one: Weighed, choice: Choice) -> float:
    """What is taken off for being like what is in."""
    outlets = Counter(w.candidate.article.provider.root for w in choice.chosen)
    countries = Counter(w.candidate.article.provider.country for w in choice.chosen)
    languages = Counter(w.candidate.article.language.split("-")[0] for w in choice.chosen)
    lines = Counter(w.candidate.story.storyline for w in choice.chosen if w.candidate.story.storyline)
    sections = Counter(w.section for w in choice.chosen)
    article, story = one.candidate.article, one.candidate.story
    country = min(countries[article.provider.country], 5) if article.provider.country else 0
    return (
        SAME_OUTLET * outlets[article.provider.root]
        + SAME_COUNTRY * country
        + SAME_LANGUAGE * min(languages[article.language.split("-")[0]], 5)
        + SAME_MATTER * lines[story.storyline]
        + SAME_SECTION * sections[one.section]
    )


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
    """Their headlines share most words, or the gravest deal that each tells of is of the same two.

    A comment on a deal is not the news of it, and may stand beside it.
    """
    a, b = _words(left.candidate.article.title), _words(right.candidate.article.title)
    if len(a & b) >= 3 and len(a & b) / len(a | b) >= ALIKE:
        return True
    if (left.candidate.article.kind == "opinion") != (right.candidate.article.kind == "opinion"):
        return False
    mine, theirs = left.candidate.main, right.candidate.main
    if mine is None or theirs is None:
        return False
    return mine.id == theirs.id or _sides(mine) == _sides(theirs)


def _sides(deal: Deal) -> set[str]:
    return {role.party_id for role in deal.roles if role.part != "other"}


def _words(title: str) -> set[str]:
    return set(_WORD.findall(title.casefold()))
