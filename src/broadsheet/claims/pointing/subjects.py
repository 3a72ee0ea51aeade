"""Who does it: the party that is the subject of a verb in a masked sentence."""

from __future__ import annotations

import re
import string

from broadsheet.claims.lexicon import Lexicon
from broadsheet.claims.mask import PERSON, E, Masked
from broadsheet.claims.pointing.coordinate_clauses import subject_of_relative_clause
from broadsheet.claims.pointing.infinitives import before_other, consented_to
from broadsheet.claims.pointing.own_clauses import OPENS
from broadsheet.claims.pointing.relative_heads import head_of_kin, is_somebodys
from broadsheet.claims.pointing.undertaken import owner_of_goods_asked_about, signing_verb

_OF_HEAD = re.compile(
    r"([\ue200-\ue2ff]) (?:that|which|who) (?!(?:makes?|made|owns?|runs?|operates?|develops?|developed|built|created|is|was|are|were) )"
    rf"(?:[^\s,;\ue000-\ue8ff]+ ){{1,4}}{E}(?: [^\s,;\ue000-\ue8ff]+){{0,3}} $"
)
"""As in "the firm that bought Acme last year (will invest)": somebody told by what it did, and not Acme; a maker is one with what it makes."""
_RELATIVE = re.compile(rf"({E})(?: \S+){{0,6}}? ,? ?(?:which|that|who) $")
_SOMEBODY_WHO = re.compile(rf"({PERSON}) (?:, )?who (?:, (?:[^\s,;\ue000-\ue8ff]+ ){{1,4}}, )?$")
"""As in "investor Jane Doe, who (bought)": a person acts, and no company named before."""
_REMARK = re.compile(
    rf"({E}) , (?:an?|the|one of) [^,;.\ue000-\ue4ff]{{1,60}} (?:which|that) (?:(?:was|is|has|had|were|been) )*$"
)
_IN_RELATIVE = re.compile(rf"({E}) , (?:which|who) (?:[^\s,;:\ue000-\ue8ff]+ ){{1,4}}$")
_ADJACENT = re.compile(
    rf"({E}|{PERSON}) (?:(?:'s )?(?:CEO|chief executive|chief|founder|board|boss|executives|leadership|management|unit|arm)s? )?(?:[)] |\" |” )?$"
)
_FOUNDED_BY = re.compile(
    rf"({E}) , (?:(?:an?|the) )?[^,;:\ue000-\ue4ff]{{0,60}}?\b(?:co-?|co - )?founded (?:in \d{{4}} )?by {PERSON}(?: (?:, and|,|and|&) {PERSON})* (?:in talks |looking |set |close |about )?(?:to )?$"
)
"""As in the headline "Acme, new lab founded by Jane Doe in talks to (raise)": no comma ends the remark."""
_OF_PLACE = re.compile(
    r"(?:(?<!\w )|(?<=\band )|(?<=\bwhile ))([\ue000-\ue1ff]) of [\ue100-\ue1ff\ue700-\ue7ff] $"
)
"""As in "Acme of Ghent (has raised)": where a company sits, and no other company."""
_OWNER = re.compile(
    rf"({E}) 's (?:(?:latest|recent|new|first|last|own|planned|proposed|reported|previous|earlier|huge|massive|record) )?$"
)
_FOR_WHOM = re.compile(rf"For ({E}) , ")
"""As in "For Acme, (buying) Globex was": who does it."""
_OPENS_REMARK = ("with ", "serving ", "counting ", "supplying ")
_IN_APPOSITION = re.compile(rf"({E}) , (?:an?|the|one of) [^,;.\ue000-\ue4ff]{{1,70}} $")
"""As in "Acme bought Globex, a start-up (with customers such as)": whose the customers are."""
_HOLDER = re.compile(
    r"(?:an?|the|one of the|its) (?:[^\s,;]+ ){0,4}?(?:investors?|shareholders?|backers?|stakeholders?) (?:in|of) "
)
_HOLDS = re.compile(rf"({E}|{PERSON}) , $")
"""As in "raised $5m from Acme , (an investor in Globex)": who is one stands right before the words."""
_RIGHT_BEFORE = re.compile(rf"({E}) [,(–—-] $")
"""As in "led by Acme, (whose portfolio includes Globex)": a remark is told of the name before it."""
_INTERESTED = re.compile(
    rf"({E}) 's (?:\S+ ){{0,3}}?(?:interest|plans?|talks|hopes|ambitions?|efforts?|attempts?|proposal|intention) (?:in|of|for|about|on|at) $"
)
_BRACKETS = re.compile(r"(?<= )[(] [^()]{1,60} [)] ")
_SOMEBODY = re.compile(
    r"\b(?:you|someone|somebody|anyone|everyone|nobody|users?|customers?|fans|people|shoppers|consumers|readers|members|merchants|"
    r"businesses|enterprises|others|he|she|I|players|drivers|hackers|attackers|organi[sz]ations|(?<!fresh )(?<!away )(?<!back )(?<!barred )(?<!blocked )from(?: only| simply)?|"
    r"(?<!other )(?<!of the )(?<!with )(?<!from )(?<!by )(?:companies|start-?ups|firms|investors|lenders|banks|labs|hyperscalers|publishers|developers)) $",
    re.IGNORECASE,
)
"""Somebody whom no deal is told of stands right before the verb; "from licensing chips to making them" tells none either."""
_OF_OTHERS = re.compile(
    r"(?<!one of the )(?<!some of the )(?<!among the )\b(?:businesses|companies|start-?ups|firms|investors|backers|funds|ventures|clients|customers|partners|people|"
    r"founders|rivals|competitors|others|labs|banks|shareholders|suppliers|vendors|providers|lenders|owners|buyers|sellers|operators|"
    r"developers|publishers|manufacturers|makers|groups|agencies|governments|states|universities|insurers|retailers|carmakers)(?: (?:in|of|from|at) [^\s,;\ue000-\ue4ff]+)? (?:, )?(?:which|that|who) $"
)
"""As in "backs businesses, which (have raised)", "investors who (also back)": none of those who are named."""
_AND_OTHERS = re.compile(
    rf"(?<={E}) (?:,? ?and) (?:an?|other|several|its|some|the) (?:(?:group|consortium|syndicate|number|handful|series) of )?(?:[a-z-]+ )?"
    r"(?:banks|investors|lenders|funds|partners|firms|companies|backers|suppliers|publishers|customers) $"
)
"""As in "Acme and a group of banks (have lent)": who is named acts."""
_HOUSE_TOLD_OF = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat|[Oo]ne) (?:[a-z-]+ ){0,3}?(?:fund|firm|company|group|investor|bank|agency|house|start-?up|university|consortium|rival|competitor) , "
    r"(?:which|who|whose) (?:(?! , (?:which|who|and|but|while) )[^;])* , $"
)
"""As in "The fund, which has backed Acme, (will put)": a house without a name here acts, and none that it is told by."""
_SOMEBODY_KNOWN_FOR = re.compile(
    r"\b(?:[Tt]he|[Aa]n?) (?:[a-z-]+ ){0,3}?(?:entrepreneur|founder|billionaire|executive|engineer|investor|veteran|mogul|tycoon|financier|banker|scientist|researcher|lawyer|man|woman) "
    r"(?:, )?(?:(?:best|perhaps|mostly|widely|who is|most) )*(?:known|famous|famed|remembered|credited|lauded) (?:for|as|with) [^,;]* $"
)
"""As in "the entrepreneur best known for his company Acme (has raised)": a person without a name acts."""
_AS_REPORTED = re.compile(
    rf"(?:(?<=that )|(?<=which ))(?:(?:we|{E}|he|she|they|I|people|sources|reports?) (?:(?:first|earlier|previously|recently|last \w+|has|have|had) )*(?:reported|said|says?|wrote|revealed|claims?|believes?|told us) (?:(?:in|last|earlier) \w+ )?)$"
)
"""As in "a start-up that we reported (is raising)": a word about who says so, between a clause and its verb."""
_PARTY = re.compile(E)
_CHAINED = f"{string.ascii_letters} '-{''.join(map(chr, range(0xE300, 0xE400)))}"
"""Letters and pronouns: all that the words before a verb are made of, see `chain` in the lexicon."""


_GOVERNED = re.compile(
    r"\b(?:talk|spoke|speak|met|negotiat|discussion|conversation)\w* (?:to|with) (?:[a-z-]+ ){0,4}[\ue000-\ue1ff\ue400-\ue4ff] (?:about|over) $"
    r"|\b(?:from|in|at|via|through|into|of|[a-z]+ed by) (?:(?!to\b)[^\s,;:\ue000-\ue8ff]+ ){0,4}[\ue000-\ue1ff\ue400-\ue4ff] to (?:have )?$"
)
"""As in "a loan from Acme to buy", "is reported by Acme to (have bought)": a name that a preposition governs does nothing."""


_OPENS_BRACKET = re.compile(
    r"([\ue000-\ue1ff]) [(] (?:which )?(?:(?:has|had|just|recently|also|already|previously|earlier) )*\Z"
)
"""As in "Acme (raised $5m) and Globex (raised $7m)": a bracket's verb is of the name before it."""


_BEHIND_OPENING = re.compile(
    rf"^(?:[^\s,;\ue000-\ue8ff]+ ){{0,4}}?(?:[Bb]efore|[Aa]fter|[Ww]hen|[Aa]s|[Ww]hile|[Oo]nce|[Aa]lthough|[Tt]hough) [^;:]*? , ({E}) $"
)
"""As in "Before Acme announced its deal, Globex was about to (close)": behind the clause that opens a sentence its subject stands."""


def find_subject(masked: Masked, position: int, lexicon: Lexicon) -> str | None:
    """The sign of the subject of the verb at `position` of the mask, or None."""
    if told := _OPENS_BRACKET.search(masked.mask, 0, position):
        return told[1]
    signing = signing_verb(masked.mask[:position])
    if signing is not None:
        return find_subject(masked, signing, lexicon)
    left = _BRACKETS.sub("", masked.mask[:position])
    stripped = _AS_REPORTED.sub("", _AND_OTHERS.sub(" ", without_chain(left, lexicon)))
    if _SOMEBODY.search(stripped) or _OF_OTHERS.search(stripped) or is_somebodys(stripped):
        return None
    if (own := before_other(left)) is not None:
        return _adjacent(without_chain(own, lexicon)) or _first_of_clause(own, lexicon)
    if _HOUSE_TOLD_OF.search(stripped) or _SOMEBODY_KNOWN_FOR.search(stripped):
        return None
    if acting := head_of_kin(stripped) or consented_to(left) or owner_of_goods_asked_about(stripped):
        return acting
    if founded := _FOUNDED_BY.search(left):
        return founded[1]
    if owned := _OWNER.search(left):
        return owned[1]
    if _OF_HEAD.search(stripped):
        return None
    if _HOLDER.match(masked.mask, position) and (holder := _HOLDS.search(left)):
        return holder[1]
    opens = masked.mask.startswith(_OPENS_REMARK, position)
    if opens and (described := _IN_APPOSITION.search(left)):
        return described[1]
    if masked.mask.startswith("whose ", position) and (named := _RIGHT_BEFORE.search(left)):
        return named[1]
    if found := _adjacent(left):
        return found
    if opened := _BEHIND_OPENING.search(stripped):
        return opened[1]
    if interested := _INTERESTED.search(left):
        return interested[1]
    if left.endswith("to ") and (owner := _deal_owner(left)):
        return owner
    if _GOVERNED.search(left):
        return _first_of_clause(left, lexicon)
    if found := _adjacent(stripped):
        return found
    verb = masked.mask[position:].split(" ", 1)[0]
    if verb.endswith("ing") and (meant := _FOR_WHOM.fullmatch(left)):
        return meant[1]
    if verb.endswith("ing") and re.search(
        r"[,–—-] $|\b(?:by|after|before|of|while|in|for|from|without|despite) $", stripped
    ):
        return _first_of_clause(stripped, lexicon) or _person_first(left)
    if not _PARTY.search(left):
        if verb.endswith("ing") or left.startswith("Having "):
            return _after_opening(masked.mask, position)
        return _behind_apposition(stripped, lexicon)  # "Jane Doe, an investor, (put)"
    return (
        _behind_apposition(stripped, lexicon)
        or _somebody_who(stripped)
        or _relative(stripped)
        or subject_of_relative_clause(left)
        or _first_of_clause(stripped, lexicon)
    )


def without_chain(left: str, lexicon: Lexicon) -> str:
    """`left` without the auxiliaries and adverbs that lead up to the verb behind it: "O has also agreed to " is "O "."""
    start = len(
        left.rstrip(_CHAINED)
    )  # no chain goes on over any other letter: the search is long, so begin there
    chain = lexicon.pattern("subject", "chain").search(left, start)
    return left[: chain.start()] if chain else left


def _person_first(left: str) -> str | None:
    """As in "Jane Doe became its chief after (buying)": who opens the sentence, where no party stands in it."""
    named = re.match(rf"({PERSON}) [a-z]", left)
    return named[1] if named and not _PARTY.search(left) else None


def _after_opening(mask: str, position: int) -> str | None:
    """As in "Working with A and B, the start-up …": the subject follows the opening phrase."""
    match = re.search(rf" , (?:[^\ue000-\ue8ff,]{{0,40}} )?({E}|{PERSON})(?! 's)", mask[position:])
    return match[1] if match else None


def _adjacent(left: str) -> str | None:
    match = _OF_PLACE.search(left) or _ADJACENT.search(left)
    return match[1] if match else None


_BACKED = r"(?:backed|owned|funded|led|run|based|controlled|supported|financed|founded|powered|incubated|affiliated|linked|listed)\b(?! by)"
"""As in "a Globex-backed maker of chips": the hyphen opens no apposition."""


def _behind_apposition(left: str, lexicon: Lexicon) -> str | None:
    """The party before "…, a maker of chips, (has bought)"."""
    if not re.search(r"[,)–—-] $", left):
        return None
    opener = lexicon.pattern("subject", "apposition")
    inner = left.rstrip()[:-1]
    if named := re.search(r" , ([\ue000-\ue1ff]) $", inner):
        return named[1]  # "its cloud arm, AWS, (becomes)"
    preposition = lexicon.pattern("subject", "prepositions")
    for match in reversed(list(re.finditer(rf"({E}|{PERSON})(?: 's)? (?:,|[(–—]|-(?! {_BACKED})) ", inner))):
        words = inner[: match.start()].split()
        if words and preposition.fullmatch(words[-1]):
            continue
        rest = inner[match.end() :]
        if opener.match(rest) or re.match(rf"{E}|\d|[A-Z]", rest):
            return match[1]
    return None


def _deal_owner(left: str) -> str | None:
    """As in "Anthropic's deal with SpaceX to use …": the owner of the deal does what it is for."""
    if signed := _SIGNED_WITH.search(left):
        return _first_of_clause_before(left[: signed.start()])
    match = re.search(
        rf"({E}) 's (?:\S+ ){{0,5}}?(?:deal|agreement|contract|partnership|pact|plan|bid|effort|push|move)\b[^.;]*$",
        left,
    )
    return match[1] if match else None


_SIGNED_WITH = re.compile(
    rf"\b(?:deals?|agreements?|contracts?|partnerships?|pacts?|arrangement|talks|discussions|negotiations|conversations) (?:[^\s,;]+ ){{0,3}}with (?:[^\s,;\ue000-\ue8ff]+ ){{0,4}}{E} to $"
)


def _first_of_clause_before(left: str) -> str | None:
    """Who signed: the party that stands free before "a deal with X to (use, deploy)"."""
    parties = list(re.finditer(rf"({E})(?! 's)", re.split(r"[;:]", left)[-1]))
    return parties[0][1] if parties else None


def _somebody_who(left: str) -> str | None:
    match = _SOMEBODY_WHO.search(left)
    return match[1] if match else None


def _relative(left: str) -> str | None:
    match = (
        re.search(rf"({E}) (?:, )?(?:which|that|who) (?:, (?:[^\s,;\ue000-\ue8ff]+ ){{1,4}}, )?$", left)
        or _REMARK.search(left)
        or _RELATIVE.search(left)
        or _IN_RELATIVE.search(left)
    )
    return match[1] if match else None


def _first_of_clause(left: str, lexicon: Lexicon) -> str | None:
    boundary = lexicon.pattern("subject", "clause")
    start = max((m.end() for m in _NEW_CLAUSE.finditer(left)), default=0)
    for match in boundary.finditer(left):
        if _PARTY.search(left, match.end()):
            start = max(start, match.end())
    opened = _OPENING_CLAUSE.match(left)
    start = max(start, opened.end()) if opened else start
    return _free_party(left[start:], lexicon) or _free_party(left, lexicon)


_OPENING_CLAUSE = re.compile(
    OPENS
    + r" [^;:]{3,160}? , (?=[\ue000-\ue4ff] (?:, (?:which|who|whose|an?|the|led|run|founded|started|backed|formerly|now|last)\b [^;]{2,90}? , )?(?:(?:has|have|had|is|was|will|would|also|just|now) )*(?:(?:[a-z]+ed|(?!as|this|its|was)[a-z]+s|in|said|sold|bought|held|put|won|led) |$))",
    re.IGNORECASE,
)
"""As in "Days after Acme cut jobs, Globex dropped plans to (buy)": whom only the opening clause names does not act."""
_NEW_CLAUSE = re.compile(
    r" , (?:and|but|while) (?=(?:[^\s,;:\ue000-\ue8ff]+ ){0,3}?(?:[\ue700-\ue7ff] 's )?[\ue000-\ue4ff] (?:of [\ue100-\ue1ff\ue700-\ue7ff] )?"
    r"(?:, (?:which|who|whose|an?|the) [^;]{2,90} , )?(?:(?:also|has|have|had|is|was|will|would) )*[a-z]+(?:ed|s|took|gave|put|got|said|bought|sold|led|won|has|had) )"
)
"""As in "Acme raised $5m, and Globex, which makes trucks, said it would (buy)": a second main clause with a subject of its own."""
_ATTRIBUTES = re.compile(
    r"(?:\b(?:the|an?|its|their|so-called|fellow|rival|start-?up|company|firm|giant|maker|developer|lab|chipmaker) )+$"
)


def _free_party(clause: str, lexicon: Lexicon) -> str | None:
    """The first party that follows no preposition; the first at all where each follows one."""
    preposition = lexicon.pattern("subject", "prepositions")
    parties = list(re.finditer(rf"{E}(?! 's)|{E}", clause))
    for match in parties:
        before = _ATTRIBUTES.sub("", clause[: match.start()]).split()
        if not before or not preposition.fullmatch(before[-1]):
            return match.group()
    listed = re.search(
        rf"\b(?:including|such as|like) ({E})", clause
    )  # "publishers, including A and B, have"
    return listed[1] if listed else None
