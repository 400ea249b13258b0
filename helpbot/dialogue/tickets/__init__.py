"""Stored tickets in talk: to the requester, and as cards and notices to the support team."""
