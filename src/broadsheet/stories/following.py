"""Whether a story is the next step of an earlier one of the same matter."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.stories.report import Report


def is_next_step(voices: Sequence[Report], earlier: Sequence[Report], *, is_near: bool) -> bool:
    """Whether the later story answers, completes or enlarges the earlier one, both of one matter.

    A denial, a correction or a completion answers what is near to it or names the same sum; what is
    expanded was agreed before; a regulator that spoke of a matter before goes on with it; and money that
    was talked about is paid.
    """
    if any(report.wording.steps for report in voices) and (is_near or _shares_sum(voices, earlier)):
        return True
    if any(report.wording.changes for report in voices) or _is_proceeding(voices, earlier):
        return True
    return _is_done(voices, earlier)


def _shares_sum(voices: Sequence[Report], earlier: Sequence[Report]) -> bool:
    return not _sums(voices).isdisjoint(_sums(earlier))


def _sums(voices: Sequence[Report]) -> frozenset[str]:
    return frozenset[str]().union(*(report.wording.amounts for report in voices))


def _is_done(voices: Sequence[Report], earlier: Sequence[Report]) -> bool:
    """What half of the earlier titles called talks about money for a share most later ones tell as done."""
    talked = sum(report.wording.is_talk and report.wording.is_capital for report in earlier)
    done = sum(report.wording.is_capital and not report.wording.is_talk for report in voices)
    return 2 * talked >= len(earlier) and 2 * done > len(voices)


def _is_proceeding(voices: Sequence[Report], earlier: Sequence[Report]) -> bool:
    regulators = [
        {report.provider.root for report in told if report.provider.kind == "regulator"}
        for told in (voices, earlier)
    ]
    return bool(regulators[0] & regulators[1])
