"""What short messages mean, whatever is going on: a phrase, a hint within a message, a question, a correction."""
