"""Tickets: filed from drafts, moved on step by step, shown to the support team and remembered when they fall due."""
