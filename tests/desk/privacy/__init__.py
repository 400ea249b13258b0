"""What is held about a person: handed over, erased, and kept no longer than necessary."""
