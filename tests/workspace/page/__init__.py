"""Tests of the browser page, in a real browser."""
