"""Failures that are known already: said, joined and left."""
