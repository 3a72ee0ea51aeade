"""Who is credited beyond the sentence: heads of digest items, an opening "According to X", "the newspaper", "reportedly"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from broadsheet.claims.drafts import Draft
from broadsheet.claims.fields.speakers import find_speakers
from broadsheet.claims.mask import Entity, Masked
from broadsheet.claims.reading import Reading
from broadsheet.records import Attribution

_HEAD = re.compile(
    r"(?:(?:Next|Now|Then|And|Also|First|Finally|Up next)(?: to [^.:]{1,40}[.,]?)?,? ?)?(?:[Ff]rom|[Vv]ia)"
    r" (?:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2} (?:at|of|for|in) )?(?P<outlet>(?:[A-Z0-9][\w.&'’-]*)(?: [A-Z0-9][\w.&'’-]*){0,3})\s?:?$"
)
_OPENING = re.compile(r"(?:According to|As (?:first )?reported by|Per|Citing)\b")
_TELLS_WHO = re.compile(
    r"\b(?:[Aa]ccording to|[Ss]aid|[Rr]eported|per|as) (?:an? |the )(?:\w+ )?"
    r"(?:(?P<outlet>newspaper|paper|outlet|publication|magazine|report|news agency|website|site)"
    r"|(?P<company>statement|announcement|press release|release|blog post|post|companies|company))\b(?! (?:from|by|in|of)\b)"
)
_REPORT_SAYS = re.compile(
    r"\b[Tt]he (?:report|newspaper|paper|outlet|publication|article|story) (?:also )?(?:said|says|added|adds|noted|notes|claims?|claimed|suggests?)\b"
)
_TRACKERS = (
    "PitchBook",
    "Crunchbase",
    "CB Insights",
    "Tracxn",
    "Dealroom",
    "Sacra",
)  # whom "reportedly" never means
_REPORTEDLY = re.compile(r"\breportedly\b", re.IGNORECASE)
_BACK, _AHEAD, _LEAD = 6, 4, 2  # sentences
_SERIES_REACH = 12


def carry_credits(drafts: Sequence[Draft], reading: Reading) -> None:
    """Gives deals without a speaker the one that their item or paragraph credits, or "the newspaper" named before."""
    items = _standing_credits(reading)
    announced = _announcers(drafts, reading)
    for draft in drafts:
        if draft.masked.field == "title" and not draft.said_by and not _is_told_in_body(draft, drafts):
            draft.said_by = _of_lead(draft, reading)
        if draft.frame.is_bare or draft.masked.field == "title":
            continue
        if standing := items.get(draft.masked.index):
            draft.said_by = [*draft.said_by, *(a for a in standing if a not in draft.said_by)]
        elif not draft.said_by:
            draft.said_by = (
                _pointed_at(draft.masked, draft.start, reading)
                or _of_series(draft, announced)
                or _of_sentence_before(draft, drafts, reading)
                or _of_own_paper(draft, reading)
            )


_PAPER = re.compile(
    r"\b(?:[Ii]n|[Aa]ccording to|[Pp]er) an? (?:joint |brief |written |\w+day )?(?:press release|news release|statement|announcement|blog post|media release)\b(?! (?:from|by|of|to)\b)"
    r"|\b(?:an?|the) (?:joint )?(?:statement|press release|announcement) (?:said|says|reads|read)\b"
)


def _of_own_paper(draft: Draft, reading: Reading) -> list[Attribution]:
    """As in "Acme has bought Globex, a statement said": the company whose deal it is."""
    if not _PAPER.search(draft.masked.mask) or find_speakers(draft.masked, reading):
        return []
    sides = [m for m in (draft.subject, draft.object) if m]
    if draft.relation == "funding_round":
        sides = sides[-1:]
    who = min(sides, key=lambda m: m.span.start if m.span else 0, default=None)
    return [Attribution(kind="company", name=who.name, party_id=who.party_id)] if who else []


def _is_told_in_body(draft: Draft, drafts: Sequence[Draft]) -> bool:
    return any(
        d.masked.field == "text" and d.family == draft.family and d.parties & draft.parties for d in drafts
    )


def _of_lead(draft: Draft, reading: Reading) -> list[Attribution]:
    """Of a deal that only the title tells: who speaks in the first sentences, where they name its sum or a side."""
    if draft.frame.is_bare:
        return []
    lead = [s for s in reading.sentences if s.field == "text"][:_LEAD]
    near = (s for s in lead if any(_is_of(entity, draft) for _, entity in s.signs()))
    return next((found for s in near if (found := _tellers(draft, s, reading))), [])


def _is_of(entity: Entity, draft: Draft) -> bool:
    if entity.money is not None:
        return draft.money is not None and entity.money.high == draft.money.high
    return any(m.party_id in draft.parties for m in entity.mentions)


def _tellers(draft: Draft, masked: Masked, reading: Reading) -> list[Attribution]:
    """Who speaks in another sentence and can be who tells the deal: the press, unnamed people, a side of it."""
    return [
        a
        for a in find_speakers(masked, reading)
        if a.kind in {"outlet", "anonymous"} or a.party_id in draft.parties
    ]


_THE_DEAL = re.compile(
    r"\b(?:[Tt]he|[Tt]his) (?:[a-z-]+ )?(?:deal|agreement|contract|partnership|pact|transaction|acquisition|lease|venture)\b"
    r"|^(?:And |But )?(?:That|This|It) (?:brings|brought|takes|took) |\bof (?:that|this) (?:money|sum|total|amount|cash)\b"
)
_OF_THAT = re.compile(
    r"^(?:And |But )?(?:That|This|It) (?:brings|brought|takes|took) |\bof (?:that|this) (?:money|sum|total|amount|cash)\b"
)
"""As in "That brings its total to $5m", "$5m of that money": the same word goes on, whoever else is named."""


def _of_sentence_before(draft: Draft, drafts: Sequence[Draft], reading: Reading) -> list[Attribution]:
    """As in "Acme announced a lease. It struck the deal with Globex": who made known what "the deal" means."""
    if not _THE_DEAL.search(draft.masked.mask) or draft.masked.index == 0:
        return []
    before = reading.sentences[draft.masked.index - 1]
    if before.field == "title":
        return []
    if _OF_THAT.search(draft.masked.mask):
        told = [a for d in drafts if d.masked is before and d.family == draft.family for a in d.said_by]
        return told or _tellers(draft, before, reading)
    if any(d.masked is before and d.parties != draft.parties for d in drafts):
        return []
    return _tellers(draft, before, reading)


_SERIES = re.compile(
    r"\bannounc\w+ (?:[^.;]{0,60} )?(?:several|multiple|a series of|a string of|two|three|four|five|six|seven|\d+) (?:[a-z-]+ ){0,3}"
    r"(?:agreements|deals|partnerships|investments|contracts|acquisitions|collaborations)\b"
    r"|\b(?:announc|reveal|disclos|unveil)\w+ [\ue600-\ue6ff] (?:of|in|worth of) (?:[a-z-]+ ){0,2}(?:commitments|investments|pledges|deals|contracts|agreements)\b"
)


def _announcers(drafts: Sequence[Draft], reading: Reading) -> list[tuple[int, Attribution]]:
    """Sentence and speaker where a company makes several deals known, which the next sentences tell one by one."""
    return [
        (sentence.index, speaker)
        for sentence in reading.sentences
        if drafts and sentence.field == "text" and _SERIES.search(sentence.mask)
        for speaker in find_speakers(sentence, reading)[:1]
        if speaker.kind == "company"
    ]


def _of_series(draft: Draft, announced: Sequence[tuple[int, Attribution]]) -> list[Attribution]:
    return [
        a
        for at, a in announced
        if at < draft.masked.index <= at + _SERIES_REACH and a.party_id in draft.parties
    ]


def _standing_credits(reading: Reading) -> dict[int, list[Attribution]]:
    """Sentence → who is credited by the head of its item or by the opening of its paragraph."""
    found: dict[int, list[Attribution]] = {}
    item: list[Attribution] = []
    paragraph: list[Attribution] = []
    for masked in reading.sentences:
        if masked.field == "title":
            continue
        if "\n" in masked.source[max(0, masked.start - 2) : masked.start]:
            paragraph = []
        if head := _head(masked):
            item = head
            continue
        if _OPENING.match(masked.quote):
            paragraph = [a for a in find_speakers(masked, reading) if a.kind == "outlet"]
        if credit := [*item, *paragraph]:
            found[masked.index] = credit
    return found


def _head(masked: Masked) -> list[Attribution]:
    """As in "From Jane Doe at TechTarget:" on a line of its own."""
    match = _HEAD.fullmatch(masked.quote.strip())
    is_alone = match is not None and masked.source[masked.end : masked.end + 1] in {"\n", ""}
    if match is None or not (is_alone or masked.quote.rstrip().endswith(":")):
        return []
    return [Attribution(kind="outlet", name=match["outlet"])]


def _pointed_at(masked: Masked, at: int, reading: Reading) -> list[Attribution]:
    """Whom "according to the newspaper" or "the statement" means, and whose report a bare "reportedly" rests on."""
    match = _TELLS_WHO.search(masked.mask)
    if match or _REPORT_SAYS.search(masked.mask):
        kinds = {"company"} if match and match["company"] else {"outlet"}
        return _nearest(reading.sentences[max(0, masked.index - _BACK) : masked.index][::-1], kinds, reading)
    if _REPORTEDLY.search(masked.mask, max(0, at - 60), at + 80):
        around = [
            *reading.sentences[max(0, masked.index - _BACK) : masked.index][::-1],
            *reading.sentences[masked.index + 1 : masked.index + 1 + _AHEAD],
        ]
        return _nearest(around, {"outlet"}, reading)
    return []


def _nearest(sentences: Iterable[Masked], kinds: set[str], reading: Reading) -> list[Attribution]:
    others = {reading.article.provider.name, *_TRACKERS}
    for sentence in sentences:
        said_by = [a for a in find_speakers(sentence, reading) if a.kind in kinds and a.name not in others]
        if said_by:
            return said_by[:1]
    return []
