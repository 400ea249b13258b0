"""What the bot says: (state, message, knowledge, policy, now) -> (new state, replies, effects). Pure; no clock, no I/O."""
