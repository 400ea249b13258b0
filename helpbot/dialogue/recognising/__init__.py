"""What short words mean, whatever is under way: a phrase, a hint within a message, a question, a correction."""
