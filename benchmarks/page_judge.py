"""Trains the judge of pages: which stretches of a page are its article.

    python -m benchmarks.page_judge measure --data DIR --work FILE     numbers and labels of every stretch
    python -m benchmarks.page_judge cross --work FILE                  figures with whole sites held out
    python -m benchmarks.page_judge train --work FILE                  writes data/pages/judge.npz

`cross` and `train` need scikit-learn, which the product does not. The work file holds text of the
pages it was made from and stays outside the repository; the weights hold none.

A stretch is labelled by aligning the page's words with the true text's: it counts as article where its
words stand in the alignment and its 4-word shingles in the true text. Standfirsts, which the truth
neither asks for nor counts against, have no weight. Every page weighs the same, and within a page a
stretch weighs the square root of its words.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import pickle
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np

DATA = Path(__file__).resolve().parents[2] / "shared" / "bench" / "extraction"
WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "broadsheet" / "data" / "pages" / "judge.npz"
SEEDS = (0, 1)  # two sets of trees, each from its own draws; their mean is steadier than either
SETTINGS = {
    "max_iter": 250,
    "learning_rate": 0.05,
    "max_leaf_nodes": 31,
    "min_samples_leaf": 25,
    "l2_regularization": 3.0,
    "max_features": 0.15,
}


def scorer(folder: Path) -> Any:
    """The folder's own scorer as a module."""
    spec = importlib.util.spec_from_file_location("extraction_score", folder / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def label(
    texts: list[str], truth: str, optional: str, token: Any
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """For each stretch its share of article, whether it is the standfirst, and its number of words."""
    from rapidfuzz.distance import Indel

    numbers: dict[str, int] = {}

    def encode(words: list[str]) -> list[int]:
        return [numbers.setdefault(word, len(numbers) + 1) for word in words]

    stretches = [encode(token.findall(text)) for text in texts]
    page, true = [word for stretch in stretches for word in stretch], encode(token.findall(truth))
    matched = np.zeros(len(page), bool)
    for operation in Indel.opcodes(page, true):
        if operation.tag == "equal":
            matched[operation.src_start : operation.src_end] = True
    fours = {tuple(true[i : i + 4]) for i in range(len(true) - 3)}
    lines = {tuple(encode(token.findall(line))) for line in truth.split("\n") if line.strip()}
    lead = encode(token.findall(optional))
    leads = {tuple(lead[i : i + 4]) for i in range(len(lead) - 3)} - fours
    shares, optionals, place = np.zeros(len(texts)), np.zeros(len(texts), bool), 0
    for number, words in enumerate(stretches):
        size = len(words)
        aligned = matched[place : place + size].mean() if size else 0.0
        place += size
        if size >= 4:
            mine = [tuple(words[i : i + 4]) for i in range(size - 3)]
            known = sum(one in fours for one in mine) / len(mine)
            shares[number] = (
                (known + aligned) / 2 if aligned > 0.5 else 0.0 if aligned < 0.2 else min(known, aligned)
            )
            optionals[number] = bool(leads) and sum(one in leads for one in mine) / len(mine) > 0.6
        elif size and aligned > 0.99 and (size >= 2 or tuple(words) in lines):
            shares[number] = aligned
    return shares, optionals, np.array([len(words) for words in stretches])


def label_tables(shares: np.ndarray, words: np.ndarray, tables: list[int]) -> np.ndarray:
    """The shares with every cell of a table labelled as most of its words are: figures alone align anywhere."""
    levelled, number = shares.copy(), np.array(tables)
    for table in set(tables) - {-1}:
        cells = number == table
        many = cells & (words >= 2)
        if cells.sum() >= 6 and many.any() and words[cells].max() < 60:
            levelled[cells] = float(np.average(shares[many], weights=words[many]) > 0.5)
    return levelled


def measure(folder: Path, work: Path) -> None:
    from broadsheet.pages.body import name_tables
    from broadsheet.pages.reading import lay_out_body
    from broadsheet.text.urls import domain_of

    score, rows, started = scorer(folder), [], time.process_time()
    for line in (folder / "truth.jsonl").open(encoding="utf-8"):
        truth = json.loads(line)
        html = gzip.decompress((folder / "pages" / f"{truth['id']}.html.gz").read_bytes())
        layout, numbers = lay_out_body(html, truth["url"])
        texts = [stretch.text for stretch in layout.stretches]
        shares, optionals, words = label(texts, truth["text"], truth.get("optional", ""), score.TOKEN)
        tables = name_tables(layout)
        shares = label_tables(shares, words, tables)
        groups = [(id(one.frame.parent), one.frame.signature) for one in layout.stretches]
        rows.append(
            {
                "truth": truth,
                "site": domain_of(truth["url"]),
                "numbers": numbers,
                "shares": shares,
                "optional": optionals,
                "words": words,
                "texts": texts,
                "groups": groups,
                "tables": tables,
                "links": [one.link_chars for one in layout.stretches],
                "images": [one.images for one in layout.stretches],
                "tags": [one.frame.tag for one in layout.stretches],
                "parents": [one.frame.parent.number if one.frame.parent else -1 for one in layout.stretches],
            }
        )
    work.write_bytes(pickle.dumps(rows))
    print(
        f"{len(rows)} pages, {rows[0]['numbers'].shape[1]} numbers a stretch, {sum(len(r['texts']) for r in rows)} stretches, {time.process_time() - started:.0f} s"
    )


def weigh(row: dict[str, Any]) -> np.ndarray:
    weight = np.sqrt(np.maximum(row["words"], 1)) * ~row["optional"]
    return weight / max(weight.sum(), 1) * 100 * np.maximum(np.abs(row["shares"] - 0.5) * 2, 0.1)


def fit(rows: list[dict[str, Any]], seed: int = 0, **settings: Any) -> Any:
    from sklearn.ensemble import HistGradientBoostingClassifier

    numbers, shares = (
        np.vstack([row["numbers"] for row in rows]),
        np.concatenate([row["shares"] for row in rows]),
    )
    weight = np.concatenate([weigh(row) for row in rows])
    from broadsheet.pages.judge import is_menu

    hard = (shares > 0.1) | (numbers[:, 2] < 0.5) | (numbers[:, 0] > 4.4)
    kept = ~is_menu(numbers) & (
        hard | (np.random.RandomState(seed).rand(len(shares)) < 0.25)
    )  # a quarter of other links is enough
    model = HistGradientBoostingClassifier(
        random_state=seed, early_stopping=False, max_bins=96, **(SETTINGS | settings)
    )
    model.fit(numbers[kept], shares[kept] > 0.5, sample_weight=np.where(hard, weight, weight * 4)[kept])
    return model


def site_folds(rows: list[dict[str, Any]], count: int) -> np.ndarray:
    sites = sorted({row["site"] for row in rows})
    np.random.RandomState(0).shuffle(sites)
    return np.array([{site: n % count for n, site in enumerate(sites)}[row["site"]] for row in rows])


def cross(rows: list[dict[str, Any]], out: Path | None, folds: int = 4, **settings: Any) -> None:
    number, chances = site_folds(rows, folds), {}
    for fold in range(folds):
        seen = [row for row, n in zip(rows, number, strict=True) if n != fold]
        models = [fit(seen, seed=seed, **settings) for seed in SEEDS]
        for row, n in zip(rows, number, strict=True):
            if n == fold:
                sums = np.mean([model.decision_function(row["numbers"]) for model in models], axis=0)
                chances[row["truth"]["id"]] = 1 / (1 + np.exp(-sums))
    if out:
        out.write_bytes(pickle.dumps(chances))
    report(rows, chances)


def report(rows: list[dict[str, Any]], chances: dict[str, np.ndarray]) -> None:
    from broadsheet.pages.body import keep_stretches, level_tables
    from broadsheet.pages.judge import is_menu

    score = scorer(DATA)
    scored = []
    for row in rows:
        chance = np.where(is_menu(row["numbers"]), 0, chances[row["truth"]["id"]])
        chance = level_tables(chance, [len(text) for text in row["texts"]], row["tables"])
        stretches = [
            SimpleNamespace(
                text=text, link_chars=links, images=images, frame=SimpleNamespace(tag=tag, parent=parent)
            )
            for text, links, images, tag, parent in zip(
                row["texts"], row["links"], row["images"], row["tags"], row["parents"], strict=True
            )
        ]
        text = "\n\n".join(
            row["texts"][place] for place in keep_stretches(stretches, chance, row["groups"], "")
        )
        scored.append(score.score_page(row["truth"], {"text": text}) | {"seconds": 1, "error": None})
    for source in ("", "scr", "fundus", "wcxb"):
        figures = score.summary([one for one in scored if one["id"].startswith(source)])
        print(
            f"{source or 'all':7}",
            {
                name: round(figures[name] or 0, 4)
                for name in ("precision", "recall", "f1", "exact", "cue", "leak", "fail")
            },
            flush=True,
        )


def export(models: list[Any], target: Path) -> None:
    """The trees as flat arrays: feature, threshold, left, right, missing-left, value; one row a node."""
    trees = [stage[0].nodes for model in models for stage in model._predictors]
    offsets = np.cumsum([0] + [len(nodes) for nodes in trees])
    nodes = np.concatenate(trees)
    shift = np.repeat(offsets[:-1], [len(one) for one in trees])
    leaf = nodes["is_leaf"].astype(bool)
    own = np.arange(len(nodes))
    np.savez_compressed(
        target,
        feature=np.where(leaf, 0, nodes["feature_idx"]).astype(np.int16),
        threshold=np.where(leaf, np.inf, nodes["num_threshold"]).astype(np.float32),
        left=np.where(leaf, own, nodes["left"] + shift).astype(np.int32),
        right=np.where(leaf, own, nodes["right"] + shift).astype(np.int32),
        value=np.where(leaf, nodes["value"] / len(models), 0).astype(np.float32),
        roots=offsets[:-1].astype(np.int32),
        depth=np.int32(max(one["depth"].max() for one in trees)),
        base=np.float32(np.mean([model._baseline_prediction.ravel()[0] for model in models])),
        columns=np.int32(models[0].n_features_in_),
    )
    print(target, target.stat().st_size, "bytes")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("measure", "cross", "train"))
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--set", default="{}", help="settings of the trees as JSON")
    given = parser.parse_args()
    if given.what == "measure":
        if not given.data.is_dir():
            sys.exit(f"{given.data}: no such folder; give the benchmark's with --data")
        measure(given.data, given.work)
        return
    rows = pickle.loads(given.work.read_bytes())
    if given.what == "cross":
        cross(rows, given.out, **json.loads(given.set))
    else:
        export([fit(rows, seed=seed, **json.loads(given.set)) for seed in SEEDS], given.out or WEIGHTS)


if __name__ == "__main__":
    main()
