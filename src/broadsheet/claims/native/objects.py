"""Further objects of one Japanese deed: "XであるA、YであるBを買収した", where words between describe each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from broadsheet.claims.drafts import Draft
from broadsheet.claims.frames.phrases import Phrase
from broadsheet.claims.frames.scenes import Scene

_SHARING = frozenset(("acquisition", "investment", "partnership"))
_CLOSED = re.compile(r"[」』]?(?:社)?(?:[（(][^）)]{1,30}[）)])?、")
_DEED = re.compile(
    r"(?:を|に|と)[^、。]{0,20}?(?:買収|出資|投資|取得|提携|設立|調達|売却|契約|合意|発表)(?:し|して|した後|する一方|したほか)、"
)


def find_listed_objects(draft: Draft, scene: Scene) -> Iterator[Draft]:
    """The same deed done to whoever stands before its object with nothing but a comma behind."""
    if scene.valency.language != "ja" or draft.relation not in _SHARING or draft.object is None:
        return
    told = {m.party_id for m in (draft.subject, draft.object, *draft.others) if m}
    last = next((p for p in scene.inside if _names(p, draft.object.party_id) and p.at < scene.start), None)
    acting = max((p.at for p in scene.inside if draft.subject and _acts(p, draft, scene)), default=-1)
    if last is None or acting < 0:
        return
    mask = scene.masked.mask
    for phrase in scene.inside:
        is_listed = acting < phrase.at < last.at and _CLOSED.match(mask, phrase.at + 1)
        if not is_listed or phrase.entity.kind == "person" or _DEED.search(mask, phrase.at, last.at):
            continue
        for mention in phrase.entity.mentions:
            if mention.party_id not in told:
                yield replace(draft, object=mention, money=None, others=[], said_by=[], evidence=[])


def _names(phrase: Phrase, party_id: str) -> bool:
    return any(m.party_id == party_id for m in phrase.entity.mentions)


def _acts(phrase: Phrase, draft: Draft, scene: Scene) -> bool:
    """As in "Aは": the subject has its particle, so that the next names are none of its list."""
    is_subject = draft.subject is not None and _names(phrase, draft.subject.party_id)
    return is_subject and re.match(r"[」』]?(?:社)?[はが]", scene.masked.mask[phrase.at + 1 :]) is not None
