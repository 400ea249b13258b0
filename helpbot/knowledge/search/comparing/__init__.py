"""How similar a question is to every wording and to every article: texts as vectors, known words, meaning, belief."""
