"""Of whom somebody buys, where a Chinese or Japanese clause says it outright: "向X购买", "Xから購入"."""

from __future__ import annotations

import re

from broadsheet.claims.frames.scenes import Scene
from broadsheet.records import Mention

_NAME = r"(?P<sign>[\ue000-\ue1ff\ue400-\ue4ff])"
_BOUGHT_OF = {
    "zh": re.compile(
        rf"(?:向|从){_NAME}(?:(?!提供|出售|供应|出租|交付|开放)[^，。；\ue000-\ue4ff]){{0,8}}(?:购买|采购|订购|购入|采买|租用|下单)"
    ),
    "ja": re.compile(rf"{_NAME}(?:社)?から[^。\ue000-\ue4ff]{{0,40}}(?:購入|調達|買い|借り)"),
}


def is_bought_of(source: Mention, scene: Scene) -> bool:
    """Whether the clause names `source` as whom the other side buys or rents from, so that no trade tells it otherwise."""
    pattern = _BOUGHT_OF.get(scene.valency.language)
    if pattern is None:
        return False
    named = (scene.masked.entity(m["sign"]) for m in pattern.finditer(scene.masked.mask, *scene.clause))
    return any(m.party_id == source.party_id for entity in named for m in entity.mentions)
