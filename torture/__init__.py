"""A torture test that anyone can run: many people talk with several replicas while everything around them breaks."""
