"""The network that tells whether a message tells several problems."""
