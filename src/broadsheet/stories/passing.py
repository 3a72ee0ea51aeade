"""Whether a report and a story only mention each other: each leads with what the other has further down.

"Stargate has yet to sign for a site" says in its third paragraph that OpenAI went to Oracle by itself. The
report on that contract is another story, however many names, figures and words the two texts share.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from broadsheet.stories.report import Report


def is_in_passing(report: Report, voices: Sequence[Report]) -> bool:
    """Whether one mentions what the other leads with, and their heads have no organisation in common.

    A head is the headline and the first paragraph. What a story leads with stands in most of its heads
    and in a headline. Where the headlines of either name nobody it is never so.
    """
    mine = report.wording.title_parties
    if not (mine and report.wording.has_text):
        return False
    yours = _leading(voices)
    if not yours or not yours.isdisjoint(report.wording.head_parties):
        return False
    if not yours.isdisjoint(report.wording.text_parties):
        return True
    in_texts = _any(voice.wording.text_parties for voice in voices)
    in_heads = _any(voice.wording.head_parties for voice in voices)
    return mine.isdisjoint(in_heads) and not mine.isdisjoint(in_texts)


def _leading(voices: Sequence[Report]) -> frozenset[str]:
    """Organisations of most heads that some headline names."""
    if len(voices) == 1:
        return voices[0].wording.title_parties & voices[0].wording.head_parties
    heads = [voice.wording.head_parties for voice in voices]
    titles = _any(voice.wording.title_parties for voice in voices)
    return frozenset(party for party in titles if 2 * sum(party in head for head in heads) > len(voices))


def _any(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*sets)
