"""Invented values for the placeholders of a lesson: secrets as people and machines make them, and lookalikes."""
