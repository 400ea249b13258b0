"""Slack's Web API: the connections to it, and what its refusals mean."""
