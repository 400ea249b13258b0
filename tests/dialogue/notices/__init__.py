"""Tests of helpbot.dialogue.notices."""
