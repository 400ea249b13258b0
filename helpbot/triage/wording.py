"""Texts for people inside the policy: one sentence or name per language, and web addresses."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, ConfigDict, Field, RootModel
from pydantic_core import PydanticCustomError

from helpbot.settings import Language


class Wording(RootModel[dict[Language, Annotated[str, Field(min_length=1, max_length=1000)]]]):
    """One text in each language."""

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)

    root: Annotated[dict[Language, Annotated[str, Field(min_length=1, max_length=1000)]], Field(min_length=1)]

    def in_language(self, language: str) -> str:
        """The text in a language, else in the first one given."""
        return self.root.get(language) or next(iter(self.root.values()))


def _whole(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or "." not in parts.netloc or any(letter.isspace() for letter in url):
        context = {"url": repr(url), "fix": "write it whole, with https://"}
        raise PydanticCustomError("url", "{url} is not a web address", context)
    return url


WebAddress = Annotated[str, AfterValidator(_whole)]
