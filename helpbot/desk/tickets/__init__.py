"""Tickets: filed from drafts, moved on step by step, shown to the support team, with reminders when they fall due."""
