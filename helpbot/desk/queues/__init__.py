"""What waits to be done, as rows: events, messages to be posted, appointments. Leased, done once, in order."""
