"""What the bot says: (state, message, now) -> (new state, replies, effects). Pure: no clock, no I/O."""
