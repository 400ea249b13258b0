"""Tests of helpbot.triage.extraction."""
