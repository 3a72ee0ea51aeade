"""Records read and written: byte equality and speed.

    python -m benchmarks.records [--data DIR] [--peers] [--predictions FILE]

The predictions are JSON lines {path, text}: each file as we write it back.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from broadsheet.pages.record_file import read_record
from broadsheet.press.record_file import change_record, compose_record, write_record

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "bench" / "records"
ROUNDS = 5


def load(folder: Path) -> list[tuple[str, str]]:
    """(path, text) of every record of the benchmark, and of the seeds where they lie beside it."""
    rows = [json.loads(line) for line in (folder / "records.jsonl").read_text("utf-8").splitlines() if line]
    records = [(row["path"], row["text"]) for row in rows]
    seeds = folder.parent.parent / "seeds"
    records += [(p.name, p.read_text("utf-8")) for p in sorted(seeds.glob("00[01]_*.txt"))]
    return records


def rate(act: Callable[[], object], count: int) -> float:
    """Records a second of CPU time, the best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        act()
        best = min(best, time.process_time() - start)
    return count / best if best else float("inf")


def ours(records: list[tuple[str, str]]) -> tuple[dict[str, float], list[str]]:
    texts = [text for _, text in records]
    read = [read_record(text, place=path) for path, text in records]
    written = [write_record(record) for record in read]
    composed = [write_record(compose_record(record.values())) for record in read]
    changed = [write_record(change_record(r, "heat", int(r.get("heat", 0)) + 1)) for r in read]
    one_line = sum(
        sum(a != b for a, b in zip(x.split("\n"), y.split("\n"), strict=True)) == 1
        for x, y in zip(texts, changed, strict=True)
    )
    count = len(texts)
    return {
        "records": count,
        "byte_equal": sum(a == b for a, b in zip(texts, written, strict=True)) / count,
        "composed_equal": sum(a == b for a, b in zip(texts, composed, strict=True)) / count,
        "one_line_changed": one_line / count,
        "read_per_second": rate(lambda: [read_record(text) for text in texts], count),
        "write_per_second": rate(lambda: [write_record(record) for record in read], count),
        "compose_per_second": rate(lambda: [write_record(compose_record(r.values())) for r in read], count),
    }, written


def peers(records: list[tuple[str, str]]) -> dict[str, dict[str, float] | str]:
    texts = [text for _, text in records]
    found: dict[str, dict[str, float] | str] = {}
    try:
        import frontmatter

        out = [frontmatter.dumps(frontmatter.loads(text)) for text in texts]
        found["python-frontmatter"] = {
            "byte_equal": sum(a.strip() == b.strip() for a, b in zip(texts, out, strict=True)) / len(texts),
            "read_per_second": rate(lambda: [frontmatter.loads(text) for text in texts[:100]], 100),
        }
    except ImportError:
        found["python-frontmatter"] = "not installed (pip install python-frontmatter)"
    try:
        found["ruamel.yaml"] = _ruamel(texts)
    except ImportError:
        found["ruamel.yaml"] = "not installed (pip install ruamel.yaml)"
    return found


def _ruamel(texts: list[str]) -> dict[str, float]:
    import io

    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width, yaml.preserve_quotes = 10**9, True
    yaml.indent(mapping=2, sequence=4, offset=2)

    def again(text: str) -> str:
        out = io.StringIO()
        yaml.dump(yaml.load(text.split("---\n")[1]), out)
        return f"---\n{out.getvalue()}---\n\n"

    some = texts[:60]
    equal = sum(again(text) == text for text in some)
    return {
        "byte_equal": equal / len(some),
        "read_per_second": rate(lambda: [again(t) for t in some[:20]], 20),
    }


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--predictions", type=Path)
    args = parser.parse_args()
    if not (args.data / "records.jsonl").is_file():
        print(f"no records.jsonl in {args.data}; give the folder with --data", file=sys.stderr)
        return 2
    records = load(args.data)
    figures, written = ours(records)
    for name, value in figures.items():
        print(f"{name:22}{value:12,.3f}")
    if args.predictions:
        lines = (json.dumps({"path": p, "text": t}) for (p, _), t in zip(records, written, strict=True))
        args.predictions.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    others = peers(records) if args.peers else {}
    for name, row in others.items():
        print(f"{name:22}", row if isinstance(row, str) else {k: round(v, 3) for k, v in row.items()})
    print(json.dumps({"benchmark": "records", **figures, **({"peers": others} if args.peers else {})}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
