"""Nouns and pronouns that stand for a company in a native language: "das Unternehmen", "la start-up", "она"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.claims.frames.phrases import describes
from broadsheet.claims.frames.valency import load_valency
from broadsheet.claims.lexicon import Lexicon
from broadsheet.claims.mask import Entity, Masked
from broadsheet.claims.reading import Reading

WE = "we"
_REACH = 70
"""Signs between a noun and the name that it introduces."""


def find_nominals(text: str, lexicon: Lexicon, named: set[int]) -> Iterator[Entity]:
    """As in "das Unternehmen", but not where its name follows ("das KI-Unternehmen Anthropic").

    `named` holds where the names of the text begin.
    """
    for match in lexicon.pattern("words", "nominal").finditer(text):
        if not _introduces_name(text, match.end(), lexicon.language, named):
            yield Entity("nominal", match.start(), match.end(), word=_number(match, lexicon))


def _number(match: re.Match[str], lexicon: Lexicon) -> str:
    """As in "das Unternehmen": one company, where "die Unternehmen" are two and the noun alone does not tell."""
    word = match["head"].lower()
    is_one = lexicon.language == "de" and _ONE.match(match.group()) is not None
    return "firma" if is_one and word in lexicon.words.get("plural_heads", ()) else word


_ONE = re.compile(r"(?:das|dem|des|der|dieses|diesem|dieser|sein|seinem|ihr|ihrem) ", re.IGNORECASE)


def _introduces_name(text: str, end: int, language: str, named: set[int]) -> bool:
    gap = re.match(r"\s*[«„“\"「]?", text[end : end + 3])
    if gap is None or end + gap.end() in named:
        return True
    valency = load_valency(language)
    if valency.is_unspaced:
        return False
    apposed = _APPOSED.match(text, end)
    if apposed is not None and apposed.end() in named and _CLOSES.match(text, apposed.end()):
        return True
    name = next((at for at in range(end + 1, min(end + _REACH, len(text))) if at in named), None)
    return name is not None and describes(text[end:name], valency)


_APPOSED = re.compile(
    r"(?: (?:de[lrs]?|des|du|d['’]|von|vom)[^,.;:()]{1,50}| [a-zà-ÿ-]+(?:ais|ain|ien|ois|ique|and|éen|ol)(?:n?es?)?)?, (?:[«„“\"] ?)?"
)
_CLOSES = re.compile(r"[\w.&-]+(?: [A-Z][\w.&-]*){0,2}[»“”\"]?,")
"""As in "La empresa del fundador, Tellivo, quiere …": the name that a noun introduces stands behind a comma."""


def find_pronouns(text: str, lexicon: Lexicon) -> Iterator[Entity]:
    """As in "es" and "elle"; "dieser" points to the company named last, like a noun, "wir" to whoever is quoted."""
    for match in lexicon.pattern("words", "we").finditer(text):
        yield Entity("pronoun", match.start(), match.end(), word=WE)
    for match in lexicon.pattern("words", "pronoun").finditer(text):
        word = match.group().lower()
        points_near = word.removesuffix("s") in lexicon.kinds
        yield Entity("nominal" if points_near else "pronoun", match.start(), match.end(), word=word)


_ORIGIN = re.compile(
    r"[a-zà-ÿ-]+(?:aise?|oise?|ienne?|ien|ande?|ense|esa|és|ana|ano|eña|eño|ina|ino|iza|izo|arra|enca|enco|cana?|cano|aca|ata|ola|ol)"
)


def name_described(masked: Masked, reading: Reading) -> None:
    """As in "La empresa bilbaína Norvik … La empresa bilbaína compra …": the name that was said with the same word of origin."""
    for sign, entity in list(masked.entities.items()):
        word = masked.source[entity.start : entity.end].split()[-1] if entity.kind == "nominal" else ""
        if entity.mentions or not _ORIGIN.fullmatch(word):
            continue
        stem = re.compile(rf"(?<![\w-]){word.rstrip('aeos')}[a-z]{{0,2}} [«„“\"]?\s?$")
        found = {
            m.party_id: m
            for before in reading.sentences[: masked.index + 1]
            if before.field == masked.field
            for _, named in before.signs()
            for m in named.mentions
            if m.span and m.span.start < entity.start and stem.search(masked.source[: m.span.start])
        }
        if len(found) == 1:
            masked.entities[sign] = Entity("org", entity.start, entity.end, tuple(found.values()))


_LATTER = re.compile(r"后者|後者|celui-ci|celle-ci|[ée]st[ea]|letztere[nrsm]?")
_NAMED = frozenset(("org", "stranger", "group"))


_TOPIC = re.compile(r"[^、。]{0,40}?([\ue000-\ue1ff])[」』]?(?:社)?は")
_SAME_FIRM = re.compile(r"[-・•\s]{0,4}([\ue300-\ue5ff])(?:は|が|も)")
_TOPICS_BACK = 3
"""Sentences back in which the company stands that "同社は" goes on about."""


def _name_same_firm(masked: Masked, reading: Reading) -> None:
    """As in "Xは…。IntelやAMDの出身者が設立した。同社は…": who opened the sentences before, not who was named last."""
    match = _SAME_FIRM.match(masked.mask)
    entity = masked.entity(match[1]) if match else None
    if match is None or entity is None or entity.word != "同社":
        return
    for before in reversed(reading.sentences[max(0, masked.index - _TOPICS_BACK) : masked.index]):
        if before.field == masked.field and (topic := _TOPIC.match(before.mask)):
            named = before.entity(topic[1]).mentions[:1]
            masked.entities[match[1]] = Entity("org", entity.start, entity.end, named)
            return


def name_latter(masked: Masked, reading: Reading) -> None:
    """As in "A与B签约，为后者供货": the latter is whom the text named last, in this sentence or the one before."""
    _name_same_firm(masked, reading)
    for sign, entity in list(masked.entities.items()):
        if entity.kind not in {"pronoun", "nominal"} or not _LATTER.fullmatch(entity.word):
            continue
        before = [e for _, e in masked.signs() if e.kind in _NAMED and e.end <= entity.start]
        if not before and masked.index:
            before = [e for _, e in reading.sentences[masked.index - 1].signs() if e.kind in _NAMED]
        if before:
            masked.entities[sign] = Entity("org", entity.start, entity.end, before[-1].mentions[-1:])
