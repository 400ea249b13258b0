"""What stands in many sentences: quoted words, moments, countries, marks of removed secrets."""
