"""Turn data read from YAML into a pydantic model, or say at which line it does not fit and how to mend it."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from helpbot.explaining import explained
from helpbot.problems import Problem, ProblemsFound
from helpbot.webaddress import address_parts
from helpbot.yamlfile import Document


class FileModel(BaseModel):
    """Base of everything read from a YAML file: immutable, and no key passes that it does not know.

    A section below whose key nothing stands is one in which everything is left out.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, validate_default=False)

    @model_validator(mode="before")
    @classmethod
    def _without_empty_sections(cls, data: object) -> object:
        if not isinstance(data, dict):
            return data
        return {key: value for key, value in data.items() if value is not None or not cls._is_optional_section(key)}

    @classmethod
    def _is_optional_section(cls, key: str) -> bool:
        field = cls.model_fields.get(key)
        kind = field.annotation if field and not field.is_required() else None
        return isinstance(kind, type) and issubclass(kind, BaseModel)


Model = TypeVar("Model", bound=BaseModel)


def written_as(pattern: str, meaning: str, fix: str) -> AfterValidator:
    """For a text of a certain form: what it means, and how to write it."""
    form = re.compile(pattern)

    def check(text: str) -> str:
        if not form.fullmatch(text):
            raise PydanticCustomError(
                "form", "{text} is not {meaning}", {"text": repr(text), "meaning": meaning, "fix": fix}
            )
        return text

    return AfterValidator(check)


def whole_address(url: str) -> str:
    """The address, when it is a whole one. Raises `PydanticCustomError`."""
    parts = address_parts(url)
    whole = parts is not None and parts.scheme in ("http", "https") and "." in parts.netloc
    if not whole or any(letter.isspace() for letter in url):
        context = {"url": repr(url), "fix": "write it whole, with https://"}
        raise PydanticCustomError("url", "{url} is not a web address", context)
    return url


WebAddress = Annotated[str, AfterValidator(whole_address)]
"""A web address as it was written, when it is a whole one."""


def _day(written: object) -> object:
    if not isinstance(written, str):
        return written
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", written.strip(), re.ASCII)
    year, month, day = map(int, match.groups()) if match else (0, 0, 0)
    if not 1 <= month <= 12 or not year >= 1:
        context = {"written": repr(written), "fix": "write it as year-month-day, such as 2026-11-23"}
        raise PydanticCustomError("day", "{written} is not a date", context)
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        context = {"written": repr(written), "fix": f"that month goes from 1 to {last}"}
        raise PydanticCustomError("day", "{written} is a day that does not exist", context)
    return date(year, month, day)


Day = Annotated[date, BeforeValidator(_day)]
"""A day, written as 2026-11-23."""


def validate(document: Document, model: type[Model]) -> Model:
    """Build `model` from the document's data. Raises `ProblemsFound` with every mistake, each at its line."""
    data = {} if document.data is None else document.data
    needed = [name for name, field in model.model_fields.items() if field.is_required()]
    if document.data is None and needed:
        raise ProblemsFound([Problem(document.name, 0, 0, "the file is empty", f"add {', '.join(needed[:3])}")])
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise ProblemsFound(explained(document, model, error.errors())) from None
