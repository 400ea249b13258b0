"""Quality and speed of the search, compared with other search methods: `python -m benchmarks.search --help`."""
