"""Whether two tellings of capital are of one round: the last one and the next, a cheque and a round, backing and the round it came in."""

from __future__ import annotations

import re

from broadsheet.claims.drafts import Draft
from broadsheet.records import Money

AHEAD = frozenset(("rumoured", "in_talks", "planned"))
"""Stages of what is yet to come."""
_LAST = re.compile(
    r"\b(?:last|latest|previous|prior|earlier|preceding|most recent) (?:[a-z-]+ ){0,2}?(?:round|raise|funding|financing)\b"
)

_MORE = re.compile(r"\b(?:more|another|additional|further|fresh|again)\b")
_TAIL = 20  # signs of the mask behind the words of a deal in which "more" still speaks of it


def can_tell(group: list[Draft], draft: Draft) -> bool:
    """Whether the body's round can be the cheque that the title tells: it names who gives that."""
    if draft.relation != "investment" or draft.subject is None or group[0].relation != "funding_round":
        return True
    giver = draft.subject.party_id
    return any(m.party_id == giver for d in group for _, e in d.masked.signs() for m in e.mentions)


_LETTER = re.compile(r"[^.;]{0,24}?\b[Ss]eries ([A-N])\b")
_LETTER_BEFORE = re.compile(r"\b[Ss]eries ([A-N])\b(?: [a-z]+){0,3} $")


def are_lettered_apart(one: Draft, other: Draft) -> bool:
    """As in "raised a $5m Series B, months after a $5m Series A": two rounds, whatever they brought."""
    if is_old_beside_new(one, other):
        return True
    letters = [_letter(d) for d in (one, other)]
    return all(letters) and letters[0] != letters[1]


def _letter(draft: Draft) -> str:
    """The letter of the round right beside its sum; empty where none stands there."""
    if draft.relation != "funding_round" or draft.sum_at < 0:
        return ""
    mask = draft.masked.mask
    found = _LETTER.match(mask, draft.sum_at + 1) or _LETTER_BEFORE.search(mask, 0, draft.sum_at)
    return found[1] if found else ""


_GONE_BY = re.compile(
    r"(?:[^\w\ue000-\ue8ff]+)?(?:In (?:(?:early|late|mid-?|January|February|March|April|May|June|July|August|September|October|November|December) )*(?:19|20)\d\d"
    r"|Last (?:year|month|spring|summer|fall|autumn|winter|January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|(?:[A-Z][a-z]+ |Some |About )?(?:\w+ )?(?:years?|months?) (?:ago|earlier|before)|Previously|Earlier)\b"
)
_THE_ROUND = re.compile(
    r"\b(?:[Tt]he (?:new |latest |fresh |current |\w+ )?(?:round|raise|financing|fundraise)|[Tt]his (?:new |latest )?(?:deal|round|raise|financing)|(?:[Oo]ther|[Nn]ew|[Ee]xisting) (?:investors|backers)|[Pp]articipants)\b"
)


def is_of_the_news(group: list[Draft], draft: Draft) -> bool:
    """As in "Acme raised $9m. In 2024 it raised $5m. The round was led by Globex": the round is the one the text is about.

    Not where that one's lead is known: then who leads "the round" leads the one told last.
    """
    first = group[0]
    is_news = first.relation == "funding_round" and not any(_is_gone_by(d) for d in group)
    is_open = not any(d.subject for d in group) or draft.subject is None
    return is_news and is_open and any(d.money for d in group) and _tells_of_the_round(draft)


def _tells_of_the_round(draft: Draft) -> bool:
    is_bare = draft.relation == "funding_round" and draft.money is None
    return is_bare and _THE_ROUND.search(draft.masked.mask) is not None


def is_bygone(group: list[Draft], draft: Draft) -> bool:
    """Whether a round is told in a sentence of its own as one of another time."""
    first = group[0]
    return first.relation == "funding_round" and first.masked is not draft.masked and _is_gone_by(first)


def _is_gone_by(draft: Draft) -> bool:
    mask = draft.masked.mask
    told = _GONE_BY.match(mask) or _AGO_BEHIND.match(mask, draft.end)
    return bool(told) or _LAST_RAISED.search(mask, 0, draft.start) is not None


_NEW_ROUND = re.compile(
    r"\b(?:announce|unveil)\w* (?:an?|its) (?:new|latest|fresh) (?:[a-z-]+ ){0,2}?(?:round|raise|funding|financing)\b"
)
_AGO = re.compile(r"[^,;.]{0,30}\b(?:months?|years?) (?:ago|earlier|before)\b")


def is_old_beside_new(one: Draft, other: Draft) -> bool:
    """As in "Acme announced a new round", beside "Only five months ago it closed a $9m round": two rounds."""
    pair = ((one, other), (other, one))
    return any(
        _NEW_ROUND.search(new.masked.mask) and new.money is None and old.money and _AGO.match(old.masked.mask)
        for new, old in pair
    )


_AGO_BEHIND = re.compile(r"[^,.;]{0,40}\b(?:months?|years?) (?:ago|earlier|before)\b")
"""As in "when it closed a $5m round just eight months ago"."""
_LAST_RAISED = re.compile(r"\b(?:last|previously|most recently) $")


def stands_behind(backer: Draft, round_: Draft) -> bool:
    """As in "Backed by Globex, Acme raised $5m": who stands behind a company has not put that sum in."""
    is_backer = backer.relation == "investment" and backer.frame.is_bare and backer.frame.stage == "completed"
    return is_backer and round_.relation == "funding_round" and round_.money is not None


def is_next_round(group: list[Draft], draft: Draft) -> bool:
    """As in "closed a round in July. Now it wants to raise at $50 billion": another one, told in the body."""
    is_ahead = draft.relation == "funding_round" and draft.stage in {"rumoured", "in_talks", "planned"}
    if not is_ahead or draft.frame.is_still or draft.money or draft.masked.field == "title":
        return False
    return any(d.stage == "completed" and d.money and d.masked.field == "text" for d in group)


def is_last_round(done: Draft, ahead: Draft) -> bool:
    """As in "raised its last round in May", beside one that is yet to come: not that one."""
    is_done = done.relation == "funding_round" and done.stage == "completed" and done.money is None
    is_ahead = ahead.relation == "funding_round" and ahead.stage in AHEAD
    return is_done and is_ahead and _LAST.search(done.masked.mask[done.start : done.end + 20]) is not None


_BEHIND = re.compile(
    r"\b(?:after|since|following) (?:an? |[\ue000-\ue4ff] 's )?$|, which (?:(?:had|has|last|already|previously|just) )*$"
)


def is_round_before(group: list[Draft], draft: Draft) -> bool:
    """As in "in talks to raise", and then "months after its $4m raise": the round that it would follow."""
    is_done = draft.relation == "funding_round" and draft.stage == "completed" and draft.money is not None
    is_ahead = all(d.relation == "funding_round" and d.stage in AHEAD and d.money is None for d in group)
    return is_done and is_ahead and _BEHIND.search(draft.masked.mask, 0, draft.start) is not None


def asks_for_more(ahead: Draft, done: Draft) -> bool:
    """As in "would it consider investing billions more", beside "when it secured its investment": not the money given."""
    is_done = done.stage in {"agreed", "completed"} and done.relation in {"investment", "funding_round"}
    is_ahead = ahead.stage in AHEAD and ahead.masked is not done.masked
    return is_done and is_ahead and _has_more(ahead) and not _has_more(done)


def has_come_about(group: list[Draft], others: list[list[Draft]]) -> bool:
    """As in "said in May that it was raising more than $4bn", beside the $5bn that it raised since: one round, told as it stands now."""
    was = [
        d
        for d in group
        if d.relation == "funding_round"
        and d.money
        and _WAS_RAISING.search(d.masked.mask, max(0, d.start - _TAIL), d.end)
    ]
    if len(was) != len(group) or any(d.stage == "completed" for d in group):
        return False
    done = [
        d
        for o in others
        if o is not group
        for d in o
        if d.relation == "funding_round" and d.stage == "completed"
    ]
    return any(_holds(d, was[0]) for d in done)


def _holds(done: Draft, was: Draft) -> bool:
    if (
        done.object is None
        or was.object is None
        or done.object.party_id != was.object.party_id
        or done.cumulative
    ):
        return False
    if done.money is None or was.money is None or done.money.currency != was.money.currency:
        return False
    got, sought = done.money.high or done.money.low, was.money.high or was.money.low
    return got is not None and sought is not None and sought <= got <= 2 * sought


_WAS_RAISING = re.compile(
    r"\b(?:was|were|had been) (?:(?:reportedly|then|already|also|still) )*(?:raising|seeking|looking to raise|in talks to raise|close to raising|aiming to raise|trying to raise|hoping to raise)\b"
)


def _has_more(draft: Draft) -> bool:
    return _MORE.search(draft.masked.mask[draft.start : draft.end + _TAIL]) is not None


def with_rounds_at_their_sums(groups: list[list[Draft]]) -> list[list[Draft]]:
    """Words of a round without a sum stand with the round that states one, and not with the cheque told beside them.

    As in the title "Who paid what in Acme's round", over "Globex put $1bn into Acme" and "in all it raised $6bn".
    """
    for group in groups:
        words = [d for d in group if d.relation == "funding_round"]
        cheques = [d for d in group if d.relation == "investment" and d.money and d.subject]
        if not words or not cheques or any(d.money for d in words):
            continue
        home = next((g for g in groups if g is not group and _holds_cheque(g, cheques[0], words)), None)
        if home is not None:
            home += words
            group[:] = [d for d in group if d not in words]
    return groups


def _holds_cheque(round_: list[Draft], cheque: Draft, words: list[Draft]) -> bool:
    """Whether a round of the same company brought more than the cheque, and nobody else leads it."""
    first = round_[0]
    is_its = first.object and cheque.object and first.object.party_id == cheque.object.party_id
    if not is_its or any(d.relation != "funding_round" or d.stage in AHEAD for d in round_):
        return False
    leads = {d.subject.party_id for d in (*round_, *words) if d.subject}
    stated = [d.money for d in round_ if d.money]
    return len(leads) < 2 and bool(stated) and any(_is_more(money, cheque.money) for money in stated)


def _is_more(one: Money, other: Money | None) -> bool:
    if other is None or one.currency != other.currency:
        return False
    large, small = one.high or one.low, other.high or other.low
    return large is not None and small is not None and large > small


def tells_backing(round_: list[Draft], group: list[Draft]) -> bool:
    """As in "Globex-backed Acme", where the text tells of the very round in which Globex came in: backing told once."""
    first = group[0]
    is_backing = all(stands_behind(d, round_[0]) for d in group) and not any(d.money for d in group)
    if not is_backing or first.object is None or first.subject is None:
        return False
    is_its_round = all(d.object and d.object.party_id == first.object.party_id for d in round_)
    came_in = {m.party_id for d in round_ for m in (d.subject, *d.others) if m}
    is_past = any(d.stage == "completed" for d in round_)
    return is_its_round and is_past and first.subject.party_id in came_in


_LOOKS_BACK = re.compile(
    r"\b(?:follow(?:s|ed|ing)?|(?:comes?|came|coming) (?:[^\s,;]+ ){0,6}?after|after|since|earlier|previous(?:ly)?|prior|last (?:year|round)|had)\b[^.;]*$"
)
_NEWEST = re.compile(r"\b(?:latest|newest|new|current) (?:[a-z-]+ ){0,2}?(?:round|raise|funding|financing)\b")
_LATER_DATE = re.compile(r"[^.;,]{0,24} in (?:[A-Z][a-z]+ )?20\d\d\b")


def without_rounds_looked_back_at(groups: list[list[Draft]], draft: Draft) -> list[list[Draft]]:
    """The groups that "other investors in the round" can mean: those told as news, where there are any.

    As in "Acme raised $9m. This follows its $5m seed round. Globex joined the round": the new one.
    """
    if draft.money or draft.subject is not None or draft.relation != "funding_round":
        return groups
    is_newest = _NEWEST.search(draft.told) is not None
    if not (draft.others or is_newest):
        return groups
    near = frozenset[int]() if is_newest else frozenset((draft.masked.index, draft.masked.index - 1))
    fresh = [g for g in groups if not all(_is_past(d, near) for d in g)]
    return fresh or groups


def _is_past(draft: Draft, near: frozenset[int]) -> bool:
    """Whether words about joining a round do not mean this one; those right behind it do."""
    return draft.cumulative or (draft.masked.index not in near and _is_looked_back_at(draft))


def _is_looked_back_at(draft: Draft) -> bool:
    mask = draft.masked.mask
    is_dated = draft.money is not None and _LATER_DATE.match(mask, draft.end) is not None
    return is_dated or _LOOKS_BACK.search(mask[: draft.start]) is not None
