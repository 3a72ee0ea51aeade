"""Standfirst and excerpt: what the page says the article is about, in its own words."""

from __future__ import annotations

import re

from broadsheet.pages.jsonld import text_of
from broadsheet.pages.markup import Markup
from broadsheet.pages.stretches import Layout, hint_named
from broadsheet.pages.titles import fold, likeness

_EXCERPT = 300
_SENTENCE_END = re.compile(r"(?<=[.!?…。！？])[\"”’»)]*(?:\s+|(?<=[。！？]))")


def find_standfirst(page: Markup, layout: Layout, title: str, kept: tuple[int, ...]) -> str:
    """The paragraph that stands between headline and text and sums the article up; "" where none does.

    It is either marked as such or said again in the description.
    """
    if not kept:
        return ""
    described = fold(
        page.first("og:description", "description", "twitter:description")
        or text_of(page.article.get("description"))
    )
    for place in range(max(kept[0] - 12, 0), min(kept[0] + 1, len(layout.stretches))):
        stretch = layout.stretches[place]
        if (
            not 40 <= len(stretch.text) <= 600
            or stretch.link_chars * 3 > len(stretch.text)
            or stretch.frame.tag in {"h1", "li", "figcaption"}
        ):
            continue
        folded = fold(stretch.text)
        marked = hint_named(stretch.frame, "lead") <= 1 and hint_named(stretch.frame, "caption") > 1
        told = len(described) > 30 and (described[:120] in folded or folded[:120] in described)
        if folded != fold(title) and (told if place == kept[0] else marked or told):
            return stretch.text
    return ""


def make_excerpt(page: Markup, text: str, title: str, standfirst: str) -> tuple[str, str]:
    """A few sentences on what the article says, and where they come from.

    The description where it is one and not the headline again; else the standfirst; else the first
    sentences of the text. Each is cut at a sentence; a description that is nothing but the beginning of
    the text, broken off, gives way to the text's own.
    """
    for value, origin in (
        (text_of(page.article.get("description")), "json-ld"), (page.first("og:description"), "og"),
        (page.first("description", "dc.description"), "meta"),
        (page.first("twitter:description"), "twitter"), (standfirst, "standfirst"),
    ):  # fmt: skip
        if len(value) >= 40 and likeness(value, title) < 0.8 and "<" not in value:
            whole = _whole_sentences(value, text)
            return (whole, origin) if whole else (cut_at_sentence(text), "text")
    return cut_at_sentence(text), "text"


_ENDED = re.compile(r"[.!?。！？؟।][\"”’»)\]」』]*$")
_DOTS = re.compile(r"\s*(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*$")
_LEAST = 60
_BEGINNING = 60


def _whole_sentences(description: str, text: str) -> str:
    """A description without the sentence it breaks off in; "" for a broken-off beginning of the text.

    One that holds no whole sentence stays as it is: it may be a line without a full stop.
    """
    bare = _DOTS.sub("", description)
    if bare == description and _ENDED.search(description):
        return cut_at_sentence(description)
    if fold(text).startswith(fold(bare)[:_BEGINNING]) and len(bare) < len(text):
        return ""
    ended = [found.end() for found in _SENTENCE_END.finditer(bare)]
    kept = bare[: ended[-1]].strip() if ended else ""
    return cut_at_sentence(kept if len(kept) >= _LEAST else description)


def cut_at_sentence(text: str, limit: int = _EXCERPT) -> str:
    """The first sentences of a text, at most `limit` characters; a longer first one is cut at a word."""
    first = next(
        (block for block in text.split("\n\n") if len(block) > 60), text.split("\n\n", maxsplit=1)[0]
    )
    taken = ""
    for sentence in _SENTENCE_END.split(first):
        if taken and len(taken) + len(sentence) + 1 > limit:
            return taken
        taken = f"{taken} {sentence}".strip()
    if len(taken) <= limit:
        return taken
    return taken[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
