"""Training of sequence models with torch, for `helpbot/triage/learned/networks`."""
