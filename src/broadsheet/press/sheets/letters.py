"""The page on which a reader asks for the letter, says yes to it, or leaves it; and the first mail."""

from __future__ import annotations

from typing import Final, Literal

from broadsheet.press.printer import Printer
from broadsheet.press.site import Page
from broadsheet.records import Letter

PATH: Final = "/letter/"
Standing = Literal["ask", "asked", "confirm", "confirmed", "leave", "left", "unknown"]
FAULTS: Final = {
    "email": "That is no e-mail address.",
    "too_soon": "That was very quick. Wait a few seconds and send it again.",
    "expired": "The form was open too long. Look it over and send it again.",
    "foreign": "The form did not come from this page. Look it over and send it again.",
    "too_many": "That is a lot in a short time. Come back later.",
    "post": "The mail could not be sent. Come back later.",
}
"""What a reader is told, by what went wrong."""


def print_letter_page(
    printer: Printer,
    standing: Standing,
    *,
    token: str = "",
    email: str = "",
    wrong: str = "",
    status: int = 200,
) -> Page:
    """The page as it stands for this reader; `token` goes into its form."""
    return printer.html(
        "letter_page.html",
        title=printer.say("The letter"),
        section="letter",
        hidden=standing != "ask",
        canonical=PATH,
        status=status,
        letter={
            "standing": standing,
            "token": token,
            "email": email,
            "fault": printer.say(FAULTS[wrong]) if wrong else "",
            "path": PATH,
        },
    )


def write_first_letter(printer: Printer, to: str, address: str, *, is_reading: bool) -> Letter:
    """The mail after somebody asked: the address at which to begin, or to leave for one who reads already."""
    paper = {"paper": printer.site.title}
    begin = printer.say(
        "Somebody asked for the letter of %(paper)s to this address. If it was you, begin it here:"
    )
    leave = printer.say("You read the letter of %(paper)s already. You can leave it here:")
    nothing = printer.say("If it was not you, do nothing: nothing more comes.")
    return Letter(
        to=to,
        subject=printer.say("The letter of %(paper)s") % paper,
        text=f"{(leave if is_reading else begin) % paper}\n\n{address}\n\n{nothing}",
    )
