"""`assistant.threads.*`: status while working, suggestions, titles."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from helpbot.workspace.web_api.core import Answer, Arguments, Backend, Method, RefusedError, from_json

_SCOPES = ("assistant:write", "chat:write")


class _Prompt(BaseModel):
    model_config = ConfigDict(extra="forbid")
    title: str = Field(min_length=1)
    message: str = Field(min_length=1)


class SetStatus(Arguments):
    """`assistant.threads.setStatus`."""

    channel_id: str
    thread_ts: str
    status: str
    loading_messages: Annotated[list[str], BeforeValidator(from_json), Field(max_length=10)] = []


class SetSuggestedPrompts(Arguments):
    """`assistant.threads.setSuggestedPrompts`; without a thread, for the empty conversation."""

    channel_id: str
    thread_ts: str | None = None
    title: str = ""
    prompts: Annotated[list[_Prompt], BeforeValidator(from_json), Field(min_length=1, max_length=4)]


class SetTitle(Arguments):
    """`assistant.threads.setTitle`."""

    channel_id: str
    thread_ts: str
    title: str


def set_status(slack: Backend, given: SetStatus) -> Answer:
    """What the app is doing; an empty status removes it."""
    channel = slack.channel(given.channel_id)
    if slack.state.find(channel.id, given.thread_ts) is None:
        raise RefusedError("invalid_thread_ts")
    slack.agent.set_status((channel.id, given.thread_ts), given.status, tuple(given.loading_messages))
    slack.state.touch()
    return {}


def set_suggested_prompts(slack: Backend, given: SetSuggestedPrompts) -> Answer:
    """What a person might say next."""
    channel = slack.channel(given.channel_id)
    prompts = tuple(prompt.model_dump() for prompt in given.prompts)
    slack.agent.set_prompts((channel.id, given.thread_ts), given.title, prompts)
    slack.state.touch()
    return {}


def set_title(slack: Backend, given: SetTitle) -> Answer:
    """What a thread is about."""
    channel = slack.channel(given.channel_id)
    slack.agent.titles[channel.id, given.thread_ts] = given.title
    slack.state.touch()
    return {}


METHODS = {
    "assistant.threads.setStatus": Method(SetStatus, _SCOPES, set_status),
    "assistant.threads.setSuggestedPrompts": Method(SetSuggestedPrompts, ("assistant:write",), set_suggested_prompts),
    "assistant.threads.setTitle": Method(SetTitle, ("assistant:write",), set_title),
}
