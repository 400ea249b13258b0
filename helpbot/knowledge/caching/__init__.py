"""What is costly to compute, kept in the user's cache folder: arrays, what YAML files say, letter groups."""
