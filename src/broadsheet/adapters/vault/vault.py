"""Sealing with AES-SIV (RFC 5297): authenticated, bound to its record, the same bytes for the same body."""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from broadsheet.adapters.vault.key_ring import KeyRing
from broadsheet.errors import SealError
from broadsheet.records import Sealed

TAG = b"broadsheet-sealed/1"
BLOCK = 16


class Vault:
    """A `ports.Sealer` on a ring of keys.

    The shape is the records' own: ciphertext in whole blocks of 16 bytes and 16 bytes beside it, which
    here are the synthetic IV that authenticates. Sealing is deterministic, so that a record that did
    not change is exported as the same bytes; that two bodies of one record are equal is all it tells.
    """

    def __init__(self, ring: KeyRing) -> None:
        self._ciphers = tuple((key.id, AESSIV(key.secret)) for key in reversed(ring.keys))

    @property
    def key_id(self) -> str:
        """The id of the key that seals."""
        return self._ciphers[0][0]

    def seal(self, body: bytes, *, bound_to: str) -> Sealed:
        """The body sealed so that it opens only for the same `bound_to`."""
        sealed = self._ciphers[0][1].encrypt(_pad(body), _names(bound_to))
        return Sealed(ciphertext=sealed[BLOCK:], iv=sealed[:BLOCK])

    def open(self, sealed: Sealed, *, bound_to: str) -> bytes:
        """The body. Raises SealError for a wrong key, one flipped bit or another `bound_to`."""
        return self.open_with_key(sealed, bound_to=bound_to)[0]

    def open_with_key(self, sealed: Sealed, *, bound_to: str) -> tuple[bytes, str]:
        """(the body, id of the key that opened it). Raises SealError as `open` does."""
        if len(sealed.iv) == BLOCK and sealed.ciphertext and len(sealed.ciphertext) % BLOCK == 0:
            for key_id, cipher in self._ciphers:
                try:
                    padded = cipher.decrypt(sealed.iv + sealed.ciphertext, _names(bound_to))
                except InvalidTag:
                    continue
                return _unpad(padded), key_id
        # One message for every cause: which of them it was is nothing a stranger should learn.
        raise SealError(
            "the sealed text does not open",
            place=bound_to,
            remedy="Its key is not in the ring, it was altered, or it belongs to another record.",
        )


def _names(bound_to: str) -> list[bytes]:
    return [TAG, bound_to.encode("utf-8", "surrogatepass")]


def _pad(body: bytes) -> bytes:
    missing = BLOCK - len(body) % BLOCK
    return body + bytes([missing]) * missing


def _unpad(padded: bytes) -> bytes:
    return padded[: -padded[-1]]  # authenticated before: the padding is the one we wrote
