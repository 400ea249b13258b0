"""Tests of helpbot.triage.utterances."""
