"""What the words of a claim say about which deal it means: a series letter, a tranche, "another", a right."""

from __future__ import annotations

import re

from broadsheet.records import Claim

SERIES = re.compile(
    r"\b(?:series|serie|runde|раунда?)[ -]([a-k])\b(?:\s*[-+]?\s*(\d|ext\w*))?|\b([a-k])\s?(?:轮|輪)"
    r"|\b(pre-seed|seed)\b", re.IGNORECASE,
)  # fmt: skip
FURTHER = re.compile(
    r"\b(?:additional(?:ly)?|another|a further|further [$€£\d]|new investment|more than before|on top of|"
    r"follow-on|second (?:investment|round)|zusätzlich\w*|weitere[nrsm]?|de plus|supplémentaires?|"
    r"nouvel investissement|adicional(?:es)?|otr[oa]s? \d|mais \d|дополнительн\w+|ещ[её])\b"
    r"|追加|另外|再向|再投|再次|さらに", re.IGNORECASE,
)  # fmt: skip
FURTHER_STEMS = (
    "addition", "another", "further", "new investment", "more than before", "on top of", "follow-on",
    "second ",
    "zusätzlich", "weitere", "de plus", "supplémentaire", "nouvel ", "adicional", "otr", "mais ",
    "дополнит", "ещ",
    "追加", "另外", "再", "さらに",
)  # fmt: skip
TRANCHE = re.compile(
    r"\b(?:tranche|initial(?:ly)?|at first|instal+ment|remaining|completes? (?:its|the)|"
    r"upfront|up front|of which|of it is|"
    r"due (?:now|at once)|first (?:\w+ )?(?:instal+ment|payment|part|portion|slice|phase|gigawatt)|"
    r"first (?:[A-Z]{0,3}[$€£] ?)?\d[\d.,]*|at the (?:start|outset)|"
    r"(?:is|be) (?:due|deployed|paid|put to work) (?:now|at once)|zunächst|sofort|erste[nr]? tranche|"
    r"premi(?:er|ère) (?:tranche|versement)|tout de suite|primer (?:desembolso|pago|tramo)|primeira parcela|"
    r"первый транш|сначала)(?!\w)|首期|首批|第一弾|最初の払|当初|まず", re.IGNORECASE,
)  # fmt: skip
TRANCHE_STEMS = (
    "tranche", "initial", "first", "at the start", "at the outset",
    "instal", "remaining", "complete", "upfront", "up front", "of which",
    "of it is", " now", "at once",
    "zunächst", "sofort", "premi", "tout de suite", "primer", "primeira", "транш", "сначала",
    "首", "第一弾", "最初", "当初", "まず",
)  # fmt: skip
"""Every form begins with one of its stems: looking for those first spares most sentences the search."""

WHOLE = re.compile(
    r"\b(?:complet\w+|clos(?:e[sd]?|ing)|in full|fully (?:paid|funded)|finali[sz]\w+|abgeschlossen|"
    r"vollständig|achev\w+|concluíd\w+|завершил\w*|полностью)\b|完成|全額|完了", re.IGNORECASE,
)  # fmt: skip

SALE = re.compile(
    r"\b(?:re)?(?:sell|sold|sale|distribut|licen[sc]|market(?:s|ed|ing)?\b|vend|vent[ae]|verk[aä]uf|vertr(?:ieb|eib)"
    r"|lizen|commerciali|прода|лиценз|распростран)|销售|銷售|分销|分銷|授权|授權|許諾|販売|ライセンス",
    re.IGNORECASE,
)  # fmt: skip
CAPACITY = re.compile(
    r"\b(?:cloud|comput|capacit|server|data[ -]?cent|supplier|provider|hosting|azure|rechen|lieferant"
    r"|anbieter|fournisseur|calcul|capacidad|proveedor|облач|вычисл|мощност|поставщик)|云|雲|算力|供应商|供應商"
    r"|クラウド|計算|サーバ",
    re.IGNORECASE,
)  # fmt: skip


def matter_of(claim: Claim) -> str:
    """What an exclusive tie is about: "sale" of what the other makes, "capacity" it runs on, "" where unsaid.

    Who alone may sell something "through the cloud" has a right of sale.
    """
    if not claim.evidence:
        return ""
    quote = claim.evidence[0].quote
    return "sale" if SALE.search(quote) else "capacity" if CAPACITY.search(quote) else ""


def series_of(claim: Claim) -> str:
    """The round's own name, such as "c", or "" where the words give none."""
    found = SERIES.search(claim.evidence[0].quote) if claim.evidence else None
    if found is None:
        return ""
    letter = found.group(1) or found.group(3) or found.group(4)
    return letter.lower() + ("+" if found.group(2) else "")


def says_further(claim: Claim) -> bool:
    """The claim speaks of money beside what was given before."""
    return bool(claim.evidence) and _says(claim.evidence[0].quote, FURTHER_STEMS, FURTHER)


def says_tranche(claim: Claim) -> bool:
    """The claim speaks of a part of a larger sum."""
    if "tranche" in claim.note:
        return True
    if not claim.evidence or not _says(claim.evidence[0].quote, TRANCHE_STEMS, TRANCHE):
        return False
    return not _is_whole_of_parts(claim)


def _is_whole_of_parts(claim: Claim) -> bool:
    """As in "begins with $9m, of which each gives $3m": the sum that is divided is the whole."""
    quote, written = claim.evidence[0].quote, claim.money.as_written if claim.money else ""
    start, found, behind = quote.partition(written) if written else ("", "", "")
    return bool(found) and _DIVIDED.match(behind) is not None and TRANCHE.search(start) is None


_DIVIDED = re.compile(r"(?: \([^()]*\))?,? (?:[^\s,;.]+ ){0,3}?of which\b|,? of which\b", re.IGNORECASE)


def says_whole(claim: Claim) -> bool:
    """The claim says that all of it is done, not only that some of it was."""
    return any(WHOLE.search(span.quote) for span in claim.evidence)


def _says(quote: str, stems: tuple[str, ...], forms: re.Pattern[str]) -> bool:
    plain = quote.lower()
    for stem in stems:  # a loop: most quotes hold none, and this is asked of every claim several times
        if stem in plain:
            return forms.search(quote) is not None
    return False
