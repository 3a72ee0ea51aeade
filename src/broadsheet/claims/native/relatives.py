"""Relative clauses: "X, an dem Y beteiligt ist", "X, que Y compró", "Yが買収したX"."""

from __future__ import annotations

import re

from broadsheet.claims.frames.phrases import Phrase
from broadsheet.claims.frames.scenes import Scene
from broadsheet.claims.native.subjects import DEED_ENDS, is_free

_OPENERS = {
    "de": r"(?:(?P<by>an|bei|in|mit|für) (?:dem|der|die|das|den|denen)|den)",
    "fr": r"(?:(?P<by>dont|auquel|à laquelle|(?:dans|chez|avec|pour|à) (?:lequel|laquelle|qui))|que|qu ?')",
    "es": r"(?:(?P<by>en|de|con|por|a) (?:(?:la|el|las|los) )?(?:que|cual)|que|la cual|el cual)",
    "ru": r"(?:(?P<by>в|во|с|у|на|за) котор(?:ый|ого|ому|ым|ом|ой|ую|ое|ые|ых|ыми)|котор(?:ую|ого|ых))",
}
"""Relative pronouns that are no subject; "by" where a preposition governs them, so that who acts may follow the verb."""
_OPENS = {
    code: re.compile(rf"[»“”\"' )]*(?: (?:hinzu|dazu|auf|ein|an|vor|bekannt) )?, {words} ", re.IGNORECASE)
    for code, words in _OPENERS.items()
}
"""Right behind a party: its relative pronoun."""
_HANDED_OVER = frozenset(("acquisition", "investment", "partnership"))
_ENDS = re.compile(r" [,;:–—] ")


def find_relative(scene: Scene) -> tuple[Phrase, Phrase] | None:
    """Who acts in the relative clause that holds the trigger, and whom the clause describes; None outside of one.

    The pronoun stands for what is bought or paid into, where the clause names who acts: "Wiz, que Google
    compró". Where it names nobody else the pronoun acts itself, and nothing is found here. German "das" and
    "die" may be either side and are left to the order of words.
    """
    if scene.valency.language == "ja":
        return _before_name(scene)
    opens = _OPENS.get(scene.valency.language)
    if opens is None or scene.trigger.is_noun or not _is_act(scene):
        return None
    for head in reversed([p for p in scene.phrases if p.at < scene.start]):
        match = opens.match(scene.masked.mask, head.at + 1)
        if match is not None and match.end() <= scene.start:
            return _with_actor(head, match, scene)
    return None


def _before_name(scene: Scene) -> tuple[Phrase, Phrase] | None:
    """As in "グーグルが買収したWizは": who acts in the words before a name, and who is named behind them."""
    end = DEED_ENDS.match(scene.masked.mask, scene.end) if _is_act(scene) else None
    head = next((p for p in scene.phrases if end and p.at == end.end()), None)
    actors = [p for p in scene.inside if p.at < scene.start and _GA.match(scene.masked.mask, p.at + 1)]
    others = [p for p in scene.inside if p.at < scene.start and p.mark in {"obj", "ni"}]
    return (actors[-1], head) if actors and head is not None and not others else None


_GA = re.compile(r"(?:社|など)?が")


def _is_act(scene: Scene) -> bool:
    trigger = scene.trigger
    return trigger.relation in _HANDED_OVER and "subj" in trigger.source and bool(trigger.target)


def _with_actor(head: Phrase, opened: re.Match[str], scene: Scene) -> tuple[Phrase, Phrase] | None:
    mask, begin = scene.masked.mask, opened.end()
    if _ENDS.search(mask, begin - 1, scene.start) or head.entity.kind == "person":
        return None
    end = _ENDS.search(mask, scene.end)
    stop = end.start() if end else len(mask)
    named = [p for p in scene.phrases if begin <= p.at < stop and (is_free(p) or p.at == begin)]
    before = [p for p in named if p.at < scene.start]
    may_follow = opened["by"] is not None or scene.valency.language == "ru"
    actor = next(iter(before or (named if may_follow else ())), None)
    return (actor, head) if actor is not None else None
