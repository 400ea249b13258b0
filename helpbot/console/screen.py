"""Print replies to a terminal or a pipe. Implements the desk's `Channel`."""

from __future__ import annotations

from rich.console import Console
from rich.markdown import Markdown
from rich.padding import Padding
from rich.text import Text

from helpbot.desk.ports.posting import Delivery
from helpbot.dialogue.messages import Choice, LeftFile, Reply


class Screen:
    """Shows each delivery once; a terminal never fails, so nothing has to be looked up."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def deliver(self, delivery: Delivery) -> str:
        """Print a reply; its files are only named, in its text."""
        self.show(delivery.reply.spelled_out())
        for file in delivery.reply.files:
            delivery.leave(LeftFile(file=file, why="place"))
        return delivery.id

    def find(self, delivery: Delivery) -> str | None:
        """Nobody knows what was printed before a crash: print it again rather than lose it."""
        return None

    def show(self, reply: Reply) -> None:
        """The text, its small print, and the choices."""
        self._console.print(Padding(Markdown(reply.text, hyperlinks=False), (1, 0, 0, 2)))
        if reply.note:
            self._console.print(Padding(Markdown(reply.note, style="dim"), (1, 0, 0, 2)))
        if reply.choices:
            self._console.print()
            self._show_choices(reply.choices, numbered=reply.numbered)

    def _show_choices(self, choices: tuple[Choice, ...], *, numbered: bool) -> None:
        if numbered:
            for number, choice in enumerate(choices, start=1):
                self._console.print(Text.assemble("  ", (f"{number}", "bold cyan"), f"  {choice.label}"))
        else:
            labels = "   ".join(f"[{choice.label}]" for choice in choices)
            self._console.print(Text(f"  {labels}", style="cyan"))
