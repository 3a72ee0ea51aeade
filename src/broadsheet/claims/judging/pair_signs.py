"""What speaks for and against a deal between two parties in a sentence: the signs that the judge weighs.

A sign is a short word such as "mc:ab:capital": between giver and receiver, in this order, stands a word of capital.
Its letters matter to nobody but `benchmarks/claims_judge.py`, which learns what each weighs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from broadsheet.claims.drafts import Draft
from broadsheet.claims.judging.cues import PREPOSITIONS
from broadsheet.claims.judging.pairs import Pair
from broadsheet.claims.judging.scopes import Place, Scope
from broadsheet.claims.names.trades import trade_of
from broadsheet.claims.reading import Reading

_PASSIVE = frozenset(("was", "were", "been", "being", "be", "is", "are", "gets", "got"))
_AUXILIARIES = frozenset(("to", "will", "has", "have", "had", "would", "could", "may", "might"))
_PARTIES = frozenset("OSGNP")
_NAMED = frozenset("OSG")
_NEAR, _CLOSE, _WIDE = 3, 6, 8  # tokens
_MOST_TOLD = 30  # drafts of one party that are looked at from other sentences
_REACH = 9  # tokens behind a word in which what it governs stands


Told = Mapping[str, Sequence[Draft]]
"""What frames tell in the whole document, by each party."""


def told_of(drafts: Sequence[Draft]) -> Told:
    """Drafts by the ids of their two sides, the first few of each."""
    told: dict[str, list[Draft]] = {}
    for draft in drafts:
        for party in draft.parties:
            known = told.setdefault(party, [])
            if len(known) < _MOST_TOLD:
                known.append(draft)
    return told


def signs_of_pair(pair: Pair, scope: Scope, reading: Reading, told: Told) -> Iterator[str]:
    """The signs of a giver (None: unnamed) and a receiver."""
    one, other = pair
    order = _order(one, other)
    yield f"o:{order}"
    yield from _who(one, other, scope, reading)
    for side, place in (("a", one), ("b", other)):
        if place is not None:
            yield from _standing(side, place, reading)
        if place is not None and place.at >= 0:
            yield from _around(side, place.at, scope)
            first = "first" if place.at == scope.places[0].at else "later"
            yield f"{side}:{first}:{'governed' if scope.is_governed(place.at) else 'free'}"
    at = sorted(p.at for p in (one, other) if p and p.at >= 0)
    yield from _between(order, at[0], at[1], scope) if len(at) > 1 else _alone(order, at, scope)
    yield from _cued(one, other, scope)
    yield from _monied(order, one, other, scope)
    yield from _drafted(one, other, scope, told)


def _order(one: Place | None, other: Place) -> str:
    """Giver (a), receiver (b), c for one that is carried, 0 for none, = for both in one list."""
    if one is None:
        return "0b" if other.at >= 0 else "0c"
    if one.at < 0:
        return "cb"
    if other.at < 0:
        return "ac"
    return "=" if one.at == other.at else "ab" if one.at < other.at else "ba"


def _who(one: Place | None, other: Place, scope: Scope, reading: Reading) -> Iterator[str]:
    trade, how = (trade_of(one.mention, reading), one.how) if one else ("none", "none")
    taker = trade_of(other.mention, reading)
    yield from (f"ka:{trade}", f"kb:{taker}", f"k:{trade}>{taker}")
    yield from (f"ha:{how}", f"hb:{other.how}", f"h:{how}>{other.how}")
    yield from (f"tk:{topic}:{trade}>{taker}" for topic in scope.topics)


def _standing(side: str, place: Place, reading: Reading) -> Iterator[str]:
    standing, party = reading.standing, place.mention.party_id
    if party in standing.titled:
        yield f"{side}:title{min(standing.titled.index(party), 2)}"
    yield f"{side}:opens{min(standing.opens.get(party, 0), 3)}"
    yield f"{side}:named{min(standing.named.get(party, 0), 4)}"
    if reading.article.provider.name == place.mention.name:
        yield f"{side}:outlet"


def _around(side: str, at: int, scope: Scope) -> Iterator[str]:
    before, after = scope.stems[max(0, at - _NEAR) : at], scope.stems[at + 1 : at + 1 + _NEAR]
    last = before[-1] if before else "^"
    yield f"{side}<{last}"
    yield f"{side}<<{' '.join(before[-2:])}"
    yield f"{side}>{after[0] if after else '$'}"
    yield f"{side}>>{' '.join(after[:2])}"
    yield from (f"{side}l:{stem}" for stem in before)
    yield from (f"{side}r:{stem}" for stem in after)
    for name in set(scope.classes[max(0, at - 5) : at]) - {""}:
        yield f"{side}lc:{name}:{last}"
        yield f"{side}lc:{name}"
    yield from (f"{side}rc:{name}" for name in set(scope.classes[at + 1 : at + 6]) - {""})


def _between(order: str, low: int, high: int, scope: Scope) -> Iterator[str]:
    inner, classes = scope.stems[low + 1 : high], scope.classes[low + 1 : high]
    told = [name for name in dict.fromkeys(classes) if name]
    yield f"d:{order}:{min(len(inner) // 3, 6)}"
    yield f"n:{order}:{min(sum(s in _NAMED for s in inner), 3)}"
    yield from (f"m:{order}:{stem}" for stem in set(inner[:14]))
    yield from (f"mm:{order}:{x} {y}" for x, y in pairwise(inner[:9]))
    if 0 < len(inner) <= 4:
        yield f"mw:{order}:{' '.join(inner)}"
    yield from (f"mc:{order}:{name}" for name in told)
    yield f"mseq:{order}:{'-'.join(told)}"
    yield from (f"lc:{order}:{name}" for name in set(scope.classes[max(0, low - _CLOSE) : low]) - {""})
    yield from (f"rc:{order}:{name}" for name in set(scope.classes[high + 1 : high + _WIDE]) - {""})
    if ";" in inner or ":" in inner:
        yield f"cut:{order}"


def _alone(order: str, at: list[int], scope: Scope) -> Iterator[str]:
    """Of a pair of which the sentence holds one side, or none."""
    for place in at:
        yield from (
            f"lc:{order}:{name}" for name in set(scope.classes[max(0, place - _CLOSE) : place]) - {""}
        )
        yield from (f"rc:{order}:{name}" for name in set(scope.classes[place + 1 : place + _WIDE + 1]) - {""})
        yield from (f"sc:{order}:{name}" for name in set(scope.classes) - {""})


def _cued(one: Place | None, other: Place, scope: Scope) -> Iterator[str]:
    """How the two hang on each word that can tell a deal: as its subject, behind it, by which preposition."""
    for word in scope.triggers:
        name, form, stem = scope.classes[word], _form(word, scope), scope.stems[word]
        subject = scope.subjects[word]
        role = "A" if one and subject == one.sign else "B" if subject == other.sign else "x"
        role = role if subject else ""
        yield f"q:{name}:{form}:{role}"
        if behind := _behind(word, other.at, scope):
            yield f"qb:{name}:{form}:{behind}"
            yield f"q2:{name}:{form}:{role}:{behind}"
            yield f"qw:{stem}:{form}:{role}:{behind}"
        if one and (behind := _behind(word, one.at, scope)):
            yield f"qa:{name}:{form}:{behind}"
            yield f"qwa:{stem}:{behind}"


def _form(word: int, scope: Scope) -> str:
    """Passive, verb or noun, by the words around."""
    before = scope.stems[max(0, word - 2) : word]
    is_passive = before[-1:] and (before[-1] in _PASSIVE or (before[0] in _PASSIVE and before[-1] != "to"))
    if is_passive or "by" in scope.stems[word + 1 : word + 3]:
        return "p"
    is_verb = scope.tokens[word].endswith(("s", "ed", "ing")) or (before and before[-1] in _AUXILIARIES)
    return "v" if is_verb else "n"


def _behind(word: int, at: int, scope: Scope) -> str:
    """The preposition by which the first party behind a word hangs on it, "-" for none; "" for another party."""
    between = scope.stems[word + 1 : at] if at > word else []
    if at <= word or len(between) > _REACH or not _PARTIES.isdisjoint(between):
        return ""
    return next((stem for stem in reversed(between) if stem in PREPOSITIONS), "-")


def _monied(order: str, one: Place | None, other: Place, scope: Scope) -> Iterator[str]:
    giver, taker = one.at if one else -1, other.at
    at = [place for place in (giver, taker) if place >= 0]
    for money in scope.money_at[:3]:
        yield f"$:{order}:{'l' if at and money < min(at) else 'r' if at and money > max(at) else 'm'}"
        if taker >= 0 and 0 <= taker - money <= 4:
            yield f"$b:{' '.join(scope.stems[money + 1 : taker])}"
        if giver >= 0 and 0 < money - giver <= 4:
            yield f"a$:{' '.join(scope.stems[giver + 1 : money])}"
        if taker >= 0 and 0 < money - taker <= 4:
            yield f"b$:{' '.join(scope.stems[taker + 1 : money])}"


def _drafted(one: Place | None, other: Place, scope: Scope, told: Told) -> Iterator[str]:
    """What frames tell of the two, here and elsewhere, and of others here."""
    giver, taker = one.mention.party_id if one else "", other.mention.party_id
    pair = {giver, taker} - {""}
    if not scope.drafts:
        yield "f:none"
    elif all(draft.parties != pair for draft in scope.drafts):
        yield "f:others"
    for draft in scope.drafts:
        if draft.parties == pair:
            way = _way(draft, giver, taker)
            weight = f"{'w' if draft.frame.is_weak else 's'}:{'$' if draft.money else ''}"
            yield from (f"f:{draft.family}:{way}", f"f:{draft.family}:{way}:{weight}", f"f:{draft.relation}")
        elif pair <= {*draft.parties, *(m.party_id for m in draft.others)}:
            yield f"fo:{draft.family}"
        elif pair & draft.parties:
            yield f"fx:{draft.family}:{'b' if taker in draft.parties else 'a'}"
        else:
            yield f"fn:{draft.family}"
    for draft in told.get(taker, ()):
        if draft.masked is scope.masked:
            continue
        if draft.parties == pair:
            yield f"e:{draft.family}:{_way(draft, giver, taker)}"
        elif draft.object and draft.object.party_id == taker:
            yield f"eb:{draft.family}"


def _way(draft: Draft, giver: str, taker: str) -> str:
    """Whether a frame tells the pair in the same direction."""
    told = tuple(m.party_id if m else "" for m in (draft.subject, draft.object))
    return "same" if told == (giver, taker) else "swap"
