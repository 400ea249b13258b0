"""Texts as rows of a sparse matrix: needed to build an index and to learn from it, not to answer."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np
from scipy import sparse

from helpbot.knowledge.search.comparing.features import FeatureTable, Kind, Numbers, Owners, Weights
from helpbot.knowledge.search.comparing.postings import Postings

Matrix: TypeAlias = sparse.csr_array


def count_matrix(rows: Iterable[Sequence[int]], table: FeatureTable) -> Matrix:
    """One row per text, counting each feature, dampened: 1 + ln(count). The rows may make the table grow, so its size
    is read last.
    """
    columns, starts = array("i"), array("i", [0])
    for row in rows:  # none is kept: the garbage collector would go through millions of them over and over
        columns.extend(row)
        starts.append(len(columns))
    ones = np.ones(len(columns), dtype=np.float32)
    places = np.frombuffer(columns, np.int32), np.frombuffer(starts, np.int32)
    matrix = sparse.csr_array((ones, *places), shape=(len(starts) - 1, len(table)), copy=True)
    matrix.sum_duplicates()
    matrix.data = 1 + np.log(matrix.data)
    return matrix


def rarity(matrix: Matrix, article_of_row: Owners, articles: int) -> Numbers:
    """Inverse document frequency of each feature, a document being an article: ln((1 + n) / (1 + df)) + 1."""
    members = membership(article_of_row, np.ones(len(article_of_row)), articles)
    present = sparse.csr_array(members @ matrix)
    frequency = np.bincount(present.indices, minlength=matrix.shape[1])
    result: Numbers = np.log((1 + articles) / (1 + frequency)) + 1
    return result


def learn_kind(rows: Iterable[Sequence[int]], table: FeatureTable, share: float, owners: Owners) -> tuple[Kind, Matrix]:
    """The rarities of one kind of features over articles, and the weighted rows of all texts."""
    counts = count_matrix(rows, table)
    rarities = rarity(counts, owners, int(owners.max(initial=-1)) + 1)
    weighted = counts.data * rarities.astype(np.float32)[counts.indices]
    row_of = np.repeat(np.arange(len(owners), dtype=np.int32), np.diff(counts.indptr))
    lengths = np.sqrt(np.bincount(row_of, weights=weighted**2, minlength=len(owners)))
    counts.data = weighted * (math.sqrt(share) / np.maximum(lengths, 1e-9)).astype(np.float32)[row_of]
    return Kind(table, rarities, share), counts


def without_common(matrix: Matrix, most: float) -> Matrix:
    """The same rows without the features that more than this share of them have."""
    common = np.bincount(matrix.indices, minlength=matrix.shape[1]) > most * matrix.shape[0]
    kept: Matrix = matrix.copy()
    kept.data[common[kept.indices]] = 0
    kept.eliminate_zeros()
    return kept


def by_feature(matrix: Matrix) -> Postings:
    """The same numbers, feature by feature."""
    turned = sparse.csr_array(matrix.T)
    return Postings(turned.indptr, turned.indices, turned.data, turned.shape[1])


def from_postings(postings: Postings) -> Matrix:
    """A matrix with one row per feature."""
    parts = (postings.values, postings.wordings, postings.starts)
    return sparse.csr_array(parts, shape=(len(postings.starts) - 1, postings.count))


def membership(owners: Owners, weights: Numbers, articles: int) -> Matrix:
    """One row per article with the weights of its wordings: times their rows, it is the article's sum."""
    places = (owners, np.arange(len(owners)))
    return sparse.csr_array((weights.astype(np.float32), places), shape=(articles, len(owners)))


def to_sum(vectors: Matrix | Weights) -> tuple[Weights, Weights]:
    """The inner products of each row with the sum of all rows, and with itself."""
    squares = vectors * vectors if isinstance(vectors, np.ndarray) else vectors.multiply(vectors)
    sums = vectors @ vectors.sum(axis=0)
    return np.asarray(sums, dtype=np.float32), np.asarray(squares.sum(axis=1), dtype=np.float32)
