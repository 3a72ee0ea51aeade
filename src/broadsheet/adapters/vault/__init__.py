"""The vault: seals what may not be shown, with a ring of keys that never leaves its file."""

from broadsheet.adapters.vault.key_ring import Key, KeyRing, read_ring, write_ring
from broadsheet.adapters.vault.vault import Vault

__all__ = ["Key", "KeyRing", "Vault", "read_ring", "write_ring"]
