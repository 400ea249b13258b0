"""The settings of one installation: `app.yaml`.

Everything an owner may set is a field here; `docs/settings.md` explains each, and a test holds it to that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import timedelta
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, PrivateAttr, model_validator
from pydantic_core import PydanticCustomError

from helpbot.field_types import (
    ChannelId,
    Command,
    Country,
    Domain,
    Emoji,
    Language,
    TimeZone,
    UserId,
    WebAddress,
    findable,
    whole_address,
    written_as,
)
from helpbot.problems import HelpbotError
from helpbot.validation import FileModel, validate
from helpbot.yamlfile import read_yaml

Share = Annotated[float, Field(ge=0, le=1)]


class SearchSettings(FileModel):
    """When a found article is sure enough: `answered` and `suggested` are probabilities that the article is right.

    `helps`: how probable an article must be to be shown to somebody who plainly describes a problem, which otherwise
    becomes a report.
    `lead`: how many times as probable as the next article the best one must be to be the answer.
    `embedding_model` is a folder with a sentence-transformers model, or None.
    """

    answered: Share = 0.4
    helps: Share = 0.45
    suggested: Share = 0.1
    lead: float = Field(default=2.0, ge=1, allow_inf_nan=False)
    embedding_model: Annotated[Path, AfterValidator(findable)] | None = None

    @model_validator(mode="after")
    def _in_order(self) -> SearchSettings:
        if self.suggested > self.answered:
            context = {"fix": "make search.suggested the smaller one"}
            raise PydanticCustomError("order", "search.suggested is above search.answered", context)
        return self


class CheckSettings(FileModel):
    """What `helpbot check` expects of the answer tests, as shares of the `matches` and the `does_not_match`."""

    found_first: Share = 0.95
    found_among_offered: Share = 0.99
    answered_wrongly: Share = 0.02


class TicketSettings(FileModel):
    """How tickets are named."""

    prefix: Annotated[
        str, written_as("[A-Z][A-Z0-9]{0,9}", "a prefix", "write up to ten capital letters and digits, such as HB")
    ] = "HB"


class RequesterSettings(FileModel):
    """What is assumed of a person whose profile says nothing."""

    timezone: TimeZone = "America/New_York"
    country: Country = "US"


DEFAULT_FILE_TYPES = ("image/*", "text/*", "application/json", "application/pdf", "application/zip", "application/gzip")
"""Files that reports usually come with: screenshots, logs, traces."""
DEFAULT_FILE_NAMES = ("*.log", "*.txt", "*.csv", "*.json", "*.har")
"""Plain text that often comes without a media type of its own."""


class SlackSettings(FileModel):
    """The app in Slack: its slash command, where tickets arrive, and who has which role (Slack user ids).

    `file_types` are media types and `file_names` patterns of names, `*` for any part: files that match neither, and
    larger ones, are only named, whoever sent them. The support team reads cards and notices in its own language and
    time zone.
    """

    command: Command = "/helpbot"
    triage_channel: ChannelId | None = None
    report_reaction: Emoji | None = "ticket"
    help_channels: tuple[ChannelId, ...] = ()
    link_domains: tuple[Domain, ...] = Field(default=(), max_length=5)
    file_types: tuple[str, ...] = DEFAULT_FILE_TYPES
    file_names: tuple[str, ...] = DEFAULT_FILE_NAMES
    file_megabytes: int = Field(default=20, ge=0, le=1000)
    answer_mark: str = Field(default="!!", min_length=1, max_length=20)
    team_language: Language | None = None
    team_timezone: TimeZone | None = None
    agents: tuple[UserId, ...] = ()
    admins: tuple[UserId, ...] = ()

    @property
    def largest_file(self) -> int:
        """In bytes."""
        return self.file_megabytes * 1_000_000

    def leaves(self, name: str, mimetype: str, size: int) -> Literal["kind", "size", "off"] | None:
        """Why a file is only named; None for one that is shown: to the support team, or to the requester.

        A matching media type or a matching name is enough.
        """
        by_type, by_name = _fits(mimetype, self.file_types), _fits(name, self.file_names)
        if not self.largest_file:
            return "off"
        if size > self.largest_file:
            return "size"
        return None if by_type or by_name else "kind"


def _fits(name: str, wanted: Iterable[str]) -> bool:
    """Whether it matches any of the patterns, in capitals or not."""
    return any(fnmatchcase(name.casefold(), one.casefold()) for one in wanted)


Days = Annotated[int, Field(ge=1, le=36_500)]
"""A hundred years at most: for ever is null, and dates end somewhere."""


class RetentionSettings(FileModel):
    """For how many days each kind of data is kept; without a number, for ever.

    `messages` are those received and sent (their text is cleared as soon as they are handled, unless that failed),
    `conversations` the states of conversations; `questions` are kept without identity; finished `tickets` stay, but
    without words and identity.
    """

    messages: Days | None = 30
    conversations: Days | None = 90
    questions: Days | None = 365
    tickets: Days | None = 730


def _summary(written: str) -> str:
    return "none" if written.lower() == "none" else whole_address(written)


class LinkSettings(FileModel):
    """Addresses that answers point to. `status_summary` is the status page for programs; `none`: not read."""

    resource_center: WebAddress = "https://help.mypurecloud.com"
    status_page: WebAddress = "https://status.mypurecloud.com"
    status_summary: Annotated[str, AfterValidator(_summary)] | None = None

    @property
    def summary_address(self) -> str | None:
        """Where the status page is read, if at all; by default where Statuspage has its summary."""
        if self.status_summary == "none":
            return None
        return self.status_summary or f"{self.status_page.rstrip('/')}/api/v2/summary.json"


class Settings(FileModel):
    """One installation, ready to use. Relative paths start from the folder of app.yaml."""

    name: str = Field(default="helpbot", min_length=1, max_length=35)
    languages: tuple[Language, ...] = Field(default=("es", "en"), min_length=1)
    knowledge: Annotated[str, AfterValidator(findable)] = Field(default="knowledge", min_length=1)
    database: Annotated[str, AfterValidator(findable)] = Field(default="data/helpbot.db", min_length=1)
    takeover_seconds: int = Field(default=60, gt=30, le=3600)
    search: SearchSettings = SearchSettings()
    check: CheckSettings = CheckSettings()
    tickets: TicketSettings = TicketSettings()
    requester: RequesterSettings = RequesterSettings()
    slack: SlackSettings = SlackSettings()
    links: LinkSettings = LinkSettings()
    retention: RetentionSettings = RetentionSettings()

    _folder: Path = PrivateAttr(default=Path())

    @model_validator(mode="after")
    def _speaks_with_the_team(self) -> Settings:
        team = self.slack.team_language
        if team and team not in self.languages:
            context = {"language": repr(team), "fix": f"use one of languages: {', '.join(self.languages)}"}
            raise PydanticCustomError("language", "slack.team_language is {language}, which is not spoken", context)
        return self

    @property
    def team_language(self) -> str:
        """The language in which the support team reads cards and notices."""
        return self.slack.team_language or self.languages[0]

    @property
    def knowledge_folder(self) -> Path:
        """The folder of the knowledge base."""
        return self._folder / Path(self.knowledge).expanduser()

    @property
    def database_url(self) -> str:
        """A SQLAlchemy URL."""
        return database_url(self.database, self._folder)

    @property
    def takeover(self) -> timedelta:
        """How long it takes until another replica takes over what one has begun and not finished."""
        return timedelta(seconds=self.takeover_seconds)


_LIKE_A_URL = re.compile(r"://|^[\"']?([a-z][a-z0-9+]+:|(sqlite|postgres\w*)//)")
"""Also in quotation marks, or without its colon or slashes. A single letter before a colon is a drive."""


def database_url(database: str, folder: Path = Path()) -> str:
    """The SQLAlchemy URL of a database; a plain file name means SQLite, a relative one a file below `folder`.

    What begins like a URL is left as it is, so that a mistake in it is told.
    """
    return database if _LIKE_A_URL.search(database) else f"sqlite:///{folder / Path(database).expanduser()}"


def load_settings(file: Path | None, environment: Mapping[str, str]) -> Settings:
    """Read `file`, else what `HELPBOT_CONFIG` names, else `app.yaml` in the working folder, else the defaults.

    `HELPBOT_DATABASE_URL` replaces the database of the file. Raises `ProblemsFound` for mistakes in the file,
    `HelpbotError` when a named file is not there.
    """
    named = file or (Path(environment["HELPBOT_CONFIG"]) if environment.get("HELPBOT_CONFIG") else None)
    path = named or Path("app.yaml")
    if path.is_file():
        settings = _placed(validate(read_yaml(path), Settings), path.parent)
    elif path.is_dir():
        fix = "put the file in its place (Docker creates a folder when a file to mount is missing)"
        raise HelpbotError(f"the settings file {str(path)!r} is a folder", fix)
    elif named:
        raise HelpbotError(f"there is no settings file {str(path)!r}", "name one with --config, or leave it out")
    else:
        settings = Settings()
    database = environment.get("HELPBOT_DATABASE_URL")
    return settings.model_copy(update={"database": database}) if database else settings


def _placed(settings: Settings, folder: Path) -> Settings:
    """The same settings, with relative paths starting from `folder`."""
    if model := settings.search.embedding_model:
        search = settings.search.model_copy(update={"embedding_model": folder / model.expanduser()})
        settings = settings.model_copy(update={"search": search})
    settings._folder = folder
    return settings
