"""The seams: what the rooms and the cycle need from the outside, each written like a contract.

Every port has an implementation in `adapters/`, a fake in `testing/`, and one suite of tests that
both pass (`testing/contracts`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Protocol

from broadsheet.records import Article, Claim, Fetched, Letter, Sealed, Sound


class Clock(Protocol):
    """Says what time it is. Rooms never ask; executors do, and hand `now` in."""

    def __call__(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...


class Fetcher(Protocol):
    """Fetches addresses of strangers."""

    def fetch(
        self, url: str, *, etag: str = "", last_modified: str = "", accept: str = ""
    ) -> tuple[Fetched, bytes]:
        """The answer and its decompressed body; the body of a 304 is empty.

        Raises AddressRefused before connecting to an address that is not on the open web, at
        every redirect again; BodyTooLarge while streaming; FetchError for everything else that
        gives no answer. Answers with an error status are answers and are returned.
        """
        ...

    def close(self) -> None:
        """Ends all connections."""
        ...


class Archive(Protocol):
    """Keeps every response as fetched."""

    def put(self, fetched: Fetched, body: bytes) -> None:
        """Stores the response; a body that is there already costs a reference only.

        When it returns, the response survives the death of the process.
        """
        ...

    def put_all(self, responses: Sequence[tuple[Fetched, bytes]]) -> list[str]:
        """Stores the responses as `put` does, all or none; gives for each the `mark` before it."""
        ...

    def sync(self) -> None:
        """Forces all that was put to the disk: after it returns, it survives a power cut as well."""
        ...

    def body(self, body_id: str) -> bytes:
        """The body with that digest. Raises NotFound, or ArchiveDamaged where it does not match."""
        ...

    def responses(self, *, since: datetime | None = None) -> Iterator[tuple[Fetched, bytes]]:
        """Every response in the order it was put."""
        ...

    def mark(self) -> str:
        """Where the archive ends now, for `responses_after`."""
        ...

    def responses_after(self, mark: str) -> Iterator[tuple[Fetched, bytes]]:
        """Every response put after that mark, whoever put it and whatever happened to them since."""
        ...

    def close(self) -> None:
        """Flushes and closes the current file."""
        ...


class Extractor(Protocol):
    """Finds claims in an article."""

    name: str

    def find_claims(self, article: Article) -> tuple[Claim, ...]:
        """Claims whose every evidence span quotes the article; never one without evidence."""
        ...


class Embedder(Protocol):
    """Turns texts into vectors."""

    name: str
    size: int

    def embed(self, texts: Sequence[str]) -> Iterable[Sequence[float]]:
        """One unit vector of `size` floats for each text."""
        ...


class Sealer(Protocol):
    """Seals and opens bodies that may not be shown."""

    def seal(self, body: bytes, *, bound_to: str) -> Sealed:
        """The body sealed so that it opens only for the same `bound_to`."""
        ...

    def open(self, sealed: Sealed, *, bound_to: str) -> bytes:
        """The body. Raises SealError for a wrong key, one flipped bit or another `bound_to`."""
        ...


class Voice(Protocol):
    """Reads texts aloud."""

    name: str

    def speak(self, text: str, *, language: str) -> Sound:
        """The text as sound; nothing to say is no samples. Raises SpeechError."""
        ...

    def close(self) -> None:
        """Ends what reading aloud has started."""
        ...


class Post(Protocol):
    """Hands letters over to be delivered."""

    def send(self, letter: Letter) -> None:
        """Returns once the letter was taken. Raises PostError, with `for_good` where it never will be."""
        ...

    def close(self) -> None:
        """Ends the connection."""
        ...
