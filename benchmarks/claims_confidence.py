"""The weights behind a claim's confidence: trained on the newsstand's own prose, measured by cross-validation.

    python -m benchmarks.claims_confidence [--write] [--data DIR]

Logistic regression over the signs of `broadsheet.claims.folding.confidence`, with a ridge. Prints the Brier score and the
area under the curve of held-out folds (and of labelled documents in DIR); --write stores the weights with the
package. The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import sys
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import claims as gold
from benchmarks import newsstand_claims as stand
from broadsheet.claims import find_claims, grammar
from broadsheet.claims.folding import assembly, confidence

RIDGE, FOLDS, STEPS = 1.0, 6, 4000
Rows = tuple[list[frozenset[str]], list[int], list[int]]


class Signs:
    """Keeps the signs of each claim as it is put together."""

    def __init__(self) -> None:
        self.seen: list[frozenset[str]] = []

    def __call__(self, group: Any, reading: Any) -> float:
        self.seen.append(confidence.signs_of(group, reading))
        return float(len(self.seen) - 1)


def read_stand() -> Rows:
    """Signs of each claim of the newsstand's English pages, whether it is right, and its page."""
    signs, right, pages = [], [], []
    for number, (article, truth) in enumerate(p for p in stand.read_pages() if p[0].language == "en"):
        found, kept = _found(article)
        pairs, _, _ = stand._match(truth, found)
        good = {j for _, j in pairs}
        signs += kept
        right += [int(j in good) for j in range(len(found))]
        pages += [number] * len(found)
    return signs, right, pages


def read_labelled(folder: Path) -> Rows:
    """The same for labelled documents."""
    scorer = gold.load_scorer(folder if (folder / "score.py").is_file() else gold.DEFAULT)
    docs = [d for d in scorer.read(folder / "documents.jsonl") if d["language"] == "en"]
    truth = list(scorer.read(folder / "claims.jsonl"))
    signs, right, pages = [], [], []
    for number, doc in enumerate(docs):
        found, kept = _found(gold.article_of(doc))
        told = [gold.prediction_of(doc["id"], c) for c in found]
        own = [g for g in truth if g["doc_id"] == doc["id"]]
        _, _, false, ignored = scorer.score_document(doc, own, told)
        for prediction, sign in zip(told, kept, strict=True):
            if not any(prediction is i for i in ignored):
                signs.append(sign)
                right.append(int(not any(prediction is f for f in false)))
                pages.append(number)
    return signs, right, pages


def _found(article: Any) -> tuple[list[Any], list[frozenset[str]]]:
    """The claims of frames with their signs; one of the judge alone is as sure as the judge is."""
    keeper, usual, judge = Signs(), confidence.confidence_of, grammar.find_judged
    vars(assembly)["confidence_of"] = keeper
    vars(grammar)["find_judged"] = lambda _reading, _drafts, _weighing: []
    try:
        found = list(find_claims(article))
    finally:
        vars(assembly)["confidence_of"] = usual
        vars(grammar)["find_judged"] = judge
    return found, [keeper.seen[int(c.confidence or 0)] for c in found]


def fit(signs: list[frozenset[str]], right: list[int], names: list[str]) -> np.ndarray:
    """Weights, the bias last, by plain gradient descent from zero: the same answer every time."""
    x, y = _matrix(signs, names), np.array(right, dtype=float)
    w = np.zeros(x.shape[1])
    for _ in range(STEPS):
        error = 1 / (1 + np.exp(-x @ w)) - y
        ridge = np.append(w[:-1], 0.0) * RIDGE / len(y)
        w -= 0.3 * (x.T @ error / len(y) + ridge)
    return w


def _matrix(signs: list[frozenset[str]], names: list[str]) -> np.ndarray:
    return np.array([[*(float(n in s) for n in names), 1.0] for s in signs])


def area(scores: np.ndarray, right: np.ndarray) -> float:
    """The chance that a right claim stands above a false one."""
    good, bad = scores[right == 1], scores[right == 0]
    above = (good[:, None] > bad[None, :]).mean() + 0.5 * (good[:, None] == bad[None, :]).mean()
    return float(above)


def measure(w: np.ndarray, rows: Rows, names: list[str]) -> dict[str, float]:
    scores = 1 / (1 + np.exp(-_matrix(rows[0], names) @ w))
    right = np.array(rows[1])
    return {
        "claims": len(right), "right": round(float(right.mean()), 3),
        "brier": round(float(((scores - right) ** 2).mean()), 4),
        "brier_of_the_mean": round(float(right.mean() * (1 - right.mean())), 4),
        "area": round(area(scores, right), 3),
    }  # fmt: skip


def cross(rows: Rows, names: list[str]) -> dict[str, float]:
    """Each page's claims scored by weights that never saw the page."""
    signs, right, pages = rows
    scores = np.zeros(len(right))
    for fold in range(FOLDS):
        train = [i for i, p in enumerate(pages) if p % FOLDS != fold]
        test = [i for i, p in enumerate(pages) if p % FOLDS == fold]
        w = fit([signs[i] for i in train], [right[i] for i in train], names)
        scores[test] = 1 / (1 + np.exp(-_matrix([signs[i] for i in test], names) @ w))
    truth = np.array(right)
    return {"brier": round(float(((scores - truth) ** 2).mean()), 4), "area": round(area(scores, truth), 3)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--write", action="store_true", help="store the weights with the package")
    parser.add_argument(
        "--data", type=Path, action="append", default=[], help="labelled documents to measure on"
    )
    options = parser.parse_args()
    rows = read_stand()
    names = sorted({name for signs in rows[0] for name in signs})
    w = fit(rows[0], rows[1], names)
    answer: dict[str, Any] = {
        "benchmark": "claims_confidence",
        "newsstand": measure(w, rows, names),
        "cross_validated": cross(rows, names),
    }
    for folder in options.data:
        answer[folder.name] = measure(w, read_labelled(folder), names)
    for name, weight in zip([*names, "bias"], w, strict=True):
        print(f"{name:14} {weight:+.2f}")
    if options.write:
        sheet = resources.files("broadsheet").joinpath("data", "claims", "confidence.toml")
        lines = [f"{n} = {v:.2f}" for n, v in zip([*names, "bias"], w, strict=True)]
        Path(str(sheet)).write_text(
            "# Written by benchmarks/claims_confidence.py --write.\n[weights]\n" + "\n".join(lines) + "\n",
            encoding="utf-8",
        )
    print(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
