"""The network that decides whether a message contains several problems."""
