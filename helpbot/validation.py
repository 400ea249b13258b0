"""Turn data read from YAML into a pydantic model, or say at which line it does not fit and how to mend it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Annotated, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from helpbot.problems import Problem, ProblemsFound
from helpbot.webaddress import address_parts
from helpbot.yamlfile import Document, Key


class FileModel(BaseModel):
    """Base of everything read from a YAML file: immutable, and no key passes that it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, validate_default=False)


Model = TypeVar("Model", bound=BaseModel)


def _whole_address(url: str) -> str:
    parts = address_parts(url)
    whole = parts is not None and parts.scheme in ("http", "https") and "." in parts.netloc
    if not whole or any(letter.isspace() for letter in url):
        context = {"url": repr(url), "fix": "write it whole, with https://"}
        raise PydanticCustomError("url", "{url} is not a web address", context)
    return url


WebAddress = Annotated[str, AfterValidator(_whole_address)]
"""A web address as it was written, when it is a whole one."""


def validate(document: Document, model: type[Model]) -> Model:
    """Build `model` from the document's data. Raises `ProblemsFound` with every mistake, each at its line."""
    if document.data is None:
        raise ProblemsFound([Problem(document.name, 0, 0, "the file is empty", f"add {_some_keys(model)}")])
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        raise ProblemsFound(_problem(document, model, detail) for detail in error.errors()) from None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`did you mean 'x'?` for the nearest known word, or the known words when none is near and they are few."""
    known = sorted(known)
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"use one of: {', '.join(known)}" if len(known) <= 16 else "look up the right name, or remove it"


def _problem(document: Document, model: type[BaseModel], detail: ErrorDetails) -> Problem:
    path = tuple(part for part in detail["loc"] if part != "[key]")
    at_key = detail["type"] == "extra_forbidden" or "[key]" in detail["loc"]
    what, fix = _explain(model, detail, path)
    return document.problem(path, what, fix, at_key=at_key)


def _explain(model: type[BaseModel], detail: ErrorDetails, path: tuple[Key, ...]) -> tuple[str, str]:
    kind, last = detail["type"], path[-1] if path else ""
    given = detail.get("input")
    if kind == "extra_forbidden":
        return f"unknown key {last!r}", did_you_mean(str(last), _keys_at(model, path[:-1]))
    if kind == "missing":
        return f"the key {last!r} is missing", f"add {last}: …"
    if kind in _EXPECTED:
        return f"{_label(last)} should be {_EXPECTED[kind]}, not {_kind_of(given)}", _HINTS.get(kind, "")
    context = detail.get("ctx") or {}
    if kind in _BOUNDS:
        return f"{_label(last)} is {_kind_of(given)}, which is {_BOUNDS[kind].format(**context)}", ""
    if kind in ("literal_error", "enum"):
        return f"{given!r} is not a choice for {_label(last)}", f"use one of: {context.get('expected', '')}"
    return detail["msg"].removeprefix("Value error, "), str(context.get("fix", ""))


_BOUNDS = {
    "string_pattern_mismatch": "not of the form {pattern}",
    "string_too_short": "too short",
    "string_too_long": "too long: at most {max_length} characters",
    "too_short": "too few",
    "greater_than_equal": "less than {ge}",
    "less_than_equal": "more than {le}",
}
_EXPECTED = {
    "string_type": "text",
    "list_type": "a list",
    "tuple_type": "a list",
    "frozen_set_type": "a list",
    "dict_type": "a mapping (key: value)",
    "model_type": "a mapping (key: value)",
    "model_attributes_type": "a mapping (key: value)",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "float_parsing": "a number",
    "float_type": "a number",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "date_from_datetime_parsing": "a date",
    "date_parsing": "a date",
    "date_type": "a date",
    "time_parsing": "a time of day",
}
_HINTS = {
    "date_from_datetime_parsing": "write it as 2026-11-23",
    "date_parsing": "write it as 2026-11-23",
    "time_parsing": "write it as 08:00",
    "list_type": "write it as [first, second] or one line each, starting with `- `",
    "tuple_type": "write it as [first, second] or one line each, starting with `- `",
    "frozen_set_type": "write it as [first, second] or one line each, starting with `- `",
}


def _label(key: Key) -> str:
    return f"entry {key + 1}" if isinstance(key, int) else repr(key) if key else "the file"


def _kind_of(value: object) -> str:
    if value is None:
        return "empty"
    if isinstance(value, str):
        return f"{value!r}" if len(value) <= 40 else f"{value[:40]!r}…"
    return "a list" if isinstance(value, list) else "a mapping"


def _keys_at(model: type[BaseModel], path: tuple[Key, ...]) -> list[str]:
    """The keys that a model allows at a path; an empty list where the path leaves the models."""
    current: object = model
    for part in path:
        if isinstance(current, type) and issubclass(current, BaseModel) and part in current.model_fields:
            current = current.model_fields[str(part)].annotation
        else:
            current = _inner(current)
        current = _model_in(current)
    if isinstance(current, type) and issubclass(current, BaseModel):
        return [info.alias or name for name, info in current.model_fields.items()]
    return []


def _model_in(annotation: object) -> object:
    """The model itself for `Model | None`; everything else unchanged."""
    options = get_args(annotation)
    models = [option for option in options if isinstance(option, type) and issubclass(option, BaseModel)]
    return models[0] if models and type(None) in options else annotation


def _inner(annotation: object) -> object:
    """What a list or mapping of things holds."""
    arguments = [part for part in get_args(annotation) if part is not Ellipsis]
    return arguments[-1] if arguments else None


def _some_keys(model: type[BaseModel]) -> str:
    return ", ".join(list(model.model_fields)[:3])
