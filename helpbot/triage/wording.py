"""Texts for people inside the policy: one sentence or name per language, and web addresses."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, HttpUrl, RootModel, TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from helpbot.settings import Language


class Wording(RootModel[dict[Language, Annotated[str, Field(min_length=1, max_length=1000)]]]):
    """One text in each language."""

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)

    root: Annotated[dict[Language, Annotated[str, Field(min_length=1, max_length=1000)]], Field(min_length=1)]

    def in_language(self, language: str) -> str:
        """The text in a language, else in the first one given."""
        return self.root.get(language) or next(iter(self.root.values()))


_ADDRESS = TypeAdapter(HttpUrl)


def _whole(url: str) -> str:
    """The address as it was written, when it is one."""
    try:
        host = _ADDRESS.validate_python(url).host or ""
    except ValidationError:
        host = ""
    if "." not in host or any(letter.isspace() for letter in url):
        context = {"url": repr(url), "fix": "write it whole, with https://"}
        raise PydanticCustomError("url", "{url} is not a web address", context) from None
    return url


WebAddress = Annotated[str, AfterValidator(_whole)]
