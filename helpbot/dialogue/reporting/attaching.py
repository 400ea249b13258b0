"""Files attached in the middle of a report."""

from __future__ import annotations

from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.words.quoting import quote_names


def attach(exchange: Exchange) -> None:
    """Keep the files of a message with the report."""
    if files := exchange.message.files:
        exchange.change_report(files=(*exchange.report.files, *files))
        exchange.say(exchange.texts.files_added.format(files=quote_names(files)))
