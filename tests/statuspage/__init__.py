"""Tests of helpbot.statuspage."""
