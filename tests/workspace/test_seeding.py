"""The people and channels that a workspace begins with."""

from __future__ import annotations

import pytest

from helpbot.problems import ProblemsFound
from helpbot.validation import validate
from helpbot.workspace import Workspace
from helpbot.workspace.seeding import Seed, plant, shipped_seed
from helpbot.yamlfile import parse_yaml


def test_the_shipped_seed_has_everybody_that_is_needed(full: Workspace) -> None:
    seeded = plant(shipped_seed(), full)

    assert set(seeded.roles.values()) == {"employee", "agent", "admin"}
    assert {user.locale for user in seeded.people.values()} >= {"es-ES", "pt-BR"}
    assert seeded.triage == seeded.channels["support-triage"]
    assert seeded.help == (seeded.channels["ayuda-purecloud"],)
    assert seeded.people["ana"].id not in seeded.channels["support-triage"].members
    assert full.messages(seeded.channels["general"])
    assert full.acknowledged == []


def test_a_name_that_nobody_has_is_an_error() -> None:
    text = """
people: [{name: ana, real_name: Ana, tz: Europe/Madrid, locale: es-ES}]
channels: [{name: general, members: [ana, bob]}]
"""
    with pytest.raises(ProblemsFound, match="named bob"):
        validate(parse_yaml(text, "seed.yaml"), Seed)
