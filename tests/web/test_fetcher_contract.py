"""The real fetcher and the scripted one keep the same promises."""

import pytest

from broadsheet.testing.contracts.fetcher import FetcherContract
from broadsheet.testing.scripted_fetcher import ScriptedFetcher


class TestScriptedFetcher(FetcherContract):
    @pytest.fixture
    def fetcher_of(self):
        return lambda pages: ScriptedFetcher(pages, body_limit=100_000)


class TestWebFetcher(FetcherContract):
    @pytest.fixture
    def fetcher_of(self, stand):
        made = []

        def make(pages):
            stand.pages.update(pages)
            made.append(stand.fetcher(body_limit=100_000))
            return made[-1]

        yield make
        for fetcher in made:
            fetcher.close()
