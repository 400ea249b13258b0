"""Tests of helpbot.dialogue.routing."""
