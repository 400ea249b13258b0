"""How probable it is that one of the articles that are most similar is the right one."""
