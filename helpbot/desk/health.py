"""Whether the bot is healthy: named checks, each answered at once and without failing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

Check = Callable[[], bool]


class Health:
    """The checks of one process. What has not started yet has no check, and is not healthy."""

    def __init__(self, *expected: str) -> None:
        self._checks: dict[str, Check] = dict.fromkeys(expected, _not_begun)

    def watch(self, name: str, check: Check) -> None:
        """From now on `check` tells whether `name` is healthy."""
        self._checks[name] = check

    def state(self, *names: str) -> Mapping[str, bool]:
        """The results of the named checks, or of all when none is named."""
        return {name: check() for name, check in self._checks.items() if not names or name in names}

    def sound(self, name: str) -> bool:
        """Whether `name` is well or has not started yet: a slow start is no reason to restart."""
        check = self._checks[name]
        return check is _not_begun or check()


def _not_begun() -> bool:
    return False
