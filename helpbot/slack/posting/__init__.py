"""Messages of the outbox are posted, found again, replaced and deleted."""
