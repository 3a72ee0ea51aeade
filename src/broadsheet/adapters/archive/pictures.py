"""Pictures kept in a folder of the home: each file's name says the address's id, its size and its digest."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from broadsheet.errors import StoreError
from broadsheet.pages import read_image_kind
from broadsheet.press import KeptPicture
from broadsheet.records import Article, content_id

NAME: Final = re.compile(
    r"(?P<id>[0-9a-f]{16})-(?P<width>\d{1,5})x(?P<height>\d{1,5})-[0-9a-f]{12}\."
    r"(?P<kind>png|jpg|gif|webp|avif)"
)
REFUSED: Final = ".refused"  #: ending of the empty file that stands for an address without a picture
SHOWN: Final = ".shown"  #: touched when a run has ended: what readers see changes then, not with every file


class PictureShelf:
    """The pictures of a folder as they stood when it was opened, and those put in since."""

    def __init__(self, folder: Path, revision: str = "") -> None:
        self._folder = folder
        self._revision = revision
        names = [file.name for file in folder.iterdir()] if folder.is_dir() else []
        self._refused = {name.removesuffix(REFUSED) for name in names if name.endswith(REFUSED)}
        self._kept = {found["id"]: _kept(found) for name in names if (found := NAME.fullmatch(name))}

    def revision(self) -> str:
        """Changes whenever there are others for readers to see."""
        return self._revision

    def find(self, url: str) -> KeptPicture | None:
        """The picture that was fetched from an address."""
        return self._kept.get(content_id("picture", url))

    def is_refused(self, url: str) -> bool:
        """Whether the address was asked before and gave no picture."""
        return content_id("picture", url) in self._refused

    def read(self, name: str) -> bytes | None:
        """The bytes under a name, and only where they are a picture of the kind that the name says."""
        found, place = NAME.fullmatch(name), self._folder / name
        if found is None or place.is_symlink() or not place.is_file():
            return None
        body = place.read_bytes()
        return body if read_image_kind(body[:64]) == found["kind"] else None

    def dress(self, article: Article) -> Article:
        """The article with the true sizes of the pictures that are here, and those marked as cached."""
        known = [self.find(image.url) for image in article.images]
        if not any(known):
            return article
        images = tuple(
            replace(image, width=kept.width, height=kept.height, is_cached=True) if kept else image
            for image, kept in zip(article.images, known, strict=True)
        )
        return replace(article, images=images)

    def add(self, url: str, body: bytes, kind: str, size: tuple[int, int]) -> None:
        """Keeps the picture of an address. Raises StoreError where the disk does not take it."""
        key, digest = content_id("picture", url), hashlib.sha256(body).hexdigest()[:12]
        name = f"{key}-{size[0]}x{size[1]}-{digest}.{kind}"
        self._put(name, body)
        self._kept[key] = KeptPicture(name=name, width=size[0], height=size[1])
        (self._folder / f"{key}{REFUSED}").unlink(missing_ok=True)

    def refuse(self, url: str) -> None:
        """Notes that an address gave no picture. Raises StoreError where the disk does not take it."""
        self._put(content_id("picture", url) + REFUSED, b"")

    def show(self) -> None:
        """Lets readers see what was added. Raises StoreError where the disk does not take it."""
        self._put(SHOWN, b"")

    def _put(self, name: str, body: bytes) -> None:
        draft = self._folder / f".new-{secrets.token_hex(6)}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            try:
                draft.write_bytes(body)
                draft.replace(self._folder / name)
            finally:
                draft.unlink(missing_ok=True)
        except OSError as fault:
            says = f"could not be written: {fault.strerror}"
            raise StoreError(says, place=str(self._folder / name)) from fault


def shown_pictures(folder: Path) -> PictureShelf:
    """The pictures that readers see, listed again only when a run of keeping has ended since."""
    mark = folder / SHOWN
    return _listed(folder, str(mark.stat().st_mtime_ns) if mark.is_file() else "")


@lru_cache(maxsize=1)
def _listed(folder: Path, revision: str) -> PictureShelf:
    return PictureShelf(folder, revision)


def _kept(found: re.Match[str]) -> KeptPicture:
    return KeptPicture(name=found[0], width=int(found["width"]), height=int(found["height"]))
