"""The same dialogue in a terminal: reads lines, prints replies. Knows nothing about Slack."""
