"""Triage: what a reported problem is, how severe, and by when it must be answered. Pure: time comes in as a value."""
