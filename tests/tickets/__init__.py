"""Tests of helpbot.tickets."""
