"""A torture test for everyone to run: many people talk with several replicas while everything around them breaks."""
