"""Words around an ambiguous name ("Meta", "X", "Scale") that make it a company in six languages."""

from __future__ import annotations

import re

from broadsheet.text.tokens import Token, is_cjk

_AFTER = re.compile(
    r"(?:übernimmt|kauft|investiert|steigt|will|wird|hat|habe|plant|zahlt|verhandelt|bestellt|liefert|steckt|bietet|setzt|baut|"
    r"va|investit|lève|rachète|acquiert|négocie|annonce|veut|prévoit|mise|signe|achète|paie|entre|débourse|"
    r"invierte|invertirá|compra|comprará|adquiere|negocia|anuncia|anunció|prepara|firma|paga|ha|planea|busca|"
    r"und|et|y|hatte|hält|kommt|erhält|verspricht|macht|bleibt|verpflichtet|beteiligt|mietet|einigt|porte|apporte|promet|avait|double|reste|"
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
    r"[bB]etreibern?|[aA]nbietern?|[hH]erstellern?|[eE]ntwicklern?|[dD]ienstleistern?)"
)


def is_german_thing(written: str) -> bool:
    """Whether a capital is that of a German noun for what deals are about ("Rechenleistung", "US-Rechenzentren", "Atomstrom")."""
    return _GERMAN_THING.fullmatch(written) is not None


_ARTICLES = frozenset(
    ["der", "die", "das", "dem", "den", "ein", "eine", "einen", "einem", "einer", "kein", "keine", "le", "la", "les", "un", "une",
     "des", "el", "los", "las", "una", "unos", "unas"]
)  # fmt: skip


def is_article(word: Token | None) -> bool:
    """Whether a word says that a common noun follows ("die Box", "le target")."""
    return word is not None and word.text.lower() in _ARTICLES
