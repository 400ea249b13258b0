"""Screenshots of the local workspace, taken by a real browser, for documentation. Needs Playwright (the dev extra)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from helpbot.demo.replay import Picture
from helpbot.problems import HelpbotError
from helpbot.workspace import Channel, User, Workspace

WIDTH, HEIGHT = 1120, 860
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_FLAGS = ("--no-sandbox", "--disable-gpu")
_SETTLED_MS = 500


@contextmanager
def camera(workspace: Workspace, folder: Path) -> Iterator[Picture]:
    """Saves screenshots into a folder, as `name.png`. Raises `HelpbotError` without a browser or a folder."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        raise HelpbotError(
            "pictures need Playwright", "in the folder of helpbot: .venv/bin/pip install '.[dev]'"
        ) from None
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = f"the folder {str(folder)!r} for the pictures cannot be made: {error.strerror}"
        raise HelpbotError(what, "name another one") from None
    with sync_playwright() as playwright:
        try:
            known = next(filter(None, map(shutil.which, BROWSERS)), None)
            browser = playwright.chromium.launch(executable_path=known, args=_FLAGS)
        except Error:
            raise HelpbotError("pictures need Chromium", "apt-get install chromium, or playwright install") from None
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce")

        def take(user: User, channel: Channel, name: str) -> None:
            page.goto("about:blank")
            page.goto(f"{workspace.base}/?as={user.id}#{channel.id}")
            page.wait_for_selector("main article")
            page.wait_for_timeout(_SETTLED_MS)
            page.screenshot(path=folder / f"{name}.png")

        yield take
        browser.close()
