"""Tests of helpbot.operations."""
