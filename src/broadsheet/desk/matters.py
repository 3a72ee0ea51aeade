"""What editions are made from, kept between requests for as long as nothing new came in."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import replace
from datetime import date
from typing import Final

from broadsheet.adapters.store import reading
from broadsheet.running.editing import DayMatter, gather_day
from broadsheet.settings import Settings

MOST_DAYS: Final = 10
PLACING: Final = frozenset({"publish", "lead", "schedule"})  #: kinds that can bring in a story of another day
_LOCK: Final = threading.Lock()
_KEPT: OrderedDict[tuple[object, ...], DayMatter] = OrderedDict()


def matter_of(settings: Settings, day: date) -> DayMatter:
    """The matter of a day with the judgements as they are now; rating a day's articles takes seconds."""
    judgements = reading.judgements()
    notes = tuple(reading.note(name) for name in ("cycle", "told", reading.LEDGER_REVISION))
    key = (str(settings.home), settings.database, day, notes, sum(j.kind in PLACING for j in judgements))
    with _LOCK:
        if key not in _KEPT:
            _KEPT[key] = gather_day(settings, day)
        _KEPT.move_to_end(key)
        while len(_KEPT) > MOST_DAYS:
            _KEPT.popitem(last=False)
        kept = _KEPT[key]
    return replace(kept, judgements=judgements, earlier=reading.editions(before=day, limit=7))
