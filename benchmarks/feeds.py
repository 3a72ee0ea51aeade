"""Our feed parser on the feeds benchmark: agreement, speed, hostile and broken input.

    .venv/bin/python -m benchmarks.feeds [--data DIR] [--peers] [--predictions FILE] [--quick]

Three measures. "with feedparser": the folder's own essentials.py, which takes feedparser's answer
(the specification for JSON Feeds) as the reference. "by the letter": the same comparison with the
fields as the formats define them (benchmarks/feeds_truth.py), where feedparser is measured too.
"hostile": the folder's own hostile.py, each case in a process with limits.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import re
import statistics
import subprocess
import sys
import tempfile
import warnings
from html import escape
from pathlib import Path

from benchmarks.feeds_truth import read_by_the_letter
from broadsheet.errors import FeedUnreadable
from broadsheet.feeds import parse_feed

HERE = Path(__file__).resolve().parent.parent
DEFAULT = HERE.parent / "shared" / "bench" / "feeds"
BASE = "http://base.invalid/"  # the folder's feeds come without an address; relative links stay relative
FIELDS = ("id", "link", "title", "published", "author", "text")
RECOVERED = {
    "truncated": 5, "truncated_in_tag": 6, "says_utf8_is_cp1252": 10, "says_latin1_is_utf8": 10, "utf16_says_utf8": 10,
    "bogus_charset": 10, "bad_byte": 10, "control_chars": 10, "undefined_entity": 10, "unescaped_ampersand": 10,
    "space_before_prolog": 10, "junk_after_end": 10, "undeclared_prefix": 10, "no_prolog_upper_case": 10,
}  # fmt: skip
"""Titles that are whole before the damage, for each of the fourteen broken feeds."""


def ours(data: bytes) -> dict:
    """Our answer in the form of essentials.py and hostile.py."""
    feed = parse_feed(data, BASE)
    rows = [
        {
            "id": e.guid or None,
            "link": e.url.replace(BASE[:-1], "", 1) or None,
            "title": e.title,
            "published": e.published.isoformat() if e.published else None,
            "author": e.authors[0] if e.authors else None,
            "text": max(e.content_html, escape(e.summary, quote=False), key=len),
        }
        for e in feed.entries
    ]
    return {"title": feed.title, "entries": rows}


def ours_raw(data: bytes, headers: dict) -> dict:
    """Our answer in feedparser's form, as far as our Feed has what it has; for expect.py."""
    try:
        feed = parse_feed(data, headers.get("content-location", ""), headers.get("content-type"))
    except FeedUnreadable:
        return {"feed": _Row(), "entries": [], "bozo": True, "version": "", "encoding": ""}
    rows = []
    for e in feed.entries:
        row = _Row(
            id=e.guid, guid=e.guid, link=e.url, title=e.title, summary=e.summary, description=e.summary,
            author=e.authors[0] if e.authors else "", authors=[_Row(name=a) for a in e.authors],
            tags=[_Row(term=t) for t in e.topics], enclosures=[_Row(href=x.url, type=x.media_type) for x in e.enclosures],
        )  # fmt: skip
        for key, at in (("published", e.published), ("updated", e.updated)):
            if at:
                row[key + "_parsed"] = at.timetuple()
        rows.append(row)
    damaged = any(f.code == "feed_damaged" for f in feed.findings)
    top = _Row(title=feed.title, link=feed.site_url, language=feed.language)
    return {"feed": top, "entries": rows, "bozo": damaged, "version": feed.format, "encoding": "utf-8"}


class _Row(dict):
    __getattr__ = dict.__getitem__


def main() -> int:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--data", type=Path, default=DEFAULT)
    options.add_argument("--peers", action="store_true", help="feedparser and fastfeedparser in the same run")
    options.add_argument("--predictions", type=Path, help="write our essentials for each feed as JSON lines")
    options.add_argument(
        "--quick", action="store_true", help="leave the hostile cases and the expectations out"
    )
    asked = options.parse_args()
    scorers = asked.data if (asked.data / "essentials.py").exists() else DEFAULT
    if not (asked.data / "feeds.jsonl").exists() or not (scorers / "essentials.py").exists():
        print(
            f"No feeds benchmark in {asked.data}: feeds.jsonl, feeds/ and essentials.py are needed. Give --data DIR."
        )
        return 2
    feeds = dict(read_feeds(asked.data))
    if asked.predictions:
        write_predictions(feeds, asked.predictions)
    parsers = {"broadsheet": "benchmarks.feeds:ours"}
    if asked.peers:
        parsers |= {name: f"peers:{name}" for name in ("feedparser", "fastfeedparser") if is_installed(name)}
    agreement = {name: run_essentials(scorers, asked.data, spec) for name, spec in parsers.items()}
    show("with feedparser (JSON Feeds: with the specification)", agreement)
    letter = {
        name: score_by_the_letter(scorers, feeds, spec)
        for name, spec in (parsers | {"feedparser": "peers:feedparser"}).items()
    }
    show("by the letter of the formats, well-formed feeds", letter)
    figures = {"agreement": agreement, "by_the_letter": letter, "speed": agreement["broadsheet"].get("speed")}
    if not asked.quick:
        figures["hostile"] = {name: run_hostile(scorers, spec) for name, spec in list(parsers.items())[:1]}
        figures["expectations"] = run_expectations(scorers, asked.data)
    print(json.dumps(figures))
    return 0


def read_feeds(folder: Path) -> list[tuple[str, bytes]]:
    ids = [json.loads(line)["id"] for line in (folder / "feeds.jsonl").open(encoding="utf-8")]
    return [(i, gzip.decompress((folder / "feeds" / f"{i}.gz").read_bytes())) for i in ids]


def is_installed(name: str) -> bool:
    found = importlib.util.find_spec(name) is not None
    if not found:
        print(f"{name} is not installed: its row is missing.")
    return found


def write_predictions(feeds: dict[str, bytes], path: Path) -> None:
    with path.open("w", encoding="utf-8") as out:
        for feed_id, data in feeds.items():
            try:
                answer = ours(data)
            except FeedUnreadable as fault:
                answer = {"title": None, "entries": [], "error": fault.message}
            out.write(json.dumps({"id": feed_id, **answer}, ensure_ascii=False) + "\n")


def run_essentials(scorers: Path, data: Path, spec: str) -> dict:
    """The folder's own comparison, in a process of its own; its last line is the row."""
    done = subprocess.run(
        [sys.executable, str(scorers / "essentials.py"), str(data), "--func", spec], cwd=HERE, capture_output=True, text=True, check=False
    )  # fmt: skip
    lines = done.stdout.strip().splitlines()
    if done.returncode or len(lines) < 2:
        return {"error": done.stderr.strip()[-200:]}
    numbers = re.findall(r"nan|\d+(?:\.\d+)?", lines[-1].split("(on")[0].partition(" ")[2])
    keys = ("feeds", "raised", "count", *FIELDS, "whole", "speed")
    return {key: float(number) for key, number in zip(keys, numbers, strict=True)}


def score_by_the_letter(scorers: Path, feeds: dict[str, bytes], spec: str) -> dict:
    essentials = load(scorers / "essentials.py")
    parse = ours if spec.startswith("benchmarks") else getattr(load(scorers / "peers.py"), spec.split(":")[1])
    shares: dict[str, list[float]] = {f: [] for f in ("count", *FIELDS, "whole")}
    for data in feeds.values():
        truth = read_by_the_letter(data)
        if not truth or not truth["entries"]:
            continue
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                got = parse(data)
        except Exception:
            got = {"entries": []}
        add_feed(essentials, truth["entries"], got["entries"], shares)
    return {"feeds": float(len(shares["count"]))} | {
        f: statistics.fmean(v) if v else float("nan") for f, v in shares.items()
    }


def add_feed(essentials, truth: list[dict], got: list[dict], shares: dict[str, list[float]]) -> None:
    shares["count"].append(len(truth) == len(got))
    tally: dict[str, list[bool]] = {f: [] for f in FIELDS}
    whole: list[bool] = []
    for right, answer in essentials.pairs(truth, got):
        got_link = (answer.get("link") or "").replace(" ", "%20")
        agree = {
            f: essentials.same(f, right[f], got_link if f == "link" else answer.get(f))
            for f in FIELDS
            if right[f]
        }
        for field, value in agree.items():
            tally[field].append(value)
        whole.append(all(agree.values()))
    for field, values in tally.items():
        if values:
            shares[field].append(statistics.fmean(values))
    shares["whole"].append(statistics.fmean(whole))


def load(path: Path):
    spec = importlib.util.spec_from_file_location(f"bench_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run_hostile(scorers: Path, spec: str) -> dict:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "rows.json"
        subprocess.run(
            [sys.executable, str(scorers / "hostile.py"), "--func", spec, "--json", str(out)], cwd=HERE, capture_output=True, check=False
        )  # fmt: skip
        rows = json.loads(out.read_text())
    recovered = [n for n, least in RECOVERED.items() if rows.get(n, {}).get("good", 0) >= least]
    slowest = max(rows, key=lambda n: rows[n].get("cpu", 60.0))
    leaks = [n for n, r in rows.items() if r.get("leak") or r.get("called")]
    row = {"recovered": len(recovered), "of": len(RECOVERED), "slowest": slowest, "seconds": round(rows[slowest].get("cpu", 60.0), 2),
           "largest_mb": round(max(r.get("mb", 0) for r in rows.values())), "leaks": leaks}  # fmt: skip
    print(f"\nhostile and broken: {row['recovered']} of {row['of']} broken feeds recovered; slowest case {slowest} {row['seconds']} s; "
          f"largest growth {row['largest_mb']} MB; leaks: {leaks or 'none'}")  # fmt: skip
    return row


def run_expectations(scorers: Path, data: Path) -> float | None:
    done = subprocess.run(
        [sys.executable, str(scorers / "expect.py"), str(data), "--func", "benchmarks.feeds:ours_raw"], cwd=HERE, capture_output=True, text=True, check=False
    )  # fmt: skip
    last = done.stdout.strip().splitlines()[-1:] or [""]
    share = last[0].split()[-2:-1]
    print(
        f"feedparser's own expectations (exact sanitised HTML, bozo, encodings): {share[0] if share else 'failed'}"
    )
    return float(share[0]) if share else None


def show(title: str, rows: dict[str, dict]) -> None:
    keys = [k for k in next(iter(rows.values())) if k != "speed"]
    print(f"\n{title}\n{'parser':16}" + "".join(f"{k:>10}" for k in keys) + f"{'speed':>9}")
    for name, row in rows.items():
        cells = "".join(
            f"{row.get(k, float('nan')):10.3f}" if k not in {"feeds", "raised"} else f"{row.get(k, 0):10.0f}"
            for k in keys
        )
        print(f"{name:16}{cells}" + (f"{row['speed']:8.1f}x" if "speed" in row else ""))


if __name__ == "__main__":
    sys.exit(main())
