"""Secrets that show by themselves: by the shape of tokens and keys, by the check digits of cards and accounts."""
