"""The words of a sentence that say how far its deal has come, and the stage that they tell."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import cast

from broadsheet.claims.fields.stages import read_stage
from broadsheet.claims.fields.stages_around import stage_around
from broadsheet.claims.fields.stages_to_come import (
    is_bygone,
    stage_by_lead,
    stage_of_terms,
    stage_put_off,
    without_awaited,
)
from broadsheet.claims.frames.talked_of import with_talks
from broadsheet.claims.lexicon import Frame, Lexicon
from broadsheet.claims.mask import Masked
from broadsheet.records import Relation, Stage

_LEAD, _AFTER = 45, 60  # characters of the mask
_REPORTED = re.compile(r"\b(?:said|says|announced|confirmed|disclosed)(?: on| in)?(?: \S+){0,2}?(?: that)? $")
_CLOSED = re.compile(r"\b(?:completed|closed|finali[sz]ed|wrapped up) $")
_SALE = re.compile(r"(?:s(?:ell|ells|elling|old)|sale of|offload\w*|divest\w*)\b")
_CLAUSE_END = re.compile(r"[,;:.\ue000-\ue8ff]")
_APPOSITION = re.compile(r" , [^,;]+ , ")
_PRONOUN = re.compile(r"[\ue200-\ue3ff] 's ")
_BOTH_SIDES = re.compile(
    r"[\ue200-\ue4ff] (?:(?:has|have|had|will|would|are|were|to|also|jointly|today|recently|both|together|plans?|agreed?) )*"
)
_SAID_WOULD = re.compile(r"(\b(?:said|announced)\b[^,;]{0,40}? )would ")
_NO_LONGER = re.compile(r"\bno longer (?:(?:an?|the|one of|among) )?$")
_OWN_WORD = re.compile(
    r"\b(?:said|says|announced|announces|confirmed|confirms)(?: (?:on|in|this|last|late|early) \S+| \S+day)?(?: that)? \|rais"
)
"""As in "said on Friday it is raising $5m": whoever says so of his own round has gone beyond talks."""
_ADDS = re.compile(
    r"\b(?:complement|supplement|add(?:s|ed|ing)? to|on top of|alongside|besides?|in addition to)[a-z]* (?:(?:its|the|their|[\ue300-\ue3ff] 's) )?(?P<own>(?:existing|current|earlier|previous|prior) )$"
)
"""As in "is finalizing a chip, complementing existing deals with Acme": what a deal is added to stands already."""
_SECOND_VERB = re.compile(
    r"^(?!.*\bbe(?:en)? ).*\b(?:and|but) (?P<own>(?:(?:has|have|had|just|also|\w+ly|since|then|later|now|already|last|this|earlier|year|month|week|spring|summer|autumn|fall|in|[A-Z]\w+|\d{4}) )*)$"
)
"""As in "wants robots to cook, and just raised $5m": a past form behind "and" has left the wish behind."""


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Masked words around a deal: the `lead` in front, from its subject to its verb `before`, `told` by the frame, `after` it."""

    lead: str
    before: str
    told: str
    after: str

    @property
    def all(self) -> str:
        """Everything from the lead on."""
        return f"{self.lead}{self.before}{self.told}{self.after}"


def verb_group_of(
    frame: Frame,
    match: re.Match[str],
    masked: Masked,
    relation: Relation,
    subject_at: int,
    lexicon: Lexicon,
) -> VerbGroup:
    """The words that tell the stage of what `match` found; `subject_at` is where the mask names its subject."""
    begin = min(subject_at, match.start())
    lead = masked.mask[max(0, begin - _LEAD) : begin]
    before = _before(frame, match, masked, begin, lead, lexicon)
    told = match.group()
    if relation == "joint_venture" and (opening := _BOTH_SIDES.match(told)):
        before, told = before + opening.group(), told[opening.end() :]
    before, told = (_SAID_WOULD.sub(r"\1will ", words) for words in (before, told))
    after = re.split(r"[,;]", masked.mask[match.end() : match.end() + _AFTER])[0]
    after = without_awaited(f"{lead}{before}{told}", after)
    return VerbGroup(lead, _own_verb(before, told, lexicon), told, after)


def _before(
    frame: Frame, match: re.Match[str], masked: Masked, begin: int, lead: str, lexicon: Lexicon
) -> str:
    before = masked.mask[begin : match.start()]
    before = "" if frame.is_still else with_talks(_APPOSITION.sub(" ", before), lead)
    if _REPORTED.search(lead):  # "said it would buy": reported speech, and no more than an announcement
        before = before.replace("would ", "will ")
    ended = dict(lexicon.stages)["terminated"]
    if frame.source == "P" and (_CLOSED.search(lead) or ended.search(_CLAUSE_END.split(lead)[-1])):
        before = f"{lead}{before}"
    if _PRONOUN.match(masked.mask, begin) or _SALE.match(match.group()):
        # "ended its deal with", "could sell Acme to Globex": the verb stands before the words of the deal
        before = re.split(r"[,;:]", lead)[-1] + before
    elif not before and _names_pair_behind(frame, match):
        before = _CLAUSE_END.split(lead)[-1]  # "are exploring a merger between Acme and Globex"
    return before


def _names_pair_behind(frame: Frame, match: re.Match[str]) -> bool:
    """Whether a noun of the deal stands before both its parties."""
    return frame.source == frame.target == "A" and match.start("A") > match.start()


def _own_verb(before: str, told: str, lexicon: Lexicon) -> str:
    """What belongs to the verb of the deal alone, where another verb before it has the same subject."""
    if beside := _ADDS.search(before):
        return beside["own"]
    second = _SECOND_VERB.match(before)
    is_past = second and lexicon.pattern("stages", "finite_past").match(told)
    return second["own"] if second and is_past else before


_SUIT_DROPPED = re.compile(
    r"\b[a-z]+(?:ed|s|ing|drew) (?:an? |the |[\ue300-\ue3ff] 's )(?:\w+ ){0,3}?(?:law)?(?:suit|case|complaint|litigation|fight)\b(?: (?:against|with|over) \S+)?(?: ,)? and(?: |$)"
)
"""As in "dropped its suit and reached a deal": what ends is no tie."""


def stage_told(
    words: VerbGroup,
    frame: Frame,
    match: re.Match[str],
    masked: Masked,
    relation: Relation,
    lexicon: Lexicon,
) -> Stage:
    """The stage by the frame, else by the verb group, unless the rest of the sentence takes the deal back."""
    words = replace(words, before=_SUIT_DROPPED.sub("", words.before))
    over = "terminated" if frame.stage == "completed" and _NO_LONGER.search(words.before) else ""
    put_off = stage_put_off(frame, words.before, lexicon)
    stage = cast("Stage", over or put_off or frame.stage) or read_stage(
        words.before, words.told, words.after, relation, lexicon
    )
    if lexicon.pattern("stages", "aftermath").search(masked.mask, match.end()) or is_bygone(words.before):
        stage = "terminated"
    if stage == "completed" and frame.stage != "completed":
        stage = stage_of_terms(words.told, words.lead, lexicon) or stage
    if stage == "announced":
        stage = stage_by_lead(frame, words.lead)
    stage = stage_around(stage, words, relation)
    is_own_word = _OWN_WORD.search(f"{words.lead}|{words.told}")
    if stage == "in_talks" and relation == "funding_round" and is_own_word:
        return "announced"
    return stage
