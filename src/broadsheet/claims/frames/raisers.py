"""Who takes rounds of capital: by kind, by the verb of getting in its own clause, by what the text was speaking of."""

from __future__ import annotations

import re

from broadsheet.claims.mask import E, Masked
from broadsheet.claims.pointing.antecedents import is_listed, kind_of
from broadsheet.claims.pointing.subjects import find_subject
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_CANNOT_RAISE = frozenset(
    (
        "investor",
        "sovereign_fund",
        "publisher",
        "wire",
        "media",
        "government",
        "regulator",
        "big_tech",
        "bank",
    )
)

_GETS = (
    r"(?:rais(?:es?|ed|ing)|secur(?:es?|ed|ing)|land(?:s|ed|ing)?|clos(?:es?|ed|ing)|complet(?:es?|ed|ing)|receiv(?:es?|ed|ing)|g[eo]ts?|getting|"
    r"collect(?:s|ed|ing)?|obtain(?:s|ed|ing)?|attract(?:s|ed|ing)?|gather(?:s|ed|ing)?|draws?|drew|w[io]ns?|bag(?:s|ged|ging)?|nabb?(?:s|ed|ing)?|"
    r"snag(?:s|ged|ging)?|nett?(?:s|ed|ing)?|pocket(?:s|ed|ing)?|scor(?:es?|ed|ing)|attains?|(?:t(?:ake|akes|ook|aken|aking)|br(?:ings?|ought|inging)|"
    r"pull(?:s|ed|ing)?|pick(?:s|ed|ing)?|haul(?:s|ed|ing)?|rak(?:es?|ed|ing))(?: in| up| on)?|(?:follow(?:s|ed)|emerg(?:es?|ed)|came out|is back|back) (?:[^\s,;]+ ){0,3}?with)"
)
_GOT = re.compile(
    rf"\b{_GETS} (?:(?!(?:from|by|for|in|of|which|that|when)\b)[^\s,;:.\ue000-\ue8ff]+ ){{0,5}}$"
)
"""As in "Acme received another ($5m from investors led by Globex)": the verb right before the sum or the round."""
_WHOSE = re.compile(
    rf"({E}) , (?:an? [^,;\ue000-\ue4ff]{{2,70}} , )?whose (?:[^\s,;:.\ue000-\ue8ff]+ ){{0,4}}$"
)
"""As in "Acme, whose ($5m round was led by Globex)"."""


def raiser_of_clause(at: int, masked: Masked, reading: Reading, avoid: frozenset[str]) -> Mention | None:
    """Who, by name, gets the money that the words at a place of the mask tell of; None where the clause does not say."""
    sign = _taker(masked, at, reading)
    named = masked.entity(sign).mentions if sign else ()
    is_one = len(named) == 1 and named[0].party_id not in avoid and can_raise(named[0], reading)
    return named[0] if is_one else None


def _taker(masked: Masked, at: int, reading: Reading) -> str | None:
    left = masked.mask[:at]
    if whose := _WHOSE.search(left):
        return whose[1]
    got = _GOT.search(left)
    return find_subject(masked, got.start(), reading.lexicon) if got else None


_LISTED = 1.5
"""What it costs to be traded on an exchange, for a company whose round is looked for."""


def raiser_spoken_of(masked: Masked, reading: Reading, avoid: frozenset[str]) -> list[Mention]:
    """The company that the text was speaking of: named near, and what the document is about."""
    best: tuple[float, Mention] | None = None
    for sentence in reading.sentences[: masked.index + 1]:
        for _, entity in sentence.signs():
            if entity.kind not in {"org", "stranger"}:
                continue
            mention = entity.mentions[0]
            doubt = 0.0 if reading.is_company(mention) else 0.8
            doubt += _LISTED if is_listed(mention, reading) else 0.0
            weight = reading.standing.weight(mention.party_id) - 0.5 * (masked.index - sentence.index) - doubt
            is_one = mention.party_id not in avoid and can_raise(mention, reading)
            is_one = is_one and _LEADS.match(sentence.source, entity.end) is None
            if is_one and (best is None or weight >= best[0]):
                best = (weight, mention)
    return [best[1]] if best else []


_LEADS = re.compile(r"(?:等[\u4e00-\u9fff]{0,4})?(?:联合|共同|独家)?(?:领投|領投|跟投|参投|參投)")
"""As in "X领投": who leads a round, right where it is named, does not raise it."""


def can_raise(mention: Mention, reading: Reading) -> bool:
    """Whether a party is one that takes rounds of capital."""
    return kind_of(mention, reading) not in _CANNOT_RAISE
