"""Who gives without being named again: the government whose programme a text tells, the seller of goods told before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.claims.mask import Masked
from broadsheet.claims.pointing.antecedents import kind_of
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_STATES = frozenset(("government", "regulator"))
_NAMED = r"[\ue000-\ue1ff]"
_EQUITY = re.compile(
    r"\b(?:(?:tak|buy|acquir|get|hold|own|receiv)\w* (?:[^\s.;]+ ){0,5}?(?:stakes?|equity|shares)"
    r"|equity (?:stakes?|investments?)|(?:will |to |plans to )?invest(?:s|ed|ing|ments?)?)\b",
    re.IGNORECASE,
)


def state_of_programme(masked: Masked, reading: Reading, avoid: frozenset[str]) -> list[Mention]:
    """The only government that a text told of taking stakes; [] where several companies are not given to.

    As in "Acme is set to get $5m" behind "The government will invest $2bn in nine companies".
    """
    before = reading.sentences[: masked.index]
    states = {m.party_id: m for s in before if _tells_programme(s) for m in _states(s, reading)}
    known = list(states.values()) if states or not any(map(_tells_programme, before)) else _heavy(reading)
    return [m for m in known if m.party_id not in avoid][:1] if len(known) == 1 else []


_SEVERAL = re.compile(
    r"\b(?:(?:two|three|four|five|six|seven|eight|nine|ten|a dozen|\d{1,2}|several|a number of|a group of|a handful of|some)"
    r" (?:(?!in\b|to\b)[^\s.;,]+ ){0,5}?(?:compan(?:y|ies)|firms|start-?ups|makers|developers|groups|businesses|manufacturers|labs))\b",
    re.IGNORECASE,
)


def _tells_programme(sentence: Masked) -> bool:
    return _EQUITY.search(sentence.mask) is not None and _SEVERAL.search(sentence.mask) is not None


def _states(sentence: Masked, reading: Reading) -> Iterator[Mention]:
    for _, entity in sentence.signs():
        yield from (m for m in entity.mentions if kind_of(m, reading) in _STATES)


def _heavy(reading: Reading) -> list[Mention]:
    """Governments of the whole text, where the sentence of the programme names none."""
    return list({m.party_id: m for s in reading.sentences for m in _states(s, reading)}.values())


_BACK = 12  # sentences before in which goods have to be told of
_BOUGHT = re.compile(
    r"[\ue600-\ue6ff] (?:worth )?(?:of|on|for) (?:more |its |[\ue300-\ue3ff] 's )?(?P<some>the |these |those |such )?"
    r"(?P<things>(?:(?!(?:and|in|for|from|this|last|so|by|at)\b)[A-Za-z][\w-]* ?){1,4}|[\ue100-\ue1ff\ue300-\ue3ff])"
)
_SIGNED = re.compile(r"[\ue000-\ue8ff]")
_KINDS_OF_GOODS = frozenset(
    "equipment device devices product products goods machine machines unit units gear hardware item items".split()
)
_TRADE = re.compile(
    r"\b(?:b(?:uy|uys|uying|ought)|purchas\w+|order(?:s|ed|ing)?|sp(?:end|ent|ending)|sales?|s(?:ell|ells|old)|suppl\w+|deliver\w+)\b"
)


def seller_of_goods(masked: Masked, reading: Reading, avoid: frozenset[str]) -> list[Mention]:
    """Whose goods are bought again: as in "spending $5m on the cables" behind "buys more of Acme's cable"."""
    bought = _BOUGHT.search(masked.mask)
    if bought is None:
        return []
    words = bought["things"].split()
    last = masked.entity(words[-1][0]) if _SIGNED.match(words[-1]) else None
    if last is not None and last.kind == "stranger":
        return [
            m for _, m in _wares_of(masked, bought.start(), bought.end(), reading) if m.party_id not in avoid
        ][:1]
    is_kind = last is not None or (bought["some"] is not None and words[-1].lower() in _KINDS_OF_GOODS)
    for sentence in reversed(reading.sentences[max(0, masked.index - _BACK) : masked.index + 1]):
        end = bought.start() if sentence is masked else len(sentence.mask)
        if _TRADE.search(sentence.mask, 0, end) is None:
            continue
        for thing, mention in _wares_of(sentence, 0, end, reading):
            is_same = last is None and _stem(thing) == _stem(words[-1])
            if (is_same or is_kind) and mention.party_id not in avoid and reading.is_company(mention):
                return [mention]
    return []


_OWNED = re.compile(rf"\b(?:of|in|on|more|for) ({_NAMED}) (?:'s )?((?:[A-Za-z][\w-]+ ?){{1,3}})")
_FROM = re.compile(rf"\b([a-z-]+) from ({_NAMED})")
_STRANGE = re.compile(r"[\ue100-\ue1ff]")


def _wares_of(sentence: Masked, start: int, end: int, reading: Reading) -> Iterator[tuple[str, Mention]]:
    """Things and whose they are ("Acme cable", "cable from Acme", "Acme Megacables")."""
    for bought in _FROM.finditer(sentence.mask, start, end):
        yield bought[1], sentence.entity(bought[2]).mentions[0]
    for owned in _OWNED.finditer(sentence.mask, start, end):
        yield from ((thing, sentence.entity(owned[1]).mentions[0]) for thing in owned[2].split())
    for ware in _STRANGE.finditer(sentence.mask, start, end):
        name = sentence.entity(ware.group()).mentions[0].name
        yield from ((name.split()[-1], maker) for maker in _makers(name, reading))


def _makers(name: str, reading: Reading) -> list[Mention]:
    """The party of the text whose name a longer one begins with."""
    parties = (m for s in reading.sentences for _, e in s.signs() if e.kind == "org" for m in e.mentions)
    return [m for m in parties if name.startswith(f"{m.as_written} ")][:1]


def _stem(word: str) -> str:
    return word.lower().rstrip("s")
