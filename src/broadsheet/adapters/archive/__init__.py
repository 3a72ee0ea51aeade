"""The archive: every response as fetched, in WARC files; pictures in a folder beside them."""

from broadsheet.adapters.archive.foreign import read_warc
from broadsheet.adapters.archive.pictures import PictureShelf, shown_pictures
from broadsheet.adapters.archive.warc_archive import WarcArchive

__all__ = ["PictureShelf", "WarcArchive", "read_warc", "shown_pictures"]
