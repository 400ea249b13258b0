"""Notices to an agent: a ticket that they ask for, and why something that they do is not possible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from helpbot.dialogue import choices
from helpbot.dialogue.choices import AgentAction
from helpbot.dialogue.messages import LeftFile, Origin, Person, Reply, Requester
from helpbot.dialogue.notices.file_words import names_with_reasons
from helpbot.dialogue.notices.wordings import Wordings
from helpbot.dialogue.ticket import TicketCard, TicketView
from helpbot.dialogue.tickets.cards import glance
from helpbot.dialogue.words.quoting import quote
from helpbot.triage.policy import SupportPolicy


@dataclass(frozen=True)
class AgentNotices:
    """In the agent's own language, not the team's, since nobody else reads them.

    `mark` begins messages for the requester in the thread of a card.
    """

    policy: SupportPolicy
    wordings: Wordings
    mark: str

    def looked_up(self, ticket: TicketCard, card: str, agent: Requester) -> Reply:
        """The state of a ticket, on the agent's clock, with a link to its `card` if that is posted."""
        wording, spoken = self.wordings.of(agent), self.wordings.nearest(ticket.language)
        shown = glance(ticket.model_copy(update={"timezone": agent.timezone}), wording, spoken, self.policy)
        origin = Origin(label=wording.texts.team_card, message=card, conversation="") if card else None
        return shown.model_copy(update={"origin": origin})

    def no_agent(self, person: Requester) -> Reply:
        """Only the support team works on tickets, and they are not in it."""
        return Reply(text=self.wordings.of(person).texts.work_not_yours)

    def not_now(self, ticket: TicketView, agent: Requester) -> Reply:
        """It cannot be done in the status of the ticket."""
        texts = self.wordings.of(agent).texts
        status = getattr(texts, f"card_{ticket.status}")
        return Reply(text=texts.work_not_now.format(number=ticket.number, status=status))

    def already_taken(self, number: str, by: Person, agent: Requester) -> Reply:
        """The ticket is assigned already; from a colleague, they can take it over."""
        texts = self.wordings.of(agent).texts
        offered = choices.agent_work(texts, number, [AgentAction.TAKE_OVER]) if by.id != agent.id else ()
        return Reply(text=texts.work_taken.format(number=number, who=quote(by.name, 80)), choices=offered)

    def no_colleague(self, who: Requester, agent: Requester) -> Reply:
        """The person they wanted to hand a ticket over to is not in the support team."""
        texts = self.wordings.of(agent).texts
        return Reply(text=texts.work_no_colleague.format(who=quote(who.display_name, 80)))

    def no_original(self, number: str, why: str, original: str, agent: Requester) -> Reply:
        """The ticket cannot be a duplicate of that one."""
        text: str = getattr(self.wordings.of(agent).texts, f"work_merge_{why}")
        return Reply(text=text.format(number=number, original=original))

    def sent_already(self, requester: str, agent: Requester) -> Reply:
        """The answer that they edited or deleted stays as it was sent."""
        text = self.wordings.of(agent).texts.work_sent_already
        return Reply(text=text.format(requester=quote(requester, 80), mark=self.mark))

    def nothing_passed_on(self, left: Sequence[LeftFile], agent: Requester) -> Reply:
        """Their message had nothing but files that cannot be passed on."""
        texts = self.wordings.of(agent).texts
        return Reply(text=texts.work_no_files.format(files=names_with_reasons(left, texts)))
