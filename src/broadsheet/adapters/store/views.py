"""Dependence and loops, worked out by the ledger, as the plain values that pages show."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.press.views import DependenceView, LoopView
from broadsheet.records import Ledger


def dependence_views(ledger: Ledger, party_id: str) -> Sequence[DependenceView]:
    return ()


def loop_views(ledger: Ledger, party_id: str) -> Sequence[LoopView]:
    return ()
