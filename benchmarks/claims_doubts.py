"""The weights by which the least certain claims are withheld: learned from the read half of our own articles.

    python -m benchmarks.claims_doubts [--write] [--least 0.4] [--data DIR]

Logistic regression over the signs of `broadsheet.claims.refusals.doubts`, with a ridge, by Newton's steps from zero: the same answer
every time. Prints the weights, and for each set how many right and false claims stand below each certainty: the read half
by folds that never saw the article, labelled documents in DIR as they are. --write stores the weights and the
certainty from which claims are told. The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import claims as gold
from benchmarks.claims_confidence import area
from benchmarks.labelled_articles import is_held, read_articles
from benchmarks.same_names import with_same_names
from broadsheet.claims import find_claims
from broadsheet.claims.folding import assembly
from broadsheet.claims.refusals import doubts

RIDGE, FOLDS, STEPS = 3.0, 8, 40
CUTS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
Row = tuple[dict[str, float], int, int]
"""The signs of a claim, whether it is right, and the number of its document."""


def read_half() -> Iterable[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """The articles that anybody may read, with their labels."""
    return [(one.doc, one.claims) for one in read_articles() if not is_held(one.doc)]


def read_labelled(folder: Path, scorer: Any) -> Iterable[tuple[dict[str, Any], list[dict[str, Any]]]]:
    truth = list(scorer.read(folder / "claims.jsonl"))
    docs = [d for d in scorer.read(folder / "documents.jsonl") if (d.get("language") or "en") == "en"]
    return [(doc, [g for g in truth if g["doc_id"] == doc["id"]]) for doc in docs]


def rows_of(pages: Iterable[tuple[dict[str, Any], list[dict[str, Any]]]], scorer: Any) -> list[Row]:
    """A row for each claim that is right or false, of all that the reader would tell without a doubt."""
    found: list[Row] = []
    for number, (doc, truth) in enumerate(pages):
        told, signs = _told(doc)
        matched, _, false, _ = scorer.score_document(doc, truth, told)
        right = {id(claim) for _, claim, _ in matched}
        wrong = {id(claim) for claim in false}
        for claim, sign in zip(told, signs, strict=True):
            if id(claim) in right | wrong:
                found.append((sign, int(id(claim) in right), number))
    return found


def _told(doc: dict[str, Any]) -> tuple[list[dict[str, Any]], list[dict[str, float]]]:
    """The claims of a document, none withheld, each with its signs."""
    signs: dict[tuple[Any, ...], dict[str, float]] = {}
    usual, make = assembly.without_doubtful, assembly._claim
    groups: list[Any] = []

    def keep(all_groups: list[Any], _: Any) -> list[Any]:
        groups[:] = all_groups
        return all_groups

    def claim(group: Any, reading: Any, made_by: str) -> Any:
        made = make(group, reading, made_by)
        signs.setdefault(_deal_of(made), doubts.signs_of(group, groups, reading))
        return made

    vars(assembly).update(without_doubtful=keep, _claim=claim)
    try:
        found = find_claims(gold.article_of(doc))
    finally:
        vars(assembly).update(without_doubtful=usual, _claim=make)
    told = f"{doc.get('title') or ''}\n{doc['text']}"
    return [gold.prediction_of(doc["id"], c, told) for c in found], [signs[_deal_of(c)] for c in found]


def _deal_of(claim: Any) -> tuple[Any, ...]:
    """What stays of a claim when its quotes are told as the article has them: ids do not."""
    sides = tuple(m.party_id if m else "" for m in (claim.subject, claim.object))
    sums = (claim.money.low, claim.money.high) if claim.money else ()
    return (claim.relation, *sides, claim.stage, claim.cumulative, *sums)


def matrix(rows: list[Row], names: list[str]) -> np.ndarray:
    return np.array([[*(signs.get(name, 0.0) for name in names), 1.0] for signs, _, _ in rows])


def fit(rows: list[Row], names: list[str]) -> np.ndarray:
    """Weights, the bias last."""
    x, y = matrix(rows, names), np.array([right for _, right, _ in rows], dtype=float)
    ridge, w = np.append(np.full(len(names), RIDGE), 1e-6), np.zeros(len(names) + 1)
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        slope = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        w += np.linalg.solve(slope, x.T @ (y - p) - ridge * w)
    return w


def certainties(rows: list[Row], names: list[str], w: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-matrix(rows, names) @ w))


def cross(rows: list[Row], names: list[str]) -> np.ndarray:
    """Each article's claims by weights that never saw the article."""
    found = np.zeros(len(rows))
    for fold in range(FOLDS):
        test = [i for i, row in enumerate(rows) if row[2] % FOLDS == fold]
        w = fit([row for row in rows if row[2] % FOLDS != fold], names)
        found[test] = certainties([rows[i] for i in test], names, w)
    return found


def curve(name: str, scores: np.ndarray, rows: list[Row]) -> dict[str, Any]:
    """Right and false claims below each certainty, and what precision and recall of the told ones become."""
    right = np.array([row[1] for row in rows])
    told = {str(cut): [int(right[scores < cut].sum()), int((1 - right)[scores < cut].sum())] for cut in CUTS}
    print(f"{name}: {right.sum()} right, {(1 - right).sum()} false, area {area(scores, right):.3f}")
    for cut, (good, bad) in told.items():
        kept = right.sum() - good
        precision = kept / max(1, len(right) - good - bad)
        print(
            f"  below {cut:5} {good:4} right {bad:4} false   precision {100 * precision:.1f}  right kept {100 * kept / right.sum():.1f}"
        )
    return {"right": int(right.sum()), "false": int((1 - right).sum()), "below": told}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--write", action="store_true", help="store the weights with the package")
    parser.add_argument("--least", type=float, default=0.28, help="the certainty from which a claim is told")
    parser.add_argument(
        "--data", type=Path, action="append", default=[], help="labelled documents to measure on"
    )
    options = parser.parse_args()
    scorer = with_same_names(gold.load_scorer(gold.DEFAULT))
    rows = rows_of(read_half(), scorer)
    names = sorted({name for signs, _, _ in rows for name in signs})
    w = fit(rows, names)
    answer: dict[str, Any] = {
        "benchmark": "claims_doubts",
        "articles": curve("read half", cross(rows, names), rows),
    }
    for folder in options.data:
        own = rows_of(read_labelled(folder, scorer), scorer)
        answer[folder.name] = curve(folder.name, certainties(own, names, w), own)
    lines = [f"{n} = {v:.2f}" for n, v in zip([*names, "bias"], w, strict=True)]
    print("\n".join(lines))
    if options.write:
        sheet = resources.files("broadsheet").joinpath("data", "claims", "doubts.toml")
        told = [
            "# Written by benchmarks/claims_doubts.py --write.",
            "[weights]",
            f"least = {options.least}",
            *lines,
        ]
        Path(str(sheet)).write_text("\n".join(told) + "\n", encoding="utf-8")
    print(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
