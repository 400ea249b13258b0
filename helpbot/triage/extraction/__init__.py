"""Extracts facts and ticket fields from what a person wrote. Pure: no clock, file or network."""
