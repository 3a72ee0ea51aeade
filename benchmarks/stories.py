"""Scores story grouping, near-duplicates and related coverage on the sets of a folder.

    python -m benchmarks.stories [--data DIR] [--peers] [--predictions FILE] [--only SET …]

Every set is grouped with the same parameters and without a model. Near-duplicates are scored on the
families of copies, the other sets on the stories. `--predictions` writes a line {doc_id, cluster_id} for
every document of every set; a name that ends with "/" (or an existing folder) gets one file a set.
The last line is one JSON object with the figures.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from datetime import datetime
from pathlib import Path

from broadsheet.records import Article, Block, Provider
from broadsheet.stories import group_stories, rank_related

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "bench" / "stories"
BOOTSTRAPS = 200
COPIES = "near_duplicates"


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
    outlet = doc.get("provider") or ""
    return Article(
        id=doc["doc_id"],
        text_id=doc["doc_id"],
        url=doc.get("url") or doc["doc_id"],
        original_url=doc.get("url") or doc["doc_id"],
        provider=Provider(name=outlet, domain=outlet or doc["doc_id"], kind=doc.get("kind")),
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
        truth, predicted, times = [], [], Counter()
        for draw, key in enumerate(dice.choices(keys, k=len(keys))):
            times[key] += 1  # a story drawn twice must not merge with itself
            truth += [draw] * len(groups[key])
            predicted += [(times[key], guess[doc_id]) for doc_id in groups[key]]
        drawn.append(scorer.scores(truth, predicted))
    return {name: interval([row[name] for row in drawn]) for name in ("bcubed_f1", "pairwise_f1")}


def interval(values):
    values = sorted(values)
    return [round(values[int(len(values) * share)], 4) for share in (0.025, 0.975)]


def right_reading(docs, lines):
    """For each document what belongs beside it: its story and its storylines. None: left out."""
    stories, matters = defaultdict(set), defaultdict(set)
    for doc in docs:
        stories[doc["cluster_id"]].add(doc["doc_id"])
    known = {doc["doc_id"]: doc["cluster_id"] for doc in docs}
    lines_of = {row["doc_id"]: row["storylines"] for row in lines if row["doc_id"] in known}
    for doc_id, named in lines_of.items():
        for matter in named:
            matters[matter].add(doc_id)
    right = {
        doc_id: stories[cluster].union(*(matters[m] for m in lines_of.get(doc_id, ()))) - {doc_id}
        for doc_id, cluster in known.items()
    }
    return {doc_id: others for doc_id, others in right.items() if others}


def gain(ranked, right):
    """nDCG@10 of one list."""
    best = sum(1 / math.log2(place + 2) for place in range(min(10, len(right))))
    return sum(1 / math.log2(place + 2) for place, other in enumerate(ranked[:10]) if other in right) / best


def score_related(docs, lines):
    """nDCG@10 and hit@1 of what is shown beside an article: same story or same storyline is right."""
    ranked = rank_related([build_article(doc) for doc in docs], limit=10)
    right = right_reading(docs, lines)
    gains = {doc_id: gain(ranked[doc_id], others) for doc_id, others in right.items()}
    hits = [bool(ranked[doc_id]) and ranked[doc_id][0] in others for doc_id, others in right.items()]
    return {
        "queries": len(gains),
        "ndcg_at_10": sum(gains.values()) / len(gains),
        "hit_at_1": sum(hits) / len(hits),
        "interval": draw_interval(docs, gains),
    }


def draw_interval(docs, gains, seed=7):
    """95% interval of a mean over documents, drawn over true stories."""
    groups = defaultdict(list)
    for doc in docs:
        if doc["doc_id"] in gains:
            groups[doc["cluster_id"]].append(gains[doc["doc_id"]])
    keys, dice, means = sorted(groups), random.Random(seed), []
    for _ in range(BOOTSTRAPS):
        drawn = [value for key in dice.choices(keys, k=len(keys)) for value in groups[key]]
        means.append(sum(drawn) / len(drawn))
    return interval(means)


def score_set(scorer, path):
    """Figures and predictions of one set."""
    docs = read_jsonl(path)
    guess, _, spent = predict(docs, copies=path.stem == COPIES)
    row = scorer.scores([doc["cluster_id"] for doc in docs], [guess[doc["doc_id"]] for doc in docs])
    row = {name: round(value, 4) for name, value in row.items()}
    row["intervals"] = bootstrap(scorer, docs, guess)
    row["documents_per_core_second"] = round(len(docs) / spent)
    lines = path.with_name(f"{path.stem}.storylines.jsonl")
    if lines.exists():
        found = score_related(docs, read_jsonl(lines))
        row["related"] = {k: v if k == "interval" else round(v, 4) for k, v in found.items()}
    return row, guess


def print_row(who, name, row):
    spans = row.get("intervals", {})
    cells = [f"{who:10} {name:18}"]
    for label, key in (("BCubed", "bcubed_f1"), ("pairwise", "pairwise_f1")):
        low, high = spans.get(key, (None, None))
        cells.append(
            f"{label} {row[key]:.3f}" + (f" [{low:.3f} {high:.3f}]" if low is not None else " " * 14)
        )
    cells.append(f"{row['documents_per_core_second']:6.0f}/s")
    if "related" in row:
        low, high = row["related"]["interval"]
        cells.append(f"related nDCG@10 {row['related']['ndcg_at_10']:.3f} [{low:.3f} {high:.3f}]")
    print("  ".join(cells), flush=True)


def run_baseline(folder, scorer, path):
    """The folder's own floor, run as its README says."""
    docs = read_jsonl(path)
    with tempfile.TemporaryDirectory() as shelf:
        given, wanted = Path(shelf, "given.jsonl"), Path(shelf, "wanted.jsonl")
        ordered = sorted(docs, key=lambda doc: (doc.get("published") or "", doc["doc_id"]))
        given.write_text("".join(json.dumps(doc) + "\n" for doc in ordered), "utf-8")
        started = time.perf_counter()
        subprocess.run(
            [sys.executable, str(folder / "baseline_tfidf.py"), str(given), str(wanted)], check=True
        )
        spent = time.perf_counter() - started
        found = {row["doc_id"]: row["cluster_id"] for row in read_jsonl(wanted)}
    row = scorer.scores([doc["cluster_id"] for doc in docs], [found[doc["doc_id"]] for doc in docs])
    return {**row, "documents_per_core_second": len(docs) / spent}


def run_scikit(scorer, path):
    """TF-IDF of scikit-learn with one threshold, agglomerated: a batch peer without time."""
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer

    docs = read_jsonl(path)
    started = time.process_time()
    texts = [f"{doc['title']} {(doc.get('text') or '')[:200]}" for doc in docs]
    table = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True).fit_transform(texts)
    found = AgglomerativeClustering(
        n_clusters=None, distance_threshold=0.7, metric="cosine", linkage="average"
    ).fit_predict(table.toarray())
    spent = time.process_time() - started
    row = scorer.scores([doc["cluster_id"] for doc in docs], list(found))
    return {**row, "documents_per_core_second": len(docs) / spent}


def run_minhash(scorer, path):
    """MinHash with locality-sensitive hashing of datasketch, as most pipelines use it for copies."""
    from datasketch import MinHash, MinHashLSH

    docs, found = read_jsonl(path), {}
    started = time.process_time()
    index = MinHashLSH(threshold=0.3, num_perm=128)
    for doc in docs:
        words = (doc.get("text") or doc["title"]).lower().split()
        sketch = MinHash(num_perm=128)
        for place in range(max(1, len(words) - 4)):
            sketch.update(" ".join(words[place : place + 5]).encode())
        near = sorted(index.query(sketch))
        found[doc["doc_id"]] = found[near[0]] if near else doc["doc_id"]
        index.insert(doc["doc_id"], sketch)
    spent = time.process_time() - started
    row = scorer.scores([doc["cluster_id"] for doc in docs], [found[doc["doc_id"]] for doc in docs])
    return {**row, "documents_per_core_second": len(docs) / spent}


def run_peers(folder, scorer, paths):
    """Peers on the same sets; a peer that is not installed is named as missing."""
    figures = {}
    for path in paths:
        runs = {"floor": lambda path=path: run_baseline(folder, scorer, path)}
        if path.stem == COPIES:
            runs["minhash"] = lambda path=path: run_minhash(scorer, path)
        elif path.stat().st_size < 1_000_000:
            runs["scikit"] = lambda path=path: run_scikit(scorer, path)
        for who, run in runs.items():
            try:
                row = run()
            except ImportError as missing:
                print(f"{who:10} {path.stem:18}  not installed: {missing.name}")
                continue
            print_row(who, path.stem, row)
            figures[f"{who}:{path.stem}"] = {k: round(row[k], 4) for k in ("bcubed_f1", "pairwise_f1")}
    return figures


def write_predictions(target, guesses):
    """One file with every document, or one a set where the target is a folder."""

    def lines(guess):
        return "".join(
            json.dumps({"doc_id": key, "cluster_id": value}) + "\n" for key, value in guess.items()
        )

    if target.endswith("/") or Path(target).is_dir():
        Path(target).mkdir(parents=True, exist_ok=True)
        for name, guess in guesses.items():
            Path(target, f"{name}.jsonl").write_text(lines(guess), "utf-8")
    else:
        Path(target).write_text("".join(map(lines, guesses.values())), "utf-8")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--predictions")
    parser.add_argument("--only", nargs="*", default=())
    args = parser.parse_args()
    if not (args.data / "score.py").exists():
        print(f"{args.data} has no score.py: give the folder of the story sets with --data", file=sys.stderr)
        return 2
    scorer = load_scorer(args.data)
    paths = [path for path in sorted(args.data.glob("*.jsonl")) if "." not in path.stem]
    paths = [path for path in paths if not args.only or path.stem in args.only]
    figures, guesses = {}, {}
    for path in paths:
        figures[path.stem], guesses[path.stem] = score_set(scorer, path)
        print_row("broadsheet", path.stem, figures[path.stem])
    if args.peers:
        figures["peers"] = run_peers(args.data, scorer, paths)
    if args.predictions:
        write_predictions(args.predictions, guesses)
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
