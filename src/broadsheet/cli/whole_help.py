"""Help of a group of commands: what each does stands whole and not cut off at the edge."""

from __future__ import annotations

from typing import Any, Final

from typer.core import TyperGroup

WHOLE: Final = 1_000  #: characters of a command's first sentence; none is as long


class WholeHelp(TyperGroup):
    """A group whose list of commands wraps what does not fit a line."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Writes each command with its whole first sentence."""
        known = (self.get_command(ctx, name) for name in self.list_commands(ctx))
        rows = [(c.name, c.get_short_help_str(WHOLE)) for c in known if c is not None and not c.hidden]
        if rows:
            with formatter.section("Commands"):
                formatter.write_dl(rows)
