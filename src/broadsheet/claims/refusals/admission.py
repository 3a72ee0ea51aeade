"""Which drafts are deals at all: settlements, negations, flotations and a fund's own fund are none."""

from __future__ import annotations

import re

from broadsheet.claims.drafts import Draft
from broadsheet.claims.frames.raisers import can_raise
from broadsheet.claims.mask import PERSON, PRODUCT, E, Masked
from broadsheet.claims.names.state_bodies import is_state_body
from broadsheet.claims.pointing.antecedents import kind_of
from broadsheet.claims.publishing import is_own_outlet
from broadsheet.claims.reading import Reading
from broadsheet.claims.refusals.conditions import is_only_allowed, promised_under_condition
from broadsheet.claims.refusals.lookalikes import is_lookalike
from broadsheet.claims.refusals.unwilled import is_unwilled
from broadsheet.records import Mention

_SUPPLY_NOTHING = frozenset(
    ("publisher", "media", "wire", "government", "regulator", "investor", "sovereign_fund", "bank", "nonprofit", "analyst", "research")
)  # fmt: skip


_HOUSES = frozenset(("bank", "investor", "sovereign_fund"))
_STATES = frozenset(("government", "regulator"))
_TAKE_NO_STAKE = frozenset(("government", "regulator", "investor", "sovereign_fund", "bank"))


def is_refused(masked: Masked, reading: Reading) -> bool:
    """Whether the whole sentence tells of something that looks like a deal and is none."""
    if reading.lexicon.pattern("refusal", "link").match(masked.quote):
        return True
    return reading.lexicon.pattern("refusal", "any").search(masked.mask) is not None


_APART_BEFORE = re.compile(r" [,;:—–] | (?:after|as|while|because|though|although|despite|amid) (?=\S)")
_APART_AFTER = re.compile(
    r" [,;:—–] | (?:(?:even )?as|after|while|because|though|although|despite|amid|when|just|to help) (?=\S)"
)


def is_refused_here(start: int, end: int, masked: Masked, reading: Reading) -> bool:
    """Whether the clause around a stretch of the mask does: "Acme raised $5m, even as authors sue it" tells of a round."""
    if reading.lexicon.pattern("refusal", "link").match(masked.quote):
        return True
    breaks = [m.end() for m in _APART_BEFORE.finditer(masked.mask, 0, start)]
    after = _APART_AFTER.search(masked.mask, end)
    clause = masked.mask[max(breaks, default=0) : after.start() if after else len(masked.mask)]
    return reading.lexicon.pattern("refusal", "any").search(clause) is not None


def is_musing(masked: Masked, reading: Reading) -> bool:
    """As in "Would Acme ever buy Globex?": a question of the author's, and no word that it is so."""
    return reading.lexicon.pattern("refusal", "musing").match(masked.mask) is not None


_BUT = re.compile(r"; | (?:but|although|though|while) ")


def is_negated(start: int, end: int, masked: Masked, reading: Reading) -> bool:
    """Whether the words before a stretch of the mask deny or doubt it ("has no plans to", "if it buys")."""
    told = masked.mask[start:end]
    window = masked.mask[max(0, start - 60) : end]
    if reading.lexicon.pattern("refusal", "negation").search(window):
        return True
    clause = _BUT.split(masked.mask[max(0, start - 60) : start])[-1] + told
    if reading.lexicon.pattern("refusal", "absence").search(clause):
        return True
    if _NOT_DONE.search(masked.mask, 0, start) and told[:1].islower():
        return True
    if is_unwilled(start, end, masked.mask) or is_only_allowed(start, masked.mask):
        return True
    if reading.lexicon.pattern("refusal", "as_once").search(masked.mask, 0, start):
        return True
    if masked.mask.startswith("Unlike ") and "," not in masked.mask[:end]:
        return True
    behind = re.split(r"[.;:,]| that | which | without (?=\w+ing\b)", masked.mask[end:])[0]
    clause = re.split(r" [;:,] ", masked.mask[:end])[-1] + behind
    hypothesis = reading.lexicon.pattern("refusal", "hypothesis")
    clause = promised_under_condition(_PROMISED.sub("will ", clause))
    if hypothesis.search(clause) is not None:
        return True
    opens = hypothesis.match(masked.mask) is not None and not _FACT.search(masked.mask, 0, end)
    return opens and _CONDITIONAL.search(masked.mask, 0, end) is not None


_CONDITIONAL = re.compile(r"^(?:Should|Were|Had)\b|\b(?:would|could|might|may)\b|'d\b")
"""What tells that an opening condition holds for the deed: "If it passes, Acme would …", not "If nothing else, Acme bought …"."""
_NOT_DONE = re.compile(
    r"\b(?:do|does|did|has|have|had|will|would|could|can|is|are|was|were|may|might)(?: not|n't|not)(?: (?:yet|currently|directly|itself|even|ever|actually))* $"
    r"|\bnever(?: (?:yet|actually|really|once|fully|formally))* $"
)
"""As in "does not use", "never used": what a clause says is not done."""
_FACT = re.compile(
    r" , (?:which|who) (?:has|have|had)(?: (?:also|already|since|both|each|recently|long))* [a-z]+(?:[ntd]|made|won) [^,;]*$"
)
"""As in "If it passes, Acme would join Globex, which has also signed a contract": what a relative clause tells has happened."""


_PROMISED = re.compile(
    r"\b(?:said|says|announc(?:es|ed)|confirm(?:s|ed)|declare[sd]|reveal(?:s|ed)|disclose[sd]|pledge[sd]|promise[sd]|told \S+)(?: (?:on|in|this|last|late|early) \S+| \S+day)?(?: that)? [\ue300-\ue3ff] would "
)
"""As in "said on Monday it would provide": reported speech, and no condition."""


def is_admissible(draft: Draft, masked: Masked, reading: Reading) -> bool:
    """Whether the guide counts the draft as a claim."""
    if draft.object is None or not _is_company(draft, masked, reading) or is_lookalike(draft, reading):
        return False
    if draft.frame.kinds and (
        draft.subject is None or kind_of(draft.subject, reading) not in draft.frame.kinds
    ):
        return False
    if draft.frame.is_to_state and not is_state_body(draft.object, reading):
        return False
    if draft.family == "control" and draft.object.as_written.lower() in {"them", "these"}:
        return False  # "bought them for $5m and rents them out": things
    if draft.family in {"capital", "control"} and _is_owner_only(draft, masked):
        return False
    if draft.relation == "funding_round":
        return _is_round(draft, masked, reading)
    if draft.subject is None or {kind_of(draft.subject, reading), kind_of(draft.object, reading)} <= _STATES:
        return False
    if draft.relation != "licensing" and any(_is_nobody(m, reading) for m in (draft.subject, draft.object)):
        return _buys_for_itself(draft, masked, reading)
    if draft.family == "alliance" and {kind_of(m, reading) for m in (draft.subject, draft.object)} <= _HOUSES:
        return False  # banks that work on a sale, investors in one company
    if draft.family == "alliance" and _floats_one(draft, masked, reading):
        return False
    if draft.family == "alliance" and (_is_hire(draft, masked) or _is_own_unit(draft, masked)):
        return False
    if draft.relation == "partnership" and _is_loan(draft, masked):
        return False
    if draft.family == "control" and {kind_of(m, reading) for m in (draft.subject, draft.object)} == {
        "energy"
    }:
        return False  # power companies that buy one another are none of this trade
    is_supply = draft.frame.relation == "supply" and draft.relation != "licensing"
    if draft.relation in {"chip_supply", "compute_supply"} or is_supply:
        return kind_of(draft.subject, reading) not in _SUPPLY_NOTHING
    if draft.relation == "investment" and _is_part_of_a_firm(draft, masked, reading):
        return True
    return not (draft.relation == "investment" and kind_of(draft.object, reading) in _TAKE_NO_STAKE)


_PART = re.compile(r"\b(?:stakes?|shareholding|minority holding)\b|(?:%|per ?cent) of")


def _is_part_of_a_firm(draft: Draft, masked: Masked, reading: Reading) -> bool:
    """As in "took a stake in Globex Holdings": a part of a firm that invests is no money for its funds."""
    assert draft.object is not None
    is_firm = kind_of(draft.object, reading) == "investor"
    return is_firm and _PART.search(masked.mask, draft.start, draft.end) is not None


def _is_company(draft: Draft, masked: Masked, reading: Reading) -> bool:
    """An unknown name counts where the text makes it a company, or the deal itself does (bought, raised money)."""
    if draft.relation in {"acquisition", "funding_round"} and not draft.frame.is_weak:
        return True
    if draft.money is not None and not draft.frame.is_weak:
        return True
    if _is_backed_by_a_firm(draft, masked, reading):
        return True
    doubtful = [m for m in (draft.subject, draft.object) if m and not reading.is_company(m)]
    doubtful = [m for m in doubtful if m is draft.object or not _is_somebody(m, masked)]
    if draft.relation == "acquisition":
        doubtful = [m for m in doubtful if not _is_listed_with_companies(m, masked, reading)]
    if draft.relation == "exclusivity" and draft.frame.stage and not draft.frame.is_weak:
        return len(doubtful) < _BOTH
    if draft.frame.is_weak or draft.relation in {
        "investment",
        "compute_supply",
        "chip_supply",
        "exclusivity",
    }:
        return not doubtful
    return len(doubtful) < _BOTH


_BOTH = 2
_CAUSE = re.compile(
    r"\b(?:PACs?|bills?|Act|laws?|campaigns?|candidates?|initiative|petition|report|study|lobby\w*|coalition|non-?profits?|index|measures?|"
    r"propositions?|ballot|movement|think tank|senat\w+|congress\w*|mayor|elections?)\b"
)
"""What investors back without owning a part of it."""


def _is_backed_by_a_firm(draft: Draft, masked: Masked, reading: Reading) -> bool:
    """As in "Acme, backed by Globex Ventures": whom an investment firm stands behind is a company, whatever it is called."""
    if draft.relation != "investment" or draft.subject is None or draft.frame.is_weak:
        return False
    is_firm = kind_of(draft.subject, reading) in {"investor", "sovereign_fund"}
    return is_firm and _CAUSE.search(masked.mask) is None


def _is_listed_with_companies(mention: Mention, masked: Masked, reading: Reading) -> bool:
    """As in "the acquisitions of Acme, Nvidia and Globex": an unknown name in a list of companies is one of them."""
    lists = [e.mentions for _, e in masked.signs() if e.kind == "group" and mention in e.mentions]
    return any(reading.is_company(m) for members in lists for m in members if m != mention)


def _is_somebody(mention: Mention, masked: Masked) -> bool:
    """A person who gives money of his own."""
    return any(e.kind == "person" and e.word == mention.as_written for _, e in masked.signs())


def _is_owner_only(draft: Draft, masked: Masked) -> bool:
    """As in "invest in its data centers": the thing is owned by the party, it is not the party."""
    if re.match(f" 's {PRODUCT}", masked.mask[draft.end :]):
        return False  # "for Google's Chrome": what is on sale is a thing of the owner's
    if draft.family == "control" and _LAND.match(masked.mask, draft.end):
        return True
    if draft.family == "control" and _ASSETS.match(masked.mask, draft.end):
        return False
    return masked.mask.startswith(" 's ", draft.end) and not re.match(
        r" 's (?:\S+ ){0,3}(?:round|funds?|arm|unit|division|affiliate|stock|shares|equity)\b",
        masked.mask[draft.end :],
    )


_LAND = re.compile(r" (?:[a-z]+ )?(?:land|acres|property|real estate|contracts?|tenders?)\b")
"""As in "buys more Madison County land": a place is named; "bid for Pentagon contracts": what a customer has to give."""
_ASSETS = re.compile(
    r" 's (?:[^\s\ue000-\ue5ff,;.]+ ){0,4}?(?:assets|business(?:es)?|operations|team|technology|campus|plant|site|facility|portfolio|brand|"
    r"patents|subsidiary|remains)\b"
)
"""What a buyer takes over of a company that goes on: the deal is with its owner."""


def _floats_one(draft: Draft, masked: Masked, reading: Reading) -> bool:
    """As in "works with banks to prepare its listing": whom a company hires for its flotation is no partner."""
    has_bank = any(kind_of(m, reading) == "bank" for m in (draft.subject, draft.object) if m)
    return has_bank and _FLOATS.search(masked.mask) is not None


_FLOATS = re.compile(
    r"\b(?:IPO|listing|prospectus|initial public offering|go(?:ing)? public|prepar\w+ to file|underwrit\w+)\b"
)
"""What a bank is hired for that works on a flotation."""
_JOINS = re.compile(rf"{PERSON}(?: [^\s.;:]+){{0,8}}? $")
_A_TEAM = re.compile(r"teams?\b(?! (?:up|with)\b)")
_WITHIN = re.compile(
    r"\b(?:remain|operat|continu|stay|sit|run|work|function|live|exist)\w* (?:\S+ ){0,7}?(?:within|inside|under|(?:as )?part of|(?:unit|arm|division|subsidiary) of) "
    rf"(?:{E} 's )?({E})"
)


def _is_hire(draft: Draft, masked: Masked) -> bool:
    """As in "Jane Doe joins Acme", "will build a team for its models": people change employers, or work for theirs."""
    if _A_TEAM.match(masked.mask, draft.start):
        return True
    is_joining = masked.mask.startswith(("join", "rejoin"), draft.start)
    return is_joining and _JOINS.search(masked.mask[max(0, draft.start - 60) : draft.start]) is not None


def _is_own_unit(draft: Draft, masked: Masked) -> bool:
    """As in "Acme stays a unit within Globex and will work with Globex Cloud": of one house with its other side."""
    sides = draft.parties
    owners = (masked.entity(m[1]) for m in _WITHIN.finditer(masked.mask))
    return any(mention.party_id in sides for owner in owners for mention in owner.mentions)


def _is_nobody(mention: Mention, reading: Reading) -> bool:
    """Outlets quoted in passing do no deals unless the text says licence or stake."""
    return kind_of(mention, reading) in {"wire", "regulator"} or is_own_outlet(
        mention, reading.article, reading.book
    )


_LOAN = re.compile(
    r"\b(?:(?:green|term|bridge|construction|asset-backed|project|senior|secured|syndicated|GPU-backed) )*(?:loan|debt|credit)s?(?: -)? "
    r"(?:financing|funding|facilit(?:y|ies)|package|round|raise|deal)\b|\bconstruction (?:financing|loan)\b"
)
"""Money that is lent: what the lender gives is told by frames of its own."""
_EQUITY = re.compile(r"\b(?:equity|Series [A-N]|seed|venture|shares)\b")
_NO_ROUND = re.compile(
    r" (?:funding|financing|fundraising) (?:machine|engine|arm|unit|business|needs?|plans?|gap|costs?|model|environment|markets?|structure|spree|sources?|boom|crunch|"
    r"winter|strategy|landscape|options?|vehicle|hurdles?|pressures?|requirements?|the|[\ue300-\ue3ff]|primarily|mostly)\b"
)
"""What makes of "financing" no round: "a financing machine", "funding its build-out with debt"."""
_EARNED = re.compile(
    r"[\ue600-\ue6ff] (?:worth )?(?:in|of|from) (?:(?:the )?[\ue000-\ue1ff\ue700-\ue7ff] )?(?:(?!(?:funding|financing)\b)[a-z-]+ (?:- )?){0,5}?(?:contracts?|orders|sales|revenues?|bookings|business|backlog|savings|damages|fines)\b"
)
"""As in "secured $5m in contracts": money of customers."""
_TO_COME = re.compile(
    r" (?:, )?(?:ahead of|before|as (?:[\ue200-\ue3ff]|it|they|the \w+) (?:prepar|plan|gear|eye|weigh|mov|head|race)\w*|with (?:an eye|plans)|and (?:plans|prepares|hopes|intends)|and (?:[\ue300-\ue3ff] 's|its|an?|the) (?:upcoming|coming|planned|expected|looming|pending|possible|potential|long-awaited|eventual|future)|in preparation)\b"
)
"""As in "raised $5m ahead of its IPO": the flotation is yet to come."""


_NEXT_CLAUSE = re.compile(r" (?:, (?:and|while|but)|;) [\ue000-\ue1ff] [a-z]")
"""As in "Acme raised $5m, and Globex raised $9m in its IPO": what another does."""
_YET_TO_FLOAT = re.compile(
    r"\b(?:[Aa]head of|[Bb]efore|[Pp]rior to) (?:[^\s,;]+ ){1,5}?(?:IPO|listing|flotation|public offering|debut)\b|\bprivately "
)
"""As in "Ahead of its IPO, Acme raised $5m", "Acme privately (raised $5m)"."""


def _is_earned(draft: Draft, masked: Masked) -> bool:
    """Whether the sum of the draft, and not one told behind it, is money of customers."""
    found = _EARNED.search(masked.mask, draft.start, draft.end + 50)
    return found is not None and found.start() < draft.end


_OF_A_SITE = re.compile(
    rf"{E}(?: 's)? (?:[a-z-]+ ){{0,3}}(?:campus|project|data cent(?:er|re)|facility|site|hall|plant|factory|fab) $"
)
_LENT = re.compile(
    r"(?:[\ue600-\ue6ff]|\b(?:a|an|the)) (?:[a-z-]+ ){0,3}?(?:loan|debt|credit line|credit facility|bond)\b"
)


def _is_of_a_site(draft: Draft, masked: Masked) -> bool:
    """As in "The Acme campus secures $5m": money for a building, whoever builds it."""
    return draft.subject is None and _OF_A_SITE.search(masked.mask, 0, draft.start) is not None


def _is_loan(draft: Draft, masked: Masked) -> bool:
    """As in "A and B are negotiating a $5m loan": lenders side by side are no partners."""
    return _LENT.search(masked.mask, draft.start, draft.end + 30) is not None


_BUYING = re.compile(
    r"\b(?:contracts?|procure\w*|tender|cloud|software|licen[sc]es|subscriptions?|servers|chips|capacity|services|host)\b"
)


def _buys_for_itself(draft: Draft, masked: Masked, reading: Reading) -> bool:
    """As in "the Commission has a contract with Acme": a regulator is a customer where the words are those of buying."""
    assert draft.object is not None
    assert draft.subject is not None
    if (
        draft.family != "supply"
        or kind_of(draft.object, reading) != "regulator"
        or (draft.frame.is_weak and draft.frame.relation not in {"talks", "supply"} and not draft.frame.stage)
    ):
        return False
    told = masked.mask[draft.start : draft.end + 60]
    return _BUYING.search(told) is not None and not _is_nobody(draft.subject, reading)


_VALUED_AT = re.compile(
    r"[^;.]{0,60}?\bat (?:an? )?(?:[a-z-]+ ){0,2}[\ue600-\ue6ff] (?:[a-z-]+ )?valuation\b"
)


def _is_valued_firm(draft: Draft, masked: Masked, kind: str) -> bool:
    """As in "Acme Holdings raised $5m at a $9m valuation": a fund has no valuation, a firm that sells a part of itself has."""
    return kind == "investor" and _VALUED_AT.match(masked.mask, draft.end) is not None


_OF_ELSE = re.compile(
    r"(?<=\bround) of (?!(?:\S+ ){0,3}?(?:[\ue600-\ue6ff]|funding|financing|fundraising|investments?|capital|venture|equity|money|cash|seed|growth)\b|[\ue600-\ue6ff])[a-z]"
)
"""As in "its latest round of layoffs", "a new round of price cuts": what comes round is no money."""


def _is_round(draft: Draft, masked: Masked, reading: Reading) -> bool:
    """A round of a company: not a fund's own fund, not a flotation, not a sale of shares."""
    assert draft.object is not None
    lexicon = reading.lexicon
    kind = kind_of(draft.object, reading)
    if draft.money and draft.money.period:
        return False
    if not can_raise(draft.object, reading) and not _is_valued_firm(draft, masked, kind):
        return False
    near = masked.mask[max(0, draft.start - 90) : draft.end + 60]
    if lexicon.pattern("refusal", "own_fund").search(near) and kind != "ai_lab":
        return False
    coming = _TO_COME.search(masked.mask, draft.sum_at if draft.sum_at >= 0 else draft.end)
    ahead = _NEXT_CLAUSE.search(masked.mask, draft.end)
    until = min(draft.end + 60, *(m.start() for m in (coming, ahead) if m), len(masked.mask))
    since = max((m.end() for m in _YET_TO_FLOAT.finditer(masked.mask, 0, draft.start)), default=0)
    if lexicon.pattern("refusal", "offering").search(masked.mask, max(since, draft.start - 40), until):
        return False
    if _LOAN.search(masked.mask, draft.start, draft.end + 24) and not _EQUITY.search(
        masked.mask, draft.start, draft.end
    ):
        return False
    if _NO_ROUND.match(masked.mask, masked.mask.rfind(" ", draft.start, draft.end)):
        return False
    if _OF_ELSE.match(masked.mask, draft.end):
        return False
    if _is_earned(draft, masked) or _is_of_a_site(draft, masked):
        return False
    told = masked.mask[draft.start : draft.end + 40]
    if draft.frame.target == "D":  # "led by …" says round enough
        return True
    return draft.money is not None or lexicon.pattern("topics", "round").search(told) is not None
