"""Values become plain data and come back the same."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.errors import LawBroken
from broadsheet.records import (
    Claim,
    Finding,
    Mention,
    Money,
    Sealed,
    Span,
    When,
    content_id,
    from_plain,
    plain_layer,
    to_plain,
)

spans = st.builds(
    Span, article_id=st.text(), text_id=st.text(), start=st.integers(), end=st.integers(), quote=st.text()
)
mentions = st.builds(
    Mention, as_written=st.text(), party_id=st.text(), name=st.text(), span=st.none() | spans
)
money = st.builds(
    Money,
    low=st.none() | st.decimals(allow_nan=False, allow_infinity=False),
    high=st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=2),
    currency=st.sampled_from(["USD", "EUR", "XXX"]),
    bound=st.sampled_from(["exactly", "up_to"]),
    as_written=st.text(),
)
whens = st.builds(
    When, earliest=st.none() | st.dates(), latest=st.dates(), precision=st.just("day"), as_written=st.text()
)
claims = st.builds(
    Claim,
    id=st.text(),
    article_id=st.text(),
    text_id=st.text(),
    relation=st.just("investment"),
    subject=st.none() | mentions,
    object=mentions,
    stage=st.just("agreed"),
    evidence=st.lists(spans, min_size=1, max_size=2).map(tuple),
    money=st.none() | money,
    when=st.none() | whens,
    reported_at=st.none() | st.datetimes(timezones=st.just(UTC)),
    confidence=st.none() | st.floats(allow_nan=False, allow_infinity=False),
)


@given(claims)
def test_a_claim_comes_back_the_same_through_json(claim):
    assert from_plain(Claim, json.loads(json.dumps(to_plain(claim)))) == claim


@given(claims)
def test_an_encoder_that_asks_layer_by_layer_writes_the_same_text(claim):
    assert json.dumps(claim, default=plain_layer) == json.dumps(to_plain(claim))


def test_bytes_travel_as_base64():
    sealed = Sealed(ciphertext=b"\x00\xff", iv=b"\x01" * 16)
    assert from_plain(Sealed, to_plain(sealed)) == sealed


def test_an_unknown_field_is_refused_by_name():
    with pytest.raises(TypeError, match="Money has no field 'colour'"):
        from_plain(Money, {"colour": "green"})


def test_plain_forms_are_those_that_programs_expect():
    assert to_plain((date(2025, 10, 28), Decimal("1E+3"), datetime(2025, 1, 1, tzinfo=UTC), None)) == [
        "2025-10-28", "1000", "2025-01-01T00:00:00+00:00", None,
    ]  # fmt: skip


@given(st.lists(st.text(), min_size=2, max_size=4))
def test_ids_depend_on_where_the_parts_end(parts):
    joined = ["".join(parts[:2]), *parts[2:]]
    assert content_id("claim", *parts) == content_id("claim", *parts)
    assert content_id("claim", *parts) != content_id("claim", *joined)
    assert content_id("claim", *parts) != content_id("deal", *parts)


def test_a_span_that_does_not_quote_its_text_says_where_and_what_to_do():
    span = Span(article_id="91bc", text_id="t", start=3, end=6, quote="two")
    span.check("on two")
    with pytest.raises(LawBroken, match="not in article 91bc at 3-6"):
        span.check("one two three")


def test_a_finding_must_carry_a_known_code():
    with pytest.raises(ValueError, match="unknown finding code 'odd'"):
        Finding(level="error", step="pages@1", subject_id="x", code="odd", message="m")
