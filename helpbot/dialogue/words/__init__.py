"""What many sentences contain: quoted words, moments, countries, marks of removed secrets."""
