"""The public status page: a Statuspage, read over HTTP."""
