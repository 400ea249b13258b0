"""What is held about a person: told, handed over, erased, and deleted when it has been kept long enough."""
