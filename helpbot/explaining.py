"""What pydantic found in a file, in words for whoever edits it: what is wrong, at which key or value, and the fix."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, get_args, get_origin

from pydantic import BaseModel, RootModel
from pydantic_core import ErrorDetails

from helpbot.problems import Problem, did_you_mean
from helpbot.yamlfile import Document, Key, KeyPath


@dataclass(frozen=True)
class Mistake:
    """One of several mistakes that the check of a section found; `path` leads there from the section."""

    path: KeyPath
    what: str
    fix: str = ""
    at_key: bool = False


class Mistakes(ValueError):
    """Raised by the validator of a section that found several mistakes, each at its own place."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("; ".join(mistake.what for mistake in self.mistakes))


def explained(document: Document, model: type[BaseModel], details: Sequence[ErrorDetails]) -> Iterator[Problem]:
    """Everything that pydantic found, as problems with file, line and column."""
    for detail in details:
        path = tuple(part for part in detail["loc"] if part != "[key]")
        found = (detail.get("ctx") or {}).get("error")
        if isinstance(found, Mistakes):
            for each in found.mistakes:
                yield document.problem((*path, *each.path), each.what, each.fix, at_key=each.at_key)
        elif not _follows_from_another(detail, details):
            at_key = detail["type"] == "extra_forbidden" or "[key]" in detail["loc"]
            what, fix = _explain(document, model, detail, path)
            yield document.problem(path, what, fix, at_key=at_key)


def _follows_from_another(detail: ErrorDetails, details: Sequence[ErrorDetails]) -> bool:
    """Pydantic calls a list too short when its entries have mistakes; only those are told."""
    path = detail["loc"]
    return detail["type"] == "too_short" and any(
        other["loc"][: len(path)] == path and len(other["loc"]) > len(path) for other in details
    )


def _explain(document: Document, model: type[BaseModel], detail: ErrorDetails, path: KeyPath) -> tuple[str, str]:
    kind, given = detail["type"], detail.get("input")
    label = f"the key {path[-1]!r}" if "[key]" in detail["loc"] else _label(path[-1] if path else "")
    context: dict[str, Any] = detail.get("ctx") or {}
    if kind == "extra_forbidden":
        known = _keys_at(model, path[:-1])
        return f"unknown key {path[-1]!r}", _below(document, path, known) or did_you_mean(str(path[-1]), known)
    if kind == "missing":
        return f"the key {path[-1]!r} is missing", f"add {path[-1]}: …"
    if kind in _EXPECTED:
        return f"{label} should be {_EXPECTED[kind]}, not {_kind_of(given)}", _hint(kind, given, model, path)
    if kind in _SIZES and not given:
        return f"{label} is empty", "write something there, or delete it"
    if kind in _SIZES:
        return f"{label} {_SIZES[kind].format(**context)}", ""
    if kind in _BOUNDS:
        what = f"{label} is {_kind_of(given)}, which is {_BOUNDS[kind].format(**context)}"
        return what, _nearer(kind, given, context)
    if kind in ("literal_error", "enum"):
        return f"{given!r} is not a choice for {label}", f"use one of: {context.get('expected', '')}"
    return detail["msg"].removeprefix("Value error, "), str(context.get("fix", ""))


_SIZES = {
    "string_too_short": "is too short: at least {min_length} characters",
    "string_too_long": "is too long: at most {max_length:,} characters",
    "too_short": "has too few entries: at least {min_length}",
    "too_long": "has too many entries: at most {max_length}",
}
_BOUNDS = {
    "string_pattern_mismatch": "not of the form {pattern}",
    "greater_than": "not more than {gt:g}",
    "greater_than_equal": "less than {ge:g}",
    "less_than": "not less than {lt:g}",
    "less_than_equal": "more than {le:g}",
}
_PER_CENT = re.compile(r"([1-9]\d)(?:\.0)?")
_WITHIN = {
    "greater_than": "write a number above {gt:g}",
    "greater_than_equal": "write {ge:g} or more",
    "less_than": "write a number below {lt:g}",
    "less_than_equal": "write {le:g} or less",
}
_TEXT, _LIST, _MAPPING, _WHOLE, _NUMBER = "text", "a list", "a mapping (key: value)", "a whole number", "a number"
_EXPECTED = {
    "string_type": _TEXT,
    "list_type": _LIST,
    "tuple_type": _LIST,
    "frozen_set_type": _LIST,
    "dict_type": _MAPPING,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "int_parsing": _WHOLE,
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "float_parsing": _NUMBER,
    "float_type": _NUMBER,
    "finite_number": _NUMBER,
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "date_type": "a date",
    "time_parsing": "a time of day",
}


def _nearer(kind: str, given: object, context: Mapping[str, Any]) -> str:
    """A number within the bounds; what looks like per cent of a share is written as one."""
    share = 1 in (context.get("lt"), context.get("le"))
    if share and (per_cent := _PER_CENT.fullmatch(str(given))):
        return f"write it as a share of one: {int(per_cent[1]) / 100:g}"
    return _WITHIN.get(kind, "").format(**context)


def _hint(kind: str, given: object, model: type[BaseModel], path: KeyPath) -> str:
    """How to write what is expected, as close as possible to what was given."""
    expected, annotation = _EXPECTED[kind], _annotation_at(model, path)
    if expected == _TEXT:
        return _TEXT_HINTS.get(type(given), "")
    if expected == _LIST:
        if isinstance(given, dict) and _example_keys(_inner(annotation)):
            return "begin each entry with `- `, and indent the other lines of it by two more spaces"
        if given is None:
            return "write its entries below it, each beginning with `- `, or [] for none"
        example = given.strip("()") if isinstance(given, str) and len(given) <= 40 else "first, second"
        return f"write it as [{example}] or one per line, starting with `- `"
    if expected == _MAPPING:
        keys = _example_keys(annotation)
        if isinstance(given, list) and keys and get_origin(annotation) is dict:
            return f"write {keys[0]}: above the list, and indent the list by two more spaces"
        return _mapping_hint(given, keys, path)
    if expected in (_WHOLE, _NUMBER):
        return _number_hint(str(given)) + (", or null" if type(None) in get_args(annotation) else "")
    return "write it as 08:00" if kind == "time_parsing" else ""


_TEXT_HINTS: dict[type, str] = {
    type(None): "write the text, in double quotes if it begins with # or is a word such as null",
    dict: "put a text that contains `: ` or is in {…} in double quotes",
    list: "write one text: in double quotes if it begins with [ or -, below `key: |` if it has several lines",
}


def _mapping_hint(given: object, keys: Sequence[str], path: KeyPath) -> str:
    if isinstance(given, str) and re.match(r"[\w-]+:[^ /]", given):
        return "put a space after each colon"
    if given is None:
        return "write what belongs to it below it, indented by two spaces, or delete it"
    plain = isinstance(given, str) and len(given) <= 40 and not set(given) & set(",:#{}[]\"'")
    if path and plain and len(keys) == 1:
        return f"write it as {{{keys[0]}: {given}}}"
    told = ", ".join(f"{key}: …" for key in keys or ("key",))
    return f"write it as {told}, one per line"


def _number_hint(given: str) -> str:
    if re.fullmatch(r"\d{1,3} ?%", given):
        return f"write it as a share of one: {int(given.rstrip(' %')) / 100:g}"
    if re.fullmatch(r"\d+,\d+", given):
        return f"write it with a point: {given.replace(',', '.')}"
    return "write digits only"


def _below(document: Document, path: KeyPath, known: Sequence[str]) -> str:
    """The fix for a key that was meant for the section above it, which is empty."""
    siblings = document.at(path[:-1])
    if not isinstance(siblings, dict) or not any(siblings.get(key, "") is None for key in known):
        return ""
    before = takewhile(lambda key: key != path[-1], siblings)
    section = next((key for key in reversed(list(before)) if key in known), None)
    if section is None or siblings[section] is not None:
        return ""
    return f"indent it by two more spaces if it belongs to {section!r}"


def _label(key: Key) -> str:
    return f"entry {key + 1}" if isinstance(key, int) else repr(key) if key else "the file"


def _kind_of(value: object) -> str:
    if value is None or value == "":
        return "empty"
    if isinstance(value, str):
        return f"{value!r}" if len(value) <= 40 else f"{value[:40]!r}…"
    return "a list" if isinstance(value, list) else "a mapping"


def _keys_at(model: type[BaseModel], path: KeyPath) -> list[str]:
    """The keys that a model allows at a path; an empty list where the path leaves the models."""
    current = _annotation_at(model, path)
    if isinstance(current, type) and issubclass(current, BaseModel) and not issubclass(current, RootModel):
        return [info.alias or name for name, info in current.model_fields.items()]
    return []


def _example_keys(annotation: object) -> Sequence[str]:
    """The keys that a mapping needs, else an example of one, if its type has any."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if issubclass(annotation, RootModel):
            return _example_keys(annotation.model_fields["root"].annotation)
        needed = [name for name, field in annotation.model_fields.items() if field.is_required()]
        return needed[:3] or list(annotation.model_fields)[:1]
    keys = get_args(annotation)[:1]
    told = [example for key in keys for info in get_args(key)[1:] for example in getattr(info, "examples", None) or ()]
    return [str(example) for example in told[:1]]


def _annotation_at(model: type[BaseModel], path: KeyPath) -> object:
    """The type of the value at a path; None where the path leaves the models."""
    current: object = model
    for part in path:
        if isinstance(current, type) and issubclass(current, BaseModel) and part in current.model_fields:
            current = current.model_fields[str(part)].annotation
        else:
            current = _inner(current)
        current = _model_in(current)
    return current


def _model_in(annotation: object) -> object:
    """The model itself for `Model | None`; everything else unchanged."""
    options = get_args(annotation)
    models = [option for option in options if isinstance(option, type) and issubclass(option, BaseModel)]
    return models[0] if models and type(None) in options else annotation


def _inner(annotation: object) -> object:
    """What a list or mapping of things holds."""
    if isinstance(annotation, type) and issubclass(annotation, RootModel):
        annotation = annotation.model_fields["root"].annotation
    arguments = [part for part in get_args(annotation) if part is not Ellipsis]
    return arguments[-1] if arguments else None
