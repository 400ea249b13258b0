"""The rooms that a message can be sent to: one for each thing that is talked about."""

from __future__ import annotations

from dataclasses import dataclass

from helpbot.dialogue.answering import Answering
from helpbot.dialogue.joining import Joining
from helpbot.dialogue.judging import Judging
from helpbot.dialogue.my_data import MyData
from helpbot.dialogue.page_talk import PageTalk
from helpbot.dialogue.reporting import Reporting
from helpbot.dialogue.small_talk import SmallTalk
from helpbot.dialogue.ticket_talk import TicketTalk


@dataclass(frozen=True)
class Rooms:
    """All of them, furnished; the routers choose among them."""

    answering: Answering
    pages: PageTalk
    judging: Judging
    reporting: Reporting
    joining: Joining
    tickets: TicketTalk
    my_data: MyData
    talk: SmallTalk
