"""People, channels and first messages of a workspace, from a YAML file. The messages cause no events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import as_file, files
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from helpbot.validation import FileModel, validate
from helpbot.workspace.model.messages import Message
from helpbot.workspace.model.state import Channel, User
from helpbot.workspace.workspace import Workspace
from helpbot.yamlfile import read_yaml

Role = Literal["employee", "agent", "admin"]


class Person(FileModel):
    """One person."""

    name: str = Field(pattern=r"^[\w-]+$")
    real_name: str
    title: str = ""
    tz: str
    locale: str
    role: Role = "employee"


class Place(FileModel):
    """One channel; `triage` marks the one where tickets arrive, `help` those where the bot answers unasked."""

    name: str = Field(pattern=r"^[a-z0-9_-]+$")
    topic: str = ""
    members: tuple[str, ...]
    private: bool = False
    triage: bool = False
    help: bool = False


class Said(FileModel):
    """One initial message."""

    by: str
    place: str = Field(alias="in")
    text: str


class Seed(FileModel):
    """A whole workspace."""

    people: tuple[Person, ...] = Field(min_length=1)
    channels: tuple[Place, ...] = ()
    messages: tuple[Said, ...] = ()

    @model_validator(mode="after")
    def _everybody_is_known(self) -> Seed:
        people, channels = {person.name for person in self.people}, {channel.name for channel in self.channels}
        named = {name for channel in self.channels for name in channel.members} | {said.by for said in self.messages}
        unknown = (named - people) | ({said.place for said in self.messages} - channels)
        if unknown:
            context = {"names": ", ".join(sorted(unknown)), "fix": "add them under people or channels"}
            raise PydanticCustomError("unknown", "nobody and no channel is named {names}", context)
        return self


@dataclass(frozen=True)
class Seeded:
    """What was created, by name."""

    people: Mapping[str, User]
    channels: Mapping[str, Channel]
    roles: Mapping[str, Role]
    triage: Channel | None
    help: tuple[Channel, ...]

    def with_role(self, role: Role) -> list[str]:
        """The ids of the people with a role."""
        return [self.people[name].id for name, held in self.roles.items() if held == role]


def shipped_seed() -> Seed:
    """The seed that comes with this package."""
    with as_file(files("helpbot.workspace") / "seed.yaml") as path:
        return validate(read_yaml(path, "seed.yaml"), Seed)


def plant(seed: Seed, workspace: Workspace) -> Seeded:
    """Create what a seed describes in a workspace."""
    people = {
        person.name: workspace.user(person.name, person.tz, person.locale, person.real_name, person.title)
        for person in seed.people
    }
    channels = {
        place.name: workspace.channel(
            place.name, [people[name] for name in place.members], private=place.private, topic=place.topic
        )
        for place in seed.channels
    }
    for said in seed.messages:
        where, text = channels[said.place].id, workspace.state.typed(said.text)
        workspace.state.add(Message(where, workspace.state.new_ts(), people[said.by].id, text))
    triage = next((channels[place.name] for place in seed.channels if place.triage), None)
    help_channels = tuple(channels[place.name] for place in seed.channels if place.help)
    return Seeded(people, channels, {person.name: person.role for person in seed.people}, triage, help_channels)
