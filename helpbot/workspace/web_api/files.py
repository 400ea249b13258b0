"""`files.*`: information about a file, uploads in two steps, and deleting."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pydantic import Field

from helpbot.workspace.model.files import StoredFile, new_file, without_file
from helpbot.workspace.web_api.core import Answer, Arguments, Backend, Json, Method, RefusedError
from helpbot.workspace.web_api.writing import Content, new_message


class Info(Arguments):
    """`files.info`."""

    file: str


class Delete(Arguments):
    """`files.delete`."""

    file: str


class GetUploadUrl(Arguments):
    """`files.getUploadURLExternal`."""

    filename: str = Field(min_length=1)
    length: int = Field(ge=1)
    alt_txt: str = ""
    snippet_type: str = ""


class CompleteUpload(Arguments):
    """`files.completeUploadExternal`."""

    files: Json
    channel_id: str = ""
    thread_ts: str | None = None
    initial_comment: str = ""


def info(slack: Backend, given: Info) -> Answer:
    """One file that was shared where the bot is, or given to it in a form."""
    return {"file": _file(slack, given.file).as_json(slack.base())}


def delete(slack: Backend, given: Delete) -> Answer:
    """Delete a file of the bot; where it was shared a tombstone remains."""
    file = _file(slack, given.file)
    if file.user != slack.state.bot.id:
        raise RefusedError("cant_delete_file")
    del slack.state.files[file.id]
    for channel in dict.fromkeys(file.channels):
        for message in slack.state.seen(channel):
            if any(shown["id"] == file.id for shown in message.files):
                slack.news.changed(message, slack.state.put(without_file(message, file.id)))
    return {}


def get_upload_url(slack: Backend, given: GetUploadUrl) -> Answer:
    """Announce a file; its content is to be uploaded to the returned URL."""
    file = new_file(slack.state.new_id("F"), given.filename, slack.state.bot.id, None)
    slack.state.files[file.id] = file
    return {"upload_url": f"{slack.base()}/upload/{file.id}", "file_id": file.id}


def complete_upload(slack: Backend, given: CompleteUpload) -> Answer:
    """Share the files that were uploaded."""
    channel = slack.channel(given.channel_id) if given.channel_id else None
    shared = [_uploaded(slack, about, channel.id if channel else "") for about in given.files]
    shown = [file.as_json(slack.base()) for file in shared]
    if channel is not None:
        content = Content(text=given.initial_comment or " ", thread_ts=given.thread_ts)
        message = replace(new_message(slack, content, channel), text=given.initial_comment, files=tuple(shown))
        slack.news.posted(slack.state.add(message))
    return {"files": shown}


def _uploaded(slack: Backend, about: dict[str, Any], channel: str) -> StoredFile:
    file = slack.state.files.get(str(about.get("id")))
    if file is None or file.content is None:
        raise RefusedError("file_not_found")
    channels = (*file.channels, channel) if channel else file.channels
    file = replace(file, title=str(about.get("title") or ""), channels=channels)
    slack.state.files[file.id] = file
    return file


def _file(slack: Backend, file_id: str) -> StoredFile:
    file = slack.state.files.get(file_id)
    if file is None or not readable_by(slack, file, slack.state.bot.id):
        raise RefusedError("file_not_found")
    return file


def readable_by(slack: Backend, file: StoredFile, user: str) -> bool:
    """Whether somebody uploaded it, is a member of where it was shared, or is the app to which a form gave it."""
    given = file.in_form and user == slack.state.bot.id
    return given or user == file.user or any(user in slack.state.channels[channel].members for channel in file.channels)


METHODS = {
    "files.delete": Method(Delete, ("files:write",), delete),
    "files.info": Method(Info, ("files:read",), info),
    "files.getUploadURLExternal": Method(GetUploadUrl, ("files:write",), get_upload_url),
    "files.completeUploadExternal": Method(CompleteUpload, ("files:write",), complete_upload),
}
