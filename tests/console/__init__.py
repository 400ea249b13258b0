"""Tests of helpbot.console."""
