"""A message with the reaction is read from Slack; what can never be read is distinguished from what is only late."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from helpbot.credentials import Secrets
from helpbot.desk.ports.events import ReportMarked
from helpbot.desk.ports.outside import ReadingFailed
from helpbot.slack.calling.clients import single_shot_client
from helpbot.slack.intake.sources import SlackSources
from helpbot.workspace import Channel, Message, User, Workspace

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def sources(secrets: Secrets) -> SlackSources:
    return SlackSources(single_shot_client(secrets, 1))


@pytest.fixture
def general(workspace: Workspace, ana: User) -> Channel:
    return workspace.channel("general", [ana])


def mark(message: Message) -> ReportMarked:
    return ReportMarked(message=f"{message.channel}:{message.ts}")


def test_a_message_of_a_channel_is_reported_in_the_thread_below_it(
    workspace: Workspace, sources: SlackSources, ana: User, general: Channel
) -> None:
    sent = workspace.share(ana, general, [workspace.store(ana, "error.png", b"picture")], "calls drop")
    workspace.say(ana, general, "later")

    report = sources.report_from(mark(sent), "U7", NOW)

    assert report
    assert (report.text, [file.name for file in report.files]) == ("calls drop", ["error.png"])
    assert report.conversation == f"slack:{general.id}:{sent.ts}"
    assert report.address == {"channel": general.id, "thread_ts": sent.ts, "mention": ana.id}
    assert (report.user, report.source, report.received_at) == (ana.id, f"{general.id}:{sent.ts}", NOW)
    assert report.written_at == datetime.fromtimestamp(float(sent.ts), UTC)


def test_replies_by_its_author_belong_to_it_until_the_bot_posts_there(
    workspace: Workspace, sources: SlackSources, secrets: Secrets, ana: User
) -> None:
    bob = workspace.user("bob")
    general = workspace.channel("general", [ana, bob])
    said = workspace.say(ana, general, "@helpbot calls drop")
    workspace.say(bob, general, "here too", thread_ts=said.ts)
    trace = workspace.store(ana, "trace.log", b"x")
    workspace.share(ana, general, [trace], "since nine", thread_ts=said.ts)

    report = sources.report_from(mark(said), bob.id, NOW)
    single_shot_client(secrets, 1).chat_postMessage(channel=general.id, thread_ts=said.ts, text="What is it about?")
    later = sources.report_from(mark(said), bob.id, NOW)

    assert report
    assert later
    assert (report.text, [file.name for file in report.files]) == ("calls drop\nsince nine", ["trace.log"])
    assert (later.text, later.files) == ("calls drop", ())


def test_a_message_of_an_app_is_reported_by_whoever_marked_it(
    workspace: Workspace, sources: SlackSources, secrets: Secrets, ana: User, general: Channel
) -> None:
    posted = single_shot_client(secrets, 1).chat_postMessage(channel=general.id, text="queue depth 900")

    report = sources.report_from(ReportMarked(message=f"{general.id}:{posted['ts']}"), "U7", NOW)

    assert report
    assert (report.user, report.address["mention"]) == ("U7", "U7")


def test_a_reply_is_reported_in_its_thread(
    workspace: Workspace, sources: SlackSources, ana: User, general: Channel
) -> None:
    root = workspace.say(ana, general, "hello")
    said = workspace.say(ana, general, "calls drop", thread_ts=root.ts)

    report = sources.report_from(mark(said), "U7", NOW)

    assert report
    assert (report.text, report.conversation) == ("calls drop", f"slack:{general.id}:{root.ts}")


def test_a_deleted_or_inaccessible_message_cannot_be_read(
    workspace: Workspace, sources: SlackSources, ana: User, general: Channel
) -> None:
    gone = workspace.say(ana, general, "calls drop")
    workspace.delete(gone)
    replied_to = workspace.say(ana, general, "calls drop")
    workspace.say(ana, general, "here too", thread_ts=replied_to.ts)
    workspace.delete(replied_to)
    elsewhere = workspace.say(ana, workspace.channel("elsewhere", [ana], with_bot=False), "calls drop")

    assert sources.report_from(mark(gone), "U7", NOW) is None
    assert sources.report_from(mark(replied_to), "U7", NOW) is None
    assert sources.report_from(mark(elsewhere), "U7", NOW) is None


def test_a_temporary_failure_of_slack_is_to_be_retried(
    workspace: Workspace, sources: SlackSources, ana: User, general: Channel
) -> None:
    said = workspace.say(ana, general, "calls drop")
    workspace.faults.rate_limit("conversations.history", seconds=30)
    workspace.faults.server_error("conversations.history")
    workspace.faults.slow("conversations.history", seconds=2)

    def failed() -> tuple[str, float | None]:
        with pytest.raises(ReadingFailed) as raised:
            sources.report_from(mark(said), "U7", NOW)
        return str(raised.value), raised.value.retry_after

    assert failed() == ("rate limited", 30.0)
    assert failed() == ("Slack failed (internal_error)", None)
    assert failed() == ("no answer from Slack (TimeoutError)", None)
