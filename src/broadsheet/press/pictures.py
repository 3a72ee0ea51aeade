"""Pictures of reports that were kept: which one stands on a page, and the page that is its bytes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Protocol

from broadsheet.press.site import Page, Site
from broadsheet.records import Article

MEDIA_TYPES: Final = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
}
LEAST_WIDTH: Final = 200  #: narrower ones are signets and faces beside a name
LEAD_WIDTH: Final = 480  #: what the widest place of the front page asks for
FLATTEST: Final = 4.0  #: width by height; flatter ones are banners
TALLEST: Final = 0.45


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPicture:
    """A picture whose bytes are ours."""

    name: str  #: its file's name; it holds a digest of the bytes
    width: int
    height: int


class Pictures(Protocol):
    """Read access to the pictures kept. Nothing raises for what is not there: the answer is None."""

    def revision(self) -> str:
        """Changes whenever there are others."""
        ...

    def find(self, url: str) -> KeptPicture | None:
        """The picture that was fetched from an address."""
        ...

    def read(self, name: str) -> bytes | None:
        """The bytes under a name, and only where they are a picture of the kind that the name says."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPicture:
    """A picture as it stands on a page, with what its page said of it."""

    path: str  #: site path
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    language: str
    outlet: str


def picture_path(name: str) -> str:
    """The address of a kept picture."""
    return f"/pictures/{name}"


def picture_of_reports(
    site: Site, articles: Iterable[Article], least_width: int = LEAST_WIDTH
) -> ShownPicture | None:
    """The lead picture of the first report that has one worth showing; None without `site.pictures`."""
    if site.pictures is None:
        return None
    shown = (_shown(site.pictures, article, least_width) for article in articles)
    return next((picture for picture in shown if picture is not None), None)


def _shown(pictures: Pictures, article: Article, least_width: int) -> ShownPicture | None:
    image = article.images[0] if article.images else None
    kept = pictures.find(image.url) if image else None
    if image is None or kept is None or not _is_worth_showing(kept, least_width):
        return None
    return ShownPicture(
        path=picture_path(kept.name),
        width=kept.width,
        height=kept.height,
        alt=image.alt,
        caption=image.caption,
        credit=image.credit,
        language=article.language,
        outlet=article.provider.name,
    )


def _is_worth_showing(kept: KeptPicture, least_width: int) -> bool:
    return kept.width >= least_width and TALLEST <= kept.width / kept.height <= FLATTEST


def print_picture(site: Site, name: str) -> Page | None:
    """The bytes of a kept picture under its own type; its address holds their digest."""
    media_type = MEDIA_TYPES.get(name.rpartition(".")[2])
    body = site.pictures.read(name) if site.pictures is not None and media_type else None
    return Page(body=body, media_type=media_type, immutable=True) if body and media_type else None
