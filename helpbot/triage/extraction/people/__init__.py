"""Whom a problem hits: who, how many, and how far it reaches."""
