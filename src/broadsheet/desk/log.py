"""The log: every act of the desk, and the way to take it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from broadsheet.adapters.store import reading
from broadsheet.desk.paging import leaf_of, number_asked
from broadsheet.desk.people import staff_only
from broadsheet.desk.showing import show_page
from broadsheet.desk.telling import KINDS, tell
from broadsheet.records import Judgement

ON_A_PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One act as the log shows it."""

    judgement: Judgement
    told: str
    taken_back_by: str = ""

    @property
    def undoable(self) -> bool:
        """It stands or stood of itself, and nobody took it back."""
        of_itself = not self.judgement.replaces and self.judgement.kind != "person"
        return of_itself and not self.taken_back_by


@require_GET
@staff_only
def show_log(request: HttpRequest) -> HttpResponse:
    """Acts, newest first, by person, kind and day."""
    given = reading.judgements()
    by, kind, day = (request.GET.get(name, "") for name in ("by", "kind", "day"))
    kept = [j for j in given if by in {"", j.by} and kind in {"", j.kind} and _is_on(j, day)]
    asked = {"by": by, "kind": kind, "day": day}
    leaf = leaf_of(number_asked(request), ON_A_PAGE, len(kept), {k: v for k, v in asked.items() if v})
    values = {
        "entries": list_entries(kept[::-1][max(0, leaf.first - 1) : leaf.last], given),
        "page": leaf,
        "people": sorted({j.by for j in given}),
        "kinds": sorted((str(kind), KINDS.get(kind, kind)) for kind in {j.kind for j in given}),
        "asked": asked,
    }
    return show_page(request, "log", values)


def list_entries(shown: list[Judgement], given: tuple[Judgement, ...]) -> list[Entry]:
    """The judgements with what they did in words and who took them back."""
    told = tell(shown)
    takers = {j.replaces: j.by for j in given if j.replaces}
    return [Entry(judgement=j, told=told[j.id], taken_back_by=takers.get(j.id, "")) for j in shown]


def _is_on(judgement: Judgement, day: str) -> bool:
    try:
        return not day or judgement.at.date() == date.fromisoformat(day)
    except ValueError:
        return False
