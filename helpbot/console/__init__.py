"""The same dialogue in a terminal: reads lines, prints replies. Knows nothing of Slack."""
