"""Signed words: the token of a form, the cookie of a reader, and digests that stand for people."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
from datetime import datetime, timedelta
from typing import Final, Literal

from django.conf import settings as django_settings
from django.core.signing import BadSignature, Signer

SOONEST: Final = timedelta(seconds=4)  #: nobody reads and writes faster
LATEST: Final = timedelta(hours=6)

Standing = Literal["", "too_soon", "expired", "foreign"]


def sign_form(kind: str, subject_id: str, at: datetime) -> str:
    """The token of a form for one article or story, handed out at an instant."""
    words = f"{kind}/{subject_id}/{int(at.timestamp())}/{secrets.token_urlsafe(9)}"
    return str(Signer(salt="broadsheet.form").sign(words))


def judge_form(token: str, kind: str, subject_id: str, now: datetime) -> Standing:
    """What is wrong with a token that came back: "" where nothing is."""
    try:
        words = Signer(salt="broadsheet.form").unsign(token)
        given_kind, given_subject, seconds, _ = words.split("/")
    except (BadSignature, ValueError):
        return "foreign"
    if (given_kind, given_subject) != (kind, subject_id):
        return "foreign"
    age = now.timestamp() - int(seconds)
    if age > LATEST.total_seconds() or age < -60:
        return "expired"
    return "too_soon" if age < SOONEST.total_seconds() else ""


def new_reader() -> str:
    """The signed value of the cookie of a reader who acts for the first time."""
    return str(Signer(salt="broadsheet.reader").sign(secrets.token_urlsafe(16)))


def reader_digest(cookie: str) -> str:
    """What stands for a reader in the store; "" for a cookie that we did not sign."""
    try:
        return _digest("reader", Signer(salt="broadsheet.reader").unsign(cookie))
    except BadSignature:
        return ""


def address_digest(address: str, now: datetime) -> str:
    """What stands for an address for one day. The key changes with the day, so that days do not join.

    Of an IPv6 address the first 64 bits count: a household has all that follow.
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        found = ipaddress.ip_address("0.0.0.0")  # noqa: S104 - no address known: all share one limit
    if found.version == 6:
        found = found.ipv4_mapped or ipaddress.ip_network((int(found) >> 64 << 64, 64)).network_address
    return _digest("address", now.date().isoformat(), str(found))


def _digest(*words: str) -> str:
    key = str(django_settings.SECRET_KEY).encode()
    return hmac.new(key, "\n".join(words).encode(), hashlib.sha256).hexdigest()
