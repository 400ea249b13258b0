"""What app.yaml may not say."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpbot.problems import ProblemsFound
from helpbot.settings import load_settings


def test_a_replica_is_given_longer_than_its_calls_to_slack_take(tmp_path: Path) -> None:
    file = tmp_path / "app.yaml"
    file.write_text("takeover_seconds: 31\n", "utf-8")
    assert load_settings(file, {}).takeover.total_seconds() == 31
    file.write_text("takeover_seconds: 30\n", "utf-8")
    with pytest.raises(ProblemsFound, match=r"app\.yaml:1:19: 'takeover_seconds' is '30', which is not more than 30"):
        load_settings(file, {})
