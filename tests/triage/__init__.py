"""Tests of helpbot.triage."""
