"""What changed between two texts of an article that was edited in place."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from broadsheet.records import Article

ChangeKind = Literal["added", "removed", "reworded", "title"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference; `before` is empty for what was added, `after` for what was removed."""

    kind: ChangeKind
    before: str = ""
    after: str = ""
    before_start: int = -1  #: place in the earlier text; -1 in the title, or where nothing stood
    after_start: int = -1  #: place in the later text; -1 likewise


def compare_texts(before: Article, after: Article) -> tuple[Change, ...]:
    """The differences between two texts, block by block in reading order, the title first.

    Blocks that differ in white space only are the same. A block whose words are mostly kept is
    reworded; others are removed and added. No change gives an empty tuple.
    """
    changes = (
        []
        if _same(before.title, after.title)
        else [Change(kind="title", before=before.title, after=after.title)]
    )
    old, new = _blocks(before), _blocks(after)
    matcher = SequenceMatcher(
        None, [_key(text) for text, _ in old], [_key(text) for text, _ in new], autojunk=False
    )
    for operation, i, j, k, m in matcher.get_opcodes():
        if operation != "equal":
            changes.extend(_pair_up(old[i:j], new[k:m]))
    return tuple(changes)


def _blocks(article: Article) -> list[tuple[str, int]]:
    if article.blocks:
        return [(article.text[block.start : block.end], block.start) for block in article.blocks]
    found, place = [], 0
    for part in article.text.split("\n\n"):
        found.append((part, place))
        place += len(part) + 2
    return [pair for pair in found if pair[0].strip()]


def _key(text: str) -> str:
    return " ".join(text.split())


def _same(left: str, right: str) -> bool:
    return _key(left) == _key(right)


def _pair_up(old: list[tuple[str, int]], new: list[tuple[str, int]]) -> list[Change]:
    """Pairs blocks that share most of their words, in order; the rest went or came."""
    changes, place = [], 0
    for text, start in old:
        twin = next((n for n in range(place, len(new)) if _kept(text, new[n][0]) >= 0.5), None)
        if twin is None:
            changes.append(Change(kind="removed", before=text, before_start=start))
            continue
        changes.extend(Change(kind="added", after=came, after_start=at) for came, at in new[place:twin])
        changes.append(
            Change(
                kind="reworded", before=text, after=new[twin][0], before_start=start, after_start=new[twin][1]
            )
        )
        place = twin + 1
    changes.extend(Change(kind="added", after=came, after_start=at) for came, at in new[place:])
    return changes


def _kept(before: str, after: str) -> float:
    return SequenceMatcher(None, before.split()[:2_000], after.split()[:2_000], autojunk=False).ratio()
