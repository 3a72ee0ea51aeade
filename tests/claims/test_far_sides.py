"""A side that a sentence leaves out is looked for in its paragraph and the title, no further."""

from broadsheet.claims import find_claims
from tests.claims.articles import article

TOLD = "今年3月以2亿美元收购了Vantur。"


def parties(text: str, title: str = "") -> list[tuple[str | None, str | None]]:
    found = find_claims(article(text, title=title, language="zh"))
    return [(c.subject and c.subject.name, c.object and c.object.name) for c in found]


def test_the_paragraph_names_whom_a_sentence_means() -> None:
    assert parties(f"英伟达发布了新芯片。{TOLD}") == [("Nvidia", "Vantur")]


def test_a_paragraph_far_above_does_not() -> None:
    between = "会议持续了三天，来了许多人。\n\n票价没有变化。\n\n"
    assert ("Nvidia", "Vantur") not in parties(f"英伟达发布了新芯片。\n\n{between}{TOLD}")
