"""Invented values for the places of a lesson: secrets as people and machines make them, and what only looks so."""
