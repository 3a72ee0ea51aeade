"""Letters reach a real mail server whole, encrypted where it matters, and faults say what to do."""

from __future__ import annotations

import socket
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller

from broadsheet.adapters.mail import SmtpPost
from broadsheet.adapters.mail.smtp import MailServer, read_server
from broadsheet.errors import PostError, SettingsError
from broadsheet.records import Letter
from broadsheet.testing.contracts.post import AT, PostContract
from broadsheet.testing.memory_post import MemoryPost


class Mailbox:
    """A mail server's memory; it knows no reader called "gone" and is full for "full"."""

    def __init__(self) -> None:
        self.mails = []

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address.startswith("gone@"):
            return "550 5.1.1 no such mailbox"
        if address.startswith("full@"):
            return "452 4.2.2 mailbox full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 taken"


@pytest.fixture
def mailbox():
    return Mailbox()


@pytest.fixture
def controller(mailbox):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    running = Controller(mailbox, hostname="127.0.0.1", port=port)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def smtp(controller):
    port = controller.server.sockets[0].getsockname()[1]
    server = MailServer(host="127.0.0.1", port=port, user="", password="", is_wrapped=False)
    post = SmtpPost(server, sender="desk@paper.example", name="Broadsheet", clock=lambda: AT)
    yield post
    post.close()


class TestSmtp(PostContract):
    @pytest.fixture
    def post(self, smtp):
        return smtp


class TestMemory(PostContract):
    @pytest.fixture
    def post(self):
        def refuse(letter):
            good = {"gone": True, "full": False}.get(letter.to.partition("@")[0])
            return None if good is None else PostError("refused", for_good=good)

        return MemoryPost(refuse)


def test_a_letter_arrives_whole_with_both_forms(smtp, mailbox):
    smtp.send(
        Letter(
            to="ann@reader.example", subject="Zwölf Chips · 新闻", text="Text ä 新\n", html="<p>HTML ä 新</p>"
        )
    )
    mail = mailbox.mails[0]
    assert mail["Subject"] == "Zwölf Chips · 新闻"
    assert mail["From"] == "Broadsheet <desk@paper.example>"
    assert mail.get_body(("plain",)).get_content().replace("\r\n", "\n") == "Text ä 新\n"
    assert "<p>HTML ä 新</p>" in mail.get_body(("html",)).get_content()


def test_a_mail_program_can_leave_with_one_press(smtp, mailbox):
    smtp.send(
        Letter(to="ann@reader.example", subject="s", text="t", leave="https://paper.example/letter/leave/x/")
    )
    assert mailbox.mails[0]["List-Unsubscribe"] == "<https://paper.example/letter/leave/x/>"
    assert mailbox.mails[0]["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_the_same_letter_twice_has_one_message_id(smtp, mailbox):
    for _ in range(2):
        smtp.send(Letter(to="ann@reader.example", subject="s", text="t", key="2026-11-22"))
    assert len({mail["Message-ID"] for mail in mailbox.mails}) == 1


def test_words_of_strangers_add_no_header(smtp, mailbox):
    smtp.send(Letter(to="ann@reader.example", subject="Chips\r\nBcc: all@reader.example", text="t"))
    assert mailbox.mails[0]["Bcc"] is None
    assert mailbox.mails[0]["Subject"] == "Chips Bcc: all@reader.example"


def test_a_server_that_hung_up_is_called_again(smtp, mailbox):
    smtp.send(Letter(to="ann@reader.example", subject="one", text="t"))
    smtp._line.sock.close()
    smtp.send(Letter(to="ann@reader.example", subject="two", text="t"))
    assert [mail["Subject"] for mail in mailbox.mails] == ["one", "two"]


def test_nothing_is_said_to_a_server_elsewhere_that_does_not_encrypt(controller, mailbox, monkeypatch):
    port = controller.server.sockets[0].getsockname()[1]
    server = MailServer(host="127.0.0.1", port=port, user="u", password="secret", is_wrapped=False)
    monkeypatch.setattr(MailServer, "is_local", property(lambda _: False))
    post = SmtpPost(server, sender="desk@paper.example", name="Broadsheet", clock=lambda: AT)
    with pytest.raises(PostError, match="does not encrypt"):
        post.send(Letter(to="ann@reader.example", subject="s", text="t"))
    assert not mailbox.mails


def test_a_server_that_is_not_there_is_no_fault_of_the_reader():
    server = MailServer(host="127.0.0.1", port=1, user="", password="", is_wrapped=False)
    post = SmtpPost(server, sender="desk@paper.example", name="Broadsheet", clock=lambda: AT)
    with pytest.raises(PostError, match="could not be used") as told:
        post.send(Letter(to="ann@reader.example", subject="s", text="t"))
    assert not told.value.for_good


def test_an_address_of_a_server_is_read():
    assert read_server("smtps://ann%40x:p%2Fw@mail.example") == MailServer(
        host="mail.example", port=465, user="ann@x", password="p/w", is_wrapped=True
    )


@pytest.mark.parametrize(
    "address", ["mail.example:587", "http://mail.example", "smtp://", "smtp://a:secret@h:x"]
)
def test_what_is_no_server_is_refused_without_its_password(address):
    with pytest.raises(SettingsError) as told:
        read_server(address)
    assert "secret" not in str(told.value)
