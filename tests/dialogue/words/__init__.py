"""Tests of helpbot.dialogue.words."""
