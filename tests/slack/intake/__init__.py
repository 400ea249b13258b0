"""Tests of what Slack sends, as events for the desk."""
