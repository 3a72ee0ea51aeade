"""German names that no article, noun or spelling introduces: beside a company that is known, where a deal has its sides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from broadsheet.parties.native_words import is_german_noun, is_german_thing
from broadsheet.parties.strangers import CapitalName

_WORD = r"(?P<name>[A-ZÄÖÜ][A-Za-zäöüß0-9]{3,}(?: (?:AI|Labs?|Robotics|Ventures|Capital|Systems|Energy|Technologies))?)"
_END = r"(?![\w-])(?! [A-ZÄÖÜ]\w*(?:[a-z]|\b))"
_DEED = (
    r"(?:(?:zu )?(?:übernehmen|übernommen|kaufen|gekauft|erwerben|erworben|schlucken|geschluckt|fusionieren|beliefern|beliefert|verkaufen|verkauft|"
    r"finanzieren|finanziert|unterstützen|zusammenarbeiten|kooperieren|zusammengetan|geeinigt|verbündet|gegründet)|zuzukaufen|einzuverleiben|einverleibt|(?:ein|auf|zu)gekauft|"
    r"(?:ein|auf)zukaufen|aufkaufen|zukaufen)"
)
_BEHIND_COMPANY = re.compile(
    rf"(?: (?:hat|hatte|habe|will|wollte|soll|möchte|könnte|wird|darf))? {_WORD}(?![\w-])(?= (?:[^\s,.;:]+ ){{0,8}}?{_DEED}(?![\w-]))"
)
"""As in "will SAP Norvik übernehmen": who acts and whom it is done to, side by side."""
_JOINED = re.compile(
    rf",? (?:und|sowie|&) {_WORD}{_END}|(?:, [A-ZÄÖÜ][\w.]+)*, {_WORD.replace('name', 'listed')}(?= (?:und|sowie) )"
)
"""As in "Nvidia und Norvik", "Nvidia, Norvik und Tessala"."""
_JOINED_BEFORE = re.compile(
    rf"(?<![\w-]){_WORD} (?:und|sowie|&) $|(?:wie|darunter|sind|waren) {_WORD.replace('name', 'listed')}, $"
)
_GIVEN_TO = re.compile(
    rf" {_WORD}(?= (?:(?:rund|etwa|bis zu|mehr als|für|über|knapp|fast|weitere|jährlich|einen?) |\d|[A-Z]\w*(?:chips|leistung|kapazität(?:en)?|strom)(?!\w)))"
)
"""As in "Nvidia liefert Norvik 5000 GPUs": behind a verb of giving."""
_GIVES = re.compile(
    r"(?<![\w-])(?:liefert|lieferte|zahlt|zahlte|gibt|gab|bietet|verkauft|leiht|gewährt|beliefert|überweist)$"
)
_GOVERNED = re.compile(
    rf"(?<![\w-])(?:mit|bei|von|durch|[Aa]n|zwischen|[Ff]ür|[Hh]inter|(?:Dollar|Euro) in) {_WORD}{_END}(?! (?:zu|Stelle|sich)\b)"
)
_AFTER_MODAL = re.compile(
    rf"(?<![\w-])(?:hatte|habe|hat|will|soll|sammelte|erhielt|bekam|bekommt|erhält|übernahm|investierte) {_WORD}(?= (?:\S+ ){{0,3}}?(?:\d|zehn|hundert|fünf|zwei|drei|vier|sechs|sieben|acht|neun|elf|zwölf))"
)
_HEADING = re.compile(
    rf"(?m)^[ \t*•–-]*{_WORD}: (?:Das|Der|Die)(?= (?:[\w-]+ ){{0,4}}?[\w-]*"
    r"(?:[Ss]tart-?[Uu]p|[Uu]nternehmen|[Ff]irma|[Hh]ersteller|[Ee]ntwickler|[Aa]nbieter|[Ss]pezialist|[Kk]onzern|[Pp]lattform|[Ss]cale-?[Uu]p|[Ff]intech)(?![\w-]))"
)
"""As in "- Tractian: Das Unternehmen mit Sitz in Atlanta …": who heads an item is what the noun behind the colon means."""
_RAISES = re.compile(
    r"\d (?:Mio\.?|Mrd\.?|Millionen|Milliarden) .*(?:[Rr]unde|[Ff]inanzierung|Kapital|Investoren|eingesammelt|Summe)|sammelte .*\d (?:Mio\.?|Mrd\.?|Millionen|Milliarden) .* ein(?=\W|$)"
)
_TELLS = re.compile(
    r"[Ii]nvest|[Üü]berna|übernehm|übernimmt|[Kk]auf|[Bb]eteilig|[Ee]instieg|einsteig|steigt|[Pp]artner|[Kk]oop|[Zz]usammen|[Vv]ertr[aä]g|[Vv]ereinbar|[Aa]bkommen|"
    r"[Dd]eal|[Gg]esellschafter|[Ff]inanzier|[Rr]unde|liefer|bestell|miete|[Ll]izen|[Aa]uftrag|[Vv]erhandl|[Gg]espräch|[Ff]usion|biet|bot |[Aa]ngebot|[Ee]rw[eia]rb|erworben|"
    r"steckt|sammel|[Cc]loud|[Bb]ündnis|[Aa]llianz|[Gg]emeinsam|[Gg]eldgeber|[Kk]unde|einigt|leih|gewähr|[Kk]redit|[Dd]arlehen|Teil von|Tochter"
)
"""Without a word of deals in its sentence a bare capital stays a noun."""
_SENTENCE = re.compile(r"[^.;\n]+")
_NO_NAME_END = re.compile(
    r"\w*(?:en|ung|ungen|heit|keit|tion|tät|schaft|tik|nik|mik|lik|rik|sik|ur|ern|eln|aft|ismus|nis|land|ware|zeit|geld|mus|erei|ie|enz|anz|leistung|strom|recht|"
    r"markt|preis|kauf|wert|linge?|tum|arbeit|entwurf|chen|lein|erin|isten?|euren?|oren|werk|betrieb|gesetz|vertrag|auftrag|chef|äge|ände|üsse|üche|innen|age|eure|ment|"
    r"raum|platz|plan|netz|bau|lauf|gang|stand|satz|druck|fall|grad|haus|mann|leute|kraft|kräfte|stoff|weg|werte?|tage?|jahre?|monate?|woche|teile?|seite|form|"
    r"er|ers|ität|ings?|shops?|apps?|sion)"
)


def find_bare_names(
    text: str, companies: Iterable[tuple[int, int]], taken: Iterable[tuple[int, int]]
) -> Iterator[CapitalName]:
    """Capitals of a German text that must be names, by who stands beside them or what governs them.

    Only in a sentence that has a word of deals and either a company or a sum; `companies` and `taken` are places in the text.
    """
    known, covered = sorted(companies), sorted(taken)
    written = {m["name"] for m in _HEADING.finditer(text) if _may_be_name(m["name"])}
    for sentence in _SENTENCE.finditer(text):
        inside = [span for span in known if sentence.start() <= span[0] < sentence.end()]
        if not inside and _RAISES.search(sentence.group()):
            raised = (m["name"] for m in _AFTER_MODAL.finditer(text, *sentence.span()))
            written |= {name for name in raised if _may_be_name(name)}
        if inside and _TELLS.search(sentence.group()):
            written |= {name for name in _beside(text, *sentence.span(), inside) if _may_be_name(name)}
    for name in written:
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?=s?(?![\w-]))", text):
            if not any(a < match.end() and match.start() < b for a, b in covered) and not _is_determined(
                text, match.start()
            ):
                yield CapitalName(*match.span(), name, "name")


def _beside(text: str, start: int, end: int, companies: list[tuple[int, int]]) -> Iterator[str]:
    for a, b in companies:
        for pattern in (_BEHIND_COMPANY, _JOINED):
            if match := pattern.match(text, b, end):
                yield from (g for g in match.groups() if g)
        if before := _JOINED_BEFORE.search(text, start, a):
            yield before["name"] or before["listed"]
        given = (
            _GIVEN_TO.match(text, b + len(verb.group()))
            if (verb := re.compile(r" \w+").match(text, b))
            else None
        )
        if given and verb and _GIVES.search(verb.group()):
            yield given["name"]
    for pattern in (_GOVERNED, _AFTER_MODAL):
        yield from (match["name"] for match in pattern.finditer(text, start, end))


def _may_be_name(written: str) -> bool:
    word = written.split(" ", maxsplit=1)[0]
    if is_german_noun(word) or is_german_thing(word):
        return False
    return " " in written or _NO_NAME_END.fullmatch(word) is None


_DETERMINED = re.compile(
    r"(?:\b(?:d(?:er|ie|as|em|en|es)|ein(?:e|en|em|er|es)?|kein\w*|ihr\w*|sein\w*|diese\w*|[bv]om|beim|zum|zur|im|am|ins|ans))$"
)


def _is_determined(text: str, at: int) -> bool:
    return _DETERMINED.search(text[max(0, at - 12) : at - 1]) is not None
