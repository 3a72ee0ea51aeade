"""How far a deal has come, by the words around its verb."""

from __future__ import annotations

import re

from broadsheet.claims.lexicon import Lexicon
from broadsheet.records import Relation, Stage

_STANDING = re.compile(
    r"\b(?:recent|existing|previous|earlier|past|prior) (?:\w+ ){0,2}(?:investment|stake|acquisition|purchase)s?\b"
)
_ANNOUNCED = re.compile(
    r"\b(?:announc(?:es|ed|ing)|unveil(?:s|ed)|propos(?:es|ed)) (?:[\ue300-\ue3ff] 's (?:\S+ ){0,3})?$"
)
_SIGNED = frozenset(
    ("compute_supply", "chip_supply", "offtake_or_other", "licensing", "partnership", "joint_venture")
)
_WON = re.compile(
    r"(?:[\ue000-\ue4ff] )?(?:(?:has|have|had|also|just|\w+ly) )*(?:landed|lands|won|wins|secure[ds]|clinche[sd]|score[ds]|nab(?:bed|s)|bag(?:ged|s)|seal(?:ed|s)|reache[sd]|cut|made|conclude[ds]|cement(?:ed|s))"
    r" (?:(?!(?:in|of|for|with|by|that|to|from|and|at|on|which|who)\b)[^\s,;]+ ){0,6}?(?:deals?|contracts?|agreements?|partnerships?|pacts?|alliances?|accords?)\b"
)
"""As in "has landed a contract with": what is won is signed, and not yet delivered."""
_ANNOUNCE = re.compile(r"\b(?:announce|unveil)\b")
_CLOSES = re.compile(
    r" (?:deal |transaction |purchase )?(?:has |have |had |was |were |is )?(?:now |officially |finally |formally |since )?"
    r"(?:closed|been completed|been finali[sz]ed|completed|finali[sz]ed|gone through|(?:been )?wrapped up|(?:been )?consummated|(?:took|taken|come into|came into|entered into|now in|been in) (?:effect|force))\b"
)
_BE = re.compile(r"\b(?:was|were|has been|have been|had been)$")
_HANDED_OVER = re.compile(r" (?:already )?(?:paid|wired|transferred|handed over|disbursed|delivered)\b")
"""As in "An initial $5m was paid"."""
_SUBORDINATE = re.compile(r" (?:after|before|when|once|while|because|despite|although|until|since) ")
_LAPSED = re.compile(r"\b(?:expir|laps|ran out|runs? out)", re.IGNORECASE)
_OFFERED = re.compile(
    r"\b(?:rais|lift|increas|sweeten|improv|boost|bump|hik|lower|cut|rebuff|submit|lodg|launch)\w* (?:[^\s,;]+ ){0,4}?(?:offer|bid|proposal)\b"
)
_TAKEN_UP = re.compile(r"\b(?:accepted|agreed)\b")
_SPENT = re.compile(r"\b(?:spent|paid|used(?! to)) [^,;]{0,40}\bto $")
_DONE = frozenset(("compute_supply", "chip_supply", "licensing"))
_CHOSEN = re.compile(r"(?:taps?|picks?|selects?|names?|chooses?|hires?|enlists?|turns to)\b")
"""Whoever is chosen today has supplied nothing yet."""
_ALLIES = re.compile(r"(?:[\ue000-\ue4ff] )?(?:\w+ ){0,3}?(?:partner|team|ally|allies|collaborat)")
"""Who teams up for a supply has supplied nothing yet either."""


def read_stage(before: str, trigger: str, after: str, relation: Relation, lexicon: Lexicon) -> Stage:
    """The stage that the verb group says: `before` the trigger from its subject on, the trigger, a little `after`.

    Order of the guide: an end beats everything, then talks, rumours, plans, signatures, the deed
    itself; what is left is announced.
    """
    before = _MAY.sub("then", _REMARK.sub(" ", before))
    window = f"{before}{trigger}"
    cues = dict(lexicon.stages)
    if ended := cues["terminated"].search(f"{window}{_SUBORDINATE.split(after)[0]}"):
        return "lapsed" if _LAPSED.search(ended.group()) else "terminated"
    if _CLOSES.match(after) or (_HANDED_OVER.match(after) and _BE.search(trigger)):
        return "completed"
    for name in ("in_talks", "rumoured", "planned"):
        if cues[name].search(before) or cues[name].search(_head(trigger)):
            return name
    if relation == "acquisition" and trigger.startswith("merger") and _MIGHT.match(after):
        return "rumoured"
    if re.search(r"\bwill\b|'ll\b", before + _head(trigger)):
        return "announced"
    if relation == "funding_round" and _TO_COME.search(before):
        return "planned"
    if relation == "funding_round":
        return "in_talks" if _UNDER_WAY.search(window) else "completed"
    if cues["agreed"].search(window) or (relation in _SIGNED and _WON.match(trigger)):
        return "agreed"
    if _ANNOUNCED.search(before):
        return "announced"
    if _is_done(before, trigger, lexicon):
        return "completed"
    if lexicon.pattern("stages", "past_date").search(after):
        return "completed"
    if cues["announced"].search(window):
        return "announced"
    is_to_come = any(cue.match(trigger) for cue in (_CHOSEN, _ALLIES)) or _ANNOUNCE.search(trigger)
    return "completed" if relation in _DONE and not is_to_come else "announced"


_MAY = re.compile(
    r"\b(?:(?:in|since|by|until|last|this|late|early|mid|of|from|through) (?:- )?|(?<=\d )|- )May\b|\bMay(?= (?:\d|and [A-Z]))"
)
"""The month, which is no word of doubt."""
_REMARK = re.compile(r" [—–] (?:which|who|whose) [^—–;]{1,160} [—–] ")
"""As in "Acme — which could be sold soon — already has": a remark on who it is."""
_MIGHT = re.compile(r" (?:might|could (?:make|create|help|give|be|produce|also)) ")
"""As in "a merger of Acme and Globex might make sense": of a deal that nobody has announced."""
_UNDER_WAY = re.compile(
    r"\b(?:is|are|was|were|'s) (?:now |currently |reportedly |also |still |again |already |(?:said|reported|believed|thought|understood|rumou?red) to be )*(?:rais|fund-?rais|seek|pursu|negotiat)ing\b"
    r"|\bin the process of [a-z]+ing\b|\bclos(?:es|ed|ing) in on\b|\bfinali[sz]ing\b|\b(?:offers?|proposals?|term sheets?) to (?:\w+ )?(?:raise|invest)\b"
)
"""As in "is raising $5m", "closes in on a round": money that is yet to come."""


_TO_COME = re.compile(r"^(?:[\ue000-\ue4ff] )?to $")
"""As in the headline "Acme to raise $5m"."""


def _head(trigger: str) -> str:
    return " ".join(_OWNER.sub("", trigger).split()[:4])


def _is_done(before: str, trigger: str, lexicon: Lexicon) -> bool:
    if (passive := lexicon.pattern("stages", "passive").search(trigger)) and not _NOT_YET.search(
        before[-_NEAR:] + passive.group()
    ):
        return True
    if re.match(r"(?:announc|offer|propos|promis)", trigger):  # "has announced a deal" closes nothing
        return False
    if _OFFERED.search(told := before + trigger) and not _TAKEN_UP.search(told):
        return False
    if re.search(r"\bafter $", before) or _STANDING.search(before + trigger):
        return True
    if _SPENT.search(before):
        return True
    if _GONE_BY.search(told):
        return True
    if _SEALED.search(before):
        return True
    if re.search(r"\bto $|\b(?:is|are) $|\bto be $", before):
        return False
    if re.search(r"\b(?:has|have|had|already|previously)\b(?: \w+){0,3} $", before):
        return True
    if _CLOSING.search(before):
        return re.search(r"\b(?:offer|bid|proposal|approach)\b", trigger) is None
    told = _LEADING.sub("", trigger)
    return lexicon.pattern("stages", "finite_past").match(told) is not None or (
        lexicon.pattern("stages", "completed").match(told) is not None
    )


_NEAR = 24  # signs
_NOT_YET = re.compile(
    r"\bbe (?:\w+ )?[a-z]+(?:ed|ght|en)\b(?: \S+){0,4}? by$|(?:\b(?:is|are)|'s) (?:\w+ )?being\b"
)
"""As in "to be acquired by", "is being acquired by"; "before being acquired by" lies behind."""
_CLOSING = re.compile(
    r"\b(?:(?:finali[sz]|complet|clos|consummat)e[sd]|made|wrap(?:s|ped) up|seal(?:s|ed)|conclude[sd])(?: \S+){0,3} $"
)
_SEALED = re.compile(
    r"\b(?:finali[sz]e[sd]|clos(?:es|ed)|complete[sd]|seal(?:s|ed)|clinche[sd]|wrap(?:s|ped) up) (?:an?|its|the|their) (?:[^\s,;]+ ){0,3}(?:deal|agreement|transaction|purchase|takeover) to $"
)
"""As in "has finalized a deal to acquire Acme"."""
_GONE_BY = re.compile(
    r"\b(?:since|until|ever since) (?:[\ue000-\ue4ff] 's|the) (?:\S+ ){0,2}?(?:purchase|acquisition|takeover|buyout)\b"
    r"|'s (?:January|February|March|April|May|June|July|August|September|October|November|December|20\d\d) (?:purchase|acquisition|takeover|buyout)\b"
)
"""As in "the largest since its purchase of Acme", "Acme's April acquisition of Globex"."""
_OWNER = re.compile(r"^[\ue000-\ue4ff] 's ")
_LEADING = re.compile(r"^(?:[\ue000-\ue8ff] (?:(?:that|which|, which) (?:[\ue000-\ue4ff] )?|and (?=sold )))")
"""As in "$5m that Acme gave": what stands before the verb."""
