"""Since when: the words that say it, and the moment they mean."""
