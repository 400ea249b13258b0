"""How probable it is that one of the articles that are most alike is the right one."""
