"""A network as a file: a compressed archive of numpy arrays, numbers in half precision.

words.names, words.rows    a name and a vector for each word; cues likewise
letters, signs             vectors that are found by number
near.matrix, near.start    a layer; far, topic, border, border_says, message, message_says likewise
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from io import BytesIO
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from helpbot.triage.learned.network import Layer, Network, Numbers, Vectors

_Arrays: TypeAlias = Mapping[str, NDArray[Any]]


def read_network(file: bytes) -> Network:
    """A network as `archived` wrote it."""
    with np.load(BytesIO(file), allow_pickle=False) as archive:
        arrays = {name: archive[name] for name in archive.files}
    return Network(
        words=_vectors(arrays, "words"),
        letters=_numbers(arrays, "letters"),
        cues=_vectors(arrays, "cues"),
        signs=_numbers(arrays, "signs"),
        near=_layer(arrays, "near"),
        far=_layer(arrays, "far"),
        topic=_layer(arrays, "topic"),
        border=_layer(arrays, "border"),
        border_says=_layer(arrays, "border_says"),
        message=_layer(arrays, "message"),
        message_says=_layer(arrays, "message_says"),
    )


def _vectors(arrays: _Arrays, name: str) -> Vectors:
    names = arrays[f"{name}.names"].tolist()
    return Vectors({one: place for place, one in enumerate(names)}, _numbers(arrays, f"{name}.rows"))


def _layer(arrays: _Arrays, name: str) -> Layer:
    return Layer(_numbers(arrays, f"{name}.matrix"), _numbers(arrays, f"{name}.start"))


def _numbers(arrays: _Arrays, name: str) -> Numbers:
    return arrays[name].astype(np.float32)


def archived(network: Network) -> bytes:
    """The file."""
    arrays: dict[str, Any] = {}
    for field in fields(network):
        value = getattr(network, field.name)
        if isinstance(value, Vectors):
            arrays[f"{field.name}.names"] = np.array(list(value.places))
            arrays[f"{field.name}.rows"] = value.rows.astype(np.float16)
        elif isinstance(value, Layer):
            arrays[f"{field.name}.matrix"] = value.matrix.astype(np.float16)
            arrays[f"{field.name}.start"] = value.start.astype(np.float16)
        else:
            arrays[field.name] = value.astype(np.float16)
    file = BytesIO()
    np.savez_compressed(file, **arrays)
    return file.getvalue()
