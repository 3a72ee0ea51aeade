"""Whom "it", "the company" and "the two sides" mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from broadsheet.claims.mask import Entity, Masked
from broadsheet.claims.names.employers import employer
from broadsheet.claims.names.origins import origin_of, origin_weight
from broadsheet.claims.native.houses import is_house_of_money
from broadsheet.claims.pointing.asides import told_by
from broadsheet.claims.pointing.centres import alone_before, same_again
from broadsheet.claims.pointing.clauses import after_opening, of_clause, speaker_before
from broadsheet.claims.pointing.likened import is_likened, is_of_wares
from broadsheet.claims.pointing.quoted import speaking
from broadsheet.claims.pointing.set_apart import giver_before, named_behind, names_of, set_apart
from broadsheet.claims.pointing.standing import is_free
from broadsheet.claims.publishing import is_own_outlet
from broadsheet.claims.reading import Reading
from broadsheet.parties.outlets import outlet_names
from broadsheet.records import Mention

_STEP = 2.4  # what each sentence back costs, against what an antecedent weighs
_GOVERNED_BEFORE = 2.0  # what it costs to stand behind a preposition, for "It" that opens the next sentence
_YOUNG = frozenset(("startup", "unicorn"))
SURELY = frozenset(("startup", "company", "firm", "unicorn", "chipmaker", "lab", "neocloud"))
"""Nouns that make a company of the unknown name that opens a sentence and that they point to."""
_GOVERNED = re.compile(r"\b(?:in|into|from|to|with|for|by|on|of)\s$")
_DOUBT = 1.5  # what it costs to be a name that the text does not make a company
_ACTS = 2.0  # what it costs to act in the clause that the noun is an object of
_LONG_LIST = 4  # names of a list of which none is likely meant alone
_FAR = 6  # sentences back that a noun may point
_PASSIVE_OPENING = re.compile(
    r"(?:\w+ ){0,2}(?:Backed|Funded|Bankrolled|Owned|Supported|Led|Acquired|backed|funded|supported|owned) by [^.;]{2,200}, "
)
_COMPARED = 2.0  # what it costs to be only what somebody is likened to
_FIRST_PERSON = frozenset(("we", "us", "our"))
_NAMED = frozenset(("org", "stranger", "group"))


def resolve_by_rule(
    entity: Entity, masked: Masked, reading: Reading, avoid: frozenset[str] = frozenset()
) -> tuple[Mention, ...]:
    """The mentions that an entity stands for; empty where nobody fits. `avoid` holds ids it cannot be."""
    if entity.kind in _NAMED:
        return entity.mentions
    if entity.kind == "person":
        return _company_of(entity, reading)
    if entity.mentions:
        return as_meant(entity, masked, entity.mentions)
    if entity.word in reading.lexicon.words.get("plural_heads", ()):
        return _pair(entity, masked, reading)
    if entity.word in _FIRST_PERSON:
        return as_meant(entity, masked, speaking(entity, masked, reading))
    wanted = wanted_kinds(entity, masked, reading)
    avoid = avoid | named_behind(entity, masked) | set_apart(entity, masked) | giver_before(entity, masked)
    if is_somebodys(entity, masked):
        return _employer_before(entity, masked, reading)
    if same := same_again(entity, masked, reading, avoid) or _last_named(entity, masked, reading, avoid):
        found: Mention | None = same
    elif entity.kind == "pronoun":
        found = _by_subject(entity, masked, reading, avoid)
    else:
        found = _by_kind(entity, masked, reading, wanted, avoid)
    if found and singular(entity.word) in SURELY and reading.standing.opens.get(found.party_id):
        reading.companies |= {found.name}
    if found and opens_sentence(entity, masked):
        reading.pointed[masked.index] = found
    return as_meant(entity, masked, (found,)) if found else ()


THAT = re.compile(r"[Tt]hat (?:company|firm|start-?up|group|business|lab|maker|developer)$")
"""Whoever was named last."""


def _last_named(entity: Entity, masked: Masked, reading: Reading, avoid: frozenset[str]) -> Mention | None:
    """As in "That company was bought by Acme": whoever was named last, here or in the sentence before."""
    if not THAT.match(masked.source, entity.start, entity.end):
        return None
    here = [e for e in names_of(masked) if e.end <= entity.start]
    last = [s for s in reading.sentences[: masked.index] if s.field == masked.field][-1:]
    named = here or [e for s in last for e in names_of(s)]
    fitting = [m for e in named[-1:] for m in e.mentions[-1:] if m.party_id not in avoid]
    return next((m for m in fitting if not is_bystander(m, reading)), None)


def opens_sentence(entity: Entity, masked: Masked) -> bool:
    """Whether no other party stands before a pronoun or noun in its sentence."""
    return not any(e.kind in _NAMED and e.end <= entity.start for _, e in masked.signs())


def _company_of(person: Entity, reading: Reading) -> tuple[Mention, ...]:
    """The company that an officer acts for; empty for a private person."""
    return (company,) if (company := employer(person, reading)) else ()


def is_somebodys(entity: Entity, masked: Masked) -> bool:
    """As in "his company": that of a person."""
    return masked.source[entity.start : entity.start + 3].lower() in {"his", "her"}


def _employer_before(entity: Entity, masked: Masked, reading: Reading) -> tuple[Mention, ...]:
    """As in "his company": that of the person named last before it."""
    people = [e for _, e in masked.signs() if e.kind == "person" and e.end <= entity.start]
    meant = _company_of(people[-1], reading) or people[-1].mentions if people else ()
    return as_meant(entity, masked, meant)


def wanted_kinds(entity: Entity, masked: Masked, reading: Reading) -> frozenset[str]:
    """Kinds of party that the noun and the word before it ("AI giant", "chip giant") can mean."""
    words = masked.source[entity.start : entity.end].lower().split()
    kinds = reading.lexicon.kinds
    told = [kinds[f"{word}_"] for word in words[1:-1] if f"{word}_" in kinds]
    return frozenset().union(*told) if told else kinds.get(singular(entity.word), frozenset())


def singular(noun: str) -> str:
    """A noun of a nominal in the singular, "start-up" as one word."""
    return noun.removesuffix("s").replace("start-up", "startup")


def as_meant(entity: Entity, masked: Masked, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Mentions with the words used here; the span stays where the name stands."""
    if entity.kind not in {"nominal", "pronoun"}:
        return mentions
    written = masked.source[entity.start : entity.end]
    return tuple(
        Mention(as_written=written, party_id=m.party_id, name=m.name, division_id=m.division_id, span=m.span)
        for m in mentions
    )


def _earlier(entity: Entity, masked: Masked, reading: Reading) -> Iterator[tuple[Masked, list[Entity]]]:
    """Named entities by sentence, this one's earlier part first, then back through the text, the title last."""
    if not _stands_behind_opening(entity, masked):
        yield masked, [e for e in names_of(masked) if e.end <= entity.start]
    body = [s for s in reading.sentences[: masked.index] if s.field == "text"]
    for sentence in reversed(body[-_FAR:]):
        yield sentence, names_of(sentence)
    for sentence in reading.sentences[:1]:
        if sentence.field == "title" and masked.field == "text":
            yield sentence, names_of(sentence)


def _stands_behind_opening(entity: Entity, masked: Masked) -> bool:
    """As in "Backed by Nvidia and Cisco, the company …": the opening is told of the company, and names others."""
    opening = masked.source[masked.start : entity.start]
    return entity.kind == "nominal" and _PASSIVE_OPENING.fullmatch(opening) is not None


def acts_in_clause(entity: Entity, masked: Masked, reading: Reading) -> frozenset[str]:
    """Who acts in the clause that a noun is an object of: "Google took a stake in the company" is of another company."""
    before = masked.source[masked.start : entity.start]
    if reading.lexicon.language != "en" or _APPOSED.search(before):
        return frozenset()
    clause = masked.start + max((m.end() for m in _OWN_CLAUSE.finditer(before)), default=0)
    acting = [
        e for e in names_of(masked) if clause <= e.start and e.end <= entity.start and is_free(e, masked)
    ][:1]
    return frozenset(m.party_id for e in acting for m in e.mentions)


_APPOSED = re.compile(r"[\w)”\"'’][,–—-] ?$|[-–—] $")
"""As in "Tempus, the American firm": the noun describes the name right before it."""
_OWN_CLAUSE = re.compile(
    r"[,;:] (?:and|but|while|whereas|although|which|who|as|so) |; |: |\b(?:after|before|when|while|because|that|if|although|though|since|where|whose|which)\s(?!20\d\d)"
)


def _weighed(
    entity: Entity, masked: Masked, reading: Reading, fits: Callable[[Mention], bool], listed: float = -1.2
) -> Iterator[tuple[float, Mention]]:
    """Whom the text may mean, each with a weight: near, free of a preposition, first, what the text is about."""
    origin = origin_of(entity, masked, reading.lexicon.language) if entity.kind == "nominal" else ""
    acting = acts_in_clause(entity, masked, reading) if entity.kind == "nominal" else frozenset()
    is_opening = entity.kind == "pronoun" and not masked.source[masked.start : entity.start].strip(" \n•*-–")
    for steps, (sentence, named) in enumerate(_earlier(entity, masked, reading)):
        away = _STEP * min(masked.index - sentence.index if sentence.field == "text" else steps, 3)
        if (meant := reading.pointed.get(sentence.index)) and sentence is not masked and fits(meant):
            yield 1.6 - away + reading.standing.weight(meant.party_id), meant
        fitting = [e for e in named if any(fits(m) for m in e.mentions)] or named
        is_near = entity.kind == "nominal" and sentence is masked
        if is_near and (owner := _owner_here(entity, masked, reading)) and fits(owner):
            yield _OF_IT - (_ACTS if owner.party_id in acting else 0.0), owner
        for candidate in named:
            place = (1.0 if candidate is named[0] else 0.0) + (0.6 if is_free(candidate, sentence) else 0.0)
            if is_near:  # "cut ties with Scale after Meta took 49% of the company": the one right before
                place = 3.5 if candidate is fitting[-1] else 1.5
            place += (
                listed * (1 if len(candidate.mentions) < _LONG_LIST else 2)
                if len(candidate.mentions) > 1
                else 0.0
            )
            place -= _COMPARED if is_likened(sentence, candidate.start) else 0.0
            place -= _COMPARED if is_of_wares(sentence, candidate.end) else 0.0
            if sentence is not masked and is_opening and not is_free(candidate, sentence):
                place -= _GOVERNED_BEFORE
            for mention in candidate.mentions:
                if not fits(mention) or not _can_be_meant(mention, reading):
                    continue
                from_there = origin_weight(origin, mention, reading, entity)
                if from_there is not None:
                    doubt = 0.0 if reading.is_company(mention) else _DOUBT
                    weight = reading.standing.weight(mention.party_id)
                    weight -= _ACTS if mention.party_id in acting else 0.0
                    yield place - away - doubt + from_there + weight, mention


_OF_IT = 4.2  # what it weighs to be "it" earlier in the sentence


def _owner_here(entity: Entity, masked: Masked, reading: Reading) -> Mention | None:
    """As in "Its customers include Acme, and Globex has bought the firm": whose the sentence's opening is."""
    signs = [e for _, e in masked.signs()][:1]
    if not signs or signs[0].word not in _OPENING_OWNERS or signs[0].start >= entity.start:
        return None
    return next(iter(resolve_by_rule(signs[0], masked, reading)), None)


_OPENING_OWNERS = frozenset(("its", "it", "their"))


def _can_be_meant(mention: Mention, reading: Reading) -> bool:
    """An unknown abbreviation ("SIEM") is a company only where the text makes it one."""
    return reading.is_company(mention) or not mention.as_written.isupper()


def _heaviest(found: Iterable[tuple[float, Mention]]) -> Mention | None:
    """The heaviest; of equals the one met first."""
    return max(found, key=lambda pair: pair[0], default=(0.0, None))[1]


def _by_subject(entity: Entity, masked: Masked, reading: Reading, avoid: frozenset[str]) -> Mention | None:
    if speaker := speaker_before(entity, masked, avoid):
        return speaker
    if same := _same_sentence_noun(entity, masked, reading, avoid):
        return same

    def fits(mention: Mention) -> bool:
        return mention.party_id not in avoid and not is_bystander(mention, reading)

    here = [e for e in names_of(masked) if e.end <= entity.start]
    is_object = (
        entity.word in {"it", "them"}
        and _GOVERNED.search(masked.source[masked.start : entity.start]) is not None
    )
    ordered = told_by(entity, here, masked) or (
        reversed(here) if is_object else of_clause(here, entity, masked)
    )
    for candidate in ordered:
        first = candidate.mentions[0]
        if len(candidate.mentions) == 1 and fits(first) and _can_be_meant(first, reading):
            return first
    if ahead := after_opening(entity, masked, fits):
        return ahead
    if (alone := alone_before(entity, masked, reading)) and fits(alone) and reading.is_company(alone):
        return alone
    return _heaviest(_weighed(entity, masked, reading, fits))


def _same_sentence_noun(
    entity: Entity, masked: Masked, reading: Reading, avoid: frozenset[str]
) -> Mention | None:
    """As in "The company … its": the noun that opens the sentence, before any name."""
    before = [
        e for _, e in masked.signs() if e.end <= entity.start and e.kind in _NAMED | {"nominal", "pronoun"}
    ]
    for noun in before[:1]:
        if noun.kind == "pronoun" and not _acts_again(noun, entity, masked):
            return None
        if (
            noun.kind in {"nominal", "pronoun"}
            and (found := resolve_by_rule(noun, masked, reading, avoid))
            and len(found) == 1
        ):
            return found[0]
    return None


_AGAIN = re.compile(
    r"(?:, (?:and|but|then|so|while)|;|\band|\bbefore|\bafter|\bwhen|\bsince) (?:(?:now|then|also|later|has|had|[a-z]+ed|plans?) ){0,3}?$"
)


def _acts_again(opening: Entity, entity: Entity, masked: Masked) -> bool:
    """As in "It bought Acme, and it plans to buy Globex": who opens the sentence goes on acting."""
    is_same = opening.word in {"it", "they"} and entity.word in {opening.word, "its", "their"}
    at_start = not masked.source[masked.start : opening.start].strip(' \n•*-–—"“')
    before = masked.source[masked.start : entity.start]
    return is_same and at_start and _AGAIN.search(before) is not None


def is_bystander(mention: Mention, reading: Reading) -> bool:
    """Outlets and regulators are spoken of, they are seldom "it"."""
    if is_outlet_of(mention, reading):
        return True
    kind = kind_of(mention, reading)
    return kind in {"wire", "regulator"} or (kind == "publisher" and not _is_subject_matter(mention, reading))


def is_outlet_of(mention: Mention, reading: Reading) -> bool:
    """Whether a name is an outlet's, or that of the one whose article this is."""
    return mention.name in outlet_names() or is_own_outlet(mention, reading.article, reading.book)


def _is_subject_matter(mention: Mention, reading: Reading) -> bool:
    """Whether the document is about a party: its title names it."""
    return mention.party_id in reading.standing.titled


def _by_kind(
    entity: Entity, masked: Masked, reading: Reading, wanted: frozenset[str], avoid: frozenset[str]
) -> Mention | None:
    is_young = singular(entity.word) in _YOUNG

    def fits(mention: Mention) -> bool:
        if mention.party_id in avoid or (is_young and is_listed(mention, reading)):
            return False
        return fits_noun(mention, wanted, reading)

    return _heaviest(_weighed(entity, masked, reading, fits))


def is_listed(mention: Mention, reading: Reading) -> bool:
    """Whether a party's shares are traded, which those of a start-up are not."""
    party = reading.book.party(mention.party_id)
    return party is not None and bool(party.tickers)


def fits_noun(mention: Mention, wanted: frozenset[str], reading: Reading) -> bool:
    """Whether a party is of one of the kinds that a noun can mean; of any that deals are told of where none is given."""
    party = reading.book.party(mention.party_id)
    kind = party.kind if party else "investor" if mention.name in reading.funds else "provisional"
    if is_outlet_of(mention, reading) or ("bank" not in wanted and is_house_of_money(mention, reading)):
        return False
    if wanted:
        return kind in wanted
    if kind in {"publisher", "media"}:
        return _is_subject_matter(mention, reading)
    return kind not in {"government", "regulator", "wire", "investor"}


def _pair(entity: Entity, masked: Masked, reading: Reading) -> tuple[Mention, ...]:
    """The two parties last spoken of together, of several those that the text is about."""
    if both := _told_as_list(entity, masked, reading) or _told_together(entity, masked, reading):
        return both
    weighed = _weighed(entity, masked, reading, lambda m: fits_noun(m, frozenset(), reading), listed=0.6)
    heavy: dict[str, Mention] = {}
    for _, mention in sorted(weighed, key=lambda pair: -pair[0]):
        heavy.setdefault(
            reading.book.counted(mention.party_id)[0], mention
        )  # a house and its own arm are no pair
    return tuple(heavy.values())[:2] if len(heavy) > 1 else ()


_COUNTED = re.compile(r"\b(?:three|four|five)\b")
_COUNTS = {"three": 3, "four": 4, "five": 5}


def _told_as_list(entity: Entity, masked: Masked, reading: Reading) -> tuple[Mention, ...]:
    """As in "A, B and C … The three companies": the last list that is as long as the words say; empty without one."""
    counted = _COUNTED.search(masked.source, entity.start, entity.end)
    if counted is None:
        return ()
    lists = (e.mentions for s in reversed(reading.sentences[: masked.index + 1]) for e in names_of(s))
    return next((one for one in lists if len(one) == _COUNTS[counted.group()]), ())


def _told_together(entity: Entity, masked: Masked, reading: Reading) -> tuple[Mention, ...]:
    """The two that this sentence names before it, or the last before it where that names two and no more."""
    here = [e for e in names_of(masked) if e.end <= entity.start]
    last = [s for s in reading.sentences[: masked.index] if s.field == "text"][-1:]
    for entities in [here, *([] if here else [names_of(s) for s in last])]:
        found: dict[str, Mention] = {}
        for mention in (m for e in entities for m in e.mentions):
            if _is_house(mention, reading) and _can_be_meant(mention, reading):
                found.setdefault(mention.party_id, mention)
        if len(found) == 2:
            return tuple(found.values())
    return ()


def _is_house(mention: Mention, reading: Reading) -> bool:
    """Whether one of "the companies" can be meant: a film studio too, which no single noun would mean."""
    is_studio = kind_of(mention, reading) == "media" and not is_outlet_of(mention, reading)
    return is_studio or fits_noun(mention, frozenset(), reading)


def kind_of(mention: Mention, reading: Reading) -> str:
    """The catalogue kind of a party; "provisional" for one it does not know."""
    party = reading.book.party(mention.division_id or mention.party_id)
    if party is None:
        if mention.name in outlet_names():
            return "publisher"
        return (
            "investor" if mention.name in reading.funds else reading.callings.get(mention.name, "provisional")
        )
    return party.kind
