"""Frames laid over a masked sentence: every match becomes a draft with its parties resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.claims.amounts import deal_amounts, is_cumulative, is_deal_amount, nearest_amount
from broadsheet.claims.antecedents import kind_of, resolve
from broadsheet.claims.drafts import Draft
from broadsheet.claims.kinds import judge_deal, judge_supply
from broadsheet.claims.lexicon import Frame
from broadsheet.claims.mask import Entity, Masked
from broadsheet.claims.reading import Reading
from broadsheet.claims.speakers import find_speakers
from broadsheet.claims.stages import read_stage
from broadsheet.claims.subjects import find_subject
from broadsheet.records import Mention

_LATE = frozenset(("D", "K"))  # targets that hang on what the sentence told before
_MOST_SEPARATE = 4  # a longer list of counterparties is one claim, says the guide


def find_drafts(masked: Masked, reading: Reading) -> list[Draft]:
    """Every deal that the sentence tells by a frame; refusals (settlements, negations) give none."""
    if _is_refused(masked, reading):
        return []
    speakers = None
    drafts: list[Draft] = []
    frames = reading.lexicon.frames
    for frame in (*(f for f in frames if f.target not in _LATE), *(f for f in frames if f.target in _LATE)):
        for match in frame.pattern.finditer(masked.mask):
            for draft in _drafts_of(frame, match, masked, reading):
                if speakers is None:
                    speakers = find_speakers(masked, reading)
                draft.said_by = list(speakers)
                drafts.append(draft)
                if draft.family == "capital" and draft.object and frame.target not in {"D", "K"}:
                    reading.raised.append(draft.object)
    return _without_weak(drafts)


def _is_refused(masked: Masked, reading: Reading) -> bool:
    return reading.lexicon.pattern("refusal", "any").search(masked.mask) is not None


def _without_weak(drafts: list[Draft]) -> list[Draft]:
    strong = {(d.family, d.parties) for d in drafts if not d.frame.is_weak}
    return [d for d in drafts if not d.frame.is_weak or (d.family, d.parties) not in strong]


def _drafts_of(frame: Frame, match: re.Match[str], masked: Masked, reading: Reading) -> Iterator[Draft]:
    lexicon = reading.lexicon
    if frame.needs and not frame.needs.search(masked.mask, 0, match.start()):
        return
    if lexicon.pattern("refusal", "negation").search(masked.mask, max(0, match.start() - 60), match.end()):
        return
    slots = _slots(frame, match, masked, reading)
    if slots is None:
        return
    source, target, source_at = slots
    sides = _sides(source, target, frame, masked, reading)
    for subject, target_mention, others in sides:
        if draft := _draft(frame, match, masked, reading, subject, target_mention, others, source_at):
            yield draft


def _slots(
    frame: Frame, match: re.Match[str], masked: Masked, reading: Reading
) -> tuple[Entity | None, Entity | None, int] | None:
    """The entities of source and target, and where the clause's subject stands; None where a needed one lacks."""
    found: dict[str, Entity | None] = {}
    start = match.start()
    for letter in {frame.source, frame.target} - {""}:
        if letter in _LATE:
            found[letter] = None
        elif letter in match.groupdict():
            sign = match[letter]
            if sign is None:
                return None
            found[letter] = masked.entity(sign)
        else:
            sign = find_subject(masked, _verb_start(match), reading.lexicon)
            if sign is None:
                return None
            found[letter] = masked.entity(sign)
            start = min(start, masked.mask.find(sign))
    return found.get(frame.source), found.get(frame.target), start


def _verb_start(match: re.Match[str]) -> int:
    return match.start() + (len(match.group()) - len(match.group().lstrip()))


def _sides(
    source: Entity | None, target: Entity | None, frame: Frame, masked: Masked, reading: Reading
) -> Iterator[tuple[Mention | None, Mention | None, list[Mention]]]:
    """Pairs of parties with co-parties: a group that acts is one party with co-parties, a group acted on is many."""
    if source is not None and source is target:
        members = list(resolve(source, masked, reading))
        if len(members) >= 2:
            yield members[0], members[1], members[2:]
        return
    sources = list(resolve(source, masked, reading, _other_ids(target))) if source else []
    avoid = frozenset(m.party_id for m in sources) | _other_ids(source)
    targets = list(resolve(target, masked, reading, avoid)) if target else []
    if frame.target in _LATE:
        targets = _round_target(masked, reading, frozenset(m.party_id for m in sources), is_open=frame.target == "D")
    if (frame.source and not sources) or not targets:
        return
    if len(targets) > _MOST_SEPARATE:
        yield (sources or [None])[0], targets[0], [*sources[1:], *targets[1:]]
        return
    if frame.target in {"S", "D"} or not sources or len(targets) == 1:
        for one in targets:
            yield (sources[0] if sources else None), one, sources[1:]
        return
    for one in targets:
        yield sources[0], one, sources[1:]


def _other_ids(entity: Entity | None) -> frozenset[str]:
    return frozenset(m.party_id for m in entity.mentions if not m.division_id) if entity else frozenset()


def _round_target(masked: Masked, reading: Reading, avoid: frozenset[str], *, is_open: bool) -> list[Mention]:
    """Whose round it is: that of the last round told, else (`is_open`) the company the text was speaking of."""
    for mention in reversed(reading.raised):
        if mention.party_id not in avoid:
            return [mention]
    if not is_open:
        return []
    for sentence in reversed(reading.sentences[: masked.index + 1]):
        for _, entity in sentence.signs():
            if entity.kind not in {"org", "stranger"}:
                continue
            mention = entity.mentions[0]
            if mention.party_id not in avoid and _can_raise(mention, reading):
                return [mention]
    return []


def _can_raise(mention: Mention, reading: Reading) -> bool:
    kind = kind_of(mention, reading.lexicon, reading)
    return kind not in {
        "investor",
        "sovereign_fund",
        "publisher",
        "wire",
        "media",
        "government",
        "regulator",
        "big_tech",
        "bank",
    }


def _draft(  # noqa: PLR0917
    frame: Frame, match: re.Match[str], masked: Masked, reading: Reading,
    subject: Mention | None, target: Mention | None, others: list[Mention], source_at: int,
) -> Draft | None:  # fmt: skip
    subject, target = _unroll(subject, target)
    if target is None or (subject and subject.party_id == target.party_id):
        return None
    lexicon = reading.lexicon
    before = masked.mask[min(source_at, match.start()) : match.start()]
    after = masked.mask[match.end() : match.end() + 40].split(",")[0]
    relation = frame.relation
    if relation in {"deal", "supply"}:
        judged = (judge_deal if relation == 'deal' else judge_supply)(match, masked, reading, subject, target)
        if judged is None:
            return None
        relation, subject, target = judged
    stage = frame.stage or read_stage(before, match.group(), after, relation, lexicon)  # type: ignore[arg-type]
    draft = Draft(
        relation, subject, target, stage, masked, frame, match.start(), match.end(), others=list(others)
    )  # type: ignore[arg-type]
    _fill_money(draft, match, masked, reading)
    return draft if _is_admissible(draft, masked, reading) else None


def _unroll(subject: Mention | None, target: Mention | None) -> tuple[Mention | None, Mention | None]:
    """A division and its owner in one deal stand apart (Microsoft buys GitHub)."""
    if not (subject and target and subject.party_id == target.party_id):
        return subject, target
    if target.division_id:
        return subject, _as_division(target)
    if subject.division_id:
        return _as_division(subject), target
    return subject, target


def _as_division(mention: Mention) -> Mention:
    return Mention(
        as_written=mention.as_written,
        party_id=mention.division_id,
        name=mention.as_written,
        span=mention.span,
    )


def _fill_money(draft: Draft, match: re.Match[str], masked: Masked, reading: Reading) -> None:
    groups = match.groupdict()
    for name in ("M", "M2"):
        sign = groups.get(name)
        if sign and is_deal_amount(masked, match.start(name), reading.lexicon):
            _put_money(draft, sign, match.start(name), masked, reading)
            return
        if sign:
            return
    reach = {"acquisition": 45, "partnership": 25}.get(draft.relation, 150)
    if sign := nearest_amount(masked, match.start(), match.end(), reading.lexicon, reach):
        _put_money(draft, sign, masked.mask.find(sign), masked, reading)


def _put_money(draft: Draft, sign: str, at: int, masked: Masked, reading: Reading) -> None:
    draft.money = masked.entity(sign).money
    if draft.relation in {"investment", "funding_round"}:
        draft.cumulative = is_cumulative(masked, at, reading.lexicon)
    near = masked.mask[max(0, at - 25) : at]
    draft.is_new_money = reading.lexicon.pattern("money", "additional").search(near) is not None


def _is_admissible(draft: Draft, masked: Masked, reading: Reading) -> bool:
    lexicon = reading.lexicon
    if draft.relation == "funding_round":
        return _is_round(draft, masked, reading)
    if draft.subject is None or draft.object is None:
        return False
    if lexicon.pattern("refusal", "investment").search(masked.mask, draft.start, draft.end):
        return False
    return not (draft.relation == "investment" and draft.frame.name.endswith(":spend"))


def _is_round(draft: Draft, masked: Masked, reading: Reading) -> bool:
    """A round of a company: not a fund's own fund, not a flotation, not a sale of shares."""
    assert draft.object is not None
    lexicon = reading.lexicon
    if not _can_raise(draft.object, reading) and kind_of(draft.object, lexicon, reading) != "big_tech":
        return False
    if lexicon.pattern("refusal", "offering").search(masked.mask):
        return False
    if lexicon.pattern("refusal", "own_fund").search(masked.mask):
        return False
    has_round_word = re.search(lexicon_round(lexicon), masked.mask) is not None
    return has_round_word or draft.money is not None and bool(deal_amounts(masked, lexicon))


def lexicon_round(lexicon: object) -> str:
    """Words that say an amount was raised."""
    del lexicon
    return r"(?i)\b(?:rais(?:e|es|ed|ing)|round|funding|financing|Series [A-K]|seed)\b"
