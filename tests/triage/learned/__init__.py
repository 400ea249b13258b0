"""Tests of helpbot.triage.learned."""
