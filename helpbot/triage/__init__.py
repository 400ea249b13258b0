"""Triage: what a reported problem is, how severe, and when a response is due. Pure: the time is passed in."""
