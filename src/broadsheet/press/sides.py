"""Who gives and who takes, in words for titles, pictures and voices; pages say the same by `parts.sides`."""

from __future__ import annotations

from broadsheet.press.cards import DealLine
from broadsheet.press.printer import Printer

_MANY = 2  #: fellows who are told by their number


def tell_sides(printer: Printer, line: DealLine) -> str:
    """Both sides of a deal with the arrow between them: "Coatue (lead investor) and 2 others → Anthropic"."""
    arrow = "↔" if line.is_mutual else printer.arrow
    taker = line.object.name or printer.say("unnamed")
    return f"{tell_givers(printer, line)} {arrow} {taker}"


def tell_givers(printer: Printer, line: DealLine) -> str:
    """The giving side: one or two by name, more by the first and their number; nobody is told as such."""
    if not line.givers:
        return printer.say("investors") if line.is_round else printer.say("unnamed")
    first, *fellows = (side.name for side in line.givers)
    told = f"{first} ({printer.say('lead investor')})" if line.is_led else first
    if line.deal.has_unnamed_givers and len(fellows) < _MANY:
        return f"{', '.join([told, *fellows])} {printer.say('and others')}"
    if len(fellows) == 1:
        return f"{told}, {fellows[0]}"
    return (
        f"{told} {printer.many('and %(num)s other', 'and %(num)s others', len(fellows))}" if fellows else told
    )


def tell_entry(printer: Printer, line: DealLine, *, named: bool) -> str:
    """A line of the ledger: its sides if `named`, then relation, stage and, where one is stated, the sum."""
    deal = line.deal
    parts = [tell_sides(printer, line)] if named else []
    parts += [printer.relation(deal.relation), printer.stage(deal.stage)]
    return " · ".join([*parts, printer.money(deal.money)] if deal.money else parts)


def tell_voices(printer: Printer, roots: int, reports: int) -> str:
    """How many tell it: "3 independent voices in 9 reports"."""
    told = printer.many("%(num)s independent voice", "%(num)s independent voices", roots)
    if reports > roots:
        told += " " + printer.many("in %(num)s report", "in %(num)s reports", reports)
    return told
