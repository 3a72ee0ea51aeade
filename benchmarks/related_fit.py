"""Fits the weights of related coverage and writes `data/stories/related.json`.

    python -m benchmarks.related_fit [--data DIR] [--check]

Learned from the set that has storylines: two stories belong together where the truth puts an article of
each into one story or one storyline. `--check` fits on seven eighths and ranks for the last, eight
times over, four times; storylines are never torn.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

from benchmarks.stories import DEFAULT, build_article, gain, read_jsonl, right_reading
from benchmarks.stories_fit import fit
from broadsheet.stories import grouping, kinship, related

SET = "ai_radar_2026"
RIDGE = 100.0  # few storylines: weights stay near what any of them would give
WEIGHTS = Path(__file__).resolve().parents[1] / "src/broadsheet/data/stories/related.json"


class Lesson:
    """The stories our own grouping finds in a set, and which of them belong beside each other."""

    def __init__(self, docs, lines):
        self.right = right_reading(docs, lines)
        threads = grouping.index_all([build_article(doc) for doc in docs], (), None).threads
        self.index = related.RelatedIndex({thread.id: thread.members for thread in threads})
        self.reports = {report.id: report for thread in threads for report in thread.members}
        self.thread_of = {report.id: thread.id for thread in threads for report in thread.members}
        self.kin = defaultdict(set)
        for doc_id, others in self.right.items():
            self.kin[self.thread_of[doc_id]].update(self.thread_of[other] for other in others)

    def examples(self, doc_ids, without=()):
        """Rows and answers of the stories of these documents, those of `without` left out."""
        held = {self.thread_of[doc_id] for doc_id in without}
        rows, answers = [], []
        for key in sorted({self.thread_of[doc_id] for doc_id in doc_ids} - held):
            mine = self.index._bundles[key]
            others, whole = self.index._candidates(mine)
            if others:
                rows.append(self.index.compare(mine, others, whole))
                answers += [float(other.id in self.kin[key]) for other in others]
        return np.concatenate(rows), np.array(answers)

    def learn(self, doc_ids, without=()):
        """Weights and bias."""
        rows, answers = self.examples(doc_ids, without)
        return fit(rows, answers, np.ones(len(answers)), RIDGE)


def draw_folds(right, seed, folds=8):
    """Documents in so many parts; what belongs together stays together."""
    head = {}
    for doc_id in sorted(right):
        if doc_id not in head:
            queue = [doc_id]
            while queue:
                one = queue.pop()
                if head.setdefault(one, doc_id) == doc_id:
                    queue += [other for other in sorted(right[one]) if other not in head]
    matters = sorted(set(head.values()))
    random.Random(seed).shuffle(matters)
    fold = {matter: number % folds for number, matter in enumerate(matters)}
    return [[doc_id for doc_id in sorted(right) if fold[head[doc_id]] == number] for number in range(folds)]


def check(lesson):
    """Held-back nDCG@10: its mean over the documents, and its spread over the draws."""
    drawn = []
    for seed in range(4):
        gains = []
        for held in draw_folds(lesson.right, seed):
            learned = lesson.learn(set(lesson.right) - set(held), held)
            kinship._weights = lambda learned=learned: learned
            for doc_id in held:
                ranked = lesson.index.near_reports(lesson.reports[doc_id], 10)
                gains.append(gain(ranked, lesson.right[doc_id]))
        drawn.append(np.mean(gains))
    print(f"nDCG@10 held back {np.mean(drawn):.4f}, {min(drawn):.4f} to {max(drawn):.4f}")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    lesson = Lesson(read_jsonl(args.data / f"{SET}.jsonl"), read_jsonl(args.data / f"{SET}.storylines.jsonl"))
    if args.check:
        check(lesson)
        return 0
    weights, bias = lesson.learn(lesson.right)
    table = {
        "bias": round(bias, 4),
        "weights": {name: round(float(w), 4) for name, w in zip(kinship.KIN, weights, strict=True)},
    }
    WEIGHTS.write_text(json.dumps(table, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
