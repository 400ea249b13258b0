"""Secrets in a text: numbers with check digits, tokens by their shape, passwords told in words."""
