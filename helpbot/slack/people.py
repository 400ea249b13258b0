"""People: name, language, time zone, country and roles, from their Slack profiles and the settings."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Any

from babel.core import get_global
from slack_sdk import WebClient

from helpbot.dialogue.messages import Requester, Role
from helpbot.field_types import zone_named
from helpbot.settings import Settings
from helpbot.slack.calling.clients import CALL_ERRORS

_log = logging.getLogger(__name__)

KEPT_SECONDS = 3600.0
"""How long a profile is cached."""
FAILURE_KEPT_SECONDS = 60.0
"""How long a profile that could not be read is not requested again."""


@dataclass(frozen=True)
class _Known:
    requester: Requester
    until: float


class SlackPeople:
    """Profiles from `users.info`, cached for an hour. Safe to share between threads."""

    def __init__(self, client: WebClient, settings: Settings) -> None:
        self._client = client
        self._settings = settings
        self._known: dict[str, _Known] = {}
        self._lock = Lock()

    def find(self, user_id: str) -> Requester:
        """The person, as last known if Slack does not answer; what is unknown is as in app.yaml."""
        with self._lock:
            known = self._known.get(user_id)
        if known and monotonic() < known.until:
            return known.requester
        profile = self._profile(user_id)
        requester = known.requester if known and not profile else self._requester(user_id, profile or {})
        until = monotonic() + (KEPT_SECONDS if profile else FAILURE_KEPT_SECONDS)
        with self._lock:
            self._known[user_id] = _Known(requester, until)
        return requester

    def _profile(self, user_id: str) -> dict[str, Any] | None:
        try:
            return dict(self._client.users_info(user=user_id, include_locale=True)["user"])
        except CALL_ERRORS as error:
            _log.warning("no profile of %s: %s", user_id, type(error).__name__)
            return None

    def _requester(self, user_id: str, user: dict[str, Any]) -> Requester:
        defaults = self._settings.requester
        profile = user.get("profile") or {}
        zone = user.get("tz")
        timezone = zone if zone and zone_named(zone) else defaults.timezone
        return Requester(
            id=user_id,
            name=_name(user, profile) or user_id,
            language=(user.get("locale") or "").partition("-")[0] or None,
            timezone=timezone,
            country=country_of(timezone) or defaults.country,
            roles=self._roles(user_id),
        )

    def _roles(self, user_id: str) -> frozenset[Role]:
        slack = self._settings.slack
        roles: set[Role] = {"requester"}
        if user_id in slack.agents:
            roles.add("agent")
        if user_id in slack.admins:
            roles.add("admin")
        return frozenset(roles)


def _name(user: Mapping[str, Any], profile: Mapping[str, Any]) -> str:
    """The display name, unless it is just the login, else the real name."""
    display, real = profile.get("display_name"), profile.get("real_name") or user.get("real_name")
    named = display if display != user.get("name") else None
    return str(named or real or display or "")


def country_of(timezone: str) -> str:
    """The country (ISO 3166, two letters) of a time zone; empty if it has none."""
    canonical = get_global("zone_aliases").get(timezone, timezone)
    country = str(get_global("zone_territories").get(canonical, ""))
    return country if country.isalpha() and country != "ZZ" else ""
