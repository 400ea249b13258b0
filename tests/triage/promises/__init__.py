"""Tests of helpbot.triage.promises."""
