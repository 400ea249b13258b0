"""Tests of helpbot.dialogue."""
