"""Failures that several people have: found, joined, named, escalated, and over for everybody at once."""
