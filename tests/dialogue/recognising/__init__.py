"""Tests of helpbot.dialogue.recognising."""
