"""How well and how fast the search finds, beside other ways to search: `python -m benchmarks.search --help`."""
