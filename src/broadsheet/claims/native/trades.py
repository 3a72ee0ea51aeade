"""What a maker trades in: "fabricante de chips", "производитель чипов" say who somebody is, not what a deal is about."""

from __future__ import annotations

import re

from broadsheet.claims.pointing.antecedents import kind_of
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

TRADE_OF_MAKER = re.compile(
    r"(?:[\ue200-\ue2ff] (?:de |del |des |d ?')?|(?:fabricantes?|proveedor[ae]?s?|gigantes?|diseñador[ae]?s?|productor[ae]?s?|empresas?|compañías?|firmas?) (?:\w+ )?(?:de|del) |"
    r"(?:fabricants?|fournisseurs?|géants?|concepteurs?|producteurs?|spécialistes?) (?:\w+ )?(?:de |des |du |d ?')|"
    r"(?:производител|разработчик|поставщик|изготовител|дизайнер|гигант|лидер)[а-яё]* (?:рынка )?(?:[а-яё]+(?:ых|их|ой|ей) )?)"
    r"(?:los |las |la |l ?')?(?:(?:semi)?conductores|semi-conducteurs|chips?|puces|GPUs?|procesadores|processeurs|aceleradores|accélérateurs|memorias|servidores|serveurs|centros de datos|centres de données|"
    r"la nube|nube|cloud|energía|électricité|(?:ИИ-|AI-)?(?:чипов|процессоров|ускорителей|полупроводников|микросхем|видеокарт|серверов|облачных услуг|памяти|дата-центров))(?![\w-])"
)
"""Spanish, French and Russian nouns for a maker with what it makes."""

_USERS_OF_CHIPS = frozenset(("ai_lab", "ai_app", "ai_infra", "big_tech", "cloud", "neocloud", "auto"))


def is_paid_to_maker(kinds: list[str]) -> bool:
    """As in "signe avec Cerebras un contrat de dix milliards": who computes pays a maker of chips for chips."""
    others = [kind for kind in kinds if kind != "chips"]
    return kinds.count("chips") == 1 and set(others) <= _USERS_OF_CHIPS and bool(others)


CONTENT = frozenset(("publisher", "media", "wire"))


def tells_content(sides: list[Mention], reading: Reading) -> bool:
    """Whether a contract of a publisher with a laboratory is about what the one has written: where the text speaks of contents."""
    kinds = [kind_of(m, reading) for m in sides]
    if len(kinds) != len(_TWO) or not any(k in CONTENT for k in kinds) or "ai_lab" not in kinds:
        return False
    pattern = reading.lexicon.pattern("topics", "licensing")
    return any(pattern.search(sentence.mask) for sentence in reading.sentences)


_TWO = ("publisher", "laboratory")
