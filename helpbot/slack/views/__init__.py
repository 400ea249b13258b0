"""Modals and the home tab as Block Kit, and their submissions. Pure."""
