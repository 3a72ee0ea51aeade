"""Independent voices: who a claim goes back to, counted once however often it is reprinted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from broadsheet.records import Claim

SHORT_NAMES = {
    "wallstreetjournal": "wsj", "financialtimes": "ft", "newyorktimes": "nytimes",
    "washingtonpost": "washingtonpost", "bloombergnews": "bloomberg", "reutersnews": "reuters",
    "associatedpress": "apnews", "ap": "apnews", "businessinsider": "businessinsider", "nyt": "nytimes",
    "southchinamorningpost": "scmp", "sddeutschezeitung": "sueddeutsche", "nikkeiasia": "asianikkei",
}  # fmt: skip
"""Outlets whose address is not their name."""

HOST_PARTS = frozenset({"co", "com", "org", "net", "gov", "ac", "www", "news", "asia"})


def name_roots(claim: Claim) -> tuple[str, ...]:
    """The voices one claim goes back to: the outlets it names, else the one that carries it."""
    named = tuple(_outlet_key(a.name) for a in claim.said_by if a.kind == "outlet" and a.name)
    return named or (_outlet_key(claim.root or claim.outlet or claim.article_id),)


def count_roots(claims: Iterable[Claim]) -> tuple[tuple[str, ...], int]:
    """(independent voices, articles): never more voices than articles, most cited first."""
    seen: Counter[str] = Counter()
    articles: set[str] = set()
    for claim in claims:
        articles.add(claim.article_id)
        seen.update(name_roots(claim))
    ranked = sorted(seen, key=lambda root: (-seen[root], root))
    return tuple(ranked[: len(articles)]), len(articles)


@lru_cache(maxsize=16384)
def _outlet_key(name: str) -> str:
    """One key for "The Information" and theinformation.com, for CNBC and cnbc.com."""
    if re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", name):
        labels: Sequence[str] = [part for part in name.split(".")[:-1] if part not in HOST_PARTS]
        return "".join(labels[-1:]).replace("-", "") or name
    plain = re.sub(r"[\W_]+", "", name.casefold())
    bare = re.sub(r"^the(?=\w{8,})", "", plain) if plain not in {"theinformation", "theverge"} else plain
    return SHORT_NAMES.get(bare, SHORT_NAMES.get(plain, plain)) or name
