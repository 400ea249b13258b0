"""Tests of helpbot.cli."""
