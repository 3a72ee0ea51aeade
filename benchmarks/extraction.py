"""Our reading of pages on the extraction benchmark, scored by the folder's own score.py.

    .venv/bin/python -m benchmarks.extraction [--data DIR] [--peers] [--predictions FILE] [--every N] [--worst N]

`--peers` runs the other extractors that are installed, in the same run, so that speeds compare; those
that are not are named. `--predictions FILE` writes our answers as JSON lines: {id, text, title,
authors, published, language}, the keys that score.py takes from a function. The judge was trained on
the pages of the default folder: figures there flatter the text columns, and `page_judge cross` gives
those with whole sites held out.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from broadsheet.pages import read_page

DEFAULT = Path(__file__).resolve().parents[2] / "shared" / "bench" / "extraction"
HERE = Path(__file__).resolve().parents[1]
PEERS = {  # the folder's adapters, and the module each needs
    "trafilatura": "trafilatura", "trafilatura_precision": "trafilatura", "trafilatura_fast": "trafilatura", "structured": "lxml",
    "readability_lxml": "readability", "newspaper4k": "newspaper", "news_please": "newsplease", "goose3": "goose3", "resiliparse": "resiliparse",
    "boilerpy3": "boilerpy3", "magic_html": "magic_html", "article_extractor": "article_extractor", "rs_trafilatura": "rs_trafilatura",
    "trafilaturacore": "trafilaturacore",
}  # fmt: skip


def extract(html: bytes, url: str) -> dict[str, Any]:
    """Our answer in the form of score.py; without an article, the codes of the findings."""
    reading = read_page(html, url)
    article = reading.article
    if article is None:
        return {"findings": [finding.code for finding in reading.findings]}
    at = article.published
    if at is not None:
        published = at.date().isoformat() if article.published_precision == "day" else at.isoformat()
    else:
        published = None
    return {
        "text": article.text,
        "title": article.title,
        "authors": list(article.authors),
        "published": published,
        "language": None if article.language == "und" else article.language,
    }


def take_sample(folder: Path, every: int, target: Path) -> Path:
    """A folder of the same form with every so many pages."""
    lines = (folder / "truth.jsonl").read_text("utf-8").splitlines(keepends=True)
    (target / "truth.jsonl").write_text("".join(lines[::every]), "utf-8")
    for name in ("pages", "score.py", "peers.py"):
        (target / name).symlink_to((folder / name).resolve())
    return target


def score(folder: Path, function: str, worst: int = 0) -> tuple[dict[str, Any], str]:
    """What score.py finds for a function, in a process of its own; and what it printed."""
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "result.json"
        command = [
            sys.executable,
            str((folder / "score.py").resolve()),
            str(folder),
            "--func",
            function,
            "--out",
            str(out),
            "--worst",
            str(worst),
        ]
        done = subprocess.run(
            command,
            cwd=HERE,
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"PYTHONPATH": f"{HERE}:{folder.resolve()}", "OMP_NUM_THREADS": "1"},
        )
        if done.returncode:
            sys.exit(f"score.py failed on {function}:\n{done.stderr[-2000:]}")
        return json.loads(out.read_text("utf-8")), done.stdout


def print_row(name: str, source: str, figures: dict[str, Any]) -> None:
    cells = []
    for column, value in figures.items():
        width = max(7, len(column) + 1)
        cells.append(
            f"{'-' if value is None else value if isinstance(value, int) else format(value, '.3f'):>{width}}"
        )
    print(f"{name[:22]:22} {source:7}" + "".join(cells), flush=True)


def print_head(figures: dict[str, Any]) -> None:
    print(f"{'':22} {'source':7}" + "".join(f"{column:>{max(7, len(column) + 1)}}" for column in figures))


def write_predictions(result: dict[str, Any], target: Path) -> None:
    with target.open("w", encoding="utf-8") as file:
        for page in result["pages"]:
            file.write(json.dumps({"id": page["id"], **page["got"]}, ensure_ascii=False) + "\n")


def unnamed_failures(result: dict[str, Any]) -> list[str]:
    """Pages without a text and without a finding that says why."""
    return [
        page["id"]
        for page in result["pages"]
        if page["error"] or (page["empty"] and not page["got"].get("findings"))
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DEFAULT)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--predictions", type=Path)
    parser.add_argument("--every", type=int, default=1, help="score every Nth page only")
    parser.add_argument("--worst", type=int, default=0, help="list the N pages with the lowest F1")
    given = parser.parse_args()
    if not (given.data / "truth.jsonl").is_file():
        print(f"{given.data}: no truth.jsonl there; give the benchmark's folder with --data", file=sys.stderr)
        sys.exit(2)
    with tempfile.TemporaryDirectory() as place:
        folder = take_sample(given.data, given.every, Path(place)) if given.every > 1 else given.data
        run(folder, given)


def run(folder: Path, given: argparse.Namespace) -> None:
    result, printed = score(folder, "benchmarks.extraction:extract", given.worst)
    print_head(result["summary"]["all"])
    for source, figures in result["summary"].items():
        print_row("broadsheet", source, figures)
    print(*(line for line in printed.splitlines() if line.startswith(("error", "worst"))), sep="\n", end="")
    if given.predictions:
        write_predictions(result, given.predictions)
    peers = run_peers(folder) if given.peers else {}
    failures = unnamed_failures(result)
    if failures:
        print("failed without a finding:", *failures)
    print(
        json.dumps(
            {
                "benchmark": "extraction",
                "broadsheet": result["summary"],
                "unnamed_failures": len(failures),
                "peers": peers,
            }
        )
    )


def run_peers(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, module in PEERS.items():
        if importlib.util.find_spec(module) is None:
            print(f"{name:22} not installed")
            continue
        found[name] = score(folder, f"peers:{name}")[0]["summary"]
        for source, figures in found[name].items():
            print_row(name, source, figures)
    return found


if __name__ == "__main__":
    main()
