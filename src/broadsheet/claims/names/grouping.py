"""Entities put together: lists of names as one group, short forms in brackets, people by their surname."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import pairwise

from broadsheet.claims.lexicon import Lexicon
from broadsheet.claims.mask import Entity
from broadsheet.claims.names.alumni import came_from
from broadsheet.claims.names.kin_in_lists import with_kin
from broadsheet.claims.names.list_ends import ASIDE, begins_clause, goes_on
from broadsheet.parties.word_lists import first_names

_TICKER = re.compile(r"^\s*\((?:[A-Z]+:\s?)?[A-Z]{1,5}(?:\.[A-Z]{1,2})?\)")
_QUANTITY = re.compile(
    r"^\s*\((?:up to |about |over |some )?\d[\d.,]*\s?(?:GW|MW|gigawatts?|megawatts?|GPUs?|chips?|%|per ?cent)\)"
)
"""As in "deals with Acme (10GW) and Globex (6GW)": how much each gives parts no list."""
_LISTED_AT = re.compile(
    r" \((?:[A-Z][A-Za-z]{1,9}: ?[^()]{1,12}|[“\"]?[A-Z]{2,6}[”\"]?|[A-Z]{1,6}\.[A-Z]{1,3})\)(?:,? opens new tab)?"
)


_OWNERS_SIGN = re.compile(r"['’]s? \((?:[A-Za-z]{3,9}: ?)?")


def without_brackets(entities: list[Entity], text: str) -> list[Entity]:
    """A short form or a ticker in brackets belongs to the name before it: "Andreessen Horowitz (a16z)"."""
    kept: list[Entity] = []
    for entity in entities:
        last = kept[-1] if kept and kept[-1].kind in {"org", "stranger"} else None
        if last and text[last.end : entity.start] in {" (", " (“", ' ("'} and _is_short_form(entity, last):
            close = re.match(r"[”\"]?\)", text[entity.end : entity.end + 2])
            if close:
                kept[-1] = replace(last, end=entity.end + close.end())
                continue
        if (
            last
            and _OWNERS_SIGN.fullmatch(text, last.end, entity.start)
            and _is_short_form(entity, last)
            and text.startswith(")", entity.end)
        ):
            continue  # "Acme's (ACME) deal"
        if last is None or entity.start >= last.end:
            ticker = _LISTED_AT.match(text, entity.end) if entity.kind in {"org", "stranger"} else None
            kept.append(replace(entity, end=ticker.end()) if ticker else entity)
    return kept


def _is_short_form(entity: Entity, last: Entity) -> bool:
    if not entity.mentions or entity.kind not in {"org", "stranger"}:
        return False
    return entity.mentions[0].party_id == last.mentions[0].party_id


def group(entities: list[Entity], text: str, lexicon: Lexicon) -> list[Entity]:
    """Lists of names ("A, B and C") become one group; a bare "A, B" stays two."""
    joiner = lexicon.pattern("words", "group")
    entities = with_kin([e for e in entities if not came_from(e, text)], text)
    entities = _without_foils(entities, text)
    entities = _owned_in_lists(_with_owners(entities, text), text)
    return join_lists(entities, lambda at: _list_end(entities, at, text, joiner))


_FOIL = re.compile(
    r"(?:['’]s)?(?: (?!(?:and|or|with|in|into|from|to|by|of|for|on|over|its|their|bought|took|sold|hit|[a-z-]+(?:ed|s))\b)[A-Za-z-]+){0,2}? (?:rivals?|competitors?|challengers?) |[*_”\"]{0,2} (?:parent(?: company| group)?|holding company|owner|developer|publisher|maker|creator) |['’]s (?:[a-z-]+ ){0,2}?(?:rival|competitor|challenger), |\.? (?:supplier|reseller|affiliate|spin-?(?:off|out)) "
    r"|(?:(?: and| &) [A-Za-z]+)?(?: (?:[Cc]onsulting|[Ii]mplementation|[Ii]ntegration|[Aa]dvisory|[Ss]ervices|[Mm]igration|[Ss]ecurity)){0,2} (?:[Cc]onsultancy|[Ii]mplementer|[Ii]ntegrator|[Ss]pecialist|"
    r"(?:(?<=[Cc]onsulting )|(?<=[Ii]mplementation )|(?<=[Ii]ntegration )|(?<=[Aa]dvisory )|(?<=[Ss]ervices ))(?:[Ff]irm|[Cc]ompany|[Pp]artner|[Pp]rovider|[Hh]ouse|[Bb]usiness)) "
)

_OWNER = re.compile(
    r"['’]s (?:(?!and\b|or\b)[A-Za-z-]+ ){0,3}?(?:unit|arm|subsidiary|division|start-?up|spin-?(?:off|out)|lab|affiliate|business|outfit|brand|insurer|fund|distributor) "
)
"""As in "Acme's robot unit Globex": the unit acts under a name of its own, and the owner only says whose it is."""
_UNNAMED_FOIL = re.compile(r"(?:['’]s)? (?:rival|competitor|challenger)\b(?! (?:to|of|in)\b)")
"""As in "an Acme competitor signed": one that has no name here."""


def _without_foils(entities: list[Entity], text: str) -> list[Entity]:
    """As in "backs Acme rival Globex": who is only named to say what the next one is takes no part."""
    named = [e for e in entities if e.kind in {"org", "stranger"}]
    foils = {a.start for a, b in pairwise(named) if _FOIL.fullmatch(text, a.end, b.start)}
    foils |= {a.start for a, b in pairwise(named) if _OWNER.fullmatch(text, a.end, b.start)}
    foils |= {e.start for e in named if _is_unlike(e, text)}
    foils |= {e.start for e in named if _UNNAMED_FOIL.match(text, e.end)}
    return [e for e in entities if e.start not in foils]


_UNLIKE = re.compile(r"\b[Uu]nlike (?:[a-z-]+ ){0,3}$")


def _is_unlike(entity: Entity, text: str) -> bool:
    """As in "Acme, unlike Globex, has taken money from Initech": of whom it is only said that it did not."""
    is_unlike = _UNLIKE.search(text, max(0, entity.start - 48), entity.start) is not None
    return (
        is_unlike
        and re.match(r",(?! (?:which|who|whose|in which|where)\b)", text[entity.end : entity.end + 12])
        is not None
    )


def _with_owners(entities: list[Entity], text: str) -> list[Entity]:
    """As in "Google CapitalG", "the ChatGPT maker OpenAI": what stands right before a name and means it too is part of it."""
    kept: list[Entity] = []
    for entity in entities:
        owner = kept[-1] if kept and kept[-1].kind == entity.kind == "org" else None
        if (
            owner
            and text[owner.end : entity.start] == " "
            and (_is_owned(entity, owner) or _is_named_twice(entity, owner) or _is_its_cloud(entity, owner))
        ):
            kept[-1] = replace(entity, start=owner.start)
        else:
            kept.append(entity)
    return kept


def _is_owned(entity: Entity, owner: Entity) -> bool:
    division, whole = entity.mentions[0], owner.mentions[0]
    return bool(division.division_id) and division.party_id == whole.party_id and not whole.division_id


_OWNERS = frozenset(("org", "stranger", "place", "person"))


def _is_named_twice(entity: Entity, described: Entity) -> bool:
    """As in "the ChatGPT maker OpenAI": told by what it makes, then by name."""
    whom = described.mentions[0]
    return whom.party_id == entity.mentions[0].party_id and whom.as_written[:1].islower()


def _is_its_cloud(entity: Entity, owner: Entity) -> bool:
    """As in "Microsoft Azure": its cloud goes by the owner's name and its own."""
    return (
        entity.mentions[0].party_id == owner.mentions[0].party_id and entity.mentions[0].as_written in _CLOUDS
    )


_CLOUDS = frozenset(("Azure", "AWS", "Bedrock"))
_LISTED_BEFORE = re.compile(r"(?:,|,? and|,? or|,? as well as)(?: the)? ")
_LISTED_AFTER = re.compile(r"(?:,| and| or)(?: the)? ")
_OWNS = re.compile(r"(?:['’]s|['’]) ")
_GOES_ON = re.compile(
    r"(?:$|['’”\")]?[,.;:)!?]| (?:as|and|or|to|for|in|on|with|at|by|from|of|were|are|have|has|is|was|will|among|while|but|who|which|that)\b)"
)
"""What may follow a name that stands for itself: "Google's Anthropic stake" is no second party."""


def _owned_in_lists(entities: list[Entity], text: str) -> list[Entity]:
    """As in "A and Hyundai's Boston Dynamics", "Germany's A and Jane Doe's B": in a list an owner only describes."""
    kept: list[Entity] = []
    for at, entity in enumerate(entities):
        if _is_owned_here(kept, entity, text) and (
            _BUYER.search(text, max(0, kept[-1].start - 40), kept[-1].start)
            or _stands_later(kept, text)
            or _stands_first(kept[-1], entity, entities[at + 1 : at + 2], text)
        ):
            kept[-1] = replace(entity, start=kept[-1].start)
        else:
            kept.append(entity)
    return kept


_BUYER = re.compile(r"\b(?:acquired|bought|purchased|taken over|owned|backed|funded|led) by $")
"""As in "bought by GM's Cruise"."""


def _is_owned_here(kept: list[Entity], entity: Entity, text: str) -> bool:
    is_pair = bool(kept) and kept[-1].kind in _OWNERS and entity.kind in {"org", "stranger"}
    own = is_pair and _OWNS.fullmatch(text, kept[-1].end, entity.start)
    return bool(own) and _GOES_ON.match(text, entity.end) is not None


def _stands_later(kept: list[Entity], text: str) -> bool:
    """Whether a company of the list stands before the owner, the last of those kept."""
    before = kept[-2] if len(kept) > 1 else None
    is_company = before is not None and before.kind in {"org", "stranger"}
    return is_company and _LISTED_BEFORE.fullmatch(text, kept[-2].end, kept[-1].start) is not None


def _stands_first(owner: Entity, entity: Entity, follows: list[Entity], text: str) -> bool:
    """Whether a country's or somebody's company begins a list."""
    is_list = owner.kind in {"place", "person"} and bool(follows)
    return is_list and _LISTED_AFTER.fullmatch(text, entity.end, follows[0].start) is not None


def join_lists(entities: list[Entity], list_end: Callable[[int], int]) -> list[Entity]:
    """Each run from a place to its `list_end` as one group, people in it left out; a run of one stays itself."""
    grouped: list[Entity] = []
    at = 0
    while at < len(entities):
        stop = list_end(at)
        if sum(e.kind != "person" for e in entities[at:stop]) > 1:
            members = [m for e in entities[at:stop] if e.kind != "person" for m in e.mentions]
            grouped.append(Entity("group", entities[at].start, entities[stop - 1].end, tuple(members)))
        else:
            grouped.extend(entities[at:stop])
        at = stop
    return grouped


def people_by_surname(entities: list[Entity]) -> dict[str, Entity]:
    """Whom each surname, first name or full name means, of people named in full; one that is a company's too is left out."""
    orgs = _names_of_houses(entities)
    named = [e for e in entities if e.kind == "person" and len(e.word.split()) > 1]
    first = {e.word.split()[0]: e for e in named if e.word.split()[0] in first_names() - orgs}
    whole = {e.word: e for e in named if e.word not in orgs}
    return first | whole | {e.word.split()[-1]: e for e in named if e.word.split()[-1] not in orgs}


def _names_of_houses(entities: list[Entity]) -> set[str]:
    """Names of companies as written; a house's short name is none where it is the surname of somebody named in full before it."""
    named = [(e.start, m) for e in entities if e.kind == "org" for m in e.mentions]
    people = [e for e in entities if e.kind == "person" and " " in e.word]
    surnames = {e.word.split()[-1]: e.start for e in reversed(people)}
    sure = {m.party_id for _, m in named if m.as_written not in surnames}
    return {
        m.as_written
        for at, m in named
        if m.party_id in sure or m.name == m.as_written or surnames.get(m.as_written, at) >= at
    }


def persons_by_surname(entities: list[Entity], people: Mapping[str, Entity]) -> list[Entity]:
    """A lone surname of somebody named in full, here or in the body under a title, is that person, no company."""
    orgs = _names_of_houses(entities)
    full = {name: who for name, who in people.items() if name not in orgs}
    return [_as_person(e, full) for e in entities]


def with_first_names(entities: list[Entity], text: str) -> list[Entity]:
    """As in "Jack Altman": a first name before a surname that the catalogue knows of somebody else is one person with it."""
    kept: list[Entity] = []
    for entity in sorted(entities, key=lambda e: e.start):
        last = kept[-1] if kept else None
        is_surname = entity.kind == "person" and " " not in entity.word
        if last and is_surname and _is_first_name(last, text) and text[last.end : entity.start] == " ":
            kept[-1] = Entity("person", last.start, entity.end, word=text[last.start : entity.end])
        else:
            kept.append(entity)
    return kept


def _is_first_name(entity: Entity, text: str) -> bool:
    return entity.kind == "stranger" and text[entity.start : entity.end] in first_names()


def _as_person(entity: Entity, full: dict[str, Entity]) -> Entity:
    if entity.kind not in {"stranger", "org"} or entity.mentions[0].as_written not in full:
        return entity
    person = full[entity.mentions[0].as_written]
    return Entity("person", entity.start, entity.end, person.mentions, word=person.word)


_MORE = re.compile(r" (?:(?:another|a further|an additional|a mere|just|adding|with) )?")


def _is_given(entities: list[Entity], at: int, text: str) -> bool:
    """As in "puts $10bn into Anthropic and Microsoft $5bn": whom a sum follows gives it, the verb is not said again."""
    sum_behind = entities[at + 1] if at + 1 < len(entities) else None
    is_sum = sum_behind is not None and sum_behind.kind == "money"
    return is_sum and _MORE.fullmatch(text, entities[at].end, entities[at + 1].start) is not None


_GOVERNED = re.compile(r"\b(?:in|into|of)\s(?:[\w-]+\s){0,3}$")
_DESCRIBED = re.compile(
    r", (?:the |its )?(?:[\w.’'&-]+ ){0,3}?(?:[\w.]+-)?(?:maker|giant|start-?up|company|firm|owner|chipmaker|lab|developer|group|designer|"
    r"provider|platform|operator|publisher|supplier|vendor|investor|fund|bank|retailer|agency|outlet|newspaper|network)"
)
"""As in "A, chipmaker B and C": what stands before the next name of a list."""


def _is_member(entity: Entity, text: str) -> bool:
    """Whether a name can stand in a list of companies: companies, and people among them ("A, Jane Doe and B")."""
    if entity.kind == "person":
        return text[entity.end : entity.end + 1] not in {"-", "‑", "–", "'", "’"}
    return entity.kind in {"org", "stranger"}


_ACT_TOGETHER = re.compile(
    r" (?:(?:to|in talks to|agree to|plan to) )?(?:partner|team up|sign|ink|strike|announce|join forces|merge|expand|form|unite|collaborate|extend|enter|end|reach|near|build)\b"
)


def _is_pair_of_headline(first: Entity, second: Entity, text: str) -> bool:
    """As in the headline "Acme, Globex partner to …": a comma for "and"."""
    is_first = (
        first.start == 0
        or text[first.start - 1] == "\n"
        or text[max(0, first.start - 2) : first.start] in {". ", ": "}
    )
    return is_first and _ACT_TOGETHER.match(text, second.end) is not None


_TELLER = re.compile(
    r"(?:[Aa]ccording to|[Cc]iting|^Per|[Rr]eported by) (?:the |a report (?:by|in) (?:the )?)?$"
)


_OPENING = re.compile(
    r"(?:^|[.!?:;]\s|\n)(?:\w+ (?:days|weeks|months|years) |In the \w+ |Even |Just |Shortly |Soon )?(?:As|[Aa]s|[Aa]fter|While|Since|[Bb]efore|With|Following|When|Despite|Because|Although|Though|Amid|Having|Like) "
    r"[^,;:.!?\n]{0,120}$"
)
_ACTS = re.compile(
    r" (?:also |now |jointly |both )?(?:have|had|are|were|will|would|plan(?:ned)?|agreed|announced|signed|struck|said|formed|launched|set up|joined|invested|inked|entered|teamed)\b"
)


def _ends_opening(three: list[Entity], text: str) -> bool:
    """As in "After its split from A, B and C announced": a clause ahead ends with its name, since the sentence needs one that acts."""
    if len(three) < len("ABC"):
        return False
    first, second, third = three
    is_list = text[first.end : second.start] == ", " and text[second.end : third.start] == " and "
    return (
        is_list
        and _ACTS.match(text, third.end) is not None
        and _OPENING.search(text[max(0, first.start - 160) : first.start]) is not None
    )


def _list_end(entities: list[Entity], at: int, text: str, joiner: re.Pattern[str]) -> int:
    if entities[at].kind not in {"org", "stranger"}:
        return at + 1
    if _TELLER.search(text[max(0, entities[at].start - 32) : entities[at].start]):
        return at + 1  # "According to Gazette, A and B have merged"
    if _ends_opening(entities[at : at + 3], text):
        return at + 1
    stop = at + 1
    while stop < len(entities) and _is_member(entities[stop], text):
        between = text[entities[stop - 1].end : entities[stop].start]
        between = ASIDE.sub("", _QUANTITY.sub("", _TICKER.sub("", between)), count=1).strip()
        bare = between.lstrip(",、，").strip()
        if bare.startswith(("alongside", "along with")) and _GOVERNED.search(text, 0, entities[at].start):
            return at + 1  # "invests in A alongside B": B invests too
        if goes_on(entities[stop - 1], entities[stop], text):
            return _list_end(entities, stop, text, joiner)
        if joiner.fullmatch(bare):
            is_second = stop == at + 1
            is_clause = is_second and (
                between.startswith(",") or begins_clause(entities[at], entities[stop], text)
            )
            return at + 1 if is_clause or _is_given(entities, stop, text) else stop + 1
        if between not in {",", "、", "，", ", the"} and not _DESCRIBED.fullmatch(between):
            break
        if stop == at + 1 and between == "," and _is_pair_of_headline(entities[at], entities[stop], text):
            return stop + 1
        stop += 1
    if stop - at > 1 and _TOLD_IN_BRACKETS.match(text, entities[stop - 1].end):
        stop -= 1
    follows = re.match(
        r",?\s*(?:and|&|und|et|y)\s+(?:other|others|more|many|several|dozens|andere|d’autres)",
        text[entities[stop - 1].end :][:24],
    )
    is_list = follows or _goes_on_acting(entities[at], entities[stop - 1], text)
    return stop if stop - at >= 3 or (is_list and stop - at >= 2) else at + 1


_TOLD_IN_BRACKETS = re.compile(
    r" ?\((?:(?:which|was|is|since|later|now|recently|then|just|eventually) )*"
    r"(?:acquired|bought|purchased|snapped up|taken over|sold|owned|absorbed|part of|backed|funded|led)\b"
)
"""As in "A, B, C (sold to D), and E": what a bracket tells of is the name before it, not the list."""
_TAKEN = re.compile(
    r"\b(?:back(?:s|ed|ing)|(?:invest(?:s|ed|ing)?|stakes?|investments?) in(?:to)?|b(?:uys?|ought|uying)|acquir(?:es?|ed|ing)|fund(?:s|ed|ing)) (?:[\w-]+ ){0,7}$"
)
_ACTS_ON = re.compile(r", and (?:also |then |now |later |has |have |is |was |will )*[a-z]+(?:ed|s|ing|t)\b")


def _goes_on_acting(first: Entity, last: Entity, text: str) -> bool:
    """As in "has backed A, chip maker B, and raised its stake in C": the list ends where the next verb comes."""
    return _TAKEN.search(text[max(0, first.start - 90) : first.start]) is not None and (
        _ACTS_ON.match(text, last.end) is not None
    )
