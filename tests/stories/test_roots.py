"""Whose word a report rests on is read from its own phrases, in the languages we follow."""

import pytest

from broadsheet.records import Provider
from broadsheet.stories.roots import Outlets

HARBOUR = Provider(name="Harbour Wire", domain="harbour-wire.example", kind="wire")
OUTLETS = Outlets([HARBOUR, Provider(name="Bay Ledger", domain="bay-ledger.example", family="bay")])


@pytest.mark.parametrize(
    ("text", "roots"),
    [
        ("Amazon is in talks, according to CNBC and The Information.", ("cnbc.com", "theinformation.com")),
        ("Reuters reported on Friday that the deal is done.", ("reuters.com",)),
        ("The deal, first reported by the Wall Street Journal, is done.", ("wsj.com",)),
        ("Google has put in $400 million, citing Bay Ledger.", ("bay",)),
        ("wie Harbour Wire berichtet", ("harbour-wire.example",)),
        ("Selon Les Echos, Mistral négocie.", ("lesechos.fr",)),
        ("Amazon estudia aportar 10.000 millones, según Bay Ledger.", ("bay",)),
        ("Об этом сообщает Reuters.", ("reuters.com",)),
        ("据彭博社报道，微软正在谈判。", ("bloomberg.com",)),
        ("ロイターによると、両社は合意した。", ("reuters.com",)),
        ("He said on CNBC that he was glad.", ()),
        ("The New York Times sued OpenAI.", ()),
        ("TSMC denied it, a day after Bay Ledger reported such an approach.", ()),
    ],
)
def test_outlets_that_are_credited(text, roots):
    assert OUTLETS.read_credits(text) == roots


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Three people familiar with the matter said the talks began in July.", True),
        ("A person with knowledge of the matter told Harbour Wire the sum.", True),
        ("The stake is small, sources said.", True),
        ("A person familiar with the deal told Bay Ledger the sum.", False),
        ("OpenAI has signed, Bay Ledger reported, citing people familiar with the matter.", False),
        ("Microsoft said on Monday it would invest $1 billion.", False),
        ("SOURCES SAID the stake is small.", True),
        ("Das sei noch zu groß, sagte der Kanzler dieser Zeitung.", True),
    ],
)
def test_sources_of_its_own(text, own):
    assert OUTLETS.has_own_sources(text, HARBOUR) is own
