"""The minimum that a Slack bot can do: a bare Bolt listener that echoes. The baseline of `latency.py`."""

from __future__ import annotations

import os
from typing import Any

from slack_bolt import App, Say
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient


def main() -> None:
    """Run until killed."""
    client = WebClient(token=os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"])
    app = App(client=client)

    @app.event("message")
    def echo(event: dict[str, Any], say: Say) -> None:
        say(event["text"])

    @app.event("app_home_opened")
    def nothing() -> None:
        pass

    SocketModeHandler(app, os.environ["SLACK_APP_TOKEN"]).start()  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    main()
