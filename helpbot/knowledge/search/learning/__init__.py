"""What is learned once from the texts of a language, and the index that it leads to. Not needed to answer."""
