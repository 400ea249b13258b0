"""The bot's Markdown as Block Kit, within every limit. Pure."""
