"""Ties that only say again that two deal with each other, where the text tells what the deal is."""

from __future__ import annotations

import re

from broadsheet.claims.drafts import Draft

_AT_WORK = re.compile(r"(?:\w+ly )?work(?:s|ed|ing)?\b[^\ue000-\ue8ff]*\bwith ")
_NEWS = re.compile(r"\b(?:new|expand|extend|deepen|broaden|announc|sign|launch|team|join)")
_PURPOSE = re.compile(r" (?:on|to|for|in) (?!(?:the|this|that|many|some|several|recent|years|\d))")


def is_background(draft: Draft) -> bool:
    """As in "Nvidia-backed": a standing tie, not the news."""
    return draft.frame.stage == "completed"


def covers(rival: list[Draft], group: list[Draft]) -> bool:
    """Whether a plainer kind of deal between the same two leaves nothing for a partnership to tell."""
    places = {d.place for d in rival}
    is_backing = all(d.family == "capital" and is_background(d) for d in rival)
    if rival[0].relation == "partnership" or (is_backing and _NAMED.search(group[0].told)):
        return False
    is_chips = rival[0].relation == "chip_supply"
    is_computing = rival[0].relation == "compute_supply"
    return all(
        d.place in places
        or d.frame.is_bare
        or _speaks_of_it(d)
        or _restates(d)
        or (is_chips and _is_on_chips(d))
        or (is_computing and _is_on_computing(d))
        for d in group
    )


_ON_CHIPS = re.compile(
    r" (?:on|for|to|in) (?:[^\s.;]+ ){0,8}?(?:chips?|GPUs?|CPUs?|TPUs?|accelerators?|processors?)\b"
)


def _is_on_chips(draft: Draft) -> bool:
    """As in "partnered with Acme on halls full of GPUs", where the text tells that Acme supplies them."""
    return draft.relation == "partnership" and _ON_CHIPS.match(draft.masked.mask, draft.end) is not None


_ON_COMPUTING = re.compile(
    r" to (?:secure|get|obtain|rent|lease|buy|access|tap|supply|provide|deliver|add) (?:[^\s.;]+ ){0,8}?"
    r"(?:capacity|compute|computing|megawatts?|gigawatts?|MW|GW|servers)\b"
)


def _is_on_computing(draft: Draft) -> bool:
    """As in "partnered with Acme to secure 9 megawatts", where the text tells that Acme lets its halls."""
    return draft.relation == "partnership" and _ON_COMPUTING.match(draft.masked.mask, draft.end) is not None


_NAMED = re.compile(r"\b(?:partnership|alliance|collaboration|tie-up)\b")
"""As in "not only backed Acme, it also struck a partnership with it": two ties, each told by its name."""


def _speaks_of_it(draft: Draft) -> bool:
    """As in "the partnership between the two companies": a tie told before, by its article."""
    mask = draft.masked.mask
    is_known = _ARTICLE.search(mask, 0, draft.start) or _THAT_THE.match(draft.told) or _is_definite(draft)
    return bool(is_known) and draft.stage == "announced"


_DEFINITE = re.compile(
    r"^[«„“\" ]*$|(?:^|[.,;:«“\"] |\b(?:que|qu['’]|avec|con|de|según|selon|с|от|из|что|по) ?)(?:[Ll]a|[Ll]e|[Ee]l|[Ll] ?['’]|[Cc]et(?:te)?|[Cc]e|[Ee]st[ea]|[Dd]ich[oa]|[Ээ]т[аоу]\w*) ?(?:[a-zà-ÿа-яё]+ )?$|"
    r"\b(?:ravie?s?|fi[eè]re?s?|heureu(?:x|se)s?|encantad[oa]s?|orgullos[oa]s?|emocionad[oa]s?|entusiasmad[oa]s?|рад[аы]?|горд\w+) (?:de |d['’])?(?:nous )?$"
)
_NOUN_OF_TIE = re.compile(
    r"(?:alianza|acuerdo|colaboración|asociación|pacto|partenariat|alliance|accord|collaboration|rapprochement|[Пп]артн[её]рств|[Сс]оглашени|[Сс]отрудничеств|[Аа]льянс)\w*|asociar\w+|associer|collaborer"
)


def _is_definite(draft: Draft) -> bool:
    """As in "La alianza entre A y B …", "« Nous sommes ravis de nous associer à B »": the same in other languages."""
    mask = draft.masked.mask
    noun = _NOUN_OF_TIE.match(mask, draft.start)
    return noun is not None and _DEFINITE.search(mask, 0, draft.start) is not None


_THAT_THE = re.compile(
    r"(?:sa(?:ys|id)|announced|added|noted|explained|wrote)\b[^;.]{0,40}? that the (?:partnership|alliance|collaboration|deal|agreement)\b"
)
"""As in "said on Monday that the partnership with Acme is part of its plan"."""


_ARTICLE = re.compile(
    r"\bthe $|^The (?:\w+ )?$|^(?:Under|As part of|Through|With|In) (?:the|this|that) (?:\w+ ){0,2}"
    r"(?:deal|agreement|partnership|pact|contract|arrangement|tie-up|alliance)\b"
)


def _restates(draft: Draft) -> bool:
    """As in "It has worked with Acme since 2023" behind "Globex rents capacity from Acme": nothing new is told."""
    if draft.relation != "partnership" or draft.money is not None or draft.masked.field == "title":
        return False
    mask = draft.masked.mask
    is_plain = _AT_WORK.match(draft.told) is not None and _NEWS.search(mask, 0, draft.end) is None
    return is_plain and _PURPOSE.match(mask, draft.end) is None
