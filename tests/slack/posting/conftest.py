"""A channel into the workspace, and what is posted there."""

from __future__ import annotations

import pytest

from helpbot.credentials import Secrets
from helpbot.workspace import User, Workspace
from tests.slack.posting.deliveries import CardThread, Sending


@pytest.fixture
def thread(workspace: Workspace, secrets: Secrets, ana: User) -> CardThread:
    return CardThread(workspace, secrets, ana)


@pytest.fixture(params=[False, True], ids=["direct", "thread"])
def sending(request: pytest.FixtureRequest, workspace: Workspace, secrets: Secrets, ana: User) -> Sending:
    return Sending(workspace, secrets, ana, in_thread=request.param)
