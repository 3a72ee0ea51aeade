"""Parties that a Chinese sentence sets aside before it tells what somebody does with others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.claims.mask import Entity

_BUT = re.compile(r"除了?$")
_OUTSIDE = re.compile(r"(?:等公司|公司|等)?(?:[（(][^（()），。]{1,24}[)）])?(?:以|之)?外[，,]")
_NAMED = frozenset(("org", "stranger"))


def without_excepted(entities: Sequence[Entity], text: str) -> list[Entity]:
    """As in "除A和B外，C还与D合作": A and B stand outside; whoever is named behind the comma acts."""
    named = sorted((e for e in entities if e.kind in _NAMED), key=lambda e: e.start)
    out: set[int] = set()
    for index, first in enumerate(named):
        if _BUT.search(text, max(0, first.start - 2), first.start) is None:
            continue
        run = [first]
        for entity in named[index + 1 :]:
            if not _JOINED.fullmatch(text, run[-1].end, entity.start):
                break
            run.append(entity)
        if _OUTSIDE.match(text, run[-1].end):
            out |= {e.start for e in run}
    out |= {e.start for e in named if _is_former_employer(e, text)}
    return [e for e in entities if e.start not in out]


def _is_former_employer(entity: Entity, text: str) -> bool:
    """As in "由前谷歌自动驾驶工程师创立": where somebody worked before has no part in it."""
    return _FORMER.search(text, max(0, entity.start - 4), entity.start) is not None and (
        _STAFF.match(text, entity.end) is not None
    )


_FORMER = re.compile(r"(?<![之以此目年月日天午提])前 ?$")
_STAFF = re.compile(
    r"(?:（[^）]{1,16}）)? ?[\u4e00-\u9fff]{0,8}(?:工程师|高管|员工|研究员|研究人员|首席|CEO|创始人|副总裁|总监|科学家|经理|主管|设计师|负责人|团队)"
)


_JOINED = re.compile(r"(?:[（(][^（()），。]{0,24})?(?:[)）])?(?:和|与|及|以及|、|或)?")
"""Between two of them: a word that joins, or the bracket that spells a name again."""
