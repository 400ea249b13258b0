"""In which language a notice is written."""

from __future__ import annotations

from datetime import timedelta

from helpbot.dialogue.incidents.failures import IncidentNews
from helpbot.dialogue.messages import FileReference, LeftFile, Person, Reply, Requester
from tests.dialogue.notices.readers import ANA, BOB, NOON, NOTICES, ticket


def test_a_person_who_has_chosen_a_language_is_told_everything_in_it() -> None:
    chosen, spanish = (BOB.model_copy(update={name: "es"}) for name in ("chosen_language", "language"))
    assert _told(chosen) == _told(spanish)
    assert _told(chosen) != _told(BOB)


def _told(reader: Requester) -> tuple[Reply | None, ...]:
    """Everything that a person may be told unasked."""
    requesters, members, agents = NOTICES.requesters, NOTICES.members, NOTICES.agents
    news = IncidentNews("voice", NOON - timedelta(hours=2), resolved_at=NOON)
    file = FileReference(id="F1", name="log.txt")
    return (
        requesters.agent_did(ticket(), "resolve", "", ANA, reader),
        requesters.files_sent([file], reader),
        requesters.severity_changed(ticket(), ticket(), reader, "", NOON),
        requesters.merged(ticket(), reader, "HB-2"),
        requesters.merged(ticket(), reader, ""),
        requesters.apart(ticket(), reader),
        requesters.unread(reader),
        members.resolved(news, reader, NOON),
        members.reopened(news, reader, NOON),
        agents.no_agent(reader),
        agents.not_now(ticket(), reader),
        agents.sent_already("Ana", reader),
        agents.already_taken("HB-1", Person(id="eva", name="Eva"), reader),
        agents.no_colleague(ANA, reader),
        agents.no_original("HB-1", "itself", "", reader),
        agents.nothing_passed_on([LeftFile(file=file, why="size")], reader),
    )
