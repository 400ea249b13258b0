"""What people do during the torture, read from `scripts.yaml`."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Literal

from pydantic import Field, RootModel, model_validator

from helpbot.validation import FileModel, validate
from helpbot.yamlfile import read_yaml


class Step(FileModel):
    """One thing that a person does, and then waits for the answers."""

    say: str = ""
    at_once: tuple[str, ...] = ()
    press: str = ""
    press_twice: str = ""

    @model_validator(mode="after")
    def _does_one_thing(self) -> Step:
        if sum(map(bool, (self.say, self.at_once, self.press, self.press_twice))) != 1:
            raise ValueError("a step says or presses one thing")
        return self

    @property
    def texts(self) -> tuple[str, ...]:
        """What is written, if anything."""
        return (self.say,) if self.say else self.at_once

    @property
    def label(self) -> str:
        """The button that is pressed, if any."""
        return self.press or self.press_twice


class Script(FileModel):
    """One conversation from first to last message; `tickets` is how many reports are confirmed in it."""

    name: str
    language: Literal["en", "es"]
    where: Literal["direct", "thread"] = "direct"
    tickets: int = 0
    steps: tuple[Step, ...] = Field(min_length=1)


class _Scripts(RootModel[tuple[Script, ...]]):
    pass


def load_scripts() -> tuple[Script, ...]:
    """All scripts. Raises `ProblemsFound`."""
    with resources.as_file(resources.files("torture") / "scripts.yaml") as path:
        return validate(read_yaml(Path(path)), _Scripts).root
