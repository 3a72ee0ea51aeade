"""A Japanese verb that several clauses share: "AはXを、BはYをそれぞれ買収した"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from broadsheet.claims.drafts import Draft
from broadsheet.claims.scenes import Scene

_NAMES = r"[\ue000-\ue1ff\ue400-\ue4ff]"
_EARLIER = re.compile(
    rf"(?P<giver>{_NAMES})(?:社)?は(?:[^、。\ue000-\ue4ff]{{0,14}}、)?(?P<takers>{_NAMES})(?:の\d+社)?[をに](?P<sum>[\ue600-\ue6ff])?(?:を)?、[米英仏独中韓]?$"
)
_SHARING = frozenset(("acquisition", "investment"))


def find_shared_verbs(draft: Draft, scene: Scene) -> Iterator[Draft]:
    """The same deed of whoever stands in the clause before, which leaves the verb to this one."""
    if scene.valency.language != "ja" or draft.relation not in _SHARING or draft.subject is None:
        return
    giver = draft.subject.party_id
    named = (p for p in scene.inside if p.at < scene.start and p.entity.mentions)
    at = next((p.at for p in named if p.entity.mentions[0].party_id == giver), -1)
    match = _EARLIER.search(scene.masked.mask[scene.clause[0] : at]) if at >= 0 else None
    if match is None:
        return
    money = scene.masked.entity(match["sum"]).money if match["sum"] else None
    for taker in scene.masked.entity(match["takers"]).mentions:
        subject = scene.masked.entity(match["giver"]).mentions[0]
        yield replace(draft, subject=subject, object=taker, money=money, others=[], said_by=[], evidence=[])
