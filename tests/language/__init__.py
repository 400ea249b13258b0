"""Tests of helpbot.language."""
