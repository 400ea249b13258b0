"""Stored tickets in talk with the requester, and as cards for the support team."""
