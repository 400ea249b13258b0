"""Tests of helpbot.dialogue.asking."""
