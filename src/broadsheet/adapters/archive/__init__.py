"""The archive: every response as fetched, in WARC files."""

from broadsheet.adapters.archive.foreign import read_warc
from broadsheet.adapters.archive.warc_archive import WarcArchive

__all__ = ["WarcArchive", "read_warc"]
