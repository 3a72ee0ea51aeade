"""No addresses: for commands that use the store without serving it."""

from __future__ import annotations

urlpatterns: list[object] = []
