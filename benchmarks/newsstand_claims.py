"""Deal claims of the newsstand's pages, against the truth in their front matter.

    python -m benchmarks.newsstand_claims [--language XX] [--errors]

Counts relations: parties (either way round) and family. The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from datetime import UTC, datetime
from importlib import resources
from typing import Any

import yaml

from broadsheet.claims import find_claims
from broadsheet.parties import load_parties
from broadsheet.records import FAMILY_OF, Article, Claim, Provider, article_id, text_id

Key = tuple[frozenset[str], str]


def _outlets() -> dict[str, dict[str, str]]:
    """Outlet id → its row, as the newsstand's catalogue of outlets has it."""
    sheet = resources.files("broadsheet.testing.newsstand").joinpath("outlets.yaml")
    rows = yaml.safe_load(sheet.read_text(encoding="utf-8"))
    return {row["id"]: row for row in rows}


def read_pages() -> list[tuple[Article, list[dict[str, Any]]]]:
    pages = []
    outlets = _outlets()
    folder = resources.files("broadsheet.testing.newsstand").joinpath("articles")
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".md"):
            continue
        _, front, body = file.read_text(encoding="utf-8").split("---\n", 2)
        meta = yaml.safe_load(front)
        if body.strip() and not meta.get("copy_of"):  # a copy's claims are told in its original
            article = _article(file.name, meta, body.strip(), outlets[meta["outlet"]])
            pages.append((article, meta.get("claims") or []))
    return pages


def _article(name: str, meta: dict[str, Any], text: str, outlet: dict[str, str]) -> Article:
    published = (
        meta["published"] if isinstance(meta["published"], datetime) else datetime(2024, 1, 1, tzinfo=UTC)
    )
    provider = Provider(name=outlet["name"], domain=outlet["host"], country=outlet["country"])
    url = f"https://{meta['outlet']}.example/{name}"
    return Article(
        id=article_id(url), text_id=text_id(meta["title"], text), url=url, original_url=url, provider=provider,
        title=meta["title"], text=text, language=outlet["language"], published=published.astimezone(UTC),
    )  # fmt: skip


def key_of_truth(row: dict[str, Any]) -> Key:
    book = load_parties()
    sides = (row.get("subject"), row.get("object"))
    return frozenset(book.counted(s)[0] if book.party(s) else s for s in sides if s), FAMILY_OF[
        row["relation"]
    ]


def key_of(claim: Claim) -> Key:
    sides = [m.name if m.party_id.startswith("?") else m.party_id for m in (claim.subject, claim.object) if m]
    return frozenset(sides), FAMILY_OF[claim.relation]


def _match(
    truth: list[dict[str, Any]], found: list[Claim]
) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Pairs of (truth, found), what was missed, what is false; the same amount first."""
    pairs: list[tuple[int, int]] = []
    left, right = list(range(len(truth))), list(range(len(found)))
    for strict in (2, 1, 0):
        for i in list(left):
            for j in list(right):
                if _fits(truth[i], found[j], strict):
                    pairs.append((i, j))
                    left.remove(i)
                    right.remove(j)
                    break
    return pairs, left, right


def _fits(row: dict[str, Any], claim: Claim, strict: int) -> bool:
    wanted, got = key_of_truth(row), key_of(claim)
    if wanted[1] != got[1]:
        return False
    if strict == 2 and not _same_money(row, claim):
        return False
    if wanted[0] == got[0]:
        return True
    if strict or row["relation"] not in {"funding_round", "joint_venture", "partnership", "acquisition"}:
        return False
    others = {*wanted[0], *row.get("others", ())}
    return got[0] <= others and bool(claim.object) and claim.object.party_id == row["object"]


def _same_money(row: dict[str, Any], claim: Claim) -> bool:
    low, high = row.get("low"), row.get("high")
    money = claim.money
    if low is None and high is None:
        return money is None
    return money is not None and {money.low, money.high} - {None} <= {low, high}


def score(pages: list[tuple[Article, list[dict[str, Any]]]], *, errors: bool) -> dict[str, dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = {}
    for article, truth in pages:
        found = list(find_claims(article))
        pairs, missed, false = _match(truth, found)
        row = rows.setdefault(
            article.language,
            {
                "pages": 0,
                "truth": 0,
                "found": 0,
                "right": 0,
                "money": 0,
                "stage": 0,
                "voice": 0,
                "no_deal": 0,
                "false_on_no_deal": 0,
            },
        )
        row["pages"] += 1
        row["truth"] += len(truth)
        row["found"] += len(found)
        row["right"] += len(pairs)
        row["money"] += sum(_same_money(truth[i], found[j]) for i, j in pairs)
        row["stage"] += sum(truth[i]["stage"] == found[j].stage for i, j in pairs)
        row["voice"] += sum(
            set(truth[i].get("said_by") or ()) == {a.name for a in found[j].said_by} for i, j in pairs
        )
        if not truth:
            row["no_deal"] += 1
            row["false_on_no_deal"] += len(found)
        if errors:
            _print_errors(article, truth, found, missed, false, pairs)
    return rows


def _print_errors(article: Article, truth: Any, found: Any, missed: Any, false: Any, pairs: Any) -> None:
    for i in missed:
        t = truth[i]
        print(
            "MISS",
            article.url[8:40],
            t["relation"],
            t["subject"],
            "->",
            t["object"],
            t.get("high") or t.get("low"),
            t["stage"],
            "|",
            t["evidence"][:150],
        )
    for j in false:
        c = found[j]
        names = [m.name if m else None for m in (c.subject, c.object)]
        print(
            "FALSE",
            article.url[8:40],
            c.relation,
            *names,
            c.money.as_written if c.money else "",
            c.stage,
            "|",
            c.evidence[0].quote[:150],
        )
    for i, j in pairs:
        t, c = truth[i], found[j]
        if t["stage"] != c.stage:
            print("  STAGE", t["stage"], "not", c.stage, "|", c.evidence[0].quote[:110])
        if not _same_money(t, c):
            print(
                "  MONEY",
                t.get("low"),
                t.get("high"),
                "not",
                c.money and c.money.as_written,
                "|",
                c.evidence[0].quote[:110],
            )
        if set(t.get("said_by") or ()) != {a.name for a in c.said_by}:
            print(
                "  VOICE",
                t.get("said_by"),
                "not",
                [a.name for a in c.said_by],
                "|",
                c.evidence[0].quote[:110],
            )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--language")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    pages = [p for p in read_pages() if options.language in {None, p[0].language}]
    load_parties()
    began = time.perf_counter()
    rows = score(pages, errors=options.errors)
    seconds = time.perf_counter() - began
    figures = {}
    print("lang pages truth found    P     R    F1  money stage voice  false on pages without deals")
    for language, row in sorted(rows.items()):
        precision = row["right"] / row["found"] if row["found"] else 0.0
        recall = row["right"] / row["truth"] if row["truth"] else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        share = [100 * row[k] / row["right"] if row["right"] else 0.0 for k in ("money", "stage", "voice")]
        figures[language] = {
            "precision": round(100 * precision, 1),
            "recall": round(100 * recall, 1),
            "f1": round(100 * f1, 1),
        }
        print(f"{language:4} {row['pages']:5} {row['truth']:5} {row['found']:5} {100 * precision:5.1f} {100 * recall:5.1f} {100 * f1:5.1f}"
              f" {share[0]:5.1f} {share[1]:5.1f} {share[2]:5.1f}  {row['false_on_no_deal']} on {row['no_deal']}")  # fmt: skip
    print(
        json.dumps(
            {
                "benchmark": "newsstand_claims",
                "languages": figures,
                "pages_per_second": round(len(pages) / seconds, 1),
            }
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
