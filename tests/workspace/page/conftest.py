"""A real browser on the page of a real workspace. Without Chromium these tests are skipped, with the reason."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import TypeAlias

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from helpbot.workspace import Channel, User, Workspace
from helpbot.workspace.stage import WAIT_SECONDS

Open: TypeAlias = Callable[..., Page]

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first is the same browser without windows, and takes half the time."""
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
ELSEWHERE = "Asia/Tokyo"
"""The zone of the browser; nobody in the workspace lives there, so that no time can come from it."""


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("there is no Chromium on this machine: apt-get install chromium-headless-shell")
    expect.set_options(timeout=WAIT_SECONDS * 1000)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=FLAGS.split())
        yield running
        running.close()


@pytest.fixture
def show(browser: Browser) -> Iterator[Open]:
    """Open the page of a workspace as a person; an error in its scripts fails the test."""
    contexts, wrong = [], []

    def open_page(
        workspace: Workspace, user: User, at: Channel | None = None, *, width: int = 1280, scheme: str = "light"
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if scheme == "dark" else "light",
            timezone_id=ELSEWHERE,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(WAIT_SECONDS * 1000)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(f"{workspace.base}/?as={user.id}#{at.id if at else ''}")
        page.wait_for_selector("main")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def eve(full: Workspace) -> User:
    return full.user("eve", tz="Europe/Madrid", locale="es-ES", real_name="Eva Ríos", title="Ventas")


@pytest.fixture
def general(full: Workspace, bob: User, eve: User) -> Channel:
    return full.channel("general", [bob, eve], topic="All of us")
