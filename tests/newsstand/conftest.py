import importlib.util
from pathlib import Path

import pytest

from broadsheet.testing.newsstand import NewsstandServer, load_newsstand, make_newsstand


def _leaves():
    spec = importlib.util.spec_from_file_location("newsstand_leaves", Path(__file__).with_name("leaves.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.LEAVES


@pytest.fixture(scope="session")
def leaves():
    return _leaves()


@pytest.fixture(scope="session")
def small(leaves):
    return make_newsstand(leaves)


@pytest.fixture(scope="session")
def stand():
    return load_newsstand()


@pytest.fixture
def server(small):
    with NewsstandServer(small) as open_server:
        yield open_server
