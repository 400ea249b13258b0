"""One event, handled: the dialogue is asked, and all that follows from its answer is stored in one transaction."""
