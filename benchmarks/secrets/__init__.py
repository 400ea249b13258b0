"""Learn offline what indicates a secret."""
