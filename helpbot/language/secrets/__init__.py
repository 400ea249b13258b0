"""What a secret looks like in a text: numbers with check digits, tokens by shape, passwords told in words."""
