"""Every English original that the interface shows, gathered from templates and code."""

from __future__ import annotations

import ast
from importlib import resources
from pathlib import Path

from jinja2.ext import babel_extract

from broadsheet.press import charts, labels, trouble_details
from broadsheet.press.sheets import finding, letters, party, taking_part
from broadsheet.records import COUNTED, DEAL, GROUNDS, PAGE_MARKS

ROOT = Path(str(resources.files("broadsheet.press")))

Message = str | tuple[str, str]  #: one text, or its singular and plural


def template_words() -> set[Message]:
    found: set[Message] = set()
    for place in sorted((ROOT / "templates").iterdir()):
        with place.open("rb") as file:
            options = {
                "trim_blocks": "true",
                "lstrip_blocks": "true",
                "silent": "false",
                "newstyle_gettext": "true",
            }
            for _, function, message, _ in babel_extract(file, ("_", "gettext", "ngettext"), [], options):
                if function == "ngettext":
                    found.add((str(message[0]), str(message[1])))
                else:
                    found.add(message if isinstance(message, str) else str(message[0]))
    return found


def code_words() -> set[Message]:
    found: set[Message] = set()
    for place in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(place.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "attr", getattr(node.func, "id", "")) == "say"
            ):
                found |= {
                    a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
                }
    found |= {
        "a year",
        "a month",
        "Not in this paper",
        "That address cannot be read",
        "The press has stopped",
        labels.ANY_TROUBLE,
    }
    found |= {f"{bound} %(amount)s" for bound in ("about", "up to", "at least", "more than")}
    for table in (
        labels.RELATIONS, labels.STAGES, labels.CONTRADICTIONS, labels.FAMILIES, labels.SOURCE_KINDS,
        labels.ARTICLE_KINDS, labels.SCORE_PARTS, labels.TOPICS, labels.TIES, labels.PARTY_KINDS, labels.HIT_KINDS, labels.HIT_KIND, charts.TITLES,
        labels.TROUBLES,
        taking_part.REACTIONS, taking_part.FAULTS, finding.FACETS, letters.FAULTS,
    ):  # fmt: skip
        found |= set(table.values())
    found |= set(trouble_details.SENTENCES)
    found |= {*GROUNDS.values(), *DEAL.values(), *PAGE_MARKS.values(), COUNTED}
    return found | {title for _, title, _, _ in party.GROUPS}


def all_words() -> set[Message]:
    return template_words() | code_words()
