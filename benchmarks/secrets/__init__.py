"""Learning what speaks for a secret, offline."""
