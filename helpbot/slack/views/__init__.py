"""Modals and the home tab as Block Kit, and what comes back from them. Pure."""
