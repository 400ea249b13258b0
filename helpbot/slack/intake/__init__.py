"""What Slack tells the bot, as events for the desk."""
