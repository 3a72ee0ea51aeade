"""A list about one customer: its lead names whom all contracts are of, each item opens with the other side and leaves the customer out."""

from __future__ import annotations

import re
from dataclasses import replace

from broadsheet.claims.frames.phrases import Phrase
from broadsheet.claims.frames.scenes import Cast, Scene
from broadsheet.claims.mask import Masked
from broadsheet.claims.reading import Reading
from broadsheet.records import Mention

_CONTRACTS = re.compile(
    r"合同|合约|协议|订单|合作|采购|供应商|算力(?:扩张|布局|版图)|扩张计划|契約|提携|受注|発注|調達先|供給元"
)
"""What the lead of such a list tells of its customer."""
_OPENS = re.compile(r"[^\ue000-\ue4ff。；]{0,24}[「“]?(?P<sign>[\ue000-\ue1ff\ue400-\ue4ff])")
_LEAST = 2
"""Items from which a text is such a list."""
_SPEAKERS = "person"


def with_customer(heads: dict[int, tuple[Mention, ...]], reading: Reading) -> dict[int, tuple[Mention, ...]]:
    """The heads of each item, the customer beside the one that opens it."""
    if reading.lexicon.language not in {"zh", "ja"}:
        return heads
    customer = _customer(heads, reading)
    if customer is None:
        return heads
    by_index = {s.index: s for s in reading.sentences}
    is_left_out = {i for i, head in heads.items() if len(head) == 1 and not _with_another(by_index[i])}
    return {index: (*head, customer) if index in is_left_out else head for index, head in heads.items()}


_ANOTHER = re.compile(
    r"(?:向|与|和|同|跟|为|给|对|由|被|从|收购|投资|入股|买下|增持|注资|と|に|から|へ)[^，。；、\ue000-\ue8ff]{0,10}[“「]?[\ue000-\ue1ff\ue400-\ue4ff]"
    r"|[\ue000-\ue1ff\ue400-\ue4ff][”」]?(?:と|に|から|へ|を)"
)


def _with_another(masked: Masked) -> bool:
    """As in "微软：与Mistral签署合同": an item that names the other side is about no common customer."""
    opened = _OPENS.match(masked.mask)
    head = {m.party_id for m in masked.entity(opened["sign"]).mentions} if opened else set()
    named = (
        masked.entity(m.group()[-1])
        for m in _ANOTHER.finditer(masked.mask)
        if m.group()[-1] in masked.entities
    )
    return any(m.party_id not in head for e in named for m in e.mentions)


def _customer(heads: dict[int, tuple[Mention, ...]], reading: Reading) -> Mention | None:
    """Whom alone the sentences before the first item name, where contracts are spoken of; None where an item is headed so too."""
    headed = [index for index, head in heads.items() if len(head) == 1]
    named = {heads[index][0].party_id for index in headed}
    if len(named) < _LEAST:
        return None
    lead = [s for s in reading.sentences if s.field == "text" and s.index < min(headed)]
    told = {m.party_id: m for s in lead for _, e in s.signs() if e.kind != _SPEAKERS for m in e.mentions}
    if len(told) != 1 or set(told) & named:
        return None
    customer = next(iter(told.values()))
    return customer if any(_is_of(customer, s) for s in lead) else None


def _is_of(customer: Mention, masked: Masked) -> bool:
    opened = _OPENS.match(masked.mask)
    if opened is None or _CONTRACTS.search(masked.mask) is None:
        return False
    return any(m.party_id == customer.party_id for m in masked.entity(opened["sign"]).mentions)


def with_elided_customer(roles: Cast, scene: Scene, customer: Phrase | None) -> Cast | None:
    """As in "AMD：将部署6吉瓦AMD系统": whose item it is stands there twice, and who acts is the customer left out.

    None where the two sides are two companies already.
    """
    source, target = roles.source, roles.target
    if source is None or target is None or customer is None:
        return None
    one, other = ({m.party_id for m in p.entity.mentions} for p in (source, target))
    if not one & other:
        return None
    if scene.trigger.relation == "investment":  # its warrants, which the customer may take up
        return replace(roles, source=customer)
    return replace(roles, target=customer)
