"""Trains the judge of claims: which pairs of parties a sentence ties by a deal.

    python -m benchmarks.claims_judge --write            learns from all prose of our own, stores the weights
    python -m benchmarks.claims_judge --cross            figures on prose that the judge did not learn from
    python -m benchmarks.claims_judge --sure 0.4 ...     with another bar

The prose is that of `benchmarks/prose` (the English sets, the passages, the articles that may be read) and of the newsstand.
A pair is an example of a deal where the truth has it and names its sentence as evidence; a pair that the truth has
elsewhere, or as co-investors, is left out. Every text is read without a part of the frames, as news is that nobody has seen:
our rules know our own prose, and a judge that always has their word learns to wait for it. Logistic regression with a ridge, one for each family, by Newton's method with conjugate gradients: the
same weights every time. The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import claims as gold
from benchmarks import newsstand_claims as stand
from benchmarks.labelled_articles import is_held, read_articles
from broadsheet.claims import grammar
from broadsheet.claims.drafts import Draft
from broadsheet.claims.frames.framing import find_drafts
from broadsheet.claims.judging import judged
from broadsheet.claims.judging.judge import BUCKETS, FAMILIES, Weights, buckets_of
from broadsheet.claims.judging.pairs import Pair
from broadsheet.claims.judging.scopes import Scope
from broadsheet.claims.judging.verdicts import Weighing, read_questions, weigh_pairs
from broadsheet.claims.lexicon import load_lexicon
from broadsheet.claims.reading import Reading, read_article
from broadsheet.parties import load_parties
from broadsheet.records import Article

PROSE = Path(__file__).resolve().parent / "prose"
PASSAGES = PROSE / "passages"
RIDGE, FOLDS, OUTER, INNER = 8.0, 4, 6, 15
SEEN = 2  # a sign met in fewer pairs weighs nothing
LEAST = 0.002  # a weight below is not stored
YES, NO, LEFT_OUT = 1, 0, -1
FORGOTTEN = 35  # of a hundred frames, others for each text; see decisions/0256


@dataclass
class Examples:
    """Signs of pairs and, for each family, whether they have a deal."""

    signs: list[list[str]] = field(default_factory=list)
    answers: list[list[int]] = field(default_factory=list)

    def extend(self, other: Examples) -> None:
        self.signs += other.signs
        self.answers += other.answers


def read_with_frames(article: Article) -> tuple[Reading, list[Draft]]:
    """An article, and what those frames tell that are not forgotten for it."""
    lexicon = load_lexicon(article.language)
    assert lexicon
    reading = read_article(article, lexicon, load_parties())
    drafts = [d for sentence in reading.sentences for d in find_drafts(sentence, reading)]
    return reading, [
        d for d in drafts if zlib.crc32(f"{article.id}{d.frame.name}".encode()) % 100 >= FORGOTTEN
    ]


def ask(article: Article, answer: Callable[[Pair, Scope], list[int]]) -> Examples:
    """Every question of an article with the answers of `answer`."""
    found = Examples()
    for pair, scope, signs in read_questions(*read_with_frames(article)):
        found.signs.append(signs)
        found.answers.append(answer(pair, scope))
    return found


def merged(answers: Iterable[tuple[str, int]]) -> list[int]:
    """One answer a family: yes before left out before no."""
    told = dict.fromkeys(FAMILIES, NO)
    for family, verdict in answers:
        told[family] = max((told[family], verdict), key=(NO, LEFT_OUT, YES).index)
    return [told[f] for f in FAMILIES]


def of_labelled(scorer: Any, doc: dict[str, Any], truth: Sequence[dict[str, Any]]) -> Examples:
    """Examples of a document of the benchmark's form."""
    told = f"{doc.get('title') or ''}\n{doc['text']}"

    def name(place: Any) -> str | None:
        return scorer.norm(gold.name_of(place.mention, told)) if place else None

    def answer(pair: Pair, scope: Scope) -> list[int]:
        sides = (name(pair[0]), name(pair[1]))
        return merged(a for claim in truth for a in by_label(scorer, claim, sides, scope.masked.quote))

    return ask(gold.article_of(doc), answer)


def by_label(
    scorer: Any, claim: dict[str, Any], sides: tuple[str | None, str | None], quote: str
) -> Iterable[tuple[str, int]]:
    """What one labelled claim says of a pair of names in a sentence."""
    own = scorer.FAMILY[claim["type"]]
    families = {scorer.FAMILY[t] for t in [claim["type"], *(claim.get("type_alt") or [])]}
    giver, taker = scorer.sides(claim)
    others = {scorer.norm(o) for o in claim.get("other_parties") or []}
    is_pair = sides == (giver, taker) or (claim["type"] not in scorer.DIRECTED and sides == (taker, giver))
    is_round = claim["type"] == "funding_round" and sides == (None, taker)
    if is_pair or is_round:
        sure = is_evidence(claim, quote) and not claim.get("optional")
        for family in families:
            yield family, YES if sure and family == own else LEFT_OUT
    elif set(sides) & others and set(sides) <= {giver, taker, *others}:
        yield from ((family, LEFT_OUT) for family in families)


def is_evidence(claim: dict[str, Any], quote: str) -> bool:
    """Whether a sentence is one that the truth quotes, in whole or in part."""
    quotes = [claim["evidence"], *(claim.get("evidence_more") or [])]
    return any(
        e in quote or quote in e or (len(e) > 40 and (e[:40] in quote or e[-40:] in quote)) for e in quotes
    )


def of_stand(article: Article, truth: Sequence[dict[str, Any]]) -> Examples:
    """Examples of a page of the newsstand, whose truth names parties by id and no sentences."""

    def party(place: Any) -> str:
        return place.mention.name if place.mention.party_id.startswith("?") else place.mention.party_id

    def answer(pair: Pair, scope: Scope) -> list[int]:
        sides = [party(place) for place in pair if place]
        is_here = all(place.at >= 0 for place in pair if place)
        return merged(a for row in truth for a in by_row(row, sides, is_here and bool(scope.triggers), scope))

    return ask(article, answer)


def by_row(row: dict[str, Any], sides: list[str], is_here: bool, scope: Scope) -> Iterable[tuple[str, int]]:
    """What one row of the newsstand's truth says of a pair."""
    names, family = stand.key_of_truth(row)
    if frozenset(sides) == names:
        giver = row.get("subject")
        giver = load_parties().counted(giver)[0] if giver and load_parties().party(giver) else giver
        is_swapped = family not in {"alliance", "terms"} and len(sides) > 1 and sides[0] != giver
        if not is_swapped:
            yield family, YES if is_here and family in scope.classes else LEFT_OUT
    elif set(sides) <= {*names, *row.get("others", ())}:
        yield family, LEFT_OUT


def prose_sets() -> list[Path]:
    return sorted(f.parent for f in PROSE.glob("*/documents.jsonl"))


def read_prose(scorer: Any) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """English documents of our prose with their claims."""
    found = []
    for folder in prose_sets():
        truth = defaultdict(list)
        for claim in scorer.read(folder / "claims.jsonl"):
            truth[claim["doc_id"]].append(claim)
        docs = (d for d in scorer.read(folder / "documents.jsonl") if d["language"] == "en")
        found += [(doc, truth[doc["id"]]) for doc in docs]
    return [*found, *read_labelled()]


def read_labelled() -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Our passages, and our articles without those that are held out."""
    articles = (one for one in read_articles() if not is_held(one.doc))
    return [(one.doc, one.claims) for one in [*articles, *read_articles(PASSAGES)]]


def read_stand() -> Examples:
    found = Examples()
    for article, truth in stand.read_pages():
        if article.language == "en":
            found.extend(of_stand(article, truth))
    return found


def fit(examples: Examples) -> Weights:
    """The weights that the examples teach."""
    seen = Counter(sign for one in examples.signs for sign in set(one))
    flat, starts = buckets_of([[s for s in one if seen[s] >= SEEN] or ["?"] for one in examples.signs])
    answers = np.array(examples.answers)
    columns = [fit_column(flat, starts, answers[:, n]) for n in range(len(FAMILIES))]
    rows = np.stack([weights for weights, _ in columns], axis=1)
    return Weights(rows.astype(np.float32), np.array([bias for _, bias in columns], dtype=np.float32))


def fit_column(flat: np.ndarray, starts: np.ndarray, answers: np.ndarray) -> tuple[np.ndarray, float]:
    """Newton's method; each step is solved by conjugate gradients with the diagonal as preconditioner."""
    lengths = np.diff([*starts, len(flat)])
    asked = (answers != LEFT_OUT).astype(float)
    yes = (answers == YES).astype(float)
    ridge = np.append(np.full(BUCKETS, RIDGE), 1e-6)

    def forward(w: np.ndarray) -> np.ndarray:
        return np.add.reduceat(w[flat], starts) + w[-1]

    def back(v: np.ndarray) -> np.ndarray:
        return np.append(np.bincount(flat, weights=np.repeat(v, lengths), minlength=BUCKETS), v.sum())

    w = np.zeros(BUCKETS + 1)
    for _ in range(OUTER):
        chance = 1 / (1 + np.exp(-np.clip(forward(w), -30, 30)))
        slope = back(asked * (chance - yes)) + ridge * w
        curve = asked * chance * (1 - chance)
        w -= solve(lambda v, curve=curve: back(curve * forward(v)) + ridge * v, slope, back(curve) + ridge)
    return w[:-1], float(w[-1])


def solve(times: Callable[[np.ndarray], np.ndarray], right: np.ndarray, diagonal: np.ndarray) -> np.ndarray:
    """The vector that `times` turns into `right`, nearly."""
    found, rest = np.zeros_like(right), right.copy()
    scaled = rest / diagonal
    way, power = scaled.copy(), rest @ scaled
    for _ in range(INNER):
        image = times(way)
        step = power / (way @ image)
        found += step * way
        rest -= step * image
        scaled = rest / diagonal
        power, last = rest @ scaled, power
        if power < 1e-6:
            break
        way = scaled + power / last * way
    return found


def store(weights: Weights) -> int:
    """Writes the weights that count, as half floats; returns how many buckets have one."""
    kept = np.flatnonzero(np.abs(weights.rows).max(axis=1) >= LEAST)
    place = Path(str(resources.files("broadsheet") / "data" / "claims" / "judge.npz"))
    np.savez_compressed(
        place, buckets=kept.astype(np.uint16), rows=weights.rows[kept].astype(np.float16), bias=weights.bias
    )
    return len(kept)


def score(scorer: Any, pages: Sequence[Any], weights: Weights | None, sure: float) -> Any:
    """The scorer's rows for documents read with weights; None reads by frames alone."""
    usual = grammar.find_judged

    def read(reading: Reading, drafts: Sequence[Draft], _: Weighing) -> list[Draft]:
        return usual(reading, drafts, weigh_pairs(reading, drafts, weights), sure) if weights else []

    vars(grammar)["find_judged"] = read
    try:
        predictions, _ = gold.predict([doc for doc, _ in pages])
    finally:
        vars(grammar)["find_judged"] = usual
    docs = {doc["id"]: doc for doc, _ in pages}
    _, rows = scorer.evaluate(docs, [claim for _, truth in pages for claim in truth], predictions)
    return rows


def cross(scorer: Any, pages: list[Any], base: Examples, sure: float) -> dict[str, Any]:
    """Every document of the prose read by a judge that learned from the others, beside the frames alone."""
    examples = [of_labelled(scorer, doc, truth) for doc, truth in pages]
    rows: dict[str, list[Any]] = {"frames": [], "judge": []}
    for fold in range(FOLDS):
        taught = Examples(list(base.signs), list(base.answers))
        for number, one in enumerate(examples):
            if number % FOLDS != fold:
                taught.extend(one)
        held = [page for number, page in enumerate(pages) if number % FOLDS == fold]
        rows["frames"] += score(scorer, held, None, sure)
        rows["judge"] += score(scorer, held, fit(taught), sure)
    return {name: figures(scorer.summarise(part)) for name, part in rows.items()}


def figures(told: dict[str, Any]) -> dict[str, float]:
    precision, recall, f1 = (round(100 * x, 1) for x in told["relation"])
    return {
        "precision": precision, "recall": recall, "f1": f1, "core": round(100 * told["core"][2], 1),
        "all": round(100 * told["all"][2], 1), "false_per_negative": round(told["false_per_negative"], 3),
    }  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--write", action="store_true", help="store the weights with the package")
    parser.add_argument("--cross", action="store_true", help="measure on held-out prose")
    parser.add_argument("--sure", type=float, default=judged.SURE)
    options = parser.parse_args()
    scorer = gold.load_scorer(gold.DEFAULT)
    pages, base = read_prose(scorer), read_stand()
    answer: dict[str, Any] = {"benchmark": "claims_judge", "documents": len(pages)}
    if options.cross:
        answer |= cross(scorer, pages, base, options.sure)
    if options.write:
        for doc, truth in pages:
            base.extend(of_labelled(scorer, doc, truth))
        answer |= {
            "pairs": len(base.signs),
            "deals": int((np.array(base.answers) == YES).any(axis=1).sum()),
            "weights": store(fit(base)),
        }
    print(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
