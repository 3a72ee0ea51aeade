"""Who says so in a native language: outlets, companies, people for their company, unnamed sources."""

from __future__ import annotations

import re

from broadsheet.claims.drafts import Draft
from broadsheet.claims.mask import Entity, Masked
from broadsheet.claims.pointing.antecedents import resolve_by_rule
from broadsheet.claims.reading import Reading
from broadsheet.parties.outlets import outlet_names
from broadsheet.records import Attribution, Mention

_OUTLETS = frozenset(("publisher", "wire", "media"))
_ENTITY = re.compile(r"[\ue000-\ue5ff]")


def find_native_speakers(masked: Masked, reading: Reading) -> list[Attribution]:
    """Everybody to whom the sentence, or the source line of its item, attributes what it says."""
    found: list[Attribution] = []
    reported: set[Attribution] = set()  # companies where an outlet should stand: "Aが…と報じた" tells of A
    told = _QUOTED_NAME.sub(r" \1", masked.mask)
    for name in ("outlet_before", "outlet_after", "says", "said_by"):
        pattern = reading.lexicon.pattern("attribution", name)
        for match in pattern.finditer(told):
            for sign in _ENTITY.findall(match["who"]):
                who = _who_speaks(
                    masked.entity(sign), masked, reading, is_behind=_speaks_behind(name, told, match.start())
                )
                speakers = _speakers(who, masked, reading, is_outlet=name.startswith("outlet"))
                found.extend(speakers)
                if name.startswith("outlet") and reading.lexicon.language == "ja":
                    reported |= {a for a in speakers if a.kind == "company"}
    if reading.lexicon.pattern("attribution", "anonymous").search(masked.mask):
        found.append(Attribution(kind="anonymous", name="anonymous sources"))
    if reading.lexicon.pattern("attribution", "filing").search(masked.mask):
        found.append(Attribution(kind="filing", name="regulatory filing"))
    if masked.field == "text":
        found.extend(_source_line(masked, reading))
    return [a for a in dict.fromkeys(found) if a not in reported or not _is_outlet_named(found)]


_AS = re.compile(r"\bwie $|, so $")


def _speaks_behind(name: str, told: str, start: int) -> bool:
    """As in ", wie das Unternehmen mitteilte": who speaks is told behind the deal."""
    return (
        name == "said_by"
        or _AS.search(told, 0, start) is not None
        or _IN_HOUSE.match(told, start) is not None
    )


_IN_HOUSE = re.compile(r"(?:сообщ|рассказ|заяв|подтверд|уточн)\w+ в [\ue200-\ue2ff]")
"""As in "сообщили в компании": the house of which the sentence tells."""


def _is_outlet_named(found: list[Attribution]) -> bool:
    return any(a.kind == "outlet" for a in found)


_QUOTED_NAME = re.compile(r" [«„“\"'‚] ?([\ue000-\ue1ff\ue500-\ue5ff]) ?[»“”\"'‘]")
"""As in "laut einem Bericht der „Abendpost“": the name of an outlet stands in quotes."""
_DEALS = frozenset(("org", "stranger"))


def _who_speaks(entity: Entity, masked: Masked, reading: Reading, *, is_behind: bool) -> Entity:
    """As in "A va injecter … dans B, a annoncé le groupe": who speaks behind the deal is whom the sentence is about."""
    is_several = entity.word in reading.lexicon.words.get("plural_heads", ())
    if entity.kind != "nominal" or not is_behind or is_several:
        return entity
    first = next((e for _, e in masked.signs() if e.kind in _DEALS), None)
    return first if first is not None and first.end <= entity.start else entity


_OFFICER = (
    r"(?:[\w-]*[Cc]hef(?:in)?|Vorstand\w*|Geschäftsführer\w*|Gründer\w*|Mitgründer\w*|Sprecher\w*|CEO|Manager\w*|patronne?|PDG|direct\w+|(?:co)?fonda\w+|"
    r"porte-parole|président\w*|dirigeante?|(?:cofund|fund)ador\w*|consejer\w+|president\w+|portavoz|responsable|jef\w+|soci[oa]|associée?|Partner(?:in)?)"
)
_EMPLOYER_BEHIND = re.compile(
    rf" ?, (?:[\w-]+ ){{0,3}}?{_OFFICER}(?: [\w'’-]+){{0,5}}? ?(?:(?:von|vom|bei|der|des|du|de|del|chez|en) |d ?['’] ?)(?:[\w'’-]+ ){{0,3}}?([\ue000-\ue1ff])"
)
_EMPLOYER_BEFORE = re.compile(
    rf"([\ue000-\ue1ff]) ?-? ?{_OFFICER} $|{_OFFICER}(?: (?:exécutif|général|generale?|ejecutiv[oa]|delegad[oa]|financier|financier[oa]))* (?:von|vom|bei|der|des|du|de|del|d ?['’]) ?([\ue000-\ue1ff]) ?,? $"
)


def _employer(entity: Entity, masked: Masked) -> Entity | None:
    """The company that somebody speaks for, as in "sagte Anna Roth, Chefin von Lumen", "le patron de Lumen, X"."""
    at = next((at for at, e in masked.signs() if e is entity), -1)
    if at < 0:
        return None
    found = _EMPLOYER_BEHIND.match(masked.mask, at + 1) or _EMPLOYER_BEFORE.search(
        masked.mask[max(0, at - 70) : at]
    )
    sign = next((g for g in found.groups() if g), None) if found else None
    return masked.entity(sign) if sign else None


def speaking_firm(masked: Masked, reading: Reading) -> Entity | None:
    """The company whose officer is quoted, in this sentence or the ones around a quote; None where none is named."""
    people = (e for _, e in masked.signs() if e.kind in {"person", "stranger"})
    firm = next((firm for person in people if (firm := _employer(person, masked))), None)
    return firm or next(
        (f for near in _around(masked, reading) if (f := _led_by_speaker(near, reading))), None
    )


def _around(masked: Masked, reading: Reading) -> list[Masked]:
    """The sentence itself, what follows it and what stands before it, as far as they belong to a quote."""
    near = [masked, *reading.sentences[masked.index + 1 : masked.index + 2]]
    return [*near, *reading.sentences[max(0, masked.index - 1) : masked.index]]


_OFFICERS = {
    "ru": r"(?:гендиректор|генеральный директор|директор|глава|основател\w+|сооснователь|президент|представител\w+|вице-президент|руководител\w+)(?: по \w+)? (?:компании |холдинга |группы )?[«„“\"]? ?([\ue000-\ue1ff])",
    "zh": r"([\ue000-\ue1ff])(?:公司|集团)?(?:的)?(?:联合)?(?:创始人|董事长|CEO|首席\w{2,3}官|总裁|总经理|负责人|副总裁|高管|发言人)",
    "ja": r"([\ue000-\ue1ff])(?:社)?の[^、。「]{0,16}?(?:社長|CEO|最高経営責任者|会長|代表|取締役|広報|氏)",
}
_LED_BY = {code: re.compile(words) for code, words in _OFFICERS.items()}
_SAYS = re.compile(
    r"сказал|заявил|объясн|отмет|подчерк|говорит|рассказ|добав|表示|说|称|透露|解释|指出|語|話|述べ|説明|明かし|コメント"
)


def _led_by_speaker(masked: Masked, reading: Reading) -> Entity | None:
    pattern = _LED_BY.get(reading.lexicon.language)
    found = pattern.search(masked.mask) if pattern is not None and _SAYS.search(masked.mask) else None
    return masked.entity(found[1]) if found else None


_QUOTE = re.compile(r"\s*[「“『\"]")


def quoted_firm(masked: Masked, reading: Reading) -> Mention | None:
    """As in "「Xを買収した」。Yの社長は語った": who speaks where a quote of a Chinese or Japanese text leaves the subject out."""
    if reading.lexicon.language not in {"zh", "ja"} or not _QUOTE.match(masked.quote):
        return None
    firm = next((f for near in _around(masked, reading)[:2] if (f := _led_by_speaker(near, reading))), None)
    return firm.mentions[0] if firm is not None else None


def _speakers(entity: Entity, masked: Masked, reading: Reading, *, is_outlet: bool) -> list[Attribution]:
    if entity.kind == "person" and entity.mentions and entity.mentions[0].party_id.startswith("?"):
        return [organisation(entity.mentions[0], reading, is_outlet=True)]
    if entity.kind == "person" and (firm := _employer(entity, masked)):
        return [organisation(firm.mentions[0], reading, is_outlet=False)]
    if entity.kind == "person":
        mention = entity.mentions[0] if entity.mentions else None
        party = reading.book.party(mention.party_id) if mention else None
        return [
            Attribution(
                kind="person", name=party.name if party else entity.word, party_id=party.id if party else ""
            )
        ]
    return [organisation(m, reading, is_outlet=is_outlet) for m in resolve_by_rule(entity, masked, reading)]


def organisation(mention: Mention, reading: Reading, *, is_outlet: bool) -> Attribution:
    """The party as one that speaks: an outlet where the catalogue or the place in the sentence says so."""
    party = reading.book.party(mention.party_id)
    division = reading.book.party(mention.division_id)
    if division and division.kind in _OUTLETS:
        return Attribution(kind="outlet", name=division.name, party_id=division.id)
    kind = party.kind if party else ""
    if kind == "regulator":
        return Attribution(kind="regulator", name=mention.name, party_id=mention.party_id)
    outlet = mention.name in outlet_names() or kind in _OUTLETS or (party is None and is_outlet)
    return Attribution(kind="outlet" if outlet else "company", name=mention.name, party_id=mention.party_id)


def _source_line(masked: Masked, reading: Reading) -> list[Attribution]:
    """As in "(来源: 晨报, Circuit Post)": the line that closes an item speaks for the whole item."""
    text = reading.article.text
    pattern = reading.lexicon.pattern("attribution", "source_line")
    match = pattern.search(text, masked.start)
    if match is None or (match["scope"] is None and "\n" in text[masked.end : match.start()].strip("\n")):
        return []
    names = re.split(r"\s*[,，、/;]\s*|\s+[·|]\s+", match["names"].strip(" *_。.）)"))
    return [_outlet(name, reading) for name in names if 1 < len(name) < 40]


def _outlet(written: str, reading: Reading) -> Attribution:
    name = re.sub(r"\s*(?:報道|报道|報導|より|Newsroom)$", "", written.strip(" *_「」《》"))
    party = reading.book.find(name)
    kind = "outlet" if party is None or party.kind in _OUTLETS or party.name in outlet_names() else "company"
    return Attribution(kind=kind, name=party.name if party else name, party_id=party.id if party else "")  # type: ignore[arg-type]


def own_word(draft: Draft, reading: Reading) -> list[Attribution]:
    """As in "dans un communiqué": who does the deal says so, where nobody else is named."""
    speaker = draft.subject or draft.object
    if speaker is None or reading.lexicon.pattern("attribution", "own").search(draft.masked.mask) is None:
        return []
    return [organisation(speaker, reading, is_outlet=False)]


def again(masked: Masked, drafts: list[Draft], reading: Reading) -> list[Attribution]:
    """As in "selon le rapport", "das Blatt ergänzt": the outlet that was named for what the text told before."""
    if reading.lexicon.pattern("attribution", "report").search(masked.mask) is None:
        return []
    named = [[a for a in d.said_by if a.kind == "outlet"] for d in reversed(drafts)]
    return next((outlets for outlets in named if outlets), [])


def carry_back(masked: Masked, drafts: list[Draft], reading: Reading) -> None:
    """As in "Об этом сообщает X": who reports what the sentence before tells, or the one before that where it tells nothing."""
    if reading.lexicon.pattern("attribution", "carried").search(masked.mask) is None:
        return
    speakers = find_native_speakers(masked, reading)
    before = [d for d in drafts if d.masked.field == masked.field]
    last = max((d.masked.index for d in before), default=masked.index)
    if masked.index - last > _CARRIED:
        return
    for draft in (d for d in before if d.masked.index == last):
        draft.said_by = list(dict.fromkeys((*draft.said_by, *speakers)))


_CARRIED = 2
"""Sentences back to the deal of which it is told who reports it."""
