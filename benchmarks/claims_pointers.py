"""Whom pointing words mean: how often the reader is right, and the training of the forest that weighs them.

    python -m benchmarks.claims_pointers --check        says what is wrong with a mark, and counts
    python -m benchmarks.claims_pointers                rules alone and the forest as shipped, on all marked articles
    python -m benchmarks.claims_pointers --cross        each file by a forest that learned from the others
    python -m benchmarks.claims_pointers --write        learns from all, stores data/claims/pointers.npz

`benchmarks/prose/pointers` marks every "it", "its", "the company" of our own articles (`benchmarks/prose/articles`) with whom
it means: article, title or text, start, the words, the name as the article writes it; "A + B" for several, "-" for nobody who is
named, "?" where a reader cannot tell. Training needs LightGBM (`make peers`); the same marks give the same forest.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks.claims import article_of
from benchmarks.labelled_articles import read_articles
from broadsheet.claims.lexicon import load_lexicon
from broadsheet.claims.mask import Entity, Masked
from broadsheet.claims.pointing.antecedents import resolve_by_rule
from broadsheet.claims.pointing.pointing import find_pointer, signs_of
from broadsheet.claims.pointing.referents import is_weighed, resolve
from broadsheet.claims.pointing.spots import read_cast
from broadsheet.claims.reading import Reading, read_article
from broadsheet.parties import load_parties

MARKS = Path(__file__).resolve().parent / "prose" / "pointers"
FOREST = "pointers.npz"
SEVERAL, UNSEEN = "several", "unseen"
"""Means more than one; means somebody whom the reader does not see as a party there."""
LEARNING: dict[str, Any] = {
    "objective": "binary", "learning_rate": 0.05, "num_leaves": 31, "max_depth": 6, "min_data_in_leaf": 10,
    "feature_fraction": 0.6, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 3.0,
    "verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True, "force_row_wise": True,
}  # fmt: skip
TREES = 150


class Mark(NamedTuple):
    """A pointing word of an article and whom it means."""

    article: str
    field: str
    start: int
    written: str
    means: str


class Marked(NamedTuple):
    """A marked article as the reader reads it, and its marks by field and start."""

    file: str
    reading: Reading
    marks: dict[tuple[str, int], Mark]


class Example(NamedTuple):
    """A pointing word that the forest weighs: its rows, whose they are, and whom it means (None for nobody)."""

    file: str
    kind: str
    rows: list[list[float]]
    parties: list[str]
    means: str | None


def read_marks(folder: Path = MARKS) -> Iterator[tuple[str, Mark]]:
    """Every mark with the name of its file."""
    for file in sorted(folder.glob("*.tsv")):
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield (
                    file.stem,
                    Mark(row["article"], row["field"], int(row["start"]), row["written"], row["means"]),
                )


def faults(docs: dict[str, dict[str, Any]]) -> Iterator[str]:
    """What is wrong with marks: words that do not stand there, names that the article does not write."""
    for file, mark in read_marks():
        doc = docs.get(mark.article)
        if doc is None:
            yield f"{file}: no article {mark.article}"
            continue
        stands = doc[mark.field][mark.start : mark.start + len(mark.written)]
        if stands != mark.written:
            yield f"{mark.article}: {stands!r} stands at {mark.start} of the {mark.field}, not {mark.written!r}"
        whole = f"{doc['title']}\n{doc['text']}"
        for name in mark.means.split(" + "):
            if name not in {"-", "?"} and name not in whole:
                yield f"{mark.article}: {name!r} is not written in the article"


def read_marked() -> list[Marked]:
    """Every marked article, read."""
    docs = {labelled.doc["id"]: labelled.doc for labelled in read_articles()}
    files: dict[str, str] = {}
    marks: dict[str, dict[tuple[str, int], Mark]] = {}
    for file, mark in read_marks():
        files[mark.article] = file
        marks.setdefault(mark.article, {})[mark.field, mark.start] = mark
    return [Marked(files[name], _read(docs[name]), of_article) for name, of_article in marks.items()]


def _read(doc: dict[str, Any]) -> Reading:
    lexicon = load_lexicon("en")
    assert lexicon
    return read_article(article_of(doc), lexicon, load_parties())


_INLINE = re.compile(r"\[([^\[\]=]+)=([^\[\]]+)\]")


def read_notes() -> list[Marked]:
    """The short notes of `short.toml`, every opening with every sequel and set of names."""
    data = tomllib.loads((MARKS / "short.toml").read_text(encoding="utf-8"))
    pairs = [f"{opening} {sequel}" for opening in data["openings"] for sequel in data["sequels"]]
    alone = [f"{preface}{shape}" for preface in data["prefaces"] for shape in data["alone"]]
    told = [(shape, names) for shape in (*pairs, *alone) for names in data["names"]]
    return [
        _note(f"short-{n}", shape, dict(zip("XYZ", names, strict=True)))
        for n, (shape, names) in enumerate(told)
    ]


def _note(name: str, shape: str, names: dict[str, str]) -> Marked:
    text, marks, at = "", {}, 0
    written = re.sub(r"\{([XYZ])\}", lambda m: names[m[1]], shape)
    for match in _INLINE.finditer(written):
        text += written[at : match.start()]
        marks["text", len(text)] = Mark(name, "text", len(text), match[1], names.get(match[2], match[2]))
        text, at = text + match[1], match.end()
    return Marked("short", _read({"id": name, "title": "", "text": text + written[at:]}), marks)


def read_paragraphs(marked: Sequence[Marked]) -> list[Marked]:
    """Each marked paragraph as a text of its own without a title: notes and excerpts are as short."""
    found = []
    for one in marked:
        text = one.reading.article.text
        for match in re.finditer(r"[^\n]+", text):
            start, end = match.span()
            inside = {
                (field, at - start): mark._replace(start=at - start)
                for (field, at), mark in one.marks.items()
                if field == "text" and start <= at < end
            }
            if inside:
                doc = {"id": f"{one.reading.article.id}-{start}", "title": "", "text": match.group()}
                found.append(Marked(one.file, _read(doc), inside))
    return found


def pointers_of(marked: Marked) -> Iterator[tuple[Entity, Masked, Mark]]:
    """The marked words that the forest weighs and that a reader can tell, in reading order."""
    for masked in marked.reading.sentences:
        for _, entity in masked.signs():
            mark = marked.marks.get((masked.field, entity.start))
            if mark is not None and mark.means != "?" and is_weighed(entity, masked, marked.reading):
                yield entity, masked, mark


def parties_by_name(reading: Reading) -> dict[str, str]:
    """Name in small letters → party id, for every name that the reader sees."""
    found: dict[str, str] = {}
    for masked in reading.sentences:
        for _, entity in masked.signs():
            if entity.kind in {"org", "stranger", "group"}:
                alone = [masked.source[entity.start : entity.end]] if len(entity.mentions) == 1 else []
                for mention in entity.mentions:
                    for name in (mention.name, mention.as_written, *alone):
                        found.setdefault(_plain(name), mention.party_id)
    return found


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", name.lower()).strip()


def meant_by(mark: Mark, names: dict[str, str]) -> str | None:
    """The id of the party that a mark names; `SEVERAL`, `UNSEEN`, or None for nobody."""
    if mark.means == "-":
        return None
    if " + " in mark.means:
        return SEVERAL
    name = _plain(mark.means)
    near = (names[n] for n in names if n.startswith(f"{name} ") or name.startswith(f"{n} "))
    return names.get(name) or next(near, UNSEEN)


def read_examples(marked: Sequence[Marked]) -> list[Example]:
    """What the forest learns from; words before count as meaning whom their marks say."""
    found: list[Example] = []
    for one in marked:
        names, cast = parties_by_name(one.reading), read_cast(one.reading)
        for entity, masked, mark in pointers_of(one):
            rows, mentions = signs_of(find_pointer(entity, masked, cast))
            means = meant_by(mark, names)
            found.append(Example(one.file, entity.kind, rows, [m.party_id for m in mentions], means))
            if meant := next((m for m in mentions if m.party_id == means), None):
                cast.mean(meant, entity, masked)
    return found


def learn(examples: Sequence[Example]) -> Any:
    """A LightGBM model of which candidate is meant."""
    import lightgbm

    used = [e for e in examples if e.means not in {SEVERAL, UNSEEN} and e.rows]
    rows = np.array([row for e in used for row in e.rows], dtype=np.float32)
    meant = np.array([party == e.means for e in used for party in e.parties], dtype=np.int32)
    return lightgbm.train(LEARNING, lightgbm.Dataset(rows, meant), TREES)


def flattened(model: Any) -> dict[str, Any]:
    """The trees of a model as the arrays of `broadsheet.claims.pointing.forest`."""
    nodes: list[list[float]] = []

    def add(node: dict[str, Any]) -> int:
        place = len(nodes)
        nodes.append([0, 0.0, place, place, node.get("leaf_value", 0.0)])
        if "split_feature" in node:
            nodes[place][:2] = [node["split_feature"], node["threshold"]]
            nodes[place][2] = add(node["left_child"])
            nodes[place][3] = add(node["right_child"])
        return place

    roots = [add(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]
    sign, bar, left, right, value = (np.array(column) for column in zip(*nodes, strict=True))
    return {
        "sign": sign.astype(np.int16), "bar": bar.astype(np.float32), "left": left.astype(np.int32),
        "right": right.astype(np.int32), "value": value.astype(np.float32),
        "roots": np.array(roots, dtype=np.int32), "depth": np.int32(LEARNING["max_depth"]),
    }  # fmt: skip


def score(told: Sequence[tuple[str | None, str | None]]) -> dict[str, float]:
    """Of (told, meant): how often right, and precision and recall of telling somebody. Those of several are left out."""
    count: Counter[str] = Counter()
    for guess, means in told:
        if means != SEVERAL:
            count["all"] += 1
            count["right"] += guess == means
            count["told"] += guess is not None
            count["meant"] += means is not None
            count["hit"] += guess is not None and guess == means
    return {
        "words": count["all"],
        "right": round(100 * count["right"] / count["all"], 1),
        "precision": round(100 * count["hit"] / max(1, count["told"]), 1),
        "recall": round(100 * count["hit"] / max(1, count["meant"]), 1),
    }


Resolver = Callable[[Entity, Masked, Reading], Sequence[Any]]


def tell(marked: Sequence[Marked], by: Resolver) -> list[tuple[str | None, str | None]]:
    """For each marked word whom a resolver tells, and whom it means."""
    found = []
    for one in marked:
        names = parties_by_name(one.reading)
        for entity, masked, mark in pointers_of(one):
            told = by(entity, masked, one.reading)
            found.append((told[0].party_id if len(told) == 1 else None, meant_by(mark, names)))
    return found


def cross(marked: Sequence[Marked]) -> dict[str, dict[str, float]]:
    """Each file by a forest that learned from the others, words before meaning whom their marks say."""
    from broadsheet.claims.pointing.referents import LIKELY

    examples = read_examples(marked)
    short = read_examples([*read_paragraphs(marked), *read_notes()])
    result = {}
    for file in sorted({e.file for e in examples}):
        model = learn([e for e in (*examples, *short) if e.file != file])
        told: list[tuple[str | None, str | None]] = []
        for example in (e for e in examples if e.file == file):
            chances = model.predict(np.array(example.rows, dtype=np.float32)) if example.rows else np.zeros(1)
            best = int(np.argmax(chances))
            told.append(
                (example.parties[best] if chances[best] >= LIKELY[example.kind] else None, example.means)
            )
        result[file] = score(told)
    return result


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="say what is wrong with marks")
    parser.add_argument(
        "--cross", action="store_true", help="figures of forests on files they did not learn from"
    )
    parser.add_argument("--write", action="store_true", help="learn from all marks and store the forest")
    options = parser.parse_args()
    if options.check:
        found = list(faults({labelled.doc["id"]: labelled.doc for labelled in read_articles()}))
        print(*found, sep="\n", file=sys.stderr)
        print(json.dumps({"marks": sum(1 for _ in read_marks()), "faults": len(found)}))
        return 1 if found else 0
    marked = read_marked()
    if options.cross:
        print(json.dumps({"benchmark": "claims_pointers", "cross": cross(marked)}))
        return 0
    if options.write:
        arrays = flattened(learn(read_examples([*marked, *read_paragraphs(marked), *read_notes()])))
        place = Path(str(resources.files("broadsheet"))) / "data" / "claims" / FOREST
        np.savez_compressed(place, **arrays)
        print(json.dumps({"nodes": len(arrays["sign"]), "trees": len(arrays["roots"])}))
        return 0
    by_rule, weighed = score(tell(marked, resolve_by_rule)), score(tell(read_marked(), resolve))
    print(json.dumps({"benchmark": "claims_pointers", "rules": by_rule, "shipped": weighed}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
