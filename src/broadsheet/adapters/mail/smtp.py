"""Letters handed to a mail server over one connection, encrypted wherever a password is sent."""

from __future__ import annotations

import contextlib
import ipaddress
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

from broadsheet.adapters.mail.message import message_of
from broadsheet.errors import PostError, SettingsError
from broadsheet.ports import Clock
from broadsheet.records import Letter
from broadsheet.settings import Settings

SECONDS: Final = 30.0
PORTS: Final = {"smtp": 587, "smtps": 465}
FORM: Final = "smtp://user:password@host:587, or smtps://user:password@host:465."


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """Where letters are handed over."""

    host: str
    port: int
    user: str
    password: str
    is_wrapped: bool  #: encrypted from the first byte

    @property
    def is_local(self) -> bool:
        """Whether it is this machine: what is said to it crosses no network."""
        try:
            return self.host == "localhost" or ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


def read_server(address: str) -> MailServer:
    """The server that the setting `smtp` names. Raises SettingsError, without the password in it."""
    try:
        parts = urlsplit(address)
        port = parts.port or PORTS[parts.scheme]
    except (ValueError, KeyError) as fault:
        raise SettingsError("this is no address of a mail server", place="smtp", remedy=FORM) from fault
    if not parts.hostname:
        raise SettingsError("the mail server has no name", place="smtp", remedy=FORM)
    return MailServer(
        host=parts.hostname,
        port=port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        is_wrapped=parts.scheme == "smtps",
    )


def open_post(settings: Settings, clock: Clock) -> SmtpPost | None:
    """The post of these settings, None where no server is set. Raises SettingsError without `contact`."""
    if not settings.smtp:
        return None
    if not settings.contact:
        raise SettingsError("letters need an address to come from", place="contact", remedy="Set `contact`.")
    return SmtpPost(read_server(settings.smtp), sender=settings.contact, name=settings.title, clock=clock)


class SmtpPost:
    """One mail server; connected when the first letter goes out, and once more where it hung up."""

    def __init__(self, server: MailServer, *, sender: str, name: str, clock: Clock) -> None:
        self._server, self._sender, self._name, self._clock = server, sender, name, clock
        self._line: smtplib.SMTP | None = None

    def send(self, letter: Letter) -> None:
        """Returns once the server took it. Raises PostError; `for_good` where the address does not exist."""
        message = message_of(letter, sender=self._sender, name=self._name, at=self._clock())
        with _told(self._server, letter.to):
            try:
                self._connected().send_message(message, self._sender, [letter.to])
            except smtplib.SMTPServerDisconnected:
                self._line = None
                self._connected().send_message(message, self._sender, [letter.to])

    def close(self) -> None:
        """Says goodbye to the server."""
        if self._line is not None:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                self._line.quit()
            self._line = None

    def _connected(self) -> smtplib.SMTP:
        if self._line is None:
            self._line = _connect(self._server)
        return self._line


def _connect(server: MailServer) -> smtplib.SMTP:
    trust = ssl.create_default_context()
    if server.is_wrapped:
        line: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=trust)
    else:
        line = smtplib.SMTP(server.host, server.port, timeout=SECONDS)
        _encrypt(line, server, trust)
    if server.user:
        line.login(server.user, server.password)
    return line


def _encrypt(line: smtplib.SMTP, server: MailServer, trust: ssl.SSLContext) -> None:
    """STARTTLS where it is offered; without it nothing is said to a server on another machine."""
    line.ehlo()
    if line.has_extn("starttls"):
        line.starttls(context=trust)
        line.ehlo()
    elif not server.is_local:
        line.close()
        raise PostError(
            "the mail server does not encrypt", place=server.host, remedy="Use smtps://, or another server."
        )


class _told(contextlib.AbstractContextManager[None]):  # noqa: N801 - reads as a word in a `with`
    """Turns what smtplib raises into a PostError that says what to do."""

    def __init__(self, server: MailServer, to: str) -> None:
        self._place, self._to = f"{server.host}:{server.port}", to

    def __exit__(self, _: object, fault: BaseException | None, __: object) -> None:
        for kind, explain in EXPLAINED:
            if isinstance(fault, kind):
                raise explain(fault, self._place, self._to) from fault


def _refused(fault: BaseException, place: str, to: str) -> PostError:
    answers = fault.recipients if isinstance(fault, smtplib.SMTPRecipientsRefused) else {}
    code, words = next(iter(answers.values()), (450, b""))
    said = f"{code} {words.decode('utf-8', 'replace')}".strip()
    return PostError(f"the address was refused: {said}", for_good=500 <= code < 600, place=place, excerpt=to)


def _no_login(_: BaseException, place: str, __: str) -> PostError:
    return PostError(
        "the mail server refused user or password", place=place, remedy=f"Look at `smtp`: {FORM}"
    )


def _no_line(fault: BaseException, place: str, _: str) -> PostError:
    return PostError(
        f"the mail server could not be used: {fault}",
        place=place,
        remedy="Letters not yet sent are sent at the next cycle, or by `broadsheet letter send`.",
    )


EXPLAINED: Final[tuple[tuple[type[BaseException], Callable[[BaseException, str, str], PostError]], ...]] = (
    (smtplib.SMTPRecipientsRefused, _refused),
    (smtplib.SMTPAuthenticationError, _no_login),
    (smtplib.SMTPException, _no_line),
    (OSError, _no_line),
)
"""What went wrong, the narrower kind first, and how to say it."""
