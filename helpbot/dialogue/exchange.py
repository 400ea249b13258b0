"""One message being answered: collects replies and effects, and the state that comes out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from helpbot.dialogue.choices import Action
from helpbot.dialogue.messages import Choice, Document, Message, Reply, Requester
from helpbot.dialogue.state import ConversationState, Move, ReportDraft
from helpbot.dialogue.ticket import TicketView
from helpbot.dialogue.transitions import after
from helpbot.dialogue.turn import Effect, Turn
from helpbot.dialogue.wording import Texts, Wording


class Exchange:
    """Everything at hand while a message is answered. Lives for one turn only."""

    def __init__(
        self,
        state: ConversationState,
        message: Message,
        requester: Requester,
        now: datetime,
        tickets: Sequence[TicketView] = (),
    ) -> None:
        self.state = state
        self.message = message
        self.requester = requester
        self.now = now
        self.tickets = tickets
        self.wording: Wording
        self.reading = ""
        """The language in which articles are searched and quoted; the bot itself may have no texts in it."""
        self.written = ""
        """The language of the words at hand: `reading`, unless they come from a form or from somebody else's message,
        or the person has chosen the language that the bot speaks."""
        self._replies: list[Reply] = []
        self._effects: list[Effect] = []
        self._offered: tuple[Choice, ...] | None = None
        self._reporter = self.reporter

    @property
    def texts(self) -> Texts:
        """The bot's sentences in the language of the conversation."""
        return self.wording.texts

    @property
    def language(self) -> str:
        """The language in which the bot speaks."""
        return self.wording.code

    @property
    def reporter(self) -> Requester:
        """The requester of the open report: whoever speaks, unless they report for somebody else."""
        report = self.state.report
        return (report and report.reporter) or self.requester

    @property
    def written_at(self) -> datetime:
        """When the words at hand were written: now, unless they come from an older message."""
        return self.message.written_at or self.now

    @property
    def report(self) -> ReportDraft:
        """The open report. Use only while there is one."""
        assert self.state.report is not None
        return self.state.report

    @property
    def answered(self) -> bool:
        """Whether the bot has said anything in this turn."""
        return bool(self._replies)

    def offers(self, action: Action) -> tuple[Choice, ...]:
        """The choices of a kind that were on offer when the message was written."""
        return tuple(choice for choice in self.state.offered if choice.action == action)

    def change(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of the state, checked by its model
        """Change fields of the state."""
        self.state = self.state.model_copy(update=changes)

    def change_report(self, **changes: Any) -> None:  # noqa: ANN401 - the fields of the draft, checked by its model
        """Change fields of the report."""
        before = self.report
        draft = before.model_copy(update=changes)
        if draft.what != before.what or draft.answers != before.answers:
            draft = draft.retold(before, self.written_at)
        self.change(report=draft.noting(before, self.message))

    def move(self, move: Move) -> None:
        """Go where the transition table says. Raises `IllegalMoveError`."""
        self.change(mode=after(self.state.mode, move))

    def say(
        self,
        text: str,
        choices: Sequence[Choice] = (),
        *,
        note: str = "",
        numbered: bool = True,
        kept: bool = True,
        private: bool = False,
        document: Document | None = None,
    ) -> None:
        """Reply. The choices of the last reply with any are on offer next."""
        self._replies.append(
            Reply(
                text=text,
                note=note,
                choices=tuple(choices),
                numbered=numbered,
                document=document,
                kept=kept,
                private=private,
            )
        )
        if choices:
            self._offered = tuple(choices)

    def do(self, effect: Effect) -> None:
        """Have something done after the turn."""
        self._effects.append(effect)

    def turn(self) -> Turn:
        """The result. Choices of earlier turns are forgotten."""
        state = self.state.model_copy(update={"offered": self._offered or (), "last_at": self.now})
        data: dict[str, Any] = state.model_dump(mode="json")
        return Turn(data, self._with_one_list(), tuple(self._effects), self._reporter)

    def _with_one_list(self) -> tuple[Reply, ...]:
        """Only the last choices can be picked by number; those of earlier replies are shown without numbers."""
        offering = [position for position, reply in enumerate(self._replies) if reply.choices]
        last = offering[-1] if offering else -1
        return tuple(
            reply if position == last else reply.model_copy(update={"numbered": False})
            for position, reply in enumerate(self._replies)
        )
