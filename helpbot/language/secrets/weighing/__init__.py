"""Weigh what may be a secret by its shape together with its surroundings: for wordings that no list foresees."""
