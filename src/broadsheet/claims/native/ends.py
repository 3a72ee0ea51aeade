"""What ended where a text says no more than "the deal" between two."""

from __future__ import annotations

import re

from broadsheet.claims.drafts import Draft
from broadsheet.claims.frames.scenes import Scene

_ALLIANCE = re.compile(
    r"partner|kooper|zusammenarbeit|allian|collabor|colabora|coop|alianza|партн[её]р|сотруднич|альянс|совместн|взаимодейств",
    re.IGNORECASE,
)


def put_end(draft: Draft, scene: Scene) -> None:
    """As in "сделка между A и B развалилась": an end whose kind the words leave open is no partnership.

    Where the text tells elsewhere what the deal was, it stays that.
    """
    is_bare = draft.is_generic and draft.relation == "partnership" and scene.trigger.relation == "deal"
    if (
        is_bare
        and draft.stage == "terminated"
        and not scene.valency.is_unspaced
        and not _ALLIANCE.search(scene.text)
    ):
        draft.relation = "termination"
