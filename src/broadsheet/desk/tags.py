"""What the desk's templates can say beyond Django's own: words, days, sums and names of codes."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.utils.html import format_html

from broadsheet.adapters.store.tallies import outlet_name
from broadsheet.desk import wording
from broadsheet.desk.party_pairs import Side
from broadsheet.press import labels
from broadsheet.press.addresses import party_path
from broadsheet.press.disputes import tell_dispute
from broadsheet.press.trouble_details import tell_detail
from broadsheet.records import MUTUAL, Article, Claim, Contradiction, Money

register = template.Library()


@register.simple_tag(name="say")
def write_words(text: str, **values: object) -> str:
    """The text in the language of whoever reads, its holes filled; escaped like everything else."""
    return wording.say(text, **values)


@register.simple_tag(name="says")
def write_counted(one: str, many: str, count: int, **values: object) -> str:
    """One form or the other by a count, which is the hole "num"."""
    return wording.says(one, many, count, **values)


@register.filter(name="said")
def write_said(text: str) -> str:
    """A text of a table in code."""
    return wording.say(text)


@register.filter(name="day")
def write_day(day: date | None, style: str = "long") -> str:
    """A day in words; "" for none. Styles: full, long, medium, short."""
    return wording.printer_now().day(day, style) if day is not None else ""


@register.filter(name="report_time")
def write_report_time(article: Article) -> str:
    """When a report was published, as precisely as it says: who names a day names no midnight."""
    return wording.printer_now().report_time(article)


@register.filter(name="minute")
def write_minute(at: datetime | None) -> str:
    """Day and time in the paper's zone; "" for none."""
    return wording.printer_now().instant(at) if at is not None else ""


@register.filter(name="clock")
def write_clock(at: datetime) -> str:
    """The time of day in the paper's zone."""
    return wording.printer_now().clock(at)


@register.filter(name="relation")
def write_relation(relation: str) -> str:
    """The name of a relation."""
    return wording.printer_now().relation(relation)


@register.filter(name="arrow")
def write_arrow(relation: str) -> str:
    """The arrow between the sides of a deal: one that points both ways where neither gives to the other."""
    return "↔" if relation in MUTUAL else wording.printer_now().arrow


@register.filter(name="stage")
def write_stage(stage: str) -> str:
    """The name of a stage."""
    return wording.printer_now().stage(stage)


@register.filter(name="trouble_detail")
def write_trouble_detail(text: str) -> str:
    """What exactly troubles a source; words of a strange server stay as they are, in English."""
    told, is_told = tell_detail(text, wording.printer_now().say)
    return told if is_told else format_html('<bdi lang="en" dir="ltr">{}</bdi>', told)


@register.filter(name="trouble")
def write_trouble(code: str) -> str:
    """What troubles a source, by the code of the finding."""
    return wording.printer_now().trouble(code)


@register.filter(name="outlet")
def write_outlet(domain: str) -> str:
    """What the outlet behind a domain is called."""
    return outlet_name(domain)


@register.filter(name="source_kind")
def write_source_kind(kind: str) -> str:
    """The name of a kind of source; one without a name as it is written."""
    return wording.say(labels.SOURCE_KINDS.get(kind, kind))


@register.filter(name="sum")
def write_sum(money: Money | None) -> str:
    """A sum; "" for none."""
    return wording.printer_now().money(money) if money is not None else ""


@register.filter(name="number")
def write_number(number: float) -> str:
    """A number with separators."""
    return wording.printer_now().number(number)


@register.simple_tag(name="contested")
def write_contested(dispute: Contradiction, left: Claim, right: Claim) -> str:
    """What two claims say that cannot both be right."""
    printer = wording.printer_now()
    return f"{printer.contested(dispute.kind)}: {tell_dispute(printer, dispute, left, right)}"


@register.filter(name="party_path")
def write_party_path(side: Side) -> str:
    """Where readers find a party."""
    return party_path(side.id)
