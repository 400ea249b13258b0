"""The workspace as its people use it: they write, press buttons, type commands, and see what the bot answers."""

from __future__ import annotations

from starlette.routing import BaseRoute

from helpbot.workspace.acting.using_views import UsingViews


class Workspace(UsingViews):
    """One workspace with one app in it: see `Stage` for its parameters, and its other bases for what people do."""

    def routes(self) -> list[BaseRoute]:
        """What apps call, and the page for people in a browser."""
        from helpbot.workspace.page import page_routes  # it needs this class

        return [*super().routes(), *page_routes(self)]
