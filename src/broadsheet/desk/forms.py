"""What the desk's forms may say: each kind of act with what makes its words acceptable."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from broadsheet import editions
from broadsheet.adapters.store import reading
from broadsheet.desk.corrections import read_correction
from broadsheet.desk.party_pairs import is_party
from broadsheet.desk.wording import say
from broadsheet.errors import InputError
from broadsheet.ledger import call_credit
from broadsheet.running.method import SUBJECT, read_weights
from broadsheet.settings import Settings

MARKED: Final = frozenset({"same_story"})
"""Kinds of which the form says when it was made, because no single judgement is the answer to them."""
SHORTEST_HEADLINE: Final = 4  #: "no" as a headline would read as "taken back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What an editor wants, checked."""

    kind: str
    left: str
    right: str
    verdict: str
    why: str
    seen: str | None
    mark: str | None = None  #: the latest judgement there was when the form was made


def read_act(form: Mapping[str, str], settings: Settings) -> Act:
    """The act a form asks for. Raises InputError for words that cannot be taken, with what to do."""
    kind, left = form.get("kind", ""), form.get("left", "").strip()
    check = CHECKS.get(kind)
    if check is None:
        raise InputError(say("there is no such act"), excerpt=kind)
    verdict, right = form.get("verdict", "").strip(), form.get("right", "").strip()
    verdict = check(left, right, verdict, form, settings)
    return Act(
        kind=kind,
        left=left,
        right=right,
        verdict=verdict,
        why=form.get("why", "").strip(),
        seen=form.get("seen"),
        mark=form.get("mark") if kind in MARKED else None,
    )


Check = Callable[[str, str, str, Mapping[str, str], Settings], str]


def _check_story(left: str) -> None:
    if not reading.stories([left]):
        raise InputError(say("there is no such story"), excerpt=left)


def _check_fate(left: str, _r: str, verdict: str, _f: Mapping[str, str], _s: Settings) -> str:
    _check_story(left)
    return _read_day(verdict) if verdict not in {"", "yes"} else "yes"


def _read_day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as fault:
        raise InputError(
            say("that is no day"), excerpt=text, remedy=say("Write it as 2025-10-28.")
        ) from fault


def _check_time(left: str, _r: str, verdict: str, form: Mapping[str, str], settings: Settings) -> str:
    """An instant, given in the paper's own time where no zone is named; told in UTC."""
    _check_story(left)
    given = form.get("when", "") or verdict
    try:
        at = datetime.fromisoformat(given)
    except ValueError as fault:
        raise InputError(
            say("that is no time"), excerpt=given, remedy=say("Write it as 2025-10-28T06:00.")
        ) from fault
    return (at if at.tzinfo else at.replace(tzinfo=ZoneInfo(settings.timezone))).astimezone(UTC).isoformat()


def _check_headline(left: str, _r: str, verdict: str, _f: Mapping[str, str], _s: Settings) -> str:
    _check_story(left)
    if not SHORTEST_HEADLINE <= len(verdict) <= 200:
        raise InputError(say("a headline has 4 to 200 characters"), excerpt=verdict)
    return " ".join(verdict.split())


def _check_summary(left: str, _r: str, verdict: str, _f: Mapping[str, str], _s: Settings) -> str:
    _check_story(left)
    words = editions.count_words(verdict)
    if not 3 <= words <= editions.MOST_WORDS:
        raise InputError(
            say("this summary has %(words)s words", words=words),
            remedy=say("A summary has 3 to %(most)s.", most=editions.MOST_WORDS),
        )
    return " ".join(verdict.split())


def _check_section(left: str, _r: str, verdict: str, _f: Mapping[str, str], _s: Settings) -> str:
    _check_story(left)
    if verdict not in editions.SECTIONS:
        raise InputError(say("there is no such section"), excerpt=verdict)
    return verdict


def _check_lead(left: str, _r: str, verdict: str, _f: Mapping[str, str], _s: Settings) -> str:
    _check_story(left)
    return _read_day(verdict)


def _check_correction(left: str, right: str, verdict: str, _f: Mapping[str, str], _s: Settings) -> str:
    _check_story(left)
    if not right or len(verdict) < SHORTEST_HEADLINE:
        raise InputError(say("a correction says what was said and what is right"))
    return verdict


def _check_pair(left: str, right: str, verdict: str, _f: Mapping[str, str], _s: Settings) -> str:
    if left == right or len(reading.articles([left, right])) != 2:
        raise InputError(say("these are no two articles"), excerpt=f"{left} {right}")
    return _check_yes_no(verdict)


def _check_yes_no(verdict: str) -> str:
    if verdict not in {"yes", "no"}:
        raise InputError(say("the answer is yes or no"), excerpt=verdict)
    return verdict


def _check_holds(left: str, _r: str, verdict: str, _f: Mapping[str, str], _s: Settings) -> str:
    if reading.claim(left) is None:
        raise InputError(say("there is no such claim"), excerpt=left)
    return _check_yes_no(verdict)


def _check_reading(left: str, _r: str, _v: str, form: Mapping[str, str], _s: Settings) -> str:
    claim = reading.claim(left)
    if claim is None:
        raise InputError(say("there is no such claim"), excerpt=left)
    return json.dumps(read_correction(call_credit(claim), form), ensure_ascii=False, sort_keys=True)


def _check_dispute(left: str, right: str, verdict: str, _f: Mapping[str, str], _s: Settings) -> str:
    if reading.claim(left) is None or reading.claim(right) is None or verdict != "stands":
        raise InputError(say("these are no two claims to let stand"), excerpt=f"{left} {right}")
    return verdict


def _check_deals(left: str, right: str, verdict: str, _f: Mapping[str, str], _s: Settings) -> str:
    if not left or not right or left == right:
        raise InputError(say("these are no two deals"), excerpt=f"{left} {right}")
    return _check_yes_no(verdict)


def _check_parties(left: str, right: str, verdict: str, _f: Mapping[str, str], _s: Settings) -> str:
    if left == right or not (is_party(left) and is_party(right)):
        raise InputError(say("these are no two parties"), excerpt=f"{left} {right}")
    return _check_yes_no(verdict)


def _check_comment(left: str, _r: str, verdict: str, _f: Mapping[str, str], _s: Settings) -> str:
    if not left or verdict not in {"approve", "reject"}:
        raise InputError(say("a comment is approved or rejected"), excerpt=verdict)
    return verdict


def _check_weights(left: str, _r: str, verdict: str, _f: Mapping[str, str], _s: Settings) -> str:
    read_weights(verdict)
    return _check_method(left, verdict)


def _check_switch(left: str, _r: str, verdict: str, _f: Mapping[str, str], _s: Settings) -> str:
    if verdict not in {"on", "off"}:
        raise InputError(say("learning is on or off"), excerpt=verdict)
    return _check_method(left, verdict)


def _check_method(left: str, verdict: str) -> str:
    if left != SUBJECT:
        raise InputError(say("that is not the method"), excerpt=left)
    return verdict


CHECKS: Final[dict[str, Check]] = {
    "publish": _check_fate, "hold": _check_fate, "drop": _check_fate, "schedule": _check_time,
    "retitle": _check_headline, "summary": _check_summary, "section": _check_section, "lead": _check_lead,
    "correction": _check_correction, "same_story": _check_pair, "same_deal": _check_deals,
    "same_party": _check_parties, "claim_holds": _check_holds, "claim_corrected": _check_reading,
    "dispute": _check_dispute, "comment": _check_comment, "weights": _check_weights,
    "learning": _check_switch,
}  # fmt: skip
"""Kind of act → what checks its words and gives the verdict that is written."""
