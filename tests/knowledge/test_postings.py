"""The wordings by feature: their products with a text."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from helpbot.knowledge.search.learning.matrices import by_feature

# each row is a wording, each column a feature
WORDINGS = np.array(
    [[1, 0, 0, 0.5, 0], [2, 3, 0, 0, 0], [3, 1, 0.25, 0, 0], [4, 2, 0, 0, 0], [5, 0, 0, 0, 0]], dtype=np.float32
)


@pytest.mark.parametrize(
    "features", [[], [0], [0, 1], [2], [2, 3], [4], [3, 1, 4, 0, 2]], ids=lambda features: f"features {features}"
)
def test_the_product_with_each_wording(features: list[int]) -> None:
    postings = by_feature(sparse.csr_array(WORDINGS))
    values = np.array([0.5, 2, 4, 8, 16], dtype=np.float32)[features]
    products = postings.products(np.array(features, dtype=np.intp), values)
    assert products.tolist() == (WORDINGS[:, features] @ values).tolist()
