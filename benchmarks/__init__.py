"""Benchmarks against alternatives: `make bench-…`; and offline learning: `make learn-…`."""

import helpbot  # noqa: F401  before numpy, which is told to work on one thread there
