"""What a Chinese sentence says of a whole branch, of counts and of ranks: no deal of those whom it names."""

from __future__ import annotations

import re

from broadsheet.claims.frames.phrases import Phrase
from broadsheet.claims.frames.scenes import Scene

_NAME = r"[\ue000-\ue4ff]"
_COMPETING = r"(?:竞相|争相|争先恐后(?:地)?|争抢着)"
_GENERAL = re.compile(
    rf"{_COMPETING}[^，。；]{{0,40}}§|§[^，。；]{{0,6}}{_COMPETING}"
    r"|(?:普遍|大多|往往|通常)(?:都|会|将)?[^，。；]{0,24}§"
    r"|(?:^|[，,。；])(?:(?:这些|此类|这类|它们|各家|众多|许多|不少|大批)[^，。；\ue000-\ue4ff]{0,10}|[\ue200-\ue3ff])(?:纷纷|都在|均|一起)[^，。；]{0,24}§"
)
"""As in "这些公司竞相向A等提供算力": what a branch does in competition, or as a rule."""
_COUNT = r"(?<!第)(?:\d[\d,.]*|[数几近上]?[十百千]|数十|上百)(?:多|余|来)?(?:家|起|次|笔|桩|宗|项)(?:的)?(?:公司|企业)?"
_RANK = r"(?:位居|位列|排名|排在|居首|居于|高居|名列|榜首|第[一二三四五六七八九十\d]+(?:名|位)|领先|落后|不及|仅次|低于|高于|多于|少于)"
_COUNTED = re.compile(
    rf"{_COUNT}§(?!了|[“「]?{_NAME})|§(?:金额|数量|家数|次数|笔数|件数|规模|总额|总数)(?:来看|看|计算|来计|计|排名|而言|方面)"
    rf"|§(?:数量|家数|次数|笔数|件数)?[^，。；\ue000-\ue4ff]{{0,4}}{_RANK}"
)
"""As in "以38家收购位居第二": a number of purchases, and no purchase."""
_DEEDS = frozenset(("acquisition", "investment", "supply", "chip_supply", "compute_supply", "licensing"))


def is_general(scene: Scene) -> bool:
    """Whether the words around a Chinese trigger tell what a branch does, or how many deeds there were."""
    if scene.valency.language != "zh" or scene.trigger.relation not in _DEEDS:
        return False
    mask, clause = scene.masked.mask, scene.clause
    told = f"{mask[clause[0] : scene.start]}§{mask[scene.end : clause[1]]}"
    return _GENERAL.search(told) is not None or _COUNTED.search(told) is not None


_SPREAD = re.compile(
    r"[，,](?:(?:其|它的|公司的?|该公司的?)[^，。；\ue000-\ue4ff]{0,12}|[^，。；\ue000-\ue4ff]{0,6}(?:供应商|合作方|合作伙伴|供应链|来源|版图|资源))"
    r"(?:横跨|跨越|覆盖|遍及|遍布|涵盖|来自|分布于|分布在|囊括|包括|包含|涉及|有)(?:了|自)?$"
)


def is_spread(phrase: Phrase, scene: Scene) -> bool:
    """As in "A已签署协议，其算力横跨B、C乃至D": each of the list has its deal with A, and none with another of the list."""
    if scene.valency.language != "zh" or phrase.entity.kind != "group":
        return False
    return _SPREAD.search(scene.masked.mask, 0, phrase.at) is not None and any(
        p.at < scene.start and p.mark in {"", "subj"} and p.entity.kind in {"org", "stranger"}
        for p in scene.inside
    )
