"""A verb that several clauses share: "AはXを、BはYをそれぞれ買収した", "A investiert 5 Milliarden in C, B 10 Milliarden"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from broadsheet.claims.drafts import Draft
from broadsheet.claims.frames.phrases import Phrase
from broadsheet.claims.frames.scenes import Scene

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


_GAP = re.compile(
    r"(?: [»“”\"])? ?[,;]? ?(?:(?:а|и|und|sowie|et|y|e) )?(?:(?:der|die|das|le|la|el|фонд) )?[«„“\"]? ?([\ue000-\ue1ff\ue400-\ue4ff]) (?:[»“”\"] )?(?:[–—-] )?"
    r"(?:(?:mit|avec|con|noch|weitere|otros|otras|unos|autres|encore|ещё|еще|другие|около|rund|quelque|bis zu|jusqu ?['’] ?à|hasta|до|environ|unos) ){0,2}([\ue600-\ue6ff])"
)


_OBJECT_GAP = re.compile(
    r"(?: [»“”\"])? ?[,;] (?:(?:und|et|y|и|а) )?(?:(?:im|in|en|в|au|el|à l ?'|en) (?:[\w-]+ ){1,3}?(?:, )?(?:[–—-] )?|(?:zuvor|danach|puis|luego|затем|später|después|потом) (?:[–—-] )?)"
    r"(?:(?:den|die|das|le|la|l ?'|el|al?) (?:[\w-]+ ){0,4})?[«„“\"]? ?([\ue000-\ue1ff]) (?:[»“”\"] )?(?=[,.;]|$|а |и |und |et |y )"
)


def find_further_takers(draft: Draft, scene: Scene) -> Iterator[Draft]:
    """As in "Im Mai kaufte A B, im Juni C": the same deed done to another, its verb left out."""
    if draft.relation != "acquisition" or scene.valency.is_unspaced or scene.trigger.is_noun:
        return
    mask = scene.masked.mask
    begin = max((p.at + 1 for p in scene.inside if _is_object(p, draft)), default=-1)
    while begin > 0 and (match := _OBJECT_GAP.match(mask, begin)) is not None:
        bought = scene.masked.entity(match[1]).mentions[0]
        yield replace(draft, object=bought, money=None, others=[], said_by=[], evidence=[])
        begin = match.end(1)


def find_further_givers(draft: Draft, sign: str | None, scene: Scene) -> Iterator[Draft]:
    """As in "A investiert 5 Milliarden in C, B 10 Milliarden": the same deed of another giver, its verb left out."""
    if draft.relation != "investment" or sign is None or scene.valency.is_unspaced:
        return
    mask = scene.masked.mask
    end = max(mask.find(sign) + 1, scene.end, *(p.at + 1 for p in scene.inside if _is_object(p, draft)))
    match = _GAP.match(mask, end)
    if match is not None and draft.subject is not None:
        givers, money = scene.masked.entity(match[1]).mentions, scene.masked.entity(match[2]).money
        is_each = _EACH.match(mask, match.end()) is not None
        for giver in givers if is_each else givers[:1]:
            others = [] if is_each else list(givers[1:])
            yield replace(draft, subject=giver, money=money, others=others, said_by=[], evidence=[])


_EACH = re.compile(r" (?:chacun|cada un|кажд)")


def _is_object(phrase: Phrase, draft: Draft) -> bool:
    return any(m.party_id == (draft.object.party_id if draft.object else "") for m in phrase.entity.mentions)
