"""Learning to read words in their order, with torch, for `helpbot/triage/learned/networks`."""
