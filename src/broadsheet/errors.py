"""Every error Broadsheet raises on purpose, as one tree.

    BroadsheetError
    ├── SettingsError          a setting is missing, unknown or out of range
    ├── InputError             what was handed in cannot be used
    │   ├── FeedUnreadable     bytes that are no feed in any dialect
    │   ├── PageUnreadable     bytes that hold no article; carries the Finding that names why
    │   ├── RecordError        a record file that breaks its format, with line and excerpt
    │   └── CatalogueError     a source or organisation row that breaks its rules
    ├── FetchError             a response that could not be had
    │   ├── HostUnreachable    its host has no address or takes no connection
    │   ├── AddressRefused     the address, or one it redirects to, is not on the open web
    │   └── BodyTooLarge       more bytes than allowed, before or after decompression
    ├── LawBroken              a value contradicts itself, such as a span that does not quote its text
    ├── StoreError             the store or the archive cannot do what was asked
    │   ├── ArchiveDamaged     a body does not match its digest, or a WARC file is cut short
    │   └── NotFound           nothing with that id or name
    ├── SiteBroken             a copy of the paper as files whose links lead nowhere
    ├── SealError              a sealed value that no key opens, or that was altered
    ├── SpeechError            a text that could not be read aloud
    └── PostError              a letter that could not be handed over

A message says what was being done, where, shows an excerpt, and ends with what to do about it.
Data that is merely bad becomes a :class:`broadsheet.records.Finding` beside the result; these are
raised when the caller asked for something that cannot be given.
"""

from __future__ import annotations


class BroadsheetError(Exception):
    """The root: catching it catches everything Broadsheet raises on purpose."""

    def __init__(self, message: str, *, place: str = "", excerpt: str = "", remedy: str = "") -> None:
        self.message = message
        self.place = place
        self.excerpt = excerpt
        self.remedy = remedy
        super().__init__(message)

    def __str__(self) -> str:
        lines = [f"{self.place}: {self.message}" if self.place else self.message]
        if self.excerpt:
            lines.append(f"  | {self.excerpt[:160]}")
        if self.remedy:
            lines.append(f"  {self.remedy}")
        return "\n".join(lines)


class SettingsError(BroadsheetError):
    """A setting is missing, unknown or out of range."""


class InputError(BroadsheetError):
    """What was handed in cannot be used."""


class FeedUnreadable(InputError):  # noqa: N818
    """The bytes are no feed in any dialect that is known."""


class PageUnreadable(InputError):  # noqa: N818
    """The bytes hold no article; ``code`` names why (see ``records.finding.CODES``)."""

    def __init__(
        self, message: str, *, code: str, place: str = "", excerpt: str = "", remedy: str = ""
    ) -> None:
        self.code = code
        super().__init__(message, place=place, excerpt=excerpt, remedy=remedy)


class RecordError(InputError):
    """A record file breaks its format; ``place`` is file and line."""


class CatalogueError(InputError):
    """A row of a catalogue breaks its rules; ``place`` is file and line."""


class FetchError(BroadsheetError):
    """A response could not be had; ``code`` names why (see ``records.finding.CODES``)."""

    code = "unreachable"

    def __init__(
        self, message: str, *, code: str = "", place: str = "", excerpt: str = "", remedy: str = ""
    ) -> None:
        self.code = code or type(self).code
        super().__init__(message, place=place, excerpt=excerpt, remedy=remedy)


class AddressRefused(FetchError):  # noqa: N818
    """The address, or one it leads to, is not on the open web."""

    code = "refused_address"


class HostUnreachable(FetchError):  # noqa: N818
    """The host has no address or takes no connection: nothing else on it can be had either."""


class BodyTooLarge(FetchError):  # noqa: N818
    """More bytes than allowed, before or after decompression."""

    code = "too_large"


class LawBroken(BroadsheetError):  # noqa: N818
    """A value contradicts itself, such as a span that does not quote its text."""


class StoreError(BroadsheetError):
    """The store or the archive cannot do what was asked."""


class ArchiveDamaged(StoreError):  # noqa: N818
    """A body does not match its digest, or a WARC file is cut short."""


class NotFound(StoreError):  # noqa: N818
    """Nothing has that id or name."""


class SiteBroken(BroadsheetError):  # noqa: N818
    """A copy of the paper as files has links that lead nowhere; nothing of the site was changed."""


class SealError(BroadsheetError):
    """A sealed value that no key opens, or that was altered."""


class SpeechError(BroadsheetError):
    """A text could not be read aloud."""


class PostError(BroadsheetError):
    """A letter could not be handed over; ``for_good`` where no later try will do better."""

    def __init__(
        self,
        message: str,
        *,
        for_good: bool = False,
        place: str = "",
        excerpt: str = "",
        remedy: str = "",
    ) -> None:
        self.for_good = for_good
        super().__init__(message, place=place, excerpt=excerpt, remedy=remedy)
