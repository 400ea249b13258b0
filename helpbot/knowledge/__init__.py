"""The knowledge base: articles, how they are read, how one is found. Knows nothing of conversations or tickets."""
