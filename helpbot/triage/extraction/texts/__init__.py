"""Reading a text: its words, the cue phrases in them, negations and corrections."""
