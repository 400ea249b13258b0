"""Tests of helpbot.knowledge."""
