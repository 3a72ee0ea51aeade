"""Money lent: loans, credit lines, bonds and guarantees, told by the words of a claim (decisions/0243)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from broadsheet.parties import load_parties
from broadsheet.records import Claim, Mention

STEMS: Final = (
    "loan", "lend", "lent", "borrow", "debt", "credit", "bond", "note", "mortgage", "guarant", "backstop",
    "financ", "revolver",
    "kredit", "darlehen", "anleihe", "bürg", "fremdkapital", "garantie",
    "prêt", "emprunt", "dette", "oblig", "caution", "crédit", "garant",
    "préstamo", "prest", "deuda", "bono", "aval",
    "кредит", "заём", "заем", "займ", "ссуд", "облигац", "поручит", "гаранти", "долгов",
    "贷", "貸", "债", "債", "授信", "借", "担保", "擔保", "融", "保証", "ローン",
)  # fmt: skip
"""Every form holds one of its stems: looking for those first spares most sentences the search."""

_FEW_WORDS: Final = r"(?:[\w'’$€£.,%-]+ ){0,5}?"
_LENT: Final = (
    r"(?:re)?loan(?:s|ed|ing)?|len(?:d|ds|ding|t)|borrow(?:s|ed|ing|ings)?|debt|revolver",
    r"mortgages?(?! (?:lend|bank|broker|provider|compan|firm))",
    r"lenders?(?= (?:to|of|are|includ))|(?:its|main|largest|biggest) lenders?",
    r"(?:revolving |secured |bank |bridge |private )credit|lines? of credit",
    r"credit (?:lines?|facilit\w+|agreements?|packages?|deals?)",
    r"(?:(?:corporate|green|senior|secured|junk|convertible) )*bonds?|backstop\w*",
    r"(?:senior|secured|convertible|promissory)(?: \w+)? notes?",
    r"(?:project|vendor|construction|bridge|asset-backed|GPU-backed|debt)[ -]financ\w+",
    rf"guarante\w+ {_FEW_WORDS}(?:debts?|loans?|leases?|rents?|obligations?|borrowings?|bonds?|payments?)",
    r"(?:loan|debt|financial|payment|lease|rent|state|government|credit|bank) guarantees?",
    r"guarantees?(?= (?:for|from|by|of [$€£]))",
    r"\w*kredit(?:e|en|s)?|kredit(?:linie|rahmen|vertrag|fazilität|zusage)\w*|\w*darlehen\w*|\w*anleihen?",
    r"\w*bürgschaft\w*|bürg(?:t|en|te|ten)|fremdkapital\w*|(?:finanz|staats)garantien?",
    r"(?:un|le|son|ses|des|deux|trois|les|du|de|ce|en|d['’]un|premier|nouveau) prêts?(?! à)",
    r"prêt(?:ent|er|era|eront|eurs?|é(?! attention| main))|prête (?=\d)|dettes?",
    r"crédit(?:s|-relais)?(?! agricole)|emprunt\w*|obligataires?|obligations convertibles",
    r"(?:se )?port\w+ garant\w*|cautionn\w+",
    r"garanties? (?:financières?|bancaires?|de l['’]état|d['’]état)",
    r"préstamos?|prest(?:ó|a|ará|an|aron|ado|ar) (?!servicio|apoyo|atenci|asistencia|ayuda)",
    r"deuda|créditos?|bonos",
    r"aval(?:a|ó|es|ará|ar)?|garantías? (?:financieras?|bancarias?|estatal\w*)",
    r"кредит\w*|за[её]м\w*|займ\w*|ссуд\w*|облигаци\w+|поручител\w+|гаранти(?:я|ю|и|ей)",
    r"долгов(?:ое|ого|ой|ые|ых)",
)
_LENT_IN_SIGNS: Final = (
    r"贷款|貸款|信贷|信貸|授信|债券|債券|借款|借给|可转债|可转换债|融资租赁|担保|擔保|债务融资",
    r"融資|借入|借り入れ|社債|貸付|貸し付け|債務保証|ローン",
)
LENT: Final = re.compile(rf"\b(?:{'|'.join(_LENT)})\b|{'|'.join(_LENT_IN_SIGNS)}", re.IGNORECASE)
_SERVED: Final = (
    r"power|electric\w*|leas(?:e|es|ed|ing)|rent(?:s|ed|ing|al)?|contracts?|customers?|clients?|chips?|[GTC]PUs?",
    r"servers?|capacity|(?:mega|giga)watts?|turbines?|reactors?|suppl\w+|deliver\w*|s(?:ell|ells|elling|old)|stores?",
    r"us(?:e|es|ed|ing)|models?|tools?|platform|process(?:es|ed|ing)?|approv\w+|nutz\w+|utilis\w+|utiliz\w+|использу\w+",
    r"cloud|software|strom\w*|miet\w+|vertrag\w*|kunden?|liefer\w*",
    r"électricité|lou(?:e|er|ent)|contrat|fourni\w*|livr\w+",
    r"electricidad|alquil\w+|contrato|clientes?|suministr\w+|электро\w+|аренд\w+|контракт\w*|клиент\w*|постав\w+",
)
SERVED: Final = re.compile(
    rf"\b(?:{'|'.join(_SERVED)})\b|使用|利用|導入|电力|租|合同|客户|供应|供電|電力|契約|顧客|供給",
    re.IGNORECASE,
)
"""Words of what else is supplied, and of what lenders buy."""

VALUED: Final = re.compile(
    r"\b(?:includ\w+|minus|less|net of|menos|moins) (?:[\w$€£.,]+ ){0,5}?(?:de )?(?:debts?|deuda|dettes?)\b",
    re.IGNORECASE,
)
"""What a firm owes, told as part of what it is worth."""

GIVEN: Final = re.compile(
    r"\b(?:lend|lends|lent|lending|loan(?:s|ed|ing)?|guarante\w+|backstop\w*|exten(?:d|ds|ded|ding)|provid\w+"
    r"|offer\w*|grant(?:s|ed|ing)?|arrang\w+|gives?|gave|giving|le(?:d|ads?|ading)|underw\w+|commit\w*|agree\w*)\b",
    re.IGNORECASE,
)
LENDS_TO: Final = re.compile(
    r"\ue000.*\b(?:lend|lends|lending|lent|backstop\w*) (?:[\w$€£.,]+ ){0,3}?(?:to )?\ue001", re.IGNORECASE
)
FROM: Final = re.compile(r"\b(?:from|by|with)\b[^.;]{0,24}$", re.IGNORECASE)
LENDERS: Final = frozenset({"bank", "investor", "sovereign_fund"})
BY_NAME: Final = re.compile(
    r"\b(?:banks?|banco|banque|capital|credit|crédit|sparkasse|landesbank|lending|financial)\b"
    r"|bank$|банк|银行|銀行",
    re.IGNORECASE,
)
REACH: Final = 80  #: letters between who lends and the word that tells so
GIVER, OTHER = "\ue000", "\ue001"  #: signs in the place of names


def call_credit(claim: Claim) -> Claim:
    """The claim, called credit where it tells of other supply and its words are those of money lent."""
    if claim.relation != "offtake_or_other" or not claim.evidence:
        return claim
    return replace(claim, relation="credit") if _tells_credit(claim) else claim


def _tells_credit(claim: Claim) -> bool:
    quote = claim.evidence[0].quote
    plain = f"{claim.note} {quote}".lower()
    if not any(stem in plain for stem in STEMS):
        return False
    if LENT.search(claim.note):
        return True
    told = VALUED.sub(" ", _without_names(quote, claim))
    found = [(lent.start(), lent.end()) for lent in LENT.finditer(told)]
    if not found:
        return False
    if _is_lender(claim.subject) or not SERVED.search(LENT.sub(" ", told)):
        return True
    return LENDS_TO.search(told) is not None or any(_gives(told, start, end) for start, end in found)


def _without_names(quote: str, claim: Claim) -> str:
    """The quote with a sign for each party: a Credit Union does not lend by its name."""
    named = [(claim.subject, GIVER), *((other, OTHER) for other in (claim.object, *claim.others))]
    signs = [(mention.as_written, sign) for mention, sign in named if mention is not None]
    for name, sign in sorted(signs, key=lambda pair: -len(pair[0])):
        if name:  # in a tongue without spaces letters stand beside it
            quote = re.sub(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])", sign, quote)
    return quote


def _is_lender(giver: Mention | None) -> bool:
    """Lends by trade: such a house supplies nothing else that is told in words of loans."""
    if giver is None:
        return False
    party = load_parties().party(giver.party_id)
    return party.kind in LENDERS if party is not None else BY_NAME.search(giver.name) is not None


def _gives(told: str, start: int, end: int) -> bool:
    """Whether the sentence, which speaks of other goods too, says of the giver that it lends."""
    _, before, between = told[max(0, start - REACH) : start].rpartition(GIVER)
    if before and OTHER not in between[:-1] and not SERVED.search(between):
        return GIVEN.search(between + told[start:end]) is not None
    between, behind, _ = told[end : end + REACH].partition(GIVER)
    return bool(behind) and FROM.search(between) is not None and not SERVED.search(between)
