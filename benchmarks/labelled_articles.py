"""Articles of our own with their deals written below each paragraph, and the forms that the scorer reads.

    python -m benchmarks.labelled_articles --check            says what is wrong with a label, and counts
    python -m benchmarks.labelled_articles --out DIR          writes documents, claims and labels as JSON lines
    python -m benchmarks.labelled_articles --out DIR --half held    only the articles that nobody reads for faults

A file of `benchmarks/prose/articles` holds articles with a line of dashes between them. "# " begins the headline, every
other line is a paragraph, and a line with "= " tells a deal of the paragraph above:

    = funding_round | Sequoia Capital > Quellon | + Index Ventures | "raised $40 million in a Series B"

kind | giver > receiver | + others | words of the sentence that tells it. "?" is a giver whom nobody names. Sums, stages
and dates are not labelled: only relation figures mean something on these articles. A label may name a company by any
name that the article has for it; its claim has the one that the catalogue counts it under ("Hon Hai" is Foxconn).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.claims import STATES, name_of
from broadsheet.parties import load_parties
from broadsheet.records import Mention

ARTICLES = Path(__file__).resolve().parent / "prose" / "articles"
OUTLET, DAY = "Stackbeat", "2026-03-03"
_SEPARATOR = re.compile(r"^-{5,}$", re.MULTILINE)
_LABEL = re.compile(
    r"= (?P<kind>\w+) \| (?P<giver>.+?) > (?P<taker>.+?)(?: \| \+ (?P<others>.+?))? \| \"(?P<words>.+)\"\s*"
)
_KINDS = {
    **{
        kind: kind
        for kind in (
            "investment", "funding_round", "acquisition", "compute_supply", "chip_supply", "offtake_or_other",
            "licensing", "exclusivity", "partnership", "joint_venture", "renegotiation", "termination",
        )
    },
    "merger": "acquisition",
    "debt": "offtake_or_other",
}  # fmt: skip
"""As written, and as the guide calls it."""
_UNLABELLED: dict[str, Any] = {
    "amount_min": None, "amount_max": None, "currency": None, "amount_qualifier": "none", "period": None,
    "status": "announced", "date": None, "attribution": [],
}  # fmt: skip


class Labelled(NamedTuple):
    """An article as a document of the benchmark, its claims, and what is wrong with its labels."""

    doc: dict[str, Any]
    claims: list[dict[str, Any]]
    faults: list[str]


def read_articles(folder: Path = ARTICLES) -> Iterator[Labelled]:
    """Every article of a folder's text files, in order."""
    for file in sorted(folder.glob("*.txt")):
        for number, block in enumerate(_SEPARATOR.split(file.read_text(encoding="utf-8")), 1):
            yield read_article(block.strip(), f"{file.stem}-{number:03}")


def read_article(block: str, name: str) -> Labelled:
    """One article with its labels; a label that names what the article does not hold is a fault and no claim."""
    lines = [line for line in block.split("\n") if line.strip()]
    text = [line for line in lines if not line.startswith("= ")]
    if not text or not text[0].startswith("# "):
        return Labelled({}, [], [f"{name}: begins with {block[:40]!r}; write '# ' and a headline"])
    doc = {
        "id": name, "url": f"https://example.com/{name}", "provider": OUTLET, "published": DAY, "language": "en",
        "title": text[0][2:], "text": "\n\n".join(text[1:]),
    }  # fmt: skip
    claims: dict[tuple[str, str, str], dict[str, Any]] = {}
    faults = []
    for line in lines:
        if line.startswith("= "):
            fault = _read_label(line, doc, "\n".join(text), claims)
            faults += [f"{name}: {fault} in {line!r}"] if fault else []
    return Labelled(doc, list(claims.values()), faults)


def _read_label(
    line: str, doc: dict[str, Any], told: str, claims: dict[tuple[str, str, str], dict[str, Any]]
) -> str:
    """Adds what a label tells to the claims; returns what is wrong with it, "" for nothing."""
    read = _LABEL.fullmatch(line)
    if not read or read["kind"] not in _KINDS:
        return "no label of the form '= kind | giver > receiver | + others | \"words\"'"
    others = [other.strip() for other in (read["others"] or "").split(",") if other.strip()]
    sides = [side for side in (read["giver"], read["taker"], *others) if side != "?"]
    missing = [part for part in (*sides, read["words"]) if part not in told]
    if missing:
        return f"{missing[0]!r} does not stand in the article"
    kind, giver, taker = _KINDS[read["kind"]], *_counted_sides(read["giver"], read["taker"], told)
    others = [counted_name(other, told) for other in others]
    claim = claims.get((kind, giver, taker))
    if claim:
        claim["evidence_more"].append(read["words"])
        claim["other_parties"] += [other for other in others if other not in claim["other_parties"]]
        return ""
    claims[kind, giver, taker] = {
        "id": f"{doc['id']}#{len(claims) + 1}", "doc_id": doc["id"], "type": kind,
        "source_party": None if giver == "?" else giver, "target_party": taker,
        "source_surface": None if giver == "?" else read["giver"], "target_surface": read["taker"],
        "other_parties": others, "evidence": read["words"], "evidence_more": [], **_UNLABELLED,
    }  # fmt: skip
    return ""


def counted_name(name: str, told: str) -> str:
    """The name that a prediction has for a party of an article; `name` where the catalogue does not know it or the article has no other."""
    book = load_parties()
    party = book.find(name) or book.find(name.replace("U.S.", "US"))
    if party is None:
        return name
    party_id, division = book.counted(party.id)
    counted = book.party(party_id) or party
    known = name_of(
        Mention(as_written=name, party_id=party_id, name=counted.name, division_id=division), told
    )
    return known if known and (counted.kind in STATES or known in told) else name


def _counted_sides(giver: str, taker: str, told: str) -> tuple[str, str]:
    """Both sides as the catalogue counts them; as written where that makes one party of a company and what it bought."""
    counted = counted_name(giver, told), counted_name(taker, told)
    return (giver, taker) if counted[0] == counted[1] else counted


def write_lines(folder: Path, articles: Sequence[Labelled]) -> None:
    """Writes documents.jsonl, claims.jsonl and labels.jsonl, so that `benchmarks.claims --data` reads the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    kinds = ("hard_negative", "deal")
    rows = {
        "documents": [one.doc for one in articles],
        "claims": [claim for one in articles for claim in one.claims],
        "labels": [
            {"id": one.doc["id"], "kind": kinds[bool(one.claims)], "reason": None} for one in articles
        ],
    }
    for name, told in rows.items():
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in told)
        (folder / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")


def is_held(doc: dict[str, Any]) -> bool:
    """Whether an article is held out: its number is even. The odd ones may be read for faults (decision 0242)."""
    return int(doc["id"].rpartition("-")[2]) % 2 == 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="say what is wrong with labels")
    parser.add_argument("--out", type=Path, help="write the articles as JSON lines into this folder")
    parser.add_argument("--half", choices=("read", "held"), help="only those that are read, or held out")
    options = parser.parse_args()
    articles = list(read_articles())
    if options.half:
        articles = [one for one in articles if is_held(one.doc) == (options.half == "held")]
    faults = [fault for one in articles for fault in one.faults]
    if options.check:
        print(*faults, sep="\n", end="\n" if faults else "")
    if options.out:
        write_lines(options.out, articles)
    counts = Counter(claim["type"] for one in articles for claim in one.claims)
    print(json.dumps({"articles": len(articles), "claims": dict(counts), "faults": len(faults)}))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
