"""The real bot on the shipped knowledge, in a workspace with a support team: everything end to end."""
