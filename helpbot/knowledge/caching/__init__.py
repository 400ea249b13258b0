"""What is costly to compute, kept in the user's cache folder: arrays, the content of YAML files, letter groups."""
