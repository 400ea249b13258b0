"""A network as a file: a compressed archive of numpy arrays in half precision.

Names are paths through the fields: `words.near.matrix`. Vectors have `names` and `rows`, a layer `matrix` and `start`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, get_type_hints

import numpy as np
from numpy.typing import NDArray

from helpbot.triage.learned.networks.words import Layer, Vectors
from helpbot.triage.learned.softmax import Numbers

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_Network = TypeVar("_Network")
_Arrays: TypeAlias = Mapping[str, NDArray[Any]]


def read_network(kind: type[_Network], file: bytes) -> _Network:
    """A network of some kind as `archived` wrote it."""
    with np.load(BytesIO(file), allow_pickle=False) as archive:
        arrays = {name: archive[name] for name in archive.files}
    return _built(kind, arrays, "")


def _built(kind: type[_Network], arrays: _Arrays, at: str) -> _Network:
    return kind(**{name: _part(hint, arrays, f"{at}{name}") for name, hint in get_type_hints(kind).items()})


def _part(hint: type, arrays: _Arrays, name: str) -> object:
    if hint is Vectors:
        names = arrays[f"{name}.names"].tolist()
        return Vectors({one: place for place, one in enumerate(names)}, _numbers(arrays, f"{name}.rows"))
    if hint is Layer:
        return Layer(_numbers(arrays, f"{name}.matrix"), _numbers(arrays, f"{name}.start"))
    return _built(hint, arrays, f"{name}.") if is_dataclass(hint) else _numbers(arrays, name)


def _numbers(arrays: _Arrays, name: str) -> Numbers:
    return arrays[name].astype(np.float32)


def archived(network: DataclassInstance) -> bytes:
    """The content of the file in which a network is kept."""
    file = BytesIO()
    arrays: dict[str, Any] = dict(_arrays(network, ""))
    np.savez_compressed(file, **arrays)
    return file.getvalue()


def _arrays(told: DataclassInstance, at: str) -> Iterator[tuple[str, NDArray[Any]]]:
    for field in fields(told):
        name, value = f"{at}{field.name}", getattr(told, field.name)
        if isinstance(value, Vectors):
            yield f"{name}.names", np.array(list(value.places))
            yield f"{name}.rows", value.rows.astype(np.float16)
        elif isinstance(value, Layer):
            yield f"{name}.matrix", value.matrix.astype(np.float16)
            yield f"{name}.start", value.start.astype(np.float16)
        elif is_dataclass(value) and not isinstance(value, type):
            yield from _arrays(value, f"{name}.")
        else:
            yield name, value.astype(np.float16)
