"""Money told without a verb and without a company: a sum or a round beside the firms that give it.

As in "Tessel. Series B, $44m, Northzone in front.", "General Atlantic was in front, and $308 million came in.",
"Balderton wrote the first cheque, 6 million dollars." The company is whom the passage is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.claims.drafts import Draft
from broadsheet.claims.fields.amounts import deal_amounts, is_cumulative
from broadsheet.claims.frames.raisers import can_raise
from broadsheet.claims.lexicon import Frame
from broadsheet.claims.mask import MONEY, Entity, Masked
from broadsheet.claims.pointing.antecedents import kind_of
from broadsheet.claims.pointing.topics import head_of, passage_before, topics_of
from broadsheet.claims.reading import Reading
from broadsheet.claims.refusals.admission import is_admissible, is_refused
from broadsheet.records import Mention, Stage

_GIVE = frozenset(("investor", "sovereign_fund"))
_ROUND = re.compile(
    r"\b(?:Series [A-N]\d?|(?<!to )[Ss]eed(?! an?\b)|[Pp]re - ?seed|[Pp]re-seed|(?:funding |financing )?rounds?|raise|cap table)\b"
)
_GIVING = re.compile(
    r"\b(?:cheques?|checks?|money|cash|equity|from|leads?|led|leading|heads?|headed|in front|at the (?:front|helm|head|top)|in the lead|driver's seat|"
    r"put|puts|putting|gave|gives|given|organi[sz]es?d?|behind|joins?|joined|alongside|brings?|came|comes|splitting|with)\b"
)
_OTHER = re.compile(
    r"\b(?:loans?|lent|lends?|lender|debt|credit|facility|notes?|bonds?|buyout|bought|buys?|acquir\w+|takeover|sold|sells?|selling|sale|exit\w*|"
    r"dividend|revenue|profit|fined?|lawsuit|IPO|shares?|stock|hired|salary|limited partners|own fund|its fund|new fund|new [\ue600-\ue6ff] fund|debut fund|if|would|"
    r"predicts?|expects?|forecasts?|estimates?|budget|orders?|bookings|contracts?|capex|spend|spends|spent|portfolio companies|fund of)\b|\bfund [IVX]+\b",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"([\ue000-\ue1ff\ue400-\ue4ff]) (?:(?:was|is|were|are|again|alone|both|standing|sits|stood|out) )*"
    r"(?:(?:the )?leads|in front|at the (?:front|helm|head|top)|in the (?:lead|driver's seat)|led|leads?|leading|heads?|heading|organi[sz]e[sd]?|up front|first)\b"
)
_IN_FRONT = re.compile(
    r" (?:(?:was|is|were|are|again) )?(?:in front|at the (?:front|helm|head)|in the (?:lead|driver's seat)|splitting it|footing the bill|alone wrote)\b"
)
_LED_BY = re.compile(
    r"\b(?:led by|headed by|bulk (?:of it )?from|most of it from|in the lead (?:stands?|is|are)) ([\ue000-\ue1ff\ue400-\ue4ff])"
)
_AFFILIATION = re.compile(
    r"(?:\b(?:at|of|by|ex -|formerly|like|says|said|told|wrote) $|[\ue500-\ue5ff] (?:of|at|from|,) $)"
)
_RAISES = re.compile(
    r"([\ue000-\ue1ff]) (?:, [^,;\ue000-\ue8ff]{2,60} , )?(?:(?:has|have|had|also|just|later|since|already) )*"
    r"(?:raised|received|obtained|secured|collected|landed|took in|takes in|raises|receives|obtains|secures|lands)\b"
)
_QUICK = re.compile(rf"{MONEY}|{_ROUND.pattern}|{_LEADS.pattern}")
_LISTED = re.compile(rf"[^\ue000-\ue8ff]{{0,30}}[\ue000-\ue1ff] (?:,|:|[.]|[(][^()]*[)] :) {MONEY} ")
"""As in "Acme, $5m, Globex Capital."."""
_FRAME = Frame("funding_round", "B", "D", "(?!)", name="en:cheque")


def find_cheques(masked: Masked, reading: Reading) -> list[Draft]:
    """The round or the investment that a sentence without a deal's verb tells; empty where it tells none."""
    if (
        masked.field == "title"
        or not _QUICK.search(masked.mask)
        or is_refused(masked, reading)
        or _OTHER.search(masked.mask)
    ):
        return []
    givers = list(_givers(masked, reading))
    before = passage_before(masked, reading)[-1:]
    sums = deal_amounts(masked, reading.lexicon)
    if not givers or len(sums) > 1 or not _tells_of_money(givers, bool(sums), masked, before):
        return []
    source = _lead(givers, masked) or givers[0].mentions[0]
    taken = {m.party_id for e in givers for m in e.mentions}

    def heads(mention: Mention) -> bool:
        return mention.party_id not in taken and can_raise(mention, reading)

    def fits(mention: Mention) -> bool:
        is_topic = (
            mention.party_id in reading.standing.titled
            and reading.standing.named.get(mention.party_id, 0) > 1
        )
        return heads(mention) and (is_topic or reading.is_company(mention))

    raiser = _raiser(masked, givers)
    if raiser is not None and not heads(raiser):
        return []
    target = raiser or _named(masked, givers, reading, taken)
    if target is None and _names_another(masked, givers, reading) and head_of(masked, reading) is None:
        return []
    target = target or next(topics_of(masked, reading, fits, heads), None)
    if target is None:
        return []
    others = [m for e in givers for m in e.mentions if m.party_id not in {source.party_id, target.party_id}]
    draft = Draft(
        relation="funding_round", subject=source, object=target, stage=_stage(masked, reading), masked=masked, frame=_FRAME,
        start=0, end=len(masked.mask), others=others,
    )  # fmt: skip
    if not sums and not _ROUND.search(masked.mask):
        masked = before[0]
        sums = deal_amounts(masked, reading.lexicon)
        draft.evidence.append((masked.field, masked.start, masked.end))
    if len(sums) == 1:
        draft.money = masked.entity(sums[0][1]).money
        draft.cumulative = is_cumulative(masked, sums[0][0], reading.lexicon)
    return [draft] if is_admissible(draft, draft.masked, reading) else []


def _tells_of_money(givers: list[Entity], has_sum: bool, masked: Masked, before: list[Masked]) -> bool:
    """A sum with a round, a head, or a word of giving; without a sum a round, told here or just before, with whoever leads it."""
    is_round = _ROUND.search(masked.mask) is not None
    if not has_sum:
        is_told = any(_ROUND.search(s.mask) and not _OTHER.search(s.mask) for s in before)
        return (is_round or is_told) and _lead(givers, masked) is not None
    return is_round or _LISTED.match(masked.mask) is not None or _GIVING.search(masked.mask) is not None


def _givers(masked: Masked, reading: Reading) -> Iterator[Entity]:
    """Investment firms that the sentence names, and lists that one stands in; not whose partner somebody is."""
    for at, entity in masked.signs():
        if entity.kind not in {"org", "stranger", "group"}:
            continue
        is_firm = any(kind_of(m, reading) in _GIVE for m in entity.mentions)
        if not is_firm and not _IN_FRONT.match(masked.mask, at + 1):
            continue
        if _AFFILIATION.search(masked.mask[:at]) or masked.mask.startswith(" 's ", at + 1):
            continue
        yield entity


def _lead(givers: list[Entity], masked: Masked) -> Mention | None:
    for pattern in (_LEADS, _LED_BY):
        for match in pattern.finditer(masked.mask):
            if masked.entity(match[1]) in givers:
                return masked.entity(match[1]).mentions[0]
    return None


def _names_another(masked: Masked, givers: list[Entity], reading: Reading) -> bool:
    """Whether a company is named behind the givers, and no list: whose money it is then, the sentence leaves open."""
    named = (e for _, e in masked.signs() if e.kind in {"org", "stranger"} and e not in givers)
    behind = (e.mentions[0] for e in named if e.start > givers[0].end)
    return any(can_raise(m, reading) and reading.is_company(m) for m in behind)


def _raiser(masked: Masked, givers: list[Entity]) -> Mention | None:
    """Who the sentence says took the money, whatever the passage is about; None where it says so of nobody by name."""
    match = _RAISES.search(masked.mask)
    entity = masked.entity(match[1]) if match else None
    return entity.mentions[0] if entity and entity.mentions and entity not in givers else None


def _named(masked: Masked, givers: list[Entity], reading: Reading, taken: set[str]) -> Mention | None:
    """The one company besides the givers that the sentence names before them."""
    named = [
        e
        for _, e in masked.signs()
        if e.kind in {"org", "stranger"}
        and e not in givers
        and e.mentions[0].party_id not in taken
        and e.start < givers[0].start
    ]
    fitting = [
        e.mentions[0]
        for e in named
        if can_raise(e.mentions[0], reading) and reading.is_company(e.mentions[0])
    ]
    return fitting[0] if fitting else None


def _stage(masked: Masked, reading: Reading) -> Stage:
    cues = dict(reading.lexicon.stages)
    names: tuple[Stage, ...] = ("terminated", "in_talks", "rumoured", "planned")
    return next((n for n in names if cues[n].search(masked.mask)), "completed")
