"""The app as the workspace knows it: its manifest, and the rights and tokens that follow from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from secrets import token_hex
from typing import Any

from helpbot.webaddress import address_parts


class Installation:
    """One installed app. It gets no event and no right beyond its manifest."""

    def __init__(self, manifest: Mapping[str, Any]) -> None:
        self.manifest = manifest
        self.bot_token = f"xoxb-{token_hex(8)}"
        self.app_token = f"xapp-{token_hex(8)}"
        self.signing_secret = token_hex(16)
        self.scopes: frozenset[str] = frozenset(manifest["oauth_config"]["scopes"]["bot"])

    @property
    def name(self) -> str:
        """The name of the bot."""
        return str(self._features["bot_user"]["display_name"])

    @property
    def commands(self) -> Sequence[Mapping[str, Any]]:
        """The slash commands, as the manifest describes them."""
        return list(self._features.get("slash_commands", ()))

    def shortcuts(self, kind: str) -> Sequence[Mapping[str, Any]]:
        """The shortcuts of a kind: `message` or `global`."""
        return [shortcut for shortcut in self._features.get("shortcuts", ()) if shortcut["type"] == kind]

    @property
    def has_home(self) -> bool:
        """Whether the home tab is switched on."""
        return bool(self._features.get("app_home", {}).get("home_tab_enabled"))

    def unfurl_domain(self, address: str) -> str | None:
        """The domain of a URL, if it is one of those whose links the app receives."""
        parts = address_parts(address)
        host = (parts and parts.hostname) or ""
        known = self._features.get("unfurl_domains", ())
        return next((domain for domain in known if host == domain or host.endswith(f".{domain}")), None)

    def hears(self, event: str, *scopes: str) -> bool:
        """Whether the app has subscribed to an event and has one of the scopes that it needs."""
        subscribed = self.manifest["settings"]["event_subscriptions"]["bot_events"]
        return event in subscribed and (not scopes or any(scope in self.scopes for scope in scopes))

    @property
    def _features(self) -> Mapping[str, Any]:
        features: Mapping[str, Any] = self.manifest["features"]
        return features
