"""A noun of deals that a list does not say again: "la compra de A por B y la de C por D"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from broadsheet.claims.drafts import Draft
from broadsheet.claims.frames.scenes import Scene

_NAME = r"[\ue000-\ue1ff\ue400-\ue4ff]"
_AGAIN = {
    "es": re.compile(
        rf"(?: ,)? (?:y|o|e|ni|como|así como|además de|tras|,) (?:también )?(?P<noun>la|las|el) (?=del? (?:[^,;:.\ue000-\ue4ff]+ )?[«“\"]? ?{_NAME})"
    ),
    "fr": re.compile(
        rf"(?: ,)? (?:et|ou|ni|comme|ainsi que|puis|,) (?P<noun>celle|celui) (?=(?:de|d ?'|du) ?(?:[^,;:.\ue000-\ue4ff]+ )?[«“\"]? ?{_NAME})"
    ),
    "de": re.compile(
        rf"(?: ,)? (?:und|oder|sowie|wie|,) (?P<noun>die|jene|der|jener) (?=(?:von|des|der) (?:[^,;:.\ue000-\ue4ff]+ )?[„\"]? ?{_NAME} (?:[^,;:.]* )?(?:durch|an|bei|in) )"
    ),
}


def said_again(mask: str, end: int, stop: int, language: str) -> list[tuple[int, int, int, int]]:
    """Where the noun that ends at `end` is meant again before `stop`.

    Each place has the start and end of the word that stands for it, and the stretch that is told of it.
    The first stretch ends where the first of them begins.
    """
    pattern = _AGAIN.get(language)
    found = list(pattern.finditer(mask, end, stop)) if pattern is not None else []
    ends = [*(match.start() for match in found), stop][1:]
    return [
        (*match.span("noun"), match.start("noun"), until) for match, until in zip(found, ends, strict=True)
    ]


_PAIRS = {
    "es": rf"(?: ,)?(?: y| e)? (?P<target>{_NAME}) por (?:parte de )?(?P<source>{_NAME})(?: por (?:[\w-]+ ){{0,2}}(?P<sum>[\ue600-\ue6ff]))?",
    "fr": rf"(?: ,)?(?: et)? (?P<target>{_NAME}) par (?P<source>{_NAME})(?: pour (?:[\w-]+ ){{0,2}}(?P<sum>[\ue600-\ue6ff]))?",
    "de": rf"(?: ,)?(?: und)? (?P<target>{_NAME}) durch (?P<source>{_NAME})(?: für (?:[\w-]+ ){{0,2}}(?P<sum>[\ue600-\ue6ff]))?",
    "ru": rf"(?: ,)?(?: и)? (?P<target>{_NAME}) (?:компанией|корпорацией|холдингом|стартапом) (?P<source>{_NAME})(?: за (?:[\w-]+ ){{0,2}}(?P<sum>[\ue600-\ue6ff]))?",
}
_PAIR = {code: re.compile(pattern) for code, pattern in _PAIRS.items()}
_PARTED = re.compile(r" (?:,|y|e|et|und|и) ")


def own_part(mask: str, end: int, stop: int, language: str) -> int:
    """Where the part of a list ends that tells the noun itself."""
    pattern = _AGAIN.get(language)
    found = pattern.search(mask, end, stop) if pattern is not None else None
    stop = found.start() if found else stop
    pairs = list(_PAIR[language].finditer(mask, end, stop)) if language in _PAIR else []
    further = [pair for pair in pairs if _PARTED.match(mask, pair.start())]
    return further[0].start() if pairs and further and _sides(mask, end, further[0].start()) >= _TWO else stop


_TWO = 2


def _sides(mask: str, start: int, end: int) -> int:
    return len(re.findall(_NAME, mask[start:end]))


def in_pairs(draft: Draft, scene: Scene) -> Iterator[Draft]:
    """As in "la compra de A por B, C por D y E por F": the same deed of others, the noun and its preposition left out."""
    pattern = _PAIR.get(scene.valency.language)
    if pattern is None or draft.relation != "acquisition" or not scene.trigger.is_noun:
        return
    mask, at = scene.masked.mask, scene.clause[1]
    while (match := pattern.match(mask, at)) is not None and _PARTED.match(mask, at):
        bought = scene.masked.entity(match["target"]).mentions[0]
        buyer = scene.masked.entity(match["source"]).mentions[0]
        money = scene.masked.entity(match["sum"]).money if match["sum"] else None
        yield replace(draft, subject=buyer, object=bought, money=money, others=[], said_by=[], evidence=[])
        at = match.end()


_SALE = re.compile(r"venta|cesión|vente|cession|[Vv]erkauf|[Vv]eräußerung", re.IGNORECASE)


def is_sale(word: str) -> bool:
    """Whether a word that a row of verbs holds is a noun all the same."""
    return _SALE.fullmatch(word) is not None


_FOR = r"(?:за|по|por|pour|für|à|в|en|dans|in)"
_VERB_LEFT_OUT = re.compile(
    rf"(?: [»“”\"])?(?: {_FOR} (?:[\w-]+ ){{0,2}}[\ue600-\ue6ff])? ?(?:[,;] )?(?:а|и|y|et|und|mientras que|tandis que) (?:[\w-]+ ){{0,2}}?[«„“\"]? ?(?P<source>{_NAME}) (?:[»“”\"] )?"
    rf"(?:[–—-] |, |(?=(?:a|le|la|l ?'|den|die|das) ))(?:(?:a|le|la|l ?'|den|die|das) ?)?(?:[a-zà-ÿа-яё-]+ ){{0,2}}?[«„“\"]? ?(?P<target>{_NAME})(?: [»“”\"])? (?:{_FOR} (?:[\w-]+ ){{0,2}}(?P<sum>[\ue600-\ue6ff]))?(?=[,.; ]|$)"
)


def again_by_another(draft: Draft, scene: Scene) -> Iterator[Draft]:
    """As in "A купила B за $700 млн, а C — D за $665 млн": the same deed of two others, its verb left out."""
    if (
        draft.relation != "acquisition"
        or scene.valency.is_unspaced
        or scene.trigger.is_noun
        or draft.object is None
    ):
        return
    mask, bought = scene.masked.mask, draft.object.party_id
    places = [p.at + 1 for p in scene.inside if any(m.party_id == bought for m in p.entity.mentions)]
    match = _VERB_LEFT_OUT.match(mask, max(places)) if places else None
    if match is None:
        return
    source = scene.masked.entity(match["source"]).mentions[0]
    target = scene.masked.entity(match["target"]).mentions[0]
    money = scene.masked.entity(match["sum"]).money if match["sum"] else None
    yield replace(draft, subject=source, object=target, money=money, others=[], said_by=[], evidence=[])
