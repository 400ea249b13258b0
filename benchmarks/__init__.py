"""What is measured, beside what else one could use: `make bench-…`; and what is learned offline: `make learn-…`."""

import helpbot  # noqa: F401  before numpy, which is told to work on one thread there
