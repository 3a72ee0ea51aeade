"""Names are read with what stands before and behind them: described, remarked on, listed, called by their trade."""

import pytest

from broadsheet.claims import find_claims
from broadsheet.claims.descriptions import description_before
from broadsheet.claims.lexicon import load_lexicon
from broadsheet.claims.phrased import plain_phrases
from broadsheet.claims.reading import read_article
from broadsheet.claims.reduced import Reduced
from broadsheet.parties import load_parties
from broadsheet.parties.callings import find_callings
from broadsheet.parties.strangers import CapitalName
from tests.claims.articles import article
from tests.claims.test_english import rows

EITHER_WAY = {"partnership", "joint_venture"}


@pytest.mark.parametrize("row", rows("english_phrases.tsv"), ids=lambda r: r[3][:60])
def test_a_described_party_is_a_party_of_its_deal(row):
    relation, giver, taker, text = row
    found = [
        (c.relation, c.subject.name if c.subject else "", c.object.name) for c in find_claims(article(text))
    ]
    assert (relation, giver, taker) in found or (relation in EITHER_WAY and (relation, taker, giver) in found)


def plain(text: str) -> str:
    """The reduced mask of a sentence, with one letter for each sign."""
    lexicon = load_lexicon("en")
    assert lexicon is not None
    sentence = read_article(article(text), lexicon, load_parties()).sentences[-1]
    mask = plain_phrases(Reduced.of(sentence)).masked.mask
    return "".join("OSNPGHMLT"[(ord(c) - 0xE000) >> 8] if "\ue000" <= c <= "\ue8ff" else c for c in mask)


@pytest.mark.parametrize(
    ("text", "reduced"),
    [
        ("Nvidia (a maker of chips) has bought the two-year-old, Ghent-based start-up Quellwerk.", "O has bought S ."),
        ("Oracle, whose boss is a sailor, has signed a seven-year, 2-gigawatt cloud deal with Meta.", "O has signed a cloud deal with O ."),
        ("Both Nvidia and the German chip group Infineon have backed Quellwerk AI.", "G have backed S ."),
        ("Meta rents chips from Oracle, and Nvidia said nothing.", "O rents chips from O , and O said nothing ."),
        ("Meta has put money into Oracle alongside Nvidia.", "O has put money into O alongside O ."),
    ],
)  # fmt: skip
def test_what_only_describes_is_left_out_and_lists_become_one(text, reduced):
    assert plain(text) == reduced


@pytest.mark.parametrize(
    ("before", "description"),
    [
        ("has bought tiny Danish rival ", "tiny Danish rival "),
        ("backed energy and infrastructure company ", ""),
        ("thanked \ue300 's landlord ", ""),
        ("said on Monday ", ""),
        ("will supply chip designer ", "chip designer "),
    ],
)
def test_a_description_begins_behind_its_verb_and_names_a_trade(before, description):
    mask = f"{before}\ue100 ."
    assert mask[description_before(mask, len(before)) : len(before)] == description


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("the Danish daily Havnen wrote", "publisher"),
        ("Havnen, a fast-growing Danish cloud provider, wrote", "neocloud"),
        ("Havnen, a rival of the Danish cloud provider Kajen, wrote", None),
        ("the games publisher Havnen wrote", None),
    ],
)
def test_an_unknown_name_is_in_the_trade_that_the_text_calls_it_by(text, kind):
    start = text.index("Havnen")
    assert find_callings([CapitalName(start, start + 6, "Havnen", "name")], text).get("Havnen") == kind
