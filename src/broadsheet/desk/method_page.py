"""The method: how much each part of the scores counts, and what another weight would have changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from broadsheet import editions
from broadsheet.adapters.store import reading
from broadsheet.desk.matters import matter_of
from broadsheet.desk.people import staff_only
from broadsheet.desk.preview import tell_comparison
from broadsheet.desk.showing import newsroom_settings, show_page
from broadsheet.desk.stories import day_asked
from broadsheet.desk.wording import language_now, say
from broadsheet.errors import InputError
from broadsheet.records import Weights, weight_of
from broadsheet.running import method
from broadsheet.running.editing import DayMatter, choose
from broadsheet.wiring import utc_now

SCORES: Final = {"quality": "Quality", "heat": "Heat", "selection": "Selection"}
PLAINLY: Final = {
    "sources": "independent voices",
    "heat": "heat beyond quality",
    "deal": "weightiest deal that moved",
    "deals": "further deals that moved",
    "language": "foreign language",
    "release": "release nobody else tells",
}
"""Parts of the selection whose code says too little beside a slider."""
DAYS: Final = 7  #: editions that a preview makes again


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a score on the page."""

    field: str  #: name of its form field
    name: str  #: what it is called on the page
    weight: float
    set_to: float  #: what stands now


@require_GET
@staff_only
def show_method(request: HttpRequest) -> HttpResponse:
    """Weights as they stand, or as asked; what they would do to the last editions, and what was learned."""
    judgements, now = reading.judgements(), utc_now()
    standing = method.standing_at(judgements, method.KIND, now)
    learning = method.standing_at(judgements, method.LEARNING, now)
    set_now, learns = method.weights_at(judgements, now), method.learns_at(judgements, now)
    asked, fault = _asked(request, set_now)
    matters = [matter_of(newsroom_settings(), day) for day in _last_days(request)]
    taste = _taste_now(matters, set_now)
    with_learning = request.GET.get("learning", "on" if learns else "off") == "on"
    values = {
        "groups": _groups(asked, set_now),
        "verdict": method.write_weights(asked),
        "seen": standing.id if standing else "",
        "standing": standing,
        "is_default": asked == Weights(),
        "is_set": asked == set_now and with_learning == learns,
        "weights_set": asked == set_now,
        "fault": fault,
        "changes": [_compare(matter, (set_now, learns), (asked, with_learning), taste) for matter in matters],
        "taste": taste,
        "explained": editions.explain_taste(taste, say, editions.titles_in(language_now())),
        "learns": learns,
        "with_learning": with_learning,
        "learning_seen": learning.id if learning else "",
        "heaviest": method.HEAVIEST,
        "subject": method.SUBJECT,
    }
    return show_page(request, "method", values)


def _asked(request: HttpRequest, set_now: Weights) -> tuple[Weights, str]:
    """(the weights of the query on top of what stands, what is wrong with them)."""
    rows: dict[str, list[tuple[str, float]]] = {score: [] for score in method.NAMES}
    for score, names in method.NAMES.items():
        for name in names:
            stands = weight_of(getattr(set_now, score), name)
            try:
                weight = float(request.GET.get(f"{score}.{name}", stands))
            except ValueError:
                return set_now, say("%(name)s: that is no number", name=say(name))
            if weight != 1:
                rows[score].append((name, weight))
    asked = Weights(**{score: tuple(found) for score, found in rows.items()})
    try:
        method.read_weights(method.write_weights(asked))
    except InputError as fault:
        return set_now, str(fault)
    return asked, ""


def _last_days(request: HttpRequest) -> tuple[date, ...]:
    day = day_asked(request)
    return tuple(d for d in reading.edition_days() if day is None or d <= day)[:DAYS]


def _taste_now(matters: list[DayMatter], weights: Weights) -> editions.Taste:
    """What the choices made until now teach; it counts from tomorrow on."""
    if not matters:
        return editions.Taste()
    tomorrow = utc_now().date() + timedelta(days=1)
    newest = matters[0]
    return method.taste_before(tomorrow, newsroom_settings(), newest.judgements, newest.ledger, weights)


def _compare(
    matter: DayMatter, before: tuple[Weights, bool], after: tuple[Weights, bool], taste: editions.Taste
) -> editions.Comparison:
    """The day's edition under what stands and under what is asked, all else being equal."""
    made = [
        choose(newsroom_settings(), matter, weights=editions.apply_taste(w, taste) if learns else w)
        for w, learns in (before, after)
    ]
    return tell_comparison(editions.compare_editions(*made), made[1])


def _groups(asked: Weights, set_now: Weights) -> list[tuple[str, list[Part]]]:
    return [
        (
            SCORES[score],
            [
                Part(
                    field=f"{score}.{name}",
                    name=PLAINLY.get(name, name) if score == "selection" else name,
                    weight=weight_of(getattr(asked, score), name),
                    set_to=weight_of(getattr(set_now, score), name),
                )
                for name in names
            ],
        )
        for score, names in method.NAMES.items()
    ]
