"""A text of the policy for people, such as a sentence or a name, in each of its languages."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import ConfigDict, Field, RootModel

from helpbot.field_types import Language
from helpbot.language.rules import in_nearest

_ByLanguage: TypeAlias = dict[Language, Annotated[str, Field(min_length=1, max_length=1000)]]


class Translations(RootModel[_ByLanguage]):
    """One text in each language."""

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)

    root: Annotated[_ByLanguage, Field(min_length=1)]

    def in_language(self, language: str) -> str:
        """The text in a language, else in the one nearest to it, else in the first one."""
        return in_nearest(language, self.root)
