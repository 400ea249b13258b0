"""Tests of helpbot.desk."""
