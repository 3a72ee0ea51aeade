"""Fits the joining weights on the visible story sets and writes `data/stories/weights.json`.

    python -m benchmarks.stories_fit [--data DIR] [--check]

`--check` fits on half of the true stories of each set and scores the other half, twice over.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from benchmarks.stories import DEFAULT, build_article, load_scorer, read_jsonl
from broadsheet.stories import grouping, index, joining, thread
from broadsheet.stories.fit import describe_report
from broadsheet.stories.nearness import STORY
from broadsheet.testing.newsstand import load_newsstand

SETS = {  # how far a set's truth is trusted for what one event is: our domain first, coarse sets little
    "ai_radar_2026": 1.0,
    "ai_zh_en_2026": 1.5,
    "newsstand": 1.0,
    "newsstand by day": 0.3,  # a report is seen on ten days, so that this counts as much as the line above
    "news_cluster": 0.3,
    "kite_2025": 0.2,
    "og2021": 0.03,
    "google_news_2014": 0.03,
}
BY_DAY = "newsstand by day"
RIDGE = 3.0
WEIGHTS = Path(__file__).resolve().parents[1] / "src/broadsheet/data/stories/weights.json"


class Teacher(index.StoryIndex):
    """An index that is told the truth and notes what it saw on the way."""

    truth: dict[str, str]

    def __init__(self, **more):
        super().__init__(**more)
        self.rows, self.answers, self._true = [], [], {}

    def _ruled(self, report, copied):
        right = self._true.get(self.truth[report.id])
        if not copied and not report.wording.is_digest:
            near = self._nearest_threads(report)
            self.rows += describe_report(report, near, self._rarity.most, self._postings.burst)
            self.answers += [held is right for held in near]
        if right is None:
            right = self._true[self.truth[report.id]] = thread.Thread(report.id)
        return right


def examples(docs):
    """The numbers a report and a story had at every step, and whether they belong together."""
    kept, made = index.StoryIndex, []

    def make(**more):
        teacher = Teacher(**more)
        teacher.truth = {doc["doc_id"]: doc["cluster_id"] for doc in docs}
        made.append(teacher)
        return teacher

    grouping.StoryIndex = make
    try:
        grouping.group_stories([build_article(doc) for doc in docs])
    finally:
        grouping.StoryIndex = kept
    return np.array(made[0].rows), np.array(made[0].answers, dtype=float)


def fit(rows, answers, trust, ridge=RIDGE):
    """Logistic regression with a ridge on standardised numbers, by Newton's method."""
    mean, spread = rows.mean(0), rows.std(0) + 1e-9
    table = np.hstack([(rows - mean) / spread, np.ones((len(rows), 1))])
    pull = np.full(table.shape[1], ridge)
    pull[-1] = 0.0
    beta = np.zeros(table.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(table @ beta, -30, 30)))
        slope = table.T @ (trust * (answers - chance)) - pull * beta
        curve = (table * (trust * chance * (1 - chance))[:, None]).T @ table + np.diag(pull + 1e-9)
        step = np.linalg.solve(curve, slope)
        beta += step
        if np.abs(step).max() < 1e-8:
            break
    weights = beta[:-1] / spread
    return weights, float(beta[-1] - weights @ mean)


def examples_by_day(docs):
    """The same where every day sees only the last ten, as a newsroom does: few articles, all terms rare."""
    told = []
    for day in sorted({doc["published"][:10] for doc in docs}):
        last = datetime.fromisoformat(day)
        since = (last - timedelta(days=9)).isoformat()
        told.append(
            examples([doc for doc in docs if since <= doc["published"] and doc["published"][:10] <= day])
        )
    told = [pair for pair in told if len(pair[0])]
    return np.concatenate([rows for rows, _ in told]), np.concatenate([answers for _, answers in told])


def fit_sets(sets):
    """Weights from several sets, each trusted as SETS says."""
    told = {name: examples(docs) for name, docs in sets.items()}
    if BY_DAY in SETS:
        told[BY_DAY] = examples_by_day(sets["newsstand"])
    rows = np.concatenate([told[name][0] for name in told])
    answers = np.concatenate([told[name][1] for name in told])
    trust = np.concatenate([np.full(len(told[name][1]), SETS[name]) for name in told])
    return fit(rows, answers, trust)


def read_newsstand():
    """Our own newsstand in the form of the sets; events are the clusters."""
    return [
        {
            "doc_id": page.key, "title": page.title, "text": page.body, "published": page.published.isoformat(),
            "language": page.outlet.language, "provider": page.outlet.host, "cluster_id": page.truth.event, "url": page.url,
            "headings": sum(passage.kind == "heading" for passage in page.passages), "kind": page.outlet.kind,
        }
        for page in load_newsstand().pages
    ]  # fmt: skip


def halve(docs, seed):
    def side(doc):
        return int(hashlib.sha256(f"{seed}:{doc['cluster_id']}".encode()).hexdigest(), 16) % 2

    return [[doc for doc in docs if side(doc) == half] for half in (0, 1)]


def check(sets, scorer, joins):
    """Held-back figures: mean over two splits and both halves."""
    drawn = {}
    for seed in (1, 2):
        halves = {name: halve(docs, seed) for name, docs in sets.items()}
        for half in (0, 1):
            learned = fit_sets({name: halves[name][1 - half] for name in halves})
            joining._weights = lambda learned=learned: learned
            for join in joins:
                index.JOIN = join
                for name in halves:
                    docs = halves[name][half]
                    stories = grouping.group_stories([build_article(doc) for doc in docs])
                    guess = {key: story.id for story in stories for key in story.article_ids}
                    row = scorer.scores([d["cluster_id"] for d in docs], [guess[d["doc_id"]] for d in docs])
                    drawn.setdefault((name, join), []).append((row["bcubed_f1"], row["pairwise_f1"]))
    for key, rows in sorted(drawn.items()):
        print(*key, np.round(np.mean(rows, axis=0), 3), np.round(np.std(rows, axis=0), 3))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--joins", default="0.4,0.5,0.6")
    args = parser.parse_args()
    if not (args.data / "score.py").exists():
        print(f"{args.data} has no score.py: give the folder of the story sets with --data", file=sys.stderr)
        return 2
    sets = {name: read_jsonl(args.data / f"{name}.jsonl") for name in SETS if "newsstand" not in name}
    sets["newsstand"] = read_newsstand()
    if args.check:
        check(sets, load_scorer(args.data), [float(join) for join in args.joins.split(",")])
        return 0
    weights, bias = fit_sets(sets)
    table = {
        "bias": round(bias, 4),
        "weights": {name: round(float(w), 4) for name, w in zip(STORY, weights, strict=True)},
    }
    WEIGHTS.write_text(json.dumps(table, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
