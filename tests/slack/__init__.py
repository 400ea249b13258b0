"""Tests of the bot in Slack."""
