"""Learning to read messages in the order of their words, for `helpbot/triage/learned/network.py`."""
