"""A text as it is read: words, the cue phrases in them, what is negated, what takes something back."""
