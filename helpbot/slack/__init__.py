"""The bot in Slack: what comes in is stored before it is acknowledged, what goes out is drawn with Block Kit."""
