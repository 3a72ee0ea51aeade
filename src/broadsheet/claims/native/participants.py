"""Who joins a round without leading it; the words for it in German, French, Spanish and Russian.

As in "Zu den weiteren Investoren zählen A, B und C", "aux côtés de A et B", "также приняли участие A и B":
the guide counts them as others of the round, not as investments of their own.
"""

from __future__ import annotations

import re

from broadsheet.claims.drafts import Draft
from broadsheet.claims.frames.phrases import Phrase
from broadsheet.claims.mask import Masked
from broadsheet.claims.native.joiners import find_joiners
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_BEFORE = {
    "de": (
        r"(?:[Ii]nvestoren|[Gg]eldgebern?|[Kk]apitalgebern?|[Uu]nterstützern?|[Tt]eilnehmern?|[Gg]esellschaftern?|[Ff]inanziers)\b[^.;:]{0,70}? (?:zähl(?:en|t|ten)|gehör(?:en|t|ten)|sind|waren|fanden sich|finden sich)\b|"
        r"\b(?:[Bb]eteiligt(?: haben)? (?:sind|waren|sich)|[Mm]it (?:dabei|an Bord|von der Partie) (?:sind|waren|ist|war)|[Aa]n Bord (?:sind|waren|kommen)|[Dd]abei (?:sind|waren)|"
        r"[Aa]n (?:der|dieser) (?:Runde|Finanzierung\w*|Kapitalrunde) (?:beteilig(?:en|ten|te|t) sich|nahmen|nahm)|[Aa]uch(?= [^.,;:]{0,60}? beteilig(?:te|ten) sich)|"
        r"(?:[Ee]benfalls|[Aa]uch|[Aa]ußerdem|[Zz]udem|[Nn]eu|[Dd]aneben) (?:mit)?(?:investiert|beteiligt|eingestiegen|mitgezogen|dabei|an Bord) (?:haben|sind|waren|hatten|ist|hat)(?: sich)?|"
        r"(?:[Aa]ußerdem|[Zz]udem|[Ee]benfalls|[Dd]aneben|[Dd]aran|[Aa]uch) beteilig(?:en|ten|te) sich|unter Beteiligung (?:von|des|der)|mit Beteiligung (?:von|des|der))\b|"
        r"\b(?:Geld|Kapital|Mittel|Summe)\b[^.,;:]{0,20} (?:komm(?:t|en)|stamm(?:t|en)) unter anderem vo[nm]\b"
    ),
    "fr": (
        r"(?:investisseurs|bailleurs de fonds|actionnaires|participants|souscripteurs|soutiens|financeurs)\b[^.;:]{0,60}? (?:figurent|comptent|sont|on (?:compte|retrouve|trouve|note|retient))\b|"
        r"\b(?:emmenée?|menée?|dirigée?|pilotée?|conduite?) par [^.;:,]{1,60}? ?, avec (?:notamment |aussi |également )?(?=[^.;:]{0,20}[\ue000-\ue4ff])|"
        r"\b(?:avec la participation|aux côtés|à côté|en compagnie) d(?:e|u|es)?\b|\b(?:suivie?|rejointe?|accompagnée?|épaulée?|complétée?) (?:par|de)\b|"
        r"\b(?:[Oo]nt|[YyÀà] ont|a) (?:également|aussi|par ailleurs) (?:participé|pris part|investi|souscrit)\b(?: au tour| à l ?' ?opération| à la levée)?(?= [^.,;:]{0,30}[\ue000-\ue4ff])"
    ),
    "es": (
        r"(?:inversores|inversionistas|participantes|financiadores|socios)\b[^.;:]{0,60}? (?:figuran|están|se (?:encuentran|cuentan)|son|destacan)\b|"
        r"\b(?:con (?:la participación|el apoyo|el respaldo)|en compañía|(?:ha )?cont(?:ó|ado) con la participación) de\b|\bjunto (?:con|a)\b|\b(?:acompañad|secundad|seguid|respaldad)[oa]s? (?:de|por)\b(?=[^.;]{0,80})|"
        r"\b(?:(?:[Tt]ambién|[Aa]demás|[Aa]simismo|en la que|en ella) (?:han )?(?:participa(?:n|ron|do)|acudieron|invirtieron|entraron|se suma(?:n|ron))|(?:participa(?:n|ron)|han participado|se suma(?:n|ron)|se han sumado) (?:también|además|asimismo|igualmente))\b"
    ),
    "ru": (
        r"(?:[Сс]реди (?:других )?(?:инвесторов|участников|вкладчиков)|[Дд]руги(?:ми|е) (?:инвестор\w+|участник\w+)|[Уу]частник\w+ раунда|[Ии]нвестор\w+ раунда)\b[^.;:]{0,30}?(?: [—–-] | (?:стали|были|названы|значатся|оказались|вошли) | также )|"
        r"\b(?:[Тт]акже|[Кк]роме того) (?:в (?:раунде|нём|нем|сделке) )?(?:приняли участие|участвовали|поучаствовали|инвестировали|вложились|вошли|присоединились)\b|"
        r"\b(?:при участии|с участием)\b|\b(?:приняли участие|участвовали|поучаствовали|присоединились) (?:также|ещё|еще)\b"
    ),
}  # fmt: skip
"""What stands before the names of those who join."""
_BEHIND = {
    "de": (
        r"\b(?:machten|gingen|zogen|machen|gehen|ziehen) (?:\w+ ){0,2}mit\b|\b(?:beteiligten|beteiligen|beteiligte|beteiligt) sich (?:ebenfalls|auch|außerdem|zudem|erneut|daran)\b|"
        r"\b(?:sind|waren|ist|war) (?:auch |ebenfalls |erneut |wieder |neu )?(?:mit dabei|dabei|mit an Bord|an Bord|mit von der Partie|beteiligt)\b|\bstiegen (?:ebenfalls|neu) ein\b"
    ),
    "fr": r"\b(?:ont|a) (?:également |aussi |par ailleurs |de nouveau )?(?:participé|pris part|suivi|remis au pot|réinvesti|accompagné le tour)\b|\b(?:participent|suivent|complètent) (?:également |aussi )?(?:le|au|à l)",
    "es": r"\b(?:también|además|asimismo|igualmente) (?:participa(?:n|ron)|han participado|se suma(?:n|ron)|acudieron|invirtieron|entraron|repitieron)\b|\b(?:completan|acompañaron|acompañan) (?:la ronda|la operación)\b",
    "ru": r"\b(?:также|тоже) (?:приняли участие|участвовали|поучаствовали|присоединились|вошли|вложились|поддержали)\b|\bприняли участие в (?:раунде|сделке|нём|нем)\b",
}
"""What stands behind them."""
_CUES = {code: (re.compile(_BEFORE[code]), re.compile(_BEHIND[code])) for code in _BEFORE}
_END = re.compile(
    r" [.;:!?] ?| (?:[–—]) |, (?=(?:die|der|das|wobei|während|so|teilte|sagte|wie|qui|dont|ce|a|selon|que|según|lo|lo que|informó|который|которая|сообщ\w+|что|говорится|как) )"
)
_BREAK = re.compile(r"[.;:!?–—]|,(?! [^,]{0,40}(?:und|et|y|и) )")
_NO_MEMBER = re.compile(r" ?- ?(?:[Cc]hef|[Gg]ründer|[Mm]anager|[Vv]orstand|[Cc]o-?[Ff]ounder)")
_SUM = re.compile(r"[\ue600-\ue6ff]")
_NEAR = 3
"""Sentences between a round and those who join it."""


def find_participants(
    masked: Masked, phrases: tuple[Phrase, ...], drafts: list[Draft], reading: Reading
) -> tuple[Phrase, ...]:
    """The names of a sentence that only join a round told before or in it; empty where no round is in reach."""
    cues = _CUES.get(reading.lexicon.language)
    is_round = reading.lexicon.pattern("topics", "round").search(masked.mask) is not None
    is_sum = cues is not None and _SUM.search(masked.mask) is not None
    if not (is_round or is_sum or _told(masked, drafts)):
        return ()
    if cues is None:
        return find_joiners(masked, phrases, reading.lexicon.language)
    named = [
        p
        for p in phrases
        if p.entity.kind in {"org", "stranger", "group"} and not _NO_MEMBER.match(masked.mask, p.at + 1)
    ]
    if (cue := cues[0].search(masked.mask)) is not None:
        end = _END.search(masked.mask, cue.end())
        stop = end.start() if end else len(masked.mask)
        return tuple(p for p in named if cue.end() <= p.at < stop)
    if (cue := cues[1].search(masked.mask)) is not None:
        begin = max((m.end() for m in _BREAK.finditer(masked.mask, 0, cue.start())), default=0)
        return tuple(p for p in named if begin <= p.at < cue.start())
    return ()


def _told(masked: Masked, drafts: list[Draft]) -> Draft | None:
    near = (
        d
        for d in reversed(drafts)
        if d.masked.field == masked.field and masked.index - d.masked.index <= _NEAR
    )
    rounds = [d for d in near if d.relation == "funding_round"]
    return max(rounds, key=lambda d: (d.masked.index, d.start), default=None)


def join(participants: tuple[Phrase, ...], masked: Masked, drafts: list[Draft]) -> bool:
    """Puts those who join to the others of the round told last; False where none is told."""
    named = {m.party_id for _, e in masked.signs() for m in e.mentions}
    whose = [d for d in drafts if d.object is not None and d.object.party_id in named]
    told = _told(masked, whose) or _told(masked, drafts)
    if told is None:
        return False
    taken = {m.party_id for m in (told.subject, told.object, *told.others) if m}
    joined: list[Mention] = [m for p in participants for m in p.entity.mentions if m.party_id not in taken]
    told.others.extend({m.party_id: m for m in joined}.values())
    return True
