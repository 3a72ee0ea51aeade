"""The press: values in, the paper's bytes out."""

from broadsheet.press.memory_shelf import MemoryShelf
from broadsheet.press.pictures import KeptPicture
from broadsheet.press.query import parse_query
from broadsheet.press.router import all_paths, render, render_error
from broadsheet.press.shelf import Shelf
from broadsheet.press.site import Page, Site

__all__ = [
    "KeptPicture",
    "MemoryShelf",
    "Page",
    "Shelf",
    "Site",
    "all_paths",
    "parse_query",
    "render",
    "render_error",
]
