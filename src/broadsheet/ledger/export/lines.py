"""The ledger as JSON lines: everything in it, for other programs."""

from __future__ import annotations

import json
from typing import Any

from broadsheet.records import Ledger, to_plain


def to_json_lines(ledger: Ledger) -> str:
    """One JSON object a line: first the ledger itself, then deals, then claims, each with its "type".

    `records.from_plain` reads every object back once "type" is taken off.
    """
    head = {
        "type": "ledger", "revision": ledger.revision, "as_of": to_plain(ledger.as_of),
        "tombstones": to_plain(ledger.tombstones), "findings": to_plain(ledger.findings),
    }  # fmt: skip
    lines: list[dict[str, Any]] = [head]
    lines += [{"type": "deal", **to_plain(deal)} for deal in ledger.deals]
    lines += [{"type": "claim", **to_plain(claim)} for claim in ledger.claims]
    return "".join(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n" for line in lines)
