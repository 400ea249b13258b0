"""The rooms that a message can be sent to: one for each thing that is talked about."""

from __future__ import annotations

from dataclasses import dataclass

from helpbot.dialogue.asking.answering import Answering
from helpbot.dialogue.asking.live_status import StatusTalk
from helpbot.dialogue.asking.my_data import MyData
from helpbot.dialogue.asking.page_talk import PageTalk
from helpbot.dialogue.asking.phone_talk import PhoneTalk
from helpbot.dialogue.asking.small_talk import SmallTalk
from helpbot.dialogue.incidents.joining import Joining
from helpbot.dialogue.reporting.taking import Reporting
from helpbot.dialogue.routing.judging import Judging
from helpbot.dialogue.tickets.talk import TicketTalk


@dataclass(frozen=True)
class Rooms:
    """All of them; the routers choose among them."""

    answering: Answering
    status: StatusTalk
    phones: PhoneTalk
    pages: PageTalk
    judging: Judging
    reporting: Reporting
    joining: Joining
    tickets: TicketTalk
    my_data: MyData
    talk: SmallTalk
