"""A letter as a mail: headers that let a reader leave with one press (RFC 8058), text beside HTML."""

from __future__ import annotations

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from broadsheet.errors import PostError
from broadsheet.records import Letter, content_id


def message_of(letter: Letter, *, sender: str, name: str, at: datetime) -> EmailMessage:
    """The mail of a letter. Raises PostError for an address that no mail can be sent to.

    The same letter has the same Message-ID: a mailbox that gets it twice shows it once.
    """
    message = EmailMessage(policy=SMTP)
    host = sender.rpartition("@")[2]
    try:
        message["From"] = Address(" ".join(name.split()), addr_spec=sender)
        message["To"] = Address(addr_spec=letter.to)
    except (ValueError, IndexError) as fault:
        raise PostError("this is no mail address", for_good=True, excerpt=letter.to) from fault
    message["Subject"] = " ".join(letter.subject.split())
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{content_id('letter', letter.key or letter.text, letter.to)}@{host}>"
    message["Auto-Submitted"] = "auto-generated"
    if letter.leave:
        message["List-Id"] = f"<letter.{host}>"
        message["List-Unsubscribe"] = f"<{letter.leave}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(letter.text, cte="quoted-printable")
    if letter.html:
        message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    return message
