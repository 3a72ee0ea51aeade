"""Frames laid over a masked sentence: every match becomes a draft with its parties resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.claims.drafts import Draft
from broadsheet.claims.fields.frame_sums import fill_money
from broadsheet.claims.fields.further_voices import end_of_word
from broadsheet.claims.fields.lead_sums import with_lead_sums
from broadsheet.claims.fields.outcomes import read_outcomes
from broadsheet.claims.fields.own_sums import give_back_borrowed_sums, share_out
from broadsheet.claims.fields.reach import speakers_of
from broadsheet.claims.fields.speakers import find_voices
from broadsheet.claims.fields.verb_groups import VerbGroup, stage_told, verb_group_of
from broadsheet.claims.folding.overlaps import overlap, without_crossed_lists, without_goods, without_weak
from broadsheet.claims.frames.cheques import find_cheques
from broadsheet.claims.frames.further_members import with_further_members
from broadsheet.claims.frames.further_objects import with_further_objects
from broadsheet.claims.frames.givers_rounds import without_givers_rounds
from broadsheet.claims.frames.kinds import judge
from broadsheet.claims.frames.past_asides import find_past_asides
from broadsheet.claims.frames.slots import LATE, Sides, fill_slots, one_of_each, pair_sides, unroll
from broadsheet.claims.frames.standing_sides import goes_on
from broadsheet.claims.frames.supplies import Judged
from broadsheet.claims.frames.talked_of import without_bare_talks
from broadsheet.claims.lexicon import Frame
from broadsheet.claims.mask import MONEY, E, Masked
from broadsheet.claims.names.founders import without_founders
from broadsheet.claims.pointing.antecedents import kind_of
from broadsheet.claims.reading import Reading, Tie
from broadsheet.claims.refusals.admission import (
    is_admissible,
    is_musing,
    is_negated,
    is_refused,
    is_refused_here,
)
from broadsheet.claims.refusals.each_apart import are_each_with_another
from broadsheet.claims.refusals.participants import with_givers_joined
from broadsheet.records import Attribution, Mention

_TELLING = re.compile(f"{E}|{MONEY}")
_BYGONE = re.compile(r"\b(?:after|following|since) (?:an?|[\ue300-\ue3ff] 's) (?:[^\s,;]+ ){0,3}$")
_LONG_AGO = re.compile(r"\bwhen (?:[^\s,;]+ ){0,2}$")


def find_drafts(masked: Masked, reading: Reading) -> list[Draft]:
    """Every deal that the sentence tells by a frame, else the cheque that it tells without a verb."""
    if not _TELLING.search(masked.mask) or is_musing(masked, reading):
        return find_cheques(masked, reading)
    drafts = _framed(masked, reading)
    drafts.extend(find_past_asides(masked, drafts, reading, _framed))
    _put_speakers(drafts, masked, reading)
    drafts = [d for d in drafts if not _means_teller(d, reading)]
    return drafts or find_cheques(masked, reading)


def _means_teller(draft: Draft, reading: Reading) -> bool:
    """As in "Acme News reported that the company will rent chips": whoever reports it is not whom it means."""
    outlets = {a.name for a in draft.said_by if a.kind == "outlet"}
    nouns = [m for m in (draft.subject, draft.object) if m and m.as_written.lower().startswith("the ")]
    return any(m.name in outlets and kind_of(m, reading) in _PRESS for m in nouns)


_PRESS = frozenset(("media", "publisher"))


def _framed(masked: Masked, reading: Reading) -> list[Draft]:
    drafts: list[Draft] = []
    refused = is_refused(masked, reading)
    for frame in reading.lexicon.frames_for(masked.mask):
        for match in frame.pattern.finditer(masked.mask):
            if (
                refused
                and not _stands_beside_suit(frame, match)
                and is_refused_here(*match.span(), masked, reading)
            ):
                continue
            for draft in _drafts_of(frame, match, masked, reading):
                drafts.append(draft)
                _remember(draft, reading)
    drafts = without_founders(without_bare_talks(drafts), reading)
    drafts = with_lead_sums(_without_misreadings(drafts))
    drafts = with_further_objects(with_givers_joined(drafts))
    drafts = without_weak(without_goods(without_crossed_lists(without_givers_rounds(drafts))))
    drafts = with_further_members(drafts)
    give_back_borrowed_sums(drafts)
    return read_outcomes(drafts, masked, reading.lexicon)


def _put_speakers(drafts: list[Draft], masked: Masked, reading: Reading) -> None:
    voices = find_voices(masked, reading) if drafts else []
    for draft in drafts:
        said_by = speakers_of(voices, masked.mask, draft.start)
        if _PRIOR.search(masked.mask, draft.start, draft.end):
            said_by = []
        draft.said_by = [] if draft.frame.is_bare else list(dict.fromkeys([*said_by, *draft.said_by]))


def _remember(draft: Draft, reading: Reading) -> None:
    """The deal for what follows in the text, and its taker as a company."""
    _introduce(draft, reading)
    before = draft.masked.mask[: draft.start]
    is_aside = draft.money is None and _ASIDE.search(before) is not None
    is_aside = is_aside or _MEASURED_BY.search(before) is not None or _is_hung_on_other(draft, before)
    if draft.frame.target not in LATE and draft.object and not is_aside:
        reading.ties.append(Tie(draft.subject, draft.object, draft.family, draft.money))


_OPENS_REMARK = re.compile(rf"(?:{E} , )?(?:an?|the|one of|whose) ")
_BEHIND_OTHERS = re.compile(rf"{E} .*(?:{E} , |[a-z] )$")


def _is_hung_on_other(draft: Draft, before: str) -> bool:
    """As in "raised $5m in funding led by Acme, an early backer of Globex": the round that goes on is no Globex's."""
    is_remark = draft.money is None and _OPENS_REMARK.match(draft.told) is not None
    return is_remark and _BEHIND_OTHERS.match(before) is not None


def _introduce(draft: Draft, reading: Reading) -> None:
    """A name that raised money or was bought is a company from there on, whatever the text calls it."""
    is_telling = draft.relation in {"acquisition", "funding_round"} and not draft.frame.is_weak
    if is_telling and draft.object and draft.object.party_id.startswith("?"):
        reading.companies |= {draft.object.name}


_MEASURED_BY = re.compile(
    r"\b(?:following|behind|beating|topping|surpassing|exceeding|than|unlike|rival+ing|matching|second only to)"
    r" (?:[\ue000-\ue4ff] 's (?:\S+ ){0,3})?$"
)
"""As in "the biggest round since, following Globex's": a deal told only to measure the one that the text is about."""
_ASIDE = re.compile(r" , (?:which|who) (?:(?:has|have|had) )?(?:(?:also|previously|already|earlier) )+$")
"""As in "a round led by Globex, which has also (backed Initech)": what else a giver did, and no deal that the text goes on about."""
_PRIOR = re.compile(r"\b(?:prior|previous|pre-existing)\b")
"""What was there before is told by nobody anew."""
_PLAIN = re.compile(r"licen[sc]|partner|invest|joint venture|multi-?year|cloud")


def _stands_beside_suit(frame: Frame, match: re.Match[str]) -> bool:
    """In a sentence about a lawsuit only what is called a licence, a partnership or the like is a deal."""
    if frame.relation in {"acquisition", "renegotiation"} or (
        frame.relation == "investment" and frame.is_bare
    ):
        return True
    told = match.string[match.start() : match.end() + 120]
    return frame.relation in {"deal", "licensing"} and _PLAIN.search(told) is not None


def _without_misreadings(drafts: list[Draft]) -> list[Draft]:
    """As in "plans to lead a $5m round in Acme", "looks to buy Acme for $5m", "commits to lend Acme $5m": told once."""
    leads = [d for d in drafts if d.relation == "funding_round" and d.subject]
    loans = [d for d in drafts if d.family == "supply" and _LENDS.search(d.told)]
    bought = [d for d in drafts if d.family == "control"]
    return [
        d
        for d in drafts
        if not _is_conditional_rest(d, drafts)
        and not (d.relation == "investment" and any(overlap(loan, d) for loan in loans))
        and not (d.relation == "investment" and any(overlap(b, d) and b.subject == d.object for b in bought))
        and not (d.relation == "funding_round" and any(_is_leads_round(r, d) for r in leads))
    ]


_IF_EARNED = re.compile(
    r"[^;.\ue600-\ue6ff]{0,60}?\b(?:when|if|once|should|provided|as long as|subject to|contingent on|conditional on) (?:\S+ ){0,4}?(?:conditions?|milestones?|targets?)\b"
)


def _is_conditional_rest(draft: Draft, drafts: list[Draft]) -> bool:
    """As in "invests $9m, another $5m of it when milestones are met": a rest is no claim beside the whole (guide, 4.5)."""
    if not (draft.is_new_money and draft.money and _IF_EARNED.match(draft.masked.mask, draft.end)):
        return False
    wholes = (d.money for d in drafts if d.parties == draft.parties and d.money)
    return any((whole.high or 0) > (draft.money.high or 0) for whole in wholes)


_LENDS = re.compile(r"\b(?:lend|lent|loan)")


def _is_leads_round(led: Draft, other: Draft) -> bool:
    """Whether the sum that somebody puts together for another is told as his own."""
    if other.subject is not None or other.object is None or led.subject is None or led.money is None:
        return False
    return other.money is led.money and other.object.party_id == led.subject.party_id


def _drafts_of(frame: Frame, match: re.Match[str], masked: Masked, reading: Reading) -> Iterator[Draft]:
    if frame.needs and not frame.needs.search(masked.mask, 0, match.start()):
        return
    if not goes_on(frame, masked, reading):
        return
    if is_negated(match.start(), match.end(), masked, reading):
        return
    if (
        frame.target == "D"
        and not match.groupdict().get("M")
        and _BYGONE.search(masked.mask, 0, match.start())
    ):
        return  # "after a seed round led by A": not the round the text tells of
    slots = fill_slots(frame, match, masked, reading)
    if slots is None or are_each_with_another(slots, match, masked):
        return  # "A and B have signed deals": each with somebody of its own
    pairs = list(pair_sides(slots, frame, masked, reading))
    is_share = (
        len({s.source.party_id for s in pairs if s.source}) > 1
        and len({s.target.party_id for s in pairs}) == 1
    )
    for sides in pairs:
        apart = unroll(sides) if frame.relation in {"acquisition", "investment"} else one_of_each(sides)
        if apart is None:
            continue
        for judged in judge(frame.relation, match, masked, reading, apart):
            draft = _draft(frame, match, masked, reading, apart, judged, slots.subject_at)
            draft.is_share = is_share and draft.relation == "investment"
            if is_admissible(draft, masked, reading):
                yield from share_out(draft, match, masked)


def _draft(  # a match and what was found for it
    frame: Frame,
    match: re.Match[str],
    masked: Masked,
    reading: Reading,
    sides: Sides,
    judged: Judged,
    subject_at: int,
) -> Draft:
    words = verb_group_of(frame, match, masked, judged.relation, subject_at, reading.lexicon)
    draft = Draft(
        relation=judged.relation, subject=judged.source, object=judged.target,
        stage=stage_told(words, frame, match, masked, judged.relation, reading.lexicon), masked=masked, frame=frame,
        start=match.start(), end=match.end(), others=list(sides.others), is_generic=judged.is_generic,
    )  # fmt: skip
    announces = reading.lexicon.pattern("attribution", "announces")
    told_by = _AS_KNOWN.sub("", words.before + " ".join(match.group().split()[:6]))
    announced = None if _LONG_AGO.search(words.lead) else announces.search(told_by)
    if announced and end_of_word(told_by, announced.end()) is None:
        draft.said_by = [_announcer(m) for m in _announcers(frame, sides)]
    if not frame.is_bare and not sides.is_bundle:
        fill_money(frame, draft, match, masked, reading)
    if draft.relation == "investment" and draft.money and _POURED.search(masked.mask, 0, match.start() + 12):
        draft.stage, draft.cumulative = "completed", True
    is_closed = draft.stage == "in_talks" and draft.told.startswith("finali")
    if (draft.stage == "announced" or is_closed) and _is_past(draft, words, match, masked):
        draft.stage = "completed"
    if (
        sides.is_bundle
        and not frame.is_bare
        and (each := _EACH.search(masked.mask, max(0, match.start() - len("each "))))
    ):
        draft.money = masked.entity(each[1] or each[2]).money
    return draft


def _is_past(draft: Draft, words: VerbGroup, match: re.Match[str], masked: Masked) -> bool:
    """Whether the sentence tells as done what its verb group leaves open."""
    return (
        _ONCE_DONE.search(masked.mask[: match.start()]) is not None
        or draft.cumulative
        or _has_been_made(draft, words.all)
    )


_ONCE_DONE = re.compile(
    r"\b(?:(?:(?:days?|weeks?|months?|years?|decade) (?:after|since) the |[Aa]fter |[Hh]aving |[Ss]ince )(?:[a-z]+ly |already |first )?|(?:known|famous|headlines|praised|notorious) for )$"
)
"""As in "After investing $5m in Acme, Globex …"."""
_POURED = re.compile(
    r"\b(?:has|have|had) already [^.;\ue600-\ue6ff]{0,60}, (?:infus|pour|inject|pump|plough|plow|sink|putt|invest)ing\b"
)
"""As in "had already made a commitment, pouring $5m into Acme": money given so far."""
_EACH = re.compile(
    rf"({MONEY}) (?:each|apiece)\b|\beach (?:worth|of|for|with a (?:ceiling|cap) of|(?:[a-z]+ed|raises?|got|paid|put)(?: [a-z]+){{0,2}}) ({MONEY})"
)
"""As in "contracts worth $5m each": a sum that belongs to every one of several deals."""


_AS_KNOWN = re.compile(
    r"\b(?:recently|previously|already|earlier)[ -]+(?:announced|unveiled|disclosed|revealed|confirmed) (?!(?:an?|the|its|their|that|plans)\b)"
)
"""As in "Acme's recently announced partnership": what is known by now is nobody's word."""


def _announcers(frame: Frame, sides: Sides) -> list[Mention]:
    """Who makes it known: the subject of the verb, for a list of equals all of them."""
    if frame.source == frame.target:
        return [m for m in (sides.source, sides.target) if m]
    speaker = sides.source if frame.source == "S" else sides.target if frame.target == "S" else None
    return [speaker] if speaker else []


def _announcer(mention: Mention) -> Attribution:
    return Attribution(kind="company", name=mention.name, party_id=mention.party_id)


_AHEAD = re.compile(
    r"\b(?:announc|unveil|disclos|will|would|plan|propos|new|fresh|latest|confirm|expected|agreed|deal|commitment|pledge)\w*\b"
)


def _has_been_made(draft: Draft, told: str) -> bool:
    """As in "Acme's investment in Globex", without a sum or a word of what is to come."""
    is_noun = draft.frame.source == "P" and draft.relation == "investment" and draft.money is None
    return is_noun and not draft.frame.stage and _AHEAD.search(told) is None
