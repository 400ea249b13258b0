"""Tests of helpbot.dialogue.tickets."""
