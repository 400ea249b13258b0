"""Tests of helpbot.dialogue.reporting."""
