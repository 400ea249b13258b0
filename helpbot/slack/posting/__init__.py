"""What the outbox holds is posted, found again, replaced and taken away."""
