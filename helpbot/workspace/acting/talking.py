"""What people do with messages, files and channels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from helpbot.workspace.impossible import ImpossibleError
from helpbot.workspace.model.files import StoredFile, new_file
from helpbot.workspace.model.messages import Message, forwarded
from helpbot.workspace.model.reacting import ReactionChange, UnchangedError, with_reaction, without_reaction
from helpbot.workspace.model.state import Channel, User
from helpbot.workspace.stage import Stage
from helpbot.workspace.web_api.files import readable_by


class Talking(Stage):
    """Saying, changing, reacting, sharing files, joining and leaving."""

    def say(
        self,
        user: User,
        channel: Channel,
        text: str,
        thread_ts: str | None = None,
        files: Iterable[Mapping[str, object]] = (),
    ) -> Message:
        """A person writes; `@name` in the text is a mention, a URL is a link."""
        typed = self.state.typed(text)
        said = Message(channel.id, self.state.new_ts(), user.id, typed, thread_ts, files=tuple(map(dict, files)))
        self.news.posted(self.state.add(said))
        return said

    def forward(self, user: User, message: Message, channel: Channel, text: str = "") -> Message:
        """A person forwards a message to another place, with text of their own if any."""
        passed_on = forwarded(self._now(message), self.base)
        typed = self.state.typed(text)
        said = Message(channel.id, self.state.new_ts(), user.id, typed, attachments=(passed_on,))
        self.news.posted(self.state.add(said))
        return said

    def edit(self, message: Message, text: str) -> Message:
        """The author edits a message."""
        with self.state.changed:
            before = self._now(message)
            edited = replace(before, text=self.state.typed(text), edited=self.state.new_ts())
            after = self.state.put(edited)
        self.news.changed(before, after)
        return after

    def delete(self, message: Message) -> None:
        """The author deletes a message."""
        with self.state.changed:
            before = self._now(message)
            left = self.state.withdraw(before)
        self.news.changed(before, left)

    def react(self, user: User, message: Message, name: str) -> None:
        """A person adds an emoji, by its short name. Raises `ImpossibleError` if they have already."""
        after = self._with_reactions(user, message, name, with_reaction, "reacted")
        self.news.reacted("reaction_added", user.id, after, name)

    def unreact(self, user: User, message: Message, name: str) -> None:
        """A person removes their emoji. Raises `ImpossibleError` if there is none."""
        after = self._with_reactions(user, message, name, without_reaction, "not_reacted")
        self.news.reacted("reaction_removed", user.id, after, name)

    def _with_reactions(self, user: User, message: Message, name: str, change: ReactionChange, refusal: str) -> Message:
        with self.state.changed:
            now = self._now(message)
            try:
                reactions = change(now.reactions, name, user.id)
            except UnchangedError:
                raise ImpossibleError(refusal, name=user.name, emoji=name) from None
            return self.state.put(replace(now, reactions=reactions))

    def store(self, user: User, name: str, content: bytes) -> StoredFile:
        """A person uploads a file, without sharing it yet."""
        with self.state.changed:
            file = new_file(self.state.new_id("F"), name, user.id, content)
            self.state.files[file.id] = file
            return file

    def share(
        self,
        user: User,
        channel: Channel,
        files: Iterable[StoredFile],
        text: str = "",
        thread_ts: str | None = None,
    ) -> Message:
        """A person posts files that they have uploaded."""
        with self.state.changed:
            shared = [replace(file, channels=(*file.channels, channel.id)) for file in files]
            self.state.files.update({file.id: file for file in shared})
        return self.say(user, channel, text, thread_ts, [file.as_json(self.base) for file in shared])

    def may_read(self, user: User, file: StoredFile) -> bool:
        """Whether a person has uploaded a file, or is a member of where it was shared."""
        return readable_by(self._slack, file, user.id)

    def join(self, user: User, channel: Channel, inviter: User | None = None) -> Channel:
        """A person enters a channel, or the bot is invited."""
        after = self._with_members(channel, channel.members | {user.id}, f"<@{user.id}> has joined the channel")
        self.news.membership("member_joined_channel", user.id, after, inviter.id if inviter else None)
        return after

    def leave(self, user: User, channel: Channel) -> Channel:
        """A person leaves a channel."""
        after = self._with_members(channel, channel.members - {user.id}, f"<@{user.id}> has left the channel")
        self.news.membership("member_left_channel", user.id, after)
        return after

    def _with_members(self, channel: Channel, members: frozenset[str], notice: str) -> Channel:
        (moved,) = members ^ channel.members or [""]
        if not moved:
            raise ImpossibleError("no_change", channel=channel.name)
        subtype = "channel_join" if moved in members else "channel_leave"
        with self.state.changed:
            after = replace(channel, members=members)
            self.state.channels[channel.id] = after
            said = self.state.add(Message(channel.id, self.state.new_ts(), moved, notice, subtype=subtype))
        self.news.posted(said)
        return after

    def _now(self, message: Message) -> Message:
        """The message as it stands now. Raises `ImpossibleError` when it is gone."""
        now = self.state.find(message.channel, message.ts)
        if now is None:
            raise ImpossibleError("message_gone")
        return now
