"""Many are compared with one at once, and each stands to it as if it were compared alone."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from broadsheet.records import Article, Provider
from broadsheet.stories.grouping import index_all
from broadsheet.stories.kinship import KIN, near_on_the_whole
from broadsheet.stories.related import RelatedIndex
from broadsheet.stories.runs import NO_RUNS, ManyRuns, mean_runs, runs_cosine
from broadsheet.stories.unpacked import unpack

START = datetime(2025, 5, 12, 7, tzinfo=UTC)
TOLD = (
    ("Nvidia buys a stake in Mistral for $300 million", "The chip maker pays $300 million for a tenth."),
    ("Mistral sells a tenth of itself to Nvidia", "Nvidia gives $300 million, both companies say."),
    ("Mistral opens a second office in Lyon", ""),
    ("Anthropic rents a hall full of chips in Lyon", "The hall stands beside a disused dye works."),
    ("Dye works in Lyon is to become a hall for chips", ""),
    ("Ferry between two islands gets a new timetable", "It leaves at six."),
    ("...", ""),
    ("Copilot writes minutes, Microsoft says", "The minutes are for meetings nobody was at."),
)


@pytest.fixture(scope="module")
def index():
    articles = [
        Article(
            id=str(place), text_id=str(place), url=f"https://outlet{place}.example/1", original_url="",
            title=title, text=text, language="en", published=START + timedelta(hours=7 * place),
            provider=Provider(name=f"Outlet {place}", domain=f"outlet{place}.example"),
        )
        for place, (title, text) in enumerate(TOLD)
    ]  # fmt: skip
    return RelatedIndex({thread.id: thread.members for thread in index_all(articles).threads})


@pytest.fixture(scope="module")
def bundles(index):
    return list(index._bundles.values())


def test_a_story_stands_to_another_the_same_in_any_company(index, bundles):
    for mine in bundles:
        others = [other for other in bundles if other is not mine]
        rows = index.compare(mine, others, near_on_the_whole(mine, others))
        alone = [index.compare(mine, [other], near_on_the_whole(mine, [other])) for other in others]
        assert rows.shape == (len(others), len(KIN))
        assert np.array_equal(rows, np.concatenate(alone))


def test_on_the_whole_two_are_as_near_as_their_titles_terms_and_spelling(bundles):
    lone = [bundle for bundle in bundles if len(bundle.reports) == 1]
    for mine in lone:
        whole, report = near_on_the_whole(mine, lone), mine.reports[0]
        assert whole.words == pytest.approx([unpack(report).meet(other.reports[0]).words for other in lone])
        assert whole.runs == pytest.approx(
            [runs_cosine(mine.traits.runs, other.traits.runs) for other in lone], abs=1e-6
        )


def test_a_title_without_words_is_near_to_nobody_and_empty_runs_are_alike_to_none(index, bundles):
    wordless = next(bundle for bundle in bundles if bundle.reports[0].title == "...")
    assert not np.any(near_on_the_whole(wordless, bundles))
    assert ManyRuns([NO_RUNS, NO_RUNS]).cosines(bundles[0].traits.runs).tolist() == [0.0, 0.0]


def test_the_mean_of_spellings_is_of_unit_length_and_between_them(bundles):
    one, other = (bundle.reports[0].run_vector for bundle in bundles[:2])
    mean = mean_runs([one, other])
    assert runs_cosine(mean, mean) == pytest.approx(1.0, abs=1e-5)
    assert runs_cosine(mean, one) == pytest.approx(runs_cosine(mean, other), abs=1e-5)
    assert runs_cosine(mean, one) > runs_cosine(one, other)
