"""Who says so: outlets, companies, filings, people for their company, unnamed sources."""

from __future__ import annotations

import re
from functools import cache

from broadsheet.claims.fields.further_voices import says_nothing, who_also_speaks
from broadsheet.claims.fields.reach import Voice, reach_of
from broadsheet.claims.lexicon import Lexicon, load_lexicon
from broadsheet.claims.mask import PERSON, E, Entity, Masked
from broadsheet.claims.names.employers import employer
from broadsheet.claims.names.officers import house_of_officer
from broadsheet.claims.pointing.antecedents import fits_noun, kind_of
from broadsheet.claims.pointing.referents import resolve
from broadsheet.claims.pointing.set_apart import names_of
from broadsheet.claims.pointing.standing import is_free
from broadsheet.claims.reading import Reading
from broadsheet.parties.outlets import outlet_names
from broadsheet.records import Attribution, Mention

OUTLET_KINDS = frozenset(("publisher", "wire", "media"))
_COUNTS = {"one": 1, "a": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


def find_speakers(masked: Masked, reading: Reading) -> list[Attribution]:
    """Everybody to whom the sentence attributes what it says, in order, without doubles."""
    return list(dict.fromkeys(voice.said_by for voice in find_voices(masked, reading)))


def find_voices(masked: Masked, reading: Reading) -> list[Voice]:
    """Everybody to whom the sentence attributes what it says, each with the stretch that the word is about."""
    lexicon = reading.lexicon
    found: list[Voice] = []

    def add(speakers: list[Attribution], start: int, end: int, *, is_after: bool) -> None:
        stretch = reach_of(masked.mask, start, end, is_after=is_after)
        found.extend(Voice(speaker, *stretch) for speaker in speakers)

    for outlet in _REPORTERS.finditer(masked.mask):
        spoken = _speakers(masked.entity(outlet[1]), masked, reading, told=True, verb=outlet.group())
        add(spoken, outlet.start(), outlet.end(), is_after=False)
    for match in _said(lexicon.language).finditer(masked.mask):
        if any(o.start() <= match.start() < o.end() for o in _REPORTERS.finditer(masked.mask)):
            continue
        if match["who"] and _UNNAMED_OF.search(masked.mask, 0, match.start()):
            continue  # "people close to the company said": not the company
        is_told = bool(match["told"] or match["after"] or match["pen"])
        signs = [match[match.lastgroup or 0]]
        if match["who"] and (described := _described_before(match, masked.mask)):
            signs = [described]
        if is_told:
            signs.extend(re.findall(_OTHER, _LISTED.match(masked.mask, match.end()).group()))  # type: ignore[union-attr]
        if match.group().endswith("told") and (heard := _TOLD_TO.match(masked.mask, match.end())):
            spoken = _speakers(masked.entity(heard[1]), masked, reading, told=True, verb="reported")
            add(spoken, match.start(), heard.end(), is_after=False)
        for sign in signs:
            spoken = _speakers(masked.entity(sign), masked, reading, told=is_told, verb=match.group())
            add(spoken, match.start(), match.end(), is_after=is_told or bool(match["maker"]))
    for sign, start, end in who_also_speaks(masked.mask):
        add(
            _speakers(masked.entity(sign), masked, reading, told=False, verb="said"),
            start,
            end,
            is_after=False,
        )
    whole = [*_spokesperson(masked, reading), *_filer(masked, reading), *_unnamed(masked, lexicon)]
    whole.extend(_at_the_end(masked, reading))
    found.extend(Voice(speaker, 0, len(masked.mask)) for speaker in whole)
    return [v for v in found if not says_nothing(v.said_by, masked, reading.article.title)]


_IN_REMARK = re.compile(
    rf"({E}) , (?:an?|the|which (?:is|was)|[\ue200-\ue2ff]) [^;]{{0,80}}?\b(?:backed|(?:co-?)?founded|led|run|headed|owned|bankrolled|funded|financed|started|created|launched)"
    r"(?: in \d{4})? by (?:[^,;.]{0,60} )?$"
)


def _described_before(match: re.Match[str], mask: str) -> str | None:
    """As in "Acme, the start-up backed by Jane Doe, announced": whom the remark is on speaks, not who stands last in it."""
    in_remark = _IN_REMARK.search(mask, 0, match.start()) if match.group().startswith(" , ", 1) else None
    return in_remark[1] if in_remark else None


_OTHER = rf"{E}|{PERSON}"
_LISTED = re.compile(
    rf"(?:(?: , (?:the )?(?:{_OTHER}))* (?:, )?(?:and|or) (?:the )?(?:{_OTHER})(?= (?:[.,;)”\"]|on|in|last|this)|$))?"
)
_TOLD_TO = re.compile(r" (?:the )?([\ue000-\ue1ff])(?= )")
_REPORTERS = re.compile(
    rf"({E}) 's (?:{PERSON}|[\ue100-\ue1ff\ue400-\ue4ff])(?: (?:, and|,|and) (?:{PERSON}|[\ue100-\ue1ff]))* (?:has |have |first )?"
    r"(?:reports?|reported|writes?|wrote)\b"
)
"""As in "Bloomberg's A, B and C report": the outlet speaks, not who writes for it."""
_UNNAMED_OF = re.compile(
    r"\b(?:people|persons?|sources?|individuals|insiders?|executives?|investors?|officials?|somebody|someone)(?: [^\s,;]+){0,5} "
    r"(?:to|at|of|on|about|from|with|in|by|inside|within) (?:the )?$"
)


@cache
def _said(language: str) -> re.Pattern[str]:
    lexicon = load_lexicon(language)
    assert lexicon is not None
    says = lexicon.pattern("attribution", "says").pattern
    reports = lexicon.pattern("attribution", "reports").pattern
    after = lexicon.pattern("attribution", "outlet_after").pattern
    party = rf"(?:{E}|{PERSON})"
    aux = (
        r"(?:(?:has|have|had|also|today|yesterday|first|on|in|this|last|past|late|earlier|who|,|\)|\(|\w+ly|later|then|which|week|month|year|the|now"
        r"|just|both|since|already|still|once|again|too|meanwhile|itself|themselves|did|does|not only|\w+day|morning|afternoon|evening|night"
        r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\w*|\d{1,2}|20\d\d) )"
    )
    aside = (
        r"(?:, (?:in|on|for|at|during|speaking|citing|quoting|via|through|by|asked|alongside|together|along|however|meanwhile|too|as|among)\b"
        r"[^,;\"“”.]{0,90} , )"
    )
    filler = (
        r"(?:(?:the|an?|sources at|its|his|her|their|reporting|from|reports?|recent|new|latest|earlier|separate|exclusive|by|in|on|at|of|\w+ newspaper|data|figures"
        r"|estimates?|numbers|analysis|research|records|documents|published|posted|released|compiled|provided|online|local|trade|\d{4}|\w+day"
        r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)"
        r"|(?:[a-z]+ )?(?:firm|company|provider|tracker|site|website|outlet|publication|newsletter|magazine|daily|agency|startup|analysts?)) )*"
    )
    penned = r"(?:posts?|tweets?|letters?|memos?|e-?mails?|notes?|messages?|statements?|announcements?|releases?|filings?|presentations?|disclosures?)"
    papers = r"(?:data|figures|records|research|estimates|numbers|filings?|documents?)"
    return re.compile(
        rf"(?P<who>{party}) (?:(?:'s )?(?:CEO|spokesperson|spokesman|spokeswoman|chief executive|report|representative|executives?|officials?|founder|(?:finance |technology |operating )?chief|president|chairman|chairwoman|boss) )?(?:, {PERSON} , )?{aux}{{0,6}}(?:(?<!, )|(?<={PERSON} , ))(?:{aside}{aux}{{0,2}})?(?:{says}|{reports})\b"
        rf"|(?P<apart>{party}) , (?:an?|the|which|who|formerly|one|based|founded|headquartered|(?:co-?)?(?:CEO|CTO|CFO|COO|founder|president|chairman|chairwoman|director|head|chief|vice|executive))\b[^;\"“”.]{{3,140}}? , {aux}{{0,3}}"
        rf"(?<!, which )(?:said|says|told|announced|announces|confirmed|disclosed|revealed|reported|reports|unveiled|indicated|added|noted|wrote)\b"
        rf"|\b{after} (?:(?:an?|the|its) )?(?:[^,;]+? )?{penned} (?:from|by|of) (?:the )?(?P<pen>{party})"
        rf"|\b{after} {filler}(?P<after>{party})"
        rf"|(?P<data>{party}) (?:'s )?{papers} (?:also )?(?:shows?|showed|suggests?|suggested|indicates?|puts?)\b"
        rf"|\b[Dd]ata (?:from|by|of|compiled by|provided by|published by|collected by) (?:the )?(?P<source>{party})"
        rf"|\b[Aa]nalysts? (?:at|from|with|for) (?:the )?(?P<house>{party}) (?:\w+ )?(?:say|says|said|estimate[sd]?|believed?|expect(?:ed)?|reckon(?:ed)?|noted?|wrote|put)\b"
        rf"|\b(?:announced|disclosed|revealed|unveiled|confirmed) (?:[^\s,;.\ue000-\ue8ff]+ ){{0,4}}?by (?:[^\s,;.\ue000-\ue8ff]+ ){{0,3}}?(?P<maker>{party})"
        rf"|\b(?:said|says|reports|reported|writes|wrote) (?:the )?(?P<told>{party})(?= (?:[.,)\"”]|$))",
        re.IGNORECASE,
    )


def _speakers(
    entity: Entity, masked: Masked, reading: Reading, *, told: bool, verb: str
) -> list[Attribution]:
    if entity.kind == "person":
        house = house_of_officer(entity, masked, reading)
        return [_officer(house, reading) if house else _person(entity, reading)]
    if entity.word == "companies" and (all_named := _companies_before(entity, masked, reading)):
        return [_organisation(m, reading, told=told, verb=verb) for m in all_named]
    if entity.word == "they" and (unnamed := _unnamed_before(masked, reading)):
        return unnamed
    if entity.word == "it" and _OFFICIALS.match(masked.mask[: masked.mask.find(" said")]):
        return []
    if entity.word in {"company", "firm", "maker"} and (subject := _subject_before(entity, masked, reading)):
        return [_organisation(m, reading, told=told, verb=verb) for m in subject.mentions[:1]]
    return [_organisation(m, reading, told=told, verb=verb) for m in resolve(entity, masked, reading)]


def _subject_before(entity: Entity, masked: Masked, reading: Reading) -> Entity | None:
    """As in "Acme was bought by Globex, the company said": whom the sentence is about."""
    at = masked.source[masked.start : entity.start]
    if not at.rstrip().endswith(","):
        return None
    named = [e for _, e in masked.signs() if e.end <= entity.start and e.kind in {"org", "stranger"}]
    if not named or not is_free(named[0], masked):
        return None
    return None if kind_of(named[0].mentions[0], reading) in _MONEY_HOUSES else named[0]


_MONEY_HOUSES = frozenset(("bank", "investor", "sovereign_fund", "government", "regulator"))
"""Whom "the company" seldom means."""


def _person(entity: Entity, reading: Reading) -> Attribution:
    if entity.mentions and (party := reading.book.party(entity.mentions[0].party_id)):
        return Attribution(kind="person", name=party.name, party_id=party.id)
    if entity.mentions:  # a newspaper of no catalogue, which reading puts among the people
        return Attribution(kind="outlet", name=_with_article(entity.word))
    company = employer(entity, reading)
    if company:
        return Attribution(kind="person", name=company.name, party_id=company.party_id)
    return Attribution(kind="person", name=entity.word)


def _officer(house: Mention, reading: Reading) -> Attribution:
    """As in "its chairman said": he speaks for the house that his sentence gives him."""
    party = reading.book.party(house.party_id)
    return Attribution(kind="person", name=party.name if party else house.name, party_id=house.party_id)


_COUNTED = re.compile(r"\b(?:two|both|three|four|five)\b")
_PAIR, _MOST_SPEAKERS = 2, 4


def _companies_before(entity: Entity, masked: Masked, reading: Reading) -> list[Mention]:
    """As in "A and B will invest in C, the companies said": all three of them; empty for two, and where they are counted."""
    if _COUNTED.search(masked.source, entity.start, entity.end):
        return []
    named = [m for e in names_of(masked) if e.end <= entity.start for m in e.mentions]
    found = {m.party_id: m for m in named if fits_noun(m, frozenset(), reading)}
    return list(found.values()) if _PAIR < len(found) <= _MOST_SPEAKERS else []


_TOLD_BY = 2  # sentences over which "they said" still means the people who told


def _unnamed_before(masked: Masked, reading: Reading) -> list[Attribution]:
    """As in "…, two people said. Acme put in $5m, they said": unnamed people who have just told."""
    before = [s for s in reading.sentences[: masked.index] if s.field == masked.field][-_TOLD_BY:]
    for sentence in reversed(before):
        if found := [a for a in _unnamed(sentence, reading.lexicon) if a.kind == "anonymous"]:
            return found
    return []


_OFFICIALS = re.compile(
    r"(?:[\ue700-\ue7ff] 's |[Tt]he |[A-Z]\w+ 's )(?:[a-z-]+ ){0,3}?(?:office|court|ministry|watchdog|regulators?|commission|tribunal|parliament|authority|agency)"
    r" (?!of\b|said\b)"
)
"""As in "Britain's competition office will not look into Acme's tie with Globex, it said": a body that is no party speaks."""


def _with_article(name: str) -> str:
    """As in "The Information" for an "Information" that the catalogue of sources knows so."""
    return f"The {name}" if f"The {name}" in outlet_names() else name


def _organisation(mention: Mention, reading: Reading, *, told: bool, verb: str) -> Attribution:
    party = reading.book.party(mention.party_id)
    kind = party.kind if party else ""
    is_outlet = (
        mention.name in outlet_names()
        or kind in OUTLET_KINDS
        or (not party and (told or bool(re.search(r"report", verb))))
    )
    division = reading.book.party(mention.division_id)
    if division and division.kind in OUTLET_KINDS:
        return Attribution(kind="outlet", name=division.name, party_id=division.id)
    if kind == "regulator":
        return Attribution(kind="regulator", name=mention.name, party_id=mention.party_id)
    return Attribution(
        kind="outlet" if is_outlet else "company", name=mention.name, party_id=mention.party_id
    )


_SPOKESPERSON = re.compile(
    rf"\b(?:an?|the|its|company) (?:company )?(?:spokes\w+|representative)(?: (?:for|of|from) (?P<of>{E}))? (?:\S+ )?(?:said|says|told|confirmed|wrote)\b",
    re.IGNORECASE,
)


def _spokesperson(masked: Masked, reading: Reading) -> list[Attribution]:
    """As in "a spokesperson confirmed": speaks for whom it is said, else for the first party of the sentence."""
    match = _SPOKESPERSON.search(masked.mask)
    if match is None:
        return []
    if match["of"]:
        named = resolve(masked.entity(match["of"]), masked, reading)
    else:
        firsts = (
            resolve(e, masked, reading) for _, e in masked.signs() if e.kind in {"org", "stranger", "nominal"}
        )
        named = next((f for f in firsts if f), ())
    return [_organisation(m, reading, told=False, verb="said") for m in named[:1]]


_FILED = re.compile(
    rf"({E}) (?:'s )?(?:(?:regulatory|securities|SEC|S-1|IPO|annual|quarterly) ){{0,2}}(?:filings?|S-1|prospectus)\b"
)
_WITH_SEC = re.compile(
    r"filings? (?:with|to) the (?:U\.S\. |US )?(?:SEC|Securities and Exchange)|\bSEC filing"
)


_SIGNED = re.compile(r" [–—|-] (?:[Tt]he )?([\ue000-\ue1ff]|[\ue500-\ue5ff])(?: report| reports)? ?[.]?$")


def _at_the_end(masked: Masked, reading: Reading) -> list[Attribution]:
    """As in the headline "Acme buys Globex – Gazette": the outlet that others quote."""
    match = _SIGNED.search(masked.mask)
    found = _speakers(masked.entity(match[1]), masked, reading, told=True, verb="reports") if match else []
    return [a for a in found if a.kind == "outlet" and (a.party_id or a.name in outlet_names())]


def _filer(masked: Masked, reading: Reading) -> list[Attribution]:
    """As in "according to a SpaceX filing": the company speaks in it."""
    match = _FILED.search(masked.mask)
    named = resolve(masked.entity(match[1]), masked, reading) if match else ()
    return [_organisation(m, reading, told=False, verb="said") for m in named[:1]]


def _unnamed(masked: Masked, lexicon: Lexicon) -> list[Attribution]:
    found: list[Attribution] = []
    if match := lexicon.pattern("attribution", "anonymous").search(masked.mask):
        number = re.search(
            rf"\b({'|'.join(_COUNTS)}|\d+) (?:of (?:them|those\b|the ))?(?:[a-z]+ ){{0,2}}?"
            r"(?:(?<=them)|people|persons?|sources?|individuals|insiders?|executives?|investors?|officials?|bankers?|employees?|advis[eo]rs?|members?|directors?|staffers?|lawyers?|engineers?)",
            match.group(),
            re.IGNORECASE,
        )
        word = number[1].lower() if number else ""
        count = _COUNTS.get(word) or (int(word) if word.isdigit() else None)
        found.append(Attribution(kind="anonymous", name="anonymous sources", count=count))
    if match := lexicon.pattern("attribution", "filing").search(masked.mask):
        found.append(
            Attribution(
                kind="filing",
                name="SEC filing"
                if match.groupdict().get("sec") or _WITH_SEC.search(masked.quote)
                else "regulatory filing",
            )
        )
    return found
