"""The clauses of a sentence in which a trigger of the language tells a deal."""

from __future__ import annotations

import re

from broadsheet.claims.frames.phrases import Phrase
from broadsheet.claims.frames.scenes import Scene, with_products
from broadsheet.claims.frames.valency import Trigger, Valency
from broadsheet.claims.mask import Masked
from broadsheet.claims.native.again import is_sale, own_part, said_again
from broadsheet.claims.native.generalities import is_general
from broadsheet.claims.native.moods import is_unreal
from broadsheet.claims.native.subjects import COMMA
from broadsheet.claims.native.told_of import end_of_relative
from broadsheet.claims.native.trades import TRADE_OF_MAKER
from broadsheet.claims.reading import Reading


def find_scenes(  # what a scene is made of
    masked: Masked,
    phrases: tuple[Phrase, ...],
    topic: Phrase | None,
    focus: Phrase | None,
    valency: Valency,
    reading: Reading,
    *,
    is_last: bool = False,
) -> list[Scene]:
    """Every place where a trigger's words stand with what they need and without what forbids them.

    `is_last` asks for the triggers that tell only where no other does, instead of the others.
    """
    has_ties = any(tie.family == "capital" for tie in reading.ties)
    scenes: list[Scene] = []
    for trigger in (t for t in valency.triggers if t.is_last == is_last):
        for match in trigger.words.finditer(masked.mask):
            clause = _clause(masked.mask, match.start(), match.end(), valency)
            clause = clause[0], end_of_relative(masked.mask, match.end(), clause[1], trigger, valency)
            aside = _aside(masked.mask, clause[0], match.start(), valency)
            if aside[0] >= 0:
                clause = (_clause(masked.mask, aside[0], aside[0], valency)[0], clause[1])
            for start, end, left, right in _places(masked.mask, match, clause, trigger, valency):
                scene = Scene(
                    masked,
                    valency,
                    trigger,
                    start,
                    end,
                    (left, right),
                    phrases,
                    has_ties or _is_part(trigger),
                    topic,
                    focus,
                    aside,
                )
                if _applies(scene, reading):
                    scenes.append(scene)
    return scenes


def _places(
    mask: str, match: re.Match[str], clause: tuple[int, int], trigger: Trigger, valency: Valency
) -> list[tuple[int, int, int, int]]:
    """Where a word tells a deal: its own stretch, and where a list means the noun again without saying it."""
    if valency.is_unspaced or not (trigger.is_noun or is_sale(match.group())):
        return [(match.start(), match.end(), *clause)]
    own = clause[0], own_part(mask, match.end(), clause[1], valency.language)
    own = _own_stretch(mask, match.start(), match.end(), own) if trigger.is_noun else own
    further = said_again(mask, match.end(), clause[1], valency.language)
    return [(match.start(), match.end(), *own), *further]


def _is_part(trigger: Trigger) -> bool:
    """As in "首批100亿已到账", "まず13億ドルを投じ": a part of the sum that the sentence itself told before."""
    relative = trigger.needs is not None and _OF_WHICH.search(trigger.needs.pattern) is not None
    return trigger.target == ("K",) and (trigger.source == ("Y",) or relative)


_OF_WHICH = re.compile(r"котор|cuales|dont|davon")


def _clause(mask: str, start: int, end: int, valency: Valency) -> tuple[int, int]:
    left = max((m.start() for m in valency.clause.finditer(mask, 0, start)), default=0)
    left = max(left, _begins_likewise(mask, left, start))
    right = valency.clause.search(mask, end)
    stop = right.start() if right else len(mask)
    fronted = _FRONTED[valency.language].match(mask) if valency.language in _FRONTED else None
    if fronted is None:
        return left, stop
    comma = fronted.start("comma")
    return (left, min(stop, comma)) if end <= comma else (max(left, comma), stop)


def _begins_likewise(mask: str, left: int, start: int) -> int:
    """Where the clause of a second giver begins, as in "invierte 20 en A y B aporta 10"; -1 where there is none."""
    found = _SECOND_GIVER.search(mask, left, start)
    return found.start("and") if found else -1


_SECOND_GIVER = re.compile(
    r"[\ue600-\ue6ff](?: (?:en|a|à|dans|chez|in) (?:[\w'’-]+ ){0,3}?[\ue000-\ue4ff])?(?P<and> (?:y|et|und) )"
    r"(?:(?:la|el|le|die|der|das) )?[\ue000-\ue3ff] (?:(?:también|además|aussi|en|y|lui) )?$"
)


_FRONTED_GERMAN = re.compile(
    r"[ «„“\"]*(?:Nachdem|Während|Weil|Da|Obwohl|Bevor|Seitdem|Seit|Als|Sobald|Obgleich|Indem|Wie) [^.;:]*?[a-zäöü] (?P<comma>,) "
    r"(?=(?:soll|sollen|will|wollen|hat|haben|hatten?|ist|sind|war|waren|wird|werden|kann|könnten?|plant|prüft|steigt|investiert|kauft|"
    r"übernimmt|steckt|zahlt|verhandelt|beteiligt|schließt|legt|holt|sammelt|zieht|folgt|geht|kommt|setzt|baut|[a-zäöü]+te) )"
)
_FRONTED = {
    "de": _FRONTED_GERMAN,
    "fr": re.compile(
        r"[ «„“\"]*(?:Bien qu|Alors qu|Tandis qu|Après qu|Si )[^,.;:]* (?P<comma>,) (?!(?:et|ou|qui|dont) )"
    ),
    "es": re.compile(
        r"[ «„“\"]*(?:Aunque|Mientras|Después de que|Luego de que|Si bien|Cuando) [^,.;:]* (?P<comma>,) (?!(?:y|o|que) )"
    ),
    "ru": re.compile(
        r"[ «„“\"]*(?:Хотя|После того как|В то время как|Поскольку) [^,.;:]* (?P<comma>,) (?!(?:и|или|котор\w+) )"
    ),
}
"""As in "Nachdem sich A an B beteiligt hat, will C …": where a clause ends that stands before the main one."""


_RELATIVE = {
    "de": re.compile(
        r" , (?:(?:an|in|bei|mit|für|von|hinter|zu) )?(?:der|die|das|dem|den|deren|dessen) (?:\S+ ){1,24}?[a-zäöüß]+(?:t|en|te|ten|st|ern|eln) , "
    ),
    "fr": re.compile(
        r"(?: ,|(?<=,)) (?:qui|dont|que|où) (?:\S+ ){2,24}?, (?!(?:qui|dont|que|où|et|selon|mais) )"
    ),
    "es": re.compile(
        r"(?: ,|(?<=,)) (?:que|cuya|cuyo|donde|quien) (?:\S+ ){2,24}?, (?!(?:que|cuy[ao]|y|según|pero) )"
    ),
    "ru": re.compile(
        r" , (?:куда|чь[яёеи]\w*|чей|чьего) (?:\S+ ){1,24}?, (?!(?:котор\w+|и|но|а|что|где|куда) )"
    ),
}
"""A relative clause up to the comma that closes it."""


_BETWEEN_DASHES = re.compile(r" [–—] [^–—.;:]{3,90}$")


def _aside(mask: str, left: int, start: int, valency: Valency) -> tuple[int, int]:
    """The relative clause, or what stands between dashes, before the clause that goes on behind it; (-1, -1) for none."""
    if left and not valency.is_unspaced and mask[left + 1 : left + 2] in {"–", "—"}:
        dashed = _BETWEEN_DASHES.search(mask, 0, left)
        return (dashed.start(), left + 2) if dashed else (-1, -1)
    pattern = _RELATIVE.get(valency.language)
    match = pattern.match(mask, left) if pattern is not None and left else None
    if match is None or match.end() > start or COMMA.search(mask, match.end(), start):
        return -1, -1
    return left, match.end()


def relative_clause(scene: Scene) -> str:
    """The closed relative clause that holds the trigger itself; "" outside of one."""
    pattern = _RELATIVE.get(scene.valency.language)
    match = (
        pattern.match(scene.masked.mask, scene.clause[0]) if pattern is not None and scene.clause[0] else None
    )
    return match.group() if match is not None and scene.end <= match.end() else ""


_SIDES = re.compile(r"[\ue000-\ue0ff\ue400-\ue4ff]")


def _own_stretch(mask: str, start: int, end: int, clause: tuple[int, int]) -> tuple[int, int]:
    """Of a list of deals ("la compra de A por B, la inversión de C en D") the part that names both sides of this one."""
    left = max((m.end() for m in COMMA.finditer(mask, clause[0], start)), default=clause[0])
    right = COMMA.search(mask, end, clause[1])
    stop = right.start() if right else clause[1]
    listed = _LISTED.search(mask, clause[0], start)
    if listed is not None and len(_SIDES.findall(mask, end, stop)) == 1:
        return listed.start("noun"), stop
    return (left, stop) if len(_SIDES.findall(mask, end, stop)) >= 2 else clause


_LISTED = re.compile(r"(?:,|(?<=[^,]) (?:y|et)) (?P<noun>(?:la|el|une|la nueva|una) )$")
"""As in ", la ronda de 5 millones de X": one of several things, each of somebody else."""


def _applies(scene: Scene, reading: Reading) -> bool:
    trigger, text = scene.trigger, with_products(scene.stretch, scene.masked)
    is_whole = "D" in trigger.target or trigger.words.match(scene.masked.mask, scene.start) is None
    needed = with_products(scene.masked.mask, scene.masked) if is_whole else text
    needed = TRADE_OF_MAKER.sub("", needed) if trigger.relation in _GOODS_OF else needed
    if trigger.needs and not trigger.needs.search(needed):
        return False
    if trigger.without and trigger.without.search(_undescribed(_behind(scene, text), scene)):
        return False
    if trigger.near and trigger.near.match(scene.masked.mask, scene.end):
        return False
    if scene.valency.language == "zh" and _PURPOSE.match(scene.stretch):
        return False
    if _is_noun_here(scene) or is_unreal(scene) or is_general(scene) or _closes_purchase(scene, reading):
        return False
    negation = reading.lexicon.pattern("refusal", "negation")
    return (
        negation.search(text) is None
        and reading.lexicon.pattern("refusal", "hypothesis").search(text) is None
    )


def _is_noun_here(scene: Scene) -> bool:
    """As in "la compra de A por B": what a row of verbs holds is a noun behind its article."""
    mask, trigger = scene.masked.mask, scene.trigger
    if scene.valency.language != "es" or trigger.is_noun or trigger.relation not in _HANDED_OVER:
        return False
    is_word = mask[scene.start : scene.end].lower() == "compra"
    return is_word and _ARTICLE.search(mask, max(0, scene.start - 30), scene.start) is not None


_DETERMINER = re.compile(
    r" (?:(?:la|le|l ?['’]|son|sa|leur|el|su|una|une|die|den|der|das|eine[nr]?|seine?n?|ihre?n?) ?)?"
)


def _closes_purchase(scene: Scene, reading: Reading) -> bool:
    """As in "L'État a bouclé le rachat de Bull": what is closed is a purchase, and no round."""
    if scene.trigger.relation != "funding_round" or scene.trigger.is_noun or scene.valency.is_unspaced:
        return False
    opened = _DETERMINER.match(scene.masked.mask, scene.end)
    if opened is None:
        return False
    return reading.lexicon.pattern("topics", "acquisition").match(scene.masked.mask, opened.end()) is not None


_ARTICLE = re.compile(
    r"(?<![\w-])(?:la|una|su|esta|dicha|cada|otra) (?:(?:posible|reciente|mayor|última|nueva|eventual|futura|propia|gran) )?$",
    re.IGNORECASE,
)
_GOODS_OF = frozenset(("chip_supply", "compute_supply", "supply"))
_PURPOSE = re.compile(r"[，,]?(?:将|主要|资金|款项|所得资金|这笔资金){0,2}(?:用于|旨在|用来|以便)")
"""As in "，用于购买英伟达的显卡": what money is for is no deal of those who give it."""


def _undescribed(text: str, scene: Scene) -> str:
    """The text without nouns right before a name: "den Cloud-Spezialisten X" is no cloud."""
    if scene.valency.is_unspaced:
        return text
    return _APPOSED.sub(lambda m: " " if scene.valency.heads.fullmatch(m[1]) else m[0], text)


_APPOSED = re.compile(r"(?<![\w-])([\w-]+) (?=[\ue000-\ue4ff])")
_OBJECT_LAST = frozenset(("fr", "es", "ru"))
_HANDED_OVER = frozenset(("acquisition", "investment"))
_PASSIVE = 12
"""Signs before a verb that hold its auxiliary ("a été rachetée")."""
_COMPOUND = 16
"""Signs behind a German name in which a compound goes on ("Kauf von Nvidia-Chips")."""
_GOODS = 24
"""Signs behind a seller in which what it sells is named."""
_OBJECT_MARKS = frozenset(("", "acc", "gen", "a", "de"))


def _behind(scene: Scene, text: str) -> str:
    """The words that say what is bought or paid into: in French, Spanish and Russian those between verb and name."""
    trigger = scene.trigger
    is_german_noun = scene.valency.language == "de" and trigger.is_noun
    if trigger.relation not in _HANDED_OVER or not (scene.valency.language in _OBJECT_LAST or is_german_noun):
        return text
    marks = {*trigger.target, *(_OBJECT_MARKS if trigger.relation == "acquisition" else ())}
    named = [p for p in scene.inside if p.at >= scene.end and p.mark in marks]
    if not named and trigger.relation == "investment":
        return text
    stop = max(scene.end, _told_from(named[0], scene)) if named else scene.clause[1]
    stop += _COMPOUND if is_german_noun else 0
    if named and named[0].mark == "a" and trigger.relation == "acquisition":  # "adquirirá a X la energía"
        stop = max(stop, min(named[0].at + _GOODS, scene.clause[1]))
    return with_products(scene.masked.mask[max(scene.clause[0], scene.start - _PASSIVE) : stop], scene.masked)


def _told_from(phrase: Phrase, scene: Scene) -> int:
    """Where the words for a company begin: at its noun ("the maker of chips X"), else at its name."""
    if phrase.head < 0 or not scene.valency.heads.search(scene.masked.mask, phrase.head, phrase.at):
        return phrase.at
    return phrase.head
