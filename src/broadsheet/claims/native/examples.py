"""Names that a sentence gives as examples or sets against the parties of a deal: neither are partners of each other."""

from __future__ import annotations

import re
from dataclasses import replace

from broadsheet.claims.frames.phrases import Phrase, mark_before
from broadsheet.claims.frames.scenes import Scene
from broadsheet.claims.frames.valency import Valency

_EXAMPLES = re.compile(
    r"(?:notamment|comme|tels? que|wie|etwa|darunter|como|entre (?:ellos|ellas)|incluid[oa]s|incluyendo|например|таки[ехм]+ как|такими как|"
    r"включая|в том числе|包括|例如|比如|诸如)[ «„“\"]*$"
)
_EXAMPLES_BEHIND = re.compile(
    r"(?:といった|のような|などの(?:大手|企業|競合|各社)|等(?:巨头|大厂|科技|公司|企业|厂商))"
)


_RIVALS = re.compile(
    r"(?:concurrent|rivaux|rival|compet|Konkurren|Wettbewerb|конкурент|соперник|对手|対抗|競合)[^.;:。]{0,24}$"
)


def is_rival(phrase: Phrase, scene: Scene) -> bool:
    """As in "face à ses concurrents, notamment A et B": whom the sentence sets against the parties of a deal."""
    return _RIVALS.search(scene.masked.mask, max(0, phrase.at - 40), phrase.at) is not None


def is_example(phrase: Phrase, scene: Scene) -> bool:
    """As in "ses concurrents, notamment A et B", "AやBといった大手": examples of a kind are no partners of each other."""
    mask = scene.masked.mask
    return (
        _EXAMPLES.search(mask, max(0, phrase.at - 24), phrase.at) is not None
        or _EXAMPLES_BEHIND.match(mask, phrase.at + 1) is not None
    )


_KINDS = {
    "es": re.compile(
        r"(?<![\w-])(?P<kind>(?:empresas|compañías|firmas|start[- ]?ups|tecnológicas|gigantes|grupos|editor(?:es|iales)|medios|diarios|periódicos|proveedores|fabricantes|"
        r"desarrolladores|fondos|inversores|clientes|bancos|operadoras|laboratorios|plataformas|socios|compañias)(?: [^,.;:\ue000-\ue8ff]{2,40})??)"
        r" (?:, )?(?:tales )?(?:como|incluid[oa]s|incluyendo|entre (?:ellas|ellos|las que (?:están|figuran|se encuentran)|los que (?:están|figuran|se encuentran)))"
        r" (?:(?:el|la|los|las) (?:[\w-]+ ){0,2}?)?[«„“\"']? ?$"
    ),
    "ru": re.compile(
        r"(?<![\w-])(?P<kind>(?:таки\w+ )?(?:[а-яё-]+(?:ы[ехм]|и[ехм]|ыми|ими) )?(?:компани|корпораци|стартап|фирм|гигант|издател|издани|медиа|производител|разработчик|поставщик|партн[её]р|"
        r"клиент|заказчик|инвестор|фонд|банк|оператор|провайдер|лаборатори|платформ|студи|холдинг)[а-яё]*(?: [^,.;:\ue000-\ue8ff]{2,40})??)"
        r" , (?:таки\w+ )?(?:как|включая|среди которых|в том числе|например ,?) (?:[а-яё-]+ ){0,2}?[«„“\"]? ?$"
    ),
}
"""A noun for many of a kind, up to the word that opens its examples."""
_REACH = 110


def with_examples(phrases: list[Phrase], mask: str, valency: Valency) -> list[Phrase]:
    """The phrases; those that are examples of a kind ("en empresas como A y B") are governed by what governs its noun."""
    kinds = _KINDS.get(valency.language)
    found: list[Phrase] = []
    last: Phrase | None = None
    for phrase in phrases:
        told = _as_its_kind(phrase, mask, kinds, valency) if kinds else phrase
        if (
            told is phrase
            and last is not None
            and not phrase.mark
            and _GOES_ON.fullmatch(mask, last.at + 1, phrase.at)
        ):
            told = replace(phrase, mark=last.mark, head=last.head)
        last = told if told is not phrase else None
        found.append(told)
    return found


_GOES_ON = re.compile(r"(?: [»“”\"'])? ,(?: (?:y|o|или|и))? (?:el|la|los|las) [^.;:,\ue000-\ue8ff]{0,60}")
"""As in ", la plataforma de vídeo X": another example behind the first."""


def _as_its_kind(phrase: Phrase, mask: str, kinds: re.Pattern[str], valency: Valency) -> Phrase:
    if phrase.mark not in {"other", ""} or phrase.entity.kind == "person":
        return phrase
    opened = kinds.search(mask, max(0, phrase.at - _REACH), phrase.at)
    mark, begin = mark_before(mask, opened.start("kind"), valency) if opened else ("", -1)
    return replace(phrase, mark=mark, head=begin) if mark not in {"", "other"} else phrase


def is_one_of_kind(phrase: Phrase, scene: Scene) -> bool:
    """As in "en empresas como A": whether the sentence names the party only as one of many."""
    kinds, mask = _KINDS.get(scene.valency.language), scene.masked.mask
    return kinds is not None and kinds.search(mask, max(0, phrase.at - _REACH), phrase.at) is not None
