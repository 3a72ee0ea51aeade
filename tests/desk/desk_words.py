"""Every English original that the desk shows beyond the paper's own, gathered from templates and code."""

from __future__ import annotations

import ast
import re
from importlib import resources
from pathlib import Path

from broadsheet.desk import lookalikes, method_page, people, sources_page, stories, telling
from broadsheet.editions.learning import TAUGHT
from broadsheet.running import method
from tests.press import interface_words

ROOT = Path(str(resources.files("broadsheet.desk")))
SAID = re.compile(r"""\{% say (?:"([^"]*)"|'([^']*)')""")
COUNTED = re.compile(r"""\{% says "([^"]*)" "([^"]*)\"""")

Message = interface_words.Message


def template_words() -> set[Message]:
    """What templates say."""
    found: set[Message] = set()
    for place in sorted((ROOT / "templates").rglob("*.html")):
        text = place.read_text("utf-8")
        found |= {one or other for one, other in SAID.findall(text)}
        found |= set(COUNTED.findall(text))
    return found


def code_words() -> set[Message]:
    """What code says outright."""
    found: set[Message] = set()
    for place in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(place.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                texts = [
                    a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
                ]
                if node.func.id == "say":
                    found |= set(texts[:1])
                elif node.func.id == "says":
                    found.add((texts[0], texts[1]))
    return found


def table_words() -> set[Message]:
    """What code says by way of a table."""
    found: set[Message] = {*people.ROLES, *(name for names in method.NAMES.values() for name in names)}
    for table in (telling.TELLS, telling.KINDS, telling.FATES, telling.READ, telling.PERSON_TELLS, stories.SHOWS, sources_page.SHOWS,
                  method_page.SCORES, method_page.PLAINLY, TAUGHT, lookalikes.LIKENESSES):  # fmt: skip
        found |= set(table.values())
    return found


def all_words() -> set[Message]:
    """All of them, but for those that the paper's own catalogue translates."""
    return (template_words() | code_words() | table_words()) - interface_words.all_words()
