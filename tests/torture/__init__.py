"""The torture test, in short."""
