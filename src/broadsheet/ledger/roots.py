"""Independent voices: who a claim goes back to, counted once however often it is reprinted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Final

from broadsheet.records import Claim

_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
SUFFIX_PARTS: Final = frozenset({"co", "com", "org", "net", "gov", "ac", "edu", "or", "ne"})


def name_roots(claim: Claim) -> tuple[str, ...]:
    """The voices one claim goes back to: the outlets it names, else the one that carries it.

    An outlet that only passes another's report on ("Gazette, citing Herald") is no voice of its own.
    """
    outlets = [a for a in claim.said_by if a.kind == "outlet" and a.name]
    passed_on = {a.relayed_by for a in outlets}
    named = tuple(dict.fromkeys(a.name for a in outlets if a.name not in passed_on))
    return named or (claim.root or claim.outlet or claim.article_id,)


def count_roots(claims: Iterable[Claim]) -> tuple[tuple[str, ...], int]:
    """(independent voices, articles): never more voices than articles, most cited first.

    An outlet named in another's text and its own report are one voice, and so are the outlets of a
    publisher. A voice is shown as it is named; where it has several names by the publisher or address.
    """
    seen: Counter[str] = Counter()
    names: dict[str, set[str]] = {}
    articles: set[str] = set()
    for claim in claims:
        articles.add(claim.article_id)
        for name in name_roots(claim):
            key = voice_of(name)
            seen[key] += 1
            names.setdefault(key, set()).add(name)
    ranked = sorted(seen, key=lambda key: (-seen[key], key))
    return tuple(_show_voice(key, names[key]) for key in ranked[: len(articles)]), len(articles)


def _show_voice(key: str, names: set[str]) -> str:
    if len(names) == 1:
        return next(iter(names))
    if key in _catalogue()[1]:
        return key
    return min(names, key=lambda name: (_DOMAIN.fullmatch(name) is None, name))


@lru_cache(maxsize=16384)
def voice_of(name: str) -> str:
    """One key for "The Information" and theinformation.com, for WSJ and its publisher."""
    domains, families = _catalogue()
    if name in families:
        return families[name]
    domain = name if _DOMAIN.fullmatch(name) else domains.get(_squash(name), "")
    if domain in families:
        return families[domain]
    return _label(domain) if domain else _squash(name) or name


def _label(domain: str) -> str:
    """The part of an address that is the outlet's name: "bbc" of bbc.co.uk."""
    labels = [part for part in domain.split(".")[:-1] if part not in SUFFIX_PARTS and part != "www"]
    return labels[-1].replace("-", "") if labels else domain


def _squash(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


@lru_cache(maxsize=1)
def _catalogue() -> tuple[dict[str, str], dict[str, str]]:
    """(squashed outlet name → address, address → publisher) from the reviewed tables."""
    domains: dict[str, str] = {}
    for domain, *names in _rows("data/stories/outlets.tsv"):
        for name in names:
            domains[_squash(name)] = domains["the" + _squash(name)] = domain
    families: dict[str, str] = {}
    for family, *listed in _rows("data/sources_families.tsv"):
        families[family] = family
        families.update({domain: family for cell in listed for domain in cell.split()})
    return domains, families


def _rows(path: str) -> Iterator[list[str]]:
    text = files("broadsheet").joinpath(path).read_text("utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")
