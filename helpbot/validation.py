"""Turn data read from YAML into a pydantic model, or say at which line it does not fit and how to mend it."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from helpbot.explaining import explained
from helpbot.problems import Problem, ProblemsFound
from helpbot.yamlfile import Document


class FileModel(BaseModel):
    """Base of everything read from a YAML file: immutable, and unknown keys are mistakes.

    A section with nothing below its key counts as left out.
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
