"""Words of a delivery that name somebody to whom nothing is delivered: a maker of goods, an example of what can be left, a likeness."""

from __future__ import annotations

import re
from collections.abc import Callable

from broadsheet.claims.drafts import Draft
from broadsheet.claims.mask import NAMED
from broadsheet.claims.names.trades import trade_of
from broadsheet.claims.pointing.likened import LIKENED
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_GOODS = re.compile(
    r"(?: [A-Z0-9][\w.-]*| [\ue800-\ue8ff]| AI| data cent(?:er|re)| latest| newest| powerful| advanced){0,4} "
    r"(?:GPUs?|chips?|accelerators?|processors?|graphics cards?|hardware|superchips?|instances|clusters?|systems)\b"
)
_LEFT_OUT = re.compile(
    r"\b(?:alternatives? to|options? (?:besides|beyond|other than)|instead of|rather than|(?:rather|need|do|does|did|will|would|could|can)(?: not|n't)(?: need to| have to)?"
    r"|without(?: having to)?|(?:free|frees|freeing|freed|keep|keeps|save|saves|saving|stop|stops|prevent|prevents) (?:[^\s,;.]+ ){1,4}?from|avoid(?:s|ed|ing)?"
    r"|no (?:need|reason|wish) to|independent of) (?:simply |just |only |solely |always |even |ever )?$"
)
_PROVIDERS = re.compile(
    r"\b(?:rel(?:y|ying)|depend(?:ing)?|lean(?:ing)?|us(?:e|ing)|buy(?:ing)?|rent(?:ing)?)(?: (?:on|from))? (?:[^\s,;.\ue000-\ue4ff]+ ){0,4}$"
)
_BARE_FORM = re.compile(r"[a-z]+(?<!ed)(?: |$)")
"""A verb as "need not", "to" and "of" are followed by: nothing that was done."""
_ONE_OF = re.compile(r"(?:an?|one of|also|among) ")
_SUBORDINATE = re.compile(
    r"(?:^|[.;:] |[\"“] )(?:When|If|After|As|While|Before|Once|Since|Because|Although|Though|Until|Whenever|Even (?:if|as|though)) [^;]*? , $"
)
_LIKE_A_NAME = re.compile(r" (?:'s )?(?:deals?|agreements?|contracts?|partnerships?|pacts?|arrangements?)\b")


def is_not_supplied(draft: Draft, reading: Reading) -> bool:
    """Whether a delivery is told of somebody who is named for another reason."""
    return draft.family == "supply" and any(found(draft, reading) for found in _SIGNS)


def _is_maker_of_goods(draft: Draft, reading: Reading) -> bool:
    """As in "offers Nvidia GPUs in its cloud": whoever lets or sells a maker's chips supplies the maker with nothing."""
    if draft.object is None or draft.subject is None or trade_of(draft.object, reading) != "chips":
        return False
    if trade_of(draft.subject, reading) == "chips":
        return False
    places = [at for at in _places(draft, draft.object) if draft.start <= at < draft.end]
    return bool(places) and all(_GOODS.match(draft.masked.mask, at + 1) for at in places)


def _is_left_out(draft: Draft, _: Reading) -> bool:
    """As in "an alternative to relying on Acme", "need not use Acme's chips": whom nobody has to buy from."""
    before = _PROVIDERS.sub("", draft.masked.mask[: draft.start])
    return _LEFT_OUT.search(before) is not None and _BARE_FORM.match(draft.told) is not None


def _is_likened(draft: Draft, _: Reading) -> bool:
    """As in "a tool similar to Acme's": what something is like, and nobody who takes it."""
    mask = draft.masked.mask
    for side in (draft.subject, draft.object):
        places = _places(draft, side)
        if places and all(
            LIKENED.search(mask, 0, at) and not _LIKE_A_NAME.match(mask, at + 1) for at in places
        ):
            return True
    return False


def _is_one_of_theirs(draft: Draft, _: Reading) -> bool:
    """As in "When Acme failed, one of Globex's customers lost a day": a customer without a name, and another's clause."""
    if _ONE_OF.match(draft.told) is None or not draft.masked.mask.startswith(" ", draft.end):
        return False
    is_named = re.match(rf" (?:,|\(|–|—|is {NAMED}|{NAMED})", draft.masked.mask[draft.end :]) is not None
    return not is_named and _SUBORDINATE.search(draft.masked.mask, 0, draft.start) is not None


def _places(draft: Draft, mention: Mention | None) -> list[int]:
    """Where the mask has a side."""
    if mention is None:
        return []
    return [at for at, e in draft.masked.signs() if any(m.party_id == mention.party_id for m in e.mentions)]


def is_broken_off(draft: Draft, reading: Reading) -> bool:
    """As in "customers such as Acme and Gl", where the text ends: the beginning of a name is nobody's."""
    text = reading.article.text.rstrip()
    if len(text) < _LONG or not text[-1:].isalpha():
        return False
    sides = [m for m in (draft.subject, draft.object) if m and m.party_id.startswith("?")]
    return any(m.name.isalpha() and _ends_with(text, m.name) and text.count(m.name) == 1 for m in sides)


def _ends_with(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}$", text) is not None


_LONG = 200
"""A note or a headline is shorter, and has no full stop either."""
_SIGNS: tuple[Callable[[Draft, Reading], bool], ...] = (
    _is_maker_of_goods,
    _is_left_out,
    _is_likened,
    _is_one_of_theirs,
)
