"""The vault opens for its own key and record only, and never shows a key."""

from __future__ import annotations

import json
import pickle
from base64 import b64encode
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.adapters.vault import KeyRing, Vault, read_ring, write_ring
from broadsheet.adapters.vault.key_ring import make_key
from broadsheet.errors import SealError
from broadsheet.records import Sealed

NOW = datetime(2025, 11, 3, 12, tzinfo=UTC)
URL = "https://harbourwire.example/2025/11/03/cloud"
RING = KeyRing(keys=(make_key(NOW),))
OTHER = KeyRing(keys=(make_key(NOW),))
BODY = "Amazon liefert Rechenleistung für 38 Milliarden Dollar.".encode()


@given(st.binary(max_size=400), st.text(max_size=60))
def test_what_is_sealed_opens_to_the_same_bytes_in_whole_blocks(body, name):
    sealed = Vault(RING).seal(body, bound_to=name)
    assert Vault(RING).open(sealed, bound_to=name) == body
    assert len(sealed.iv) == 16
    assert len(sealed.ciphertext) % 16 == 0
    assert len(sealed.ciphertext) > len(body)


def test_sealing_twice_gives_the_same_bytes():
    assert Vault(RING).seal(BODY, bound_to=URL) == Vault(RING).seal(BODY, bound_to=URL)


def test_one_text_in_two_records_looks_different():
    assert Vault(RING).seal(BODY, bound_to=URL) != Vault(RING).seal(BODY, bound_to=URL + "/")


def test_every_flipped_bit_is_refused():
    sealed = Vault(RING).seal(BODY, bound_to=URL)
    whole = sealed.iv + sealed.ciphertext
    for bit in range(len(whole) * 8):
        altered = bytearray(whole)
        altered[bit // 8] ^= 1 << bit % 8
        with pytest.raises(SealError):
            Vault(RING).open(Sealed(iv=bytes(altered[:16]), ciphertext=bytes(altered[16:])), bound_to=URL)


@pytest.mark.parametrize("cut", [0, 1, 15, 16, 32, 63])
def test_what_was_cut_short_is_refused(cut):
    sealed = Vault(RING).seal(BODY, bound_to=URL)
    with pytest.raises(SealError):
        Vault(RING).open(Sealed(iv=sealed.iv, ciphertext=sealed.ciphertext[:cut]), bound_to=URL)
    with pytest.raises(SealError):
        Vault(RING).open(Sealed(iv=sealed.iv[: cut % 16], ciphertext=sealed.ciphertext), bound_to=URL)


def test_swapped_blocks_another_record_and_another_key_are_refused_with_one_message():
    sealed = Vault(RING).seal(BODY, bound_to=URL)
    blocks = sealed.ciphertext[16:32] + sealed.ciphertext[:16] + sealed.ciphertext[32:]
    cases = [
        (Vault(RING), Sealed(iv=sealed.iv, ciphertext=blocks), URL),
        (Vault(RING), sealed, "https://harbourwire.example/2025/11/03/other"),
        (Vault(OTHER), sealed, URL),
        (Vault(RING), Sealed(iv=b"\0" * 16, ciphertext=b"\0" * 64), URL),
    ]
    said = []
    for vault, value, name in cases:
        with pytest.raises(SealError) as raised:
            vault.open(value, bound_to=name)
        said.append((raised.value.message, raised.value.remedy))
    assert len(set(said)) == 1


def test_after_a_rotation_old_bodies_open_and_new_ones_take_the_new_key():
    rotated = RING.rotated(NOW + timedelta(days=1))
    old = Vault(RING).seal(BODY, bound_to=URL)
    assert Vault(rotated).open_with_key(old, bound_to=URL) == (BODY, RING.sealing.id)
    new = Vault(rotated).seal(BODY, bound_to=URL)
    assert Vault(rotated).open_with_key(new, bound_to=URL) == (BODY, rotated.sealing.id)
    with pytest.raises(SealError):
        Vault(RING).open(new, bound_to=URL)


def test_a_dropped_key_opens_no_more_and_the_sealing_key_cannot_be_dropped():
    rotated = RING.rotated(NOW)
    left = rotated.without(RING.sealing.id)
    with pytest.raises(SealError):
        Vault(left).open(Vault(RING).seal(BODY, bound_to=URL), bound_to=URL)
    with pytest.raises(SealError, match="seals"):
        left.without(left.sealing.id)
    with pytest.raises(SealError, match="no key"):
        left.without("0123456789")


def test_a_ring_comes_back_from_its_file_that_only_its_owner_reads(tmp_path):
    path = tmp_path / "vault.keys"
    write_ring(RING, path)
    assert read_ring(path) == RING
    assert path.stat().st_mode & 0o777 == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["vault.keys"]


def test_a_ring_that_others_may_read_is_refused(tmp_path):
    path = tmp_path / "vault.keys"
    write_ring(RING, path)
    path.chmod(0o640)
    with pytest.raises(SealError, match="others may read"):
        read_ring(path)


def damaged(ring: KeyRing, path):
    write_ring(ring, path)
    rows = json.loads(path.read_text())
    key = rows["keys"][0]["key"]
    yield "", "empty"
    yield "{", "cut"
    yield json.dumps({**rows, "format": "other"}), "format"
    yield json.dumps({**rows, "keys": []}), "no key"
    yield path.read_text().replace(key, key[:-4] + "AAA="), "another key"
    yield path.read_text().replace(key, key[:40]), "short key"
    yield path.read_text().replace(key, "%" + key[1:]), "no base64"
    yield path.read_text().replace('"made": "20', '"made": "99x'), "no date"


def test_a_damaged_ring_is_refused_without_a_word_of_it(tmp_path):
    path = tmp_path / "vault.keys"
    secret = b64encode(RING.sealing.secret).decode()
    for text, why in damaged(RING, path):
        path.write_text(text)
        with pytest.raises(SealError, match="damaged") as raised:
            read_ring(path)
        assert raised.value.__cause__ is None, why
        assert secret[:12] not in str(raised.value)


def test_a_missing_ring_says_how_to_make_one(tmp_path):
    with pytest.raises(SealError, match="vault init"):
        read_ring(tmp_path / "vault.keys")


def test_a_key_is_in_no_repr_and_travels_to_no_other_process():
    key = RING.sealing
    shown = f"{key!r} {RING!r} {Vault(RING)!r} {key!s} {[key]} {key.id}"
    for form in (key.secret.hex(), b64encode(key.secret).decode(), repr(key.secret)[2:40]):
        assert form[:16] not in shown
    with pytest.raises(TypeError):
        pickle.dumps(RING)
    assert key.id not in key.secret.hex()
