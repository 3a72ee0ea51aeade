"""What templates of outlets are for: a standing paragraph inside the text that the judge takes for prose.

    python -m benchmarks.templates [--data DIR] [--predictions FILE]

Every outlet of the newsstand with six pages or more gets a paragraph of its own (a self-description, an
appeal for gifts, a note on how its figures are made), set as its paragraphs are set, behind the second
one of every page. The pages are read in their order, each with the template learnt from the pages
before it and without one. Told are the share of pages that carry the paragraph, and the share of the
articles' own words that each way keeps. `--data` is taken for the sake of the other benchmarks and not
read. The predictions are JSON lines {url, with, without}: whether the paragraph is in the text.
"""

from __future__ import annotations

import argparse
import copy
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

from broadsheet.pages import learn_template, read_page
from broadsheet.pages.charset import decode_body
from broadsheet.testing.newsstand import load_newsstand
from broadsheet.testing.newsstand.printing import print_page

LEAST = 6
STANDING = {
    "en": (
        "{name} has reported on the companies behind the machines since its first issue, and its reporters own no shares in any of them.",
        "{name} belongs to the people who read it, and nobody who is written about here can pay for a line of it.",
        "Figures in {name} are those of the companies themselves, turned into dollars at the rate of the day on which they were told.",
    ),
    "de": ("{name} gehört seinen Lesern, und niemand, über den hier geschrieben wird, kann für eine Zeile bezahlen.",),
    "fr": ("{name} appartient à ses lecteurs, et aucune des entreprises dont il parle ne peut payer une seule ligne.",),
    "es": ("{name} pertenece a sus lectores, y ninguna de las empresas de las que habla puede pagar una sola línea.",),
    "ru": ("{name} принадлежит своим читателям, и ни одна компания, о которой здесь пишут, не может заплатить за строку.",),
    "zh": ("{name}属于它的读者，文中提到的任何一家公司都不能为一行字付钱，本刊的记者也不持有这些公司的股票。",),
    "ja": ("{name}は読者のものであり、ここで取り上げる会社が一行のために金を払うことはできず、記者はその株式も持たない。",),
}  # fmt: skip


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def set_in(body: bytes, paragraphs: list[str], standing: str) -> bytes | None:
    """The page with the standing paragraph behind its second one, set alike; None where that is not found."""
    root = html.fromstring(decode_body(body).text)
    start = paragraphs[1][:40]
    holders = [one for one in root.iter("p", "div", "section") if _text(one).startswith(start)]
    if not holders:
        return None
    model = holders[-1]
    added = copy.copy(model)
    for child in list(added):
        added.remove(child)
    added.text, added.tail = standing, None
    model.addnext(added)
    page: bytes = etree.tostring(root, method="html", encoding="utf-8", doctype="<!doctype html>")
    return page


def _text(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def pages_of_outlets() -> Iterator[tuple[str, list[tuple[str, bytes, str, str]]]]:
    """(outlet, its pages in order as (url, body, own text, standing paragraph))."""
    stand = load_newsstand()
    by_outlet = defaultdict(list)
    for page in sorted(stand.pages, key=lambda one: one.published):
        if page.kind in {"article", "press_release", "opinion"}:
            by_outlet[page.outlet.id].append(page)
    for number, (outlet, pages) in enumerate(sorted(by_outlet.items())):
        found = []
        for page in pages:
            shown = stand.at(page.published)
            text = shown.page(page.url).body
            paragraphs = [part for part in text.split("\n\n") if len(part) > 40]
            choice = STANDING.get(page.outlet.language, STANDING["en"])
            standing = choice[number % len(choice)].format(name=page.outlet.name)
            if len(paragraphs) >= 3:
                body = set_in(print_page(shown.page(page.url), shown, page.published), paragraphs, standing)
                if body is not None:
                    found.append((page.url, body, text, standing))
        if len(found) >= LEAST:
            yield outlet, found


def measure() -> tuple[dict[str, float], list[dict[str, object]]]:
    rows: list[dict[str, object]] = []
    kept = {"with": 0, "without": 0}
    own_words = outlets = 0
    for _, pages in pages_of_outlets():
        outlets += 1
        lines: list[tuple[str, ...]] = []
        for url, body, own, standing in pages:
            plain = read_page(body, url)
            learnt = read_page(body, url, furniture=learn_template(lines[-30:]))
            lines.append(plain.lines)
            if len(lines) <= 3 or plain.article is None or learnt.article is None:
                continue  # three pages teach; what is told is how those behind them are read
            own_words += len(words(own))
            for name, text in (("with", learnt.article.text), ("without", plain.article.text)):
                kept[name] += sum((_count(own) & _count(text)).values())
            rows.append(
                {
                    "url": url,
                    "with": standing in learnt.article.text,
                    "without": standing in plain.article.text,
                }
            )
    figures = {
        "outlets": outlets,
        "pages": len(rows),
        "carried_without": sum(bool(row["without"]) for row in rows) / max(len(rows), 1),
        "carried_with": sum(bool(row["with"]) for row in rows) / max(len(rows), 1),
        "own_words_without": kept["without"] / max(own_words, 1),
        "own_words_with": kept["with"] / max(own_words, 1),
    }
    return figures, rows


def _count(text: str) -> Counter[str]:
    return Counter(words(text))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path)
    parser.add_argument("--peers", action="store_true", help="none: no other extractor learns from pages")
    parser.add_argument("--predictions", type=Path)
    given = parser.parse_args()
    figures, rows = measure()
    if given.predictions:
        given.predictions.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    for name, value in figures.items():
        print(f"{name:20}{value:10.4f}")
    print(json.dumps({"benchmark": "templates", **figures}))


if __name__ == "__main__":
    main()
