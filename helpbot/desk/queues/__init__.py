"""Work that waits, as rows: events, messages to be posted, chores. Leased, done once, in order."""
