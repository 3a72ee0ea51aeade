"""What the scorer of claims is told of names: two of one party are one, those that labels keep apart are two."""

from __future__ import annotations

import pytest

from benchmarks.claims import DEFAULT, load_scorer
from benchmarks.same_names import as_labelled, is_one_party, with_same_names


def _claim(source: str | None, target: str) -> dict[str, object]:
    return {"source_party": source, "target_party": target, "other_parties": []}


def _plain(name: str | None) -> str | None:
    return name.lower() if name else None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AMD", "Advanced Micro Devices"),  # the catalogue
        ("Samsung", "Samsung Electronics"),
        ("Verdanta", "Verdanta Group"),  # a word that makes no other company
        ("Elon Musk", "Musk"),  # a first name
        ("US Department of Defense", "U.S. Department of Defense"),
    ],
)
def test_two_names_of_one_party_are_one(one: str, other: str) -> None:
    assert is_one_party((one.lower(), one), (other.lower(), other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rakuten", "Rakuten Card"),
        ("Verdanta", "Verdanta Ventures"),
        ("Samsung", "SoftBank"),
        ("Meridian Foods", "Meridian Power"),
    ],
)
def test_a_longer_name_with_a_telling_word_is_another_party(one: str, other: str) -> None:
    assert not is_one_party((one.lower(), one), (other.lower(), other))


def test_a_claim_takes_the_only_label_s_name_and_keeps_its_own_between_two() -> None:
    found = [_claim("Verdanta", "Acme")]

    alone = as_labelled(found, [_claim("Verdanta Group", "Acme")], _plain)
    between = as_labelled(found, [_claim("Verdanta Group", "Verdanta Labs")], _plain)

    assert alone[0]["source_party"] == "Verdanta Group"
    assert between[0]["source_party"] == "Verdanta"


def test_a_deal_told_under_the_catalogue_s_name_is_right() -> None:
    if not (DEFAULT / "score.py").is_file():
        pytest.skip("no claims benchmark here")
    scorer = with_same_names(load_scorer(DEFAULT))
    text = "Advanced Micro Devices, known as AMD, bought Lumetrix."
    label = {
        **_claim("Advanced Micro Devices", "Lumetrix"),
        "type": "acquisition",
        "status": "completed",
        "evidence": text,
    }
    claim = {**label, "source_party": "AMD"}

    matched, misses, false, _ = scorer.score_document({"text": text, "provider": ""}, [label], [claim])

    assert [(g is label, p is claim) for g, p, _ in matched] == [(True, True)]
    assert (misses, false) == ([], [])
