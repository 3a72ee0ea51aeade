"""The WARC archive and the one in memory keep the same promises."""

import pytest

from broadsheet.adapters.archive import WarcArchive
from broadsheet.testing.contracts.archive import ArchiveContract
from broadsheet.testing.memory_archive import MemoryArchive


class TestMemoryArchive(ArchiveContract):
    @pytest.fixture
    def archive(self):
        return MemoryArchive()


class TestWarcArchive(ArchiveContract):
    @pytest.fixture
    def archive(self, tmp_path):
        archive = WarcArchive(tmp_path)
        yield archive
        archive.close()


class TestWarcArchiveOfManyFiles(ArchiveContract):
    """The same with a new file for nearly every record."""

    @pytest.fixture
    def archive(self, tmp_path):
        archive = WarcArchive(tmp_path, file_bytes=600)
        yield archive
        archive.close()
