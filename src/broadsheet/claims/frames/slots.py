"""Who fills the slots of a frame: the entities of a match, resolved to parties and paired."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from broadsheet.claims.folding.told_before import deal_told, part_of
from broadsheet.claims.frames.giving_firms import giving_firm
from broadsheet.claims.frames.item_heads import item_head
from broadsheet.claims.frames.programmes import seller_of_goods, state_of_programme
from broadsheet.claims.frames.raisers import can_raise, raiser_of_clause, raiser_spoken_of
from broadsheet.claims.frames.standing_sides import other_side
from broadsheet.claims.lexicon import LATE, Frame
from broadsheet.claims.mask import MONEY, NAMED, PERSON, E, Entity, Masked
from broadsheet.claims.pointing.antecedents import is_listed, kind_of
from broadsheet.claims.pointing.referents import resolve, surer_of
from broadsheet.claims.pointing.subjects import find_subject
from broadsheet.claims.pointing.takers import resolve_taker
from broadsheet.claims.pointing.topics import head_before, topics_of
from broadsheet.claims.reading import Reading, Tie
from broadsheet.claims.refusals.participants import is_closed_pair
from broadsheet.records import Mention, Money, Span

__all__ = ["LATE", "Sides", "Slots", "fill_slots", "one_of_each", "pair_sides", "unroll"]
# LATE, from the lexicon: D whose round it is; K who got the capital last told of; Y who gave it;
# X the other party of the sentence, or the one that the known side last dealt with;
# W whom the passage is about, U the same where it outweighs the side named; G the government of a programme, V whose goods are bought again.
_EACH = re.compile(r"\b(?:including|such as|like)$")
_OWNING = frozenset(("its", "their", "our"))
_ACTING = frozenset(("they", "we"))
_MOST_SEPARATE = 4  # a longer list of counterparties is one claim, says the guide
_ONE_EACH = frozenset(
    ("deal", "partnership", "licensing", "supply", "compute_supply", "chip_supply", "offtake_or_other")
)
"""Relations that each of several givers has for itself ("A and B signed deals with C")."""


@dataclass(slots=True)
class Slots:
    """The entities of a match, and where its clause's subject stands in the mask."""

    source: Entity | None
    target: Entity | None
    subject_at: int
    participants: tuple[Entity, ...] = ()  #: who joined a round without leading it
    has_money: bool = False  #: whether the match names a sum, which the givers share
    is_plural: bool = False  #: whether it tells of several deals ("contracts", "deals")
    is_contest: bool = False  #: whether rivals each want the same ("A and B were bidding for C")
    is_apiece: bool = False  #: whether each of several givers gives the sum ("A and B put in $5m each")
    part: Money | None = None  #: the sum, where it is called the first part of one told before


@dataclass(frozen=True, slots=True)
class Sides:
    """A giver, a receiver and whoever else is on a side of the same deal."""

    source: Mention | None
    target: Mention
    others: tuple[Mention, ...] = ()
    is_bundle: bool = False  #: one of several counterparties: a shared total belongs to none


def fill_slots(frame: Frame, match: re.Match[str], masked: Masked, reading: Reading) -> Slots | None:
    """The entities of source and target; None where one that is needed lacks."""
    found: dict[str, Entity | None] = {}
    start = match.start()
    for letter in {frame.source, frame.target} - {""} - LATE:
        sign = (
            match[letter]
            if letter in match.groupdict()
            else find_subject(masked, match.start(), reading.lexicon)
        )
        if letter not in match.groupdict() or match.end(letter) == match.end():
            sign = _described(sign, masked) if sign else None
        if sign is None or (letter not in match.groupdict() and _are_its_people(sign, match.start(), masked)):
            return None
        entity = masked.entity(sign)
        is_end = letter in match.groupdict() and match.end(letter) == match.end()
        if is_end and letter in {"B", "L"} and (officer := _OFFICER.match(masked.mask, match.end())):
            entity = _officer(entity, officer, letter, masked, reading)
        if is_end and entity.word in _OWNING:
            return None  # "invests in its models": of a thing that is somebody's
        if entity.word in _ACTING and letter in match.groupdict() and match.start(letter) > match.start():
            return None  # "invests in chips the way they do houses": they act, nobody gives them anything
        is_first = letter in match.groupdict() and match.start(letter) == match.start()
        found[letter] = (
            entity
            if frame.source == frame.target
            else _antecedent(entity, sign, match.end() if is_first else match.start(), masked)
        )
        if letter not in match.groupdict():
            before = masked.mask.rfind(sign, 0, match.start())
            start = min(start, before if before >= 0 else start)
    joined = match.groupdict().get("Q")
    participants = (masked.entity(joined),) if joined else ()
    has_money = any(match.groupdict().get(name) for name in ("M", "M2"))
    is_plural = _SEVERAL.search(match.group()) is not None
    is_contest = match.group().startswith("bidding")
    is_apiece = _APIECE.search(masked.mask, max(0, match.start() - 12), match.end() + 8) is not None
    return Slots(
        found.get(frame.source),
        found.get(frame.target),
        start,
        participants,
        has_money,
        is_plural,
        is_contest,
        is_apiece,
        part_of(match, masked),
    )


def _officer(house: Entity, officer: re.Match[str], letter: str, masked: Masked, reading: Reading) -> Entity:
    """Whom "Acme founder Jane Doe" means: her, the fund of hers that the words then name, or the house she leads a round for."""
    if own := _OWN_FUND.match(masked.mask, officer.end()):
        return masked.entity(own[1])
    if letter == "L" and any(kind_of(m, reading) in {"investor", "provisional"} for m in house.mentions):
        return house
    return _in_person(masked.entity(officer[1]), reading)


_OWN_FUND = re.compile(
    rf" 's (?:own |new )?(?:[a-z-]+ ){{0,2}}?(?:fund|firm|vehicle|office|company|outfit) (?:, |called )({NAMED})(?! 's)"
)
"""As in "led by Acme founder Jane Doe's venture firm, Globex Capital"."""
_OFFICER = re.compile(
    rf" (?:'s )?(?:(?:co - |former |ex - )?(?:CEO|chief executive|chief|founders?|co-?founders?|chairman|chair|president|boss|executives?|(?:founding |early |lead |chief )?(?:engineer|scientist|researcher|designer)|veteran|alumn(?:us|a)|alum)(?: (?:and|officer) ?)?)+ ({PERSON})",
    re.IGNORECASE,
)
"""As in "backed by Acme CEO Jane Doe": she gives, not the company."""
_APIECE = re.compile(rf"{MONEY} (?:each|apiece)\b|(?<=[\ue400-\ue4ff]) (?:will |would |have |had )?each\b")
_SEVERAL = re.compile(r"\b(?:contracts|deals|agreements|orders|pacts|partnerships|licen[sc]es)\b")
_PEOPLE = re.compile(
    r"(?:'s )?(?:shareholders|stockholders|stakeholders|employees|users|customers|staffers|alumni)\b"
)


def _are_its_people(sign: str, verb_at: int, masked: Masked) -> bool:
    """As in "Acme shareholders will own": not the company acts, but those who belong to it."""
    at = masked.mask.rfind(sign, 0, verb_at)
    return at >= 0 and _PEOPLE.match(masked.mask, at + 2) is not None


_DESCRIBES = re.compile(
    r"(?: - (?:backed|funded|financed|supported|owned|controlled)| portfolio(?= (?:company|start-?up)))"
    rf"(?: (?:(?!(?:with|in|by|to|for|of|from|on|as|and)\b)(?!(?!robotics|logistics|systems|analytics)\w+(?:[^s]s|ed) )[^\s,;:.\ue000-\ue8ff]+ ){{0,5}}({E})(?! 's))?"
)


_NOW_CALLED = re.compile(
    rf" , (?:(?:now|today|since|later|then) )?(?:(?:called|named|known as|renamed|rebranded as) )?(?:the )?(?:{E} - (?:backed|owned|funded) )?([\ue000-\ue1ff]) ,"
)
"""As in "That company, now the Globex-backed Acme, has": who a noun means is told right behind it."""


def _described(sign: str, masked: Masked) -> str | None:
    """As in "Nvidia-backed Acme", "Sequoia portfolio company Acme": the party that is described; None where it has no name there."""
    if masked.entity(sign).kind == "nominal":
        named = _NOW_CALLED.match(masked.mask, masked.mask.find(sign) + 1)
        return named[1] if named else sign
    found = _DESCRIBES.match(masked.mask, masked.mask.find(sign) + 1)
    return found[1] if found else sign


def _antecedent(entity: Entity, sign: str, verb_at: int, masked: Masked) -> Entity:
    """As in "A and B, which has bought": of a list only the last, where a singular relative clause follows."""
    if entity.kind != "group":
        return entity
    after = masked.mask[masked.mask.find(sign) + 1 : verb_at]
    if _OF_LAST.match(after) is None:
        return entity
    return Entity("org", entity.start, entity.end, entity.mentions[-1:])


_OF_LAST = re.compile(
    r" [,–—-] (?:which [\ue000-\ue4ff]|which (?:has|had|is|was|will|\w+s)\b|whose |the (?:[^\s,;]+ ){0,2}- (?:backed|funded)|an? (?:[^\s,;]+ ){1,9}?(?:that|which) )"
)


def pair_sides(slots: Slots, frame: Frame, masked: Masked, reading: Reading) -> Iterator[Sides]:
    """Pairs of parties: a group that acts is one party with co-parties, a group acted on is many parties."""
    source, target = _person_apart(slots.source, frame.source, reading), slots.target
    if source is not None and source is target:
        members = resolve(source, masked, reading)
        if len(members) >= 2:
            yield Sides(members[0], members[1], members[2:])
        return
    theirs = surer_of(source, target, masked, reading) if source and target else frozenset[str]()
    sources = list(resolve(source, masked, reading, _avoided(target, frame) | theirs)) if source else []
    if source and frame.relation in {"funding_round", "investment"}:
        sources = giving_firm(source, sources, reading)
    if source and source.kind == "person" and not sources and frame.relation in {"acquisition", "investment"}:
        sources = list(_in_person(source, reading).mentions)
    avoid = frozenset(m.party_id for m in sources) | _ids(source)
    targets = list(resolve_taker(target, frame, masked, reading, avoid)) if target else []
    if (frame.source, frame.target) == ("Y", "K"):
        told = deal_told(slots.part, reading)
        sources, targets = ([told.source], [told.target]) if told and told.source else ([], [])
    elif frame.source in LATE:
        sources = _late(frame.source, slots, masked, reading, frozenset(m.party_id for m in targets))
    if frame.target in LATE and not targets:
        without = frozenset[str]() if _is_personal(source, masked) else avoid
        targets = _late(frame.target, slots, masked, reading, without)
    if source and source.kind == "person" and _is_personal(source, masked):
        sources = list(_in_person(source, reading).mentions)
    if (frame.source and not sources) or not targets:
        return
    if slots.participants:
        joined = tuple(m for e in slots.participants for m in resolve(e, masked, reading, avoid))
        joined = tuple(m for m in joined if m.party_id != targets[0].party_id)
        is_pair = all(is_closed_pair(e, masked) for e in slots.participants)
        first = joined[0] if is_pair and joined else None
        yield Sides(first, targets[0], joined[1:] if first else joined)
        return
    first = sources[0] if sources else None
    if len(targets) > _MOST_SEPARATE:
        yield Sides(first, targets[0], (*sources[1:], *targets[1:]))
        return
    both = slots.source is not None and masked.quote_before(slots.source).lower().endswith("both")
    is_backing = frame.relation == "investment" and frame.stage == "completed" and frame.is_bare
    one_by_one = slots.source is not None and _EACH.search(masked.quote_before(slots.source)) is not None
    both = both or ((one_by_one or slots.is_apiece) and len(sources) <= _MOST_SEPARATE)
    is_apart = frame.relation in {*_ONE_EACH, "investment"} and (slots.is_plural or not slots.has_money)
    is_apart = is_apart or (frame.relation == "acquisition" and frame.is_weak and slots.is_contest)
    both = both or ((is_backing or is_apart) and len(sources) <= _MOST_SEPARATE)
    for one in targets:
        for giver in sources if both and sources else [first]:
            is_several = slots.is_plural or frame.relation not in {"deal", "joint_venture", "partnership"}
            is_several = is_several and frame.source != "G"
            is_bundle = (len(targets) > 1 and is_several) or (slots.is_plural and both and len(sources) > 1)
            yield Sides(giver, one, () if both else tuple(sources[1:]), is_bundle=is_bundle)


def _person_apart(entity: Entity | None, letter: str, reading: Reading) -> Entity | None:
    """Somebody who buys or invests ("bought by Elon Musk") stands for himself."""
    if entity is None or entity.kind != "person" or letter != "B":
        return entity
    return _in_person(entity, reading)


_PERSONALLY = re.compile(
    r"\b(?:personally|himself|herself|angel|(?:serial|prolific|private|individual) (?:venture )?(?:capitalist|investor|backer)|(?:his|her) own (?:money|pocket|funds|cash))\b"
)


def _is_personal(entity: Entity | None, masked: Masked) -> bool:
    """As in "its founder invested $2 million personally": somebody acts for himself."""
    return entity is not None and entity.kind == "person" and _PERSONALLY.search(masked.mask) is not None


def _in_person(entity: Entity, reading: Reading) -> Entity:
    """Somebody as a party, under the full name that the text has for a lone surname."""
    people = (e.word for s in reading.sentences for _, e in s.signs() if e.kind == "person")
    name = next((w for w in people if w.endswith(f" {entity.word}")), entity.word)
    slug = re.sub(r"\W+", "-", name.lower()).strip("-")
    span = Span(article_id="", text_id="", start=entity.start, end=entity.end, quote=entity.word)
    person = Mention(as_written=entity.word, party_id=f"?{slug}", name=name, span=span)
    return Entity("org", entity.start, entity.end, (person,))


def _avoided(target: Entity | None, frame: Frame) -> frozenset[str]:
    """Whom a pronoun that buys cannot mean: what it buys, unless the catalogue has put that name to the buyer."""
    former = target is not None and any(_is_former_name(m) for m in target.mentions)
    return frozenset() if former and frame.relation == "acquisition" else _ids(target)


def _ids(entity: Entity | None) -> frozenset[str]:
    """Parties an entity names; not the owner of a division, which may stand on the other side."""
    return frozenset(m.party_id for m in entity.mentions if not m.division_id) if entity else frozenset()


def _late(
    letter: str, slots: Slots, masked: Masked, reading: Reading, avoid: frozenset[str]
) -> list[Mention]:
    if letter == "X":
        return _other_party(masked, reading, avoid)
    if letter == "U":
        return other_side(masked, reading, avoid)
    if letter == "W":
        return _subject_of_passage(masked, reading, avoid)
    if letter == "T":
        return _raiser_of_passage(masked, reading, avoid)
    if letter == "G":
        return state_of_programme(masked, reading, avoid)
    if letter == "V":
        return seller_of_goods(masked, reading, avoid)
    if letter == "D" and (named := raiser_of_clause(slots.subject_at, masked, reading, avoid)):
        return [named]
    if letter in "DK" and (head := item_head(masked, reading, avoid) or head_before(masked, reading, avoid)):
        return [head]
    capital = [tie for tie in reversed(reading.ties) if tie.family == "capital"]
    if letter == "D":
        capital = [tie for tie in capital if not _is_beside(tie, masked, avoid)]
    if letter == "Y":
        return next(([t.source] for t in capital if t.source and t.source.party_id not in avoid), [])
    told = next(([t.target] for t in capital if t.target.party_id not in avoid), [])
    if letter == "D" and (valued := _valued_here(masked, reading, avoid)):
        return [valued]
    return told or (raiser_spoken_of(masked, reading, avoid) if letter == "D" else [])


def _is_beside(tie: Tie, masked: Masked, avoid: frozenset[str]) -> bool:
    """As in "the round was led by Acme, a backer of Globex": what the sentence tells of the giver besides."""
    here = {m.party_id for _, entity in masked.signs() for m in entity.mentions}
    return tie.source is not None and tie.source.party_id in avoid and tie.target.party_id in here


_VALUED = re.compile(
    rf"({NAMED})(?: itself| alone)?(?: ,[^,]{{1,60}},)? (?:was|is|had been|has been|became) (?:last )?(?:valued|worth|priced|estimated)\b"
)


def _valued_here(masked: Masked, reading: Reading, avoid: frozenset[str]) -> Mention | None:
    """As in "Acme was valued at $5m when Globex led a round": whose value the same sentence tells."""
    match = _VALUED.search(masked.mask)
    mention = masked.entity(match[1]).mentions[0] if match else None
    return mention if mention and mention.party_id not in avoid and can_raise(mention, reading) else None


def _other_party(masked: Masked, reading: Reading, avoid: frozenset[str]) -> list[Mention]:
    named = [m for _, e in masked.signs() if e.kind == "org" for m in e.mentions if m.party_id not in avoid]
    named = [m for m in named if kind_of(m, reading) not in {"publisher", "wire", "media", "investor"}]
    if named:
        return named[:1]
    for tie in reversed(reading.ties):
        for one, other in ((tie.source, tie.target), (tie.target, tie.source)):
            if one and other and one.party_id in avoid and other.party_id not in avoid:
                return [other]
    return []


_SELL_NOTHING = frozenset(
    ("publisher", "wire", "media", "investor", "sovereign_fund", "government", "regulator")
)


_YOUNG = re.compile(rf"{NAMED} ?- (?:backed|funded) (?:[a-z-]+ ){{0,2}}?(?:start-?up|unicorn)\b")
"""As in "The Globex-backed start-up": none whose shares are traded."""


def _subject_of_passage(masked: Masked, reading: Reading, avoid: frozenset[str]) -> list[Mention]:
    """As in "Customers include Acme and Globex": whoever the passage is about has something to sell."""
    is_young = _YOUNG.search(masked.mask) is not None

    def fits(mention: Mention) -> bool:
        is_seller = kind_of(mention, reading) not in _SELL_NOTHING and reading.is_company(mention)
        return is_seller and mention.party_id not in avoid and not (is_young and is_listed(mention, reading))

    return list(islice(topics_of(masked, reading, fits), 1))


def _raiser_of_passage(masked: Masked, reading: Reading, avoid: frozenset[str]) -> list[Mention]:
    """As in "Google is adding another $1bn": the company of the title that takes money, where the passage speaks of it."""

    def fits(mention: Mention) -> bool:
        takes = can_raise(mention, reading) and not is_listed(mention, reading)
        return takes and mention.party_id in reading.standing.titled and mention.party_id not in avoid

    return list(islice(topics_of(masked, reading, fits), 1))


def one_of_each(sides: Sides) -> Sides | None:
    """The sides, or None where a party stands on both."""
    return None if sides.source and sides.source.party_id == sides.target.party_id else sides


def unroll(sides: Sides) -> Sides | None:
    """A division and its owner in one deal stand apart (Microsoft buys GitHub); None for one party alone."""
    source, target = sides.source, sides.target
    if source is None or source.party_id != target.party_id:
        return sides
    if _is_former_name(target):
        return Sides(source, _on_its_own(target), sides.others, sides.is_bundle)
    if _is_former_name(source):
        return Sides(_on_its_own(source), target, sides.others, sides.is_bundle)
    if target.division_id:
        return Sides(source, _as_division(target), sides.others, sides.is_bundle)
    return Sides(_as_division(source), target, sides.others) if source.division_id else None


_OWN_NAME = re.compile(r"[A-Z]\w+[a-z]")


def _is_former_name(mention: Mention) -> bool:
    """As in "Synopsys buys Ansys": a name that the catalogue has put to the buyer since."""
    if not _OWN_NAME.match(mention.as_written):
        return False
    return not set(mention.as_written.lower().split()) & set(mention.name.lower().split())


def _on_its_own(mention: Mention) -> Mention:
    slug = re.sub(r"\W+", "-", mention.as_written.lower()).strip("-")
    return replace(mention, party_id=f"?{slug}", name=mention.as_written)


def _as_division(mention: Mention) -> Mention:
    return replace(mention, party_id=mention.division_id, name=mention.as_written, division_id="")
