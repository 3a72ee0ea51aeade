"""Scores story grouping, near-duplicates and related coverage on the sets of a folder.

python -m benchmarks.stories [--data DIR] [--peers] [--predictions FILE] [--only SET]
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import sys
import time
from collections import defaultdict
from datetime import datetime
from pathlib import Path

from broadsheet.records import Article, Block, Provider
from broadsheet.stories import group_stories

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "bench" / "stories"
BOOTSTRAPS = 200


def read_jsonl(path):
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def load_scorer(folder):
    spec = importlib.util.spec_from_file_location("stories_score", folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def build_article(doc):
    published = doc.get("published") or None
    domain = doc.get("provider") or ""
    return Article(
        id=doc["doc_id"],
        text_id=doc["doc_id"],
        url=doc.get("url") or doc["doc_id"],
        original_url=doc.get("url") or doc["doc_id"],
        provider=Provider(name=domain, domain=domain or doc["doc_id"], kind=doc.get("kind")),
        blocks=tuple(Block(kind="heading", start=0, end=0) for _ in range(doc.get("headings", 0))),
        title=doc["title"],
        text=doc.get("text") or "",
        language=doc.get("language") or "und",
        published=datetime.fromisoformat(published) if published else None,
        published_precision="second" if published else "unknown",
    )


def predict(docs, *, copies):
    """Cluster of every document, the stories, and CPU seconds."""
    articles = [build_article(doc) for doc in docs]
    started = time.process_time()
    stories = group_stories(articles)
    spent = time.process_time() - started
    guess = {}
    for story in stories:
        if copies:
            for family in story.families:
                guess.update(dict.fromkeys((family.head_id, *family.copy_ids), family.head_id))
        else:
            guess.update(dict.fromkeys(story.article_ids, story.id))
    return guess, stories, spent


def bootstrap(scorer, docs, guess, seed=7):
    """95% intervals of BCubed and pairwise F1, drawn over true stories."""
    groups = defaultdict(list)
    for doc in docs:
        groups[doc["cluster_id"]].append(doc["doc_id"])
    keys, dice, drawn = sorted(groups), random.Random(seed), []
    for _ in range(BOOTSTRAPS):
        truth, predicted = [], []
        for draw, key in enumerate(dice.choices(keys, k=len(keys))):
            truth += [draw] * len(groups[key])
            predicted += [guess[doc_id] for doc_id in groups[key]]
        drawn.append(scorer.scores(truth, predicted))
    return {name: interval([row[name] for row in drawn]) for name in ("bcubed_f1", "pairwise_f1")}


def interval(values):
    values = sorted(values)
    return [round(values[int(len(values) * share)], 4) for share in (0.025, 0.975)]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--predictions", type=Path)
    args = parser.parse_args()
    if not (args.data / "score.py").exists():
        print(f"{args.data} has no score.py: give the folder of the story sets with --data", file=sys.stderr)
        return 2
    scorer = load_scorer(args.data)
    figures, lines = {}, []
    for path in sorted(args.data.glob("*.jsonl")):
        if "." in path.stem:
            continue
        docs = read_jsonl(path)
        guess, _, spent = predict(docs, copies=path.stem == "near_duplicates")
        row = scorer.scores([doc["cluster_id"] for doc in docs], [guess[doc["doc_id"]] for doc in docs])
        figures[path.stem] = {**row, "documents_per_core_second": len(docs) / spent}
        print(
            f"{path.stem:20} BCubed {row['bcubed_f1']:.3f} pairwise {row['pairwise_f1']:.3f} {len(docs) / spent:6.0f}/s"
        )
        lines += [{"doc_id": key, "cluster_id": cluster} for key, cluster in guess.items()]
    if args.predictions:
        args.predictions.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
