"""One event, handled: the talk is asked, and all that follows from its answer is stored in one transaction."""
