"""Words around an ambiguous name ("Meta", "X", "Scale") that make it a company in six languages."""

from __future__ import annotations

import re
from functools import cache

from broadsheet.parties.rows import read_words
from broadsheet.text.tokens import Token, is_cjk

_AFTER = re.compile(
    r"(?:übernimmt|kauft|investiert|steigt|will|wird|hat|habe|plant|zahlt|verhandelt|bestellt|liefert|steckt|bietet|setzt|baut|"
    r"va|investit|lève|rachète|acquiert|négocie|annonce|veut|prévoit|mise|signe|achète|paie|entre|débourse|"
    r"invierte|invertirá|compra|comprará|adquiere|negocia|anuncia|anunció|prepara|firma|paga|ha|planea|busca|"
    r"und|et|y|deals?|verträge?|hatte|hält|kommt|erhält|verspricht|macht|bleibt|verpflichtet|beteiligt|mietet|einigt|porte|apporte|promet|avait|double|reste|"
    r"reçoit|remet|obtient|prépare|détient|possède|s'engage|desembols\w+|estudia|es|será|completa|recib\w+|pone|puso|aport\w+|"
    r"\w+(?:rá|rán|ó|aron|ieron|era|eront|ira|iront)|entra|negocia|[а-яё]{3,})",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\w*(?:dienst(?:e|es)?|plattform|firma|unternehmens?|konzerns?|start|startups?|netzwerks?|tochter|mutter|riese|anbieter|entwickler|"
    r"hersteller)|entreprise|société|réseau|groupe|plateforme|jeune|pousse|empresa|compañía|red|social|plataforma|[а-яё]+|l|d|qu",
    re.IGNORECASE,
)


def is_native_company(before: Token | None, after: Token | None) -> bool:
    """Whether a word of these languages beside the name speaks of a company; other scripts always do."""
    for word in (before, after):
        if word is not None and is_cjk(word.text):
            return True
    if after is not None and _AFTER.fullmatch(after.text):
        return True
    return before is not None and _BEFORE.fullmatch(before.text) is not None and not before.text.isupper()


_GERMAN_THING = re.compile(
    r"(?:\w+-)*(?:[A-ZÄÖÜ]\w*)?(?:zentr(?:um|en|ums)|[kK]apazität(?:en)?|leistung(?:en)?|[sS]trom(?:s)?|energie|[cC]hips?|[aA]ktien?|[aA]nteile?n?|"
    r"[gG]eld(?:er)?|[dD]ienste?n?|[tT]echnik|[sS]erver|[kK]unden?|[nN]utzer|[mM]illiarden?|[mM]illionen?|ungen|heiten|keiten|schaften|"
    r"[sS]parten?|[mM](?:ehr|inder)heit|[dD]rohnen?|[gG]eschäfte?s?|[aA]bteilung|[tT][oö]chter|[bB]eteiligung|[rR]obotern?|[fF]ahrzeuge?n?|"
    r"[pP]rozessor(?:en)?|[hH]albleitern?|[gG]rafikkarten?|[lL]izenz(?:en)?|[rR]echte?n?|[iI]nhalten?|[pP]atenten?|[gG]rundstücke?n?|"
    r"[fF]abrik(?:en)?|[kK]raftwerke?n?|[gG]eschäftsbereiche?n?|[vV]erträge?n?|[hH]älfte|[aA]nlagen?|[bB]eschleunigern?|[sS]peichern?|"
    r"\w{3,}(?:software|systeme?n?|plattform(?:en)?|technologien?|modelle?n?|assistent(?:en)?|werkzeuge?n?)|"
    r"\w+(?:firma|firmen|konzerne?|schmiede|gesellschaft)|[bB]etreibern?|[aA]nbietern?|[hH]erstellern?|[eE]ntwicklern?|[dD]ienstleistern?)"
)


def is_german_thing(written: str) -> bool:
    """Whether a capital is that of a German noun for what deals are about ("Rechenleistung", "US-Rechenzentren", "Atomstrom")."""
    return _GERMAN_THING.fullmatch(written) is not None


@cache
def _nouns() -> frozenset[str]:
    return frozenset(word for line in read_words("german_nouns.txt") for word in line.split())


def is_german_noun(written: str) -> bool:
    """Whether a word is among the common German nouns that stand where names of companies do."""
    return written in _nouns()


_GOOD = re.compile(
    r"[A-ZÄÖÜ]\w{3,}(?:software|systeme?n?|technik|technologien?|modelle?n?|chips?|roboter|drohnen|lösungen|netzwerk)"
)


def is_german_good(written: str) -> bool:
    """As in "Verwaltungssoftware Retek": a compound for what is sold, before the name of who sells it."""
    return _GOOD.fullmatch(written) is not None


_CALLED = re.compile(
    r"(?:[Ss]tart-?up|[Ff]irma|[Uu]nternehmen|[Kk]onzern|[Kk]onkurrent(?:en)?|[Rr]ival(?:en)?|[Aa]nbieter|[Hh]ersteller|[Bb]etreiber|[Ee]ntwickler) [„»\"]?$"
)


def is_german_word(written: str, before: str) -> bool:
    """As in "Investition in Höhe von", "per Aktientausch": a noun and no name, unless a noun for a company stands right before it."""
    return is_german_thing(written) or (_CALLED.search(before) is None and is_german_noun(written))


_ARTICLES = frozenset(
    ["der", "die", "das", "dem", "den", "ein", "eine", "einen", "einem", "einer", "kein", "keine", "le", "la", "les", "un", "une",
     "des", "el", "los", "las", "una", "unos", "unas"]
)  # fmt: skip


def is_article(word: Token | None) -> bool:
    """Whether a word says that a common noun follows ("die Box", "le target")."""
    return word is not None and word.text.lower() in _ARTICLES


_DETERMINED = re.compile(
    r"(?:\b(?:d(?:er|ie|as|em|en|es)|ein(?:e|en|em|er|es)?|kein\w*|ihr\w*|sein\w*|unser\w*|diese\w*|jede\w*|beim|vom|zum|zur|im|am|ins|ans|"
    r"viele\w*|mehrere\w*|einige\w*|alle\w*|\w+(?:e|er|es|en|em))|\d+) [„»\"]?$"
)
"""Before a common noun; behind an inflected word a run of capitals is more likely nouns than a name."""
_NOUNS_OF_TIME = re.compile(
    r"(?:Ende|Mitte|Anfang|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Montag|Dienstag|Mittwoch|"
    r"Donnerstag|Freitag|Samstag|Sonntag|Prozent|Dollar|Euro|Tage?n?|Jahren?|Monate?n?|Uhr|Herr|Frau|Dr|Professor|Kilometer|Meter|Tonnen|Stück|Start-up|Startup)"
)


def is_run_of_capitals(written: str, before: str) -> bool:
    """As in "beteiligt sich Siemens Healthineers": two capitals in a row that no article, number or adjective opens."""
    words = written.split(" ")
    if len(words) < 2 or any(_NOUNS_OF_TIME.fullmatch(w) or w.endswith(_NOUN_ENDINGS) for w in words):
        return False
    return _DETERMINED.search(before) is None


_NOUN_ENDINGS = (
    "ung",
    "heit",
    "keit",
    "schaft",
    "tion",
    "ität",
    "chef",
    "chefin",
    "minister",
    "gründer",
    "leiter",
    "sprecher",
    "vorstand",
    "präsident",
)
