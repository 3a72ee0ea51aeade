"""Reduced sentences keep their places: what is found on one is brought back to the whole sentence."""

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.claims.lexicon import load_lexicon
from broadsheet.claims.mask import Masked
from broadsheet.claims.reading import read_article
from broadsheet.claims.reduced import Reduced
from broadsheet.parties import load_parties
from tests.claims.articles import article

TEXT = (
    "Nvidia (a maker of chips) and, since last spring, the Ghent firm Quellwerk AI have put $40 million into "
    "Norwegian start-up Fjordlys Robotics."
)


def sentence() -> Masked:
    """The one sentence of the text, masked."""
    lexicon = load_lexicon("en")
    assert lexicon is not None
    return next(
        s for s in read_article(article(TEXT), lexicon, load_parties()).sentences if s.field == "text"
    )


WHOLE = sentence()
CUTS = st.lists(st.tuples(st.integers(0, len(WHOLE.mask)), st.integers(0, 30)).map(lambda c: (c[0], sum(c))))


@given(CUTS, CUTS)
def test_every_word_of_a_reduced_sentence_is_a_word_of_the_whole_one_at_its_place(first, second):
    reduced = Reduced.of(WHOLE).without(first).without(second)
    offsets = [at for at, _, _ in reduced.masked.places]
    for at, end, (begin, stop) in zip(offsets, [*offsets[1:], None], reduced.spans, strict=True):
        assert reduced.masked.mask[at:end].rstrip() == WHOLE.mask[begin:stop]
        assert reduced.masked.origin(at, at + 1) == WHOLE.origin(begin, stop)


def test_nothing_left_out_is_the_whole_sentence():
    assert Reduced.of(WHOLE).without([]).is_whole
    assert Reduced.of(WHOLE).joined([]).is_whole


def test_signs_put_together_are_one_group_of_all_their_parties():
    mask = WHOLE.mask
    parties = [at for at, entity in WHOLE.signs() if entity.kind in {"org", "stranger"}]
    reduced = Reduced.of(WHOLE).joined([(parties[0], parties[1] + 1)])
    group = reduced.masked.entity(reduced.masked.mask[0])
    assert [m.name for m in group.mentions] == ["Nvidia", "Quellwerk AI"]
    assert reduced.spans[0] == (parties[0], parties[1] + 1)
    assert reduced.masked.mask[2:] == mask[parties[1] + 2 :]
